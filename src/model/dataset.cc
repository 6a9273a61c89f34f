#include "model/dataset.h"

#include <map>
#include <unordered_set>
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

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options,
                                     text::Tokenizer* tokenizer) {
  Dataset data;
  text::TokenizedText tokens;
  std::unordered_set<std::uint64_t> by_post;
  std::map<std::pair<std::string, Split>, int> taken;  // posts of "corpus/source" on a side
  absl::Status status = corpora.ForEach([&](const Example& example) {
    const bool train = example.split == Split::kTrain;
    if (train && !options.with_train) return;
    std::vector<LabelledPost>& side = train                                  ? data.labelled
                                      : example.split == Split::kCalibration ? data.calibration
                                      : example.split == Split::kTest        ? data.test
                                                                             : data.dev;
    const PostLabel* label = options.labels != nullptr ? options.labels->Find(example.key) : nullptr;
    if (label != nullptr && by_post.insert(example.key).second) {
      LabelledPost post{std::string(example.corpus) + ", by post", std::string(example.source),
                        std::string(example.text), label->topics, label->accepted};
      post.exact = true;
      side.push_back(std::move(post));
    }
    if (label != nullptr && train) return;
    int& count = taken[{std::string(example.corpus) + "/" + std::string(example.source), example.split}];
    if (count >= (train ? options.train_posts_per_source : options.held_out_posts_per_source)) return;
    ++count;
    if (train) {
      tokenizer->Tokenize(example.text, &tokens);
      data.train.push_back({FeatureLine(tokens), example.decision->topics, {}});
      if (options.annotate) options.annotate(example.text, tokens, &data.train.back());
      return;
    }
    side.push_back({std::string(example.corpus), std::string(example.source), std::string(example.text),
                    example.decision->topics});
  });
  if (!status.ok()) return status;
  return data;
}

}  // namespace metier::model
