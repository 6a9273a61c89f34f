#include "eval/report.h"

#include <algorithm>
#include <cmath>

namespace metier::eval {

std::vector<tag::Share> StrongestShares(const tag::TopicAccount& account, std::size_t most) {
  std::vector<tag::Share> shares = account.shares;
  std::stable_sort(shares.begin(), shares.end(),
                   [](const tag::Share& a, const tag::Share& b) { return std::fabs(a.share) > std::fabs(b.share); });
  if (shares.size() > most) shares.resize(most);
  return shares;
}

std::string_view WordsOf(const tag::Share& share, std::string_view text) {
  const std::size_t begin = std::min<std::size_t>(share.range.begin, text.size());
  return text.substr(begin, std::max<std::size_t>(share.range.end, begin) - begin);
}

}  // namespace metier::eval
