#include "bench/people/errors.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "bench/people/judge.h"

namespace metier::people {
namespace {

std::string SlugOf(TopicIndex topic, const Taxonomy& taxonomy) {
  return topic == kNoTopic ? "(chatter)" : taxonomy[topic].slug;
}

std::set<TopicIndex> RootsOf(TopicIndex topic, const Taxonomy& taxonomy) {
  std::set<TopicIndex> roots;
  if (taxonomy[topic].parents.empty()) roots.insert(topic);
  for (const TopicIndex above : taxonomy[topic].ancestors) {
    if (taxonomy[above].parents.empty()) roots.insert(above);
  }
  return roots;
}

template <typename Range, typename Other>
bool Meet(const Range& some, const Other& others) {
  return std::any_of(some.begin(), some.end(),
                     [&](TopicIndex one) { return std::find(others.begin(), others.end(), one) != others.end(); });
}

bool Carries(const PoolPost& post, TopicIndex topic) {
  return std::any_of(post.tagged.topics.begin(), post.tagged.topics.end(),
                     [topic](const weigh::TopicEvidence& evidence) { return evidence.topic == topic; });
}

}  // namespace

std::vector<WrongTopic> WrongTopics(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  std::vector<WrongTopic> wrong;
  for (const Outcome& person : people) {
    for (const TopicIndex topic : person.listed) {
      const Assessed& assessed = *person.Find(topic);
      if (Judge(topic, assessed.band, person.truth, taxonomy) != Verdict::kWrong) continue;
      wrong.push_back({person.name, person.truth.kind, topic, assessed, person.truth.returned});
    }
  }
  std::stable_sort(wrong.begin(), wrong.end(), [](const WrongTopic& a, const WrongTopic& b) {
    return a.assessed.confidence > b.assessed.confidence;
  });
  return wrong;
}

std::string WrongTopicText(const WrongTopic& wrong, const Taxonomy& taxonomy) {
  std::string text = absl::StrFormat("%-10s %-28s %.2f  %3d posts on %3d occasions, %d of them %s; returns to",
                                     std::string(KindName(wrong.kind)), taxonomy[wrong.topic].slug,
                                     wrong.assessed.confidence, wrong.assessed.posts, wrong.assessed.occasions,
                                     wrong.assessed.from_posts, SlugOf(wrong.assessed.from, taxonomy));
  for (const LabelledTopic& topic : wrong.returned)
    absl::StrAppend(&text, " ", taxonomy[topic.topic].slug, ":", topic.posts);
  return text;
}

std::string_view CauseName(ErrorCause cause) {
  constexpr std::array<std::string_view, kErrorCauses> kNames = {
      "narrower than a true topic", "sibling of the label of its posts", "the same field as its posts",
      "another field than its posts", "from chatter"};
  return kNames[static_cast<std::size_t>(cause)];
}

ErrorCause CauseOf(const WrongTopic& wrong, const Taxonomy& taxonomy) {
  for (const LabelledTopic& topic : wrong.returned) {
    if (taxonomy.IsAncestor(topic.topic, wrong.topic)) return ErrorCause::kNarrower;
  }
  const TopicIndex from = wrong.assessed.from;
  if (from == kNoTopic) return ErrorCause::kChatter;
  if (Meet(taxonomy[wrong.topic].parents, taxonomy[from].parents)) return ErrorCause::kSibling;
  return Meet(RootsOf(wrong.topic, taxonomy), RootsOf(from, taxonomy)) ? ErrorCause::kSameRoot : ErrorCause::kOtherRoot;
}

std::vector<Confusion> CommonConfusions(const std::vector<WrongTopic>& wrong) {
  std::map<std::pair<TopicIndex, TopicIndex>, std::int64_t> counts;
  for (const WrongTopic& one : wrong) ++counts[{one.topic, one.assessed.from}];
  std::vector<Confusion> confusions;
  for (const auto& [pair, count] : counts) confusions.push_back({pair.first, pair.second, count});
  std::stable_sort(confusions.begin(), confusions.end(),
                   [](const Confusion& a, const Confusion& b) { return a.count > b.count; });
  return confusions;
}

std::vector<TopicRecall> RecallByTopic(std::span<const Outcome> people, const Pool& pool, Half half) {
  std::map<TopicIndex, TopicRecall> topics;
  for (const Outcome& person : people) {
    for (const LabelledTopic& labelled : person.truth.returned) {
      if (!labelled.established()) continue;
      TopicRecall& entry = topics[labelled.topic];
      ++entry.established;
      const Assessed* assessed = person.Find(labelled.topic);
      entry.found += assessed != nullptr && assessed->band == Band::kExpertise ? 1 : 0;
    }
  }
  std::vector<TopicRecall> list;
  for (auto& [topic, entry] : topics) {
    entry.topic = topic;
    for (const std::uint32_t post : pool.PostsOf(topic, half)) {
      ++entry.posts;
      entry.carried += Carries(pool.posts[post], topic) ? 1 : 0;
    }
    list.push_back(entry);
  }
  std::stable_sort(list.begin(), list.end(), [](const TopicRecall& a, const TopicRecall& b) {
    return a.established - a.found > b.established - b.found;
  });
  return list;
}

std::string ErrorsText(std::span<const Outcome> people, const Pool& pool, Half half, const Taxonomy& taxonomy,
                       std::size_t most) {
  const std::vector<WrongTopic> wrong = WrongTopics(people, taxonomy);
  std::string text = absl::StrCat("\nwrong topics: ", wrong.size(), "; by cause\n");
  std::array<std::int64_t, kErrorCauses> causes = {};
  for (const WrongTopic& one : wrong) ++causes[static_cast<std::size_t>(CauseOf(one, taxonomy))];
  for (int i = 0; i < kErrorCauses; ++i) {
    absl::StrAppendFormat(&text, "%6d  %s\n", causes[i], std::string(CauseName(static_cast<ErrorCause>(i))));
  }
  absl::StrAppend(&text, "\nthe surest of them\n");
  for (std::size_t i = 0; i < std::min(most, wrong.size()); ++i) text += WrongTopicText(wrong[i], taxonomy) + "\n";
  text += "\ncommonest wrong topics, with the label of their posts\n";
  const std::vector<Confusion> confusions = CommonConfusions(wrong);
  for (std::size_t i = 0; i < std::min(most, confusions.size()); ++i) {
    absl::StrAppendFormat(&text, "%6d  %s <- %s\n", confusions[i].count, taxonomy[confusions[i].topic].slug,
                          SlugOf(confusions[i].from, taxonomy));
  }
  const std::vector<TopicRecall> recalls = RecallByTopic(people, pool, half);
  std::array<std::array<std::int64_t, 3>, 10> by_carried = {};  // topics, established, found; by share of carried posts
  for (const TopicRecall& one : recalls) {
    if (one.posts == 0) continue;
    auto& bin = by_carried[static_cast<std::size_t>(std::min<std::int64_t>(10 * one.carried / one.posts, 9))];
    ++bin[0];
    bin[1] += one.established;
    bin[2] += one.found;
  }
  text += "\nrecall of expertise by the share of a topic's posts that carry it\n";
  for (std::size_t i = 0; i < by_carried.size(); ++i) {
    const auto& [topics, established, found] = by_carried[i];
    if (topics > 0)
      absl::StrAppendFormat(&text, "%.1f to %.1f  %4d topics  %d of %d (%.3f)\n", static_cast<double>(i) / 10,
                            static_cast<double>(i + 1) / 10, topics, found, established,
                            static_cast<double>(found) / static_cast<double>(established));
  }
  text += "\ntopics most often missed: found, established, share of the pool's posts that carry it\n";
  for (std::size_t i = 0; i < std::min(most, recalls.size()); ++i) {
    absl::StrAppendFormat(
        &text, "%-30s %4d of %4d  %.2f\n", taxonomy[recalls[i].topic].slug, recalls[i].found, recalls[i].established,
        static_cast<double>(recalls[i].carried) / static_cast<double>(std::max<std::int64_t>(recalls[i].posts, 1)));
  }
  return text;
}

}  // namespace metier::people
