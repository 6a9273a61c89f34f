// Plain fastText (supervised, one-vs-all, its own tokens) against Metier: the same posts to learn from with the same
// labels, the same posts to be judged by, the same judge. bench/README.md has the commands and the figures.
//
//   fasttext_peer train CORPORA MODEL.bin RATE EPOCHS NGRAMS OWN_REPEATS POSTS_PER_SOURCE topics|roots
//   fasttext_peer judge CORPORA MODEL.bin...      the best on gold dev is compared with Metier
//   fasttext_peer roots CORPORA MODEL.bin...      the right root of the best topic, on reddit-250 dev

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "eval/measure.h"
#include "fasttext_predictor.h"
#include "model/corpus.h"
#include "model/dataset.h"
#include "model/own_posts.h"

namespace metier::bench {
namespace {

using Posts = std::vector<model::LabelledPost>;

constexpr int kThreads = 2;
constexpr std::array<double, 18> kThresholds = {0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25,
                                                0.3,  0.35, 0.4,  0.45, 0.5, 0.6,  0.7,  0.8, 0.9};

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) {
    std::fprintf(stderr, "fasttext_peer: %s\n", value.status().ToString().c_str());
    std::exit(2);
  }
  return *std::move(value);
}

std::string Source(const char* path) { return std::string(METIER_SOURCE_DIR "/") + path; }

Posts OwnPosts(const char* path, const Taxonomy& taxonomy) {
  Posts posts;
  if (absl::Status status = model::AppendOwnPosts(Source(path), path, taxonomy, &posts); !status.ok())
    Must<int>(std::move(status));
  return posts;
}

model::Dataset Corpora(const std::string& directory, const tag::Knowledge& knowledge, model::DatasetOptions options) {
  text::Tokenizer tokenizer(knowledge.words());
  const model::CorpusReader corpora =
      Must(model::CorpusReader::Open(Source("corpora/manifest.tsv"), directory, knowledge.taxonomy()));
  return Must(model::BuildDataset(corpora, options, &tokenizer));
}

// "__label__golf __label__sports finally broke 80": topics with their ancestors, or only the roots among them.
std::string TrainingLine(std::string_view text, const std::vector<TopicIndex>& topics, bool roots,
                         const Taxonomy& taxonomy) {
  std::set<TopicIndex> labels;
  for (const TopicIndex topic : topics) {
    labels.insert(topic);
    labels.insert(taxonomy[topic].ancestors.begin(), taxonomy[topic].ancestors.end());
  }
  if (roots) std::erase_if(labels, [&](TopicIndex topic) { return !taxonomy[topic].parents.empty(); });
  std::string line;
  for (const TopicIndex topic : labels) line.append(kLabel).append(taxonomy[topic].slug).append(" ");
  if (labels.empty()) line.append(kLabel).append(kChatter).append(" ");
  return line + PlainLine(text) + "\n";
}

struct Setting {
  double rate;
  int epochs, ngrams, own_repeats, posts_per_source;
  bool roots;
};

int Train(const std::string& corpora, const std::string& output, const Setting& setting,
          const tag::Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  std::vector<std::string> lines;
  model::DatasetOptions options;
  options.train_posts_per_source = setting.posts_per_source;
  const model::PostLabels labels = Must(model::PostLabels::Load(Source("corpora/labels"), taxonomy));
  options.labels = &labels;
  const model::PostLabels held_out = Must(model::PostLabels::Load(Source("bench/people/labels"), taxonomy));
  options.held_out = &held_out;
  options.annotate = [&](std::string_view text, const text::TokenizedText&, model::TrainingPost* post) {
    lines.push_back(TrainingLine(text, post->topics, setting.roots, taxonomy));
    post->features.clear();
  };
  const model::Dataset data = Corpora(corpora, knowledge, options);
  const std::size_t outside = lines.size();
  Posts own = OwnPosts("corpora/posts", taxonomy);
  own.insert(own.end(), data.labelled.begin(), data.labelled.end());
  for (int i = 0; i < setting.own_repeats; ++i) {
    for (const model::LabelledPost& post : own)
      lines.push_back(TrainingLine(post.text, post.topics, setting.roots, taxonomy));
  }
  std::uint64_t state = 0x94D049BB133111EBu;  // well mixed: fastText goes through the file in its order
  for (std::size_t i = lines.size(); i > 1; --i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::swap(lines[i - 1], lines[state % i]);
  }
  const std::string input = output + ".txt";
  std::ofstream file(input);
  for (const std::string& line : lines) file << line;
  file.close();
  std::fprintf(stderr, "%zu posts of the corpora, %zu labelled one by one %d times\n", outside, own.size(),
               setting.own_repeats);

  fasttext::Args args;
  args.input = input;
  args.model = fasttext::model_name::sup;
  args.loss = fasttext::loss_name::ova;
  args.dim = 100;
  args.lr = setting.rate;
  args.epoch = setting.epochs;
  args.wordNgrams = setting.ngrams;
  args.minCount = 1;
  args.minn = 0;
  args.maxn = 0;
  args.bucket = setting.ngrams > 1 ? 2000000 : 0;
  args.thread = kThreads;
  args.verbose = 0;
  fasttext::FastText model;
  try {
    model.train(args);
  } catch (const std::exception& error) {  // it diverges where the rate is too high for so many labels
    std::fprintf(stderr, "fasttext_peer: fastText gave up: %s\n", error.what());
    return 1;
  }
  model.saveModel(output);
  std::remove(input.c_str());
  return 0;
}

struct Peer {
  std::string name;
  std::shared_ptr<const fasttext::FastText> model;
};

std::vector<Peer> Load(const std::vector<std::string>& files) {
  std::vector<Peer> peers;
  for (const std::string& file : files) {
    auto model = std::make_shared<fasttext::FastText>();
    model->loadModel(file);
    peers.push_back({file, std::move(model)});
  }
  return peers;
}

eval::MakePredictor Plain(const Peer& peer, const Taxonomy& taxonomy, double threshold) {
  return [&peer, &taxonomy, threshold] { return std::make_unique<FastTextPredictor>(peer.model, taxonomy, threshold); };
}

eval::MakePredictor Ours(const tag::Knowledge& knowledge, std::optional<double> threshold) {
  tag::TagOptions options;
  options.min_confidence = threshold;
  return [&knowledge, options] { return std::make_unique<eval::TaggerPredictor>(knowledge, options); };
}

struct Tuned {
  double threshold = 0;
  double macro_f1 = -1;
};

// The threshold of the best macro-F1 over all topics.
template <typename Make>
Tuned Tune(const tag::Knowledge& knowledge, const Posts& posts, Make make) {
  Tuned best;
  for (const double threshold : kThresholds) {
    const double macro_f1 = eval::Measure(knowledge, posts, make(threshold), kThreads).front().macro_f1_all;
    if (macro_f1 > best.macro_f1) best = {threshold, macro_f1};
  }
  return best;
}

void Report(const std::string& who, const tag::Knowledge& knowledge, const Posts& posts,
            const eval::MakePredictor& make) {
  for (const eval::Evaluation& e : eval::Measure(knowledge, posts, make, kThreads)) {
    double at37 = 0;
    double at60 = 0;
    for (const eval::CoveragePoint& point : e.curve) {
      if (point.coverage == 0.37) at37 = point.root_precision;
      if (point.coverage == 0.6) at60 = point.root_precision;
    }
    std::printf("| %s | %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f / %.3f | %.3f |\n", e.corpus.c_str(), who.c_str(),
                e.macro_f1_all, e.macro_f1, e.micro_f1, e.precision, e.coverage, at37, at60,
                e.expected_calibration_error);
    std::fflush(stdout);
  }
}

constexpr const char* kHead =
    "| posts | who | macro-F1, all topics | macro-F1, topics of 20 posts | micro-F1 | precision | coverage | right "
    "root at "
    "37 % / 60 % | ECE |\n|---|---|---|---|---|---|---|---|---|\n";

int Judge(const std::string& corpora, const std::vector<std::string>& files, const tag::Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  const Posts dev = OwnPosts("corpora/gold/dev", taxonomy);
  const std::vector<Peer> peers = Load(files);
  const Peer* chosen = nullptr;
  Tuned tuned;
  for (const Peer& peer : peers) {
    const Tuned own = Tune(knowledge, dev, [&](double threshold) { return Plain(peer, taxonomy, threshold); });
    std::printf("%s: gold dev macro-F1 %.3f at threshold %.2f\n", peer.name.c_str(), own.macro_f1, own.threshold);
    if (own.macro_f1 <= tuned.macro_f1) continue;
    tuned = own;
    chosen = &peer;
  }
  const Tuned ours = Tune(knowledge, dev, [&](double threshold) { return Ours(knowledge, threshold); });
  std::printf("Metier: gold dev macro-F1 %.3f at threshold %.2f\n\n%s", ours.macro_f1, ours.threshold, kHead);

  Posts posts = dev;
  for (model::LabelledPost& post : OwnPosts("corpora/gold/test", taxonomy)) posts.push_back(std::move(post));
  model::DatasetOptions options;
  options.with_train = false;
  for (model::LabelledPost& post : Corpora(corpora, knowledge, options).dev) posts.push_back(std::move(post));
  Report("plain fastText, threshold for dev macro-F1", knowledge, posts, Plain(*chosen, taxonomy, tuned.threshold));
  Report("Metier as shipped", knowledge, posts, Ours(knowledge, std::nullopt));
  Report("Metier, threshold for dev macro-F1", knowledge, posts, Ours(knowledge, ours.threshold));
  return 0;
}

int Roots(const std::string& corpora, const std::vector<std::string>& files, const tag::Knowledge& knowledge) {
  model::DatasetOptions options;
  options.with_train = false;
  Posts posts = Corpora(corpora, knowledge, options).dev;
  std::erase_if(posts, [](const model::LabelledPost& post) { return post.corpus != "reddit-250"; });
  std::fputs(kHead, stdout);
  for (const Peer& peer : Load(files)) Report(peer.name, knowledge, posts, Plain(peer, knowledge.taxonomy(), 0.5));
  Report("Metier as shipped", knowledge, posts, Ours(knowledge, std::nullopt));
  return 0;
}

int Main(const std::vector<std::string>& words) {
  const std::string command = words.empty() ? "" : words[0];
  const auto knowledge = Must(tag::Knowledge::Load(Source("models")));
  if (command == "train" && words.size() == 9) {
    const auto number = [&words](std::size_t i) { return std::atoi(words[i].c_str()); };
    return Train(words[1], words[2],
                 {std::atof(words[3].c_str()), number(4), number(5), number(6), number(7), words[8] == "roots"},
                 *knowledge);
  }
  if (words.size() > 2 && command == "judge") return Judge(words[1], {words.begin() + 2, words.end()}, *knowledge);
  if (words.size() > 2 && command == "roots") return Roots(words[1], {words.begin() + 2, words.end()}, *knowledge);
  std::fputs("usage: fasttext_peer train|judge|roots ...; see the head of bench/fasttext_peer.cc\n", stderr);
  return 2;
}

}  // namespace
}  // namespace metier::bench

int main(int argc, char** argv) { return metier::bench::Main({argv + 1, argv + argc}); }
