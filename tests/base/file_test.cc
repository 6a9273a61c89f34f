#include "base/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace metier::base {
namespace {

class FileTest : public testing::Test {
 protected:
  FileTest() : directory_(testing::TempDir() + "metier-file-test") { std::filesystem::create_directories(directory_); }
  ~FileTest() override { std::filesystem::remove_all(directory_); }
  std::string Path(const std::string& name) const { return directory_ + "/" + name; }

  std::string directory_;
};

TEST_F(FileTest, WritesWhatItReads) {
  const std::string bytes("a\0b\xFF\n", 5);
  ASSERT_TRUE(WriteFileAtomically(Path("a"), bytes).ok());
  EXPECT_EQ(*ReadFile(Path("a")), bytes);
  EXPECT_EQ(MappedFile::Open(Path("a"))->bytes(), bytes);
}

TEST_F(FileTest, LeavesNoTemporaryBehind) {
  ASSERT_TRUE(WriteFileAtomically(Path("a.txt"), "1").ok());
  ASSERT_TRUE(WriteFileAtomically(Path("a.txt"), "2").ok());
  EXPECT_EQ(*ReadFile(Path("a.txt")), "2");
  EXPECT_THAT(*ListFiles(directory_, ""), testing::ElementsAre(Path("a.txt")));
}

TEST_F(FileTest, FailuresNameThePath) {
  EXPECT_EQ(ReadFile(Path("none")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(ReadFile(Path("none")).status().message()), testing::HasSubstr(Path("none")));
  EXPECT_FALSE(WriteFileAtomically(Path("none/a"), "1").ok());
  EXPECT_FALSE(MappedFile::Open(directory_).ok());
  EXPECT_FALSE(ListFiles(Path("none"), "").ok());
}

TEST_F(FileTest, ListsInOrderOfNames) {
  for (const char* name : {"b.txt", "a.txt", "c.md"}) ASSERT_TRUE(WriteFileAtomically(Path(name), "").ok());
  EXPECT_THAT(*ListFiles(directory_, ".txt"), testing::ElementsAre(Path("a.txt"), Path("b.txt")));
}

TEST_F(FileTest, MapsAnEmptyFile) {
  ASSERT_TRUE(WriteFileAtomically(Path("empty"), "").ok());
  EXPECT_EQ(MappedFile::Open(Path("empty"))->bytes(), "");
}

TEST_F(FileTest, MapSurvivesMoves) {
  ASSERT_TRUE(WriteFileAtomically(Path("a"), "text").ok());
  absl::StatusOr<MappedFile> map = MappedFile::Open(Path("a"));
  MappedFile moved = *std::move(map);
  MappedFile other = std::move(moved);
  EXPECT_EQ(other.bytes(), "text");
}

}  // namespace
}  // namespace metier::base
