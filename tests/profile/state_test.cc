// A state gives back what went in, is refused when it is damaged or foreign, and lets go of people.

#include "profile/state.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/container.h"
#include "gtest/gtest.h"

namespace metier::profile {
namespace {

using weigh::IdOf;
using weigh::TaggedPost;

Taxonomy Parsed(const std::string& text) {
  const std::array<std::pair<std::string, std::string>, 1> files = {{{"test", text}}};
  return Taxonomy::Parse(files).value();
}

const Taxonomy& Forward() {
  static const Taxonomy taxonomy = Parsed("[golf]\nname: Golf\nabout: G.\n\n[tea]\nname: Tea\nabout: T.\n");
  return taxonomy;
}

const Taxonomy& Backward() {
  static const Taxonomy taxonomy = Parsed("[tea]\nname: Tea\nabout: T.\n\n[golf]\nname: Golf\nabout: G.\n");
  return taxonomy;
}

StateOrigin Origin() { return {"test-1", 1, 2, 3, 4}; }

// Posts with everything a post can have, and with nothing.
ArchiveProfile SomeArchive() {
  ArchiveProfile archive;
  TaggedPost full;
  full.time = 1'700'000'000;
  full.id = 5;
  full.thread = 6;
  full.kind = PostKind::kQuote;
  full.text_key = 7;
  full.sketch = {{10, 20, 65'535}, 3};
  full.topics = {{0, 0.25F}, {1, 1.0F}};
  full.counts = {1, 0, weigh::kMostReactions, 0, 0, 0, 0, 300};
  full.reactions = {{IdOf("bob"), ReactionKind::kLike, kUnknownTime},
                    {IdOf("bob"), ReactionKind::kVote, 1'600'000'000}};
  std::sort(full.reactions.begin(), full.reactions.end());
  archive.Add("ann", full);
  archive.Add("ann", TaggedPost());
  TaggedPost early = full;
  early.time = std::numeric_limits<std::int64_t>::min() + 1;
  early.reactions = {{IdOf("ann"), ReactionKind::kReply, std::numeric_limits<std::int64_t>::max()}};
  archive.Add(std::string("b\0b\xFF", 4), early);
  TaggedPost late;
  late.time = std::numeric_limits<std::int64_t>::max();
  late.text_key = 9;
  late.sketch = {{1}, 1};
  late.reactions = {{IdOf("bob"), ReactionKind::kLike, -5}};
  archive.Add("", late);
  archive.AddAttribution("ann", "bob", {{0, 1.0F}});
  archive.AddAttribution("ann", "cat", {});
  archive.AddAttribution("dan", "ann", {{0, 0.5F}, {1, 0.25F}});
  archive.AddBio("ann", {{1, 0.75F}});
  return archive;
}

std::string Bytes(ArchiveProfile archive, const Taxonomy& taxonomy = Forward()) {
  return SerialiseState(StateOf(std::move(archive), taxonomy, Origin()));
}

TEST(State, GivesBackWhatWentIn) {
  const std::string bytes = Bytes(SomeArchive());
  absl::StatusOr<State> state = ParseState(bytes);
  ASSERT_TRUE(state.ok()) << state.status();
  EXPECT_TRUE(CheckOrigin(state->origin, Origin()).ok());
  EXPECT_EQ(state->slugs, (std::vector<std::string>{"golf", "tea"}));
  absl::StatusOr<ArchiveProfile> archive = ArchiveOf(*std::move(state), Forward());
  ASSERT_TRUE(archive.ok());
  ArchiveProfile expected = SomeArchive();
  expected.Settle();
  ASSERT_EQ(archive->named().size(), expected.named().size());
  for (const auto& [name, posts] : expected.named()) {
    const std::vector<TaggedPost>& read = archive->named().at(name).posts();
    ASSERT_EQ(read.size(), posts.posts().size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      EXPECT_FALSE(weigh::CanonicallyBefore(read[i], posts.posts()[i]));
      EXPECT_FALSE(weigh::CanonicallyBefore(posts.posts()[i], read[i]));
    }
  }
  ASSERT_EQ(archive->attributions().people().size(), 2U);
  EXPECT_EQ(archive->attributions().people().at(IdOf("ann")).by, expected.attributions().people().at(IdOf("ann")).by);
  EXPECT_EQ(archive->attributions().people().at(IdOf("dan")).by, expected.attributions().people().at(IdOf("dan")).by);
  EXPECT_EQ(Bytes(*std::move(archive)), bytes);
  EXPECT_EQ(Bytes(ArchiveProfile()), Bytes(ArchiveProfile()));
  EXPECT_TRUE(ParseState(Bytes(ArchiveProfile())).ok());
}

TEST(State, OutlivesAnotherOrderOfTopics) {
  absl::StatusOr<State> state = ParseState(Bytes(SomeArchive()));
  absl::StatusOr<ArchiveProfile> archive = ArchiveOf(*std::move(state), Backward());
  ASSERT_TRUE(archive.ok());
  const TaggedPost& post = archive->named().at("ann").posts().front();
  EXPECT_EQ(post.topics,
            (std::vector<weigh::TopicEvidence>{{*Backward().Find("tea"), 1.0F}, {*Backward().Find("golf"), 0.25F}}));
  EXPECT_EQ(Bytes(*std::move(archive), Backward()), Bytes(SomeArchive()));
}

TEST(State, OfOtherKnowledgeIsRefusedInWords) {
  for (int field = 0; field < 4; ++field) {
    StateOrigin other = Origin();
    std::uint64_t* fields[] = {&other.model_checksum, &other.lexicon_checksum, &other.taxonomy_checksum,
                               &other.words_checksum};
    *fields[field] = 0xABC;
    const absl::Status status = CheckOrigin(other, Origin());
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_NE(status.message().find("0000000000000abc"), absl::string_view::npos) << status;
  }
  absl::StatusOr<State> state = ParseState(Bytes(SomeArchive()));
  const absl::Status lacks = ArchiveOf(*std::move(state), Parsed("[golf]\nname: Golf\nabout: G.\n")).status();
  EXPECT_NE(lacks.message().find("tea"), absl::string_view::npos) << lacks;
  EXPECT_EQ(ParseState(Bytes(SomeArchive()), {10, 10}).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DamagedState, EveryTruncationIsRefused) {
  const std::string file = Bytes(SomeArchive());
  for (std::size_t size = 0; size < file.size(); ++size) {
    const absl::StatusOr<State> state = ParseState(std::string_view(file).substr(0, size));
    ASSERT_FALSE(state.ok()) << size;
    ASSERT_FALSE(state.status().message().empty());
  }
  EXPECT_FALSE(ParseState(file + "x").ok());
}

TEST(DamagedState, EveryBitFlipIsRefused) {
  const std::string file = Bytes(SomeArchive());
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    std::string damaged = file;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(ParseState(damaged).ok()) << "bit " << bit;
  }
}

// Damage that somebody made with care: the checksums are right, the content is not. Refused, or a state like any other.
TEST(DamagedState, ContentIsNotBelieved) {
  constexpr base::FileKind kind = {{'M', 'E', 'T', 'S', 'T', 'A', '\r', '\n'}, 2, "state file"};
  const std::string file = Bytes(SomeArchive());
  const absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kind, file);
  ASSERT_TRUE(table.ok());
  std::mt19937_64 random(1);
  int refused = 0;
  constexpr int kCases = 20'000;
  for (int i = 0; i < kCases; ++i) {
    std::vector<std::pair<std::string, std::string>> sections(table->sections().begin(), table->sections().end());
    std::string& section = sections[random() % sections.size()].second;
    for (std::uint64_t changes = 1 + random() % 3; changes > 0 && !section.empty(); --changes) {
      const std::size_t at = random() % section.size();
      switch (random() % 4) {
        case 0:
          section[at] = static_cast<char>(random());
          break;
        case 1:
          section[at] = static_cast<char>(0xFF);
          break;
        case 2:
          section.erase(at, 1 + random() % 9);
          break;
        default:
          section.insert(at, section.substr(random() % section.size(), random() % 30));
      }
    }
    absl::StatusOr<State> state = ParseState(base::PackSections(kind, sections));
    if (!state.ok()) {
      ++refused;
      continue;
    }
    const std::string again = SerialiseState(*state);
    ASSERT_EQ(SerialiseState(*ParseState(again)), again);
    if (absl::StatusOr<ArchiveProfile> archive = ArchiveOf(*std::move(state), Forward()); archive.ok()) {
      std::move(*archive).Finish(Forward(), {}, {});
    }
  }
  EXPECT_GT(refused, kCases / 4);
  EXPECT_LT(refused, kCases);
  EXPECT_FALSE(ParseState(base::PackSections(kind, {{"origin", ""}})).ok());
}

TEST(State, ForgetsAPersonAndTheirReactions) {
  ArchiveProfile archive = SomeArchive();
  EXPECT_EQ(archive.Forget("nobody").posts, 0);
  const std::string before = Bytes(archive);
  const ArchiveProfile::Forgotten bob = archive.Forget("bob");
  EXPECT_EQ(bob.posts, 0);
  EXPECT_EQ(bob.reactions, 3);
  EXPECT_NE(Bytes(archive), before);
  EXPECT_EQ(bob.attributions, 1);
  const ArchiveProfile::Forgotten ann = archive.Forget("ann");
  EXPECT_EQ(ann.posts, 2);
  EXPECT_EQ(ann.reactions, 1);
  EXPECT_EQ(ann.attributions, 3);
  EXPECT_TRUE(archive.attributions().people().empty());
  const std::string after = Bytes(archive);
  EXPECT_EQ(after.find("ann"), std::string::npos);
  const std::uint64_t id = IdOf("ann");
  EXPECT_EQ(after.find(std::string(reinterpret_cast<const char*>(&id), sizeof(id))), std::string::npos);
}

TEST(State, OthersAreHashesAndCannotBecomeSubjectsAgain) {
  ArchiveProfile archive = SomeArchive();
  archive.Add("carol", TaggedPost());
  archive.KeepOnly({"ann"});
  const std::string bytes = Bytes(archive);
  EXPECT_EQ(bytes.find("carol"), std::string::npos);
  EXPECT_TRUE(archive.CheckSubjects({}).ok());
  EXPECT_TRUE(archive.CheckSubjects(ArchiveProfile::Subjects{"ann", "eve"}).ok());
  // Of dan there is nothing but that he was placed somewhere: where was forgotten, and that is stored.
  EXPECT_FALSE(archive.CheckSubjects(ArchiveProfile::Subjects{"dan"}).ok());
  EXPECT_FALSE(ParseState(bytes)->archive.CheckSubjects(ArchiveProfile::Subjects{"dan"}).ok());
  EXPECT_FALSE(archive.CheckSubjects(ArchiveProfile::Subjects{"carol"}).ok());
  ArchiveProfile other;
  other.Add("carol", TaggedPost());
  archive.Merge(std::move(other));
  const absl::Status status = archive.CheckSubjects({});
  EXPECT_NE(status.message().find("carol"), absl::string_view::npos) << status;
  EXPECT_EQ(archive.Forget("carol").posts, 2);
}

}  // namespace
}  // namespace metier::profile
