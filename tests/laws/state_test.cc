// Laws: order, subject, over stored states. Whatever is stored, merged, added to and cut short on the way, what comes
// out is what one run over everything gives; and who is to be forgotten, or was never asked for, is not in it.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "profile/state.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using profile::ArchiveProfile;
using weigh::PostLimits;
using weigh::TaggedPost;

std::string Stored(ArchiveProfile archive) {
  return profile::SerialiseState(profile::StateOf(std::move(archive), TestTaxonomy(), {}));
}

ArchiveProfile Restored(const std::string& bytes, PostLimits limits) {
  return profile::ArchiveOf(profile::ParseState(bytes, limits).value(), TestTaxonomy()).value();
}

// Limits that some archives exceed and others do not.
PostLimits SomeLimits(Random& random) {
  if (random.Chance(0.3)) return {};
  return {static_cast<std::size_t>(random.Integer(5, 60)), static_cast<std::size_t>(random.Integer(1, 8))};
}

// The posts of `archive` and what is given in any order, some of it twice, in shards.
std::vector<ArchiveProfile> Shards(Random& random, const Archive& archive, PostLimits limits,
                                   const Attributions& given) {
  std::vector<std::pair<std::string, TaggedPost>> records;
  for (const auto& [author, posts] : archive) {
    for (const TaggedPost& post : posts) {
      records.emplace_back(author, post);
      if (random.Chance(0.1)) records.emplace_back(author, post);
    }
  }
  random.Shuffle(&records);
  std::vector<ArchiveProfile> shards(static_cast<std::size_t>(random.Integer(1, 5)), ArchiveProfile(limits));
  for (auto& [author, post] : records) {
    shards[static_cast<std::size_t>(random.Bits() % shards.size())].Add(author, std::move(post));
  }
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(given.size()); ++i) {
    const Given& any = random.Chance(0.1) ? random.Pick(given) : given[static_cast<std::size_t>(i)];
    Add(any, &shards[static_cast<std::size_t>(random.Bits() % shards.size())]);
    Add(given[static_cast<std::size_t>(i)], &shards[static_cast<std::size_t>(random.Bits() % shards.size())]);
  }
  return shards;
}

ArchiveProfile Merged(Random& random, std::vector<ArchiveProfile> shards, PostLimits limits) {
  ArchiveProfile merged(limits);
  while (!shards.empty()) {
    if (random.Chance(0.3)) merged = Restored(Stored(std::move(merged)), limits);
    merged.Merge(std::move(shards.back()));
    shards.pop_back();
  }
  return merged;
}

TEST(Order, StoredStatesGiveTheBytesOfOneRun) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    const Attributions given = MakeAttributions(random, archive);
    const PostLimits limits = SomeLimits(random);
    ArchiveProfile whole = Loaded(archive, limits, given);
    std::vector<ArchiveProfile> shards = Shards(random, archive, limits, given);
    for (ArchiveProfile& shard : shards) {
      if (random.Chance(0.8)) shard = Restored(Stored(std::move(shard)), limits);
    }
    ArchiveProfile merged = Merged(random, std::move(shards), limits);
    EXPECT_EQ(Stored(whole), Stored(merged));
    EXPECT_EQ(AllBytes(std::move(whole)), AllBytes(std::move(merged)));
  });
}

// A state made for some people only says what the whole says of them, and of the others neither name nor topic.
TEST(Subject, NobodyElseIsInAState) {
  ForEachCase(10'000, [](Random& random) {
    Archive plain = MakeArchive(random, {.most_posts = 30});
    Attributions given = MakeAttributions(random, plain);
    // Names that cannot turn up by chance among the bytes of a state.
    const auto renamed = [](const std::string& name) { return name.empty() ? name : "name of " + name + ";"; };
    Archive archive;
    for (auto& [author, posts] : plain) archive[renamed(author)] = std::move(posts);
    for (Given& attribution : given) {
      attribution.user = renamed(attribution.user);
      attribution.by = renamed(attribution.by);
    }
    profile::FinishOptions options;
    options.subjects.emplace();
    for (const auto& [author, posts] : archive) {
      if (random.Chance(0.5)) options.subjects->insert(author);
    }
    const PostLimits limits = SomeLimits(random);
    ArchiveProfile whole = Loaded(archive, limits, given);
    std::vector<ArchiveProfile> shards = Shards(random, archive, limits, given);
    for (ArchiveProfile& shard : shards) {
      shard.KeepOnly(*options.subjects);
      const std::string bytes = Stored(std::move(shard));
      for (const auto& [author, posts] : archive) {
        if (options.subjects->contains(author)) continue;
        EXPECT_EQ(bytes.find(author), std::string::npos);
      }
      shard = Restored(bytes, limits);
      for (const auto& [id, posts] : shard.anonymous()) {
        for (const TaggedPost& post : posts.posts()) EXPECT_TRUE(post.topics.empty() && post.thread == 0);
      }
      for (const Given& attribution : given) {
        for (const std::string& name : {attribution.user, attribution.by}) {
          if (name.empty() || options.subjects->contains(name)) continue;
          EXPECT_EQ(bytes.find(name), std::string::npos);
        }
        const auto& people = shard.attributions().people();
        const auto placed = people.find(weigh::IdOf(attribution.user));
        if (options.subjects->contains(attribution.user) || placed == people.end()) continue;
        for (const auto& [by, topics] : placed->second.by) EXPECT_TRUE(topics.empty());
      }
    }
    ArchiveProfile merged = Merged(random, std::move(shards), limits);
    EXPECT_TRUE(merged.CheckSubjects(options.subjects).ok());
    EXPECT_EQ(AllBytes(std::move(whole), options), AllBytes(std::move(merged)));
  });
}

// Forgetting a person gives what would be there had they neither posted nor reacted.
TEST(Forget, IsAsIfTheyHadNeverBeen) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 30});
    std::vector<std::string> names;
    for (const auto& [author, posts] : archive) names.push_back(author);
    names.push_back("reader3");
    names.push_back("somebody else");
    const Attributions given = MakeAttributions(random, archive);
    for (const Given& attribution : given) names.push_back(attribution.by.empty() ? attribution.user : attribution.by);
    const std::string gone = random.Pick(names);
    const weigh::PersonId id = weigh::IdOf(gone);
    Attributions others;
    for (const Given& attribution : given) {
      if (attribution.user != gone && attribution.by != gone) others.push_back(attribution);
    }

    // Counts that hold all named reactions, as exports give them.
    for (auto& [author, posts] : archive) {
      for (TaggedPost& post : posts) {
        for (const weigh::TaggedReaction& reaction : post.reactions)
          ++post.counts[static_cast<std::size_t>(reaction.kind)];
      }
    }
    Archive without = archive;
    without.erase(gone);
    std::int64_t reactions = 0;
    for (auto& [author, posts] : without) {
      for (TaggedPost& post : posts) {
        std::erase_if(post.reactions, [&](const weigh::TaggedReaction& reaction) {
          if (reaction.actor != id) return false;
          --post.counts[static_cast<std::size_t>(reaction.kind)];
          ++reactions;
          return true;
        });
      }
    }
    ArchiveProfile left = Loaded(archive, {}, given);
    ArchiveProfile expected = Loaded(without, {}, others);
    if (random.Chance(0.3)) {
      left.KeepOnly({kSubject});
      expected.KeepOnly({kSubject});
    }
    left = Restored(Stored(std::move(left)), {});
    EXPECT_EQ(left.Forget(gone).reactions, reactions);
    const std::string after = Stored(left);
    EXPECT_EQ(after, Stored(expected));
    EXPECT_EQ(after.find(std::string(reinterpret_cast<const char*>(&id), sizeof(id))), std::string::npos);
    EXPECT_EQ(AllBytes(std::move(left)), AllBytes(std::move(expected)));
  });
}

}  // namespace
}  // namespace metier::laws
