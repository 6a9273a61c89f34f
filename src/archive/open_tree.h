// A folder, zip, tar or 7z archive to one stream of posts: that of every export in it.

#ifndef METIER_SRC_ARCHIVE_OPEN_TREE_H_
#define METIER_SRC_ARCHIVE_OPEN_TREE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "archive/exports.h"
#include "archive/field_map.h"
#include "archive/file_tree.h"
#include "archive/reader.h"

namespace metier::archive {

// All that `format` (kAuto: any) can be found of in the tree, one after the other. InvalidArgument, with what there is
// instead, where that is nothing.
absl::StatusOr<std::unique_ptr<Reader>> OpenTree(std::unique_ptr<FileTree> tree, Format format, const FieldMap& map);

// One export, of which NeedsTree is true.
absl::StatusOr<std::unique_ptr<Reader>> OpenExport(std::unique_ptr<FileTree> tree, const Export& files);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_OPEN_TREE_H_
