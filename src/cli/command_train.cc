#include <sys/stat.h>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/time.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "lexicon/lexicon.h"
#include "model/dataset.h"
#include "model/train.h"
#include "model/weights_file.h"
#include "tag/calibrate.h"

namespace metier::cli {
namespace {

absl::StatusOr<model::TrainingOptions> ReadOptions(const Arguments& arguments) {
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
  options.work_directory = arguments.Text("work", arguments.Text("output") + ".work");
  return options;
}

// The rows of words: from the file of an earlier run, or from fastText.
absl::StatusOr<model::Weights> RowsOf(const Arguments& arguments, const std::vector<model::TrainingPost>& posts, const Taxonomy& taxonomy,
                                     const model::TrainingOptions& options) {
  const std::string path = arguments.Text("rows");
  struct stat info = {};
  if (!path.empty() && stat(path.c_str(), &info) == 0) {
    Complain("rows of words from " + path);
    return model::ReadRows(path);
  }
  absl::StatusOr<model::Weights> weights = model::TrainRows(posts, taxonomy, options, [](std::string_view line) { Complain(line); });
  if (weights.ok() && !path.empty()) {
    if (absl::Status status = model::WriteRows(*weights, path); !status.ok()) return status;
  }
  return weights;
}

}  // namespace

int RunTrain(const Arguments& arguments) {
  if (!arguments.Has("corpora") || !arguments.Has("output")) return Fail(absl::InvalidArgumentError("train needs --corpora and --output"));
  absl::StatusOr<model::TrainingOptions> options = ReadOptions(arguments);
  if (!options.ok()) return Fail(options.status());
  model::DatasetOptions dataset_options;
  absl::StatusOr<long> per_source = arguments.Integer("posts-per-source", dataset_options.train_posts_per_source, 1, 1'000'000);
  if (!per_source.ok()) return Fail(per_source.status());
  dataset_options.train_posts_per_source = static_cast<int>(*per_source);

  const std::string directory = DataDirectory(arguments);
  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Load(directory + "/taxonomy");
  if (!taxonomy.ok()) return Fail(taxonomy.status());
  // Calibration comes last and needs the lexicon: a fault in it should be found first.
  if (absl::StatusOr<lexicon::Lexicon> lexicon = lexicon::Lexicon::Load(directory + "/lexicon", *taxonomy); !lexicon.ok()) return Fail(lexicon.status());
  absl::StatusOr<std::shared_ptr<const text::WordFrequencies>> words = text::WordFrequencies::Load(directory + "/words.txt");
  if (!words.ok()) return Fail(words.status());
  absl::StatusOr<model::CorpusReader> corpora =
      model::CorpusReader::Open(arguments.Text("manifest", "corpora/manifest.tsv"), arguments.Text("corpora"), *taxonomy);
  if (!corpora.ok()) return Fail(corpora.status());
  text::Tokenizer tokenizer(*words);
  absl::StatusOr<model::Dataset> data = model::BuildDataset(*corpora, dataset_options, &tokenizer);
  if (!data.ok()) return Fail(data.status());
  Complain(absl::StrCat(data->train.size(), " posts to train on, ", data->calibration.size(), " to calibrate on"));

  absl::StatusOr<model::Weights> weights = RowsOf(arguments, data->train, *taxonomy, *options);
  if (!weights.ok()) return Fail(weights.status());
  Complain(absl::StrCat("one-vs-all rows of ", taxonomy->size(), " topics"));
  model::TrainHeads(data->train, *taxonomy, *options, &*weights);

  const model::Metadata metadata = {
      {"name", "english-1"},
      {"engine", METIER_VERSION},
      {"language", "en"},
      {"posts", absl::StrCat(data->train.size())},
      {"taxonomy", base::ChecksumText(taxonomy->checksum())},
  };
  const std::vector<model::LabelCalibration> uncalibrated(weights->labels.size());
  absl::StatusOr<model::FrozenModel> draft =
      model::FrozenModel::FromBytes(model::Freeze(*weights, model::RowType::kInt8, uncalibrated, metadata));
  if (!draft.ok()) return Fail(draft.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = tag::Knowledge::Load(directory, *std::move(draft));
  if (!knowledge.ok()) return Fail(knowledge.status());
  const std::vector<model::LabelCalibration> calibration =
      tag::Calibrate(**knowledge, data->calibration, {}, [](std::string_view line) { Complain(line); });
  const std::string bytes = model::Freeze(*weights, model::RowType::kInt8, calibration, metadata);
  if (absl::Status status = base::WriteFileAtomically(arguments.Text("output"), bytes); !status.ok()) return Fail(status);
  Complain(absl::StrCat("wrote ", arguments.Text("output"), ", ", bytes.size(), " bytes"));
  return kAllFine;
}

}  // namespace metier::cli
