// The shipped engine, opened once a process, and the sample archive.

#ifndef METIER_TESTS_ENGINE_SHIPPED_ENGINE_H_
#define METIER_TESTS_ENGINE_SHIPPED_ENGINE_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "metier/archive.h"
#include "metier/engine.h"

namespace metier {

inline const Engine& ShippedEngine() {
  static const Engine engine = [] {
    absl::StatusOr<Engine> opened = Engine::Open(METIER_DATA_DIR);
    EXPECT_TRUE(opened.ok()) << opened.status();
    return *std::move(opened);
  }();
  return engine;
}

// The first `size` posts of the sample town.
inline std::vector<Post> TownPosts(std::size_t size = 1000) {
  absl::StatusOr<Archive> archive = Archive::Open(METIER_SOURCE_DIR "/corpora/samples/town.jsonl");
  EXPECT_TRUE(archive.ok()) << archive.status();
  std::vector<Post> posts;
  Post post;
  Refusal refusal;
  while (posts.size() < size && archive->Next(&post, &refusal) == Archive::Read::kPost) posts.push_back(post);
  EXPECT_EQ(posts.size(), size);
  return posts;
}

// A post of nobody's archive.
inline Post MakePost(std::string author, std::string text) {
  Post post;
  post.author = std::move(author);
  post.text = std::move(text);
  return post;
}

}  // namespace metier

#endif  // METIER_TESTS_ENGINE_SHIPPED_ENGINE_H_
