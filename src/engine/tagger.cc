#include "metier/tagger.h"

#include <utility>

#include "base/guard.h"
#include "engine/engine_access.h"
#include "explain/spans.h"
#include "sink/records.h"
#include "tag/tagger.h"

namespace metier {
namespace {

absl::Status Check(const TagOptions& options) {
  if (options.top_k < 0) return absl::InvalidArgumentError("TagOptions::top_k is negative");
  if (options.min_confidence && !(*options.min_confidence >= 0 && *options.min_confidence <= 1)) {
    return absl::InvalidArgumentError("TagOptions::min_confidence is not between 0 and 1");
  }
  return absl::OkStatus();
}

}  // namespace

struct Tagger::Rep {
  explicit Rep(const tag::Knowledge& knowledge) : tagger(knowledge) {}

  // Checks the options and sees to it that `tagger` has a Rep.
  static absl::Status Prepare(const TagOptions& options, Tagger* tagger) {
    if (absl::Status status = Check(options); !status.ok()) return status;
    if (!tagger->rep_) tagger->rep_ = std::make_unique<Rep>(EngineAccess::KnowledgeOf(tagger->engine_));
    return absl::OkStatus();
  }

  // `options` have been checked.
  void Tag(const PostText& text, const TagOptions& wanted, const Limits& limits, Tagging* out) {
    // Until the text is read to its end: memory may run out in the middle of it.
    readable = false;
    if (engine::IsTooLong(text.text, limits)) {
      out->lang = "und";
      out->topics.clear();
      out->abstained = Abstention::kTooLong;
      return;
    }
    tag::TagOptions options;
    options.top_k = wanted.top_k;
    options.min_confidence = wanted.min_confidence;
    tagger.Tag(text.text, text.lang, options, out);
    readable = true;
  }

  tag::Tagger tagger;
  Tagging tagging;        // of AppendJson
  bool readable = false;  // whether `tagger` has read the last text
};

Tagger::Tagger(const Engine& engine) noexcept : engine_(engine) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

absl::Status Tagger::Tag(const PostText& text, const TagOptions& options, Tagging* tagging) {
  return base::Guarded([&] {
    if (absl::Status status = Rep::Prepare(options, this); !status.ok()) return status;
    rep_->Tag(text, options, engine_.limits(), tagging);
    return absl::OkStatus();
  });
}

absl::Status Tagger::Tag(std::span<const PostText> texts, const TagOptions& options, std::span<Tagging> taggings,
                         std::stop_token stop) {
  return base::Guarded([&] {
    if (texts.size() != taggings.size()) return absl::InvalidArgumentError("not one tagging a text");
    if (absl::Status status = Rep::Prepare(options, this); !status.ok()) return status;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (stop.stop_requested()) return absl::CancelledError("stopped while tagging");
      rep_->Tag(texts[i], options, engine_.limits(), &taggings[i]);
    }
    return absl::OkStatus();
  });
}

absl::StatusOr<std::vector<TopicSpan>> Tagger::SpansOf(TopicIndex topic) {
  return base::Guarded([&]() -> absl::StatusOr<std::vector<TopicSpan>> {
    if (topic >= engine_.taxonomy().size()) return absl::InvalidArgumentError("the taxonomy has no such topic");
    if (!rep_ || !rep_->readable) return absl::FailedPreconditionError("no text was tagged before");
    std::vector<TopicSpan> spans;
    for (const auto& span : explain::SpansOf(topic, &rep_->tagger).spans) {
      spans.push_back({span.begin, span.end, span.share});
    }
    return spans;
  });
}

absl::Status Tagger::AppendJson(const Post& post, const TagOptions& options, bool spans, std::string* out) {
  const std::size_t before = out->size();
  absl::Status status = base::Guarded([&] {
    if (absl::Status prepared = Rep::Prepare(options, this); !prepared.ok()) return prepared;
    Tagging& tagging = rep_->tagging;
    rep_->Tag({post.text, post.lang}, options, engine_.limits(), &tagging);
    const std::vector<sink::TopicSpans> all =
        spans ? explain::SpansOf(tagging, &rep_->tagger) : std::vector<sink::TopicSpans>();
    sink::AppendTagging(sink::RecordFormat::kJsonLines, post, tagging, engine_.taxonomy(), all, out);
    return absl::OkStatus();
  });
  if (!status.ok()) out->resize(before);
  return status;
}

}  // namespace metier
