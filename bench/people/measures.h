// All measures of one run, against their bounds.

#ifndef METIER_BENCH_PEOPLE_MEASURES_H_
#define METIER_BENCH_PEOPLE_MEASURES_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bench/people/judge.h"
#include "bench/people/lobsters.h"
#include "bench/people/outcome.h"

namespace metier::people {

struct Measure {
  std::string name;
  double value = 0;
  std::string counts;  // "123 of 456", or empty
  std::optional<double> at_least;
  std::optional<double> at_most;
  bool met() const { return (!at_least || value >= *at_least) && (!at_most || value <= *at_most); }
};

struct KindRow {
  PersonKind kind = PersonKind::kOrdinary;
  std::int64_t people = 0;
  Rate precision_at_5;
  Rate recall;
  Rate gains_interest;   // adversaries only
  Rate gains_expertise;  // adversaries only
};

struct Measures {
  std::vector<Measure> bounded;   // those of the table of bounds, in its order
  std::vector<Measure> informal;  // what explains them
  std::vector<KindRow> kinds;
  Reliability all;
  Reliability listed;
  std::array<Rate, kOccasionBins.size()> by_occasions;
  std::vector<ListingPoint> listing;
  std::vector<ListingPoint> honest_listing;  // without adversaries
  std::vector<FollowerBin> by_followers;
  CrudeMarks crude;
  double crude_posts_r2 = 0;
};

// `people` of the half; `volume_people` the same mixes at `volumes` volumes; `lobsters` where measured.
Measures MeasureAll(std::span<const Outcome> people, std::span<const Outcome> volume_people, std::size_t volumes,
                    const std::optional<LobstersMarks>& lobsters, const Taxonomy& taxonomy);

std::string MeasuresText(const Measures& measures);

// One JSON object, its fields those of Measures.
std::string MeasuresJson(const Measures& measures);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_MEASURES_H_
