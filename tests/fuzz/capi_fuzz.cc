// Any calls of the C interface, in any order, with any arguments that C can make safely: no crash, no leak, no output
// on failure.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target capi_fuzz
//   build/fuzz/bin/capi_fuzz -max_len=4096 -max_total_time=60

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <string>
#include <vector>

#include "metier/metier.h"
#include "tests/fuzz/shared_engine.h"

namespace {

using metier::fuzz::Require;
using metier::fuzz::SharedEngine;

// The objects of one run, some of them missing at times.
class Caller {
 public:
  explicit Caller(FuzzedDataProvider* data) : data_(*data) {}

  ~Caller() {
    metier_tagger_free(&tagger_);
    metier_taggings_free(&taggings_);
    metier_profiler_free(&profiler_);
    metier_profiler_free(&other_);
    metier_archive_free(&archive_);
    metier_stop_free(&stop_);
  }

  void Call() {
    strings_.clear();
    strings_.reserve(64);
    metier_string* text = nullptr;
    switch (data_.ConsumeIntegralInRange(0, 22)) {
      case 0:
        return Take(metier_tagger_new(Engine(), data_.ConsumeBool() ? Fresh(&tagger_, metier_tagger_free) : nullptr));
      case 1:
        return Take(metier_taggings_new(Fresh(&taggings_, metier_taggings_free)));
      case 2:
        return Take(metier_profiler_new(Engine(), Fresh(&profiler_, metier_profiler_free)));
      case 3:
        return Take(metier_profiler_new(Engine(), Fresh(&other_, metier_profiler_free)));
      case 4:
        return Take(metier_stop_new(Fresh(&stop_, metier_stop_free)));
      case 5:
        return metier_stop_request(stop_);
      case 6:
        return Tag();
      case 7: {
        const metier_topic_span* spans = nullptr;
        std::size_t count = 0;
        Take(metier_tagger_spans(tagger_, data_.ConsumeIntegral<std::uint16_t>(), &spans, &count));
        for (std::size_t i = 0; i < count; ++i) Require(spans[i].start < spans[i].end && spans[i].end <= 512);
        return;
      }
      case 8: {
        const std::vector<metier_post> posts = Posts();
        return Gives(
            metier_tagger_json(tagger_, posts.data(), posts.size(), TagOptions(), data_.ConsumeBool(), Stop(), &text),
            &text);
      }
      case 9: {
        const std::vector<metier_post> posts = Posts();
        return Take(metier_profiler_add(profiler_, posts.data(), posts.size(), Stop()));
      }
      case 10:
        return Take(metier_profiler_merge(profiler_, data_.ConsumeBool() ? &other_ : nullptr));
      case 11:
        return Gives(metier_profiler_save(profiler_, &text), &text);
      case 12:
        return Take(metier_profiler_load(profiler_, View()));
      case 13: {
        std::int64_t posts = 0;
        return Take(metier_profiler_forget(profiler_, View(), &posts, nullptr));
      }
      case 14: {
        metier_profile_options options = METIER_PROFILE_OPTIONS_INIT;
        const std::vector<metier_view> subjects = {View(), View()};
        options.as_of = data_.ConsumeIntegral<std::int64_t>();
        options.include_sensitive = data_.ConsumeIntegralInRange(-1, 2);
        if (data_.ConsumeBool()) {
          options.subjects = subjects.data();
          options.subject_count = subjects.size();
        }
        return Gives(metier_profiler_json(profiler_, &options, Stop(), &text), &text);
      }
      case 15: {
        const metier_post_text post = {View(), View()};
        return Gives(metier_explain_post(Engine(), post, &text), &text);
      }
      case 16: {
        const std::vector<metier_post> posts = Posts();
        const metier_view topic = data_.ConsumeBool() ? metier_text("golf") : View();
        const std::vector<metier_attribution> said = Attributions();
        return Gives(metier_explain_person(Engine(), posts.data(), posts.size(), said.data(), said.size(), View(),
                                           topic, nullptr, Stop(), &text),
                     &text);
      }
      case 17: {
        const metier_view format = data_.ConsumeBool() ? metier_text("jsonl") : View();
        return Take(metier_archive_from_memory(View(), View(), format, Fresh(&archive_, metier_archive_free)));
      }
      case 18: {
        metier_post post = METIER_POST_INIT;
        if (data_.ConsumeBool()) post.size = data_.ConsumeIntegral<std::uint8_t>();
        metier_read read = METIER_READ_END;
        metier_error* error = metier_archive_next(archive_, &post, &read);
        // What an archive gives is a post that can be added.
        if (error == nullptr && read == METIER_READ_POST) Take(metier_profiler_add(profiler_, &post, 1, nullptr));
        return Take(error);
      }
      case 19: {
        metier_engine* engine = nullptr;
        const std::vector<metier_file> files = {{View(), View()}, {metier_text("words.txt"), View()}};
        return Take(metier_engine_from_memory(files.data(), files.size(), nullptr, &engine));
      }
      case 20: {
        const std::vector<metier_attribution> said = Attributions();
        return Take(metier_profiler_add_attributions(profiler_, said.data(), said.size()));
      }
      case 21:
        return Gives(metier_engine_provenance(Engine(), &text), &text);
      default: {
        const std::size_t topic = data_.ConsumeIntegral<std::uint16_t>();
        metier_engine_topic_slug(Engine(), topic);
        return Gives(metier_engine_topic_json(Engine(), topic, &text), &text);
      }
    }
  }

 private:
  const metier_engine* Engine() { return data_.ConsumeIntegralInRange(0, 9) == 0 ? nullptr : SharedEngine(); }
  const metier_stop* Stop() { return data_.ConsumeBool() ? stop_ : nullptr; }

  template <typename Handle>
  Handle** Fresh(Handle** handle, void (*release)(Handle**)) {
    release(handle);
    return handle;
  }

  // Bytes of the input, at times none at all, at times NULL with a size.
  metier_view View() {
    const int kind = data_.ConsumeIntegralInRange(0, 9);
    if (kind == 0) return {nullptr, data_.ConsumeIntegral<std::size_t>()};
    if (kind == 1) return metier_text("golf");
    strings_.push_back(data_.ConsumeRandomLengthString(600));
    return {strings_.back().data(), strings_.back().size()};
  }

  std::vector<metier_post> Posts() {
    std::vector<metier_post> posts(data_.ConsumeIntegralInRange<std::size_t>(0, 3), metier_post METIER_POST_INIT);
    reactions_.assign(2, {});
    for (metier_reaction& reaction : reactions_)
      reaction = {View(), data_.ConsumeIntegral<std::int64_t>(), data_.ConsumeIntegralInRange(-1, 8)};
    for (metier_post& post : posts) {
      post.author = View();
      post.text = View();
      post.id = View();
      post.time = data_.ConsumeIntegral<std::int64_t>();
      post.kind = data_.ConsumeIntegralInRange(-1, 4);
      post.audience = data_.ConsumeIntegral<std::int64_t>();
      post.counts[data_.ConsumeIntegralInRange(0, 7)] = data_.ConsumeIntegral<std::int64_t>();
      if (data_.ConsumeBool()) post.reactions = reactions_.data();
      post.reaction_count = data_.ConsumeIntegralInRange(0, 2);
    }
    return posts;
  }

  std::vector<metier_attribution> Attributions() {
    std::vector<metier_attribution> said(data_.ConsumeIntegralInRange<std::size_t>(0, 2),
                                         metier_attribution METIER_ATTRIBUTION_INIT);
    for (metier_attribution& one : said) {
      one.kind = data_.ConsumeIntegralInRange(-1, 3);
      one.user = View();
      one.by = View();
      if (data_.ConsumeBool()) one.topic = View();
      one.text = View();
    }
    return said;
  }

  const metier_tag_options* TagOptions() {
    options_ = METIER_TAG_OPTIONS_INIT;
    options_.top_k = data_.ConsumeIntegral<std::int8_t>();
    options_.min_confidence = data_.ConsumeFloatingPoint<double>();
    return data_.ConsumeBool() ? &options_ : nullptr;
  }

  void Tag() {
    const std::vector<metier_post_text> texts = {{View(), View()}, {View(), View()}};
    metier_error* error = metier_tagger_tag(tagger_, texts.data(), texts.size(), TagOptions(), Stop(), taggings_);
    Require(metier_taggings_count(taggings_) == (error == nullptr ? texts.size() : 0));
    for (std::size_t i = 0; i < 3; ++i) {
      std::size_t count = 0;
      const metier_topic_score* topics = metier_taggings_topics(taggings_, i, &count);
      for (std::size_t k = 0; k < count; ++k) {
        Require(topics[k].confidence >= 0 && topics[k].confidence <= 1);
        Require(metier_engine_topic_slug(SharedEngine(), topics[k].topic).size > 0);
      }
      Require(count == 0 || metier_taggings_abstained(taggings_, i).size == 0);
    }
    Take(error);
  }

  static void Take(metier_error* error) {
    Require((metier_error_code(error) == METIER_OK) == (error == nullptr));
    metier_error_free(&error);
    metier_error_free(&error);
  }

  static void Gives(metier_error* error, metier_string** text) {
    Require((error == nullptr) == (*text != nullptr));
    metier_string_free(text);
    Take(error);
  }

  FuzzedDataProvider& data_;
  metier_tagger* tagger_ = nullptr;
  metier_taggings* taggings_ = nullptr;
  metier_profiler* profiler_ = nullptr;
  metier_profiler* other_ = nullptr;
  metier_archive* archive_ = nullptr;
  metier_stop* stop_ = nullptr;
  std::vector<std::string> strings_;
  std::vector<metier_reaction> reactions_;
  metier_tag_options options_ = METIER_TAG_OPTIONS_INIT;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  Caller caller(&data);
  for (int calls = 0; calls < 16 && data.remaining_bytes() > 0; ++calls) caller.Call();
  return 0;
}
