#include <cstddef>
#include <utility>

#include "capi/convert.h"
#include "capi/handles.h"

using metier::Post;
using metier::TagOptions;
using metier::capi::Call;
using metier::capi::Invalid;

// Topics and spans are handed out as they are.
static_assert(sizeof(metier_topic_score) == sizeof(metier::TopicScore) &&
              offsetof(metier_topic_score, topic) == offsetof(metier::TopicScore, topic) &&
              offsetof(metier_topic_score, confidence) == offsetof(metier::TopicScore, confidence));
static_assert(sizeof(metier_topic_span) == sizeof(metier::TopicSpan) &&
              offsetof(metier_topic_span, end) == offsetof(metier::TopicSpan, end) &&
              offsetof(metier_topic_span, share) == offsetof(metier::TopicSpan, share));

metier_error* metier_tagger_new(const metier_engine* engine, metier_tagger** tagger) {
  if (engine == nullptr || tagger == nullptr) return Invalid("engine or tagger is NULL");
  return Call([&] {
    *tagger = new metier_tagger{metier::Tagger(engine->engine), {}, {}};
    return absl::OkStatus();
  });
}

void metier_tagger_free(metier_tagger** tagger) { metier::capi::Free(tagger); }

metier_error* metier_taggings_new(metier_taggings** taggings) {
  if (taggings == nullptr) return Invalid("taggings is NULL");
  return Call([&] {
    *taggings = new metier_taggings;
    return absl::OkStatus();
  });
}

void metier_taggings_free(metier_taggings** taggings) { metier::capi::Free(taggings); }

size_t metier_taggings_count(const metier_taggings* taggings) { return taggings == nullptr ? 0 : taggings->count; }

const metier_topic_score* metier_taggings_topics(const metier_taggings* taggings, size_t index, size_t* count) {
  const bool there = index < metier_taggings_count(taggings);
  if (count != nullptr) *count = there ? taggings->taggings[index].topics.size() : 0;
  if (!there || count == nullptr) return nullptr;
  return reinterpret_cast<const metier_topic_score*>(taggings->taggings[index].topics.data());
}

metier_view metier_taggings_lang(const metier_taggings* taggings, size_t index) {
  if (index >= metier_taggings_count(taggings)) return {nullptr, 0};
  return metier::capi::MakeView(taggings->taggings[index].lang);
}

metier_view metier_taggings_abstained(const metier_taggings* taggings, size_t index) {
  if (index >= metier_taggings_count(taggings)) return {nullptr, 0};
  return metier::capi::MakeView(metier::AbstentionName(taggings->taggings[index].abstained));
}

metier_error* metier_tagger_tag(metier_tagger* tagger, const metier_post_text* texts, size_t count,
                                const metier_tag_options* options, const metier_stop* stop, metier_taggings* taggings) {
  if (tagger == nullptr || taggings == nullptr) return Invalid("tagger or taggings is NULL");
  taggings->count = 0;
  return Call([&] {
    TagOptions read;
    absl::Status status = metier::capi::ReadTagOptions(options, &read);
    status.Update(metier::capi::ReadTexts(texts, count, &tagger->texts));
    if (!status.ok()) return status;
    if (taggings->taggings.size() < count) taggings->taggings.resize(count);
    status = tagger->tagger.Tag(tagger->texts, read, std::span(taggings->taggings).first(count),
                                metier::capi::TokenOf(stop));
    if (status.ok()) taggings->count = count;
    return status;
  });
}

metier_error* metier_tagger_spans(metier_tagger* tagger, size_t topic, const metier_topic_span** spans, size_t* count) {
  if (tagger == nullptr || spans == nullptr || count == nullptr) return Invalid("tagger, spans or count is NULL");
  if (topic > UINT16_MAX) return Invalid("there is no such topic");
  return Call([&] {
    absl::StatusOr<std::vector<metier::TopicSpan>> found =
        tagger->tagger.SpansOf(static_cast<metier::TopicIndex>(topic));
    if (!found.ok()) return found.status();
    tagger->spans = *std::move(found);
    *spans = reinterpret_cast<const metier_topic_span*>(tagger->spans.data());
    *count = tagger->spans.size();
    return absl::OkStatus();
  });
}

metier_error* metier_tagger_json(metier_tagger* tagger, const metier_post* posts, size_t count,
                                 const metier_tag_options* options, int with_spans, const metier_stop* stop,
                                 metier_string** json) {
  if (tagger == nullptr || json == nullptr) return Invalid("tagger or json is NULL");
  return Call([&] {
    TagOptions read;
    absl::Status status = metier::capi::ReadTagOptions(options, &read);
    std::string lines;
    const std::stop_token token = metier::capi::TokenOf(stop);
    status.Update(metier::capi::ForEachPost(posts, count, [&](Post* post) {
      if (token.stop_requested()) return absl::CancelledError("stopped while tagging");
      return tagger->tagger.AppendJson(*post, read, with_spans != 0, &lines);
    }));
    if (status.ok()) *json = new metier_string{std::move(lines)};
    return status;
  });
}
