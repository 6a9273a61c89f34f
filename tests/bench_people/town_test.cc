#include "bench/people/town.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "bench/people/correspondence.h"
#include "bench/people/run.h"
#include "gtest/gtest.h"
#include "tests/bench_people/tiny_world.h"

namespace metier::people {
namespace {

std::string Written(const std::vector<Person>& people) {
  std::string text;
  for (const Person& person : people) {
    absl::StrAppend(&text, person.name, " ", std::string(KindName(person.truth.kind)), " ", person.truth.audience,
                    "\n");
    for (const Draft& draft : person.drafts) {
      absl::StrAppend(&text, draft.post, " ", draft.time, " ", draft.thread, " ", draft.text.value_or("-"), "\n");
    }
  }
  return text;
}

TEST(Inhabitants, AreTheSameForASeedAndDifferForOthers) {
  const Composer composer(TinyPool(), Half::kFit, TinyTaxonomy());
  TownOptions options;
  const std::string first = Written(Inhabitants(composer, options, 3, {}));
  EXPECT_EQ(first, Written(Inhabitants(composer, options, 3, {})));
  EXPECT_NE(first, Written(Inhabitants(composer, options, 4, {})));
  options.seed = 2;
  EXPECT_NE(first, Written(Inhabitants(composer, options, 3, {})));
}

TEST(Inhabitants, AreOfEveryKind) {
  const Composer composer(TinyPool(), Half::kFit, TinyTaxonomy());
  const std::vector<Person> people = Inhabitants(composer, {}, 0, {});
  ASSERT_EQ(people.size(), 200U);
  std::array<int, kPersonKinds> kinds = {};
  for (const Person& person : people) ++kinds[static_cast<std::size_t>(person.truth.kind)];
  for (int kind = 0; kind < kPersonKinds; ++kind) EXPECT_GT(kinds[kind], 0) << kind;
  EXPECT_EQ(kinds[static_cast<std::size_t>(PersonKind::kRing)], 5);
}

TEST(DraftOf, IsTheWayBack) { EXPECT_EQ(DraftOf(IdOfDraft(407)), 407U); }

// The shipped knowledge over a pool of the same taxonomy: the tiny one would not fit the model.
TEST(RunPeople, GivesTheSameAtAnyNumberOfThreads) {
  const auto knowledge = tag::Knowledge::Load(METIER_DATA_DIR);
  ASSERT_TRUE(knowledge.ok()) << knowledge.status();
  const Taxonomy& taxonomy = (*knowledge)->taxonomy();
  Pool pool = TinyPool();
  pool.by_topic.clear();
  for (auto& [topic, shelves] : TinyPool().by_topic) pool.by_topic[static_cast<TopicIndex>(topic * 15)] = shelves;
  for (PoolPost& post : pool.posts) {
    post.tagged.topics.clear();
    for (TopicIndex& topic : post.label.topics) {
      topic = static_cast<TopicIndex>(topic * 15);
      post.tagged.topics.push_back({topic, 0.9F});
    }
  }
  const Composer composer(pool, Half::kReport, taxonomy);
  const auto run = [&](int threads) {
    std::string text;
    for (const Outcome& person : RunPeople(composer, **knowledge, {}, {}, 600, threads)) {
      absl::StrAppend(&text, person.name, " ", person.posts);
      for (const Assessed& topic : person.assessed) {
        absl::StrAppend(&text, " ", topic.topic, ":", topic.confidence, ":", topic.occasions);
      }
    }
    return text;
  };
  const std::string one = run(1);
  EXPECT_GT(one.size(), 10'000U);
  EXPECT_EQ(one, run(3));
}

}  // namespace
}  // namespace metier::people
