// Reads a whole archive for a test.

#ifndef METIER_TESTS_ARCHIVE_READ_ALL_H_
#define METIER_TESTS_ARCHIVE_READ_ALL_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "archive/byte_source.h"
#include "base/message.h"
#include "archive/reader.h"
#include "base/time.h"
#include "gtest/gtest.h"

namespace metier::archive {

struct Everything {
  std::vector<Post> posts;
  std::vector<RecordError> errors;
  std::string transcript;  // All of it in order, one record a line: two readings are alike if these are.
};

inline Everything ReadAll(absl::StatusOr<std::unique_ptr<Reader>> reader) {
  Everything all;
  EXPECT_TRUE(reader.ok()) << reader.status();
  if (!reader.ok()) return all;
  Post post;
  RecordError error;
  for (;;) {
    const ReadResult result = (*reader)->Next(&post, &error);
    if (result == ReadResult::kEnd) break;
    if (result == ReadResult::kError) {
      all.errors.push_back(error);
      all.transcript += base::Concat(error.file, ":", std::to_string(error.line), ":", std::to_string(error.byte), ": ",
                               error.message, "\n");
      continue;
    }
    all.posts.push_back(post);
    const Engagement& e = post.engagement;
    for (const std::string& field :
         {post.id, post.author, base::FormatTime(post.time), post.text, post.lang, post.thread, post.url}) {
      all.transcript += base::Concat(field, "|");
    }
    all.transcript +=
        base::Concat(std::to_string(static_cast<int>(post.kind)), "|", std::to_string(post.audience.value_or(-1)));
    for (const std::int64_t count :
         {e.likes, e.reposts, e.quotes, e.replies, e.bookmarks, e.clicks, e.conversions, e.votes, e.views}) {
      all.transcript += base::Concat("|", std::to_string(count));
    }
    all.transcript += base::Concat("|", std::to_string(post.reactions.size()), "\n");
  }
  EXPECT_EQ((*reader)->Next(&post, &error), ReadResult::kEnd) << "after the end comes the end";
  return all;
}

inline Everything ReadBytes(std::string bytes, Format format, std::size_t piece = static_cast<std::size_t>(-1)) {
  return ReadAll(OpenSource(OpenMemory(std::move(bytes), piece), "test", format));
}

}  // namespace metier::archive

#endif  // METIER_TESTS_ARCHIVE_READ_ALL_H_
