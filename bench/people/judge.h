// Every measure of people, as functions of truth and outcomes alone.
//
// Right and wrong. A listed topic is right when it is a topic that the person returns to, or above one. A topic that
// the person touched a few times, or above one, is right as interest and neither right nor wrong as expertise: nobody
// can say that four posts are too few to know one's field. A topic that is accepted of some of the person's posts, and
// none of these, is neither, and counts nowhere. Everything else is wrong, a narrower topic than the true one included.
//
// As a probability, a confidence says that the topic is one the person returns to, or above one: touched topics are
// not.

#ifndef METIER_BENCH_PEOPLE_JUDGE_H_
#define METIER_BENCH_PEOPLE_JUDGE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bench/people/outcome.h"
#include "metier/taxonomy.h"

namespace metier::people {

enum class Verdict : std::uint8_t { kRight, kNeither, kWrong };
Verdict Judge(TopicIndex topic, Band band, const Truth& truth, const Taxonomy& taxonomy);

// Whether the person returns to the topic or to one beneath it.
bool IsReturnedTo(TopicIndex topic, const Truth& truth, const Taxonomy& taxonomy);

// Whether the topic is accepted of the person and not returned to: nobody can say whether it is true.
bool IsOpen(TopicIndex topic, const Truth& truth, const Taxonomy& taxonomy);

struct Rate {
  std::int64_t hits = 0;
  std::int64_t of = 0;
  double value() const { return of > 0 ? static_cast<double>(hits) / static_cast<double>(of) : 0; }
  void Count(bool hit) {
    hits += hit ? 1 : 0;
    ++of;
  }
};

// Of the first five listed topics of each person, those that are right of those that are right or wrong; all people
// together.
Rate PrecisionAt5(std::span<const Outcome> people, const Taxonomy& taxonomy);
// Of all topics in the band.
Rate PrecisionOfBand(std::span<const Outcome> people, Band band, const Taxonomy& taxonomy);

// Of the topics returned to with 8 posts or more over 6 weeks or more, those listed in `least` or above; or of those of
// them with `posts` or more.
Rate Recall(std::span<const Outcome> people, Band least, int posts = 0);

// Of the same, those that no gate keeps below expertise: the most that any coefficients could recall.
Rate RecallOfGates(std::span<const Outcome> people);

// Of the topics that a person wrote of once, those in `least` or above.
Rate OneOffs(std::span<const Outcome> people, Band least);
// The same for topics touched a few times.
Rate Touched(std::span<const Outcome> people, Band least);

struct CalibrationBin {
  std::int64_t count = 0;
  double confidence = 0;  // mean
  double right = 0;       // share
};
struct Reliability {
  std::array<CalibrationBin, 10> bins;  // by confidence, of equal width
  double ece = 0;                       // mean of |confidence - right| over bins, each by its count
  std::int64_t count = 0;
};
// Over every assessed topic of everybody that is not open, or over those that are listed.
Reliability MeasureReliability(std::span<const Outcome> people, bool listed_only, const Taxonomy& taxonomy);

// Squared correlation. 0 where one does not vary.
double RSquared(std::span<const double> x, std::span<const double> y);

// Points of log(followers), or of log(posts), against the confidence of the established topics.
struct Points {
  std::vector<double> x;
  std::vector<double> confidence;
};
Points FollowersAgainstConfidence(std::span<const Outcome> people);
// `people` hold the same mix at `volumes` volumes, one after another; x is the logarithm of the volume's number of
// posts. A topic that the labels do not establish at each volume is left out. With `within` each point is taken
// relative to the mean of its person and topic.
Points PostsAgainstConfidence(std::span<const Outcome> people, std::size_t volumes, bool within);

// Of adversaries of the kind, those that gain the band or better: on the target, beneath it, or above it, where
// nothing honest explains it and at least half of the posts that carry it are part of the attack.
Rate Gains(std::span<const Outcome> people, PersonKind kind, Band least, const Taxonomy& taxonomy);
Rate AllGains(std::span<const Outcome> people, Band least, const Taxonomy& taxonomy);

// Of listed topics with this many occasions, those that are right. Bins of occasions: 3-5, 6-8, 9-15, 16-30, 31 and
// more.
inline constexpr std::array<std::int32_t, 5> kOccasionBins = {3, 6, 9, 16, 31};
std::array<Rate, kOccasionBins.size()> PrecisionByOccasions(std::span<const Outcome> people, const Taxonomy& taxonomy);

// The same people judged as if a topic were listed from another confidence: precision of the first five, and recall of
// established topics.
struct ListingPoint {
  double from = 0;
  Rate precision_at_5;
  Rate recall;
};
inline constexpr std::array<double, 8> kListingPoints = {0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98};
std::vector<ListingPoint> ListingCurve(std::span<const Outcome> people, const Taxonomy& taxonomy);

// Of the first five listed topics, those that are right or beneath a topic that the person returns to: labels of
// subreddits stop short of what posts say.
Rate PrecisionAt5OrNarrower(std::span<const Outcome> people, const Taxonomy& taxonomy);

// Confidence of established topics of people with a number of followers within half a decade.
struct FollowerBin {
  double from = 0;  // followers
  std::int64_t topics = 0;
  double lower = 0;  // quartiles of confidence
  double median = 0;
  double upper = 0;
};
std::vector<FollowerBin> ConfidenceByFollowers(std::span<const Outcome> people);

// The mark to beat: confidences of tags added up, at least three posts, the five highest sums..
struct CrudeMarks {
  Rate precision_at_5;
  Rate one_offs_listed;
  Rate adversaries_listed;
};
std::vector<TopicIndex> CrudeList(const Outcome& person);
CrudeMarks JudgeCrude(std::span<const Outcome> people, const Taxonomy& taxonomy);
// R² of log(posts) on the sum, of people as PostsAgainstConfidence wants them.
double CrudePostsRSquared(std::span<const Outcome> people);

// Outcomes of one kind; of all that are not adversaries.
std::vector<Outcome> OfKind(std::span<const Outcome> people, PersonKind kind);
std::vector<Outcome> Honest(std::span<const Outcome> people);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_JUDGE_H_
