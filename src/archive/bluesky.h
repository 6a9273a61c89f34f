// A Bluesky repository, as docs/formats/bluesky.md says.

#ifndef METIER_SRC_ARCHIVE_BLUESKY_H_
#define METIER_SRC_ARCHIVE_BLUESKY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/dag_cbor.h"
#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"
#include "metier/post.h"

namespace metier::archive {

// Whose repository it is, and under which key each record stands: what the commit and the nodes of the search tree say.
// About 120 bytes a record. A key of more than 1,024 bytes ends its node.
class RepositoryIndex {
 public:
  // True where the block is a commit or a node, and no record.
  bool Add(const Cbor& block);

  const std::string& did() const { return did_; }
  // The key of the record that `cid` names ("app.bsky.feed.post/3k..."); empty where no node has named it yet.
  std::string_view KeyOf(std::string_view cid) const;

 private:
  void AddNode(const Cbor& entries);

  std::string did_;
  std::unordered_map<std::uint64_t, std::string> keys_;  // By the first bytes of the digest, which is random enough.
};

// A record of the type of a post or repost to a Post. False, and `*problem` says why, where it is refused; false
// without a problem where it is a record of another type.
bool ReadBlueskyRecord(const Cbor& record, std::string_view key, std::string_view did, Post* post,
                       std::string* problem);

// `file` of `tree`, read twice: the nodes that name the records may stand behind them. Faults of the first reading are
// given in the second.
absl::StatusOr<std::unique_ptr<Reader>> OpenBluesky(FileTree* tree, const std::string& file);

// Read once: records in front of the nodes that name them have no id.
std::unique_ptr<Reader> OpenBlueskyStream(std::unique_ptr<Input> input);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_BLUESKY_H_
