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
#include "archive/json_record.h"
#include "archive/reader.h"
#include "metier/post.h"

namespace metier::archive {

// What one record gives, in order. Keeps the memory of its posts. A record may repeat one long text in every post, and
// be wrong in every one of them: so the posts of one may take 64 MiB together, and 100 of those refused are named.
class Harvest {
 public:
  struct Item {
    bool is_post = true;
    Post post;
    Fault fault;
  };

  // A post, as new, to be filled in. Valid until the next Add or Refuse.
  Post* Add();
  // Takes the last post back: it turned out to be none.
  void Drop() { --size_; }
  // Takes the last post back because of the last failure of `record`.
  void Refuse(const JsonRecord& record);
  // True when the posts take too much together, which is then said: nothing should be added any more.
  bool Full();

  // Call it when all are added: says how many refused ones were not named.
  void Finish();
  // Null when all were taken.
  Item* Take() { return next_ < size_ ? &items_[next_++] : nullptr; }
  void Reset();

 private:
  void AddFault(Fault fault);

  std::vector<Item> items_;
  std::size_t size_ = 0;
  std::size_t next_ = 0;
  std::size_t refused_ = 0;
  std::size_t counted_ = 0;  // So many items are in `bytes_`.
  std::size_t bytes_ = 0;
  bool full_ = false;
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
