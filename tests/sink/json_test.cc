#include "sink/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace metier::sink {
namespace {

std::string Text(std::string_view text) {
  std::string out;
  JsonWriter(&out).String(text);
  return out;
}

TEST(Json, CommasComeByThemselves) {
  std::string out;
  JsonWriter json(&out);
  json.BeginObject().Key("a").Integer(1).Key("b").BeginArray().Integer(2).Null().BeginObject().EndObject().EndArray().Key("c").Bool(true).EndObject();
  EXPECT_EQ(out, R"({"a":1,"b":[2,null,{}],"c":true})");
}

TEST(Json, EscapesWhatCouldDoHarm) {
  EXPECT_EQ(Text("a\"b\\c\n\t\r"), R"("a\"b\\c\n\t\r")");
  EXPECT_EQ(Text("<script>&"), R"("\u003cscript\u003e\u0026")");
  EXPECT_EQ(Text(std::string("\0\x1b\x7f", 3)), R"("\u0000\u001b\u007f")");
  EXPECT_EQ(Text("\u202E\u2066\u2028"), R"("\u202e\u2066\u2028")");
  EXPECT_EQ(Text("naïve 日本 🎉"), "\"naïve 日本 🎉\"");
}

TEST(Json, RepairsInvalidUtf8) { EXPECT_EQ(Text("a\xFFz\xC3"), "\"a\uFFFDz\uFFFD\""); }

TEST(Json, NumbersReadBackTheSame) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 10000; ++i) {
    const double value = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 200) - 150);
    std::string out;
    JsonWriter(&out).Number(value);
    EXPECT_EQ(std::stod(out), value);
  }
}

TEST(Json, WhatIsNoNumberIsNull) {
  for (const double value : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), std::nan("")}) {
    std::string out;
    JsonWriter(&out).Number(value);
    EXPECT_EQ(out, "null");
  }
  std::string out;
  JsonWriter(&out).Rounded(1e308, 4);
  EXPECT_EQ(out.size(), 309u + 5u);
}

}  // namespace
}  // namespace metier::sink
