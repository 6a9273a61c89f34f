// Labels that people gave to single posts of the outside corpora. The posts stay where they are: a label names its post
// by the checksum of the title (Example::key).
//
//   key<TAB>topics<TAB>also     # topics and also: slugs between blanks, or - for none
//   9f86d081884c7d65	knitting crochet	wool

#ifndef METIER_SRC_MODEL_POST_LABELS_H_
#define METIER_SRC_MODEL_POST_LABELS_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/taxonomy.h"

namespace metier::model {

struct PostLabel {
  std::vector<TopicIndex> topics;    // the narrowest that the post is about; none: chatter
  std::vector<TopicIndex> accepted;  // right to a fair reader too
};

// Topics as such a line has them.
std::string TopicsField(const std::vector<TopicIndex>& topics, const Taxonomy& taxonomy);

class PostLabels {
 public:
  PostLabels() = default;

  // Reads every *.tsv of `directory`. InvalidArgument lists every fault with file and line: unknown topics, keys that
  // are no sixteen hexadecimal digits, posts labelled twice.
  static absl::StatusOr<PostLabels> Load(const std::string& directory, const Taxonomy& taxonomy);

  // Null where nobody labelled the post.
  const PostLabel* Find(std::uint64_t key) const;
  std::size_t size() const { return labels_.size(); }

 private:
  std::unordered_map<std::uint64_t, PostLabel> labels_;  // only looked up, never walked
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_POST_LABELS_H_
