// Laws: order, subject. How the posts arrive changes nothing, and nobody else appears.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;

using Record = std::pair<std::string, TaggedPost>;

std::vector<Record> Flattened(const Archive& archive) {
  std::vector<Record> records;
  for (const auto& [author, posts] : archive) {
    for (const TaggedPost& post : posts) records.emplace_back(author, post);
  }
  return records;
}

TEST(Order, AnyOrderAndAnyShardingGiveTheSameBytes) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    Attributions given = MakeAttributions(random, archive);
    const std::string expected = AllBytes(Loaded(archive, {}, given));
    std::vector<Record> records = Flattened(archive);
    random.Shuffle(&given);
    random.Shuffle(&records);
    std::vector<profile::ArchiveProfile> shards(static_cast<std::size_t>(random.Integer(1, 5)));
    for (const auto& [author, post] : records) {
      shards[static_cast<std::size_t>(random.Bits() % shards.size())].Add(author, post);
      // The same export read twice.
      if (random.Chance(0.1)) shards[static_cast<std::size_t>(random.Bits() % shards.size())].Add(author, post);
    }
    for (const Given& attribution : given) {
      Add(attribution, &shards[static_cast<std::size_t>(random.Bits() % shards.size())]);
      if (random.Chance(0.1)) Add(attribution, &shards[static_cast<std::size_t>(random.Bits() % shards.size())]);
    }
    random.Shuffle(&shards);
    while (shards.size() > 1) {
      shards[static_cast<std::size_t>(random.Bits() % (shards.size() - 1))].Merge(std::move(shards.back()));
      shards.pop_back();
    }
    EXPECT_EQ(expected, AllBytes(std::move(shards.front())));
  });
}

// Exports of one post at different moments have different counts and names. Which of them comes first does not matter.
TEST(Order, OlderAndNewerRecordsOfOnePostMakeOne) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 20});
    std::vector<Record> records = Flattened(archive);
    for (std::size_t i = records.size(); i > 0; --i) {
      Record later = records[i - 1];
      for (std::int64_t& count : later.second.counts) count += random.Integer(0, 3);
      AddResponse(random, true, &later.second);
      if (random.Chance(0.5)) records.push_back(std::move(later));
    }
    profile::ArchiveProfile forward;
    profile::ArchiveProfile backward;
    for (std::size_t i = 0; i < records.size(); ++i) {
      forward.Add(records[i].first, records[i].second);
      backward.Add(records[records.size() - 1 - i].first, records[records.size() - 1 - i].second);
    }
    EXPECT_EQ(AllBytes(std::move(forward)), AllBytes(std::move(backward)));
  });
}

TEST(Order, ProfilesComeInBytewiseOrderOfNames) {
  profile::ArchiveProfile archive;
  Random random(1);
  for (const char* name : {"b", "\xC3\xA9", "B", "", "a10", "a9"}) archive.Add(name, MakePost(random, kStart));
  std::vector<std::string> names;
  for (const Profile& profile : std::move(archive).Finish(TestTaxonomy(), {}, {})) names.push_back(profile.user);
  EXPECT_EQ(names, (std::vector<std::string>{"", "B", "a10", "a9", "b", "\xC3\xA9"}));
}

// Whoever is no subject gets no profile and appears in nobody's, and leaving him out changes no subject's profile.
TEST(Subject, NobodyElseAppears) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 30});
    const Attributions given = MakeAttributions(random, archive);
    std::string expected;
    profile::FinishOptions options;
    options.subjects.emplace();
    for (const auto& [author, posts] : archive) {
      if (random.Chance(0.5)) options.subjects->insert(author);
    }
    for (const Profile& profile : Loaded(archive, {}, given).Finish(TestTaxonomy(), {}, Complete({}))) {
      if (options.subjects->contains(profile.user)) expected += Bytes(profile);
    }
    options.subjects->insert("who never posted");
    const std::string bytes = AllBytes(Loaded(archive, {}, given), options);
    EXPECT_EQ(bytes, expected);
    for (const Given& attribution : given) {
      for (const std::string& name : {attribution.user, attribution.by}) {
        if (options.subjects->contains(name) || name.empty()) continue;
        EXPECT_EQ(bytes.find(name + ' '), std::string::npos);
        EXPECT_EQ(bytes.find(std::to_string(weigh::IdOf(name))), std::string::npos);
      }
    }
    for (const auto& [author, posts] : archive) {
      if (!options.subjects->contains(author)) {
        EXPECT_EQ(bytes.find(author + ' '), std::string::npos);
        EXPECT_EQ(bytes.find(std::to_string(weigh::IdOf(author))), std::string::npos);
      }
      for (const TaggedPost& post : posts) {
        for (const weigh::TaggedReaction& reaction : post.reactions) {
          EXPECT_EQ(bytes.find(std::to_string(reaction.actor)), std::string::npos);
        }
      }
    }
  });
}

}  // namespace
}  // namespace metier::laws
