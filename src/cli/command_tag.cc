#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "cli/checkpoint.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/io.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/sinks.h"
#include "explain/spans.h"
#include "tag/tagger.h"

namespace metier::cli {
namespace {

struct TagSettings {
  tag::TagOptions tag;
  bool spans = false;
  int threads = 1;
  std::size_t batch = 4096;  // posts
};

absl::StatusOr<TagSettings> ReadSettings(const Arguments& arguments) {
  TagSettings settings;
  settings.spans = arguments.Has("spans");
  absl::StatusOr<long> top_k = arguments.Integer("top-k", 0, 0, 1'000'000);
  if (!top_k.ok()) return top_k.status();
  settings.tag.top_k = static_cast<int>(*top_k);
  if (arguments.Has("min-confidence")) {
    absl::StatusOr<double> least = arguments.Number("min-confidence", 0, 0, 1);
    if (!least.ok()) return least.status();
    settings.tag.min_confidence = *least;
  }
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return threads.status();
  settings.threads = *threads;
  if (!arguments.Has("checkpoint") && arguments.Has("checkpoint-every")) {
    return absl::InvalidArgumentError("--checkpoint-every needs --checkpoint");
  }
  const absl::StatusOr<std::int64_t> every = CheckpointEvery(arguments);
  if (!every.ok()) return every.status();
  settings.batch = std::min(settings.batch, static_cast<std::size_t>(*every));
  return settings;
}

// One tagger a thread.
class TaggerPool {
 public:
  TaggerPool(const tag::Knowledge& knowledge, const TagSettings& settings) : settings_(settings) {
    for (int i = 0; i < settings.threads; ++i) taggers_.emplace_back(knowledge);
    taggings_.resize(taggers_.size());
  }

  void Tag(const std::vector<Post>& posts, TagSink* sink) {
    sink->BeginBatch(posts.size());
    InParallel(settings_.threads, posts.size(), [&](int thread, std::size_t i) {
      tag::Tagger& tagger = taggers_[static_cast<std::size_t>(thread)];
      Tagging& tagging = taggings_[static_cast<std::size_t>(thread)];
      tagger.Tag(posts[i].text, posts[i].lang, settings_.tag, &tagging);
      sink->Take(i, posts[i], tagging,
                 settings_.spans ? explain::SpansOf(tagging, &tagger) : std::vector<sink::TopicSpans>());
    });
  }

 private:
  const TagSettings settings_;
  std::vector<tag::Tagger> taggers_;
  std::vector<Tagging> taggings_;
};

int Outcome(const InputPosition& position) {
  if (position.refused == 0) return kAllFine;
  Complain(absl::StrCat(position.refused, " of ", position.refused + position.posts, " records were refused"));
  return kSomeRefused;
}

// Text to a stream or file, or rows to a database, in one go.
int TagAll(const Arguments& arguments, const tag::Knowledge& knowledge, const TagSettings& settings) {
  std::unique_ptr<Output> output;
  if (!WritesDatabase(arguments)) {
    absl::StatusOr<std::unique_ptr<Output>> opened = Output::Open(arguments);
    if (!opened.ok()) return Fail(opened.status());
    output = *std::move(opened);
  }
  const absl::StatusOr<std::unique_ptr<TagSink>> sink =
      OpenTagSink(arguments, knowledge, /*header=*/true, output.get());
  if (!sink.ok()) return Fail(sink.status());
  TaggerPool taggers(knowledge, settings);
  Progress progress(output.get());
  InputPosition position;
  absl::Status written;
  const InputOptions options = {.threads = settings.threads, .progress = &progress};
  absl::Status status = ForEachBatch(arguments, options, &position, [&](std::vector<Post>* posts) {
    taggers.Tag(*posts, sink->get());
    written = (*sink)->Write(*posts);
    return written.ok() && !(*sink)->closed();
  });
  progress.Done();
  status.Update(written);
  if (status.ok()) {
    status =
        (*sink)->Finish({{"posts", std::to_string(position.posts)}, {"refused", std::to_string(position.refused)}});
  }
  if (status.ok() && output != nullptr) status = output->Finish();
  return status.ok() ? Outcome(position) : Fail(status);
}

// Text to a file, from where --checkpoint says that an earlier run was.
int TagOn(const Arguments& arguments, const tag::Knowledge& knowledge, const TagSettings& settings) {
  const absl::StatusOr<std::unique_ptr<Checkpoint>> opened = Checkpoint::Open(arguments, knowledge);
  if (!opened.ok()) return Fail(opened.status());
  Checkpoint& checkpoint = **opened;
  std::unique_ptr<TagSink> sink;
  if (checkpoint.output() != nullptr) {
    absl::StatusOr<std::unique_ptr<TagSink>> text =
        OpenTagSink(arguments, knowledge, checkpoint.is_fresh(), checkpoint.output());
    if (!text.ok()) return Fail(text.status());
    sink = *std::move(text);
  }
  TaggerPool taggers(knowledge, settings);
  Progress progress(checkpoint.output());
  InputPosition position;
  const InputOptions options = {.batch = settings.batch,
                                .threads = settings.threads,
                                .progress = &progress,
                                .checksum = true,
                                .begin = checkpoint.begin()};
  absl::Status written;
  absl::Status status = ForEachBatch(arguments, options, &position, [&](std::vector<Post>* posts) {
    if (sink == nullptr) {
      written = checkpoint.Grown();
      return false;
    }
    taggers.Tag(*posts, sink.get());
    written = sink->Write(*posts);
    written.Update(checkpoint.Reached(position));
    return written.ok();
  });
  progress.Done();
  status.Update(written);
  if (status.ok()) status = checkpoint.Finish(position);
  return status.ok() ? Outcome(position) : Fail(status);
}

}  // namespace

int RunTag(const Arguments& arguments) {
  const absl::StatusOr<TagSettings> settings = ReadSettings(arguments);
  if (!settings.ok()) return Fail(settings.status());
  if (absl::Status status = CheckSink(arguments); !status.ok()) return Fail(status);
  const absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  return arguments.Has("checkpoint") ? TagOn(arguments, **knowledge, *settings)
                                     : TagAll(arguments, **knowledge, *settings);
}

}  // namespace metier::cli
