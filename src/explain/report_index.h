// The list of all people of a report.

#ifndef METIER_SRC_EXPLAIN_REPORT_INDEX_H_
#define METIER_SRC_EXPLAIN_REPORT_INDEX_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "explain/audit.h"

namespace metier::explain {

// Names of files for names of people: safe on every file system, the same for the same people in the same order.
class FileNames {
 public:
  // "kat_ellery-0123456789abcdef.html"
  std::string Next(std::string_view user);

 private:
  std::set<std::string> taken_;
};

struct IndexEntry {
  std::string user;
  std::string file;
  std::int64_t posts = 0;
  std::int64_t held_back = 0;
  std::vector<std::string> topics;  // names with bands, surest first
};

IndexEntry EntryOf(const PersonAudit& person, std::string file);
std::string IndexPage(const std::vector<IndexEntry>& people, const Provenance& provenance);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_REPORT_INDEX_H_
