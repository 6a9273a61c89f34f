// A dump of a Stack Exchange site, as docs/formats/stackexchange.md says.

#ifndef METIER_SRC_ARCHIVE_STACK_EXCHANGE_H_
#define METIER_SRC_ARCHIVE_STACK_EXCHANGE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// What the other files of a dump say about the rows of Posts.xml.
struct StackExchangeContext {
  // The name of a user is `names` from `name_begins[id]` to `name_begins[id] + name_sizes[id]`.
  std::string names;
  std::vector<std::uint32_t> name_begins;
  std::vector<std::uint8_t> name_sizes;
  // Votes for each post, by its id, and how often it was bookmarked; empty where Votes.xml is not there.
  std::vector<std::uint32_t> votes;
  std::vector<std::uint32_t> bookmarks;
  std::string site;  // "golf.stackexchange.com", where the folder or the archive is called so.
};

// The posts of Posts.xml.
std::unique_ptr<Reader> OpenStackExchange(std::unique_ptr<Input> posts, StackExchangeContext context);

// Reads Users.xml and Votes.xml, where `tree` has them. Beyond ids of 2^27 nothing is kept, nor more than 1 GiB of
// names: at most 2.7 GiB, and while a table grows up to as much again of it.
StackExchangeContext ReadStackExchangeContext(FileTree* tree, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_STACK_EXCHANGE_H_
