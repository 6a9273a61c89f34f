#include "archive/field_map.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;

std::string Refusal(const std::string& text) { return std::string(ParseFieldMap(text).status().message()); }

Everything Read(const std::string& bytes, const std::string& map, Format format = Format::kAuto) {
  const auto parsed = ParseFieldMap(map);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return ReadAll(OpenSource(OpenMemory(bytes, 1), "test", format, *parsed));
}

TEST(ParseFieldMap, NamesAndFaults) {
  const auto map = ParseFieldMap("text=body,author=user.name,id=\"a, b\",likes=+1");
  ASSERT_TRUE(map.ok()) << map.status();
  EXPECT_EQ((*map)[Column::kText], "body");
  EXPECT_EQ((*map)[Column::kAuthor], "user.name");
  EXPECT_EQ((*map)[Column::kId], "a, b");
  EXPECT_EQ((*map)[Column::kLikes], "+1");
  EXPECT_FALSE((*map)[Column::kTime].has_value());
  EXPECT_THAT(Refusal(""), HasSubstr("is empty"));
  EXPECT_THAT(Refusal("body"), HasSubstr("has no \"=\""));
  EXPECT_THAT(Refusal("words=body"), HasSubstr("knows no field \"words\""));
  EXPECT_THAT(Refusal("words=body"), HasSubstr("the fields are text, id, author, time"));
  EXPECT_THAT(Refusal("text="), HasSubstr("says nothing after text="));
  EXPECT_THAT(Refusal("text=a,"), HasSubstr("says nothing after text="));
  EXPECT_THAT(Refusal("text=\"a"), HasSubstr("says nothing after text="));
  EXPECT_THAT(Refusal("text=a,text=b"), HasSubstr("has text twice"));
}

TEST(FieldMap, JsonLines) {
  const Everything all = Read(
      "{\"body\":\"b\",\"text\":\"not "
      "this\",\"user\":{\"name\":\"ann\"},\"a.b\":7,\"score\":-2,\"id\":\"1\",\"kind\":\"reply\"}\n"
      "{\"body\":\"c\",\"subreddit\":\"golf\",\"score\":4,\"user\":null}\n"
      "{\"text\":\"no body\"}\n"
      "{\"body\":5}\n",
      "text=body,author=user.name,likes=a.b,votes=score");
  EXPECT_EQ(all.transcript,
            "1|ann||b||||1|-1|7|0|0|0|0|0|0|0|0|0\n"
            "|||c||||0|-1|0|0|0|0|0|0|0|4|0|0\n"
            "test:3:150: body is missing\n"
            "test:4:177: body must be a string, not a number\n");
}

TEST(FieldMap, ACountThatIsMappedIsReadFromThereAlone) {
  EXPECT_EQ(Read("{\"text\":\"a\",\"engagement\":{\"likes\":3,\"views\":4},\"hearts\":5}\n"
                 "{\"text\":\"b\",\"engagement\":{\"likes\":3}}\n",
                 "likes=hearts")
                .transcript,
            "|||a||||0|-1|5|0|0|0|0|0|0|0|4|0\n"
            "|||b||||0|-1|0|0|0|0|0|0|0|0|0|0\n");
  EXPECT_EQ(Read("{\"text\":\"a\",\"score\":\"-3\"}\n{\"text\":\"b\",\"score\":\"-x\"}\n", "votes=score").transcript,
            "|||a||||0|-1|0|0|0|0|0|0|0|0|0|0\n"
            "test:2:46: score must be a whole number, not \"-x\"\n");
}

TEST(FieldMap, Tables) {
  EXPECT_EQ(Read("Words,Who,text\nhello,ann,not this\n", "text=words,author=who").transcript,
            "|ann||hello||||0|-1|0|0|0|0|0|0|0|0|0|0\n");
  EXPECT_EQ(
      Read("words\twho, what\thearts\nhello\tann\t3\n", "text=words,author=\"who, what\",likes=hearts").transcript,
      "|ann||hello||||0|-1|3|0|0|0|0|0|0|0|0|0\n");
  const auto missing = OpenSource(OpenMemory("a,b\n1,2\n"), "x.csv", Format::kAuto, *ParseFieldMap("text=c"));
  EXPECT_EQ(missing.status().message(), "x.csv: no column \"c\", which --map names; the header has \"a\", \"b\"");
}

TEST(FieldMap, OtherFormatsHaveTheirOwnFields) {
  const auto reader = OpenSource(OpenMemory("x"), "x", Format::kText, *ParseFieldMap("text=c"));
  EXPECT_EQ(reader.status().message(), "--map goes with the formats jsonl, csv and tsv");
}

}  // namespace
}  // namespace metier::archive
