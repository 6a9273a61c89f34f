#include "sink/json.h"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <ios>
#include <limits>
#include <random>
#include <string>

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

// Shares, confidences, halves between two decimals and their neighbours, and what is too large for the quick way.
TEST(Json, RoundsAsToCharsDoes) {
  std::mt19937_64 random(2);
  const auto check = [](double value, int decimals) {
    std::array<char, 400> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string out;
    JsonWriter(&out).Rounded(value, decimals);
    ASSERT_EQ(out, std::string(digits.data(), end)) << std::hexfloat << value << " to " << decimals;
  };
  for (int i = 0; i < 100'000; ++i) {
    const int decimals = static_cast<int>(random() % 9);
    const double share = std::ldexp(static_cast<double>(random() >> 11), -53);
    const double half = (static_cast<double>(random() % 20'000) + 0.5) / 10'000;
    for (const double value : {share, -share, share * 1e6, share * 1e12, half, std::nextafter(half, 0.0), std::nextafter(half, 2.0), std::round(share * 100) / 100}) {
      ASSERT_NO_FATAL_FAILURE(check(value, decimals));
    }
  }
  for (const double value : {0.0, -0.0, 1.0, 0.5, 0.99995, 0.00005, 4294967295.0, 4e5, 1e-300, 1e300}) {
    for (int decimals = 0; decimals < 9; ++decimals) ASSERT_NO_FATAL_FAILURE(check(value, decimals));
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
