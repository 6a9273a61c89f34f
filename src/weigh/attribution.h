// What others and the bio say a person is about, weighed. It confirms what posts show (profile/features.h multiplies it
// with repetition) and creates nothing; so it has no age of its own either: what it confirms has.
//
// Of person u and topic t, with p(b) the confidence that attributor b places u under t:
//
//   voice(b)     = 1 / (1 + ln((1 + n) * k))
//   S            = sum of voice(b) * p(b) over the outsiders b
//                  + 1/4 * the greatest voice(b) * p(b) of the reciprocal attributors
//                  + 1/4 * voice(bio) * p(bio)
//   attribution  = ln(1 + S) / (1 + ln(1 + S)),    in [0, 1)
//
// voice       n is how many others b has placed anywhere, k under how many topics b places u (the narrowest ones: golf,
//             not sports as well). Who lists everybody for everything says little of any of it; a careful list of 500
//             people is still worth a seventh of a voice. As with reactions (reactions.h) b is judged by what he does
//             elsewhere, and one person has one voice, however many lists.
// outsiders   everybody but the following.
// ring        who mostly places people of a small group whose members place each other, u among them, counts for
//             nothing. The same judgement as of reactions, ReactionGraph::Judge.
// reciprocal  whom u has placed somewhere too, without being a ring. Colleagues do so honestly and friends as a favour,
//             and nobody can tell; so all of them together count as a quarter of one voice, and however many join, they
//             give less than one outsider would.
// bio         a person's own word is worth what somebody's is who places twenty others. With n = 0.
// ln(1 + S)   the hundredth list says less than the second; L / (1 + L) keeps it below 1 without a corner. One careful
//             outsider gives 0.41, three 0.58, ten 0.71, a thousand 0.87; a bio alone 0.18.

#ifndef METIER_SRC_WEIGH_ATTRIBUTION_H_
#define METIER_SRC_WEIGH_ATTRIBUTION_H_

#include <cstdint>
#include <vector>

#include "metier/taxonomy.h"
#include "weigh/attribution_set.h"
#include "weigh/parameters.h"
#include "weigh/reactions.h"

namespace metier::weigh {

// Of one person and one topic. Counts, and never who: attributors are counted and compared, not shown.
struct TopicAttribution {
  TopicIndex topic = 0;
  double value = 0;  // in [0, 1)
  std::int32_t others = 0;
  std::int32_t reciprocal = 0;
  std::int32_t ring = 0;  // count for nothing
  bool bio = false;
};

// Immutable after construction: share one between threads.
class AttributionGraph {
 public:
  // `set` must outlive the graph.
  AttributionGraph(const AttributionSet& set, const WeighParameters& parameters);

  // Every topic under which somebody places `user`, ascending. O(topics named of the user).
  std::vector<TopicAttribution> Weigh(PersonId user, const Taxonomy& taxonomy) const;

 private:
  const AttributionSet& set_;
  WeighParameters parameters_;
  ReactionGraph graph_;
};

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_ATTRIBUTION_H_
