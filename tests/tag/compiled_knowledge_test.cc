// The compiled file says what the texts say, gives way to them where they differ, and is believed only where it is
// whole.

#include "tag/compiled_knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/file.h"
#include "lexicon/evidence.h"
#include "tests/tag/small_knowledge.h"
#include "text/tokenizer.h"

namespace metier::tag {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr std::size_t kVersionByte = 8;

// A directory of its own for each test.
class CompiledKnowledgeTest : public testing::Test {
 protected:
  CompiledKnowledgeTest()
      : directory_(fs::path(testing::TempDir()) /
                   ("metier-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    fs::remove_all(directory_);
    fs::create_directories(directory_ / "lexicon");
    fs::create_directories(directory_ / "taxonomy");
    for (const auto& [path, text] : kSmallTexts) Write(path, text);
  }
  ~CompiledKnowledgeTest() override { fs::remove_all(directory_); }

  void Write(std::string_view path, std::string_view text) {
    std::ofstream(directory_ / path, std::ios::binary) << text;
  }
  void RemoveTexts() {
    for (const auto& [path, text] : kSmallTexts) fs::remove(directory_ / path);
    fs::remove(directory_ / "lexicon");
    fs::remove(directory_ / "taxonomy");
  }

  // The same texts under another path.
  std::string CompileElsewhere() {
    const fs::path elsewhere = directory_.string() + "-elsewhere";
    fs::remove_all(elsewhere);
    fs::copy(directory_, elsewhere, fs::copy_options::recursive);
    std::string bytes = Compile(**WrittenKnowledge::LoadTexts(elsewhere.string()), *FindSources(elsewhere.string()));
    fs::remove_all(elsewhere);
    return bytes;
  }

  std::string CompileDirectory() {
    return Compile(**WrittenKnowledge::LoadTexts(directory_.string()), *FindSources(directory_.string()));
  }
  // Says that it is made of the texts of the directory, but has another lexicon: so one sees which of the two was read.
  std::string CompileOther() {
    const std::vector<SourceText> sources = *FindSources(directory_.string());
    const std::string food = *base::ReadFile((directory_ / "lexicon/food.txt").string());
    Write("lexicon/food.txt", "compiled only | cooking\n");
    const std::string bytes = Compile(**WrittenKnowledge::LoadTexts(directory_.string()), sources);
    Write("lexicon/food.txt", food);
    return bytes;
  }
  std::string Load() {
    const auto written = WrittenKnowledge::Load(directory_.string());
    if (!written.ok()) return written.status().ToString();
    return (*written)->lexicon.PhraseText(0) == "compiled only" ? "compiled" : "texts";
  }

  const fs::path directory_;
};

// Everything that the lexicon says of some posts.
std::string Account(const WrittenKnowledge& written) {
  text::Tokenizer tokenizer(written.words);
  text::TokenizedText tokens;
  lexicon::LexiconScratch scratch;
  lexicon::LexiconMatches found;
  std::vector<lexicon::EvidenceShare> shares;
  std::vector<lexicon::TopicEvidence> topics;
  std::string account;
  for (const std::string_view post : kSmallPosts) {
    tokenizer.Tokenize(post, &tokens);
    written.lexicon.Match(tokens, post, &scratch, &found);
    lexicon::Accumulate(found, &shares, &topics);
    for (const lexicon::Match& match : found.matches) {
      account.append(written.lexicon.PhraseText(match.phrase)).append(" ").append(match.needed);
      account += " " + written.lexicon.SensePlace(match.sense) + " " + std::to_string(match.strength) + "\n";
    }
    for (const lexicon::RefusedSense& refused : found.refused) {
      account.append(written.lexicon.PhraseText(refused.phrase)).append(" ").append(Name(refused.reason));
      account.append(" ").append(refused.cue).append("\n");
    }
    for (const lexicon::TopicEvidence& topic : topics) account += std::to_string(topic.evidence) + "\n";
  }
  return account;
}

TEST_F(CompiledKnowledgeTest, SaysWhatTheTextsSay) {
  const auto texts = *WrittenKnowledge::LoadTexts(directory_.string());
  const auto compiled = *CompiledKnowledge::FromBytes(CompileDirectory())->Read();
  EXPECT_EQ(Account(*compiled), Account(*texts));
  EXPECT_THAT(Account(*compiled), HasSubstr("lamb's quarters"));
  EXPECT_EQ(compiled->taxonomy.checksum(), texts->taxonomy.checksum());
  EXPECT_EQ(compiled->lexicon.checksum(), texts->lexicon.checksum());
  EXPECT_EQ(compiled->words->contents(), texts->words->contents());
  EXPECT_EQ(compiled->words->total(), texts->words->total());
  EXPECT_EQ(compiled->words->size(), 7u);
  EXPECT_EQ(compiled->words->Count("don't"), 2u);
  EXPECT_EQ(compiled->words->Count("do"), 0u);
  const Topic& golf = compiled->taxonomy[*compiled->taxonomy.Find("golf")];
  EXPECT_EQ(golf.definition, "Balls.");
  EXPECT_EQ(golf.aliases, std::vector<std::string>{"golfing"});
  EXPECT_EQ(golf.ancestors.size(), 1u);
  EXPECT_EQ(golf.crosswalk.iab, (std::vector<std::string>{"1", "2"}));
  EXPECT_TRUE(compiled->taxonomy[*compiled->taxonomy.Find("cooking")].sensitive);
}

// The tables of the shipped data, to the last byte: what is compiled from what was read is the file again.
TEST_F(CompiledKnowledgeTest, SaysNothingOfWhereTheTextsLay) { EXPECT_TRUE(CompileElsewhere() == CompileDirectory()); }

TEST(ShippedKnowledge, IsTheSameBytesAtEveryTurn) {
  const auto texts = WrittenKnowledge::LoadTexts(METIER_DATA_DIR);
  ASSERT_TRUE(texts.ok()) << texts.status();
  const std::string bytes = Compile(**texts, *FindSources(METIER_DATA_DIR));
  const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::FromBytes(bytes);
  ASSERT_TRUE(compiled.ok()) << compiled.status();
  const auto read = compiled->Read();
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_TRUE(Compile(**read, compiled->sources()) == bytes);
  EXPECT_EQ((*read)->taxonomy.checksum(), (*texts)->taxonomy.checksum());
  EXPECT_GT((*read)->lexicon.phrase_count(), 40000u);
}

TEST_F(CompiledKnowledgeTest, IsReadWhereItsTextsLieUnchanged) {
  Write(kCompiledFile, CompileOther());
  EXPECT_EQ(Load(), "compiled");
}

TEST_F(CompiledKnowledgeTest, IsReadWhereNoTextsLie) {
  Write(kCompiledFile, CompileOther());
  RemoveTexts();
  EXPECT_EQ(Load(), "compiled");
  EXPECT_EQ(LoadTaxonomy(directory_.string())->size(), 4u);
}

TEST_F(CompiledKnowledgeTest, GivesWayToOtherTexts) {
  Write(kCompiledFile, CompileOther());
  Write("notes.txt", "not one of the texts");
  Write("lexicon/notes.md", "nor this");
  EXPECT_EQ(Load(), "compiled");
  for (const char* path : {"lexicon/sports.txt", "taxonomy/all.txt", "words.txt", "lexicon/cues.txt"}) {
    const std::string text = *base::ReadFile((directory_ / path).string());
    std::string other = text;
    other[other.rfind('\n') - 1] = '7';  // of the same length
    const fs::file_time_type time = fs::last_write_time(directory_ / path);
    Write(path, other);
    fs::last_write_time(directory_ / path, time);
    EXPECT_NE(Load(), "compiled") << path;
    Write(path, text);
    EXPECT_EQ(Load(), "compiled");
  }
  Write("lexicon/more.txt", "putter | golf\n");
  EXPECT_EQ(Load(), "texts");
  fs::remove(directory_ / "lexicon/more.txt");
  fs::remove(directory_ / "lexicon/sports.txt");
  EXPECT_EQ(Load(), "texts");
}

TEST_F(CompiledKnowledgeTest, GivesWayWhereAnotherEngineMadeIt) {
  std::string bytes = CompileOther();
  bytes[kVersionByte] = 99;
  Write(kCompiledFile, bytes);
  EXPECT_EQ(Load(), "texts");
  RemoveTexts();
  EXPECT_THAT(Load(), HasSubstr("INVALID_ARGUMENT"));
  EXPECT_THAT(Load(), HasSubstr("version 99"));
  EXPECT_THAT(LoadTaxonomy(directory_.string()).status().message(), HasSubstr("version 99"));
}

TEST_F(CompiledKnowledgeTest, IsRefusedWhereItIsDamaged) {
  std::string bytes = CompileDirectory();
  bytes[bytes.size() / 2] ^= 1;
  Write(kCompiledFile, bytes);
  EXPECT_THAT(Load(), HasSubstr("DATA_LOSS"));
  EXPECT_THAT(Load(), HasSubstr(kCompiledFile));
  Write(kCompiledFile, "");
  EXPECT_THAT(Load(), HasSubstr("DATA_LOSS"));
}

TEST_F(CompiledKnowledgeTest, WithoutItTheTextsAreRead) {
  EXPECT_EQ(Load(), "texts");
  RemoveTexts();
  EXPECT_THAT(Load(), HasSubstr("NOT_FOUND"));
}

TEST_F(CompiledKnowledgeTest, EveryTruncationAndEveryFlipIsRefused) {
  const std::string file = CompileDirectory();
  const auto is_refused = [](std::string_view bytes) {
    const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::FromBytes(bytes);
    return !compiled.ok() && !compiled.status().message().empty();
  };
  ASSERT_FALSE(is_refused(file));
  for (std::size_t size = 0; size < file.size(); size += size < 4096 ? 1 : 63) {
    ASSERT_TRUE(is_refused(std::string_view(file).substr(0, size))) << size;
  }
  EXPECT_TRUE(is_refused(file + "x"));
  std::mt19937_64 random(1);
  for (int i = 0; i < 5000; ++i) {
    const std::size_t bit = i < 2048 ? static_cast<std::size_t>(i) : random() % (file.size() * 8);
    std::string damaged = file;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_TRUE(is_refused(damaged)) << bit;
  }
}

// Checksums guard against accidents. Against a file that was made to harm, the tables themselves are looked at: what is
// accepted may be nonsense, but is read without a fault (which the sanitizers see).
TEST_F(CompiledKnowledgeTest, NoTableLeadsOutOfBounds) {
  const base::FileKind kind = {{'M', 'T', 'K', 'N', 'O', 'W', '\r', '\n'}, 2, "compiled knowledge"};
  const std::string file = CompileDirectory();
  base::Sections sections;
  const absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kind, file);
  for (const auto& [name, bytes] : table->sections()) sections.emplace_back(name, bytes);
  ASSERT_EQ(base::PackSections(kind, sections), file);

  int refused = 0;
  int accepted = 0;
  const auto look = [&](std::size_t section, const std::string& bytes) {
    const std::string good = std::exchange(sections[section].second, bytes);
    const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::FromBytes(PackSections(kind, sections));
    sections[section].second = good;
    const auto read = compiled.ok() ? compiled->Read() : compiled.status();
    ++(read.ok() ? accepted : refused);
    EXPECT_EQ(read.ok(), read.status().message().empty());
    if (read.ok()) Account(**read);
    return read.ok();
  };
  constexpr std::array<std::uint32_t, 6> kEvil = {0, 1, 7, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF};
  for (std::size_t section = 0; section < sections.size(); ++section) {
    const std::string good = sections[section].second;
    SCOPED_TRACE(sections[section].first);
    EXPECT_FALSE(look(section, ""));
    if (sections[section].first != "words") {  // a text, of which only the words that slots name are looked at
      EXPECT_FALSE(look(section, good.substr(0, good.size() - 1)));
      EXPECT_FALSE(look(section, good + '\0'));
    }
    look(section, good + good);
    look(section, good.substr(0, good.size() / 2));
    for (std::size_t at = 0; at + 4 <= good.size(); at += 4) {
      for (const std::uint32_t value : kEvil) {
        std::string bytes = good;
        std::memcpy(bytes.data() + at, &value, 4);
        look(section, bytes);
      }
    }
    base::Sections fewer = sections;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(section));
    const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::FromBytes(PackSections(kind, fewer));
    EXPECT_FALSE(compiled.ok() && compiled->Read().ok());
  }
  EXPECT_GT(refused, 1000);
  EXPECT_GT(accepted, 100);
}

}  // namespace
}  // namespace metier::tag
