// How often real titles get their language right. For developers: the corpora are not part of the repository.

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/text/text_testing.h"
#include "text/language.h"

namespace metier::text {
namespace {

const std::string kCorpora = METIER_SOURCE_DIR "/../shared/corpora";

// One column of every row whose first column passes.
template <typename Passes>
std::vector<std::string> ReadColumn(const std::string& file, int column, Passes passes) {
  const std::string command = "zstd -dcq '" + kCorpora + "/" + file + "'";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::vector<std::string> found;
  if (pipe == nullptr) return found;
  std::string line;
  std::array<char, 1 << 16> buffer;
  while (std::fgets(buffer.data(), buffer.size(), pipe.get()) != nullptr) {
    line += buffer.data();
    if (line.empty() || line.back() != '\n') continue;
    line.pop_back();
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      fields.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    line.clear();
    if (static_cast<int>(fields.size()) > column && passes(fields[0]))
      found.push_back(fields[static_cast<std::size_t>(column)]);
  }
  return found;
}

std::vector<std::string> Sample(std::vector<std::string> rows, std::size_t size) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < std::min(size, rows.size()); ++i)
    std::swap(rows[i], rows[i + random() % (rows.size() - i)]);
  rows.resize(std::min(size, rows.size()));
  return rows;
}

struct Tally {
  std::map<std::string, int> codes;
  int short_undecided = 0;  // "und", with three words at most
  int total = 0;
  double Share(const std::string& code) const {
    const auto found = codes.find(code);
    return found == codes.end() ? 0.0 : static_cast<double>(found->second) / total;
  }
};

Tally DetectAll(const std::vector<std::string>& posts) {
  Tokenizer tokenizer(ShippedWords());
  TokenizedText text;
  Tally tally;
  for (const std::string& post : posts) {
    tokenizer.Tokenize(post, &text);
    const Language language = DetectLanguage(text, "", ShippedWords().get());
    ++tally.codes[language.code];
    ++tally.total;
    int words = 0;
    for (const Token& token : text.tokens) words += token.kind == TokenKind::kWord;
    tally.short_undecided += language.code == "und" && words <= 3;
  }
  return tally;
}

class LanguageOfCorpora : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kCorpora)) {
      GTEST_SKIP() << "NOT MEASURED: " << kCorpora << " is missing; the outside corpora are not part of the repository";
    }
    if (std::system("zstd --version > /dev/null 2>&1") != 0) GTEST_SKIP() << "NOT MEASURED: zstd is not installed";
    ASSERT_NE(ShippedWords(), nullptr);
  }
};

TEST_F(LanguageOfCorpora, EnglishTitlesAreEnglish) {
  const auto any = [](const std::string&) { return true; };
  std::vector<std::string> posts;
  const auto add = [&posts](const std::vector<std::string>& rows) {
    const auto sample = Sample(rows, 5000);
    posts.insert(posts.end(), sample.begin(), sample.end());
  };
  add(ReadColumn("stackexchange-titles.tsv.zst", 2, [](const std::string& site) {
    for (const char* foreign :
         {"es.", "ja.", "pt.", "ru.", "rus.", "french.", "german.", "spanish.", "italian.", "portuguese.", "russian.",
          "japanese.", "chinese.", "korean.", "latin.", "esperanto.", "ukrainian."}) {
      if (site.starts_with(foreign)) return false;
    }
    return true;
  }));
  add(ReadColumn("huffpost-headlines.tsv.zst", 1, any));
  add(ReadColumn("health-tweets.tsv.zst", 3, any));
  add(ReadColumn("reddit-250.tsv.zst", 2, [](const std::string& subreddit) {
    for (const char* foreign : {"de", "france", "brasil", "norge", "Denmark", "Quebec", "belgium", "mexico"}) {
      if (subreddit == foreign) return false;
    }
    return true;
  }));
  ASSERT_EQ(posts.size(), 20'000u);
  const Tally tally = DetectAll(posts);
  const double right = tally.Share("en") + static_cast<double>(tally.short_undecided) / tally.total;
  RecordProperty("english_right_per_mille", static_cast<int>(right * 1000));
  std::printf("english titles: %.2f %% en, %.2f %% und of at most three words\n", 100 * tally.Share("en"),
              100.0 * tally.short_undecided / tally.total);
  EXPECT_GE(right, 0.985);
}

TEST_F(LanguageOfCorpora, ForeignTitlesAreMostlyNotEnglish) {
  const struct {
    const char* file;
    const char* source;
    int column;
    const char* code;
    double at_least;  // of that language; the rest is English titles, code and neighbours
  } kSources[] = {
      {"stackexchange-titles.tsv.zst", "es.stackoverflow.com", 2, "es", 0.70},
      {"stackexchange-titles.tsv.zst", "pt.stackoverflow.com", 2, "pt", 0.70},
      {"stackexchange-titles.tsv.zst", "ru.stackoverflow.com", 2, "ru", 0.85},
      {"stackexchange-titles.tsv.zst", "ja.stackoverflow.com", 2, "ja", 0.85},
      {"reddit-250.tsv.zst", "de", 2, "de", 0.80},
      {"reddit-250.tsv.zst", "france", 2, "fr", 0.70},
      {"reddit-250.tsv.zst", "brasil", 2, "pt", 0.75},
  };
  for (const auto& source : kSources) {
    const auto rows = ReadColumn(source.file, source.column, [&](const std::string& s) { return s == source.source; });
    ASSERT_FALSE(rows.empty()) << source.source;
    const Tally tally = DetectAll(Sample(rows, 2000));
    std::printf("%s: %.1f %% %s, %.1f %% en, %.1f %% und of %d\n", source.source, 100 * tally.Share(source.code),
                source.code, 100 * tally.Share("en"), 100 * tally.Share("und"), tally.total);
    EXPECT_GE(tally.Share(source.code), source.at_least) << source.source;
  }
}

}  // namespace
}  // namespace metier::text
