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
  json.BeginObject().Key("corpus").String(e.corpus).Key("topical").Integer(e.topical).Key("chatter").Integer(e.chatter);
  json.Key("coverage")
      .Number(e.coverage)
      .Key("precision")
      .Number(e.precision)
      .Key("chatter_silent")
      .Number(e.chatter_silent);
  json.Key("traps")
      .Integer(e.traps)
      .Key("traps_right")
      .Number(e.traps_right)
      .Key("traps_avoided")
      .Number(e.traps_avoided);
  json.Key("micro_f1")
      .Number(e.micro_f1)
      .Key("macro_f1")
      .Number(e.macro_f1)
      .Key("ece")
      .Number(e.expected_calibration_error);
  json.Key("curve").BeginArray();
  for (const tag::CoveragePoint& point : e.curve) {
    json.BeginObject().Key("coverage").Number(point.coverage).Key("root_precision").Number(point.root_precision);
    json.Key("precision").Number(point.precision).EndObject();
  }
  json.EndArray().Key("reliability").BeginArray();
  for (const tag::ReliabilityBin& bin : e.reliability) {
    json.BeginObject()
        .Key("pairs")
        .Integer(bin.pairs)
        .Key("confidence")
        .Number(bin.confidence)
        .Key("accuracy")
        .Number(bin.accuracy)
        .EndObject();
  }
  json.EndArray().Key("topics").BeginArray();
  for (const tag::TopicFigures& f : e.topics) {
    json.BeginObject()
        .Key("topic")
        .String(taxonomy[f.topic].slug)
        .Key("right")
        .Integer(f.right)
        .Key("wrong")
        .Integer(f.wrong);
    json.Key("missed").Integer(f.missed).EndObject();
  }
  json.EndArray().Key("worst").BeginArray();
  for (const tag::Mistake& mistake : e.worst) {
    json.BeginObject()
        .Key("id")
        .String(mistake.id)
        .Key("text")
        .String(mistake.text)
        .Key("given")
        .String(taxonomy[mistake.given].slug);
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
    model::DatasetOptions options;
    options.with_train = false;
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
  Output output;
  for (const tag::Evaluation& evaluation : tag::Evaluate(**knowledge, *posts, *threads)) {
    output.Write(format == "json" ? EvaluationJson(evaluation, (*knowledge)->taxonomy())
                                  : tag::EvaluationText(evaluation, (*knowledge)->taxonomy()));
  }
  output.Flush();
  return output.status().ok() ? kAllFine : Fail(output.status());
}

}  // namespace metier::cli
