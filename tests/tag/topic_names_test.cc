#include "tag/topic_names.h"

#include <array>
#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace metier::tag {
namespace {

TEST(TopicNames, AreTheWholeTextOrNothing) {
  const std::array<std::pair<std::string, std::string>, 1> files = {
      {{"test",
        "[golf]\nname: Golf\nabout: G.\naliases: the links\n\n"
        "[stand-up-comedy]\nname: Stand-up Comedy\nabout: S.\naliases: comedians, open mic\n\n"
        "[film]\nname: Film\nabout: F.\naliases: comedians, golf\n\n"
        "[emoji]\nname: \xE2\x9B\xB3\nabout: No word.\n"}}};
  const Taxonomy taxonomy = Taxonomy::Parse(files).value();
  TopicNames names(taxonomy);
  const std::optional<TopicIndex> golf = taxonomy.Find("golf");
  const std::optional<TopicIndex> comedy = taxonomy.Find("stand-up-comedy");
  for (const char* text : {"Golf", " GOLF! \xE2\x9B\xB3", "#golf", "the Links", "golf https://example.org/cars"}) {
    EXPECT_EQ(names.Find(text), golf) << text;
  }
  for (const char* text : {"stand up comedy", "Stand-Up Comedy", "Open-Mic"})
    EXPECT_EQ(names.Find(text), comedy) << text;
  for (const char* text : {"", "\xE2\x9B\xB3", "golf pros", "links", "golf golf", "VW Golf", "comedians", "\xFF"}) {
    EXPECT_EQ(names.Find(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace metier::tag
