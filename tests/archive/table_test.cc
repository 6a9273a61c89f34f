#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;

Everything Csv(std::string bytes) { return ReadBytes(std::move(bytes), Format::kCsv); }
Everything Tsv(std::string bytes) { return ReadBytes(std::move(bytes), Format::kTsv); }

TEST(Csv, QuotesNewlinesAndDoubledQuotes) {
  const Everything all =
      Csv("\xEF\xBB\xBFid,\"Text\",author\r\n"
          "1,\"a, \"\"b\"\"\nc\",ann\r\n"
          "\r\n"
          "2,\"\",\"bob\"\r\n"
          "3,5\" nails,ann\r\n"
          "4,\"\"\"\",");
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
  ASSERT_EQ(all.posts.size(), 4u);
  EXPECT_EQ(all.posts[0].text, "a, \"b\"\nc");
  EXPECT_EQ(all.posts[0].author, "ann");
  EXPECT_EQ(all.posts[1].text, "");
  EXPECT_EQ(all.posts[1].author, "bob");
  EXPECT_EQ(all.posts[2].text, "5\" nails");
  EXPECT_EQ(all.posts[3].text, "\"");
  EXPECT_EQ(all.posts[3].author, "");
}

TEST(Csv, EveryColumn) {
  const Everything all =
      Csv("id,author,time,lang,kind,thread,url,audience,likes,reposts,quotes,replies,bookmarks,clicks,conversions,"
          "votes,views,text\n"
          "1,ann,2024-05-01,en,reply,t,u,7,1,2,3,4,5,6,7,8,9,hi\n"
          ",,,,,,,,,,,,,,,,,\n");
  EXPECT_EQ(all.transcript,
            "1|ann|2024-05-01T00:00:00Z|hi|en|t|u|1|7|1|2|3|4|5|6|7|8|9|0\n"
            "|||||||0|-1|0|0|0|0|0|0|0|0|0|0\n");
}

TEST(Csv, SynonymsInAnyCaseAndTheFirstOfTheListWins) {
  const Everything all =
      Csv("Title, BODY "
          ",Tweet_ID,Screen_Name,Created_UTC,Followers,Favourites,Retweets,Num_Comments,Impressions,Score,Type\n"
          "t,b,9,ann,1714564800.0,10,1,2,3,4,5,photo\n");
  EXPECT_EQ(all.transcript, "9|ann|2024-05-01T12:00:00Z|b||||0|10|1|2|0|3|0|0|0|5|4|0\n");
}

TEST(Csv, ScoreIsVotesAndMayBeNegative) {
  EXPECT_EQ(Csv("text,score\nx,-4\n").transcript, "|||x||||0|-1|0|0|0|0|0|0|0|0|0|0\n");
  EXPECT_EQ(Csv("text,score,likes\nx,4,2\n").transcript, "|||x||||0|-1|2|0|0|0|0|0|0|4|0|0\n");
  EXPECT_EQ(Csv("text,score,votes\nx,4,2\n").posts[0].engagement.votes, 2);
  EXPECT_EQ(Csv("text,votes\nx,-4\n").errors.size(), 1u);
  EXPECT_EQ(Csv("text,score\nx,-\n").errors.size(), 1u);
}

TEST(Csv, ARowThatDoesNotFitIsOneError) {
  const std::string header = "id,text,likes,time,kind\n";
  const struct {
    std::string row;
    std::size_t offset;
    std::string message;
  } kCases[] = {
      {"1,x", 0, "this row has 2 fields, the header 5"},
      {"1,x,2,,,,", 0, "this row has 7 fields, the header 5"},
      {"1,x,-2,,", 4, "likes must not be negative"},
      {"1,x,lots,,", 4, "likes must be a whole number"},
      {"1,x,2,soon,", 6, "the time \"soon\""},
      {"1,x,2,,rant", 7, "kind must be one of"},
      {"1,\"x\"y,2,,", 5, "text after a closing double quote"},
      {"1,\"x\" ,2,,", 5, "text after a closing double quote"},
  };
  for (const auto& test : kCases) {
    const Everything all = Csv(header + test.row + "\n2,after,,,\n");
    ASSERT_EQ(all.posts.size(), 1u) << test.row << all.transcript;
    EXPECT_EQ(all.posts[0].text, "after");
    ASSERT_EQ(all.errors.size(), 1u) << test.row << all.transcript;
    EXPECT_EQ(all.errors[0].line, 2);
    EXPECT_EQ(all.errors[0].byte, static_cast<std::int64_t>(header.size() + test.offset)) << test.row;
    EXPECT_THAT(all.errors[0].message, HasSubstr(test.message));
  }
}

TEST(Csv, AStrayQuoteCostsItsLineOnly) {
  const Everything all = Csv("id,text\n1,\"open\n2,two\n3,three\n4,\"fo,ur\"\n");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].line, 2);
  EXPECT_EQ(all.errors[0].byte, 10);
  EXPECT_EQ(all.posts.size(), 3u) << all.transcript;
  const Everything at_end = Csv("id,text\n1,a\n2,\"open\n3,c\n");
  ASSERT_EQ(at_end.errors.size(), 1u);
  EXPECT_EQ(at_end.errors[0].line, 3);
  EXPECT_EQ(at_end.errors[0].byte, 14);
  EXPECT_THAT(at_end.errors[0].message, HasSubstr("never closes"));
  ASSERT_EQ(at_end.posts.size(), 2u);
  EXPECT_EQ(at_end.posts[1].text, "c");
}

TEST(Csv, AStrayQuoteInAHugeFileSwallowsNothing) {
  std::string bytes = "id,text\n1,\"open\n";
  int rows = 0;
  while (bytes.size() < 40'000'000) {
    bytes += "2," + std::string(5000, 'x') + "\n";
    ++rows;
  }
  const Everything all = Csv(bytes);
  EXPECT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.posts.size(), static_cast<std::size_t>(rows));
}

TEST(Csv, ARowOf20MegabytesIsOneError) {
  const Everything all =
      Csv("id,text\n1," + std::string(20'000'000, 'x') + "\n2,\"" + std::string(20'000'000, 'x') + "\"\n3,c\n");
  EXPECT_EQ(all.errors.size(), 2u);
  ASSERT_EQ(all.posts.size(), 1u);
  EXPECT_EQ(all.posts[0].text, "c");
}

TEST(Csv, WithoutAColumnForTheTextItDoesNotOpen) {
  const auto reader = OpenSource(OpenMemory("a,b\n1,2\n"), "test.csv", Format::kCsv);
  EXPECT_EQ(reader.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(reader.status().message()), HasSubstr("\"a\", \"b\""));
  EXPECT_EQ(OpenSource(OpenMemory("\"text\n1"), "x", Format::kCsv).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Csv, EmptyInputsAreEmptyStreams) {
  for (const std::string bytes : {"", "\n\n", "\xEF\xBB\xBF", "text,id", "text\n"})
    EXPECT_EQ(Csv(bytes).transcript, "");
}

TEST(Tsv, NothingIsQuotedOrEscaped) {
  const Everything all = Tsv("\xEF\xBB\xBFid\ttext\tuser\r\n1\t\"a\\tb\\n\\\\\tann\r\n2\tonly two\r\n\r\n3\tlast\tbob");
  ASSERT_EQ(all.posts.size(), 2u) << all.transcript;
  EXPECT_EQ(all.posts[0].text, "\"a\\tb\\n\\\\");
  EXPECT_EQ(all.posts[0].author, "ann");
  EXPECT_EQ(all.posts[1].text, "last");
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].line, 3);
}

TEST(Tsv, ReadsLobsters) {
  const Everything all =
      Tsv("id\tuser\tcreated\tdomain\tscore\tcomments\ttags\ttitle\n"
          "LPOSy7\tub1e\t2012-06-30T16:49:48.000-05:00\tundeadly.org\t4\t2\topenbsd\tOpenBSD 5.1 Released\n"
          "LPOSy8\tub1e\t2012-06-30T16:49:48.000-05:00\tundeadly.org\t-1\t0\topenbsd\tSay \"hi\n");
  EXPECT_EQ(all.transcript,
            "LPOSy7|ub1e|2012-06-30T21:49:48Z|OpenBSD 5.1 Released||||0|-1|0|0|0|2|0|0|0|4|0|0\n"
            "LPOSy8|ub1e|2012-06-30T21:49:48Z|Say \"hi||||0|-1|0|0|0|0|0|0|0|0|0|0\n");
}

TEST(Tsv, AnyBytesAreText) {
  const Everything all = Tsv(std::string("text\tid\n\xff\0x\t1\n", 14));
  ASSERT_EQ(all.posts.size(), 1u);
  EXPECT_EQ(all.posts[0].text, std::string("\xff\0x", 3));
}

}  // namespace
}  // namespace metier::archive
