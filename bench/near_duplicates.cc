// How well near-duplicates are found, on real posts: the figures of docs/near-duplicates.md.
//
//   zstdcat lobsters.tsv.zst | tail -n +2 | cut -f2,8 | near_duplicates [--list N]
//
// Standard input has lines AUTHOR <tab> TEXT. For each way of finding near-duplicates:
//
//   recall   of 20,000 edited copies of real posts, by what was edited and by the length of the post, the part that is
//            found to be nearly the same as its original
//   folds    how many of the real posts fold into an earlier one of their author, without having the same words in the
//            same order; and how many of those have less than two words in three in common and so are surely different
//
// --list N prints N of the folds of the shipped way, for reading.

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/checksum.h"
#include "text/tokenizer.h"
#include "weigh/near_index.h"
#include "weigh/sketch.h"

namespace metier::weigh {
namespace {

using Words = std::vector<std::string>;

struct Text {
  Words words;
  std::string text;
};

// One way: what it keeps of the words, as 64-bit numbers, and when two texts are nearly the same by it.
struct Way {
  std::string name;
  int bytes;
  std::function<std::vector<std::uint64_t>(const Words&)> keep;
  std::function<bool(const std::vector<std::uint64_t>&, const std::vector<std::uint64_t>&)> near;
};

std::uint64_t Mix(std::uint64_t bits) {
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31);
}

std::vector<std::uint64_t> Shingles(const Words& words, bool pairs) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    hashes.push_back(base::Checksum(words[i]));
    if (pairs && i > 0) hashes.push_back(Mix(std::rotl(base::Checksum(words[i - 1]), 1) ^ base::Checksum(words[i])));
  }
  return hashes;
}

std::vector<std::uint64_t> Distinct(std::vector<std::uint64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

// Charikar's SimHash of words and pairs, within three bits.
Way SimHash() {
  const auto keep = [](const Words& words) {
    std::vector<int> balance(64, 0);
    for (const std::uint64_t hash : Shingles(words, true)) {
      for (int bit = 0; bit < 64; ++bit) balance[static_cast<std::size_t>(bit)] += (hash >> bit) & 1 ? 1 : -1;
    }
    std::uint64_t value = 0;
    for (int bit = 0; bit < 64; ++bit) value |= std::uint64_t{balance[static_cast<std::size_t>(bit)] > 0} << bit;
    return std::vector<std::uint64_t>{value};
  };
  return {"SimHash, 3 bits", 8, keep,
          [](const auto& left, const auto& right) { return std::popcount(left.front() ^ right.front()) <= 3; }};
}

// b-bit MinHash (Li and Koenig 2010): the last `bits` bits of `count` minima; chance agreement is taken off.
Way BitMinHash(std::size_t count, int bits, bool pairs, double likeness) {
  const auto keep = [=](const Words& words) {
    std::vector<std::uint64_t> minima(count, ~std::uint64_t{0});
    for (const std::uint64_t hash : Shingles(words, pairs)) {
      for (std::size_t i = 0; i < count; ++i) minima[i] = std::min(minima[i], Mix(hash ^ Mix(i + 1)));
    }
    for (std::uint64_t& minimum : minima) minimum &= (std::uint64_t{1} << bits) - 1;
    return minima;
  };
  const double chance = std::exp2(-bits);
  const auto near = [=](const auto& left, const auto& right) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < count; ++i) same += left[i] == right[i];
    return static_cast<double>(same) / static_cast<double>(count) >= chance + likeness * (1 - chance);
  };
  return {std::to_string(count) + " minima of " + std::to_string(bits) + (bits == 1 ? " bit" : " bits") +
              (pairs ? ", words and pairs" : ", words"),
          static_cast<int>(count) * bits / 8, keep, near};
}

// The smallest `count` hashes of 16 bits.
Way Bottom(std::size_t count, bool pairs, double likeness) {
  const auto keep = [=](const Words& words) {
    std::vector<std::uint64_t> hashes = Shingles(words, pairs);
    for (std::uint64_t& hash : hashes) hash >>= 48;
    hashes = Distinct(std::move(hashes));
    hashes.resize(std::min(hashes.size(), count));
    return hashes;
  };
  const auto near = [=](const auto& left, const auto& right) {
    std::vector<std::uint64_t> both;
    std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    if (left.size() == count || right.size() == count) both.resize(std::min(both.size(), count));
    std::size_t common = 0;
    for (const std::uint64_t hash : both) {
      common +=
          std::binary_search(left.begin(), left.end(), hash) && std::binary_search(right.begin(), right.end(), hash);
    }
    return static_cast<double>(common) >= likeness * static_cast<double>(both.size()) - 1e-9;
  };
  return {"smallest " + std::to_string(count) + (pairs ? ", words and pairs" : ", words") + ", " +
              std::to_string(static_cast<int>(100 * likeness + 0.5)) + " %",
          static_cast<int>(2 * count), keep, near};
}

// An edit returns the words of a copy.
using Edit = std::function<Words(Words, std::mt19937_64&, const Words& vocabulary)>;

Words Replace(Words words, std::mt19937_64& random, const Words& vocabulary) {
  words[random() % words.size()] = vocabulary[random() % vocabulary.size()];
  return words;
}

Words Add(Words words, std::mt19937_64& random, const Words& vocabulary) {
  words.insert(words.begin() + static_cast<long>(random() % (words.size() + 1)),
               vocabulary[random() % vocabulary.size()]);
  return words;
}

Words Remove(Words words, std::mt19937_64& random, const Words&) {
  words.erase(words.begin() + static_cast<long>(random() % words.size()));
  return words;
}

Words Turn(Words words, std::mt19937_64& random, const Words&) {
  const std::size_t at = random() % (words.size() - 1);
  std::swap(words[at], words[at + 1]);
  return words;
}

double PartInCommon(const Words& left, const Words& right) {
  const std::vector<std::uint64_t> a = Distinct(Shingles(left, false));
  const std::vector<std::uint64_t> b = Distinct(Shingles(right, false));
  std::vector<std::uint64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size() - common.size());
}

std::map<std::string, std::vector<Text>> Read() {
  std::map<std::string, std::vector<Text>> by_author;
  text::Tokenizer tokenizer;
  text::TokenizedText tokens;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Text text;
    text.text = line.substr(tab + 1);
    tokenizer.Tokenize(text.text, &tokens);
    for (const text::Token& token : tokens.tokens) {
      const bool word = token.kind == text::TokenKind::kWord || token.kind == text::TokenKind::kHashtag ||
                        token.kind == text::TokenKind::kCashtag;
      if (word) text.words.emplace_back(tokens.Norm(token));
    }
    by_author[line.substr(0, tab)].push_back(std::move(text));
  }
  return by_author;
}

void Recall(const std::vector<const Text*>& posts, const Words& vocabulary, const Way& way) {
  const auto twice = [](const Edit& edit) -> Edit {
    return [edit](Words words, std::mt19937_64& random, const Words& all) {
      return edit(edit(std::move(words), random, all), random, all);
    };
  };
  const std::vector<std::tuple<std::string, Edit, std::size_t, std::size_t>> edits = {
      {"replaced 7-8", Replace, 7, 8},      {"replaced 9-14", Replace, 9, 14}, {"replaced 15+", Replace, 15, 400},
      {"two 18+", twice(Replace), 18, 400}, {"added 6-14", Add, 6, 14},        {"removed 7-14", Remove, 7, 14},
      {"turned 6-14", Turn, 6, 14}};
  for (const auto& [name, edit, shortest, longest] : edits) {
    std::mt19937_64 random(1);
    std::vector<const Text*> fitting;
    for (const Text* post : posts) {
      if (post->words.size() >= shortest && post->words.size() <= longest) fitting.push_back(post);
    }
    if (fitting.empty()) continue;
    int found = 0;
    constexpr int kCopies = 20'000;
    for (int i = 0; i < kCopies; ++i) {
      const Words& original = fitting[random() % fitting.size()]->words;
      found += way.near(way.keep(original), way.keep(edit(original, random, vocabulary)));
    }
    std::printf("  %s %.3f", name.c_str(), static_cast<double>(found) / kCopies);
  }
}

// Folding as src/weigh does, comparing everything with everything kept.
void Folds(const std::map<std::string, std::vector<Text>>& by_author, const Way& way, std::size_t list) {
  std::vector<std::pair<const Text*, const Text*>> folds;
  for (const auto& [author, posts] : by_author) {
    std::vector<std::pair<const Text*, std::vector<std::uint64_t>>> kept;
    std::set<Words> seen;
    for (const Text& post : posts) {
      if (std::set<std::string>(post.words.begin(), post.words.end()).size() < 6 || !seen.insert(post.words).second)
        continue;
      std::vector<std::uint64_t> value = way.keep(post.words);
      const auto into =
          std::find_if(kept.begin(), kept.end(), [&](const auto& other) { return way.near(value, other.second); });
      if (into != kept.end()) {
        folds.emplace_back(&post, into->first);
      } else {
        kept.emplace_back(&post, std::move(value));
      }
    }
  }
  const auto different = std::count_if(folds.begin(), folds.end(), [](const auto& fold) {
    return PartInCommon(fold.first->words, fold.second->words) < 2.0 / 3;
  });
  std::printf("  folds %zu  surely different %td\n", folds.size(), different);
  std::mt19937_64 random(2);
  std::shuffle(folds.begin(), folds.end(), random);
  for (std::size_t i = 0; i < std::min(list, folds.size()); ++i) {
    std::printf("    %s\n    %s\n\n", folds[i].first->text.c_str(), folds[i].second->text.c_str());
  }
}

int Main(std::size_t list) {
  const std::map<std::string, std::vector<Text>> by_author = Read();
  std::vector<const Text*> posts;
  Words vocabulary;
  for (const auto& [author, texts] : by_author) {
    for (const Text& text : texts) {
      posts.push_back(&text);
      vocabulary.insert(vocabulary.end(), text.words.begin(), text.words.end());
    }
  }
  const Way shipped = Bottom(TextSketch::kMost, false, 0.8);
  const std::vector<Way> ways = {SimHash(),
                                 BitMinHash(32, 8, true, 0.7),
                                 BitMinHash(256, 1, true, 0.7),
                                 BitMinHash(32, 8, false, 0.8),
                                 BitMinHash(256, 1, false, 0.8),
                                 Bottom(32, true, 0.7),
                                 Bottom(16, false, 0.8),
                                 shipped,
                                 Bottom(64, false, 0.8),
                                 Bottom(32, false, 0.75),
                                 Bottom(32, false, 0.85)};
  std::printf("%zu posts of %zu authors\n", posts.size(), by_author.size());
  for (const Way& way : ways) {
    std::printf("%-36s %3d bytes", way.name.c_str(), way.bytes);
    Recall(posts, vocabulary, way);
    Folds(by_author, way, way.name == shipped.name ? list : 0);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace metier::weigh

int main(int argc, char** argv) {
  const bool list = argc == 3 && std::string_view(argv[1]) == "--list";
  return metier::weigh::Main(list ? static_cast<std::size_t>(std::atoi(argv[2])) : 0);
}
