#include "tests/fuzz/arrow_producer.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace metier::fuzz {
namespace {

// What a struct of the interface owns. Every buffer is an allocation of its own size.
template <typename Struct>
struct Owner {
  int* live;
  std::string format;
  std::string name;
  std::vector<std::unique_ptr<char[]>> bytes;
  std::vector<const void*> buffers;
  std::vector<Struct*> children;
};

template <typename Struct>
Owner<Struct>* OwnerOf(Struct* one) {
  return static_cast<Owner<Struct>*>(one->private_data);
}

// A child that was moved out is released already, by its own function.
template <typename Struct>
void Destroy(Struct* one) {
  if (one->release != nullptr) one->release(one);
  delete one;
}

template <typename Struct>
void Release(Struct* one) {
  Owner<Struct>* owner = OwnerOf(one);
  for (Struct* child : owner->children) Destroy(child);
  if (one->dictionary != nullptr) Destroy(one->dictionary);
  --*owner->live;
  delete owner;
  one->release = nullptr;
}

template <typename Struct>
Struct* New(int* live) {
  auto* one = new Struct{};
  one->private_data = new Owner<Struct>{live, {}, {}, {}, {}, {}};
  one->release = Release<Struct>;
  ++*live;
  return one;
}

template <typename Struct>
void AddChild(Struct* parent, Struct* child) {
  Owner<Struct>* owner = OwnerOf(parent);
  owner->children.push_back(child);
  parent->children = owner->children.data();
  parent->n_children = static_cast<std::int64_t>(owner->children.size());
}

// Hands `made` to `*out`, where the consumer wants it.
template <typename Struct>
void Give(Struct* made, Struct* out) {
  *out = *made;
  delete made;
}

template <typename Number>
void Append(std::string* bytes, Number number) {
  bytes->append(reinterpret_cast<const char*>(&number), sizeof(number));
}

}  // namespace

ArrowProducer::ArrowProducer(FuzzedDataProvider* data) : data_(*data) {
  static constexpr const char* kFormats[] = {"u", "U", "vu", "n"};
  static constexpr const char* kIntegers[] = {"c", "C", "s", "S", "i", "I", "l", "L"};
  const int kind = data_.ConsumeIntegralInRange(0, 7);
  is_table_ = data_.ConsumeBool();
  is_readable_ = kind != 7;
  format_ = is_readable_ ? kFormats[kind % 4] : data_.ConsumeRandomLengthString(4);
  if (kind == 4 || kind == 5 || kind == 6 || (kind == 7 && data_.ConsumeBool())) {
    index_format_ = kIntegers[data_.ConsumeIntegralInRange(0, 7)];
  }
}

ArrowArrayStream ArrowProducer::Stream() {
  ArrowArrayStream stream = {};
  stream.private_data = this;
  stream.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    auto* producer = static_cast<ArrowProducer*>(self->private_data);
    if (producer->data_.ConsumeIntegralInRange(0, 19) == 0) return EIO;
    ArrowSchema* column = producer->Column();
    if (producer->is_table_) {
      ArrowSchema* table = producer->NewSchema("+s", "");
      AddChild(table, producer->NewSchema("i", "number"));
      AddChild(table, column);
      column = table;
    }
    Give(column, out);
    return 0;
  };
  stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto* producer = static_cast<ArrowProducer*>(self->private_data);
    *out = {};
    const int what = producer->data_.ConsumeIntegralInRange(0, 9);
    if (what == 0) producer->failed_ = true;
    if (what > 1) Give(producer->Batch(), out);
    return what == 0 ? EIO : 0;
  };
  stream.get_last_error = [](ArrowArrayStream* self) {
    return static_cast<ArrowProducer*>(self->private_data)->data_.ConsumeBool() ? "no more" : nullptr;
  };
  stream.release = [](ArrowArrayStream* self) {
    --static_cast<ArrowProducer*>(self->private_data)->live_;
    self->release = nullptr;
  };
  ++live_;
  return stream;
}

ArrowSchema* ArrowProducer::NewSchema(std::string format, std::string name) {
  auto* schema = New<ArrowSchema>(&live_);
  Owner<ArrowSchema>* owner = OwnerOf(schema);
  owner->format = std::move(format);
  owner->name = std::move(name);
  schema->format = owner->format.c_str();
  schema->name = owner->name.c_str();
  schema->flags = ARROW_FLAG_NULLABLE;
  return schema;
}

ArrowSchema* ArrowProducer::Column() {
  if (index_format_.empty()) return NewSchema(format_, "text");
  ArrowSchema* column = NewSchema(index_format_, "text");
  column->dictionary = NewSchema(format_, "");
  return column;
}

ArrowArray* ArrowProducer::NewArray(std::int64_t length) {
  auto* array = New<ArrowArray>(&live_);
  array->length = length;
  return array;
}

void ArrowProducer::AddBuffer(ArrowArray* array, const void* bytes, std::size_t size) {
  Owner<ArrowArray>* owner = OwnerOf(array);
  if (bytes == nullptr) {
    owner->buffers.push_back(nullptr);
  } else {
    owner->bytes.push_back(std::make_unique<char[]>(size));
    std::memcpy(owner->bytes.back().get(), bytes, size);
    owner->buffers.push_back(owner->bytes.back().get());
  }
  array->buffers = owner->buffers.data();
  array->n_buffers = static_cast<std::int64_t>(owner->buffers.size());
}

void ArrowProducer::AddValidity(ArrowArray* array, const std::vector<bool>& valid) {
  std::string bits((valid.size() + 7) / 8, '\0');
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i])
      bits[i / 8] = static_cast<char>(bits[i / 8] | 1 << i % 8);
    else
      ++array->null_count;
  }
  if (array->null_count == 0 && data_.ConsumeBool()) return AddBuffer(array, nullptr, 0);
  AddBuffer(array, bits.data(), bits.size());
  if (data_.ConsumeBool()) array->null_count = -1;  // not counted
}

ArrowArray* ArrowProducer::Strings(const std::string& format, const std::vector<std::string>& rows,
                                   const std::vector<bool>& valid) {
  ArrowArray* array = NewArray(static_cast<std::int64_t>(rows.size()));
  if (format == "n") {
    array->null_count = array->length;
    return array;
  }
  AddValidity(array, valid);
  std::string places;
  std::string characters;
  for (const std::string& row : rows) {
    if (format == "u") Append(&places, static_cast<std::int32_t>(characters.size()));
    if (format == "U") Append(&places, static_cast<std::int64_t>(characters.size()));
    if (format == "vu") {
      Append(&places, static_cast<std::int32_t>(row.size()));
      if (row.size() <= 12) {
        places += row + std::string(12 - row.size(), '\0');
        continue;
      }
      places += row.substr(0, 4);
      Append(&places, std::int32_t{0});
      Append(&places, static_cast<std::int32_t>(characters.size()));
    }
    characters += row;
  }
  if (format == "u") Append(&places, static_cast<std::int32_t>(characters.size()));
  if (format == "U") Append(&places, static_cast<std::int64_t>(characters.size()));
  AddBuffer(array, places.data(), places.size());
  AddBuffer(array, characters.data(), characters.size());
  if (format == "vu") {
    const auto size = static_cast<std::int64_t>(characters.size());
    AddBuffer(array, &size, sizeof(size));
  }
  return array;
}

// The rows behind indices from the last to the first.
ArrowArray* ArrowProducer::Indices(const std::vector<std::string>& rows, const std::vector<bool>& valid) {
  ArrowArray* array = NewArray(static_cast<std::int64_t>(rows.size()));
  AddValidity(array, valid);
  const std::vector<std::string> values(rows.rbegin(), rows.rend());
  array->dictionary = Strings(format_, values, std::vector<bool>(values.size(), true));
  const std::size_t width = index_format_ == "c" || index_format_ == "C"   ? 1
                            : index_format_ == "s" || index_format_ == "S" ? 2
                            : index_format_ == "i" || index_format_ == "I" ? 4
                                                                           : 8;
  std::string indices;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Under a null may stand anything.
    const std::uint64_t index = valid[i] ? rows.size() - 1 - i : data_.ConsumeIntegral<std::uint64_t>();
    indices.append(reinterpret_cast<const char*>(&index), width);
  }
  AddBuffer(array, indices.data(), indices.size());
  return array;
}

ArrowArray* ArrowProducer::Batch() {
  const auto hidden = data_.ConsumeIntegralInRange<std::size_t>(0, 2);                  // by the column's own offset
  const auto passed = is_table_ ? data_.ConsumeIntegralInRange<std::size_t>(0, 2) : 0;  // by that of the table
  const auto shown = data_.ConsumeIntegralInRange<std::size_t>(0, 4);
  std::vector<std::string> rows(hidden + passed + shown);
  std::vector<bool> valid(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = data_.ConsumeRandomLengthString(600);
    valid[i] = data_.ConsumeIntegralInRange(0, 3) > 0;
  }
  texts_.clear();
  for (std::size_t i = hidden + passed; i < rows.size(); ++i) {
    texts_.push_back(valid[i] && format_ != "n" ? rows[i] : "");
  }
  ArrowArray* column = index_format_.empty() ? Strings(format_, rows, valid) : Indices(rows, valid);
  column->offset = static_cast<std::int64_t>(hidden);
  column->length -= column->offset;
  if (column->null_count > 0 && hidden > 0) column->null_count = -1;
  if (!is_table_) return column;
  ArrowArray* table = NewArray(static_cast<std::int64_t>(shown));
  table->offset = static_cast<std::int64_t>(passed);
  AddBuffer(table, nullptr, 0);
  ArrowArray* numbers = NewArray(column->length);
  AddBuffer(numbers, nullptr, 0);
  const std::string zeros(rows.size() * 4, '\0');
  AddBuffer(numbers, zeros.data(), zeros.size());
  AddChild(table, numbers);
  AddChild(table, column);
  return table;
}

}  // namespace metier::fuzz
