// Is a topic right for a post whose truth is known?

#ifndef METIER_SRC_TAG_VERDICT_H_
#define METIER_SRC_TAG_VERDICT_H_

#include <cstdint>
#include <vector>

#include "metier/taxonomy.h"
#include "model/dataset.h"

namespace metier::tag {

enum class Verdict : std::uint8_t {
  kWrong,
  kRight,     // the post's own topic, or above one
  kAccepted,  // what a fair reader would accept, or above that
  kUnknown,   // below the label of a post's source, which does not say how narrow the post is
};

inline bool IsRight(Verdict verdict) { return verdict == Verdict::kRight || verdict == Verdict::kAccepted; }

inline Verdict Judge(TopicIndex topic, const model::LabelledPost& post, const Taxonomy& taxonomy) {
  const auto covers = [&taxonomy, topic](TopicIndex own) { return own == topic || taxonomy.IsAncestor(topic, own); };
  for (const TopicIndex own : post.topics) {
    if (covers(own)) return Verdict::kRight;
  }
  for (const TopicIndex accepted : post.accepted) {
    if (covers(accepted)) return Verdict::kAccepted;
  }
  for (const TopicIndex own : post.topics) {
    if (!post.exact && taxonomy.IsAncestor(own, topic)) return Verdict::kUnknown;
  }
  return Verdict::kWrong;
}

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_VERDICT_H_
