// What a post is most about: counted here again, from the posts alone.

#include <string_view>

#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

bool Related(TopicIndex a, TopicIndex b) {
  return a == b || TestTaxonomy().IsAncestor(a, b) || TestTaxonomy().IsAncestor(b, a);
}

double LeadOf(const TopicProfile& topic) {
  for (const Contribution& term : topic.contributions) {
    if (term.feature == "lead") return term.value;
  }
  return -1;
}

TEST(Lead, IsThePartOfItsPostsThatAreAboutNothingElseMoreSurely) {
  ForEachCase(10'000, [](Random& random) {
    const Outcome outcome = Assess(MakeArchive(random));
    for (const auto& [index, topic] : outcome.topics) {
      double all = 0;
      double leading = 0;
      for (const weigh::Occasion& occasion : outcome.ledger.Find(index)->occasions) {
        for (const weigh::OccasionPost& entry : occasion.posts) {
          const weigh::TaggedPost& post = outcome.ledger.posts[entry.post];
          const double mass = entry.confidence * (post.kind == PostKind::kRepost ? 0.25 : 1);
          bool beaten = false;
          for (const weigh::TopicEvidence& rival : post.topics) {
            beaten = beaten || (rival.confidence > entry.confidence && !Related(rival.topic, index));
          }
          all += mass;
          leading += beaten ? 0 : mass;
        }
      }
      EXPECT_NEAR(LeadOf(topic), leading / all, 1e-9);
    }
  });
}

}  // namespace
}  // namespace metier::laws
