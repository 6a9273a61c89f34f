// The posts of many people, grouped by person, in as much memory as is given: what does not fit goes to the disk.
//
//   SortedPosts posts(memory, directory);
//   for (...) posts.Add(post.author, weigh::MakeTaggedPost(...));
//   posts.ForEachPerson([](const std::string& author, weigh::PostSet* posts) { ... });
//
// An external merge sort: whatever fills the memory is written out as one run, ordered by author, and the runs are
// merged while they are read. Posts of one person may be in any run, and PostSet unites them; so the result is the same
// with any amount of memory.

#ifndef METIER_SRC_PROFILE_SORTED_POSTS_H_
#define METIER_SRC_PROFILE_SORTED_POSTS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "base/temporary_file.h"
#include "weigh/post_set.h"
#include "weigh/tagged_post.h"

namespace metier::profile {

// Not thread-safe.
class SortedPosts {
 public:
  // `memory`, in bytes, bounds what is held of the posts before they are looked at; besides, while they are, the posts
  // of one person are held, and a block of each of at most kMostRuns runs. `directory` is for temporary files
  // (base::TemporaryFile), which are only made when memory is full.
  SortedPosts(std::size_t memory, std::string directory, weigh::PostLimits limits = {});

  absl::Status Add(std::string_view author, const weigh::TaggedPost& post);

  // Calls `use` for every author, in bytewise order of names; the posts are settled, and `use` may take them. May be
  // called again, and gives the same again. Ends with the first failure, that of `use` too. Nothing can be added
  // afterwards.
  using Use = std::function<absl::Status(const std::string& author, weigh::PostSet* posts)>;
  absl::Status ForEachPerson(const Use& use);

  // How often memory was full so far.
  std::int64_t spills() const { return spills_; }

  static constexpr std::size_t kMostRuns = 64;

 private:
  // The records of an author in memory are a chain, the last one first.
  struct Chain {
    const char* last = nullptr;
  };

  char* Allocate(std::size_t size);
  std::vector<std::pair<std::string_view, Chain>> SortedAuthors() const;
  absl::Status Spill();
  absl::Status MergeRuns();
  absl::Status ForEachInMemory(const Use& use) const;
  absl::Status ForEachInRuns(const Use& use);

  const std::size_t memory_;
  const std::string directory_;
  const weigh::PostLimits limits_;
  const std::size_t block_;  // bytes of a block
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;
  std::size_t free_size_ = 0;
  std::size_t used_ = 0;  // bytes of memory
  std::unordered_map<std::string_view, Chain> authors_;
  std::vector<base::TemporaryFile> runs_;
  std::string scratch_;
  std::int64_t spills_ = 0;
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_SORTED_POSTS_H_
