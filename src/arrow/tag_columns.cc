#include "arrow/tag_columns.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace metier::arrow {
namespace {

Owned<ArrowSchema> Schema(std::string format, std::string_view name, bool nullable,
                          std::vector<Owned<ArrowSchema>> children = {}) {
  Owned<ArrowSchema> schema;
  ExportSchema(std::move(format), std::string(name), nullable, std::move(children), schema.get());
  return schema;
}

Owned<ArrowArray> Exported(OwnArray array) {
  Owned<ArrowArray> exported;
  ExportArray(std::move(array), exported.get());
  return exported;
}

std::vector<char> Bitmap(const std::vector<bool>& bits) {
  std::vector<char> bitmap((bits.size() + 7) / 8);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (bits[i]) bitmap[i / 8] = static_cast<char>(bitmap[i / 8] | 1 << (i % 8));
  }
  return bitmap;
}

}  // namespace

std::vector<Owned<ArrowSchema>> TagSchemas() {
  std::vector<Owned<ArrowSchema>> fields;
  fields.push_back(Schema("u", "topic", false));
  fields.push_back(Schema("g", "confidence", false));
  std::vector<Owned<ArrowSchema>> item;
  item.push_back(Schema("+s", "item", false, std::move(fields)));
  std::vector<Owned<ArrowSchema>> columns;
  columns.push_back(Schema("u", kTagColumns[0], false));
  columns.push_back(Schema("+l", kTagColumns[1], false, std::move(item)));
  columns.push_back(Schema("u", kTagColumns[2], true));
  return columns;
}

OwnArray StringBuilder::Finish() {
  OwnArray array;
  array.length = static_cast<std::int64_t>(offsets_.size()) - 1;
  array.buffers.resize(3);
  array.buffers[1] = BytesOf(offsets_);
  array.buffers[2] = std::move(bytes_);
  offsets_ = {0};
  bytes_ = {};
  return array;
}

void TagColumns::Append(const Tagging& tagging) {
  lang_.Append(tagging.lang);
  for (const TopicScore& score : tagging.topics) {
    topics_.Append(taxonomy_[score.topic].slug);
    confidences_.push_back(score.confidence);
  }
  ends_.push_back(static_cast<std::int32_t>(confidences_.size()));
  abstained_.Append(AbstentionName(tagging.abstained));
  has_reason_.push_back(tagging.abstained != Abstention::kNone);
}

absl::StatusOr<std::vector<Owned<ArrowArray>>> TagColumns::Finish() {
  const auto rows = static_cast<std::int64_t>(has_reason_.size());
  const bool fits = std::max(topics_.bytes(), abstained_.bytes()) <= std::numeric_limits<std::int32_t>::max();

  OwnArray confidences;
  confidences.length = static_cast<std::int64_t>(confidences_.size());
  confidences.buffers.resize(2);
  confidences.buffers[1] = BytesOf(confidences_);
  OwnArray item;
  item.length = confidences.length;
  item.buffers.resize(1);
  item.children.push_back(Exported(topics_.Finish()));
  item.children.push_back(Exported(std::move(confidences)));
  OwnArray topics;
  topics.length = rows;
  topics.buffers.resize(2);
  topics.buffers[1] = BytesOf(ends_);
  topics.children.push_back(Exported(std::move(item)));
  OwnArray abstained = abstained_.Finish();
  abstained.null_count = std::count(has_reason_.begin(), has_reason_.end(), false);
  abstained.buffers[0] = Bitmap(has_reason_);

  std::vector<Owned<ArrowArray>> columns;
  columns.push_back(Exported(lang_.Finish()));
  columns.push_back(Exported(std::move(topics)));
  columns.push_back(Exported(std::move(abstained)));
  if (!fits) return absl::ResourceExhaustedError("a batch too large for 32-bit offsets: give smaller ones");
  return columns;
}

}  // namespace metier::arrow
