#include "absl/strings/str_cat.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "sink/records.h"
#include "tag/tagger.h"

namespace metier::cli {
namespace {

constexpr std::size_t kBatch = 4096;

struct TagSettings {
  tag::TagOptions tag;
  bool spans = false;
  sink::RecordFormat format = sink::RecordFormat::kJsonLines;
  int threads = 1;
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
  absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return format.status();
  settings.format = *format;
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return threads.status();
  settings.threads = *threads;
  return settings;
}

// The spans that spoke for each topic given, strongest words and phrases alike.
std::vector<sink::TopicSpans> SpansOf(const Tagging& tagging, tag::Tagger* tagger) {
  std::vector<sink::TopicSpans> all;
  for (const TopicScore& score : tagging.topics) {
    sink::TopicSpans& spans = all.emplace_back();
    spans.topic = score.topic;
    for (const tag::Share& share : tagger->Account(score.topic).shares) {
      if (share.share > 0) spans.spans.push_back({share.range.begin, share.range.end, share.share});
    }
  }
  return all;
}

}  // namespace

int RunTag(const Arguments& arguments) {
  absl::StatusOr<TagSettings> settings = ReadSettings(arguments);
  if (!settings.ok()) return Fail(settings.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());

  std::vector<tag::Tagger> taggers;
  for (int i = 0; i < settings->threads; ++i) taggers.emplace_back(**knowledge);
  std::vector<Tagging> taggings(taggers.size());
  std::vector<std::string> records;
  std::int64_t refused = 0;
  std::int64_t tagged = 0;
  Output output;
  Progress progress;
  std::string header;
  sink::AppendTaggingHeader(settings->format, &header);
  output.Write(header);
  const absl::Status status = ForEachBatch(arguments, kBatch, &refused, [&](std::vector<Post>* posts) {
    records.resize(std::max(records.size(), posts->size()));
    InParallel(settings->threads, posts->size(), [&](int thread, std::size_t i) {
      const Post& post = (*posts)[i];
      tag::Tagger& tagger = taggers[static_cast<std::size_t>(thread)];
      Tagging& tagging = taggings[static_cast<std::size_t>(thread)];
      tagger.Tag(post.text, post.lang, settings->tag, &tagging);
      records[i].clear();
      const std::vector<sink::TopicSpans> spans = settings->spans ? SpansOf(tagging, &tagger) : std::vector<sink::TopicSpans>();
      sink::AppendTagging(settings->format, post, tagging, (*knowledge)->taxonomy(), spans, &records[i]);
    });
    for (std::size_t i = 0; i < posts->size(); ++i) output.Write(records[i]);
    tagged += static_cast<std::int64_t>(posts->size());
    progress.Show(absl::StrCat(tagged, " posts"));
    return !output.closed() && output.status().ok();
  });
  output.Flush();
  progress.Done();
  if (!status.ok()) return Fail(status);
  if (!output.status().ok()) return Fail(output.status());
  if (refused > 0) Complain(absl::StrCat(refused, " of ", refused + tagged, " records were refused"));
  return refused > 0 ? kSomeRefused : kAllFine;
}

}  // namespace metier::cli
