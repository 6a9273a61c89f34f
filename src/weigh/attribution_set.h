// Who places whom under which topics, as it is kept: lists, endorsements and bios, of names only hashes, no text.
//
// What one person says of another is one thing however often it is said: of all their lists and endorsements together
// each topic stands once, with the highest confidence. A bio is what a person says of himself. So the set depends on
// what was said alone, and merging is union.
//
// Memory is bounded. Of a person's attributors those 10,000 with the smallest hashes are kept: an even sample, the
// same of everybody, and two samples that are merged are the sample of both. Beyond a few hundred more of them hardly
// count (attribution.h).

#ifndef METIER_SRC_WEIGH_ATTRIBUTION_SET_H_
#define METIER_SRC_WEIGH_ATTRIBUTION_SET_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "metier/tagging.h"
#include "metier/taxonomy.h"
#include "weigh/tagged_post.h"

namespace metier::weigh {

// What is said of one person: by whom, under which topics. Topics are ascending, each once, ancestors included; none
// where it is under nothing that we know. What the person says of himself stands under his own id.
struct Attributed {
  std::map<PersonId, std::vector<TopicEvidence>> by;
  bool topics_dropped = false;  // no subject: all topics are empty, whatever was said
};

// `topics`, in any order, with all their ancestors. An ancestor is as sure as its surest descendant.
std::vector<TopicEvidence> WithAncestors(std::span<const TopicScore> topics, const Taxonomy& taxonomy);

// Copyable. Not thread-safe. Where memory runs out, std::bad_alloc leaves the set as it was, in Add and Merge.
class AttributionSet {
 public:
  static constexpr std::size_t kMostAttributors = 10'000;

  explicit AttributionSet(std::size_t most_attributors = kMostAttributors) : most_(most_attributors) {}

  void Add(PersonId user, PersonId by, std::vector<TopicEvidence> topics);
  // Both must have the same limit.
  void Merge(AttributionSet&& other);

  // Forgets of everybody who is not to be kept as what they were placed; by whom stays, to judge by.
  void DropTopics(const std::function<bool(PersonId)>& keep);
  // One whose topics were dropped when the set was stored.
  void MarkDropped(PersonId user);
  bool dropped(PersonId user) const;

  // Removes what was said of a person and what the person said. Returns of and by how many others (and the bio: 1).
  std::int64_t Forget(PersonId person);

  // Nobody of whom nothing is said.
  const std::map<PersonId, Attributed>& people() const { return people_; }

  // Calls `change` with the topics of every attribution. They must stay ascending.
  void ForEachTopics(const std::function<void(std::vector<TopicEvidence>*)>& change);

 private:
  std::size_t most_;
  std::map<PersonId, Attributed> people_;
};

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_ATTRIBUTION_SET_H_
