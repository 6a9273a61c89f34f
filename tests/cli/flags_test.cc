#include "cli/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace metier::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

absl::StatusOr<Arguments> Parse(std::string_view command, std::vector<const char*> words) {
  return ParseArguments(*FindCommand(command), words);
}

TEST(Flags, ValuesAndOperands) {
  const absl::StatusOr<Arguments> arguments = Parse("tag", {"--top-k", "3", "a.jsonl", "--format=csv", "--spans", "-", "--", "--odd"});
  ASSERT_TRUE(arguments.ok()) << arguments.status();
  EXPECT_EQ(*arguments->Integer("top-k", 0, 0, 10), 3);
  EXPECT_EQ(arguments->Text("format"), "csv");
  EXPECT_TRUE(arguments->Has("spans"));
  EXPECT_FALSE(arguments->Has("from"));
  EXPECT_THAT(arguments->operands(), ElementsAre("a.jsonl", "-", "--odd"));
}

TEST(Flags, MistakesAreNamed) {
  const auto message = [](const absl::StatusOr<Arguments>& a) { return std::string(a.status().message()); };
  EXPECT_THAT(message(Parse("tag", {"--nonsense"})), HasSubstr("--nonsense"));
  EXPECT_THAT(message(Parse("tag", {"--tree"})), HasSubstr("--tree"));  // of another command
  EXPECT_THAT(message(Parse("tag", {"--top-k"})), HasSubstr("needs a value"));
  EXPECT_THAT(message(Parse("tag", {"--spans=1"})), HasSubstr("takes no value"));
  EXPECT_FALSE(Parse("tag", {"-x"}).ok());
}

TEST(Flags, NumbersAreCheckedWhole) {
  for (const char* bad : {"3x", "", "-1", "11", "1.5", "nan"}) {
    EXPECT_FALSE(Parse("tag", {"--top-k", bad})->Integer("top-k", 0, 0, 10).ok()) << bad;
  }
  EXPECT_FALSE(Parse("tag", {"--min-confidence", "nan"})->Number("min-confidence", 0, 0, 1).ok());
  EXPECT_EQ(*Parse("tag", {"--min-confidence", "0.25"})->Number("min-confidence", 0, 0, 1), 0.25);
}

TEST(Flags, SizesHaveUnits) {
  const auto bytes = [](const char* text) { return Parse("profile", {"--memory", text})->Bytes("memory", 1024); };
  EXPECT_EQ(*bytes("1024"), 1024);
  EXPECT_EQ(*bytes("64K"), 65'536);
  EXPECT_EQ(*bytes("512m"), 536'870'912);
  EXPECT_EQ(*bytes("1G"), 1'073'741'824);
  EXPECT_EQ(*bytes("2T"), 2'199'023'255'552);
  for (const char* bad : {"", "G", "1023", "0", "-1G", "1.5G", "1GB", "1 G", "9999999999T", "99999999999999999999"}) {
    EXPECT_FALSE(bytes(bad).ok()) << bad;
  }
}

TEST(Flags, TheTableIsWhole) {
  std::set<std::string_view> known;
  for (const Flag& flag : AllFlags()) {
    EXPECT_TRUE(known.insert(flag.name).second) << flag.name;
    EXPECT_TRUE(flag.help.ends_with('.')) << flag.name;
  }
  std::set<std::string_view> used;
  for (const Command& command : AllCommands()) {
    for (const std::string_view flag : command.flags) {
      EXPECT_TRUE(known.contains(flag)) << flag;
      used.insert(flag);
      EXPECT_THAT(CommandHelp(command), HasSubstr("--" + std::string(flag)));
      EXPECT_THAT(ManPage(), HasSubstr("\\-\\-" + std::string(flag)));
      EXPECT_THAT(BashCompletion(), HasSubstr("--" + std::string(flag)));
    }
  }
  EXPECT_EQ(known, used);
}

}  // namespace
}  // namespace metier::cli
