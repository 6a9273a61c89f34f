// Matches to evidence per topic: how strongly the lexicon speaks for each topic of a post, and which match gave what.
//
// Different phrases of a topic add up with harmonic damping: the k-th strongest counts 1/k of its strength. The same
// phrase counts once, where it is strongest. Ancestors of a topic are the tagger's business.

#ifndef METIER_SRC_LEXICON_EVIDENCE_H_
#define METIER_SRC_LEXICON_EVIDENCE_H_

#include <cstdint>
#include <vector>

#include "lexicon/matches.h"
#include "metier/taxonomy.h"

namespace metier::lexicon {

// What one match gives one topic.
struct EvidenceShare {
  TopicIndex topic = 0;
  std::uint32_t match = 0;  // index in LexiconMatches::matches
  double share = 0;         // logits; 0 where the phrase is counted elsewhere
};

struct TopicEvidence {
  TopicIndex topic = 0;
  double evidence = 0;            // logits; the sum of its shares, added in their order
  std::uint32_t first_share = 0;  // [first_share, first_share + share_count) of `*shares`
  std::uint32_t share_count = 0;
};

// Overwrites `*shares` (by topic, then from the largest share to the smallest, then by place) and `*topics` (by topic).
// Every match has a share in each of its topics. Allocates nothing once the buffers have grown.
void Accumulate(const LexiconMatches& matches, std::vector<EvidenceShare>* shares, std::vector<TopicEvidence>* topics);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_EVIDENCE_H_
