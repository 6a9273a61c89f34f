#include "model/dataset.h"

#include <map>
#include <utility>

#include "model/features.h"

namespace metier::model {
namespace {

// Fisher-Yates with xorshift64: the same order on every machine, which std::shuffle does not promise.
template <typename T>
void Shuffle(std::vector<T>* items) {
  std::uint64_t state = 0x9E3779B97F4A7C15u;
  for (std::size_t i = items->size(); i > 1; --i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::swap((*items)[i - 1], (*items)[state % i]);
  }
}

}  // namespace

std::string FeatureLine(std::string_view text, text::Tokenizer* tokenizer) {
  text::TokenizedText tokens;
  Features features;
  tokenizer->Tokenize(text, &tokens);
  ExtractFeatures(tokens, &features);
  std::string line;
  for (const Feature& feature : features.items) {
    if (!line.empty()) line.push_back(' ');
    line.append(features.Text(feature));
  }
  return line;
}

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options, text::Tokenizer* tokenizer) {
  Dataset data;
  std::map<std::pair<std::string, Split>, int> taken;  // posts of "corpus/source" on a side
  absl::Status status = corpora.ForEach([&](const Example& example) {
    const bool train = example.split == Split::kTrain;
    if (train && !options.with_train) return;
    int& count = taken[{std::string(example.corpus) + "/" + std::string(example.source), example.split}];
    if (count >= (train ? options.train_posts_per_source : options.held_out_posts_per_source)) return;
    ++count;
    if (train) {
      data.train.push_back({FeatureLine(example.text, tokenizer), example.decision->topics});
      return;
    }
    std::vector<LabelledPost>& side = example.split == Split::kCalibration ? data.calibration
                                      : example.split == Split::kTest      ? data.test
                                                                           : data.dev;
    side.push_back({std::string(example.corpus), std::string(example.source), std::string(example.text), example.decision->topics});
  });
  if (!status.ok()) return status;
  Shuffle(&data.train);
  return data;
}

}  // namespace metier::model
