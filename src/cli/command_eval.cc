#include "absl/strings/str_cat.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "model/dataset.h"
#include "model/own_posts.h"
#include "sink/json.h"
#include "tag/evaluate.h"

namespace metier::cli {
namespace {

std::string EvaluationJson(const tag::Evaluation& e, const Taxonomy& taxonomy) {
  std::string out;
  sink::JsonWriter json(&out);
  json.BeginObject();
  json.Key("corpus").String(e.corpus);
  json.Key("topical").Integer(e.topical);
  json.Key("chatter").Integer(e.chatter);
  json.Key("coverage").Number(e.coverage);
  json.Key("precision").Number(e.precision);
  json.Key("chatter_silent").Number(e.chatter_silent);
  json.Key("traps").Integer(e.traps);
  json.Key("traps_right").Number(e.traps_right);
  json.Key("traps_avoided").Number(e.traps_avoided);
  json.Key("micro_f1").Number(e.micro_f1);
  json.Key("macro_f1").Number(e.macro_f1);
  json.Key("ece").Number(e.expected_calibration_error);
  json.Key("curve").BeginArray();
  for (const tag::CoveragePoint& point : e.curve) {
    json.BeginObject().Key("coverage").Number(point.coverage);
    json.Key("root_precision").Number(point.root_precision);
    json.Key("precision").Number(point.precision).EndObject();
  }
  json.EndArray().Key("reliability").BeginArray();
  for (const tag::ReliabilityBin& bin : e.reliability) {
    json.BeginObject().Key("pairs").Integer(bin.pairs);
    json.Key("confidence").Number(bin.confidence);
    json.Key("accuracy").Number(bin.accuracy).EndObject();
  }
  json.EndArray().Key("topics").BeginArray();
  for (const tag::TopicFigures& figures : e.topics) {
    json.BeginObject().Key("topic").String(taxonomy[figures.topic].slug);
    json.Key("right").Integer(figures.right);
    json.Key("wrong").Integer(figures.wrong);
    json.Key("missed").Integer(figures.missed).EndObject();
  }
  json.EndArray().Key("worst").BeginArray();
  for (const tag::Mistake& mistake : e.worst) {
    json.BeginObject().Key("id").String(mistake.id);
    json.Key("text").String(mistake.text);
    json.Key("given").String(taxonomy[mistake.given].slug);
    json.Key("confidence").Number(mistake.confidence).Key("topics").BeginArray();
    for (const TopicIndex topic : mistake.topics) json.String(taxonomy[topic].slug);
    json.EndArray().EndObject();
  }
  json.EndArray().EndObject();
  out.push_back('\n');
  return out;
}

// The held-out posts asked for: of the corpora, or our own.
absl::StatusOr<std::vector<model::LabelledPost>> PostsOf(const Arguments& arguments, const tag::Knowledge& knowledge) {
  std::vector<model::LabelledPost> posts;
  if (arguments.Has("gold")) {
    if (absl::Status status = model::AppendOwnPosts(arguments.Text("gold"), "gold", knowledge.taxonomy(), &posts);
        !status.ok())
      return status;
  }
  if (arguments.Has("corpora")) {
    const std::string split = arguments.Text("split", "dev");
    if (split != "dev" && split != "test") return absl::InvalidArgumentError("--split is dev or test");
    absl::StatusOr<model::CorpusReader> corpora = model::CorpusReader::Open(
        arguments.Text("manifest", "corpora/manifest.tsv"), arguments.Text("corpora"), knowledge.taxonomy());
    if (!corpora.ok()) return corpora.status();
    absl::StatusOr<model::PostLabels> labels =
        model::PostLabels::Load(arguments.Text("labels", "corpora/labels"), knowledge.taxonomy());
    if (!labels.ok()) return labels.status();
    model::DatasetOptions options;
    options.with_train = false;
    options.labels = &*labels;
    text::Tokenizer tokenizer(knowledge.words());
    absl::StatusOr<model::Dataset> data = model::BuildDataset(*corpora, options, &tokenizer);
    if (!data.ok()) return data.status();
    std::vector<model::LabelledPost>& side = split == "dev" ? data->dev : data->test;
    std::move(side.begin(), side.end(), std::back_inserter(posts));
  }
  if (posts.empty()) return absl::InvalidArgumentError("eval needs posts: --corpora DIR, --gold FILE or both");
  return posts;
}

}  // namespace

int RunEval(const Arguments& arguments) {
  const std::string format = arguments.Text("format", "text");
  if (format != "text" && format != "json") return Fail(absl::InvalidArgumentError("--format is text or json"));
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<std::vector<model::LabelledPost>> posts = PostsOf(arguments, **knowledge);
  if (!posts.ok()) return Fail(posts.status());
  const Taxonomy& taxonomy = (*knowledge)->taxonomy();
  Output output;
  for (const tag::Evaluation& evaluation : tag::Evaluate(**knowledge, *posts, *threads)) {
    output.Write(format == "json" ? EvaluationJson(evaluation, taxonomy) : tag::EvaluationText(evaluation, taxonomy));
  }
  output.Flush();
  return output.status().ok() ? kAllFine : Fail(output.status());
}

}  // namespace metier::cli
