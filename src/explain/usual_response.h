// What response a person's posts usually draw.

#ifndef METIER_SRC_EXPLAIN_USUAL_RESPONSE_H_
#define METIER_SRC_EXPLAIN_USUAL_RESPONSE_H_

#include <algorithm>
#include <cstddef>
#include <vector>

#include "weigh/ledger.h"

namespace metier::explain {

class UsualResponse {
 public:
  explicit UsualResponse(const weigh::Ledger& ledger) {
    for (const weigh::PostRecord& record : ledger.records) {
      if (record.ranked) sorted_.push_back(weigh::LikesOf(record.response.total()));
    }
    std::sort(sorted_.begin(), sorted_.end());
  }

  std::size_t posts() const { return sorted_.size(); }  // that are ranked
  // In likes a post; `part` in [0, 1], between two posts linearly. 0 without posts.
  double Quantile(double part) const {
    if (sorted_.empty()) return 0;
    const double place = part * static_cast<double>(sorted_.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, sorted_.size() - 1);
    return sorted_[low] + (place - static_cast<double>(low)) * (sorted_[high] - sorted_[low]);
  }

 private:
  std::vector<double> sorted_;
};

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_USUAL_RESPONSE_H_
