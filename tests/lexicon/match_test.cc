// Which phrases match where, and which senses of them hold.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

TEST(MatchTest, TakesTheLongestFromTheLeft) {
  Reader reader("golf | golf\ngolf club(s) | golf\nclub sandwich | cooking\nsandwich | cooking");
  EXPECT_THAT(reader.Topics("Golf clubs and golf"), ElementsAre("golf('Golf clubs')", "golf('golf')"));
  EXPECT_THAT(reader.Topics("golf club sandwich"), ElementsAre("golf('golf club')", "cooking('sandwich')"));
  EXPECT_THAT(reader.Refusals("golf club sandwich"),
              ElementsAre("golf('golf') hidden by golf club", "cooking('club sandwich') hidden by golf club"));
}

TEST(MatchTest, TakesSpellingsAsOne) {
  Reader reader("lamb's quarters | foraging\ncafé | cooking");
  for (const char* post :
       {"Lamb's Quarters", "lamb\u2019s quarters", "lamb-quarters", "LAMB  QUARTERS", "lamb\u2011quarters"}) {
    EXPECT_THAT(reader.Topics(post), ElementsAre("foraging('" + std::string(post) + "')"));
  }
  EXPECT_THAT(reader.Topics("CAFE\u0301 Café"), ElementsAre("cooking('CAFE\u0301')", "cooking('Café')"));
}

TEST(MatchTest, TakesWholeWordsOnly) {
  Reader reader("golf | golf");
  EXPECT_THAT(reader.Topics("golfing golfer minigolf golf2 golf_club"), IsEmpty());
}

TEST(MatchTest, DoesNotCrossSentenceSigns) {
  Reader reader("golf club | golf");
  for (const char* post : {"golf. club", "golf, club", "golf; club", "golf: club", "golf! club", "golf? club",
                           "golf (club)", "golf \"club\"", "golf\nclub", "golf - club", "golf \u2014 club", "golf/club",
                           "golf @x club", "golf \U0001F600 club", "golf &amp; club"}) {
    EXPECT_THAT(reader.Topics(post), IsEmpty()) << post;
  }
}

TEST(MatchTest, TakesSignsThatAPhraseHas) {
  Reader reader("c++, c#, .net, r&b, at&t | programming\nst. andrews, st andrews | golf\n\u26f3 | golf");
  EXPECT_THAT(reader.Topics("C++ and C#, or .NET"),
              ElementsAre("programming('C++')", "programming('C#')", "programming('.NET')"));
  EXPECT_THAT(reader.Topics("r&amp;b R&B at&t"),
              ElementsAre("programming('r&amp;b')", "programming('R&B')", "programming('at&t')"));
  EXPECT_THAT(reader.Topics("St. Andrews, St Andrews \u26f3"),
              ElementsAre("golf('St. Andrews')", "golf('St Andrews')", "golf('\u26f3')"));
  EXPECT_THAT(reader.Topics("c plus, c net"), IsEmpty());
}

constexpr char kMasters[] =
    "masters | golf | needs augusta, golf, green jacket | forbids thesis\n"
    "masters | graduate-school | needs degree, thesis\n"
    "golf | golf\n";

TEST(SenseTest, NeedsContextElsewhere) {
  Reader reader(kMasters);
  EXPECT_THAT(reader.Topics("the Masters"), IsEmpty());
  EXPECT_THAT(reader.Refusals("the Masters"), ElementsAre("golf('Masters') needs", "graduate-school('Masters') needs"));
  EXPECT_THAT(reader.Topics("the Masters, a Green-Jacket"), ElementsAre("golf('Masters')"));
  EXPECT_THAT(reader.Topics("jacket green, the Masters"), IsEmpty());
  EXPECT_THAT(reader.Topics("my masters degree"), ElementsAre("graduate-school('masters')"));
  EXPECT_EQ(reader.Match("at Augusta: the Masters").matches.at(0).needed, "augusta");
}

TEST(SenseTest, ForbidsContextElsewhere) {
  Reader reader(kMasters);
  EXPECT_THAT(reader.Topics("masters thesis on augusta"), ElementsAre("graduate-school('masters')"));
  EXPECT_THAT(reader.Refusals("masters thesis on augusta"), ElementsAre("golf('masters') forbids by thesis"));
}

TEST(SenseTest, FindsContextInTagsAndLinks) {
  Reader reader(kMasters + std::string("slam | golf | needs site:golf.com, @pga, $gol\n"));
  EXPECT_THAT(reader.Topics("masters #golf"), ElementsAre("golf('masters')", "golf('#golf')"));
  EXPECT_THAT(reader.Topics("#MastersGolf"), ElementsAre("golf('Masters')", "golf('Golf')"));
  EXPECT_THAT(reader.Topics("#GolfMasters"), ElementsAre("golf('Golf')", "golf('Masters')"));
  EXPECT_THAT(reader.Topics("masters #greenjacket"), ElementsAre("golf('masters')"));
  EXPECT_THAT(reader.Topics("masters #GreenJacket"), ElementsAre("golf('masters')"));
  EXPECT_THAT(reader.Topics("masters https://example.org/green-jacket"), ElementsAre("golf('masters')"));
  EXPECT_THAT(reader.Topics("slam https://www.golf.com/"), ElementsAre("golf('slam')"));
  EXPECT_THAT(reader.Topics("slam @PGA"), ElementsAre("golf('slam')"));
  EXPECT_THAT(reader.Topics("slam $GOL"), ElementsAre("golf('slam')"));
  EXPECT_THAT(reader.Topics("slam pga gol"), IsEmpty());
}

TEST(SenseTest, ContextMustStandOutsideThePhrase) {
  Reader reader("golf masters | golf | needs golf\nlong phrase | cooking | forbids long");
  EXPECT_THAT(reader.Topics("golf masters"), IsEmpty());
  EXPECT_THAT(reader.Topics("golf masters, golf"), ElementsAre("golf('golf masters')"));
  EXPECT_THAT(reader.Topics("golf, golf masters"), ElementsAre("golf('golf masters')"));
  EXPECT_THAT(reader.Topics("a long phrase"), ElementsAre("cooking('long phrase')"));
  EXPECT_THAT(reader.Topics("a long long phrase"), IsEmpty());
}

TEST(SenseTest, ContextMayStandInsideAnotherPhraseUnlessThatMeansNothing) {
  Reader reader("masters | golf | needs club, golf club\ngolf club | golf\nclub sandwich | -\n");
  EXPECT_THAT(reader.Topics("masters at the golf club"), ElementsAre("golf('masters')", "golf('golf club')"));
  EXPECT_THAT(reader.Topics("masters and a club sandwich"), IsEmpty());
}

TEST(SenseTest, ContextWinsOverTheDefault) {
  Reader reader("fiat | cars\nfiat | monetary-policy | needs money, currency\nfiat | - | needs lux");
  EXPECT_THAT(reader.Topics("my Fiat"), ElementsAre("cars('Fiat')"));
  EXPECT_THAT(reader.Topics("money by fiat"), ElementsAre("monetary-policy('fiat')"));
  EXPECT_THAT(reader.Refusals("money by fiat"), ElementsAre("cars('fiat') overruled by money"));
  EXPECT_THAT(reader.Topics("fiat lux"), IsEmpty());
  EXPECT_THAT(reader.Refusals("fiat lux"),
              ElementsAre("cars('fiat') overruled by lux", "monetary-policy('fiat') needs"));
}

TEST(SenseTest, NothingHidesEverythingInside) {
  Reader reader("slam dunk | -\ndunk | basketball\nslam dunk contest | basketball");
  EXPECT_THAT(reader.Topics("that deal is a slam dunk"), IsEmpty());
  EXPECT_THAT(reader.Refusals("that deal is a slam dunk"), ElementsAre("basketball('dunk') hidden by slam dunk"));
  EXPECT_THAT(reader.Topics("the slam dunk contest"), ElementsAre("basketball('slam dunk contest')"));
}

TEST(SenseTest, ATopicWinsOverNothing) {
  Reader reader("slam dunk | - | needs deal\nslam dunk | basketball | needs contest");
  EXPECT_THAT(reader.Topics("a slam dunk contest, what a deal"), ElementsAre("basketball('slam dunk')"));
  EXPECT_THAT(reader.Match("a slam dunk contest, what a deal").muted, IsEmpty());
  EXPECT_THAT(reader.Match("that deal is a slam dunk").muted, SizeIs(1));
}

TEST(SenseTest, EverySenseOfAPhraseSparesItsWords) {
  Reader reader(
      "slam dunk | basketball\nslam dunk | humor\nslam dunk | golf | needs green\nslam dunk | cooking | needs oven\n"
      "dunk | sheep");
  const auto spared = [&reader](std::string_view post) {
    std::vector<std::string> slugs;
    const LexiconMatches& matches = reader.Match(post);
    for (const MutedWords& muted : matches.muted) {
      for (const TopicIndex topic : matches.SparedBy(muted))
        slugs.push_back(std::string(reader.taxonomy()[topic].slug));
    }
    return slugs;
  };
  EXPECT_THAT(spared("a slam dunk"), UnorderedElementsAre("basketball", "humor"));
  EXPECT_THAT(spared("a slam dunk on the green"), ElementsAre("golf"));
}

TEST(SenseTest, CasedSensesWantTheirCapitals) {
  Reader reader(
      "Swift | swift-language | cased\nUS | usa | cased\nR | statistics | cased\nNew York Times | travel | cased");
  EXPECT_THAT(reader.Topics("I use Swift"), ElementsAre("swift-language('Swift')"));
  EXPECT_THAT(reader.Topics("I use SWIFT now"), ElementsAre("swift-language('SWIFT')"));
  EXPECT_THAT(reader.Topics("a swift reply from us, Us"), IsEmpty());
  EXPECT_THAT(reader.Refusals("a swift reply"), ElementsAre("swift-language('swift') case"));
  EXPECT_THAT(reader.Topics("made in the US"), ElementsAre("usa('US')"));
  EXPECT_THAT(reader.Topics("ALL OF US LOVE SWIFT"), IsEmpty());
  EXPECT_THAT(reader.Topics("R is fine, r is not"), ElementsAre("statistics('R')"));
  EXPECT_THAT(reader.Topics("New York Times, new york times, New York times"), ElementsAre("travel('New York Times')"));
  EXPECT_THAT(reader.Topics("#Swift #US #NewYorkTimes"),
              ElementsAre("swift-language('#Swift')", "usa('#US')", "travel('#NewYorkTimes')"));
  EXPECT_THAT(reader.Topics("#swift #us #Us"), IsEmpty());
}

TEST(SourceTest, Hashtags) {
  Reader reader(
      "golf course | golf\ngolf | golf\nfood porn | -\nfood | cooking\nlambsquarters | foraging\nlamb | sheep");
  EXPECT_THAT(reader.Topics("#golfcourse"), ElementsAre("golf('#golfcourse')"));
  EXPECT_THAT(reader.Topics("#MyGolfCourse"), ElementsAre("golf('GolfCourse')"));
  EXPECT_EQ(reader.Match("#MyGolfCourse").matches.at(0).source, Source::kHashtag);
  EXPECT_THAT(reader.Topics("#FoodPorn #foodporn"), IsEmpty());
  EXPECT_THAT(reader.Topics("#lambsquarters"), ElementsAre("foraging('#lambsquarters')"));
  EXPECT_THAT(reader.Topics("lovely #golf course"), ElementsAre("golf('#golf')"));
  EXPECT_THAT(reader.Refusals("#GolfCourse"), ElementsAre("golf('Golf') hidden by golf course"));
}

TEST(SourceTest, SignsMatchOnlyWithTheSign) {
  Reader reader("$tsla | stocks\n@nasa | travel\n#fore | golf");
  EXPECT_THAT(reader.Topics("$TSLA @NASA #Fore"), ElementsAre("stocks('$TSLA')", "travel('@NASA')", "golf('#Fore')"));
  EXPECT_THAT(reader.Topics("tsla nasa fore #tsla #nasa @fore @tsla"), IsEmpty());
  Reader plain("tsla, nasa, fore | stocks");
  EXPECT_THAT(plain.Topics("$tsla @nasa @fore nasa@fore.com"), IsEmpty());
}

TEST(SourceTest, Links) {
  Reader reader("site:golf.com | golf\nlamb chop(s) | cooking\ngolf | golf");
  EXPECT_THAT(reader.Topics("https://www.Golf.com/news?lamb"), ElementsAre("golf('Golf.com')"));
  const LexiconMatches& found = reader.Match("see https://eat.example.org/lamb-chops-2");
  ASSERT_EQ(found.matches.size(), 1u);
  EXPECT_EQ(found.matches[0].source, Source::kUrlPath);
  EXPECT_EQ(found.matches[0].weakened, kUrlPath);
  EXPECT_DOUBLE_EQ(found.matches[0].strength, kNormalStrength / 2);
  EXPECT_EQ(reader.Match("https://golf.com").matches.at(0).source, Source::kDomain);
  EXPECT_THAT(reader.Topics("https://notgolf.com https://golf.org"), IsEmpty());
}

TEST(MatchTest, KeepsRangesOfTheOriginal) {
  Reader reader("lamb's quarters | foraging");
  const std::string post = "\xff &lt;b&gt; lamb\u2019s&nbsp;quarters";
  EXPECT_THAT(reader.Topics(post), ElementsAre("foraging('lamb\u2019s&nbsp;quarters')"));
}

TEST(MatchTest, AScratchServesAnyLexicon) {
  Reader one(kMasters);
  const Taxonomy taxonomy = StandardTaxonomy();
  LexiconScratch scratch;
  LexiconMatches found;
  text::Tokenizer tokenizer = Reader::MakeTokenizer();
  text::TokenizedText text;
  const std::pair<std::string, std::string> file{"x.txt", "lamb | sheep | needs wool"};
  const absl::StatusOr<Lexicon> other = Lexicon::Parse({&file, 1}, taxonomy);
  for (int i = 0; i < 3; ++i) {
    tokenizer.Tokenize("augusta masters", &text);
    one.lexicon().Match(text, "augusta masters", &scratch, &found);
    EXPECT_EQ(found.matches.size(), 1u);
    tokenizer.Tokenize("a lamb", &text);
    other->Match(text, "a lamb", &scratch, &found);
    EXPECT_EQ(found.matches.size(), 0u);
    tokenizer.Tokenize("", &text);
    other->Match(text, "", &scratch, &found);
    EXPECT_EQ(found.refused.size(), 0u);
  }
}

}  // namespace
}  // namespace metier::lexicon
