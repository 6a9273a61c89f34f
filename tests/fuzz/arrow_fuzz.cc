// Tables of any texts in each of Arrow's layouts of strings, through the C interface: every row gets what the tagger
// says of its text, everything is released once, and nothing is read beyond buffers that are as small as they may be.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target arrow_fuzz
//   build/fuzz/bin/arrow_fuzz -max_len=4096 -max_total_time=60

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "metier/metier.h"
#include "tests/fuzz/arrow_producer.h"
#include "tests/fuzz/shared_engine.h"

namespace {

using metier::fuzz::ArrowProducer;
using metier::fuzz::Require;
using metier::fuzz::SharedEngine;

metier_view ViewOf(const std::string& text) { return {text.data(), text.size()}; }

std::string StringAt(const ArrowArray& array, std::int64_t row) {
  const auto* offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  return {static_cast<const char*>(array.buffers[2]) + offsets[row],
          static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

// The last three columns of `batch` say what the tagger says of these texts.
void Compare(const ArrowArray& batch, const std::vector<std::string>& texts) {
  static metier_tagger* tagger = nullptr;
  static metier_taggings* taggings = nullptr;
  if (tagger == nullptr) {
    Require(metier_tagger_new(SharedEngine(), &tagger) == nullptr && metier_taggings_new(&taggings) == nullptr);
  }
  std::vector<metier_post_text> posts;
  for (const std::string& text : texts) posts.push_back({ViewOf(text), {nullptr, 0}});
  Require(metier_tagger_tag(tagger, posts.data(), posts.size(), nullptr, nullptr, taggings) == nullptr);
  Require(batch.length == static_cast<std::int64_t>(texts.size()) && batch.n_children >= 3);
  ArrowArray** const columns = batch.children + batch.n_children - 3;
  const auto* ends = static_cast<const std::int32_t*>(columns[1]->buffers[1]);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    std::size_t count = 0;
    metier_taggings_topics(taggings, i, &count);
    Require(ends[row + 1] - ends[row] == static_cast<std::int32_t>(count));
    const metier_view lang = metier_taggings_lang(taggings, i);
    const metier_view abstained = metier_taggings_abstained(taggings, i);
    Require(StringAt(*columns[0], row) == std::string(lang.data, lang.size));
    Require(StringAt(*columns[2], row) == std::string(abstained.data, abstained.size));
  }
}

void Read(ArrowArrayStream* stream, const ArrowProducer& producer, FuzzedDataProvider* data) {
  for (int reads = data->ConsumeIntegralInRange(0, 4); reads > 0; --reads) {
    ArrowSchema schema = {};
    if (data->ConsumeBool() && stream->get_schema(stream, &schema) == 0) schema.release(&schema);
    ArrowArray batch = {};
    if (stream->get_next(stream, &batch) != 0) {
      Require(producer.failed() && std::strlen(stream->get_last_error(stream)) > 0);
    } else if (batch.release != nullptr) {
      Compare(batch, producer.texts());
      batch.release(&batch);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  {
    ArrowProducer producer(&data);
    ArrowArrayStream in = producer.Stream();
    ArrowArrayStream out = {};
    const std::string text = data.ConsumeBool() ? "text" : data.ConsumeRandomLengthString(8);
    const std::string lang = data.ConsumeIntegralInRange(0, 7) == 0 ? "number" : "";  // which holds no strings
    const std::vector<metier_view> keep(data.ConsumeIntegralInRange<std::size_t>(0, 2), metier_text("text"));
    metier_error* error = metier_tag_arrow(SharedEngine(), &in, ViewOf(text), ViewOf(lang), keep.data(), keep.size(),
                                           nullptr, nullptr, &out);
    Require((error == nullptr) == (in.release == nullptr) && (error == nullptr) == (out.release != nullptr));
    metier_error_free(&error);
    if (out.release != nullptr) {
      if (producer.is_readable()) Read(&out, producer, &data);
      out.release(&out);
    }
    if (in.release != nullptr) in.release(&in);
    Require(producer.live() == 0);
  }
  return 0;
}
