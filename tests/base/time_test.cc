#include "base/time.h"

#include <string>

#include "gtest/gtest.h"

namespace metier::base {
namespace {

TEST(Time, ReadsWhatExportsWrite) {
  const struct {
    std::string text;
    UnixSeconds time;
  } kCases[] = {
      {"2018-10-10T20:19:24Z", 1539202764},
      {"2018-10-10t20:19:24z", 1539202764},
      {"2018-10-10T20:19:24.999Z", 1539202764},
      {"2018-10-10T22:19:24+02:00", 1539202764},
      {"2018-10-10T22:19:24+0200", 1539202764},
      {"2018-10-10T22:19:24+02", 1539202764},
      {"2018-10-10T14:49:24.1-05:30", 1539202764},
      {"2018-10-10 20:19:24", 1539202764},
      {"2018-10-10 20:19:24 UTC", 1539202764},
      {"2018-10-10 20:19:24 +0000", 1539202764},
      {" 2018-10-10T20:19:24Z ", 1539202764},
      {"2018-10-10T20:19", 1539202740},
      {"2018-10-10", 1539129600},
      {"Wed Oct 10 20:19:24 +0000 2018", 1539202764},
      {"Wed Oct 10 22:19:24 +0200 2018", 1539202764},
      {"1539202764", 1539202764},
      {"1539202764.9", 1539202764},
      {"-1.5", -2},
      {"-1.0", -1},
      {"0", 0},
      {"2012-06-30T16:49:48.000-05:00", 1341092988},
      {"2016-12-31T23:59:60Z", 1483228800},
      {"2000-02-29", 951782400},
      {"0001-01-01T00:00:00Z", kEarliestTime},
      {"9999-12-31T23:59:59Z", kLatestTime},
  };
  for (const auto& test : kCases) {
    const auto time = ParseTime(test.text);
    ASSERT_TRUE(time.ok()) << test.text << ": " << time.status();
    EXPECT_EQ(*time, test.time) << test.text;
  }
}

TEST(Time, RefusesTheRest) {
  for (const std::string text : {"",
                                 " ",
                                 "yesterday",
                                 "2018-13-01",
                                 "2018-00-01",
                                 "2018-02-29",
                                 "1900-02-29",
                                 "2018-10-32",
                                 "0000-01-01",
                                 "2018-10-10T24:00:00Z",
                                 "2018-10-10T20:60:00Z",
                                 "2018-10-10T20:19:61Z",
                                 "2018-10-10T20:19:24.Z",
                                 "2018-10-10T20:19:24Zx",
                                 "2018-10-10T20:19:24+25:00",
                                 "2018-10-10T",
                                 "2018-1-1",
                                 "10/10/2018",
                                 "Wed Oct 10 20:19:24 2018",
                                 "Wed Okt 10 20:19:24 +0000 2018",
                                 "1539202764x",
                                 "1539202764.5.5",
                                 "1539202764000",
                                 "999999999999999999999",
                                 "0001-01-01T00:00:00+01:00",
                                 "9999-12-31T23:59:59-01:00",
                                 "-",
                                 "."}) {
    EXPECT_FALSE(ParseTime(text).ok()) << text;
  }
  EXPECT_NE(ParseTime("1539202764000").status().message().find("milliseconds"), std::string::npos);
  EXPECT_FALSE(ParseTime(std::string("2018-10-10\0", 11)).ok());
}

TEST(Time, FormatIsTheInverse) {
  EXPECT_EQ(FormatTime(1539202764), "2018-10-10T20:19:24Z");
  EXPECT_EQ(FormatTime(kEarliestTime), "0001-01-01T00:00:00Z");
  EXPECT_EQ(FormatTime(kLatestTime), "9999-12-31T23:59:59Z");
  EXPECT_EQ(FormatTime(kEarliestTime - 1), "");
  EXPECT_EQ(FormatTime(kLatestTime + 1), "");
  EXPECT_EQ(FormatTime(kUnknownTime), "");
  // A step that is prime to every unit meets all hours, days, months and leap years.
  for (UnixSeconds time = kEarliestTime; time <= kLatestTime; time += 7654321) {
    const auto back = ParseTime(FormatTime(time));
    ASSERT_TRUE(back.ok()) << time;
    ASSERT_EQ(*back, time);
  }
}

}  // namespace
}  // namespace metier::base
