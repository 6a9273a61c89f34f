// The coefficients of profiles, fitted: logistic regression with linear constraints, so that the laws hold whatever the
// data say.

#ifndef METIER_BENCH_PEOPLE_FIT_H_
#define METIER_BENCH_PEOPLE_FIT_H_

#include <array>
#include <span>
#include <string>
#include <vector>

#include "bench/people/outcome.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"

namespace metier::people {

// Bias, then one coefficient a feature, then those of the candidates.
inline constexpr int kTerms = kFeatures + kCandidates;
inline constexpr int kCoefficients = 1 + kTerms;
using Coefficients = std::array<double, kCoefficients>;

struct FitRow {
  std::array<double, kTerms> features = {};
  bool right = false;
};

// sum of normal[i] * coefficient[i] <= limit.
struct Constraint {
  std::string name;
  Coefficients normal = {};
  double limit = 0;
};

// Candidates are 0. Every coefficient but the bias is >= 0; law of volume of profile/features.h with unrelated posts;
// law of volume with doubled pace. `laws` false: only the first.
std::vector<Constraint> Constraints(const profile::ProfileParameters& parameters, bool laws);

// Topics that no gate holds at a mention, for below the gate decides, that are not open, and that stand above no other
// of them: an ancestor is mostly right and mostly implied, and would make what is listed look surer than it is.
std::vector<FitRow> RowsOf(std::span<const Outcome> people, const Taxonomy& taxonomy);

// Mean negative log-likelihood.
double LogLoss(std::span<const FitRow> rows, const Coefficients& coefficients);

// Minimises the log loss inside the constraints by Newton's method with a logarithmic barrier (Boyd and Vandenberghe,
// Convex Optimization, 11.3). `start` must lie strictly inside. Deterministic.
Coefficients FitLogistic(std::span<const FitRow> rows, std::span<const Constraint> constraints,
                         const Coefficients& start);

// The largest part of the right rows that stand above some logit where at least `precision` of all rows are right.
double RecallAtPrecision(std::span<const FitRow> rows, const Coefficients& coefficients, double precision);

Coefficients CoefficientsOf(const profile::ProfileParameters& parameters);
void SetCoefficients(const Coefficients& coefficients, profile::ProfileParameters* parameters);

// The coefficients, which constraints bind, the loss beside that of a constant and of a fit without the laws, and what
// each feature is worth: the loss without it, everything else fitted again; and what each candidate would be worth.
struct FitReport {
  Coefficients fitted = {};
  std::string text;
};
FitReport FitProfiles(std::span<const FitRow> rows, const profile::ProfileParameters& parameters);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_FIT_H_
