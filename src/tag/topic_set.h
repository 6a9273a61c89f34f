// A set of topics that is walked from the back: parents stand before their children, so whoever takes the last topic
// out and puts its parents in sees every topic after all those below it.

#ifndef METIER_SRC_TAG_TOPIC_SET_H_
#define METIER_SRC_TAG_TOPIC_SET_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "metier/taxonomy.h"

namespace metier::tag {

class TopicSet {
 public:
  explicit TopicSet(std::size_t topics) : words_((topics + kBits - 1) / kBits) {}

  // False where it was there already.
  bool Insert(TopicIndex topic) {
    std::uint64_t& word = words_[topic / kBits];
    const std::uint64_t bit = std::uint64_t{1} << (topic % kBits);
    if ((word & bit) != 0) return false;
    word |= bit;
    if (topic / kBits >= used_) used_ = topic / kBits + 1u;
    return true;
  }

  // Takes out the last topic; false where there is none.
  bool TakeLast(TopicIndex* topic) {
    while (used_ > 0 && words_[used_ - 1] == 0) --used_;
    if (used_ == 0) return false;
    std::uint64_t& word = words_[used_ - 1];
    const auto bit = static_cast<std::size_t>(std::bit_width(word)) - 1;
    word ^= std::uint64_t{1} << bit;
    *topic = static_cast<TopicIndex>((used_ - 1) * kBits + bit);
    return true;
  }

 private:
  static constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> words_;
  std::size_t used_ = 0;  // words from here on are zero
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_TOPIC_SET_H_
