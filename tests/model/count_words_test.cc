#include "model/count_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>

namespace metier::model {
namespace {

constexpr std::size_t kLabels = 4;

// Posts of six words each; label l has ten words of its own, which every tenth post of another label has too, and all
// share twenty. Label 3 is chatter and is left out.
struct Corpus {
  std::vector<std::string> lines;
  std::vector<Targets> targets;
};

Corpus RandomCorpus(int posts, unsigned seed) {
  std::mt19937 random(seed);
  Corpus corpus;
  for (int i = 0; i < posts; ++i) {
    const auto label = static_cast<std::uint32_t>(random() % kLabels);
    std::string line;
    for (int word = 0; word < 6; ++word) {
      const auto of = random() % 10 == 0 ? random() % kLabels : label;
      line += random() % 2 == 0 ? "own" + std::to_string(of) + "x" + std::to_string(random() % 10) + " "
                                : "all" + std::to_string(random() % 20) + " ";
    }
    corpus.lines.push_back(line);
    corpus.targets.push_back({{label}, {}});
  }
  return corpus;
}

class Counted {
 public:
  Counted(Corpus corpus, int min_count)
      : corpus_(std::move(corpus)),
        lines_(corpus_.lines.begin(), corpus_.lines.end()),
        vocabulary_(lines_, min_count),
        rows_(lines_, vocabulary_, {.dimension = 8}),
        counts_(rows_, corpus_.targets, vocabulary_.words().size(), kLabels - 1) {}

  const WordCounts& counts() const { return counts_; }
  // Label to strength, of one word.
  std::map<int, int> Of(const std::string& word) const {
    const WordLabels labels = counts_.Labels({1, 1});
    if (vocabulary_.Find(word) < 0) return {};
    const auto row = static_cast<std::size_t>(vocabulary_.Find(word));
    std::map<int, int> found;
    for (std::uint32_t i = labels.begins[row]; i < labels.begins[row + 1]; ++i)
      found[labels.labels[i].label] = labels.labels[i].strength;
    return found;
  }
  const Corpus& corpus() const { return corpus_; }

 private:
  Corpus corpus_;
  std::vector<std::string_view> lines_;
  Vocabulary vocabulary_;
  RowsOfPosts rows_;
  WordCounts counts_;
};

TEST(WordCounts, IsTheFormulaOfItsHeader) {
  Corpus corpus;
  for (int i = 0; i < 1000; ++i) {
    corpus.lines.push_back(i < 8 ? "aquarium aquarium filler" : "filler");
    corpus.targets.push_back({{i < 6 || i >= 986 ? 1U : 0U}, {}});
  }
  const Counted counted(std::move(corpus), 1);
  // Eight posts with the word, six of them with the label, which 20 of 1,000 posts have.
  const double p = 21.0 / 1002;
  const double s = std::log((6 + 3 * p) / (2 + 3 * (1 - p))) - std::log(p / (1 - p)) -
                   std::sqrt(1 / 6.5 + 1 / 5.0) / 2;
  EXPECT_EQ(counted.Of("aquarium"), (std::map<int, int>{{1, static_cast<int>(std::lround(s * 256))}}));
  EXPECT_TRUE(counted.Of("filler").empty());
  EXPECT_TRUE(counted.Of("</s>").empty());
}

TEST(WordCounts, TwoPostsSayNothing) {
  Corpus corpus;
  for (int i = 0; i < 1000; ++i) {
    corpus.lines.push_back(i < 2 ? "twice filler" : i < 5 ? "thrice filler" : "filler");
    corpus.targets.push_back({{i < 5 ? 1U : 0U}, {}});
  }
  const Counted counted(std::move(corpus), 1);
  EXPECT_TRUE(counted.Of("twice").empty());
  EXPECT_FALSE(counted.Of("thrice").empty());
}

TEST(WordCounts, WordsSpeakForTheirOwnLabel) {
  const Counted counted(RandomCorpus(5000, 3), 3);
  for (int label = 0; label < 3; ++label) {
    for (int word = 0; word < 10; ++word) {
      const auto labels = counted.Of("own" + std::to_string(label) + "x" + std::to_string(word));
      ASSERT_EQ(labels.size(), 1u);
      EXPECT_EQ(labels.begin()->first, label);
    }
    EXPECT_TRUE(counted.Of("own3x" + std::to_string(label)).empty()) << "chatter is left out";
  }
  for (int word = 0; word < 20; ++word) EXPECT_TRUE(counted.Of("all" + std::to_string(word)).empty());
}

// Against counting all other posts: but for the share of the label among all posts, which one post hardly moves.
TEST(WordCounts, LeavesAPostOutAsIfItWereNotThere) {
  const Counted all(RandomCorpus(400, 5), 1);
  WordEvidence evidence(kLabels);
  LeaveOutScratch scratch;
  std::size_t compared = 0;
  for (std::size_t post = 0; post < 400; post += 7) {
    Corpus others = all.corpus();
    std::set<std::string> words;
    for (std::size_t at = 0, end = 0; (end = others.lines[post].find(' ', at)) != std::string::npos; at = end + 1)
      words.insert(others.lines[post].substr(at, end - at));
    others.lines.erase(others.lines.begin() + static_cast<std::ptrdiff_t>(post));
    others.targets.erase(others.targets.begin() + static_cast<std::ptrdiff_t>(post));
    const Counted without(std::move(others), 1);
    std::map<int, int> strongest;
    for (const std::string& word : words) {
      for (const auto& [label, strength] : without.Of(word)) strongest[label] = std::max(strongest[label], strength);
    }
    all.counts().LeaveOut(post, &evidence, &scratch);
    for (std::size_t label = 0; label < kLabels; ++label) {
      EXPECT_NEAR(evidence.StrongestOf(label), strongest[static_cast<int>(label)], 5) << post << " " << label;
      compared += strongest[static_cast<int>(label)] > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(compared, 30u);
}

TEST(WordEvidence, TheStrongestWordCountsMost) {
  WordEvidence evidence(3);
  const std::vector<WordLabel> one = {{0, 512}, {2, 1024}};
  const std::vector<WordLabel> other = {{2, 768}};
  evidence.Add(one);
  evidence.Add(other);
  const WordEvidenceWeights weights = {0.5, 0.25};
  EXPECT_DOUBLE_EQ(evidence.Of(0, weights), 0.5 * 2);
  EXPECT_DOUBLE_EQ(evidence.Of(1, weights), 0);
  EXPECT_DOUBLE_EQ(evidence.Of(2, weights), 0.5 * 4 + 0.25 * 3);
  EXPECT_EQ(evidence.labels().size(), 2u);
  evidence.Clear();
  EXPECT_TRUE(evidence.labels().empty());
  EXPECT_DOUBLE_EQ(evidence.Of(2, weights), 0);
}

}  // namespace
}  // namespace metier::model
