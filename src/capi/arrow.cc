#include "arrow/tag_stream.h"
#include "capi/convert.h"
#include "capi/handles.h"

using metier::capi::Call;
using metier::capi::Invalid;

metier_error* metier_tag_arrow(const metier_engine* engine, struct ArrowArrayStream* in, metier_view text_column,
                               metier_view lang_column, const metier_view* keep, size_t keep_count,
                               const metier_tag_options* options, const metier_stop* stop,
                               struct ArrowArrayStream* out) {
  if (engine == nullptr || in == nullptr || out == nullptr) return Invalid("engine, in or out is NULL");
  if (in->release == nullptr) return Invalid("in was released");
  if (keep == nullptr && keep_count > 0) return Invalid("keep is NULL");
  return Call([&] {
    metier::arrow::TagStreamOptions read;
    std::string_view text;
    std::string_view lang;
    absl::Status status = metier::capi::ReadView(text_column, "text_column", &text);
    status.Update(metier::capi::ReadView(lang_column, "lang_column", &lang));
    status.Update(metier::capi::ReadTagOptions(options, &read.tag));
    if (!text.empty()) read.text = text;
    read.lang = lang;
    for (size_t i = 0; i < keep_count; ++i) {
      std::string_view name;
      status.Update(metier::capi::ReadView(keep[i], "keep", &name));
      read.keep.emplace_back(name);
    }
    read.stop = metier::capi::TokenOf(stop);
    if (!status.ok()) return status;
    return metier::arrow::OpenTagStream(engine->engine, in, std::move(read), out);
  });
}
