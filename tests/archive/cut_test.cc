// Every format, cut off at any byte: no crash, an error unless it was cut between records, and every record in front of
// the cut is what it is in the whole file.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

std::string ReadFixture(const std::string& name) {
  std::ifstream in(METIER_SOURCE_DIR "/tests/archive/data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool IsSame(const Post& a, const Post& b) {
  return a.id == b.id && a.text == b.text && a.time == b.time && a.kind == b.kind && a.author == b.author;
}

TEST(CutOff, NoFormatLosesEarlierRecords) {
  const struct {
    std::string file;
    Format format;
    bool last_may_be_short;  // Where nothing marks a record's end but the end of the line.
  } kCases[] = {
      {"x-archive/data/tweets.js", Format::kTwitter, false},
      {"x-api/v1.jsonl", Format::kTwitterApi, false},
      {"x-api/v2.jsonl", Format::kTwitterApi, false},
      {"mastodon/outbox.json", Format::kMastodon, false},
      {"reddit/RS_and_RC.ndjson", Format::kReddit, false},
      {"stack-exchange/golf.stackexchange.com/Posts.xml", Format::kStackExchange, false},
      {"facebook/your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json", Format::kFacebook,
       false},
      {"instagram/your_instagram_activity/media/posts_1.json", Format::kInstagram, false},
      {"linkedin/Shares.csv", Format::kLinkedIn, true},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.file);
    const std::string bytes = ReadFixture(test.file);
    ASSERT_GT(bytes.size(), 300u);
    const Everything whole = ReadBytes(bytes, test.format);
    ASSERT_GE(whole.posts.size(), 2u);
    std::size_t most = 0;
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 3000) {
      SCOPED_TRACE(size);
      auto reader = OpenSource(OpenMemory(bytes.substr(0, size)), "test", test.format);
      if (!reader.ok()) {
        // A table whose header is cut off.
        ASSERT_TRUE(test.last_may_be_short && size < 100) << reader.status();
        continue;
      }
      Everything all = ReadAll(std::move(reader));
      if (test.last_may_be_short && !all.posts.empty()) all.posts.pop_back();
      ASSERT_GE(all.posts.size(), most);
      most = all.posts.size();
      ASSERT_LE(most, whole.posts.size());
      for (std::size_t i = 0; i < most; ++i) ASSERT_TRUE(IsSame(all.posts[i], whole.posts[i])) << all.transcript;
    }
    EXPECT_GE(most + 2, whole.posts.size());
  }
}

}  // namespace
}  // namespace metier::archive
