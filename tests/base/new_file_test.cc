#include "base/new_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

#include "base/file.h"
#include "base/temporary_file.h"

namespace metier::base {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class NewFileTest : public testing::Test {
 protected:
  NewFileTest() : directory_(testing::TempDir() + "metier-new-file-test") {
    std::filesystem::create_directories(directory_);
  }
  ~NewFileTest() override { std::filesystem::remove_all(directory_); }
  std::string Path(const std::string& name) const { return directory_ + "/" + name; }
  std::vector<std::string> Files() const { return *ListFiles(directory_, ""); }

  std::string directory_;
};

// No file of this process grows beyond so many bytes while it lives.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~SmallDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_ = {};
  void (*handler_)(int) = nullptr;
};

TEST_F(NewFileTest, IsThereWhenItIsWhole) {
  absl::StatusOr<NewFile> file = NewFile::Create(Path("a"));
  ASSERT_TRUE(file.ok()) << file.status();
  const std::string much(300'000, 'x');
  ASSERT_TRUE(file->Write("begin").ok());
  ASSERT_TRUE(file->Write(much).ok());
  EXPECT_THAT(Files(), IsEmpty());
  ASSERT_TRUE(file->Commit().ok());
  EXPECT_EQ(*ReadFile(Path("a")), "begin" + much);
  EXPECT_THAT(Files(), ElementsAre(Path("a")));
}

TEST_F(NewFileTest, WithoutCommitNothingHappens) {
  ASSERT_TRUE(WriteFileAtomically(Path("a"), "old").ok());
  {
    absl::StatusOr<NewFile> file = NewFile::Create(Path("a"));
    ASSERT_TRUE(file->Write("new").ok());
    NewFile moved = *std::move(file);
    ASSERT_TRUE(moved.Write("er").ok());
  }
  EXPECT_EQ(*ReadFile(Path("a")), "old");
  EXPECT_THAT(Files(), ElementsAre(Path("a")));
}

TEST_F(NewFileTest, AFullDiskLeavesWhatWasThere) {
  ASSERT_TRUE(WriteFileAtomically(Path("a"), "old").ok());
  {
    const SmallDisk disk(100'000);
    absl::StatusOr<NewFile> file = NewFile::Create(Path("a"));
    const std::string block(70'000, 'x');
    EXPECT_TRUE(file->Write(block).ok());
    EXPECT_FALSE(file->Write(block).ok());
    EXPECT_FALSE(file->Write("x").ok());
    EXPECT_FALSE(file->Commit().ok());
  }
  EXPECT_EQ(*ReadFile(Path("a")), "old");
  EXPECT_THAT(Files(), ElementsAre(Path("a")));
}

TEST_F(NewFileTest, KeepsPermissionsAndLinks) {
  ASSERT_TRUE(WriteFileAtomically(Path("a"), "old").ok());
  ASSERT_EQ(chmod(Path("a").c_str(), 0640), 0);
  std::filesystem::create_symlink("a", Path("link"));
  ASSERT_TRUE(WriteFileAtomically(Path("link"), "new").ok());
  EXPECT_TRUE(std::filesystem::is_symlink(Path("link")));
  EXPECT_EQ(*ReadFile(Path("a")), "new");
  struct stat info = {};
  ASSERT_EQ(stat(Path("a").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0640U);
}

TEST_F(NewFileTest, FailuresNameThePath) {
  EXPECT_THAT(std::string(NewFile::Create(Path("none/a")).status().message()), HasSubstr(Path("none/a")));
  EXPECT_EQ(NewFile::Create(directory_).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(NewFile::Create("/dev/null").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(NewFileTest, ATemporaryFileHasNoName) {
  absl::StatusOr<TemporaryFile> file = TemporaryFile::Create(directory_);
  ASSERT_TRUE(file.ok()) << file.status();
  std::string all;
  for (int i = 0; i < 100'000; ++i) {
    const std::string part = std::to_string(i) + ",";
    all += part;
    ASSERT_TRUE(file->Write(part).ok());
  }
  ASSERT_TRUE(file->Flush().ok());
  EXPECT_EQ(file->size(), all.size());
  std::string read(all.size() + 10, '\0');
  EXPECT_EQ(*file->ReadAt(0, read.data(), read.size()), all.size());
  EXPECT_EQ(read.substr(0, all.size()), all);
  EXPECT_EQ(*file->ReadAt(all.size() - 3, read.data(), 10), 3U);
  EXPECT_EQ(*file->ReadAt(all.size() + 3, read.data(), 10), 0U);
  EXPECT_THAT(Files(), IsEmpty());
}

TEST_F(NewFileTest, ATemporaryFileSaysWhereThereIsNoRoom) {
  const SmallDisk disk(1000);
  absl::StatusOr<TemporaryFile> file = TemporaryFile::Create(directory_);
  ASSERT_TRUE(file->Write(std::string(2000, 'x')).ok());  // held back
  EXPECT_THAT(std::string(file->Flush().message()), HasSubstr(directory_));
  EXPECT_FALSE(TemporaryFile::Create(Path("none")).ok());
}

}  // namespace
}  // namespace metier::base
