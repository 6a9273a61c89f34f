// Nothing half-written stays behind when a person or a system stops the program.

#ifndef METIER_SRC_CLI_CLEANUP_H_
#define METIER_SRC_CLI_CLEANUP_H_

#include <string>

namespace metier::cli {

// What base::NewFile or sink::SqliteFile writes to on the way to `path` is removed when SIGINT, SIGTERM or SIGHUP ends
// the program. Of a few files at most; those beyond are left to the next run.
void RemoveIfKilled(const std::string& path);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_CLEANUP_H_
