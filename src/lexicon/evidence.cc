#include "lexicon/evidence.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace metier::lexicon {
namespace {

using Shares = std::vector<EvidenceShare>::iterator;

// Damps the shares [begin, end) of one topic, which hold whole strengths, and puts them in their final order.
void Damp(const std::vector<Match>& matches, Shares begin, Shares end) {
  const auto phrase = [&matches](const EvidenceShare& share) { return matches[share.match].phrase; };
  // The strongest place of each phrase first; of equals, the first in the post.
  std::sort(begin, end, [&phrase](const EvidenceShare& a, const EvidenceShare& b) {
    return std::make_tuple(phrase(a), -a.share, a.match) < std::make_tuple(phrase(b), -b.share, b.match);
  });
  for (Shares at = begin; at != end;) {
    const std::uint32_t same = phrase(*at);
    for (++at; at != end && phrase(*at) == same; ++at) at->share = 0;
  }
  const auto stronger = [](const EvidenceShare& a, const EvidenceShare& b) {
    return std::make_tuple(-a.share, a.match) < std::make_tuple(-b.share, b.match);
  };
  std::sort(begin, end, stronger);
  double rank = 1;
  for (Shares at = begin; at != end; ++at) at->share /= rank++;
}

}  // namespace

void Accumulate(const LexiconMatches& matches, std::vector<EvidenceShare>* shares, std::vector<TopicEvidence>* topics) {
  shares->clear();
  topics->clear();
  for (std::uint32_t i = 0; i < matches.matches.size(); ++i) {
    const Match& match = matches.matches[i];
    for (const TopicIndex topic : match.topics) shares->push_back({topic, i, match.strength});
  }
  std::sort(shares->begin(), shares->end(), [](const EvidenceShare& a, const EvidenceShare& b) {
    return std::tie(a.topic, a.match) < std::tie(b.topic, b.match);
  });
  for (Shares begin = shares->begin(); begin != shares->end();) {
    const Shares end =
        std::find_if(begin, shares->end(), [&begin](const EvidenceShare& s) { return s.topic != begin->topic; });
    Damp(matches.matches, begin, end);
    TopicEvidence evidence{.topic = begin->topic};
    evidence.first_share = static_cast<std::uint32_t>(begin - shares->begin());
    evidence.share_count = static_cast<std::uint32_t>(end - begin);
    for (Shares at = begin; at != end; ++at) evidence.evidence += at->share;
    topics->push_back(evidence);
    begin = end;
  }
}

}  // namespace metier::lexicon
