// Which keys a JSON text has, from its beginning alone: what tells the exports apart that are all JSON.

#ifndef METIER_SRC_ARCHIVE_JSON_OUTLINE_H_
#define METIER_SRC_ARCHIVE_JSON_OUTLINE_H_

#include <set>
#include <string>
#include <string_view>

namespace metier::archive {

// The paths of all keys down to the fourth level: "id", "orderedItems[].type", "[].media[].uri". Any bytes will do, cut
// off anywhere.
class JsonOutline {
 public:
  explicit JsonOutline(std::string_view begin);

  bool Has(std::string_view path) const { return paths_.find(path) != paths_.end(); }
  // The value of the outermost "id", if it is a string.
  const std::string& id() const { return id_; }

 private:
  std::set<std::string, std::less<>> paths_;
  std::string id_;
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JSON_OUTLINE_H_
