// The small JSON files beside an export's posts: who the author is, mostly.

#ifndef METIER_SRC_ARCHIVE_SIDE_FILE_H_
#define METIER_SRC_ARCHIVE_SIDE_FILE_H_

#include <memory>
#include <string>
#include <vector>

#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/json_record.h"
#include "archive/reader.h"

namespace metier::archive {

// One file of one JSON object, whole in memory.
class SideFile {
 public:
  // False where `name` does not exist in `tree`, which is no fault, or cannot be read: then `problems` gets the reason.
  bool Read(FileTree* tree, const std::string& name, std::vector<RecordError>* problems);

  // Valid while this object is and until the next Read.
  const simdjson::dom::object& object() const { return object_; }
  // The string at `path` (RFC 6901), JSON null and any other type being none.
  std::string Text(std::string_view path) const;

 private:
  JsonRecord record_;
  std::string bytes_;
  simdjson::dom::object object_;
};

// `name` of `tree`, at its beginning but behind a byte order mark. Null where it does not exist, which is no fault, or
// cannot be opened: then `problems` gets the reason.
std::unique_ptr<Input> OpenSide(FileTree* tree, const std::string& name, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_SIDE_FILE_H_
