// Taggings to the columns that tag_stream.h promises.

#ifndef METIER_SRC_ARROW_TAG_COLUMNS_H_
#define METIER_SRC_ARROW_TAG_COLUMNS_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "arrow/owned.h"
#include "metier/tagging.h"
#include "metier/taxonomy.h"

namespace metier::arrow {

inline constexpr std::array<std::string_view, 3> kTagColumns = {"lang", "topics", "abstained"};

std::vector<Owned<ArrowSchema>> TagSchemas();

// Strings behind 32-bit offsets, as they are appended.
class StringBuilder {
 public:
  void Append(std::string_view text) {
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
  }
  std::size_t bytes() const { return bytes_.size(); }
  // The array; leaves the builder empty.
  OwnArray Finish();

 private:
  std::vector<std::int32_t> offsets_ = {0};
  std::vector<char> bytes_;
};

// Of one batch.
class TagColumns {
 public:
  explicit TagColumns(Taxonomy taxonomy) : taxonomy_(std::move(taxonomy)) {}

  void Append(const Tagging& tagging);
  // The three columns of what was appended. To be called once, last. ResourceExhausted for a batch whose slugs are beyond 2
  // GiB.
  absl::StatusOr<std::vector<Owned<ArrowArray>>> Finish();

 private:
  Taxonomy taxonomy_;
  StringBuilder lang_;
  StringBuilder topics_;
  StringBuilder abstained_;
  std::vector<double> confidences_;
  std::vector<std::int32_t> ends_ = {0};  // of each row's topics
  std::vector<bool> has_reason_;
};

}  // namespace metier::arrow

#endif  // METIER_SRC_ARROW_TAG_COLUMNS_H_
