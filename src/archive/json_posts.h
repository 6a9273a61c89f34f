// Readers for the formats in which a JSON record gives any number of posts: a record to posts is all that such a format
// has to say for itself.

#ifndef METIER_SRC_ARCHIVE_JSON_POSTS_H_
#define METIER_SRC_ARCHIVE_JSON_POSTS_H_

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "archive/input.h"
#include "archive/js_array.h"
#include "archive/json_fault.h"
#include "archive/reader.h"
#include "metier/post.h"

namespace metier::archive {

// What one record gives, in order. Keeps the memory of its posts.
class Harvest {
 public:
  struct Item {
    bool is_post = true;
    Post post;
    Fault fault;
  };

  // A post, as new, to be filled in. Valid until the next Add or Refuse.
  Post* Add();
  // Takes the last post back, and says why.
  void Refuse(const Fault& fault);
  // Takes the last post back: it turned out to be none.
  void Drop() { --size_; }

  void Reset() { size_ = next_ = 0; }
  // Null when all were taken.
  Item* Take() { return next_ < size_ ? &items_[next_++] : nullptr; }

 private:
  std::vector<Item> items_;
  std::size_t size_ = 0;
  std::size_t next_ = 0;
};

class PostMaker {
 public:
  virtual ~PostMaker() = default;
  // `json` has Input::kPadding readable bytes behind it. Offsets of faults are relative to its beginning.
  virtual void Make(std::string_view json, Harvest* harvest) = 0;
};

// One record a line, or one an element of an array, or one that is the whole file.
std::unique_ptr<Reader> OpenJsonLinePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker);
std::unique_ptr<Reader> OpenJsonArrayPosts(std::unique_ptr<Input> input, ArrayPlace place,
                                           std::unique_ptr<PostMaker> maker);
std::unique_ptr<Reader> OpenJsonFilePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JSON_POSTS_H_
