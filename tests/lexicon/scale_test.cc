// Size: loading is fast, matching is linear, a steady state allocates nothing, threads share one lexicon.

#include <gtest/gtest.h>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <thread>

#include "base/file.h"
#include "tests/lexicon/allocations.h"
#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

// Sanitizers and debug builds are slower; what they run is the same.
#ifdef NDEBUG
constexpr double kSlack = kCountsAllocations ? 1 : 30;
#else
constexpr double kSlack = 30;
#endif

double ThreadMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

// The best of a few runs, in this thread's own time: the machine may be busy.
double Milliseconds(const auto& work) {
  double best = 1e9;
  for (int i = 0; i < 4; ++i) {
    const double start = ThreadMilliseconds();
    work();
    best = std::min(best, ThreadMilliseconds() - start);
  }
  return best;
}

std::string Word(std::mt19937* random) {
  std::string word;
  for (std::size_t n = 3 + (*random)() % 6; n > 0; --n) word += static_cast<char>('a' + (*random)() % 26);
  return word;
}

// A word of small letters for each number.
std::string Unique(int number) {
  std::string word = "q";
  for (; number > 0; number /= 26) word += static_cast<char>('a' + number % 26);
  return word;
}

// `count` phrases of two to four words, in entries of four, a third of them with conditions.
std::string LargeLexicon(int count) {
  std::mt19937 random(7);
  const char* topics[] = {"golf", "cooking", "travel", "stocks"};
  std::string text;
  for (int i = 0; i < count; i += 4) {
    for (int k = 0; k < 4; ++k) {
      text.append(k == 0 ? "" : ", ").append(Word(&random));
      if (random() % 10 == 0) text.append("'s");
      text.append(" ").append(Unique(i + k));
      for (std::size_t more = random() % 3; more > 0; --more) text.append(" ").append(Word(&random));
    }
    text.append(" | ").append(topics[random() % 4]);
    if (random() % 3 == 0) text.append(" | needs golf, ").append(Word(&random)).append(" ").append(Word(&random));
    text += "\n";
  }
  return text;
}

TEST(ScaleTest, LoadsTwentyFiveThousandPhrasesFast) {
  const Taxonomy taxonomy = StandardTaxonomy();
  const std::vector<std::pair<std::string, std::string>> files = {
      {"cues.txt", *base::ReadFile(METIER_DATA_DIR "/lexicon/cues.txt")}, {"large.txt", LargeLexicon(25000)}};
  std::size_t phrases = 0;
  const double took = Milliseconds([&] {
    const absl::StatusOr<Lexicon> lexicon = Lexicon::Parse(files, taxonomy);
    ASSERT_TRUE(lexicon.ok()) << lexicon.status();
    phrases = lexicon->phrase_count();
  });
  EXPECT_EQ(phrases, 25000u);
  RecordProperty("load_ms", std::to_string(took));
  std::printf("25,000 phrases load in %.1f ms\n", took);
  EXPECT_LT(took, 100 * kSlack);
}

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// The tokenizer's time is not the lexicon's.
double MatchMilliseconds(const Lexicon& lexicon, const std::string& post) {
  text::Tokenizer tokenizer = Reader::MakeTokenizer();
  text::TokenizedText text;
  tokenizer.Tokenize(post, &text);
  LexiconScratch scratch;
  LexiconMatches found;
  std::vector<EvidenceShare> shares;
  std::vector<TopicEvidence> topics;
  return Milliseconds([&] {
    lexicon.Match(text, post, &scratch, &found);
    Accumulate(found, &shares, &topics);
  });
}

TEST(ScaleTest, IsLinearInTheText) {
  const Reader reader(
      "lamb | cooking\nlamb lamb | golf\nlamb lamb lamb lamb lamb lamb lamb ewe | sheep\nram | sheep | needs lamb, "
      "ewe\n"
      "messi | football | name\nlambs quarters | foraging",
      "[negators]\nnot\nnot not not not lamb\n[jokes]\nlol");
  // Ten times the text should cost ten times the time, and up to twice that where it leaves the caches on a busy
  // machine. A matcher that is quadratic anywhere would need a hundred times, at every try.
  constexpr std::size_t kSize = kSlack > 1 ? 50'000 : 400'000;
  const auto is_linear = [&reader](const char* piece) {
    const double small = MatchMilliseconds(reader.lexicon(), Repeated(piece, kSize));
    const double large = MatchMilliseconds(reader.lexicon(), Repeated(piece, 10 * kSize));
    std::printf("%-28s %zu kB %7.2f ms, %zu kB %7.2f ms\n", piece, kSize / 1000, small, kSize / 100, large);
    return large < 30 * small;
  };
  for (const char* piece :
       {"lamb ", "ram lamb ", "not ", "messi ", "#LambLamb ", "https://example.org/lamb ", "' ", "unknown, "}) {
    EXPECT_TRUE(is_linear(piece) || is_linear(piece) || is_linear(piece)) << piece;
  }
}

TEST(ScaleTest, ASteadyStateAllocatesNothing) {
  if (!kCountsAllocations) GTEST_SKIP() << "the sanitizer has the allocator";
  Reader reader("lamb | cooking | needs golf\nlamb's quarters | foraging\nstock(s) | stocks\ngolf | golf | name",
                *base::ReadFile(METIER_DATA_DIR "/lexicon/cues.txt"));
  const std::string post =
      "Not lamb's quarters, #lamb #LambsQuarters golf lol @golf $golf https://golf.com/lamb-stocks";
  text::Tokenizer tokenizer = Reader::MakeTokenizer();
  text::TokenizedText text;
  tokenizer.Tokenize(post, &text);
  LexiconScratch scratch;
  LexiconMatches found;
  std::vector<EvidenceShare> shares;
  std::vector<TopicEvidence> topics;
  std::size_t before = 0;
  for (int i = 0; i < 100; ++i) {
    if (i == 10) before = AllocationCount();
    reader.lexicon().Match(text, post, &scratch, &found);
    Accumulate(found, &shares, &topics);
  }
  EXPECT_EQ(AllocationCount() - before, 0u);
  EXPECT_GT(found.matches.size(), 4u);
}

TEST(ScaleTest, ThreadsShareOneLexicon) {
  const Reader reader(
      "lamb | cooking | needs golf\nlamb | sheep\nlamb's quarters | foraging\nstock(s) | stocks\ngolf | golf | name",
      *base::ReadFile(METIER_DATA_DIR "/lexicon/cues.txt"));
  std::vector<std::string> posts;
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    std::string post;
    const char* words[] = {"lamb", "lamb's", "quarters", "golf", "not", ",", "stocks", "lol", "#lamb", "Bruce", "Lamb"};
    for (int k = 0; k < 12; ++k) post.append(words[random() % std::size(words)]).append(" ");
    posts.push_back(post);
  }
  const auto run = [&reader, &posts] {
    text::Tokenizer tokenizer = Reader::MakeTokenizer();
    text::TokenizedText text;
    LexiconScratch scratch;
    LexiconMatches found;
    std::vector<double> all;
    for (int round = 0; round < 5; ++round) {
      for (const std::string& post : posts) {
        tokenizer.Tokenize(post, &text);
        reader.lexicon().Match(text, post, &scratch, &found);
        for (const Match& match : found.matches)
          all.insert(all.end(), {match.range.begin * 1.0, match.phrase * 1.0, match.strength});
      }
    }
    return all;
  };
  const std::vector<double> expected = run();
  std::vector<std::vector<double>> results(8);
  std::vector<std::thread> threads;
  for (std::vector<double>& result : results) threads.emplace_back([&result, &run] { result = run(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<double>& result : results) EXPECT_EQ(result, expected);
}

}  // namespace
}  // namespace metier::lexicon
