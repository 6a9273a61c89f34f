// The commands. Each returns its exit code and has said on standard error why, if it is not 0.

#ifndef METIER_SRC_CLI_COMMANDS_H_
#define METIER_SRC_CLI_COMMANDS_H_

#include "cli/flags.h"

namespace metier::cli {

int RunTag(const Arguments& arguments);
int RunProfile(const Arguments& arguments);
int RunMerge(const Arguments& arguments);
int RunForget(const Arguments& arguments);
int RunExplain(const Arguments& arguments);
int RunReport(const Arguments& arguments);
int RunVerify(const Arguments& arguments);
int RunTopics(const Arguments& arguments);
int RunTrain(const Arguments& arguments);
int RunEval(const Arguments& arguments);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_COMMANDS_H_
