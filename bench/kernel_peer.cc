// The classification kernel against libfasttext's, with the same weights: a fastText model with subwords is trained
// over our own posts (or loaded, if it is there already), frozen, and both say which labels of each post have a
// probability of one half and more. bench/README.md has the command and the figures.
//
//   kernel_peer MODEL.bin [ROUNDS]

#include <fasttext/fasttext.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fasttext_predictor.h"
#include "metier/taxonomy.h"
#include "model/features.h"
#include "model/from_fasttext.h"
#include "model/own_posts.h"
#include "model/scorer.h"

namespace metier::bench {
namespace {

using Predictions = std::vector<std::pair<fasttext::real, std::int32_t>>;

constexpr int kAllLabels = -1;
constexpr double kBar = 0.5;  // probability
constexpr std::size_t kPosts = 1000;
constexpr std::size_t kComparedPosts = 200;

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) {
    std::fprintf(stderr, "kernel_peer: %s\n", value.status().ToString().c_str());
    std::exit(2);
  }
  return *std::move(value);
}

std::vector<model::LabelledPost> Posts(const char* path, const Taxonomy& taxonomy) {
  std::vector<model::LabelledPost> posts;
  const absl::Status status = model::AppendOwnPosts(std::string(METIER_SOURCE_DIR "/") + path, path, taxonomy, &posts);
  if (!status.ok()) Must<int>(status);
  return posts;
}

void Train(const std::string& file, const Taxonomy& taxonomy) {
  const std::string input = file + ".txt";
  std::ofstream lines(input);
  for (const model::LabelledPost& post : Posts("corpora/posts", taxonomy)) {
    for (const TopicIndex topic : post.topics) lines << kLabel << taxonomy[topic].slug << ' ';
    if (post.topics.empty()) lines << kLabel << kChatter << ' ';
    lines << PlainLine(post.text) << '\n';
  }
  lines.close();
  fasttext::Args args;
  args.input = input;
  args.model = fasttext::model_name::sup;
  args.loss = fasttext::loss_name::ova;
  args.dim = 96;
  args.lr = 0.3;
  args.epoch = 5;
  args.minCount = 2;
  args.minn = 3;
  args.maxn = 6;
  args.wordNgrams = 2;
  args.bucket = 200'000;
  args.thread = 2;
  args.verbose = 0;
  fasttext::FastText model;
  model.train(args);
  model.saveModel(file);
  std::remove(input.c_str());
}

// One post as either side takes it: fastText's row numbers, and words.
struct Line {
  std::string text;
  std::vector<std::int32_t> rows;
  model::Features words;
};

std::vector<Line> Lines(const fasttext::FastText& trained, const Taxonomy& taxonomy) {
  std::vector<Line> lines;
  for (const model::LabelledPost& post : Posts("corpora/gold/dev", taxonomy)) {
    if (lines.size() == kPosts) break;
    Line& line = lines.emplace_back();
    line.text = PlainLine(post.text) + "\n";
    std::istringstream stream(line.text);
    std::vector<std::int32_t> labels;
    trained.getDictionary()->getLine(stream, line.rows, labels);
    std::istringstream words(line.text);
    for (std::string word; words >> word;) {
      line.words.items.push_back(
          {static_cast<std::uint32_t>(line.words.arena.size()), static_cast<std::uint32_t>(word.size()), {}});
      line.words.arena += word;
    }
  }
  return lines;
}

struct Contender {
  std::string name;
  std::function<std::size_t()> run;  // over all posts; the number of labels given
  std::vector<double> nanoseconds = {};
  std::size_t given = 0;

  double Median() {
    std::sort(nanoseconds.begin(), nanoseconds.end());
    return nanoseconds[nanoseconds.size() / 2];
  }
};

// Of this process, so that other programs on the machine count little.
double ProcessorNanoseconds() {
  std::timespec time = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

std::size_t CountAbove(std::span<const double> logits) {
  return static_cast<std::size_t>(std::count_if(logits.begin(), logits.end(), [](double logit) { return logit >= 0; }));
}

void PrintAgreement(const fasttext::FastText& trained, const std::vector<Line>& lines, model::Scorer* floats,
                    model::Scorer* integers) {
  const auto probability = [](double logit) { return 1 / (1 + std::exp(-logit)); };
  double logits_apart = 0;
  double probabilities_apart = 0;
  for (std::size_t i = 0; i < std::min(kComparedPosts, lines.size()); ++i) {
    const Line& line = lines[i];
    fasttext::Vector hidden(trained.getDimension());
    hidden.zero();
    for (const std::int32_t row : line.rows) hidden.addRow(*trained.getInputMatrix(), row);
    if (!line.rows.empty()) hidden.mul(1.0f / static_cast<float>(line.rows.size()));
    floats->Score(line.words);
    integers->Score(line.words);
    for (std::size_t label = 0; label < floats->logits().size(); ++label) {
      const auto theirs =
          static_cast<double>(trained.getOutputMatrix()->dotRow(hidden, static_cast<std::int64_t>(label)));
      logits_apart = std::max(logits_apart, std::fabs(theirs - floats->logits()[label]));
      probabilities_apart =
          std::max(probabilities_apart, std::fabs(probability(theirs) - probability(integers->logits()[label])));
    }
  }
  std::printf("float rows: logits differ from libfasttext's by at most %.2g\n", logits_apart);
  std::printf("8-bit rows: probabilities differ from libfasttext's by at most %.2g\n", probabilities_apart);
}

int Main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: kernel_peer MODEL.bin [ROUNDS]\n");
    return 2;
  }
  const std::string file = argv[1];
  const int rounds = argc > 2 ? std::max(std::atoi(argv[2]), 7) : 9;
  const Taxonomy taxonomy = Must(Taxonomy::Load(METIER_SOURCE_DIR "/models/taxonomy"));
  if (!std::filesystem::exists(file)) Train(file, taxonomy);
  fasttext::FastText trained;
  trained.loadModel(file);

  const model::Weights weights = model::FromFastText(trained);
  model::Calibration calibration;
  calibration.labels.resize(weights.labels.size());
  const auto freeze = [&](model::RowType rows) {
    return Must(model::FrozenModel::FromBytes(model::Freeze(weights, rows, calibration, {})));
  };
  const model::FrozenModel integer_model = freeze(model::RowType::kInt8);
  const model::FrozenModel float_model = freeze(model::RowType::kFloat32);
  model::Scorer integers(integer_model);
  model::Scorer floats(float_model);
  const std::vector<Line> lines = Lines(trained, taxonomy);
  std::printf("%zu posts, %zu labels, %d dimensions, kernel %s, medians of %d alternating rounds, processor time\n",
              lines.size(), weights.labels.size(), trained.getDimension(),
              std::string(model::BestKernel().name).c_str(), rounds);

  Predictions predictions;
  std::vector<std::pair<fasttext::real, std::string>> named;
  std::vector<std::uint32_t> labels;
  const model::LabelBars bars = integer_model.Bars(std::vector<double>(weights.labels.size(), 0.0));
  const auto over_lines = [&lines](auto of_line) {
    return [&lines, of_line] {
      std::size_t given = 0;
      for (const Line& line : lines) given += of_line(line);
      return given;
    };
  };
  Contender contenders[] = {
      {"libfasttext predict, rows found beforehand", over_lines([&](const Line& line) {
         predictions.clear();
         trained.predict(kAllLabels, line.rows, predictions, kBar);
         return predictions.size();
       })},
      {"libfasttext predictLine", over_lines([&](const Line& line) {
         std::istringstream stream(line.text);
         trained.predictLine(stream, named, kAllLabels, kBar);
         return named.size();
       })},
      {"Metier, labels above the bar", over_lines([&](const Line& line) {
         integers.Score(line.words);
         integers.LabelsAbove(bars, 0, &labels);
         return static_cast<std::size_t>(std::count_if(
             labels.begin(), labels.end(), [&](std::uint32_t label) { return integers.Logit(label) >= 0; }));
       })},
      {"Metier, logits of all labels", over_lines([&](const Line& line) {
         integers.Score(line.words);
         return CountAbove(integers.logits());
       })},
      {"Metier, float rows, plain loops", over_lines([&](const Line& line) {
         floats.Score(line.words);
         return CountAbove(floats.logits());
       })},
  };
  for (int round = 0; round <= rounds; ++round) {  // the first warms up
    for (Contender& contender : contenders) {
      const double start = ProcessorNanoseconds();
      contender.given = contender.run();
      const double took = ProcessorNanoseconds() - start;
      if (round > 0) contender.nanoseconds.push_back(took / static_cast<double>(lines.size()));
    }
  }
  const double theirs = contenders[0].Median();
  for (Contender& contender : contenders) {
    std::printf("%-44s %9.0f ns a post %7.1f x %7zu labels given\n", contender.name.c_str(), contender.Median(),
                theirs / contender.Median(), contender.given);
  }
  PrintAgreement(trained, lines, &floats, &integers);
  return 0;
}

}  // namespace
}  // namespace metier::bench

int main(int argc, char** argv) { return metier::bench::Main(argc, argv); }
