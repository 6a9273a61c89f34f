#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;

Everything Read(std::string bytes) { return ReadBytes(std::move(bytes), Format::kJsonLines); }

TEST(JsonLines, ReadsEveryFieldOfTheContract) {
  const Everything all = Read(
      R"({"id":"1","author":"ann","time":"2024-05-01T12:00:00Z","text":"hi","lang":"en","kind":"quote","thread":"t","url":"u",)"
      R"("audience":1200,"engagement":{"likes":1,"reposts":2,"quotes":3,"replies":4,"bookmarks":5,"clicks":6,"conversions":7,"votes":8,)"
      R"("views":9,"unknown":"x"},"reactions":[{"actor":"bob","kind":"like","time":"2024-05-02"},{"actor":7,"kind":"vote"}],"other":[1]})");
  ASSERT_EQ(all.posts.size(), 1u) << all.transcript;
  EXPECT_EQ(all.transcript, "1|ann|2024-05-01T12:00:00Z|hi|en|t|u|3|1200|1|2|3|4|5|6|7|8|9|2\n");
  const auto& reactions = all.posts[0].reactions;
  EXPECT_EQ(reactions[0].actor, "bob");
  EXPECT_EQ(reactions[0].kind, ReactionKind::kLike);
  EXPECT_EQ(base::FormatTime(reactions[0].time), "2024-05-02T00:00:00Z");
  EXPECT_EQ(reactions[1].actor, "7");
  EXPECT_EQ(reactions[1].kind, ReactionKind::kVote);
  EXPECT_EQ(reactions[1].time, kUnknownTime);
}

TEST(JsonLines, TakesTheFormsThatExportsUse) {
  const Everything all = Read(
      "\xEF\xBB\xBF{\"text\":\"bom, crlf\",\"id\":18446744073709551615}\r\n"
      "\n   \r\n\t\n"
      "{\"text\":\"negative id\",\"id\":-5,\"time\":1714564800}\n"
      "{\"text\":\"\",\"audience\":\"1200\",\"time\":1714564800.75}\n"
      "{\"text\":\"nulls\",\"id\":null,\"time\":null,\"kind\":null,\"audience\":null,\"engagement\":null,\"reactions\":"
      "null,\"lang\":null}\n"
      "{\"text\":\"a\\u0000b\",\"audience\":12.0}\n"
      "{\"text\":\"first\",\"text\":\"last\",\"engagement\":{\"likes\":3},\"engagement\":{\"views\":\"4\"}}\n"
      "{\"text\":\"no final newline\"}");
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
  ASSERT_EQ(all.posts.size(), 7u);
  EXPECT_EQ(all.posts[0].id, "18446744073709551615");
  EXPECT_EQ(all.posts[1].id, "-5");
  EXPECT_EQ(all.posts[1].time, 1714564800);
  EXPECT_EQ(all.posts[2].audience, 1200);
  EXPECT_EQ(all.posts[2].time, 1714564800);
  EXPECT_FALSE(all.posts[3].audience.has_value());
  EXPECT_EQ(all.posts[3].time, kUnknownTime);
  EXPECT_EQ(all.posts[4].text, std::string("a\0b", 3));
  EXPECT_EQ(all.posts[5].text, "last");
  EXPECT_EQ(all.posts[5].engagement.likes, 0);
  EXPECT_EQ(all.posts[5].engagement.views, 4);
}

TEST(JsonLines, ABadLineCostsThatLineAndSaysWhere) {
  const struct {
    std::string line;
    std::size_t offset;
    std::string message;
  } kCases[] = {
      {"{}", 0, "text is missing"},
      {R"({"text":null})", 8, "text is missing"},
      {"[]", 0, "a JSON object expected, not an array"},
      {"null", 0, "a JSON object expected, not null"},
      {"42", 0, "a JSON object expected, not a number"},
      {"\"x\"", 0, "a JSON object expected, not a string"},
      {"hello", 0, "bad JSON"},
      {R"({"text":"x" "id":1})", 12, "\",\" or \"}\" expected"},
      {R"({"text":"x)", 8, "a string that does not end"},
      {R"({"text":"x"}{"text":"y"})", 12, "text after the end"},
      {"{\"text\":\"\xff\"}", 9, "not valid UTF-8"},
      {std::string("{\"text\":\"\0\"}", 12), 9, "control character"},
      {R"({"text":5})", 8, "text must be a string, not a number"},
      {R"({"text":"x","id":1.5})", 17, "id must be a string or a whole number"},
      {R"({"text":"x","id":99999999999999999999})", 17, "out of range"},
      {R"({"text":"x","id":true})", 17, "id must be"},
      {R"({"text":"x","time":"soon"})", 19, "the time \"soon\""},
      {R"({"text":"x","time":true})", 19, "time must be a time"},
      {R"({"text":"x","time":1714564800000})", 19, "milliseconds"},
      {R"({"text":"x","kind":"rant"})", 19, "kind must be one of post, reply, repost, quote, not \"rant\""},
      {R"({"text":"x","kind":3})", 19, "kind must be a string"},
      {R"({"text":"x","audience":"many"})", 23, "audience must be a whole number, not \"many\""},
      {R"({"text":"x","audience":-1})", 23, "audience must not be negative (-1)"},
      {R"({"text":"x","engagement":[]})", 25, "engagement must be an object"},
      {R"({"text":"x","engagement":{"likes":-3}})", 34, "engagement.likes must not be negative (-3)"},
      {R"({"text":"x","engagement":{"likes":1.5}})", 34, "engagement.likes must be a whole number"},
      {R"({"text":"x","engagement":{"likes":9223372036854775808}})", 34, "too large"},
      {R"({"text":"x","engagement":{"likes":9007199254740993}})", 34, "too large"},
      {R"({"text":"x","engagement":{"likes":"9007199254740993"}})", 34, "too large"},
      {R"({"text":"x","reactions":{}})", 24, "reactions must be an array"},
      {R"({"text":"x","reactions":[1]})", 25, "reactions[0] must be an object"},
      {R"({"text":"x","reactions":[{"kind":"like"}]})", 25, "reactions[0].actor is missing"},
      {R"({"text":"x","reactions":[{"actor":"b"}]})", 25, "reactions[0].kind is missing"},
      {R"({"text":"x","reactions":[{"actor":"b","kind":"luv"}]})", 45, "reactions[0].kind must be one of like"},
  };
  const std::string before = "{\"text\":\"before\"}\n\n";
  for (const auto& test : kCases) {
    const Everything all = Read(before + test.line + "\n{\"text\":\"after\"}\n");
    ASSERT_EQ(all.posts.size(), 2u) << test.line << "\n" << all.transcript;
    EXPECT_EQ(all.posts[1].text, "after");
    ASSERT_EQ(all.errors.size(), 1u) << test.line;
    EXPECT_EQ(all.errors[0].file, "test");
    EXPECT_EQ(all.errors[0].line, 3);
    EXPECT_EQ(all.errors[0].byte, static_cast<std::int64_t>(before.size() + test.offset)) << test.line << "\n"
                                                                                          << all.transcript;
    EXPECT_THAT(all.errors[0].message, HasSubstr(test.message));
  }
}

TEST(JsonLines, ALineOf20MegabytesIsOneErrorAndALineOf15IsAPost) {
  const std::string bytes = "{\"text\":\"a\"}\n{\"text\":\"" + std::string(20'000'000, 'x') + "\"}\n{\"text\":\"" +
                            std::string(15'000'000, 'y') + "\"}\n{\"text\":\"z\"}\n" + std::string(20'000'000, '[');
  const Everything all = Read(bytes);
  ASSERT_EQ(all.posts.size(), 3u);
  EXPECT_EQ(all.posts[1].text.size(), 15'000'000u);
  EXPECT_EQ(all.posts[2].text, "z");
  ASSERT_EQ(all.errors.size(), 2u);
  EXPECT_EQ(all.errors[0].line, 2);
  EXPECT_EQ(all.errors[0].byte, 13);
  EXPECT_THAT(all.errors[0].message, HasSubstr("longer than 16 MiB"));
  EXPECT_EQ(all.errors[1].line, 5);
}

TEST(JsonLines, EmptyInputsAreEmptyStreams) {
  for (const std::string bytes : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF", "   "}) EXPECT_EQ(Read(bytes).transcript, "");
}

TEST(JsonLines, MessagesAreSafeForATerminal) {
  const Everything all = Read(R"({"text":"x","kind":"\u001b[31mred)" + std::string(200, 'a') + "\"}");
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].message.find('\x1b'), std::string::npos);
  EXPECT_LT(all.errors[0].message.size(), 200u);
}

}  // namespace
}  // namespace metier::archive
