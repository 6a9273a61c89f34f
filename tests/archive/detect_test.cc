#include "archive/detect.h"

#include <filesystem>
#include <fstream>
#include <string>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

absl::StatusOr<Format> Detect(std::string bytes, std::string name = "-", std::size_t piece = 1) {
  Input input(OpenMemory(std::move(bytes), piece), std::move(name));
  return DetectFormat(&input);
}

TEST(DetectFormat, ByContentThenByExtension) {
  const struct {
    std::string bytes;
    std::string name;
    Format format;
  } kCases[] = {
      {"{\"text\":\"a\"}\n", "-", Format::kJsonLines},
      {"\xEF\xBB\xBF\n\n  {\"text\":\"a\"}", "-", Format::kJsonLines},
      {"{\"text\":\"a\"}\n", "posts.csv", Format::kJsonLines},
      {"garbage\n{\"text\":\"a\"}\n", "-", Format::kJsonLines},
      {"garbage\n", "x.NDJSON", Format::kJsonLines},
      {"window.YTD.tweets.part0 = [", "-", Format::kTwitter},
      {"window.YTD.tweet.part0 = [ {", "x.txt", Format::kTwitter},
      {"window.YTD.tweets.part0=[{\"tweet\":{}}]", "-", Format::kTwitter},
      {"id,text\n1,a", "-", Format::kCsv},
      {"\"Text\",\"Created_At\"\r\n", "-", Format::kCsv},
      {"id\tuser\tcreated\tdomain\tscore\tcomments\ttags\ttitle\n", "-", Format::kTsv},
      {"id\ttext, and more\tbody\n", "x.csv", Format::kTsv},
      {"text\na\n", "x.csv", Format::kCsv},
      {"text\na\n", "x.tsv", Format::kTsv},
      {"text\na\n", "-", Format::kText},
      {"text, the whole text\n", "-", Format::kText},
      {"I like golf\n", "-", Format::kText},
      {"I like golf\n", "x.txt", Format::kText},
      {"{ curly }\n", "-", Format::kText},
      {R"({"id":"outbox.json","type":"OrderedCollection","orderedItems":[]})", "-", Format::kMastodon},
      {"{\n  \"id\": \"outbox.json\",\n  \"orderedItems\": [", "-", Format::kMastodon},
      {"text,id\n", "posts.csv.gz", Format::kCsv},
      {"", "-", Format::kText},
      {"", "x.csv", Format::kText},
      {"\n\n", "-", Format::kText},
  };
  for (const auto& test : kCases) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{1000}}) {
      const auto format = Detect(test.bytes, test.name, piece);
      ASSERT_TRUE(format.ok()) << test.bytes << ": " << format.status();
      EXPECT_EQ(*format, test.format) << test.bytes << " as " << test.name;
    }
  }
}

TEST(DetectFormat, RefusesWithAdvice) {
  using namespace std::string_literals;
  const struct {
    std::string bytes;
    std::string advice;
  } kCases[] = {
      {"Rar!\x1A\x07...", "unrar"},
      {"\xFF\xFEt\0"s, "iconv"},
      {"[{\"text\":1}]", "jq"},
      {"\x01\0\x02"s, "not text"},
      {"window.YTD.like.part0 = [", "tweets.js"},
      {R"({"@context":"x","id":"likes.json","orderedItems":["https://a/1"]})", "outbox.json"},
      {R"({"id":"https://a/users/b","preferredUsername":"b","outbox":"outbox.json"})", "outbox.json"},
  };
  for (const auto& test : kCases) {
    const auto format = Detect(test.bytes);
    EXPECT_EQ(format.status().code(), absl::StatusCode::kInvalidArgument) << test.bytes;
    EXPECT_THAT(std::string(format.status().message()), ::testing::HasSubstr(test.advice));
  }
}

TEST(DetectFormat, ConsumesNothing) {
  for (const std::string bytes : {"{\"text\":\"a\"}\n{\"text\":\"b\"}", "id,text\n1,a\n1,b\n", "a\nb\n"}) {
    EXPECT_EQ(ReadBytes(bytes, Format::kAuto, 1).posts.size(), 2u) << bytes;
  }
}

TEST(ParseFormat, KnowsItsNames) {
  EXPECT_EQ(*ParseFormat("jsonl"), Format::kJsonLines);
  EXPECT_EQ(*ParseFormat("twitter"), Format::kTwitter);
  const auto unknown = ParseFormat("xml");
  EXPECT_EQ(unknown.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(unknown.status().message()), ::testing::HasSubstr("auto, jsonl, csv, tsv, text, twitter, twitter-api, mastodon, bluesky"));
}

TEST(OpenArchive, SaysWhatIsWrongWithThePath) {
  const fs::path directory = fs::path(::testing::TempDir()) / "metier_open_archive";
  fs::create_directories(directory);
  EXPECT_EQ(OpenArchive({.path = (directory / "none.jsonl").string()}).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(OpenArchive({.path = directory.string()}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(OpenArchive({.path = directory.string(), .format = Format::kCsv}).status().code(),
            absl::StatusCode::kInvalidArgument);

  std::ofstream(directory / "x.jsonl") << "{\"text\":\"a\"}\n";
  const Everything all = ReadAll(OpenArchive({.path = (directory / "x.jsonl").string()}));
  EXPECT_EQ(all.posts.size(), 1u);
  fs::remove_all(directory);
}

}  // namespace
}  // namespace metier::archive
