#include "model/dataset.h"

#include <utility>

#include "model/features.h"

namespace metier::model {

std::string FeatureLine(const text::TokenizedText& tokens) {
  Features features;
  ExtractFeatures(tokens, &features);
  std::string line;
  for (const Feature& feature : features.items) {
    if (!line.empty()) line.push_back(' ');
    line.append(features.Text(feature));
  }
  return line;
}

std::vector<TrainingPost> ToTrainingPosts(const std::vector<LabelledPost>& posts, text::Tokenizer* tokenizer) {
  std::vector<TrainingPost> result;
  text::TokenizedText tokens;
  for (const LabelledPost& post : posts) {
    tokenizer->Tokenize(post.text, &tokens);
    result.push_back({FeatureLine(tokens), post.topics, post.accepted});
  }
  return result;
}

bool SourceQuota::Take(const Example& example) {
  int& count = taken_[{std::string(example.corpus) + "/" + std::string(example.source), example.split}];
  if (count >= (example.split == Split::kTrain ? train_ : held_out_)) return false;
  ++count;
  return true;
}

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options,
                                     text::Tokenizer* tokenizer) {
  Dataset data;
  text::TokenizedText tokens;
  SourceQuota quota(options);
  absl::Status status = corpora.ForEach([&](const Example& example) {
    const bool train = example.split == Split::kTrain;
    if (train && !options.with_train) return;
    if (!quota.Take(example)) return;
    if (train) {
      tokenizer->Tokenize(example.text, &tokens);
      data.train.push_back({FeatureLine(tokens), example.decision->topics, {}});
      if (options.annotate) options.annotate(example.text, tokens, &data.train.back());
      return;
    }
    std::vector<LabelledPost>& side = example.split == Split::kCalibration ? data.calibration
                                      : example.split == Split::kTest      ? data.test
                                                                           : data.dev;
    side.push_back({std::string(example.corpus), std::string(example.source), std::string(example.text),
                    example.decision->topics});
  });
  if (!status.ok()) return status;
  return data;
}

}  // namespace metier::model
