#include "cli/commands.h"
#include "cli/io.h"
#include "cli/output.h"
#include "eval/measure.h"
#include "eval/report.h"
#include "explain/provenance.h"
#include "model/dataset.h"
#include "model/own_posts.h"

namespace metier::cli {
namespace {

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
  if (format != "text" && format != "json" && format != "html")
    return Fail(absl::InvalidArgumentError("--format is text, json or html"));
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<std::vector<model::LabelledPost>> posts = PostsOf(arguments, **knowledge);
  if (!posts.ok()) return Fail(posts.status());
  const Taxonomy& taxonomy = (*knowledge)->taxonomy();
  const std::vector<eval::Evaluation> evaluations = eval::Evaluate(**knowledge, *posts, *threads);
  Output output;
  if (format == "html") output.Write(eval::EvaluationPage(evaluations, taxonomy, explain::ProvenanceText(explain::ProvenanceOf(**knowledge))));
  for (const eval::Evaluation& evaluation : evaluations) {
    if (format == "text") output.Write(eval::EvaluationText(evaluation, taxonomy));
    if (format == "json") output.Write(eval::EvaluationJson(evaluation, taxonomy));
  }
  output.Flush();
  return output.status().ok() ? kAllFine : Fail(output.status());
}

}  // namespace metier::cli
