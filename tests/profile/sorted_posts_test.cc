// Whatever the memory, the posts that come out are those that an archive in memory has.

#include "profile/sorted_posts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "profile/archive_profile.h"

namespace metier::profile {
namespace {

using weigh::IdOf;
using weigh::PostSet;
using weigh::TaggedPost;

using People = std::vector<std::pair<std::string, PostSet>>;

std::vector<std::pair<std::string, TaggedPost>> RandomPosts(std::size_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&random](std::uint32_t end) { return random() % end; };
  const std::vector<std::string> names = {
      "a",        "aa", std::string("a\0", 2), std::string("a\0b", 3), "b", "z\xFF", "é", "", std::string(2000, 'x'),
      "\xFF\xFE", "A"};
  std::vector<std::pair<std::string, TaggedPost>> posts;
  for (std::size_t i = 0; i < size; ++i) {
    TaggedPost post;
    post.id = below(40);
    post.time = below(5) == 0 ? kUnknownTime : 1'600'000'000 + static_cast<UnixSeconds>(below(30)) * 86'400;
    post.kind = static_cast<PostKind>(below(4));
    post.thread = below(3);
    post.text_key = below(20);
    if (post.text_key != 0) post.sketch = {{static_cast<std::uint16_t>(post.text_key), 60'000}, 2};
    if (below(2) == 0) post.topics = {{static_cast<TopicIndex>(below(10)), 0.5F}, {65'000, 1.0F}};
    post.counts[below(kReactionKinds)] = below(1000);
    if (below(3) == 0) post.reactions = {{IdOf(names[below(3)]), ReactionKind::kLike, post.time}};
    posts.emplace_back(names[below(static_cast<std::uint32_t>(names.size()))], post);
  }
  return posts;
}

People Collect(SortedPosts* sorted) {
  People people;
  const absl::Status status = sorted->ForEachPerson([&people](const std::string& author, PostSet* posts) {
    people.emplace_back(author, std::move(*posts));
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return people;
}

void ExpectSame(const People& people, ArchiveProfile archive) {
  archive.Settle();
  ASSERT_EQ(people.size(), archive.named().size());
  auto person = people.begin();
  for (const auto& [name, wanted] : archive.named()) {
    ASSERT_EQ(person->first, name);
    const PostSet& found = person->second;
    ASSERT_EQ(found.posts().size(), wanted.posts().size()) << name;
    for (std::size_t i = 0; i < wanted.posts().size(); ++i) {
      EXPECT_FALSE(CanonicallyBefore(found.posts()[i], wanted.posts()[i])) << name << i;
      EXPECT_FALSE(CanonicallyBefore(wanted.posts()[i], found.posts()[i])) << name << i;
    }
    EXPECT_THAT(std::vector(found.left_out().hashes().begin(), found.left_out().hashes().end()),
                testing::ElementsAreArray(wanted.left_out().hashes()));
    ++person;
  }
}

TEST(SortedPosts, AnyMemoryGivesTheSame) {
  for (const std::size_t size : {0, 1, 700}) {
    const auto posts = RandomPosts(size, static_cast<std::uint32_t>(size));
    for (const weigh::PostLimits limits : {weigh::PostLimits(), weigh::PostLimits{20, 3}}) {
      ArchiveProfile archive(limits);
      for (const auto& [author, post] : posts) archive.Add(author, post);
      for (const std::size_t memory : {1, 700, 6000, 60'000, 1 << 30}) {
        SortedPosts sorted(memory, testing::TempDir(), limits);
        for (const auto& [author, post] : posts) ASSERT_TRUE(sorted.Add(author, post).ok());
        SCOPED_TRACE(testing::Message() << size << " posts, " << memory << " bytes, " << sorted.spills() << " spills");
        ExpectSame(Collect(&sorted), archive);
        ExpectSame(Collect(&sorted), archive);  // and once more
      }
    }
  }
}

TEST(SortedPosts, FewFilesHoweverOftenItIsFull) {
  const auto posts = RandomPosts(300, 1);
  SortedPosts sorted(1, testing::TempDir());
  for (const auto& [author, post] : posts) ASSERT_TRUE(sorted.Add(author, post).ok());
  EXPECT_EQ(sorted.spills(), 300);
  EXPECT_GT(sorted.spills(), static_cast<std::int64_t>(4 * SortedPosts::kMostRuns));
  EXPECT_FALSE(Collect(&sorted).empty());
}

TEST(SortedPosts, WhatFitsNeedsNoFile) {
  SortedPosts sorted(1 << 20, "/no/such/directory");
  for (const auto& [author, post] : RandomPosts(300, 2)) ASSERT_TRUE(sorted.Add(author, post).ok());
  EXPECT_EQ(sorted.spills(), 0);
  EXPECT_FALSE(Collect(&sorted).empty());
}

TEST(SortedPosts, FailuresEndIt) {
  SortedPosts nowhere(1, "/no/such/directory");
  EXPECT_THAT(std::string(nowhere.Add("ann", TaggedPost()).message()), testing::HasSubstr("/no/such/directory"));
  for (const std::size_t memory : {1, 1 << 20}) {
    SortedPosts sorted(memory, testing::TempDir());
    for (const char* name : {"a", "b", "c"}) ASSERT_TRUE(sorted.Add(name, TaggedPost()).ok());
    int called = 0;
    const absl::Status status = sorted.ForEachPerson([&called](const std::string& author, PostSet*) {
      ++called;
      return author == "b" ? absl::CancelledError("enough") : absl::OkStatus();
    });
    EXPECT_EQ(status.message(), "enough");
    EXPECT_EQ(called, 2);
  }
}

}  // namespace
}  // namespace metier::profile
