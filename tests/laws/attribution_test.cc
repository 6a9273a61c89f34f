// Laws: attribution. What others and the bio say confirms what posts show, each person once, friends and rings little,
// and oneself nothing. That it never creates is among the gates (one_off_test.cc).

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;
using weigh::TopicAttribution;

// Somebody who writes of `topic` now and then, so that there is something to confirm.
Archive Writer(Random& random, TopicIndex topic) {
  Archive archive = MakeArchive(random, {.most_posts = 20, .others = false});
  for (std::int64_t i = random.Integer(3, 12); i > 0; --i) {
    TaggedPost post = MakePost(random, kStart + random.Integer(0, 300 * kDay));
    AddTopic(topic, random.Real(0.3, 1), &post);
    archive[kSubject].push_back(std::move(post));
  }
  return archive;
}

Attributions With(Attributions given, const Attributions& more) {
  given.insert(given.end(), more.begin(), more.end());
  return given;
}

double Logit(const Archive& archive, TopicIndex topic, const Attributions& given) {
  return Assess(archive, {}, given).topics.at(topic).logit;
}

TopicAttribution Weighed(const Archive& archive, TopicIndex topic, const Attributions& given) {
  return Assess(archive, {}, given).ledger.AttributionOf(topic);
}

TEST(Attribution, AnOutsiderConfirmsAndAThousandStayBelowOne) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = Writer(random, fresh);
    const Attributions given = MakeAttributions(random, archive);
    const Outcome before = Assess(archive, {}, given);
    EXPECT_EQ(before.ledger.AttributionOf(fresh).value, 0);
    const int strangers = static_cast<int>(random.Integer(1, random.Chance(0.01) ? 1000 : 10));
    const Outcome after = Assess(archive, {}, With(given, Endorsed(fresh, strangers)));
    const TopicAttribution attribution = after.ledger.AttributionOf(fresh);
    EXPECT_EQ(attribution.others, strangers);
    EXPECT_TRUE(attribution.bio);
    EXPECT_GT(attribution.value, 0.4);
    EXPECT_LT(attribution.value, 1);
    EXPECT_GT(after.topics.at(fresh).logit, before.topics.at(fresh).logit);
    EXPECT_LT(after.topics.at(fresh).logit, before.topics.at(fresh).logit + profile::ProfileParameters().attribution);
    // Nothing else rises, and where her bio names other things it says a little less of them.
    for (const auto& [index, topic] : before.topics) {
      if (index == fresh) continue;
      EXPECT_LE(after.topics.at(index).logit, topic.logit);
    }
  });
}

TEST(Attribution, ToListOneselfChangesNothing) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 20});
    const Attributions given = MakeAttributions(random, archive);
    Attributions selfish;
    for (const auto& [author, posts] : archive) {
      selfish.push_back(Placed(author, author, static_cast<TopicIndex>(random.Integer(0, 10))));
    }
    EXPECT_EQ(AllBytes(Loaded(archive, {}, given)), AllBytes(Loaded(archive, {}, With(given, selfish))));
  });
}

TEST(Attribution, ManyListsOfOnePersonAreOneList) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 20});
    const Attributions given = MakeAttributions(random, archive);
    Attributions again;
    for (const Given& attribution : given) {
      if (!random.Chance(0.5)) continue;
      again.push_back(attribution);
      // The same place, said with less certainty, or with fewer words.
      for (weigh::TopicEvidence& evidence : again.back().topics) evidence.confidence *= 0.9F;
      if (random.Chance(0.3)) again.back().topics.clear();
    }
    EXPECT_EQ(AllBytes(Loaded(archive, {}, given)), AllBytes(Loaded(archive, {}, With(given, again))));
  });
}

// Whom she has placed somewhere herself, in whatever circles they both move, says no more than a stranger.
TEST(Attribution, AFavourReturnedIsWorthLessThanAnOutsider) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = Writer(random, fresh);
    Attributions given = MakeAttributions(random, archive);
    if (random.Chance(0.5)) given = With(given, Endorsed(fresh, static_cast<int>(random.Integer(0, 3))));
    given.push_back(Placed("friend", kSubject, static_cast<TopicIndex>(random.Integer(0, 11))));
    for (std::int64_t i = random.Integer(0, 8); i > 0; --i) {
      const std::string somebody = random.Chance(0.5) ? absl::StrCat("reader", i) : absl::StrCat("elsewhere", i);
      given.push_back(Placed(somebody, "friend", static_cast<TopicIndex>(random.Integer(0, 11))));
    }
    const double confidence = random.Real(0.5, 1);
    const double by_friend = Logit(archive, fresh, With(given, {Placed(kSubject, "friend", fresh, confidence)}));
    const double by_outsider = Logit(archive, fresh, With(given, {Placed(kSubject, "outsider", fresh, confidence)}));
    EXPECT_LT(by_friend, by_outsider);
  });
}

// k people who all place each other, with some say elsewhere or none: less than one outsider.
TEST(Attribution, ARingGivesLessThanOneOutsider) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = Writer(random, fresh);
    const std::int64_t size = random.Integer(2, random.Chance(0.02) ? 40 : 8);
    const bool cycle = random.Chance(0.3);
    const bool closed = random.Chance(0.5);
    std::vector<std::string> ring = {kSubject};
    for (std::int64_t i = 1; i < size; ++i) ring.push_back(absl::StrCat("mate", i));
    Attributions given;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      for (std::size_t j = 0; j < ring.size(); ++j) {
        if (j != i && (!cycle || j == (i + 1) % ring.size())) given.push_back(Placed(ring[j], ring[i], fresh));
      }
      // As much outside as inside, so that they are no ring but friends; a cycle must be closed to be noticed.
      const std::size_t outside = closed || cycle ? 0 : ring.size();
      for (std::size_t n = 0; i > 0 && n < outside; ++n) {
        given.push_back(Placed(absl::StrCat("elsewhere", n), ring[i], fresh));
      }
    }
    const TopicAttribution by_ring = Weighed(archive, fresh, given);
    EXPECT_EQ(by_ring.others, 0);
    if (closed || cycle) {
      EXPECT_EQ(by_ring.value, 0);
      EXPECT_EQ(by_ring.ring, cycle ? 1 : size - 1);
    }
    EXPECT_LT(Logit(archive, fresh, given), Logit(archive, fresh, {Placed(kSubject, "outsider", fresh)}));
  });
}

// Whoever places more people, or the same person under more topics, does not say more of any.
TEST(Attribution, WhoListsEverybodyForEverythingSaysLess) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = Writer(random, fresh);
    Attributions given = MakeAttributions(random, archive);
    given.push_back(Placed(kSubject, "lister", fresh));
    const double before = Logit(archive, fresh, given);
    const bool people = random.Chance(0.5);
    for (std::int64_t i = random.Integer(1, people ? 30 : 5); i > 0; --i) {
      const TopicIndex topic = TopicNamed(random.Pick(std::vector<std::string_view>{"golf", "roses", "jazz", "chess"}));
      given.push_back(Placed(people ? absl::StrCat("listed", i) : std::string(kSubject), "lister", topic));
    }
    EXPECT_LT(Logit(archive, fresh, given), before);
  });
}

TEST(Attribution, TheBioSaysLessThanSomebodyElse) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = Writer(random, fresh);
    Attributions given;
    for (const Given& attribution : MakeAttributions(random, archive)) {
      if (attribution.by != "" || attribution.user != kSubject) given.push_back(attribution);
    }
    given = With(given, Endorsed(fresh, static_cast<int>(random.Integer(0, 3))));
    given.erase(std::find_if(given.begin(), given.end(), [](const Given& attribution) {
      return attribution.by.empty() && attribution.user == kSubject;
    }));
    const double confidence = random.Real(0.5, 1);
    const double before = Logit(archive, fresh, given);
    const double by_herself = Logit(archive, fresh, With(given, {Placed(kSubject, "", fresh, confidence)}));
    const double by_other = Logit(archive, fresh, With(given, {Placed(kSubject, "outsider", fresh, confidence)}));
    EXPECT_LT(before, by_herself);
    EXPECT_LT(by_herself, by_other);
  });
}

// The formula of weigh/attribution.h, once more and from the other end: from what was given, by name. Rings are left to
// their law: here nobody is in one, for the subject places nobody who moves in her circle.
TEST(Attribution, IsWhatTheFormulaSays) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 10, .others = false});
    std::map<std::string, std::map<TopicIndex, double>> said;
    std::map<std::string, std::set<std::string>> elsewhere;
    std::set<std::string> friends;
    Attributions given;
    for (std::int64_t i = random.Integer(0, 10); i > 0; --i) {
      const std::string by = random.Chance(0.1) ? "" : absl::StrCat("stranger", random.Integer(0, 8));
      const auto topic = static_cast<TopicIndex>(random.Integer(0, 11));
      given.push_back(Placed(kSubject, by, topic, random.Real(0.5, 1)));
      for (const weigh::TopicEvidence& evidence : given.back().topics) {
        double& most = said[by][evidence.topic];
        most = std::max(most, static_cast<double>(evidence.confidence));
      }
    }
    for (const auto& [by, topics] : said) {
      if (by.empty()) continue;
      const bool returned = random.Chance(0.3);
      for (std::int64_t i = random.Integer(returned ? 2 : 0, 12); i > 0; --i) {
        const std::string somebody = absl::StrCat("elsewhere", random.Integer(0, 30));
        given.push_back(Placed(somebody, by, 0));
        elsewhere[by].insert(somebody);
      }
      if (!returned || elsewhere[by].size() < 2) continue;
      given.push_back(Placed(by, kSubject, 0));
      friends.insert(by);
    }
    std::map<TopicIndex, double> outside;
    std::map<TopicIndex, double> mutual;
    std::map<TopicIndex, double> own;
    for (const auto& [by, topics] : said) {
      double named = 0;
      for (const auto& [topic, confidence] : topics) {
        named += std::none_of(topics.begin(), topics.end(), [topic = topic](const auto& other) {
          return TestTaxonomy().IsAncestor(topic, other.first);
        });
      }
      const double voice = 1 / (1 + std::log((1 + static_cast<double>(elsewhere[by].size())) * named));
      for (const auto& [topic, confidence] : topics) {
        if (by.empty()) {
          own[topic] = voice * confidence;
        } else if (friends.contains(by)) {
          mutual[topic] = std::max(mutual[topic], voice * confidence);
        } else {
          outside[topic] += voice * confidence;
        }
      }
    }
    const Outcome outcome = Assess(archive, {}, given);
    for (TopicIndex topic = 0; topic < TestTaxonomy().size(); ++topic) {
      const double damped = std::log(1 + outside[topic] + mutual[topic] / 4 + own[topic] / 4);
      EXPECT_NEAR(outcome.ledger.AttributionOf(topic).value, damped / (1 + damped), 1e-12);
    }
  });
}

}  // namespace
}  // namespace metier::laws
