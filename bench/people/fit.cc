#include "bench/people/fit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_format.h"
#include "bench/people/judge.h"

namespace metier::people {
namespace {

using profile::ProfileParameters;

constexpr double kLn2 = 0.69314718055994531;
constexpr double kFirstBarrier = 1e-2;  // of the mean loss
constexpr double kLastBarrier = 1e-9;
constexpr double kBarrierStep = 0.1;
constexpr int kNewtonSteps = 60;
constexpr double kMargin = 1e-3;  // laws are kept with this to spare

// How well a post is received does not depend on whether its author comes back to the topic: composed people cannot say
// what response is worth. That it counts is what Metier is for.
constexpr double kLeastResonance = 0.25;

enum : int { kBias, kRepetition, kSpan, kExcess, kLead, kResonance, kResponders };

double Softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

double Logit(const FitRow& row, const Coefficients& c) {
  double logit = c[kBias];
  for (int i = 0; i < kTerms; ++i) logit += c[1 + i] * row.features[i];
  return logit;
}

double Slack(const Constraint& constraint, const Coefficients& c) {
  double slack = constraint.limit;
  for (int i = 0; i < kCoefficients; ++i) slack -= constraint.normal[i] * c[i];
  return slack;
}

bool Inside(std::span<const Constraint> constraints, const Coefficients& c) {
  return std::all_of(constraints.begin(), constraints.end(), [&](const Constraint& one) { return Slack(one, c) > 0; });
}

double Objective(std::span<const FitRow> rows, std::span<const Constraint> constraints, double barrier,
                 const Coefficients& c) {
  double value = LogLoss(rows, c);
  for (const Constraint& constraint : constraints) value -= barrier * std::log(Slack(constraint, c));
  return value;
}

using Matrix = std::array<Coefficients, kCoefficients>;

// Solves the symmetric positive definite system by Cholesky's decomposition.
Coefficients Solve(Matrix a, Coefficients b) {
  for (int j = 0; j < kCoefficients; ++j) {
    for (int k = 0; k < j; ++k) a[j][j] -= a[j][k] * a[j][k];
    a[j][j] = std::sqrt(std::max(a[j][j], 1e-15));
    for (int i = j + 1; i < kCoefficients; ++i) {
      for (int k = 0; k < j; ++k) a[i][j] -= a[i][k] * a[j][k];
      a[i][j] /= a[j][j];
    }
  }
  for (int i = 0; i < kCoefficients; ++i) {
    for (int k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (int i = kCoefficients; i-- > 0;) {
    for (int k = i + 1; k < kCoefficients; ++k) b[i] -= a[k][i] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

struct Slopes {
  Coefficients gradient = {};
  Matrix hessian = {};
};

Slopes SlopesAt(std::span<const FitRow> rows, std::span<const Constraint> constraints, double barrier,
                const Coefficients& c) {
  Slopes slopes;
  const double scale = 1 / static_cast<double>(rows.size());
  for (const FitRow& row : rows) {
    Coefficients x;
    x[0] = 1;
    std::copy(row.features.begin(), row.features.end(), x.begin() + 1);
    const double p = 1 / (1 + std::exp(-Logit(row, c)));
    const double residual = (p - (row.right ? 1 : 0)) * scale;
    const double weight = p * (1 - p) * scale;
    for (int i = 0; i < kCoefficients; ++i) {
      slopes.gradient[i] += residual * x[i];
      for (int j = 0; j <= i; ++j) slopes.hessian[i][j] += weight * x[i] * x[j];
    }
  }
  for (const Constraint& constraint : constraints) {
    const double slack = Slack(constraint, c);
    for (int i = 0; i < kCoefficients; ++i) {
      slopes.gradient[i] += barrier * constraint.normal[i] / slack;
      for (int j = 0; j <= i; ++j) {
        slopes.hessian[i][j] += barrier * constraint.normal[i] * constraint.normal[j] / (slack * slack);
      }
    }
  }
  for (int i = 0; i < kCoefficients; ++i) slopes.hessian[i][i] += 1e-12;
  return slopes;
}

// Everything but the feature, which stays a hair above nothing.
std::vector<Constraint> Without(std::vector<Constraint> constraints, int coefficient) {
  Constraint none{"none", {}, 2e-6};
  none.normal[coefficient] = 1;
  constraints.push_back(none);
  return constraints;
}

// The same with a candidate.
std::vector<Constraint> With(std::vector<Constraint> constraints, int candidate) {
  std::erase_if(constraints, [&](const Constraint& one) { return one.normal[1 + kFeatures + candidate] > 0; });
  return constraints;
}

}  // namespace

std::vector<Constraint> Constraints(const ProfileParameters& parameters, bool laws) {
  std::vector<Constraint> constraints;
  for (int i = 0; i < kFeatures; ++i) {
    Constraint positive{absl::StrFormat("%s >= 0", kFeatureNames[i]), {}, 0};
    positive.normal[1 + i] = -1;
    if (1 + i == kResonance)
      positive = {absl::StrFormat("resonance >= %.2f", kLeastResonance), positive.normal, -kLeastResonance};
    constraints.push_back(positive);
  }
  for (int i = 0; i < kCandidates; ++i) {
    Constraint positive{absl::StrFormat("%s >= 0", kCandidateNames[i]), {}, 0};
    positive.normal[1 + kFeatures + i] = -1;
    constraints.push_back(positive);
    Constraint none{absl::StrFormat("%s is no feature", kCandidateNames[i]), {}, 2e-6};
    none.normal[1 + kFeatures + i] = 1;
    constraints.push_back(none);
  }
  if (!laws) return constraints;
  // responders + 2 (ln 2 (repetition + 0.18 attribution) + 1.08 resonance) - excess < 0
  Constraint unrelated{"unrelated posts never raise", {}, -2 * kLn2 * 0.18 * parameters.attribution - kMargin};
  unrelated.normal[kResponders] = 1;
  unrelated.normal[kRepetition] = 2 * kLn2;
  unrelated.normal[kResonance] = 2 * 1.08;
  unrelated.normal[kExcess] = -1;
  constraints.push_back(unrelated);
  // ln 2 (repetition + span) + (resonance + ln 2 responders) / 6 + 0.13 attribution < 0.2: a quarter of it is the
  // confidence.
  Constraint pace{"doubled pace below 0.05", {}, 0.2 - 0.13 * parameters.attribution - kMargin};
  pace.normal[kRepetition] = kLn2;
  pace.normal[kSpan] = kLn2;
  pace.normal[kResonance] = 1.0 / 6;
  pace.normal[kResponders] = kLn2 / 6;
  constraints.push_back(pace);
  return constraints;
}

bool StandsAboveAnother(const Assessed& topic, const Outcome& person, const Taxonomy& taxonomy) {
  return std::any_of(person.assessed.begin(), person.assessed.end(), [&](const Assessed& other) {
    return other.most != Band::kMention && taxonomy.IsAncestor(topic.topic, other.topic);
  });
}

std::vector<FitRow> RowsOf(std::span<const Outcome> people, const Taxonomy& taxonomy) {
  std::vector<FitRow> rows;
  for (const Outcome& person : people) {
    for (const Assessed& topic : person.assessed) {
      if (topic.most == Band::kMention || IsOpen(topic.topic, person.truth, taxonomy) ||
          StandsAboveAnother(topic, person, taxonomy)) {
        continue;
      }
      rows.push_back({topic.features, IsReturnedTo(topic.topic, person.truth, taxonomy)});
    }
  }
  return rows;
}

double LogLoss(std::span<const FitRow> rows, const Coefficients& c) {
  double loss = 0;
  for (const FitRow& row : rows) {
    const double logit = Logit(row, c);
    loss += Softplus(row.right ? -logit : logit);
  }
  return loss / static_cast<double>(rows.size());
}

Coefficients FitLogistic(std::span<const FitRow> rows, std::span<const Constraint> constraints,
                         const Coefficients& start) {
  Coefficients c = start;
  for (double barrier = kFirstBarrier; barrier >= kLastBarrier; barrier *= kBarrierStep) {
    for (int step = 0; step < kNewtonSteps; ++step) {
      const Slopes slopes = SlopesAt(rows, constraints, barrier, c);
      const Coefficients move = Solve(slopes.hessian, slopes.gradient);
      double decrement = 0;
      for (int i = 0; i < kCoefficients; ++i) decrement += move[i] * slopes.gradient[i];
      if (decrement < 1e-12) break;
      const double before = Objective(rows, constraints, barrier, c);
      double length = 1;
      Coefficients next = c;
      for (int halving = 0; halving < 40; ++halving, length /= 2) {
        for (int i = 0; i < kCoefficients; ++i) next[i] = c[i] - length * move[i];
        if (Inside(constraints, next) &&
            Objective(rows, constraints, barrier, next) <= before - 1e-4 * length * decrement) {
          break;
        }
      }
      if (!Inside(constraints, next)) break;
      c = next;
    }
  }
  return c;
}

double RecallAtPrecision(std::span<const FitRow> rows, const Coefficients& c, double precision) {
  std::vector<std::pair<double, bool>> ranked;
  for (const FitRow& row : rows) ranked.emplace_back(-Logit(row, c), row.right);
  std::sort(ranked.begin(), ranked.end());
  std::int64_t right = 0;
  std::int64_t found = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    right += ranked[i].second ? 1 : 0;
    if (static_cast<double>(right) >= precision * static_cast<double>(i + 1)) found = right;
  }
  return right > 0 ? static_cast<double>(found) / static_cast<double>(right) : 0;
}

Coefficients CoefficientsOf(const ProfileParameters& p) {
  return {p.bias, p.repetition, p.span, p.excess, p.lead, p.resonance, p.responders};  // Candidates: 0.
}

void SetCoefficients(const Coefficients& c, ProfileParameters* parameters) {
  parameters->bias = c[kBias];
  parameters->repetition = c[kRepetition];
  parameters->span = c[kSpan];
  parameters->excess = c[kExcess];
  parameters->lead = c[kLead];
  parameters->resonance = c[kResonance];
  parameters->responders = c[kResponders];
}

FitReport FitProfiles(std::span<const FitRow> rows, const ProfileParameters& parameters) {
  // Strictly inside every constraint, those of Without included.
  Coefficients start;
  start.fill(1e-6);
  start[kExcess] = 2;
  start[kResonance] = kLeastResonance + 1e-3;
  const auto right = std::count_if(rows.begin(), rows.end(), [](const FitRow& row) { return row.right; });
  Coefficients constant = {};
  constant[kBias] = std::log(static_cast<double>(right) / static_cast<double>(std::ssize(rows) - right));
  start[kBias] = constant[kBias];

  const std::vector<Constraint> laws = Constraints(parameters, true);
  FitReport report;
  report.fitted = FitLogistic(rows, laws, start);
  const Coefficients free = FitLogistic(rows, Constraints(parameters, false), start);
  const double loss = LogLoss(rows, report.fitted);
  std::string& text = report.text;
  absl::StrAppendFormat(&text, "%d topics that no gate holds at a mention, %d of them returned to\n", rows.size(),
                        right);
  absl::StrAppendFormat(&text, "log loss: constant %.5f, today %.5f, fitted %.5f, without the laws %.5f\n",
                        LogLoss(rows, constant), LogLoss(rows, CoefficientsOf(parameters)), loss, LogLoss(rows, free));
  absl::StrAppendFormat(&text, "%-12s %9s %9s %12s %14s\n", "feature", "today", "fitted", "without laws",
                        "loss without");
  const Coefficients today = CoefficientsOf(parameters);
  absl::StrAppendFormat(&text, "%-12s %9.4f %9.4f %12.4f\n", "bias", today[0], report.fitted[0], free[0]);
  for (int i = 0; i < kFeatures; ++i) {
    double without = 0;
    std::string note;
    if (i + 1 == kExcess || i + 1 == kResonance) {
      note = "-";  // Asked for.
    } else {
      without = LogLoss(rows, FitLogistic(rows, Without(laws, i + 1), start));
      note = absl::StrFormat("%+.5f", without - loss);
    }
    absl::StrAppendFormat(&text, "%-12s %9.4f %9.4f %12.4f %14s\n", kFeatureNames[i], today[1 + i],
                          report.fitted[1 + i], free[1 + i], note);
  }
  const auto separation = [&](const char* name, const Coefficients& c) {
    absl::StrAppendFormat(&text, "%-24s loss %.5f; of what is right found at precision 0.97: %.3f, 0.90: %.3f\n", name,
                          LogLoss(rows, c), RecallAtPrecision(rows, c, 0.97), RecallAtPrecision(rows, c, 0.90));
  };
  separation("today", today);
  separation("fitted", report.fitted);
  separation("without the laws", free);
  std::vector<Constraint> with_all = laws;
  for (int i = 0; i < kCandidates; ++i) {
    const Coefficients tried = FitLogistic(rows, With(laws, i), start);
    separation(absl::StrFormat("with %s (%.2f)", kCandidateNames[i], tried[1 + kFeatures + i]).c_str(), tried);
    with_all = With(with_all, i);
  }
  separation("with all candidates", FitLogistic(rows, with_all, start));
  for (const Constraint& constraint : laws) {
    if (constraint.name.find("no feature") == std::string::npos && Slack(constraint, report.fitted) < 1e-3)
      absl::StrAppendFormat(&text, "binds: %s\n", constraint.name);
  }
  return report;
}

}  // namespace metier::people
