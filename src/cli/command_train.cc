#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "model/dataset.h"
#include "model/own_posts.h"
#include "model/train.h"
#include "profile/parameters.h"
#include "tag/calibrate.h"
#include "tag/knowledge.h"
#include "tag/lexicon_labels.h"

namespace metier::cli {
namespace {

absl::StatusOr<model::TrainingOptions> ReadTrainingOptions(const Arguments& arguments) {
  model::TrainingOptions options;
  absl::StatusOr<long> dimension = arguments.Integer("dimension", options.dimension, 8, 512);
  if (!dimension.ok()) return dimension.status();
  absl::StatusOr<long> epochs = arguments.Integer("epochs", options.epochs, 1, 100);
  if (!epochs.ok()) return epochs.status();
  absl::StatusOr<long> threads = arguments.Integer("threads", 1, 1, 256);
  if (!threads.ok()) return threads.status();
  options.dimension = static_cast<int>(*dimension);
  options.epochs = static_cast<int>(*epochs);
  options.threads = static_cast<int>(*threads);
  return options;
}

// What training reads besides the corpora.
struct Materials {
  std::shared_ptr<const tag::WrittenKnowledge> written;
  std::vector<model::LabelledPost> own;  // what people labelled post by post
  std::vector<model::LabelledPost> gold;
  model::PostLabels labels;
  model::PostLabels held_out;
  std::optional<model::RelabelledPosts> relabelled;
  std::string profile;  // the parameters of profiles, as they go into the model
};

absl::StatusOr<Materials> ReadMaterials(const Arguments& arguments) {
  absl::StatusOr<std::shared_ptr<const tag::WrittenKnowledge>> written =
      tag::WrittenKnowledge::Load(DataDirectory(arguments));
  if (!written.ok()) return written.status();
  Materials materials{*std::move(written), {}, {}, {}, {}, {}, {}};
  absl::StatusOr<std::string> profile = base::ReadFile(DataDirectory(arguments) + "/profile.txt");
  if (!profile.ok()) return profile.status();
  if (const auto read = profile::ParseParameters(*profile); !read.ok()) return read.status();
  materials.profile = *std::move(profile);
  const Taxonomy& taxonomy = materials.written->taxonomy;
  absl::StatusOr<model::PostLabels> labels =
      model::PostLabels::Load(arguments.Text("labels", "corpora/labels"), taxonomy);
  if (!labels.ok()) return labels.status();
  materials.labels = *std::move(labels);
  absl::StatusOr<model::PostLabels> held_out =
      model::PostLabels::Load(arguments.Text("held-out", "bench/people/labels"), taxonomy);
  if (!held_out.ok()) return held_out.status();
  materials.held_out = *std::move(held_out);
  if (const std::string path = arguments.Text("relabelled", "corpora/labels/relabelled.tsv.zst");
      path != "none" && !arguments.Has("recalibrate")) {
    absl::StatusOr<model::RelabelledPosts> relabelled = model::RelabelledPosts::Load(path, taxonomy);
    if (!relabelled.ok()) return relabelled.status();
    materials.relabelled = *std::move(relabelled);
  }
  absl::Status status =
      model::AppendOwnPosts(arguments.Text("posts", "corpora/posts"), "own", taxonomy, &materials.own);
  status.Update(model::AppendOwnPosts(arguments.Text("gold", "corpora/gold/dev"), "gold", taxonomy, &materials.gold));
  if (!status.ok()) return status;
  return materials;
}

std::string TrainUncalibrated(const std::vector<model::TrainingPost>& posts, const Materials& materials,
                              const model::TrainingOptions& options, text::Tokenizer* tokenizer) {
  const model::Weights weights =
      model::Train(posts, model::ToTrainingPosts(materials.own, tokenizer), materials.written->taxonomy, options,
                   [](std::string_view line) { Complain(line); });
  model::Calibration none;
  none.labels.resize(weights.labels.size());
  return model::Freeze(weights, model::RowType::kInt8, none,
                       {
                           {"name", "english-7"},
                           {"engine", METIER_VERSION},
                           {"language", "en"},
                           {"posts", absl::StrCat(posts.size(), "+", materials.own.size())},
                           {"taxonomy", base::ChecksumText(materials.written->taxonomy.checksum())},
                       });
}

// The bytes of a model with a calibration fitted anew.
absl::StatusOr<std::string> Calibrated(const std::string& bytes, const Materials& materials,
                                       const std::vector<model::LabelledPost>& at_large) {
  std::size_t labels = 0;
  const auto recalibrate =
      [&](model::Calibration calibration) -> absl::StatusOr<std::unique_ptr<const tag::Knowledge>> {
    calibration.labels.resize(labels);
    const absl::StatusOr<std::string> other = model::Recalibrated(bytes, calibration);
    if (!other.ok()) return other.status();
    absl::StatusOr<model::FrozenModel> frozen = model::FrozenModel::FromBytes(*other);
    if (!frozen.ok()) return frozen.status();
    return tag::Knowledge::Make(materials.written, *std::move(frozen));
  };
  const absl::StatusOr<model::FrozenModel> frozen = model::FrozenModel::FromBytes(bytes);
  if (!frozen.ok()) return frozen.status();
  labels = frozen->labels().size();
  absl::StatusOr<model::Calibration> calibration =
      tag::Calibrate(recalibrate, materials.gold, at_large, {}, [](std::string_view line) { Complain(line); });
  if (!calibration.ok()) return calibration.status();
  calibration->profile = materials.profile;
  return model::Recalibrated(bytes, *calibration);
}

void KeepHalf(std::size_t half, std::vector<model::TrainingPost>* posts) {
  std::vector<model::TrainingPost> kept;
  for (std::size_t i = 0; i < posts->size(); ++i) {
    if (i % 2 == half) kept.push_back(std::move((*posts)[i]));
  }
  *posts = std::move(kept);
}

}  // namespace

int RunTrain(const Arguments& arguments) {
  if (!arguments.Has("corpora") || !arguments.Has("output"))
    return Fail(absl::InvalidArgumentError("train needs --corpora and --output"));
  absl::StatusOr<model::TrainingOptions> options = ReadTrainingOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  model::DatasetOptions dataset_options;
  absl::StatusOr<long> per_source =
      arguments.Integer("posts-per-source", dataset_options.train_posts_per_source, 1, 1'000'000);
  if (!per_source.ok()) return Fail(per_source.status());
  dataset_options.train_posts_per_source = static_cast<int>(*per_source);
  dataset_options.with_train = !arguments.Has("recalibrate");

  absl::StatusOr<Materials> materials = ReadMaterials(arguments);
  if (!materials.ok()) return Fail(materials.status());
  absl::StatusOr<model::CorpusReader> corpora = model::CorpusReader::Open(
      arguments.Text("manifest", "corpora/manifest.tsv"), arguments.Text("corpora"), materials->written->taxonomy);
  if (!corpora.ok()) return Fail(corpora.status());
  dataset_options.labels = &materials->labels;
  dataset_options.held_out = &materials->held_out;
  if (materials->relabelled) dataset_options.relabelled = &*materials->relabelled;
  text::Tokenizer tokenizer(materials->written->words);
  tag::LexiconLabels labels(materials->written->lexicon);
  dataset_options.annotate = [&labels](std::string_view text, const text::TokenizedText& tokens,
                                       model::TrainingPost* post) { labels.Add(text, tokens, post); };
  absl::StatusOr<model::Dataset> data = model::BuildDataset(*corpora, dataset_options, &tokenizer);
  if (!data.ok()) return Fail(data.status());
  if (arguments.Has("half")) {
    absl::StatusOr<long> half = arguments.Integer("half", 0, 0, 1);
    if (!half.ok()) return Fail(half.status());
    KeepHalf(static_cast<std::size_t>(*half), &data->train);
  }
  std::move(data->labelled.begin(), data->labelled.end(), std::back_inserter(materials->own));

  absl::StatusOr<std::string> bytes = arguments.Has("recalibrate")
                                          ? base::ReadFile(arguments.Text("recalibrate"))
                                          : TrainUncalibrated(data->train, *materials, *options, &tokenizer);
  if (bytes.ok()) bytes = Calibrated(*bytes, *materials, data->calibration);
  if (!bytes.ok()) return Fail(bytes.status());
  if (absl::Status status = base::WriteFileAtomically(arguments.Text("output"), *bytes); !status.ok())
    return Fail(status);
  Complain(absl::StrCat("wrote ", arguments.Text("output"), ", ", bytes->size(), " bytes"));
  return kAllFine;
}

}  // namespace metier::cli
