#include "bench/people/judge.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace metier::people {
namespace {

// One of `topics`, or above one.
bool Covers(TopicIndex topic, const std::vector<LabelledTopic>& topics, const Taxonomy& taxonomy) {
  return std::any_of(topics.begin(), topics.end(), [&](const LabelledTopic& labelled) {
    return topic == labelled.topic || taxonomy.IsAncestor(topic, labelled.topic);
  });
}

void Count(Verdict verdict, Rate* rate) {
  if (verdict != Verdict::kNeither) rate->Count(verdict == Verdict::kRight);
}

Rate ShareInBand(std::span<const Outcome> people, Band least, const std::vector<LabelledTopic> Truth::*topics,
                 bool established_only, int posts = 0) {
  Rate rate;
  for (const Outcome& person : people) {
    for (const LabelledTopic& labelled : person.truth.*topics) {
      if ((established_only && !labelled.established()) || labelled.posts < posts) continue;
      const Assessed* assessed = person.Find(labelled.topic);
      rate.Count(assessed != nullptr && assessed->band >= least);
    }
  }
  return rate;
}

}  // namespace

const Assessed* Outcome::Find(TopicIndex topic) const {
  const auto found = std::lower_bound(assessed.begin(), assessed.end(), topic,
                                      [](const Assessed& entry, TopicIndex wanted) { return entry.topic < wanted; });
  return found != assessed.end() && found->topic == topic ? &*found : nullptr;
}

bool IsReturnedTo(TopicIndex topic, const Truth& truth, const Taxonomy& taxonomy) {
  return Covers(topic, truth.returned, taxonomy);
}

bool IsOpen(TopicIndex topic, const Truth& truth, const Taxonomy& taxonomy) {
  return std::binary_search(truth.accepted.begin(), truth.accepted.end(), topic) &&
         !IsReturnedTo(topic, truth, taxonomy);
}

Verdict Judge(TopicIndex topic, Band band, const Truth& truth, const Taxonomy& taxonomy) {
  if (IsReturnedTo(topic, truth, taxonomy)) return Verdict::kRight;
  if (!Covers(topic, truth.touched, taxonomy)) {
    return IsOpen(topic, truth, taxonomy) ? Verdict::kNeither : Verdict::kWrong;
  }
  return band == Band::kExpertise ? Verdict::kNeither : Verdict::kRight;
}

Rate PrecisionAt5(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  Rate rate;
  for (const Outcome& person : people) {
    for (std::size_t i = 0; i < std::min<std::size_t>(person.listed.size(), 5); ++i) {
      Count(Judge(person.listed[i], person.Find(person.listed[i])->band, person.truth, taxonomy), &rate);
    }
  }
  return rate;
}

Rate PrecisionOfBand(std::span<const Outcome> people, Band band, const Taxonomy& taxonomy) {
  Rate rate;
  for (const Outcome& person : people) {
    for (const TopicIndex topic : person.listed) {
      if (person.Find(topic)->band == band) Count(Judge(topic, band, person.truth, taxonomy), &rate);
    }
  }
  return rate;
}

Rate Recall(std::span<const Outcome> people, Band least, int posts) {
  return ShareInBand(people, least, &Truth::returned, true, posts);
}

Rate RecallOfGates(std::span<const Outcome> people) {
  Rate rate;
  for (const Outcome& person : people) {
    for (const LabelledTopic& labelled : person.truth.returned) {
      if (!labelled.established()) continue;
      const Assessed* assessed = person.Find(labelled.topic);
      rate.Count(assessed != nullptr && assessed->most == Band::kExpertise);
    }
  }
  return rate;
}

Rate OneOffs(std::span<const Outcome> people, Band least) {
  return ShareInBand(people, least, &Truth::one_offs, false);
}

Rate Touched(std::span<const Outcome> people, Band least) { return ShareInBand(people, least, &Truth::touched, false); }

Reliability MeasureReliability(std::span<const Outcome> people, bool listed_only, const Taxonomy& taxonomy) {
  Reliability result;
  for (const Outcome& person : people) {
    for (const Assessed& topic : person.assessed) {
      if (listed_only && std::find(person.listed.begin(), person.listed.end(), topic.topic) == person.listed.end()) {
        continue;
      }
      if (IsOpen(topic.topic, person.truth, taxonomy)) continue;
      CalibrationBin& bin = result.bins[static_cast<std::size_t>(std::min(topic.confidence * 10, 9.0))];
      ++bin.count;
      bin.confidence += topic.confidence;
      bin.right += IsReturnedTo(topic.topic, person.truth, taxonomy) ? 1 : 0;
    }
  }
  for (CalibrationBin& bin : result.bins) {
    if (bin.count == 0) continue;
    result.count += bin.count;
    result.ece += std::abs(bin.confidence - bin.right);
    bin.confidence /= static_cast<double>(bin.count);
    bin.right /= static_cast<double>(bin.count);
  }
  if (result.count > 0) result.ece /= static_cast<double>(result.count);
  return result;
}

double RSquared(std::span<const double> x, std::span<const double> y) {
  if (x.empty()) return 0;
  const auto n = static_cast<double>(x.size());
  double mean_x = 0;
  double mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mean_x += x[i] / n;
    mean_y += y[i] / n;
  }
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xx > 0 && yy > 0 ? xy * xy / (xx * yy) : 0;
}

Points FollowersAgainstConfidence(std::span<const Outcome> people) {
  Points points;
  for (const Outcome& person : people) {
    for (const LabelledTopic& labelled : person.truth.returned) {
      if (!labelled.established()) continue;
      const Assessed* assessed = person.Find(labelled.topic);
      points.x.push_back(std::log(person.truth.audience));
      points.confidence.push_back(assessed == nullptr ? 0 : assessed->confidence);
    }
  }
  return points;
}

Points PostsAgainstConfidence(std::span<const Outcome> people, std::size_t volumes, bool within) {
  Points points;
  for (std::size_t first = 0; first + volumes <= people.size(); first += volumes) {
    const std::span<const Outcome> same = people.subspan(first, volumes);
    for (const LabelledTopic& labelled : same.front().truth.returned) {
      std::vector<double> x;
      std::vector<double> confidence;
      for (const Outcome& person : same) {
        const auto& returned = person.truth.returned;
        const bool established = std::any_of(returned.begin(), returned.end(), [&](const LabelledTopic& other) {
          return other.topic == labelled.topic && other.established();
        });
        if (!established) break;
        const Assessed* assessed = person.Find(labelled.topic);
        x.push_back(std::log(static_cast<double>(person.posts)));
        confidence.push_back(assessed == nullptr ? 0 : assessed->confidence);
      }
      if (x.size() < volumes) continue;
      double mean_x = 0;
      double mean_confidence = 0;
      for (std::size_t i = 0; within && i < volumes; ++i) {
        mean_x += x[i] / static_cast<double>(volumes);
        mean_confidence += confidence[i] / static_cast<double>(volumes);
      }
      for (std::size_t i = 0; i < volumes; ++i) {
        points.x.push_back(x[i] - mean_x);
        points.confidence.push_back(confidence[i] - mean_confidence);
      }
    }
  }
  return points;
}

Rate Gains(std::span<const Outcome> people, PersonKind kind, Band least, const Taxonomy& taxonomy) {
  Rate rate;
  for (const Outcome& person : people) {
    if (person.truth.kind != kind || !person.truth.target) continue;
    const TopicIndex target = *person.truth.target;
    rate.Count(std::any_of(person.listed.begin(), person.listed.end(), [&](TopicIndex topic) {
      const bool aimed = topic == target || taxonomy.IsAncestor(target, topic) || taxonomy.IsAncestor(topic, target);
      const Assessed& assessed = *person.Find(topic);
      return aimed && assessed.band >= least && 2 * assessed.attack_posts >= assessed.posts &&
             Judge(topic, Band::kInterest, person.truth, taxonomy) == Verdict::kWrong;
    }));
  }
  return rate;
}

Rate AllGains(std::span<const Outcome> people, Band least, const Taxonomy& taxonomy) {
  Rate all;
  for (int kind = 0; kind < kPersonKinds; ++kind) {
    if (!IsAdversary(static_cast<PersonKind>(kind))) continue;
    const Rate rate = Gains(people, static_cast<PersonKind>(kind), least, taxonomy);
    all.hits += rate.hits;
    all.of += rate.of;
  }
  return all;
}

std::array<Rate, kOccasionBins.size()> PrecisionByOccasions(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  std::array<Rate, kOccasionBins.size()> bins;
  for (const Outcome& person : people) {
    for (const TopicIndex topic : person.listed) {
      const Assessed& assessed = *person.Find(topic);
      const auto above = std::upper_bound(kOccasionBins.begin(), kOccasionBins.end(), assessed.occasions);
      if (above == kOccasionBins.begin()) continue;
      Count(Judge(topic, assessed.band, person.truth, taxonomy),
            &bins[static_cast<std::size_t>(above - kOccasionBins.begin()) - 1]);
    }
  }
  return bins;
}

std::vector<ListingPoint> ListingCurve(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  std::vector<ListingPoint> curve;
  for (const double from : kListingPoints) {
    ListingPoint point{from, {}, {}};
    for (const Outcome& person : people) {
      int first = 0;
      for (const TopicIndex topic : person.listed) {
        const Assessed& assessed = *person.Find(topic);
        if (assessed.confidence < from || ++first > 5) continue;
        Count(Judge(topic, assessed.band, person.truth, taxonomy), &point.precision_at_5);
      }
      for (const LabelledTopic& labelled : person.truth.returned) {
        if (!labelled.established()) continue;
        const Assessed* assessed = person.Find(labelled.topic);
        point.recall.Count(assessed != nullptr && assessed->confidence >= from);
      }
    }
    curve.push_back(point);
  }
  return curve;
}

Rate PrecisionAt5OrNarrower(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  Rate rate;
  for (const Outcome& person : people) {
    for (std::size_t i = 0; i < std::min<std::size_t>(person.listed.size(), 5); ++i) {
      const TopicIndex topic = person.listed[i];
      const auto& returned = person.truth.returned;
      const bool narrower = std::any_of(returned.begin(), returned.end(), [&](const LabelledTopic& labelled) {
        return taxonomy.IsAncestor(labelled.topic, topic);
      });
      Count(narrower ? Verdict::kRight : Judge(topic, person.Find(topic)->band, person.truth, taxonomy), &rate);
    }
  }
  return rate;
}

std::vector<FollowerBin> ConfidenceByFollowers(std::span<const Outcome> people) {
  const Points points = FollowersAgainstConfidence(people);
  std::map<int, std::vector<double>> bins;
  for (std::size_t i = 0; i < points.x.size(); ++i) {
    bins[static_cast<int>(std::floor(2 * points.x[i] / std::log(10.0) + 1e-9))].push_back(points.confidence[i]);
  }
  std::vector<FollowerBin> list;
  for (auto& [half_decade, confidences] : bins) {
    std::sort(confidences.begin(), confidences.end());
    const auto quantile = [&](double part) {
      return confidences[static_cast<std::size_t>(part * static_cast<double>(confidences.size() - 1))];
    };
    list.push_back(
        {std::pow(10, half_decade / 2.0), std::ssize(confidences), quantile(0.25), quantile(0.5), quantile(0.75)});
  }
  return list;
}

std::vector<TopicIndex> CrudeList(const Outcome& person) {
  std::vector<CrudeTopic> enough;
  std::copy_if(person.crude.begin(), person.crude.end(), std::back_inserter(enough),
               [](const CrudeTopic& topic) { return topic.posts >= 3; });
  std::stable_sort(enough.begin(), enough.end(),
                   [](const CrudeTopic& a, const CrudeTopic& b) { return a.sum > b.sum; });
  std::vector<TopicIndex> list;
  for (std::size_t i = 0; i < std::min<std::size_t>(enough.size(), 5); ++i) list.push_back(enough[i].topic);
  return list;
}

CrudeMarks JudgeCrude(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  CrudeMarks marks;
  for (const Outcome& person : people) {
    const std::vector<TopicIndex> list = CrudeList(person);
    const auto listed = [&list](TopicIndex topic) { return std::find(list.begin(), list.end(), topic) != list.end(); };
    for (const TopicIndex topic : list)
      Count(Judge(topic, Band::kInterest, person.truth, taxonomy), &marks.precision_at_5);
    for (const LabelledTopic& one : person.truth.one_offs) marks.one_offs_listed.Count(listed(one.topic));
    if (person.truth.target) marks.adversaries_listed.Count(listed(*person.truth.target));
  }
  return marks;
}

double CrudePostsRSquared(std::span<const Outcome> people) {
  Points points;
  for (const Outcome& person : people) {
    for (const LabelledTopic& labelled : person.truth.returned) {
      for (const CrudeTopic& topic : person.crude) {
        if (topic.topic != labelled.topic) continue;
        points.x.push_back(std::log(static_cast<double>(person.posts)));
        points.confidence.push_back(topic.sum);
      }
    }
  }
  return RSquared(points.x, points.confidence);
}

std::vector<Outcome> OfKind(std::span<const Outcome> people, PersonKind kind) {
  std::vector<Outcome> some;
  std::copy_if(people.begin(), people.end(), std::back_inserter(some),
               [kind](const Outcome& person) { return person.truth.kind == kind; });
  return some;
}

std::vector<Outcome> Honest(std::span<const Outcome> people) {
  std::vector<Outcome> some;
  std::copy_if(people.begin(), people.end(), std::back_inserter(some),
               [](const Outcome& person) { return !IsAdversary(person.truth.kind); });
  return some;
}

}  // namespace metier::people
