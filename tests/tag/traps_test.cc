// The mistakes that made earlier systems a joke, post by post.

#include <gtest/gtest.h>

#include <algorithm>

#include "tag/tagger.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

struct Trap {
  const char* post;
  std::vector<const char*> never;  // neither these nor anything below them
  const char* expected = nullptr;  // this or something below it; null: nothing in particular is asked for
};

const std::vector<Trap>& Traps() {
  static const std::vector<Trap> traps = {
      {"Pulled a whole bucket of lamb's quarters out of the garden beds this morning", {"golf", "sheep-farming", "cooking", "meat"}, "home-and-garden"},
      {"are lambs quarters edible? they are taking over my tomatoes", {"golf", "sheep-farming"}, nullptr},
      {"that CollegeHumor sketch still makes me cry laughing", {"higher-education", "college-sports"}, nullptr},
      {"The twins turned four today, both boys fast asleep before the cake was cut", {"baseball"}, nullptr},
      {"glad my money isn't tied up in stocks", {"stocks", "investing"}, nullptr},
      {"Fiat money works because the state takes it for taxes, not because of gold", {"cars", "vehicles"}, nullptr},
      {"Hi Francy, see you at the market on Saturday", {"france-travel", "travel"}, nullptr},
      {"that interview was a slam dunk", {"basketball"}, nullptr},
      {"they were cooking the books for years", {"cooking", "books"}, nullptr},
      {"he hit a home run with that presentation", {"baseball"}, nullptr},
      {"I'm no rocket scientist but even I can fill in this form", {"space", "space-exploration", "rocketry"}, nullptr},
      {"finished my masters at last, thesis handed in", {"golf"}, nullptr},
      {"Ginger is at the vet again, poor old dog", {"cooking", "baking", "spices"}, nullptr},
      {"une belle journée à Paris avec les enfants, on a mangé des crêpes", {"france-travel", "travel", "parenting"}, nullptr},
      {"qué ganas de que llegue el viernes para descansar en casa con la familia", {"spain-travel", "family"}, nullptr},
  };
  return traps;
}

class TrapTest : public testing::TestWithParam<Trap> {};

TEST_P(TrapTest, HoldsBack) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  Tagger tagger(Shipped());
  Tagging tagging;
  tagger.Tag(GetParam().post, "", {}, &tagging);
  const auto given = [&](const char* slug) {
    const auto topic = taxonomy.Find(slug);
    return topic && std::any_of(tagging.topics.begin(), tagging.topics.end(), [&](const TopicScore& score) {
             return score.topic == *topic || taxonomy.IsAncestor(*topic, score.topic);
           });
  };
  for (const char* slug : GetParam().never) EXPECT_FALSE(given(slug)) << slug << ": " << GetParam().post;
  if (GetParam().expected != nullptr) {
    EXPECT_TRUE(given(GetParam().expected)) << GetParam().post;
  }
}

INSTANTIATE_TEST_SUITE_P(Posts, TrapTest, testing::ValuesIn(Traps()));

struct Plain {
  const char* post;
  const char* topic;
};

class PlainTest : public testing::TestWithParam<Plain> {};

// What says its topic plainly must get it: holding everything back is no art.
TEST_P(PlainTest, IsFound) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  Tagger tagger(Shipped());
  Tagging tagging;
  tagger.Tag(GetParam().post, "", {}, &tagging);
  const auto topic = taxonomy.Find(GetParam().topic);
  ASSERT_TRUE(topic.has_value()) << GetParam().topic;
  EXPECT_TRUE(std::any_of(tagging.topics.begin(), tagging.topics.end(), [&](const TopicScore& score) {
    return score.topic == *topic || taxonomy.IsAncestor(*topic, score.topic);
  })) << GetParam().post;
}

INSTANTIATE_TEST_SUITE_P(Posts, PlainTest,
                         testing::Values(Plain{"Finally broke 80 at Pebble Beach, putter was hot all day #golf", "golf"},
                                         Plain{"new sourdough starter is bubbling, first loaf tomorrow", "baking"},
                                         Plain{"borrow checker made me rewrite the whole cargo workspace, still love rust-lang", "programming"},
                                         Plain{"potty training my toddler, any tips from other parents?", "parenting"},
                                         Plain{"lambing season: three ewes down, five healthy lambs in the barn", "home-and-garden"},
                                         Plain{"The central bank raised interest rates again to fight inflation", "money"},
                                         Plain{"marathon training week 9: 20 mile long run done, legs are dead", "running"},
                                         Plain{"First shot of the Orion nebula with my new telescope and tracker", "science"}));

}  // namespace
}  // namespace metier::tag
