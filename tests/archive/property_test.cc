// Random good records with random bad ones between them: every good one arrives once and in order, every bad one gives
// one error that points into it, and nothing depends on where a block ends.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "archive/detect.h"
#include "archive/input.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using Random = std::mt19937;

std::string Pick(Random& random, const std::vector<std::string>& from) { return from[random() % from.size()]; }

struct Span {
  std::int64_t begin, end, first_line, last_line;
};

class File {
 public:
  explicit File(std::string head) : bytes_(std::move(head)) {}
  // Adds a record, of which `before` and `after` are no part.
  void Add(const std::string& before, const std::string& record, const std::string& after, bool good,
           const std::string& text) {
    bytes_ += before;
    Span span = {Size(), 0, Line(), 0};
    bytes_ += record;
    span.end = Size();
    span.last_line = Line();
    bytes_ += after;
    if (good) {
      texts_.push_back(text);
    } else {
      bad_.push_back(span);
    }
  }
  void AddTail(const std::string& tail) { bytes_ += tail; }

  void Check(Format format) const {
    const Everything all = ReadBytes(bytes_, format);
    ASSERT_EQ(all.posts.size(), texts_.size()) << bytes_ << "\n" << all.transcript;
    for (std::size_t i = 0; i < texts_.size(); ++i) ASSERT_EQ(all.posts[i].text, texts_[i]) << bytes_;
    ASSERT_EQ(all.errors.size(), bad_.size()) << bytes_ << "\n" << all.transcript;
    for (std::size_t i = 0; i < bad_.size(); ++i) {
      const RecordError& error = all.errors[i];
      ASSERT_GE(error.byte, bad_[i].begin) << bytes_ << "\n" << all.transcript;
      ASSERT_LE(error.byte, bad_[i].end) << bytes_ << "\n" << all.transcript;
      ASSERT_GE(error.line, bad_[i].first_line) << bytes_ << "\n" << all.transcript;
      ASSERT_LE(error.line, bad_[i].last_line) << bytes_ << "\n" << all.transcript;
    }
    for (const std::size_t piece : {1, 7}) {
      ASSERT_EQ(ReadBytes(bytes_, format, piece).transcript, all.transcript) << bytes_;
      ASSERT_EQ(Detect(piece), Detect(bytes_.size() + 1)) << bytes_;
    }
  }

 private:
  // As a number, and the status code where it is none.
  int Detect(std::size_t piece) const {
    Input input(OpenMemory(bytes_, piece), "test");
    const auto format = DetectFormat(&input);
    return format.ok() ? static_cast<int>(*format) : -static_cast<int>(format.status().code());
  }
  std::int64_t Size() const { return static_cast<std::int64_t>(bytes_.size()); }
  std::int64_t Line() const { return 1 + std::count(bytes_.begin(), bytes_.end(), '\n'); }

  std::string bytes_;
  std::vector<std::string> texts_;
  std::vector<Span> bad_;
};

const std::vector<std::string> kWords = {
    "golf", "\u00e9t\u00e9", "{",    "}",          "},{", "[", "]",  ",",        ";",
    "'",    "\\u0041",       "&amp", "\U0001F600", "RT",  ":", "\t", "https://x"};

// Begins with a letter: were the quote of a CSV cell followed by a comma, a stray quote above it would end there, and
// rightly so.
std::string RandomText(Random& random) {
  std::string text = "w";
  for (std::size_t words = random() % 6; words-- > 0;) text += base::Concat(" ", Pick(random, kWords));
  return text;
}

std::string JsonQuote(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

void RunRounds(const std::function<void(Random&)>& round) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    round(random);
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Property, JsonLines) {
  RunRounds([](Random& random) {
    const std::vector<std::string> kBad = {"{}",
                                           "[]",
                                           "null",
                                           "42",
                                           "x",
                                           "{\"text\":\"open",
                                           "{\"text\":5}",
                                           "{\"text\":\"a\"}}",
                                           "{\"text\":\"\xff\"}",
                                           "}",
                                           "{\"text\":\"a\",\"time\":\"b\"}",
                                           "{\"text\":\"a\",\"engagement\":{\"views\":-1}}",
                                           "[{\"text\":\"a\"}]",
                                           "\"",
                                           "{\"text\":\"\\",
                                           std::string("\0", 1),
                                           "{\"text\":\"a\" \"id\":2}"};
    File file(random() % 2 == 0 ? "" : "\xEF\xBB\xBF");
    for (std::size_t lines = random() % 12; lines-- > 0;) {
      const std::string blank = Pick(random, {"", "", "\n", " \r\n"});
      const std::string end = Pick(random, {"\n", "\r\n"});
      if (random() % 3 == 0) {
        file.Add(blank, Pick(random, kBad), end, false, "");
      } else {
        const std::string text = RandomText(random) + (random() % 4 == 0 ? "\"\n" : "");
        file.Add(blank, base::Concat("{\"id\":", std::to_string(random()), ",\"text\":", JsonQuote(text), "}"), end, true,
                 text);
      }
    }
    file.Check(Format::kJsonLines);
  });
}

TEST(Property, Csv) {
  RunRounds([](Random& random) {
    const std::vector<std::string> kBad = {"1,a",        "1,a,2,3",    "1,a,-5", "1,a,many", "a",
                                           "1,\"open,2", "1,\"a\"b,2", "\"open", ",,,",      "1,\"a\n\nb\",x"};
    File file("id,text,likes\n");
    for (std::size_t rows = random() % 12; rows-- > 0;) {
      const std::string blank = Pick(random, {"", "", "\n", "\r\n"});
      const std::string end = Pick(random, {"\n", "\r\n"});
      if (random() % 3 == 0) {
        file.Add(blank, Pick(random, kBad), end, false, "");
        continue;
      }
      std::string text = RandomText(random) + Pick(random, {"", "\"", " \"q\" z", "\nnext line", ", more"});
      std::string cell;
      for (const char c : text) cell.append(c == '"' ? 2 : 1, c);
      file.Add(blank, base::Concat(std::to_string(random()), ",\"", cell, "\",", std::to_string(random() % 9)), end, true,
               text);
    }
    file.Check(Format::kCsv);
  });
}

TEST(Property, Tweets) {
  RunRounds([](Random& random) {
    // Pretty, as X writes it, or all on one line.
    const bool pretty = random() % 2 == 0;
    const std::string nl = pretty ? "\n" : "";
    const std::string in1 = pretty ? "  " : "";
    const std::string in2 = pretty ? "    " : "";
    const std::string in3 = pretty ? "      " : "";
    const auto tweet = [&](const std::string& fields) {
      return base::Concat("{", nl, in2, "\"tweet\" : {", nl, in3, fields, nl, in2, "}", nl, in1, "}");
    };
    const auto good = [&](const std::string& text) {
      return tweet(
          base::Concat("\"id_str\" : \"", std::to_string(random()), "\",", nl, in3, "\"full_text\" : ", JsonQuote(text)));
    };
    const std::vector<std::string> kBad = {
        tweet("\"full_text\" : 5"),
        tweet(""),
        tweet("\"full_text\" : \"a\", \"created_at\" : \"b\""),
        tweet("\"full_text\" : \"\xff\""),
        tweet("\"full_text\" : \"open"),
        tweet("\"full_text\" : \"a\"b\""),
        base::Concat("{", nl, in2, "\"tweet\" : {", nl, in3, "\"full_text\" : \"a\"", nl, in1, "}"),
        base::Concat("{", nl, in2, "\"tweet\" : {"),
        base::Concat("{", nl, in2, "\"tweet\" : []", nl, in1, "}"),
        tweet("\"full_text\" : \"a\\"),
        tweet("\"entities\" : {\"urls\" : [ {\"url\" : 5 }, ], \"full_text\" : \"a\"")};
    // These do not begin as records do, so behind a record that does not end they would be taken for a part of it.
    const std::vector<std::string> kBadAfterGood = {"{}", "null", "42", "\"{\\\"tweet\"", "-1.5e3"};
    bool after_good = true;
    File file("window.YTD.tweets.part0 = [" + nl);
    // A good one in front and at the end: the scanner learns there how records begin.
    file.Add(in1, good("first"), "", true, "first");
    for (std::size_t records = random() % 10; records-- > 0;) {
      const std::string text = RandomText(random);
      const bool is_good = random() % 3 != 0;
      if (is_good) {
        file.Add(base::Concat(",", nl, in1), good(text), "", true, text);
      } else {
        file.Add(base::Concat(",", nl, in1), Pick(random, after_good && random() % 2 == 0 ? kBadAfterGood : kBad), "", false,
                 "");
      }
      after_good = is_good;
    }
    file.Add(base::Concat(",", nl, in1), good("last"), nl + "]" + Pick(random, {"", "\n", ";\n"}), true, "last");
    file.Check(Format::kTwitter);
  });
}

}  // namespace
}  // namespace metier::archive
