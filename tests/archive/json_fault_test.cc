#include "archive/json_fault.h"

#include <random>
#include <string>

#include "archive/json.h"
#include "gtest/gtest.h"

namespace metier::archive {
namespace {

TEST(FindFault, NamesTheByte) {
  const struct {
    std::string json;
    std::size_t offset;
  } kCases[] = {
      {R"({"a":1 "b":2})", 7},
      {R"({"a" 1})", 5},
      {R"({"a":})", 5},
      {R"({a:1})", 1},
      {R"({"a":1,})", 7},
      {R"([1,])", 3},
      {R"({"a":"x)", 5},
      {R"({"a":"\q"})", 6},
      {R"({"a":"\ud800"})", 6},
      {R"({"a":"\u12"})", 6},
      {R"({"a":01})", 5},
      {R"({"a":1.})", 7},
      {R"({"a":-})", 6},
      {R"({"a":1e})", 7},
      {R"({"a":tru})", 5},
      {R"({"a":1} x)", 8},
      {R"({"a":[1,2})", 9},
      {R"({"a":1)", 6},
      {"{\"a\":\"x\ny\"}", 7},
      {"{\"a\":\"\xff\"}", 6},
      {"{\"a\":\"\xc0\xaf\"}", 6},
      {"{\"a\":\"\xed\xa0\x80\"}", 6},
      {R"({"a":18446744073709551616})", 5},
      {"", 0},
      {std::string("{\"a\":\0}", 7), 5},
  };
  for (const auto& test : kCases) {
    const auto fault = FindFault(test.json);
    ASSERT_TRUE(fault) << test.json;
    EXPECT_EQ(fault->offset, test.offset) << test.json << ": " << fault->message;
    EXPECT_FALSE(fault->message.empty());
  }
}

TEST(FindFault, DeepNestingIsAFaultNotACrash) {
  EXPECT_FALSE(FindFault(std::string(1000, '[') + std::string(1000, ']')));
  const auto fault = FindFault(std::string(5'000'000, '['));
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->offset, 1024u);
}

// Whatever simdjson says of a mutated text, the second look must say too.
TEST(FindFault, AgreesWithSimdjson) {
  const std::string seed =
      R"({"text":"a \"q\" \u00e9 \ud83d\ude00 é","n":[1,-2.5e3,0,18446744073709551615],"o":{"t":true,"f":false,"z":null}} )";
  const std::string alphabet = "{}[]\",:\\0123456789.eE+-utfnr \n\x01\xc3\xa9\xff";
  std::mt19937 random(7);
  simdjson::dom::parser parser;
  int good = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string json = seed;
    for (std::size_t edits = random() % 3; edits-- > 0;) {
      const std::size_t at = random() % json.size();
      const char c = alphabet[random() % alphabet.size()];
      if (random() % 2 == 0) {
        json[at] = c;
      } else if (random() % 2 == 0) {
        json.insert(at, 1, c);
      } else {
        json.erase(at, 1 + random() % 5);
      }
    }
    const auto fault = FindFault(json);
    const bool accepted = parser.parse(simdjson::padded_string(json)).error() == simdjson::SUCCESS;
    good += accepted ? 1 : 0;
    ASSERT_EQ(accepted, !fault.has_value()) << json << "\n" << (fault ? fault->message : "");
    if (fault) {
      ASSERT_LE(fault->offset, json.size());
    }
  }
  EXPECT_GT(good, 1000);
}

TEST(FindValue, FollowsThePath) {
  const std::string json = R"( {"a":1,"b":{"c":"}","a":[10, {"k":20}]},"a":3} )";
  const auto at = [&](std::string_view pointer) { return json.substr(FindValue(json, pointer)); };
  EXPECT_EQ(at("").front(), '{');
  EXPECT_TRUE(at("/a").starts_with("3}")) << "the last one";
  EXPECT_TRUE(at("/b/c").starts_with("\"}\""));
  EXPECT_TRUE(at("/b/a/0").starts_with("10,"));
  EXPECT_TRUE(at("/b/a/1/k").starts_with("20}"));
  EXPECT_TRUE(at("/b/none").starts_with("{\"c\"")) << "where the missing field should be";
  EXPECT_TRUE(at("/b/a/x").starts_with("[10,")) << "no index";
  EXPECT_TRUE(at("/b/a/7").starts_with("[10,"));
  EXPECT_EQ(FindValue("", "/a"), 0u);
  EXPECT_EQ(FindValue("[]", "/a/b"), 0u);
}

}  // namespace
}  // namespace metier::archive
