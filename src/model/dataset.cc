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

// Labels name a post by its title; here its whole text may stand in another corpus.
bool Selection::IsHeldOut(const Example& example) const {
  return held_out_labels_ != nullptr && example.split == Split::kTrain &&
         (held_out_labels_->Find(example.key) != nullptr || held_out_labels_->Find(TextKey(example.text)) != nullptr);
}

Selection::Choice Selection::Choose(const Example& example) {
  Choice choice;
  if (IsHeldOut(example)) return choice;
  const PostLabel* label = labels_ != nullptr ? labels_->Find(example.key) : nullptr;
  const bool train = example.split == Split::kTrain;
  if (label != nullptr && labelled_.insert(example.key).second) choice.label = label;
  if (label != nullptr && train) return choice;
  int& count = taken_[{std::string(example.corpus) + "/" + std::string(example.source), example.split}];
  choice.by_source = count < (train ? train_ : held_out_);
  count += choice.by_source ? 1 : 0;
  return choice;
}

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options,
                                     text::Tokenizer* tokenizer) {
  Dataset data;
  text::TokenizedText tokens;
  Selection selection(options);
  absl::Status status = corpora.ForEach([&](const Example& example) {
    const bool train = example.split == Split::kTrain;
    if (train && !options.with_train) return;
    const Selection::Choice choice = selection.Choose(example);
    std::vector<LabelledPost>& side = train                                  ? data.labelled
                                      : example.split == Split::kCalibration ? data.calibration
                                      : example.split == Split::kTest        ? data.test
                                                                             : data.dev;
    if (choice.label != nullptr) {
      LabelledPost post{std::string(example.corpus) + ", by post", std::string(example.source),
                        std::string(example.text), choice.label->topics, choice.label->accepted};
      post.exact = true;
      side.push_back(std::move(post));
    }
    if (!choice.by_source) return;
    if (train) {
      tokenizer->Tokenize(example.text, &tokens);
      data.train.push_back({FeatureLine(tokens), example.decision->topics, {}});
      TrainingPost& post = data.train.back();
      const auto label = options.relabelled != nullptr ? options.relabelled->Find(example.key) : std::nullopt;
      if (label) {
        post.topics.assign(label->topics.begin(), label->topics.end());
        post.leaning.assign(label->leaning.begin(), label->leaning.end());
      } else if (options.annotate) {
        options.annotate(example.text, tokens, &post);
      }
      return;
    }
    side.push_back({std::string(example.corpus), std::string(example.source), std::string(example.text),
                    example.decision->topics});
  });
  if (!status.ok()) return status;
  return data;
}

}  // namespace metier::model
