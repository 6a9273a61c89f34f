#include "weigh/response.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace metier::weigh {
namespace {

ResponseUnits Units(double likes) { return std::llround(likes * kUnitsPerLike); }

double StrongestWorth(std::uint8_t kinds, const WeighParameters& parameters) {
  double worth = 0;
  for (std::size_t kind = 0; kind < kReactionKinds; ++kind) {
    if ((kinds >> kind) & 1) worth = std::max(worth, parameters.reaction_worth[kind]);
  }
  return worth;
}

}  // namespace

SelectivityClass ClassOfSelectivity(double selectivity) {
  // 1 / (1 + ln(1 + n)) at n = 3.5 and n = 53.6.
  if (selectivity >= 0.4) return SelectivityClass::kRarely;
  return selectivity >= 0.2 ? SelectivityClass::kSometimes : SelectivityClass::kOften;
}

Response MeasureResponse(const GatheredResponse& gathered, PersonId author, const ReactionGraph& graph,
                         const WeighParameters& parameters) {
  Response response;
  for (const Reactor& reactor : gathered.reactors) {
    const Judgement judgement = graph.Judge(reactor.actor, author);
    const ResponseUnits units = Units(StrongestWorth(reactor.kinds, parameters) * judgement.selectivity);
    switch (judgement.standing) {
      case Standing::kOutside:
        response.outside += units;
        response.readers.push_back(reactor.actor);
        ++response.readers_by_class[static_cast<std::size_t>(ClassOfSelectivity(judgement.selectivity))];
        break;
      case Standing::kSelf:
        ++response.self_reactors;
        break;
      case Standing::kRing:
        response.ring += units;
        ++response.ring_reactors;
        break;
      case Standing::kAutomatic:
        ++response.automatic_reactors;
        break;
    }
  }
  for (std::size_t kind = 0; kind < kReactionKinds; ++kind) {
    response.anonymous += gathered.unnamed[kind] * Units(parameters.reaction_worth[kind]);
    response.anonymous_reactions += gathered.unnamed[kind];
  }
  return response;
}

std::vector<double> RankResonance(std::span<const ResponseUnits> responses, double weight,
                                  const WeighParameters& parameters) {
  const std::size_t size = responses.size();
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return responses[a] < responses[b]; });
  std::vector<double> resonance(size, 0);
  const double scale = 1 / (weight + parameters.resonance_prior_posts);
  for (std::size_t begin = 0; begin < size;) {
    std::size_t end = begin;
    while (end < size && responses[order[end]] == responses[order[begin]]) ++end;
    // 2 * below + equal - n, with below = begin and equal = end - begin.
    const double rank = static_cast<double>(begin + end) - static_cast<double>(size);
    for (std::size_t i = begin; i < end; ++i) resonance[order[i]] = rank * scale;
    begin = end;
  }
  return resonance;
}

}  // namespace metier::weigh
