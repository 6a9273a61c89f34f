#include "model/train.h"

#include <fasttext/fasttext.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "model/from_fasttext.h"
#include "model/frozen.h"

namespace metier::model {
namespace {

// The labels of a post: its topics and everything above them.
std::set<TopicIndex> WithAncestors(const std::vector<TopicIndex>& topics, const Taxonomy& taxonomy) {
  std::set<TopicIndex> all(topics.begin(), topics.end());
  for (const TopicIndex topic : topics) all.insert(taxonomy[topic].ancestors.begin(), taxonomy[topic].ancestors.end());
  return all;
}

absl::Status WriteInput(const std::string& path, const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), &std::fclose);
  if (!file) return absl::ErrnoToStatus(errno, "cannot create '" + path + "'");
  std::string line;
  for (const TrainingPost& post : posts) {
    line.clear();
    for (const TopicIndex topic : WithAncestors(post.topics, taxonomy)) line.append(kLabelPrefix).append(taxonomy[topic].slug).append(" ");
    if (post.topics.empty()) line.append(kLabelPrefix).append(kChatterLabel).append(" ");
    line.append(post.features).push_back('\n');
    if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size()) {
      return absl::ErrnoToStatus(errno, "cannot write '" + path + "'");
    }
  }
  return absl::OkStatus();
}

fasttext::Args FastTextArgs(const TrainingOptions& options, const std::string& input) {
  fasttext::Args args;
  args.input = input;
  args.model = fasttext::model_name::sup;
  args.loss = fasttext::loss_name::ova;
  args.dim = options.dimension;
  args.epoch = options.epochs;
  args.lr = options.learning_rate;
  args.minCount = options.min_count;
  args.minn = options.min_subword;
  args.maxn = options.max_subword;
  args.wordNgrams = options.word_ngrams;
  args.bucket = options.max_subword == 0 && options.word_ngrams <= 1 ? 0 : options.buckets;
  args.thread = options.threads;
  args.label = std::string(kLabelPrefix);
  args.verbose = 0;
  return args;
}

}  // namespace

absl::StatusOr<Weights> TrainRows(const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy, const TrainingOptions& options,
                                  const std::function<void(std::string_view)>& progress) {
  const auto say = [&progress](std::string_view line) {
    if (progress) progress(line);
  };
  std::error_code error;
  std::filesystem::create_directories(options.work_directory, error);
  if (error) return absl::ErrnoToStatus(error.value(), "cannot create '" + options.work_directory + "'");
  const std::string input = options.work_directory + "/fasttext-input.txt";
  if (absl::Status status = WriteInput(input, posts, taxonomy); !status.ok()) return status;

  fasttext::FastText trained;
  try {
    say(absl::StrCat("fastText: ", posts.size(), " posts, ", options.epochs, " epochs"));
    trained.train(FastTextArgs(options, input), [&](float done, float loss, double, double, std::int64_t) {
      if (progress) progress(absl::StrCat("fastText: ", static_cast<int>(done * 100), " %, loss ", loss));
    });
  } catch (const std::exception& failure) {
    return absl::InternalError(absl::StrCat("fastText cannot train: ", failure.what()));
  }
  Weights weights = FromFastText(trained);
  weights.labels.clear();
  weights.label_biases.clear();
  weights.label_rows = {};
  return weights;
}

}  // namespace metier::model
