// Which exports lie in a tree of files, and in which of its files their posts are.

#ifndef METIER_SRC_ARCHIVE_EXPORTS_H_
#define METIER_SRC_ARCHIVE_EXPORTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "archive/reader.h"

namespace metier::archive {

// Files that are read together, because those beside them say who wrote the posts, say.
struct Export {
  Format format = Format::kAuto;        // kAuto: one file, whose content says what it is.
  std::string folder = {};              // "" is the root of the tree.
  std::vector<std::string> files = {};  // Those with posts, in the order in which they are read; names in `folder`.
};

// The known exports among `names`, the files of a tree, in their order; found by the names of their files alone. What
// is called as anybody may call a file ("Comments.csv") counts where others of the export lie beside it, or where its
// format is `named`.
std::vector<Export> FindExports(const std::vector<std::string>& names, Format named = Format::kAuto);

// Every file whose extension says that there may be posts in it, as an export of its own. With `guess`, when nobody has
// said what the files are, none of an export of LinkedIn: what is in it beside the posts are other people's letters.
std::vector<Export> FindDataFiles(const std::vector<std::string>& names, bool guess);

// True for a format that is more than one pass over one file: other files say more about the posts, or the file must be
// read twice.
bool NeedsTree(Format format);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_EXPORTS_H_
