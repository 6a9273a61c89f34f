#include "model/count_words.h"

#include <algorithm>
#include <cmath>

namespace metier::model {
namespace {

constexpr double kPriorPosts = 3;
constexpr std::uint32_t kFewestPosts = 3;  // with the word and the label
// Seven times as likely. Below it words only say what the rows of words say better together.
constexpr double kWeakest = 2;
constexpr double kStrongest = 16;

// The distinct words of a post.
template <typename Use>
void ForEachWord(std::span<const std::uint32_t> rows, std::size_t words, std::vector<std::uint32_t>* scratch, Use use) {
  scratch->clear();
  for (const std::uint32_t row : rows) {
    if (row > 0 && row < words) scratch->push_back(row);
  }
  std::sort(scratch->begin(), scratch->end());
  scratch->erase(std::unique(scratch->begin(), scratch->end()), scratch->end());
  for (const std::uint32_t row : *scratch) use(row);
}

}  // namespace

WordCounts::WordCounts(const RowsOfPosts& posts, const std::vector<Targets>& targets, std::size_t words,
                       std::size_t labels)
    : posts_(posts), targets_(targets), words_(words), shares_(labels), with_word_(words) {
  // Where each word stands: the posts of word w at places[w]..places[w + 1].
  std::vector<std::uint32_t> scratch;
  for (std::size_t post = 0; post < posts.size(); ++post) {
    ForEachWord(posts[post], words, &scratch, [&](std::uint32_t word) { ++with_word_[word]; });
    for (const std::uint32_t label : targets[post].positive) {
      if (label < labels) shares_[label] += 1;
    }
  }
  for (double& share : shares_) share = (share + 1) / (static_cast<double>(posts.size()) + 2);
  std::vector<std::size_t> places(words + 1);
  for (std::size_t word = 0; word < words; ++word) places[word + 1] = places[word] + with_word_[word];
  std::vector<std::uint32_t> standing(places.back());
  std::vector<std::size_t> next(places.begin(), places.end() - 1);
  for (std::size_t post = 0; post < posts.size(); ++post) {
    ForEachWord(posts[post], words, &scratch,
                [&](std::uint32_t word) { standing[next[word]++] = static_cast<std::uint32_t>(post); });
  }

  std::vector<std::uint32_t> of_label(labels);
  std::vector<std::uint32_t> touched;
  begins_.push_back(0);
  for (std::size_t word = 0; word < words; ++word) {
    for (std::size_t i = places[word]; i < places[word + 1]; ++i) {
      for (const std::uint32_t label : targets[standing[i]].positive) {
        if (label < labels && of_label[label]++ == 0) touched.push_back(label);
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t label : touched) {
      if (const std::uint16_t strength = Strength(of_label[label], with_word_[word], label); strength > 0)
        counts_.push_back({static_cast<std::uint16_t>(label), strength, of_label[label]});
      of_label[label] = 0;
    }
    touched.clear();
    begins_.push_back(counts_.size());
  }
}

std::uint16_t WordCounts::Strength(double with_label, double with_word, std::size_t label) const {
  if (with_label < kFewestPosts) return 0;
  const double share = shares_[label];
  const double without = with_word - with_label + kPriorPosts * (1 - share);
  const double odds = std::log((with_label + kPriorPosts * share) / without) - std::log(share / (1 - share));
  const double error = std::sqrt(1 / (with_label + 0.5) + 1 / (with_word - with_label + kPriorPosts));
  const double strength = odds - error / 2;
  if (strength < kWeakest) return 0;
  return static_cast<std::uint16_t>(std::lround(std::min(strength, kStrongest) / kStrengthStep));
}

WordLabels WordCounts::Labels(const WordEvidenceWeights& weights) const {
  WordLabels labels;
  labels.weights = weights;
  labels.begins.assign(begins_.begin(), begins_.end());
  for (const Count& count : counts_) labels.labels.push_back({count.label, count.strength});
  return labels;
}

void WordCounts::LeaveOut(std::size_t post, WordEvidence* evidence, LeaveOutScratch* scratch) const {
  const std::vector<std::uint32_t>& positive = targets_[post].positive;
  evidence->Clear();
  ForEachWord(posts_[post], words_, &scratch->words, [&](std::uint32_t word) {
    scratch->labels.clear();
    auto own = positive.begin();
    for (std::size_t i = begins_[word]; i < begins_[word + 1]; ++i) {
      const Count& count = counts_[i];
      while (own != positive.end() && *own < count.label) ++own;
      const double itself = own != positive.end() && *own == count.label ? 1 : 0;
      const std::uint16_t strength = Strength(count.posts - itself, with_word_[word] - 1.0, count.label);
      if (strength > 0) scratch->labels.push_back({count.label, strength});
    }
    evidence->Add(scratch->labels);
  });
}

}  // namespace metier::model
