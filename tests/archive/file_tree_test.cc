#include "archive/file_tree.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace metier::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FakeTree : public FileTree {
 public:
  explicit FakeTree(absl::StatusOr<std::vector<std::string>> names) : given_(std::move(names)) {}
  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override { return OpenMemory(name); }
  std::string DisplayName(const std::string& name) const override { return name; }
  int listed() const { return listed_; }

 private:
  absl::StatusOr<std::vector<std::string>> ReadNames() override {
    ++listed_;
    return given_;
  }

  const absl::StatusOr<std::vector<std::string>> given_;
  int listed_ = 0;
};

TEST(FileTree, ListsFoldersInItsOwnOrder) {
  FakeTree tree(std::vector<std::string>{"d/z", "b", "d/e/f", "d", "d.txt", "d/a", "d0", "a/d/q"});
  EXPECT_THAT(*tree.ListFolder("d", Depth::kFolder), ElementsAre("z", "a"));
  EXPECT_THAT(*tree.ListFolder("d", Depth::kAll), ElementsAre("z", "e/f", "a"));
  EXPECT_THAT(*tree.ListFolder("", Depth::kFolder), ElementsAre("b", "d", "d.txt", "d0"));
  EXPECT_EQ(tree.ListFolder("", Depth::kAll)->size(), 8u);
  EXPECT_THAT(*tree.ListFolder("none", Depth::kAll), IsEmpty());
  EXPECT_TRUE(tree.Has("d/e/f"));
  EXPECT_FALSE(tree.Has("d/e"));
  const auto folder = MakeFolderTree(&tree, "d", Depth::kFolder);
  EXPECT_THAT(*folder->List(), ElementsAre("z", "a"));
  EXPECT_TRUE(folder->Has("z"));
  EXPECT_FALSE(folder->Has("e/f"));
  EXPECT_EQ(tree.listed(), 1) << "however often it is asked";
}

TEST(FileTree, WhatCannotBeListedSaysSo) {
  FakeTree tree(absl::PermissionDeniedError("no"));
  EXPECT_EQ(tree.List().status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(tree.ListFolder("a", Depth::kAll).status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_FALSE(tree.Has("a"));
  EXPECT_EQ(MakeFolderTree(&tree, "a", Depth::kAll)->List().status().code(), absl::StatusCode::kPermissionDenied);
}

TEST(Printable, WritesControlCharactersOut) {
  EXPECT_EQ(Printable("caf\u00e9 \U0001F331.txt"), "caf\u00e9 \U0001F331.txt");
  EXPECT_EQ(Printable("a\x1b[2J\n\x7f"), "a\\x1b[2J\\x0a\\x7f");
  EXPECT_EQ(Printable("\u009b2J"), "\\xc2\\x9b2J");
}

}  // namespace
}  // namespace metier::archive
