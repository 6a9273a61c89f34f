#include "arrow/tag_stream.h"

#include <cerrno>
#include <exception>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "arrow/owned.h"
#include "arrow/string_column.h"
#include "arrow/tag_columns.h"
#include "base/guard.h"
#include "base/message.h"

namespace metier::arrow {
namespace {

bool IsTable(const ArrowSchema& schema) { return std::string_view(schema.format) == "+s"; }

std::optional<std::size_t> FindColumn(const ArrowSchema& schema, std::string_view name) {
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const char* found = schema.children[i]->name;
    if (found != nullptr && name == found) return static_cast<std::size_t>(i);
  }
  return std::nullopt;
}

// Which columns of the input are read and which are kept, found once.
struct Plan {
  std::optional<std::size_t> text;  // none: the stream is that column itself
  std::optional<std::size_t> lang;
  std::vector<std::size_t> keep;
};

absl::StatusOr<Plan> MakePlan(const ArrowSchema& schema, const TagStreamOptions& options) {
  Plan plan;
  if (!IsTable(schema)) {
    if (!options.lang.empty() || !options.keep.empty()) {
      return absl::InvalidArgumentError("the input is one column, so there are none to keep or to tell the language");
    }
    absl::Status status = CheckStrings(schema);
    return status.ok() ? absl::StatusOr<Plan>(plan) : status;
  }
  const auto strings = [&schema](std::string_view name) -> absl::StatusOr<std::size_t> {
    const std::optional<std::size_t> column = FindColumn(schema, name);
    if (!column) return absl::InvalidArgumentError(base::Concat("the input has no column ", base::Excerpt(name)));
    absl::Status status = CheckStrings(*schema.children[*column]);
    return status.ok() ? absl::StatusOr<std::size_t>(*column) : status;
  };
  const absl::StatusOr<std::size_t> text = strings(options.text);
  if (!text.ok()) return text.status();
  plan.text = *text;
  if (!options.lang.empty()) {
    const absl::StatusOr<std::size_t> lang = strings(options.lang);
    if (!lang.ok()) return lang.status();
    plan.lang = *lang;
  }
  std::set<std::string_view> names(kTagColumns.begin(), kTagColumns.end());
  for (const std::string& name : options.keep) {
    const std::optional<std::size_t> column = FindColumn(schema, name);
    if (!column) return absl::InvalidArgumentError(base::Concat("the input has no column ", base::Excerpt(name)));
    if (!names.insert(name).second) {
      return absl::InvalidArgumentError(base::Concat("the result would have two columns ", base::Excerpt(name)));
    }
    plan.keep.push_back(*column);
  }
  return plan;
}

class TagStream {
 public:
  TagStream(const Engine& engine, ArrowArrayStream* in, Owned<ArrowSchema> schema, Plan plan, TagStreamOptions options)
      : options_(std::move(options)),
        plan_(std::move(plan)),
        schema_(std::move(schema)),
        in_(in),
        taxonomy_(engine.taxonomy()),
        tagger_(engine) {}

  void Schema(ArrowSchema* out) {
    // Moving a child out of the schema would take it from later calls.
    std::vector<Owned<ArrowSchema>> children;
    for (const std::size_t column : plan_.keep) children.push_back(CopyOf(*schema_.get()->children[column]));
    for (Owned<ArrowSchema>& column : TagSchemas()) children.push_back(std::move(column));
    ExportSchema("+s", "", false, std::move(children), out);
  }

  absl::Status Next(ArrowArray* out) {
    Owned<ArrowArray> batch;
    if (in_.get()->get_next(in_.get(), batch.get()) != 0) {
      const char* error = in_.get()->get_last_error(in_.get());
      return absl::UnknownError(base::Concat("the input failed: ", error == nullptr ? "no reason given" : error));
    }
    *out = {};
    if (!batch) return absl::OkStatus();
    TagColumns tags(taxonomy_);
    if (absl::Status status = Tag(*batch.get(), &tags); !status.ok()) return status;
    OwnArray table;
    table.length = batch.get()->length;
    table.buffers.resize(1);
    for (const std::size_t column : plan_.keep) table.children.push_back(TakeColumn(batch.get(), column));
    absl::StatusOr<std::vector<Owned<ArrowArray>>> columns = tags.Finish();
    if (!columns.ok()) return columns.status();
    for (Owned<ArrowArray>& column : *columns) table.children.push_back(std::move(column));
    ExportArray(std::move(table), out);
    return absl::OkStatus();
  }

  // An error number; 0: none.
  int failure() const { return failure_; }
  const char* error() const { return error_.c_str(); }
  void Fail(const absl::Status& status) noexcept {
    const bool exhausted = status.code() == absl::StatusCode::kResourceExhausted;
    failure_ = exhausted ? ENOMEM : status.code() == absl::StatusCode::kCancelled ? ECANCELED : EIO;
    try {
      const auto message = status.message();
      error_.assign(message.empty() ? "out of memory" : std::string(message.data(), message.size()));
    } catch (const std::exception&) {
      error_.assign("out of memory");  // fits into the string itself
    }
  }

 private:
  absl::Status Tag(const ArrowArray& batch, TagColumns* tags) {
    const ArrowSchema& schema = *schema_.get();
    const StringColumn texts = plan_.text ? StringColumn(*schema.children[*plan_.text], *batch.children[*plan_.text])
                                          : StringColumn(schema, batch);
    std::optional<StringColumn> langs;
    if (plan_.lang) langs.emplace(*schema.children[*plan_.lang], *batch.children[*plan_.lang]);
    // A table's offset counts in its columns, one column's own is added by StringColumn.
    const std::int64_t first = plan_.text ? batch.offset : 0;
    for (std::int64_t row = first; row < first + batch.length; ++row) {
      if (options_.stop.stop_requested()) return absl::CancelledError("stopped while tagging");
      PostText text{texts[row]};
      if (langs) text.lang = (*langs)[row];
      if (absl::Status status = tagger_.Tag(text, options_.tag, &tagging_); !status.ok()) return status;
      tags->Append(tagging_);
    }
    return absl::OkStatus();
  }

  // Moves a column out of a table, with the part of it that the table shows.
  static Owned<ArrowArray> TakeColumn(ArrowArray* table, std::size_t column) {
    Owned<ArrowArray> taken(table->children[column]);
    ArrowArray* array = taken.get();
    if (table->offset != 0 || array->length != table->length) {
      array->offset += table->offset;
      array->length = table->length;
      if (array->null_count != 0) array->null_count = -1;  // to be counted again
    }
    return taken;
  }

  TagStreamOptions options_;
  Plan plan_;
  Owned<ArrowSchema> schema_;
  Owned<ArrowArrayStream> in_;
  Taxonomy taxonomy_;
  Tagger tagger_;
  Tagging tagging_;
  int failure_ = 0;
  std::string error_;
};

// Runs a method of the stream behind `stream`; an error number where it fails, and from then on.
template <typename Work>
int Run(ArrowArrayStream* stream, const Work& work) noexcept {
  auto* self = static_cast<TagStream*>(stream->private_data);
  if (self->failure() != 0) return self->failure();
  const absl::Status status = base::Guarded([&]() -> absl::Status { return work(self); });
  if (!status.ok()) self->Fail(status);
  return self->failure();
}

// A stream that has one batch to give.
struct OneBatch {
  Owned<ArrowSchema> schema;
  Owned<ArrowArray> array;
};

}  // namespace

absl::Status OpenTagStream(const Engine& engine, ArrowArrayStream* in, TagStreamOptions options,
                           ArrowArrayStream* out) {
  Owned<ArrowSchema> schema;
  if (in->get_schema(in, schema.get()) != 0) {
    const char* error = in->get_last_error(in);
    return absl::InvalidArgumentError(base::Concat("the input has no schema: ", error == nullptr ? "" : error));
  }
  // Options that are out of range are found out now and not by the first batch.
  Tagging nothing;
  if (absl::Status status = Tagger(engine).Tag("", options.tag, &nothing); !status.ok()) return status;
  absl::StatusOr<Plan> plan = MakePlan(*schema.get(), options);
  if (!plan.ok()) return plan.status();
  auto stream = std::make_unique<TagStream>(engine, in, std::move(schema), *std::move(plan), std::move(options));
  out->get_schema = [](ArrowArrayStream* self, ArrowSchema* made) {
    return Run(self, [made](TagStream* tags) {
      tags->Schema(made);
      return absl::OkStatus();
    });
  };
  out->get_next = [](ArrowArrayStream* self, ArrowArray* made) {
    return Run(self, [made](TagStream* tags) { return tags->Next(made); });
  };
  out->get_last_error = [](ArrowArrayStream* self) {
    return static_cast<const TagStream*>(self->private_data)->error();
  };
  out->release = [](ArrowArrayStream* self) {
    delete static_cast<TagStream*>(self->private_data);
    self->release = nullptr;
  };
  out->private_data = stream.release();
  return absl::OkStatus();
}

void OpenOneBatch(ArrowSchema* schema, ArrowArray* array, ArrowArrayStream* out) {
  auto batch = std::make_unique<OneBatch>();
  batch->schema = Owned<ArrowSchema>(schema);
  batch->array = Owned<ArrowArray>(array);
  out->get_schema = [](ArrowArrayStream* self, ArrowSchema* made) {
    try {
      Owned<ArrowSchema> copy = CopyOf(*static_cast<OneBatch*>(self->private_data)->schema.get());
      std::swap(*made, *copy.get());
      return 0;
    } catch (const std::exception&) {
      return ENOMEM;
    }
  };
  out->get_next = [](ArrowArrayStream* self, ArrowArray* made) {
    *made = {};
    std::swap(*made, *static_cast<OneBatch*>(self->private_data)->array.get());
    return 0;
  };
  out->get_last_error = [](ArrowArrayStream*) { return static_cast<const char*>(nullptr); };
  out->release = [](ArrowArrayStream* self) {
    delete static_cast<OneBatch*>(self->private_data);
    self->release = nullptr;
  };
  out->private_data = batch.release();
}

}  // namespace metier::arrow
