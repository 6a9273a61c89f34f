#include "archive/reddit.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;

const std::string kFile = METIER_SOURCE_DIR "/tests/archive/data/reddit/RS_and_RC.ndjson";

TEST(Reddit, ReadsADump) {
  const Everything all = ReadAll(OpenArchive({.path = kFile}));
  ASSERT_EQ(all.posts.size(), 9u) << all.transcript;
  const auto& p = all.posts;
  EXPECT_EQ(p[0].id, "t3_15vx1a");
  EXPECT_EQ(p[0].thread, "t3_15vx1a");
  EXPECT_EQ(p[0].author, "ann_gardens");
  EXPECT_EQ(p[0].text, "Lamb's quarters\n\nThey eat my beans & peas.\n\nWhat > what?");
  EXPECT_EQ(p[0].kind, PostKind::kPost);
  EXPECT_EQ(p[0].engagement.votes, 11) << "the first vote is the author's own";
  EXPECT_EQ(p[0].engagement.replies, 4);
  EXPECT_EQ(p[0].url, "https://www.reddit.com/r/gardening/comments/15vx1a/lambs_quarters/");
  EXPECT_EQ(base::FormatTime(p[0].time), "2013-01-01T00:00:00Z");

  EXPECT_EQ(p[1].text, "How to prune\n\nhttps://example.org/pruning?a=1&b=2");
  EXPECT_EQ(p[1].engagement.votes, 0);
  EXPECT_EQ(p[2].text, "My first tomato") << "pictures on Reddit itself say nothing";
  EXPECT_EQ(p[3].text, "A title stays");
  EXPECT_EQ(p[3].author, "");
  EXPECT_EQ(p[4].kind, PostKind::kRepost);
  EXPECT_EQ(p[4].text, "Lamb's quarters") << "[deleted by user] before it is gone; nor are these words the author's";
  EXPECT_EQ(p[5].kind, PostKind::kQuote);
  EXPECT_EQ(p[6].kind, PostKind::kReply);
  EXPECT_EQ(p[6].text, "I pull them out.\n>!by hand!<");
  EXPECT_EQ(p[6].id, "t1_c7qkpz4");
  EXPECT_EQ(p[6].thread, "t3_15vx1a");
  EXPECT_EQ(p[6].url, "https://www.reddit.com/comments/15vx1a/_/c7qkpz4");
  EXPECT_EQ(p[6].engagement.votes, 4);
  EXPECT_EQ(base::FormatTime(p[6].time), "2013-01-01T01:00:00Z") << "a string of digits";
  EXPECT_EQ(p[7].text, "> only a quote") << "nothing else is left";
  EXPECT_EQ(p[7].engagement.votes, 0);
  EXPECT_EQ(p[8].text, "the last");
  EXPECT_EQ(p[8].engagement.votes, 2);

  ASSERT_EQ(all.errors.size(), 3u) << all.transcript;
  EXPECT_EQ(all.errors[0].line, 11);
  EXPECT_THAT(all.errors[0].message, HasSubstr("bad JSON"));
  EXPECT_EQ(all.errors[1].line, 12);
  EXPECT_THAT(all.errors[1].message, HasSubstr("title is missing"));
  EXPECT_EQ(all.errors[2].line, 13);
  EXPECT_THAT(all.errors[2].message, HasSubstr("body must be a string"));
}

TEST(Reddit, WithoutTextOrTitleIsPassedOver) {
  EXPECT_EQ(ReadBytes(R"({"id":"a","body":"","link_id":"t3_1"})"
                      "\n"
                      R"({"id":"b","body":null,"link_id":"t3_1"})"
                      "\n"
                      R"({"id":"c","title":"","selftext":"golf"})"
                      "\n",
                      Format::kReddit)
                .transcript,
            "");
}

TEST(Reddit, WhatIsWrongWithARecord) {
  for (const auto& [line, message] :
       {std::pair<std::string, std::string>{R"({"title":"x","score":"many"})", "score must be a whole number"},
        {R"({"title":"x","score":1e300})", "score is too large"},
        {R"({"title":"x","created_utc":1356998400000})", "milliseconds"},
        {R"({"title":"x","num_comments":-1})", "num_comments must not be negative"},
        {R"({"body":"x","link_id":{}})", "link_id must be a string"}}) {
    const Everything all = ReadBytes(line, Format::kReddit);
    ASSERT_EQ(all.errors.size(), 1u) << line;
    EXPECT_THAT(all.errors[0].message, HasSubstr(message));
  }
}

}  // namespace
}  // namespace metier::archive
