#include "archive/js_array.h"

#include <string>
#include <vector>

#include "base/message.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace metier::archive {
namespace {

using ::testing::ElementsAre;

// The texts of the elements; "!" and the message for a fault.
std::vector<std::string> Cut(const std::string& bytes, std::size_t limit = kRecordLimit,
                             const ArrayPlace& place = {.keys = {}, .elements_stand_out = true}) {
  std::vector<std::string> whole;
  for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{1}}) {
    std::vector<std::string> cut;
    Input input(OpenMemory(bytes, piece), "x");
    ArrayReader elements(&input, place, limit);
    for (Element element; elements.Next(&element);) {
      cut.push_back(element.fault.empty() ? std::string(element.text) : base::Concat("!", element.fault));
      EXPECT_LE(element.byte, static_cast<std::int64_t>(bytes.size()));
    }
    if (piece > 1) {
      whole = cut;
    } else {
      EXPECT_EQ(whole, cut) << bytes;
    }
  }
  return whole;
}

TEST(ArrayReader, CutsElements) {
  EXPECT_THAT(Cut(""), ElementsAre());
  EXPECT_THAT(Cut(" \n"), ElementsAre());
  EXPECT_THAT(Cut("w = []"), ElementsAre());
  EXPECT_THAT(Cut("w = [ ];\n"), ElementsAre());
  EXPECT_THAT(Cut("[{},{\"a\":{\"b\":\"}{\\\"\"}} , {}]"), ElementsAre("{}", "{\"a\":{\"b\":\"}{\\\"\"}}", "{}"));
}

TEST(ArrayReader, SaysWhereAnArrayShouldBe) {
  EXPECT_THAT(Cut("{\"a\":1}"), ElementsAre("!no array of records here"));
  EXPECT_THAT(Cut(std::string(10'000, 'x')), ElementsAre("!no array of records here"));
  EXPECT_THAT(Cut("[{\"a\":1},\n"), ElementsAre("{\"a\":1}", "!the file ends before its array does"));
  EXPECT_THAT(Cut("[{\"a\":1},{\"a\":"), ElementsAre("{\"a\":1}", "{\"a\":"));
}

TEST(ArrayReader, ABrokenElementKeepsToItself) {
  EXPECT_THAT(Cut("[{\"a\":\"open},\n {\"a\":1}]"), ElementsAre("{\"a\":\"open}", "{\"a\":1}"));
  EXPECT_THAT(Cut("[{\"a\":{},{\"a\":1}]"), ElementsAre("{\"a\":{}", "{\"a\":1}"));
  EXPECT_THAT(Cut("[\n  {\n \"a\":{\n  },\n  {\n \"a\":1}]"), ElementsAre("{\n \"a\":{\n  }", "{\n \"a\":1}"));
  EXPECT_THAT(Cut("[{\"a\":1}},{\"a\":2}]"), ElementsAre("{\"a\":1}", "!a record in braces expected", "{\"a\":2}"));
  EXPECT_THAT(Cut("[null, 42, \"s,{\", {\"a\":2}]"),
              ElementsAre("!a record in braces expected", "!a record in braces expected",
                          "!a record in braces expected", "{\"a\":2}"));
  EXPECT_THAT(Cut("[{\"a\":[1]}, ]x] {\"b\":[{}]}, {\"a\":2}]"),
              ElementsAre("{\"a\":[1]}", "!a record in braces expected", "{\"b\":[{}]}", "{\"a\":2}"));
}

TEST(ArrayReader, TheFirstWordsOfAnElementInsideAStringAreNoElement) {
  const std::string tricky = R"({"a":"x,{\"a\":1}, {"})";
  EXPECT_THAT(Cut("[" + tricky + "," + tricky + "]"), ElementsAre(tricky, tricky));
}

TEST(ArrayReader, AnElementThatIsTooLongIsSkipped) {
  const std::string big = "{\"a\":\"" + std::string(200, 'x') + "\"}";
  EXPECT_THAT(Cut("[{\"a\":1}," + big + ",{\"a\":2}]", 100),
              ElementsAre("{\"a\":1}", "!this record is longer than 16 MiB; it was skipped", "{\"a\":2}"));
  EXPECT_THAT(Cut("[" + big + "]", 100), ElementsAre("!this record is longer than 16 MiB; it was skipped"));
}

std::vector<std::string> CutUnder(const std::string& key, const std::string& bytes) {
  return Cut(bytes, kRecordLimit, {.keys = {key}, .elements_stand_out = false});
}

TEST(ArrayReader, FindsTheArrayUnderItsKey) {
  EXPECT_THAT(
      CutUnder("items", R"({"a":["items",[{"x":1}],{"items":[{"no":1}]}],"items" : [ {"a":1} ,{"b":[]}],"c":[{}]})"),
      ElementsAre("{\"a\":1}", "{\"b\":[]}"));
  EXPECT_THAT(CutUnder("items", R"([{"a":1}])"), ElementsAre("{\"a\":1}"));
  EXPECT_THAT(CutUnder("items", R"({"items":[]})"), ElementsAre());
  EXPECT_THAT(CutUnder("items", R"({"items":5})"), ElementsAre("!no array of records here"));
  EXPECT_THAT(CutUnder("items", R"({"a":{"items":[{}]}})"), ElementsAre("!no array of records here"));
  EXPECT_THAT(CutUnder("items", R"({"items":[{"a":1})"),
              ElementsAre("{\"a\":1}", "!the file ends before its array does"));
}

TEST(ArrayReader, WhereElementsDoNotStandOutOnlyABrokenOneIsCut) {
  const std::string nested = R"({"id":"1","tag":[{"id":"x"},{"id":"y"}]})";
  EXPECT_THAT(CutUnder("items", base::Concat("[", nested, ",", nested, "]")), ElementsAre(nested, nested));
  // A bracket too many, and the records behind it are still found.
  const std::string open = R"({"id":"2","a":{)";
  EXPECT_THAT(CutUnder("items", base::Concat("[", nested, ",", open, ",", nested, "]")),
              ElementsAre(nested, open, nested));
}

TEST(ArrayReader, GoesOnBehindTheArrayOfAKey) {
  const ArrayPlace place = {.keys = {"a", "b"}, .elements_stand_out = false};
  const auto cut = [&](const std::string& bytes) { return Cut(bytes, kRecordLimit, place); };
  const std::string fault = "!a record, or the end of the file's object, expected";
  EXPECT_THAT(cut(R"({"a":[{"k":1}],"x":{"b":[{}]},"b":[{"k":2}],"y":2})"), ElementsAre("{\"k\":1}", "{\"k\":2}"));
  EXPECT_THAT(cut(R"({"a":[],"b":[{"k":2}]})"), ElementsAre("{\"k\":2}"));
  // A "]" where a comma should be, in front of it and behind it.
  EXPECT_THAT(cut(R"({"a":[{"k":1}]{"k":2},{"k":3}]})"), ElementsAre("{\"k\":1}", "{\"k\":2}", "{\"k\":3}"));
  EXPECT_THAT(cut(R"({"a":[{"k":1}],{"k":2}]})"), ElementsAre("{\"k\":1}", "{\"k\":2}"));
  EXPECT_THAT(cut(R"({"a":[{"k":1}]]"k":2}, {"k":3}]})"), ElementsAre("{\"k\":1}", fault, "{\"k\":3}"));
  EXPECT_THAT(cut(R"({"a":[{"k":1}] 5)"), ElementsAre("{\"k\":1}", fault));
  EXPECT_THAT(cut(R"({"a":[{"k":1}])"), ElementsAre("{\"k\":1}", "!the file ends before its object does"));
  EXPECT_THAT(cut(R"({"a":[{"k":1}],"x)"), ElementsAre("{\"k\":1}", "!the file ends before its object does"));
  EXPECT_THAT(cut(R"({"a":[{"k":1}]} {"a":[{"k":2}]})"),
              ElementsAre("{\"k\":1}", "!text behind the end of the file's object", "{\"k\":2}"));
}

}  // namespace
}  // namespace metier::archive
