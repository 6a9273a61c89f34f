#include "metier/archive.h"

#include <gtest/gtest.h>

#include "absl/status/status.h"

namespace metier {
namespace {

TEST(PublicArchive, ReadsAndRefuses) {
  auto archive =
      Archive::FromMemory("{\"text\":\"one\"}\n{\"text\":\n{\"text\":\"two\",\"author\":\"ann\"}\n", "posts.jsonl");
  ASSERT_TRUE(archive.ok()) << archive.status();
  Post post;
  Refusal refusal;
  ASSERT_EQ(archive->Next(&post, &refusal), Archive::Read::kPost);
  EXPECT_EQ(post.text, "one");
  ASSERT_EQ(archive->Next(&post, &refusal), Archive::Read::kRefused);
  EXPECT_EQ(refusal.file, "posts.jsonl");
  EXPECT_EQ(refusal.line, 2);
  EXPECT_FALSE(refusal.message.empty());
  Archive moved = *std::move(archive);
  ASSERT_EQ(moved.Next(&post, &refusal), Archive::Read::kPost);
  EXPECT_EQ(post.author, "ann");
  EXPECT_EQ(moved.Next(&post, &refusal), Archive::Read::kEnd);
  EXPECT_EQ(moved.Next(&post, &refusal), Archive::Read::kEnd);
}

TEST(PublicArchive, SaysWhyItCannotOpen) {
  EXPECT_EQ(Archive::Open("/nonexistent").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Archive::Open(METIER_SOURCE_DIR "/corpora/samples/town.jsonl", "nonsense").status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Archive::FromMemory("x", "x", "nonsense").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace metier
