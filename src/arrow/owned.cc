#include "arrow/owned.h"

#include <cstring>
#include <memory>

namespace metier::arrow {
namespace {

template <typename Struct>
std::vector<Struct*> PointersTo(std::vector<Owned<Struct>>& children) {
  std::vector<Struct*> pointers;
  for (Owned<Struct>& child : children) pointers.push_back(child.get());
  return pointers;
}

// A consumer may have moved a child away: then it stands here released, and its owner leaves it alone.
struct SchemaOwner {
  std::string format;
  std::string name;
  std::string metadata;
  Owned<ArrowSchema> dictionary;
  std::vector<Owned<ArrowSchema>> children;
  std::vector<ArrowSchema*> pointers;
};

struct ArrayOwner {
  OwnArray array;
  std::vector<const void*> buffers;
  std::vector<ArrowArray*> pointers;
};

template <typename Struct, typename Owner>
void Release(Struct* released) {
  delete static_cast<Owner*>(released->private_data);
  released->release = nullptr;
}

// The bytes of encoded metadata: a count of pairs, then each key and value behind its size.
std::string MetadataOf(const char* metadata) {
  if (metadata == nullptr) return {};
  const auto read = [metadata](std::size_t at) {
    std::int32_t value = 0;
    std::memcpy(&value, metadata + at, sizeof(value));
    return value;
  };
  std::size_t size = sizeof(std::int32_t);
  for (std::int64_t strings = 2 * std::int64_t{read(0)}; strings > 0; --strings) {
    size += sizeof(std::int32_t) + static_cast<std::size_t>(read(size));
  }
  return {metadata, size};
}

void Export(std::unique_ptr<SchemaOwner> owner, std::int64_t flags, ArrowSchema* out) {
  owner->pointers = PointersTo(owner->children);
  *out = {};
  out->format = owner->format.c_str();
  out->name = owner->name.c_str();
  out->metadata = owner->metadata.empty() ? nullptr : owner->metadata.data();
  out->flags = flags;
  out->dictionary = owner->dictionary ? owner->dictionary.get() : nullptr;
  out->n_children = static_cast<std::int64_t>(owner->pointers.size());
  out->children = owner->pointers.data();
  out->release = Release<ArrowSchema, SchemaOwner>;
  out->private_data = owner.release();
}

}  // namespace

void ExportSchema(std::string format, std::string name, bool nullable, std::vector<Owned<ArrowSchema>> children,
                  ArrowSchema* out) {
  auto owner = std::make_unique<SchemaOwner>();
  owner->format = std::move(format);
  owner->name = std::move(name);
  owner->children = std::move(children);
  Export(std::move(owner), nullable ? ARROW_FLAG_NULLABLE : 0, out);
}

Owned<ArrowSchema> CopyOf(const ArrowSchema& schema) {
  auto owner = std::make_unique<SchemaOwner>();
  owner->format = schema.format;
  owner->name = schema.name == nullptr ? "" : schema.name;
  owner->metadata = MetadataOf(schema.metadata);
  if (schema.dictionary != nullptr) owner->dictionary = CopyOf(*schema.dictionary);
  for (std::int64_t i = 0; i < schema.n_children; ++i) owner->children.push_back(CopyOf(*schema.children[i]));
  Owned<ArrowSchema> copy;
  Export(std::move(owner), schema.flags, copy.get());
  return copy;
}

void ExportArray(OwnArray array, ArrowArray* out) {
  auto owner = std::make_unique<ArrayOwner>();
  owner->array = std::move(array);
  for (std::size_t i = 0; i < owner->array.buffers.size(); ++i) {
    const std::vector<char>& buffer = owner->array.buffers[i];
    // Only a bitmap may be absent; an empty buffer needs an address of some kind.
    static constexpr std::int64_t kNothing = 0;
    owner->buffers.push_back(buffer.empty() ? (i == 0 ? nullptr : static_cast<const void*>(&kNothing)) : buffer.data());
  }
  owner->pointers = PointersTo(owner->array.children);
  *out = {};
  out->length = owner->array.length;
  out->null_count = owner->array.null_count;
  out->n_buffers = static_cast<std::int64_t>(owner->buffers.size());
  out->buffers = owner->buffers.data();
  out->n_children = static_cast<std::int64_t>(owner->pointers.size());
  out->children = owner->pointers.data();
  out->release = Release<ArrowArray, ArrayOwner>;
  out->private_data = owner.release();
}

}  // namespace metier::arrow
