// Which conversation a post belongs to, as far as an archive of one person can tell.

#ifndef METIER_SRC_ARCHIVE_THREADS_H_
#define METIER_SRC_ARCHIVE_THREADS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace metier::archive {

// Knows the author's own replies, 16 bytes each.
class Threads {
 public:
  // Ids that are no decimal uint64 are passed over: X has no others.
  void AddReply(std::string_view id, std::string_view parent);
  // Call it when all are added.
  void Finish();

  // The post that the chain of the author's own replies upwards from `id` ends at: the root of a thread, or the last
  // post known of somebody else's. `id` itself where it is no known reply. A reply to a newer post (a broken archive,
  // it could close a circle) counts as no reply.
  std::string Root(std::string_view id) const;

 private:
  struct Reply {
    std::uint64_t id;
    std::uint64_t parent;
  };
  const Reply* Find(std::uint64_t id) const;

  std::vector<Reply> replies_;  // Sorted by id when finished.
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_THREADS_H_
