// Which files of a tree are exports of Facebook and Instagram, and whose each of them is.

#ifndef METIER_SRC_ARCHIVE_META_FILES_H_
#define METIER_SRC_ARCHIVE_META_FILES_H_

#include <string>
#include <vector>

#include "archive/file_tree.h"
#include "archive/reader.h"

namespace metier::archive {

// The export of one person.
struct MetaExport {
  std::string folder = {};              // What lies in it is theirs; "" is the root of the tree.
  std::vector<std::string> files = {};  // Those with posts and comments, in the order to read; names in `folder`.
};

// The exports among `names`, the files of a tree. Comments alone, in a folder that anybody may call so, are no export
// unless `named`: the user says that it is one.
std::vector<MetaExport> FindFacebookExports(const std::vector<std::string>& names, bool named);
std::vector<MetaExport> FindInstagramExports(const std::vector<std::string>& names);

// Whose export `tree` is, the folder of one, from profile_information.json or personal_information.json anywhere in it,
// but in no export further down; else empty. `problems` gets a profile that cannot be read, or that there are two.
std::string ReadFacebookAuthor(FileTree* tree, std::vector<RecordError>* problems);
std::string ReadInstagramAuthor(FileTree* tree, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_META_FILES_H_
