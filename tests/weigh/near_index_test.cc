#include "weigh/near_index.h"

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

TextSketch Of(const std::set<WordHash>& words) {
  TextSketch sketch;
  for (const WordHash word : words) {
    if (sketch.size < TextSketch::kMost) sketch.values[sketch.size++] = word;
  }
  return sketch;
}

// Texts from a small vocabulary of uneven use, and copies of them with some words changed.
std::vector<TextSketch> Texts(std::size_t count, std::mt19937_64& random) {
  std::vector<std::set<WordHash>> texts;
  for (std::size_t i = 0; i < count; ++i) {
    std::set<WordHash> words;
    if (i > 0 && random() % 3 == 0) {
      words = texts[random() % i];
      for (std::uint64_t changes = random() % 4; changes > 0; --changes) {
        if (!words.empty()) words.erase(std::next(words.begin(), static_cast<long>(random() % words.size())));
        words.insert(static_cast<WordHash>(random() % 400));
      }
    } else {
      for (std::uint64_t size = random() % 45; size > 0; --size) {
        words.insert(static_cast<WordHash>(std::min(random() % 400, random() % 400)));
      }
    }
    texts.push_back(std::move(words));
  }
  std::vector<TextSketch> sketches;
  for (const std::set<WordHash>& text : texts) sketches.push_back(Of(text));
  return sketches;
}

// Against the definition, below and above the number of posts from which on words are looked up.
TEST(NearIndex, AgreesWithComparingAllPairs) {
  std::mt19937_64 random(7);
  for (const std::size_t count : {0, 10, 64, 65, 300, 3000}) {
    const std::vector<TextSketch> texts = Texts(count, random);
    std::vector<const TextSketch*> all;
    for (const TextSketch& text : texts) all.push_back(&text);
    const WeighParameters parameters;
    NearIndex index(all, parameters);
    std::vector<std::uint32_t> kept;
    std::size_t folded = 0;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      std::optional<std::uint32_t> expected;
      for (const std::uint32_t j : kept) {
        if (!expected && NearlySame(texts[i], texts[j], parameters)) expected = j;
      }
      ASSERT_EQ(index.Find(texts[i]), expected) << i << " of " << count;
      if (expected) {
        ++folded;
      } else {
        kept.push_back(i);
        index.Insert(i, texts[i]);
      }
    }
    if (count >= 64) {
      EXPECT_GT(folded, count / 20);
      EXPECT_LT(folded, count / 2);
    }
  }
}

// Hostile: ever the same words. The lists end: some likeness is missed, and none is found that is not there.
TEST(NearIndex, ListsAreBounded) {
  std::mt19937_64 random(8);
  std::vector<TextSketch> texts;
  for (std::size_t i = 0; i < 6 * NearIndex::kLongestList; ++i) {
    std::set<WordHash> words;
    while (words.size() < 12) words.insert(static_cast<WordHash>(random() % 40));
    texts.push_back(Of(words));
  }
  std::vector<const TextSketch*> all;
  for (const TextSketch& text : texts) all.push_back(&text);
  const WeighParameters parameters;
  NearIndex index(all, parameters);
  for (std::uint32_t i = 0; i < texts.size(); ++i) index.Insert(i, texts[i]);
  int missed = 0;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::optional<std::uint32_t> near = index.Find(texts[i]);
    missed += near != i && (!near || *near > i);
    if (near) {
      EXPECT_TRUE(NearlySame(texts[i], texts[*near], parameters));
    }
  }
  EXPECT_GT(missed, 0);
}

}  // namespace
}  // namespace metier::weigh
