// The mistakes that DESIGN.md opens with, one by one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kEntries[] = R"(
lamb's quarters, lambs quarters, lambsquarters | foraging
lamb | cooking | weak | needs roast, chop(s), recipe, shoulder of
lamb | sheep | needs ewe(s), flock
masters | golf | needs augusta, golf, pga, tiger woods, green jacket | forbids thesis
masters | graduate-school | needs degree, thesis, mba
college(s) | college
CollegeHumor, college humor | humor
minnesota twins | baseball
twins | baseball | needs minnesota, inning(s), target field
twin boys, twin girls, twins, twin mom(s) | parenting | weak
stock(s) | stocks | weak
fiat money, fiat currency | monetary-policy
Fiat, fiat 500 | cars
france | france
slam dunk | -
dunk | basketball
)";

Reader TrapReader() { return Reader(kEntries, *base::ReadFile(METIER_DATA_DIR "/lexicon/cues.txt")); }

TEST(TrapsTest, LambsQuartersIsAWeedInEverySpelling) {
  Reader reader = TrapReader();
  for (const char* written :
       {"lamb's quarters", "Lamb's Quarters", "lamb\u2019s quarters", "lambs' quarters", "lambs\u2019 quarters",
        "lambs quarters", "lambsquarters", "LAMB'S QUARTERS", "lamb's-quarters", "lambs-quarters",
        "lamb&#39;s quarters", "#lambsquarters", "#LambsQuarters", "#lambs_quarters", "\"lamb's quarters\""}) {
    const std::string post = "pulled " + std::string(written) + " out of the bed, a recipe for the masters of weeding";
    EXPECT_THAT(reader.Topics(post), ElementsAre(testing::StartsWith("foraging("))) << post;
  }
  EXPECT_THAT(reader.Refusals("lamb's quarters"),
              ElementsAre("cooking('lamb's') hidden by lamb's quarters", "sheep('lamb's') hidden by lamb's quarters"));
  EXPECT_THAT(reader.Topics("roast lamb with lamb's quarters"),
              ElementsAre("cooking('lamb')", "foraging('lamb's quarters')"));
}

TEST(TrapsTest, CollegeHumorIsNoCollege) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("watching CollegeHumor again"), ElementsAre("humor('CollegeHumor')"));
  EXPECT_THAT(reader.Topics("watching #CollegeHumor again"), ElementsAre("humor('#CollegeHumor')"));
  EXPECT_THAT(reader.Topics("via @CollegeHumor"), IsEmpty());
  EXPECT_THAT(reader.Topics("collegehumor.com made me laugh"), IsEmpty());
}

TEST(TrapsTest, TwinBoysAreNoBaseballTeam) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("my twin boys turn two"), ElementsAre("parenting('twin boys')"));
  EXPECT_THAT(reader.Topics("the twins turn two"), ElementsAre("parenting('twins')"));
  EXPECT_THAT(reader.Topics("the Twins won in the ninth inning"), ElementsAre("baseball('Twins')"));
  EXPECT_THAT(reader.Topics("the Minnesota Twins won"), ElementsAre("baseball('Minnesota Twins')"));
  EXPECT_THAT(reader.Topics("#MinnesotaTwins"), ElementsAre("baseball('#MinnesotaTwins')"));
}

TEST(TrapsTest, MoneyThatIsNotTiedUpInStocks) {
  Reader reader = TrapReader();
  const LexiconMatches& found = reader.Match("so glad my money isn't tied up in stocks");
  ASSERT_EQ(found.matches.size(), 1u);
  EXPECT_EQ(found.matches[0].weakened, kNegated);
  EXPECT_DOUBLE_EQ(found.matches[0].strength, kWeakStrength * 0.25);
  EXPECT_EQ(reader.Bits("glad I don't own any stocks"), kNegated);
  EXPECT_EQ(reader.Bits("so glad my money isn\u2019t in #stocks"), kNegated);
}

TEST(TrapsTest, FiatMoneyIsNoCar) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("Fiat money will not last, nor fiat currency"),
              ElementsAre("monetary-policy('Fiat money')", "monetary-policy('fiat currency')"));
  EXPECT_THAT(reader.Refusals("Fiat money"), ElementsAre("cars('Fiat') hidden by fiat money"));
  EXPECT_THAT(reader.Topics("#fiatmoney #FiatMoney"), testing::Each(testing::StartsWith("monetary-policy(")));
  EXPECT_THAT(reader.Topics("bought a Fiat 500"), ElementsAre("cars('Fiat 500')"));
}

TEST(TrapsTest, FrancyIsNotFrance) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("Francy and @france and @Francy went home"), IsEmpty());
  EXPECT_THAT(reader.Topics("Francy went to France"), ElementsAre("france('France')"));
}

TEST(TrapsTest, MastersWantsItsContext) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("the masters of the garden"), IsEmpty());
  EXPECT_THAT(reader.Topics("finished my masters thesis near augusta"), ElementsAre("graduate-school('masters')"));
  EXPECT_THAT(reader.Topics("who gets the green jacket at the Masters"), ElementsAre("golf('Masters')"));
}

TEST(TrapsTest, ASlamDunkIsNoBasketball) {
  Reader reader = TrapReader();
  EXPECT_THAT(reader.Topics("this hire was a slam dunk #slamdunk"), IsEmpty());
  EXPECT_THAT(reader.Topics("what a dunk"), Contains("basketball('dunk')"));
}

}  // namespace
}  // namespace metier::lexicon
