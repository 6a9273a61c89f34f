// What takes a topic's posts to itself: counted here again, from the posts alone.

#include <algorithm>
#include <cstddef>
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

// The kept posts that carry the topic, each by confidence and kind.
double MassOf(const Outcome& outcome, TopicIndex topic) {
  double mass = 0;
  for (std::size_t i = 0; i < outcome.ledger.posts.size(); ++i) {
    if (!outcome.ledger.records[i].kept()) continue;
    const weigh::TaggedPost& post = outcome.ledger.posts[i];
    for (const weigh::TopicEvidence& evidence : post.topics) {
      if (evidence.topic == topic) mass += evidence.confidence * (post.kind == PostKind::kRepost ? 0.25 : 1);
    }
  }
  return mass;
}

TEST(Lead, IsThePartOfItsPostsThatNoSurerTopicTakes) {
  ForEachCase(10'000, [](Random& random) {
    const Outcome outcome = Assess(MakeArchive(random));
    for (const auto& [index, topic] : outcome.topics) {
      double all = 0;
      double leading = 0;
      for (const weigh::Occasion& occasion : outcome.ledger.Find(index)->occasions) {
        for (const weigh::OccasionPost& entry : occasion.posts) {
          const weigh::TaggedPost& post = outcome.ledger.posts[entry.post];
          const double mass = entry.confidence * (post.kind == PostKind::kRepost ? 0.25 : 1);
          double lead = 1;
          for (const weigh::TopicEvidence& rival : post.topics) {
            if (rival.confidence > entry.confidence && !Related(rival.topic, index))
              lead = std::min(lead, MassOf(outcome, index) / MassOf(outcome, rival.topic));
          }
          all += mass;
          leading += lead * mass;
        }
      }
      EXPECT_NEAR(LeadOf(topic), leading / all, 1e-9);
    }
  });
}

}  // namespace
}  // namespace metier::laws
