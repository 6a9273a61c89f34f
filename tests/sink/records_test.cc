#include "sink/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sink/table.h"

namespace metier::sink {
namespace {

Taxonomy Tiny() {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"t.txt", "[sports]\nname: Sports\nabout: S.\n[golf]\nname: Golf\nparents: sports\nabout: G.\nklout: golf\n"}};
  return *Taxonomy::Parse(files);
}

TEST(Records, TaggingLine) {
  Post post;
  post.id = "1";
  post.author = "ann";
  Tagging tagging;
  tagging.lang = "en";
  tagging.topics = {{1, 0.93}};
  std::string out;
  AppendTagging(RecordFormat::kJsonLines, post, tagging, Tiny(), {}, &out);
  EXPECT_EQ(out, R"({"id":"1","author":"ann","lang":"en","topics":[{"topic":"golf","confidence":0.9300}],"abstained":null})" "\n");
}

TEST(Records, AnAbstentionKeepsItsRow) {
  Post post;
  post.id = "7";
  Tagging tagging;
  tagging.lang = "de";
  tagging.abstained = Abstention::kLanguage;
  std::string line;
  AppendTagging(RecordFormat::kJsonLines, post, tagging, Tiny(), {}, &line);
  EXPECT_EQ(line, R"({"id":"7","lang":"de","topics":[],"abstained":"language"})" "\n");
  std::string row;
  AppendTagging(RecordFormat::kCsv, post, tagging, Tiny(), {}, &row);
  EXPECT_EQ(row, "7,,de,,,language\r\n");
}

TEST(Records, ProfileLine) {
  Profile profile;
  profile.user = "ann";
  profile.as_of = 0;
  profile.posts = 3;
  TopicProfile topic;
  topic.topic = 1;
  topic.confidence = 0.5;
  topic.band = Band::kInterest;
  profile.topics.push_back(topic);
  profile.held_back.push_back({0, Band::kMention, "few_occasions", 0.2});
  std::string out;
  AppendProfile(RecordFormat::kJsonLines, profile, Tiny(), &out);
  EXPECT_EQ(out,
            R"({"user":"ann","as_of":"1970-01-01T00:00:00Z","posts":3,"topics":[{"topic":"golf","confidence":0.5000,"band":"interest",)"
            R"("occasions":0,"weeks":0,"responders":0,"resonance":0.0000,"share":0.0000,"since":null,"last":null}],)"
            R"("held_back":[{"topic":"sports","confidence":0.2000,"band":"mention","gate":"few_occasions"}],"implied":[],"left_out":0})" "\n");
}

TEST(Records, SpreadsheetsRunNothing) {
  const auto cell = [](std::string_view text) {
    std::string out;
    AppendCsvCell(text, &out);
    return out;
  };
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
  EXPECT_EQ(cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(cell("@sum"), "\"'@sum\"");
  EXPECT_EQ(cell("-cmd"), "\"'-cmd\"");
  EXPECT_EQ(cell("-1+2"), "\"'-1+2\"");
  EXPECT_EQ(cell("-1."), "\"'-1.\"");
}

TEST(Records, NumbersStayNumbers) {
  for (const std::string_view number : {"-0.2500", "-7", "+1", "12", "-109953084424223550"}) {
    std::string out;
    AppendCsvCell(number, &out);
    EXPECT_EQ(out, number);
  }
}

TEST(Records, CellsAreText) {
  const auto cell = [](std::string_view text) {
    std::string out;
    AppendCsvCell(text, &out);
    return out;
  };
  EXPECT_EQ(cell(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(cell("caf\xE9,x"), "\"caf\uFFFD,x\"");
  EXPECT_EQ(cell("\xFF=1"), "\uFFFD=1");
}

TEST(Records, TopicLine) {
  const Taxonomy taxonomy = Tiny();
  std::string out;
  AppendTopic(taxonomy[1], taxonomy, &out);
  EXPECT_EQ(out, R"({"topic":"golf","name":"Golf","parents":["sports"],"ancestors":["sports"],"children":[],"definition":"G.","aliases":[],)"
                 R"("sensitive":false,"klout":"golf","wikidata":null,"iab":[],"iptc":[]})" "\n");
}

TEST(Table, TextIsHarmlessOnATerminal) {
  EXPECT_EQ(OneLine("a\nb\x1b[31m\u202Ec", 40), "a b\uFFFD[31m\uFFFDc");
  EXPECT_EQ(OneLine("日本語テキスト", 3), "日本語…");
}

}  // namespace
}  // namespace metier::sink
