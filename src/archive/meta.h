// What Facebook and Instagram give who asks for their data, as JSON: docs/formats/facebook.md and instagram.md.

#ifndef METIER_SRC_ARCHIVE_META_H_
#define METIER_SRC_ARCHIVE_META_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// Both write every byte of a UTF-8 text as a character of its own ("\u00c3\u00a9" for é). The text that was meant, from
// one that was decoded as JSON; as it is where it cannot have been written so.
std::string RepairLatin1(std::string_view text);

// One file of posts or comments. `author` may be empty.
std::unique_ptr<Reader> OpenFacebook(std::unique_ptr<Input> input, std::string author);
std::unique_ptr<Reader> OpenInstagram(std::unique_ptr<Input> input, std::string author);

// The names of the files of `names` that hold the author's posts and comments; empty where this is no such export.
std::vector<std::string> FindFacebookFiles(const std::vector<std::string>& names);
std::vector<std::string> FindInstagramFiles(const std::vector<std::string>& names);

// Whose export it is, from profile_information.json or personal_information.json anywhere in `tree`; else empty.
std::string ReadFacebookAuthor(FileTree* tree, std::vector<RecordError>* problems);
std::string ReadInstagramAuthor(FileTree* tree, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_META_H_
