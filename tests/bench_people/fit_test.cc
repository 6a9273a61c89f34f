#include "bench/people/fit.h"

#include <cmath>

#include "bench/people/random.h"
#include "gtest/gtest.h"

namespace metier::people {
namespace {

double Excess(const Constraint& constraint, const Coefficients& c) {
  double sum = -constraint.limit;
  for (int i = 0; i < kCoefficients; ++i) sum += constraint.normal[i] * c[i];
  return sum;
}

std::vector<FitRow> MakeRows(const Coefficients& truth, int count) {
  Random random(7);
  std::vector<FitRow> rows(static_cast<std::size_t>(count));
  for (FitRow& row : rows) {
    double logit = truth[0];
    for (int i = 0; i < kTerms; ++i) {
      row.features[i] = random.Real(-2, 2);
      logit += truth[1 + i] * row.features[i];
    }
    row.right = random.Chance(1 / (1 + std::exp(-logit)));
  }
  return rows;
}

Coefficients Start() {
  Coefficients start;
  start.fill(1e-6);
  start[3] = 2;
  start[5] = 0.26;
  return start;
}

TEST(FitLogistic, FindsTheCoefficientsThatMadeTheData) {
  const Coefficients truth = {-0.5, 0.6, 0.3, 1.5, 0.2, 0.4, 0.1, 0};
  const std::vector<FitRow> rows = MakeRows(truth, 40'000);
  const Coefficients found = FitLogistic(rows, Constraints({}, false), Start());
  for (int i = 0; i < kCoefficients; ++i) EXPECT_NEAR(found[i], truth[i], 0.06) << i;
}

TEST(FitLogistic, StaysInsideTheLawsAndAtTheirEdge) {
  const std::vector<FitRow> rows = MakeRows({-0.5, 2, 1, 0.5, 1, 2, 2, 0}, 20'000);
  const std::vector<Constraint> laws = Constraints({}, true);
  const Coefficients found = FitLogistic(rows, laws, Start());
  double tightest = -1;
  for (const Constraint& law : laws) {
    EXPECT_LT(Excess(law, found), 0) << law.name;
    if (law.name == "doubled pace below 0.05") tightest = Excess(law, found);
  }
  EXPECT_NEAR(tightest, 0, 1e-4);
  EXPECT_GT(LogLoss(rows, found), LogLoss(rows, FitLogistic(rows, Constraints({}, false), Start())));
}

// What tests/profile/features_test.cc asks of the shipped coefficients.
TEST(Constraints, ImplyTheInequalityOfFeatures) {
  const profile::ProfileParameters p;
  const std::vector<FitRow> rows = MakeRows({-0.5, 2, 1, 0.5, 1, 2, 2, 0}, 5'000);
  const Coefficients c = FitLogistic(rows, Constraints(p, true), Start());
  EXPECT_GT(c[3], c[6] + 2 * (std::log(2.0) * (c[1] + 0.18 * p.attribution) + 1.08 * c[5]));
}

TEST(FitLogistic, LeavesOutWhatPointsTheWrongWay) {
  const std::vector<FitRow> rows = MakeRows({0, -1, 0.5, 1, 0, 0, 0, 0}, 5'000);
  const Coefficients found = FitLogistic(rows, Constraints({}, false), Start());
  EXPECT_GE(found[1], 0);
  EXPECT_LT(found[1], 1e-4);
}

TEST(RecallAtPrecision, IsThePartFoundBeforeTooMuchIsWrong) {
  std::vector<FitRow> rows(4);
  const Coefficients excess = {0, 0, 0, 1, 0, 0, 0, 0};
  for (std::size_t i = 0; i < 4; ++i) rows[i].features[2] = -static_cast<double>(i);
  rows[0].right = rows[1].right = rows[3].right = true;
  EXPECT_NEAR(RecallAtPrecision(rows, excess, 0.9), 2.0 / 3, 1e-12);
  EXPECT_NEAR(RecallAtPrecision(rows, excess, 0.7), 1, 1e-12);
}

TEST(SetCoefficients, IsTheInverseOfCoefficientsOf) {
  const Coefficients some = {1, 2, 3, 4, 5, 6, 7, 0};
  profile::ProfileParameters parameters;
  SetCoefficients(some, &parameters);
  EXPECT_EQ(CoefficientsOf(parameters), some);
}

}  // namespace
}  // namespace metier::people
