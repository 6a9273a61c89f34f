// What the posts of the corpora are about, each by its own text, instead of what their source is about. The label of a
// source fits three of four of its posts; these are what an earlier model that was not trained on the post, a
// sentence encoder and the source say of it together (scripts/relabel, corpora/labels/README.md).
//
//   key<TAB>topics<TAB>leaning     # as in post_labels.h, but the key is its first eight digits; zstd-compressed
//   9f86d081	knitting crochet	wool

#ifndef METIER_SRC_MODEL_RELABELLED_POSTS_H_
#define METIER_SRC_MODEL_RELABELLED_POSTS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/taxonomy.h"

namespace metier::model {

class RelabelledPosts {
 public:
  struct Label {
    std::span<const TopicIndex> topics;   // more likely than not, the narrowest; none: chatter, unless it leans
    std::span<const TopicIndex> leaning;  // less likely than not, but by no means unlikely
  };

  RelabelledPosts() = default;

  // InvalidArgument lists the first faults with file and line: unknown topics, keys that are no eight hexadecimal
  // digits or do not ascend.
  static absl::StatusOr<RelabelledPosts> Load(const std::string& path, const Taxonomy& taxonomy);

  // The spans live as long as this object. Of two posts whose keys begin alike, one in some three thousand, both get
  // the label of one.
  std::optional<Label> Find(std::uint64_t key) const;
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t key;    // the upper half of Example::key
    std::uint32_t begin;  // in topics_: first the topics, then what it leans to
    std::uint16_t topics;
    std::uint16_t leaning;
  };

  std::vector<Entry> entries_;  // ascending by key
  std::vector<TopicIndex> topics_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_RELABELLED_POSTS_H_
