// What the text of a lexicon may say, and how its faults are told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/status/status.h"
#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string Faults(const Files& files) {
  const Taxonomy taxonomy = StandardTaxonomy();
  const absl::StatusOr<Lexicon> lexicon = Lexicon::Parse(files, taxonomy);
  if (lexicon.ok()) return "";
  EXPECT_EQ(lexicon.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(lexicon.status().message().data(), lexicon.status().message().size());
}

std::string Fault(const std::string& line) { return Faults({{"f.txt", line}}); }

TEST(ParseTest, TellsEachFaultWithItsPlace) {
  const struct {
    const char* line;
    const char* fault;
  } kCases[] = {
      {"golf", "f.txt:1: expected 'phrases | topics', or 'phrases | -'"},
      {"tee | gulf", "f.txt:1: unknown topic 'gulf'"},
      {"tee | ", "f.txt:1: no topic; write '-' for a phrase that means nothing"},
      {"tee, , iron | golf", "f.txt:1: empty phrase"},
      {" | golf", "f.txt:1: empty phrase"},
      {"tee | golf golf", "f.txt:1: topic 'golf' twice"},
      {"tee | golf -", "f.txt:1: '-' stands alone, without topics"},
      {"tee | golf | feeble", "f.txt:1: unknown option 'feeble'"},
      {"tee | golf | weak tea", "f.txt:1: unknown option 'weak tea'"},
      {"tee | golf | ", "f.txt:1: empty option"},
      {"tee | golf | needs", "f.txt:1: 'needs' without words"},
      {"tee | golf | needs a,,b", "f.txt:1: empty word in 'needs'"},
      {"tee | golf | needs a | needs b", "f.txt:1: 'needs' twice"},
      {"tee | golf | forbids a | forbids b", "f.txt:1: 'forbids' twice"},
      {"tee | golf | weak | strong", "f.txt:1: more than one of 'weak' and 'strong'"},
      {"Tee | golf | cased | cased", "f.txt:1: 'cased' twice"},
      {"tee | golf | cased", "f.txt:1: 'tee': 'cased', but no word begins with a capital"},
      {"tee | - | weak", "f.txt:1: '-' means nothing, so it takes no 'weak', 'strong' or 'name'"},
      {"golf (s) | golf", "f.txt:1: 'golf (s)': only (s) or (es) at the end may stand in parentheses"},
      {"course(s) fee | golf", "f.txt:1: 'course(s) fee': only (s) or (es) at the end may stand in parentheses"},
      {"tee | golf | needs (s)", "f.txt:1: '(s)': only (s) or (es) at the end may stand in parentheses"},
      {"... | golf", "f.txt:1: '...': no word to match"},
      {"golf.com | golf", "f.txt:1: 'golf.com': reads as a link; to match a domain write 'site:golf.com'"},
      {"a@golf.com | golf", "f.txt:1: 'a@golf.com': reads as an e-mail address, which never matches"},
      {"site:www.golf.com | golf", "f.txt:1: 'site:www.golf.com': write the registrable domain: 'site:golf.com'"},
      {"site:golf course | golf", "f.txt:1: 'site:golf course': 'site:' takes one domain, such as 'site:golf.com'"},
      {"a b c d e f g h i | golf", "f.txt:1: 'a b c d e f g h i': longer than 8 words"},
      {"tee \xff | golf", "f.txt:1: 'tee \xff': invalid UTF-8"},
      {"tee | golf | needs \xff", "f.txt:1: '\xff': invalid UTF-8"},
  };
  for (const auto& [line, fault] : kCases) EXPECT_EQ(Fault(line), fault) << line;
}

TEST(ParseTest, ListsEveryFaultOfEveryFile) {
  EXPECT_EQ(Faults({{"a.txt", "# fine\n\ntee | gulf | feeble\niron | golf\r\nwood | golfing\n"}, {"b.txt", "putter"}}),
            "a.txt:3: unknown option 'feeble'\n"
            "a.txt:5: unknown topic 'golfing'\n"
            "b.txt:1: expected 'phrases | topics', or 'phrases | -'");
}

TEST(ParseTest, RefusesTheSameSenseTwice) {
  EXPECT_EQ(Faults({{"a.txt", "tee | golf"}, {"b.txt", "\nTee, iron | cooking golf | weak"}}),
            "b.txt:2: 'Tee': said before, with the same topic and conditions: a.txt:1");
  EXPECT_EQ(Fault("tee | golf | needs a, b\ntee | golf | needs b, a"),
            "f.txt:2: 'tee': said before, with the same topic and conditions: f.txt:1");
  EXPECT_EQ(Fault("golf-club | golf\ngolf club's | golf"),
            "f.txt:2: 'golf club's': said before, with the same topic and conditions: f.txt:1");
  EXPECT_EQ(Fault("tee | -\ntee | golf"),
            "f.txt:2: 'tee': '-' here, a topic there, under the same conditions: f.txt:1");
  EXPECT_EQ(Fault("tee | golf\ntee | -"),
            "f.txt:2: 'tee': '-' here, a topic there, under the same conditions: f.txt:1");
  EXPECT_EQ(Fault("tee | -\ntee | -"), "f.txt:2: 'tee': said before, with the same topic and conditions: f.txt:1");
}

TEST(ParseTest, TakesTwoSpellingsOfOneEntry) {
  const Reader reader("golf-club(s), golf club(s), Golf club's | golf");
  EXPECT_EQ(reader.lexicon().phrase_count(), 2u);
  EXPECT_EQ(reader.lexicon().sense_count(), 2u);
}

TEST(ParseTest, ATopicOfOneAreaWinsOverNothingInAnother) {
  const std::string nothing = "rock climbing | -\nslam dunk | -";
  const std::string topic = "rock climbing | travel";
  const std::string rock = "rock | golf";
  for (const Files& files : {Files{{"a.txt", nothing}, {"b.txt", topic}, {"c.txt", rock}, {"d.txt", nothing}},
                             Files{{"a.txt", topic}, {"b.txt", nothing}, {"c.txt", rock}}}) {
    const Taxonomy taxonomy = StandardTaxonomy();
    const absl::StatusOr<Lexicon> lexicon = Lexicon::Parse(files, taxonomy);
    ASSERT_TRUE(lexicon.ok()) << lexicon.status();
    text::Tokenizer tokenizer;
    text::TokenizedText text;
    LexiconScratch scratch;
    LexiconMatches found;
    const std::string post = "rock climbing";
    tokenizer.Tokenize(post, &text);
    lexicon->Match(text, post, &scratch, &found);
    ASSERT_EQ(found.matches.size(), 1u);
    EXPECT_EQ(found.matches[0].topics[0], *taxonomy.Find("travel"));
  }
}

TEST(ParseTest, TakesDifferentSensesOfOnePhrase) {
  EXPECT_EQ(
      Fault("tee | golf\ntee | cooking\ntee | golf | needs a\ntee | golf | needs a | forbids b\nTee | golf | cased\n"
            "TEE | golf | cased\ntee | - | needs c"),
      "");
}

TEST(ParseTest, CountsPhrasesAndSenses) {
  const Reader reader("golf course(s), links | golf travel\nbus(es) | cars\nGolf-Course | cooking | needs a");
  EXPECT_EQ(reader.lexicon().phrase_count(), 5u);
  EXPECT_EQ(reader.lexicon().sense_count(), 6u);
  EXPECT_EQ(reader.lexicon().ambiguous_count(), 1u);
  EXPECT_EQ(reader.lexicon().SensePlace(5), "test.txt:3");
}

TEST(ParseTest, KnowsCommentsFromHashtags) {
  Reader reader("\xEF\xBB\xBF# a comment\n#\n#nocode | programming\n");
  EXPECT_THAT(reader.Topics("#nocode nocode"), testing::ElementsAre("programming('#nocode')"));
}

TEST(ParseTest, TellsFaultsOfCues) {
  EXPECT_EQ(
      Faults({{"x/cues.txt", "not\n[negators]\nnot, never, not\n[first-names]\nann, mary ann\n[nonsense]\nword\n"}}),
      "x/cues.txt:1: words outside a known [section]\n"
      "x/cues.txt:3: 'not': twice in this section\n"
      "x/cues.txt:5: 'mary ann': a first name is one word\n"
      "x/cues.txt:6: unknown section '[nonsense]'\n"
      "x/cues.txt:7: words outside a known [section]");
}

TEST(ParseTest, ChecksumIsOfTheContent) {
  const Taxonomy taxonomy = StandardTaxonomy();
  const auto checksum = [&](const Files& files) { return Lexicon::Parse(files, taxonomy)->checksum(); };
  const std::uint64_t one = checksum({{"a.txt", "tee | golf"}, {"b.txt", "pan | cooking"}});
  EXPECT_EQ(one, checksum({{"z.txt", "tee | golf"}, {"b.txt", "pan | cooking"}}));
  EXPECT_NE(one, checksum({{"a.txt", "tee | golf"}, {"b.txt", "pan | golf"}}));
  EXPECT_NE(one, checksum({{"b.txt", "pan | cooking"}, {"a.txt", "tee | golf"}}));
}

TEST(LoadTest, ReadsADirectoryInTheOrderOfNames) {
  const std::filesystem::path directory = std::filesystem::path(testing::TempDir()) / "lexicon_load_test";
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  const auto write = [&directory](const char* name, const char* text) { std::ofstream(directory / name) << text; };
  const Taxonomy taxonomy = StandardTaxonomy();
  write("b.txt", "iron | golf | weak");
  write("a.txt", "Iron-Wood, tee | golf");
  write("README.md", "not | an | entry");
  EXPECT_EQ(Lexicon::Load(directory.string(), taxonomy).status().code(), absl::StatusCode::kNotFound);
  write("cues.txt", "[negators]\nnot\n");
  const absl::StatusOr<Lexicon> lexicon = Lexicon::Load(directory.string(), taxonomy);
  ASSERT_TRUE(lexicon.ok()) << lexicon.status();
  EXPECT_EQ(lexicon->phrase_count(), 3u);
  EXPECT_EQ(lexicon->PhraseText(0), "Iron-Wood");
  EXPECT_EQ(lexicon->SensePlace(2), "b.txt:1");
  EXPECT_FALSE(Lexicon::Load((directory / "nowhere").string(), taxonomy).ok());
}

TEST(LoadTest, TheShippedCuesAreWithoutFault) {
  std::ifstream stream(METIER_DATA_DIR "/lexicon/cues.txt");
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  EXPECT_GT(text.size(), 1000u);
  EXPECT_EQ(Faults({{"cues.txt", text}}), "");
}

}  // namespace
}  // namespace metier::lexicon
