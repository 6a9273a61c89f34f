// What LinkedIn gives who asks for their data: Shares.csv and Comments.csv, as docs/formats/linkedin.md says.

#ifndef METIER_SRC_ARCHIVE_LINKEDIN_H_
#define METIER_SRC_ARCHIVE_LINKEDIN_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// InvalidArgument where the header is that of neither file. `author` may be empty.
absl::StatusOr<std::unique_ptr<Reader>> OpenLinkedIn(std::unique_ptr<Input> input, std::string author);

// True for the header of either file, without its end.
bool IsLinkedInHeader(std::string_view line);

// The first and the last name in Profile.csv; empty where there is none.
std::string ReadLinkedInAuthor(FileTree* tree, std::vector<RecordError>* problems);

// In the text of a share LinkedIn puts every line in quotes of its own, on top of those of the cell: undoes that.
std::string JoinQuotedLines(std::string_view cell);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_LINKEDIN_H_
