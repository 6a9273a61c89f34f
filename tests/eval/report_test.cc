#include "eval/report.h"

#include <gmock/gmock.h>
#include <simdjson.h>

#include "tests/tag/shipped.h"

namespace metier::eval {
namespace {

using tag::Shipped;
using testing::HasSubstr;
using testing::Not;

const Taxonomy& Topics() { return Shipped().taxonomy(); }

// A mistake that is as hostile as a stranger's post can be.
Evaluation Hostile() {
  const TopicIndex golf = *Topics().Find("golf");
  Evaluation e;
  e.corpus = "<b>corpus</b>";
  e.topical = 12345;
  e.curve = {{0.37, 0.9, 0.8}, {1, 0.7, 0.6}};
  e.reliability[9] = {10, 0.95, 0.9};
  e.topics = {{golf, 3, 1, 1}, {*Topics().Find("tennis"), 0, 2, 0}};
  e.confusion = {{golf, *Topics().Find("tennis"), 4, 1, 2, 3}};
  Mistake mistake;
  mistake.id = "\"><img src=x onerror=alert(1)>";
  mistake.text = "<script>alert('1')</script> \u202Ereversed\xFF & \"quoted\" 日本";
  mistake.given = golf;
  mistake.confidence = 0.97;
  tag::TopicAccount account;
  account.topic = golf;
  account.bias = -3;
  account.logit = 3.5;
  account.shares = {{{0, 8}, tag::ShareSource::kWord, 2.5}, {{0, 8}, tag::ShareSource::kPhrase, 4}};
  mistake.account = account;
  e.worst = {mistake};
  return e;
}

TEST(Report, PageLetsNothingOfAPostOut) {
  const std::vector<Evaluation> evaluations = {Hostile(), Hostile()};
  const std::string page = EvaluationPage(evaluations, Topics(), "model <x>");
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("\u202E")));
  EXPECT_THAT(page, Not(HasSubstr("\xFF")));
  EXPECT_THAT(page, HasSubstr("<mark class=\"for-3\">&lt;script&gt;</mark>alert(&#39;1&#39;)"));
  EXPECT_THAT(page, HasSubstr("\uFFFDreversed\uFFFD &amp; &quot;quoted&quot; 日本"));
  EXPECT_THAT(page, HasSubstr("12,345"));
  EXPECT_THAT(page, HasSubstr("model &lt;x&gt;"));
  EXPECT_THAT(page, HasSubstr("href=\"#set-2\""));
  EXPECT_THAT(page, HasSubstr("id=\"set-2\""));
}

TEST(Report, TextShowsWordsThatLedAstray) {
  const std::string text = EvaluationText(Hostile(), Topics());
  EXPECT_THAT(text, HasSubstr("-3.00 before a word, +4.00 phrase \"<script>\", +2.50 word \"<script>\""));
  EXPECT_THAT(text, HasSubstr("golf taken for tennis"));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

TEST(Report, JsonHoldsTheSame) {
  simdjson::dom::parser parser;
  simdjson::dom::element record;
  ASSERT_EQ(parser.parse(EvaluationJson(Hostile(), Topics())).get(record), simdjson::SUCCESS);
  EXPECT_DOUBLE_EQ(record.at_pointer("/topics/0/precision").get_double().value(), 0.75);
  EXPECT_DOUBLE_EQ(record.at_pointer("/topics/0/recall").get_double().value(), 0.75);
  EXPECT_TRUE(record.at_pointer("/topics/1/recall").value().is_null());
  EXPECT_EQ(record.at_pointer("/confusion/0/confounded").get_int64().value(), 3);
  EXPECT_EQ(record.at_pointer("/worst/0/strongest_shares/0/source").get_string().value(), "phrase");
  EXPECT_EQ(record.at_pointer("/worst/0/strongest_shares/0/text").get_string().value(), "<script>");
}

TEST(Report, NothingMeasuredIsNoFault) {
  const Evaluation empty;
  EXPECT_FALSE(EvaluationText(empty, Topics()).empty());
  EXPECT_FALSE(EvaluationJson(empty, Topics()).empty());
  EXPECT_THAT(EvaluationPage({&empty, 1}, Topics(), ""), Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace metier::eval
