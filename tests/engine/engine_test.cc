#include "metier/engine.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <thread>

#include "base/file.h"
#include "engine/shipped_data.h"
#include "metier/tagger.h"
#include "tag/compiled_knowledge.h"
#include "tests/engine/shipped_engine.h"

namespace metier {
namespace {

namespace fs = std::filesystem;

// The files of the shipped data, as an embedder would hold them.
class Files {
 public:
  Files() {
    for (const auto& entry : fs::recursive_directory_iterator(METIER_DATA_DIR)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = fs::relative(entry.path(), METIER_DATA_DIR).generic_string();
      contents_[path] = *base::ReadFile(entry.path().string());
    }
  }
  std::map<std::string, std::string>& contents() { return contents_; }
  std::vector<DataFile> List() const {
    std::vector<DataFile> files;
    // Backwards: the order must not matter.
    for (auto file = contents_.rbegin(); file != contents_.rend(); ++file) files.push_back({file->first, file->second});
    return files;
  }

 private:
  std::map<std::string, std::string> contents_;
};

TEST(Engine, OpensADirectory) {
  const Engine& engine = ShippedEngine();
  EXPECT_GT(engine.taxonomy().size(), 900u);
  EXPECT_EQ(engine.limits().posts_per_person, 50'000);
  const Provenance provenance = engine.provenance();
  EXPECT_EQ(provenance.engine, Version());
  EXPECT_EQ(provenance.model.substr(0, 8), "english-");
  EXPECT_EQ(provenance.model_checksum.size(), 16u);
  EXPECT_NE(provenance.lexicon_checksum, provenance.taxonomy_checksum);
  EXPECT_EQ(provenance.words_checksum.size(), 16u);
  EXPECT_EQ(provenance.settings_checksum.size(), 16u);
}

TEST(Engine, SaysWhatIsMissing) {
  const absl::StatusOr<Engine> engine = Engine::Open("/nonexistent");
  ASSERT_FALSE(engine.ok());
  EXPECT_EQ(engine.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(engine.status().ToString().find("/nonexistent"), std::string::npos);
}

TEST(Engine, OutlivesItsName) {
  absl::StatusOr<Engine> engine = Engine::Open(METIER_DATA_DIR);
  ASSERT_TRUE(engine.ok());
  Taxonomy taxonomy = engine->taxonomy();
  auto tagger = std::make_unique<Tagger>(*engine);
  engine = absl::UnknownError("gone");
  Tagging tagging;
  ASSERT_TRUE(tagger->Tag("Finally broke 80 at Pebble Beach, putter was hot all day #golf", {}, &tagging).ok());
  tagger.reset();
  ASSERT_FALSE(tagging.topics.empty());
  EXPECT_EQ(taxonomy[tagging.topics[0].topic].slug, "golf");
}

TEST(Engine, FromMemoryIsTheSame) {
  const Files files;
  absl::StatusOr<Engine> engine = Engine::FromMemory(files.List());
  ASSERT_TRUE(engine.ok()) << engine.status();
  EXPECT_EQ(engine->provenance().model_checksum, ShippedEngine().provenance().model_checksum);
  EXPECT_EQ(engine->provenance().lexicon_checksum, ShippedEngine().provenance().lexicon_checksum);
  EXPECT_EQ(engine->provenance().taxonomy_checksum, ShippedEngine().provenance().taxonomy_checksum);
  Tagger here(*engine);
  Tagger there(ShippedEngine());
  for (const Post& post : TownPosts(200)) {
    std::string a;
    std::string b;
    ASSERT_TRUE(here.AppendJson(post, {}, true, &a).ok());
    ASSERT_TRUE(there.AppendJson(post, {}, true, &b).ok());
    EXPECT_EQ(a, b);
  }
}

TEST(Engine, FromMemoryNamesTheMissingFile) {
  for (const std::string missing : {"english.metier", "words.txt", "lexicon/cues.txt"}) {
    Files files;
    ASSERT_EQ(files.contents().erase(missing), 1u);
    const absl::Status status = Engine::FromMemory(files.List()).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << status;
    EXPECT_NE(status.ToString().find(missing), std::string::npos) << status;
  }
  Files files;
  std::erase_if(files.contents(), [](const auto& file) { return file.first.starts_with("taxonomy/"); });
  EXPECT_EQ(Engine::FromMemory(files.List()).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Engine::FromMemory({}).status().code(), absl::StatusCode::kNotFound);
}

TEST(Engine, FromMemoryRefusesDamage) {
  Files files;
  files.contents()["english.metier"].resize(files.contents()["english.metier"].size() / 2);
  EXPECT_EQ(Engine::FromMemory(files.List()).status().code(), absl::StatusCode::kDataLoss);

  Files twice;
  std::vector<DataFile> list = twice.List();
  list.push_back(list.front());
  EXPECT_EQ(Engine::FromMemory(list).status().code(), absl::StatusCode::kInvalidArgument);

  Files bad;
  bad.contents()["taxonomy/sports.txt"] += "\nnonsense\n";
  const absl::Status status = Engine::FromMemory(bad.List()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(status.ToString().find("taxonomy/sports.txt:"), std::string::npos) << status;
}

// With the compiled file alone, with the texts that it is of, and with others.
TEST(Engine, FromMemoryReadsTheCompiledFile) {
  const std::string compiled = Compile(**tag::WrittenKnowledge::LoadTexts(METIER_DATA_DIR), *tag::FindSources(METIER_DATA_DIR));
  const std::string expected = ShippedEngine().provenance().lexicon_checksum;
  Files files;
  files.contents()[tag::kCompiledFile] = compiled;
  EXPECT_EQ(Engine::FromMemory(files.List())->provenance().lexicon_checksum, expected);

  Files others;
  others.contents()[tag::kCompiledFile] = compiled;
  others.contents()["lexicon/cues.txt"] += "\n# more\n";
  EXPECT_NE(Engine::FromMemory(others.List())->provenance().lexicon_checksum, expected);

  std::erase_if(files.contents(), [](const auto& file) { return !file.first.ends_with(".metier"); });
  EXPECT_EQ(Engine::FromMemory(files.List())->provenance().lexicon_checksum, expected);
  files.contents()[tag::kCompiledFile].back() ^= 1;
  EXPECT_EQ(Engine::FromMemory(files.List()).status().code(), absl::StatusCode::kDataLoss);
}

TEST(Engine, RefusesLimitsOutOfRange) {
  const auto code = [](auto change) {
    Limits limits;
    change(&limits);
    return Engine::Open(METIER_DATA_DIR, limits).status().code();
  };
  EXPECT_EQ(code([](Limits* limits) { limits->text_bytes = 0; }), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code([](Limits* limits) { limits->text_bytes = std::int64_t{1} << 31; }),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code([](Limits* limits) { limits->posts_per_person = 0; }), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code([](Limits* limits) { limits->copies_per_person = 50'001; }), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code([](Limits* limits) { limits->profiler_bytes = 1000; }), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code([](Limits*) {}), absl::StatusCode::kOk);
}

// Data is found from where libraries stand in practice.
TEST(Engine, FindsDataNearTheLibrary) {
  const fs::path root = fs::path(testing::TempDir()) / "metier-shipped";
  fs::remove_all(root);
  const auto put = [](const fs::path& directory) {
    fs::create_directories(directory);
    std::ofstream(directory / "english.metier") << "model";
  };
  EXPECT_EQ(engine::DataNear(root / "lib"), std::nullopt);
  put(root / "usr/share/metier");
  for (const char* home : {"usr/bin", "usr/lib", "usr/lib/x86_64-linux-gnu", "usr/lib/python3/dist-packages"}) {
    EXPECT_EQ(engine::DataNear(root / home), root / "usr/share/metier") << home;
  }
  EXPECT_EQ(engine::DataNear(root / "usr/a/b/c/d"), std::nullopt);
  put(root / "usr/lib/metier");
  EXPECT_EQ(engine::DataNear(root / "usr/lib"), root / "usr/lib/metier");
  fs::remove_all(root);
}

// This test's program stands in build/.../bin, beside build/.../share/metier.
TEST(Engine, OpensWhatWasShipped) {
  absl::StatusOr<Engine> engine = Engine::OpenShipped();
  ASSERT_TRUE(engine.ok()) << engine.status();
  EXPECT_EQ(engine->provenance().model_checksum, ShippedEngine().provenance().model_checksum);
}

}  // namespace
}  // namespace metier
