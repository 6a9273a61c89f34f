#include "bench/people/pool.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "cli/io.h"
#include "model/dataset.h"
#include "tag/tagger.h"

namespace metier::people {
namespace {

constexpr std::string_view kCorpus = "reddit-2013";

double NumberOf(std::string_view field) {
  double number = 0;
  return absl::SimpleAtod(std::string(field), &number) ? std::max(number, 0.0) : 0;
}

// What one reading of the corpora gives.
struct Candidates {
  std::vector<PoolPost> posts;  // scores not yet in medians
  std::vector<Source> sources;
  std::vector<std::vector<double>> scores;  // of all posts, by source
  std::unordered_set<std::uint64_t> trained;
};

absl::StatusOr<Candidates> ReadCandidates(const model::CorpusReader& corpora, const model::PostLabels& labels) {
  Candidates found;
  std::map<std::string, std::uint32_t, std::less<>> positions;
  model::DatasetOptions as_training;
  as_training.labels = &labels;
  model::Selection selection(as_training);
  absl::Status status = corpora.ForEach([&](const model::Example& example) {
    const bool train = example.split == model::Split::kTrain;
    const model::Selection::Choice choice = train ? selection.Choose(example) : model::Selection::Choice();
    const bool trained = choice.by_source || choice.label != nullptr;
    if (trained) found.trained.insert(example.key);
    if (example.corpus != kCorpus) return;
    auto position = positions.find(example.source);
    if (position == positions.end()) {
      position = positions.emplace(std::string(example.source), found.sources.size()).first;
      found.sources.push_back({.name = std::string(example.source), .topics = example.decision->topics, .posts = {}});
      found.scores.emplace_back();
    }
    const double score = NumberOf((*example.row)["score"]);
    found.scores[position->second].push_back(score);
    if (trained || example.split == model::Split::kDev) return;
    PoolPost post;
    post.text = example.text;
    post.key = example.key;
    post.source = position->second;
    post.score = score;
    post.comments = NumberOf((*example.row)["comments"]);
    found.posts.push_back(std::move(post));
  });
  if (!status.ok()) return status;
  return found;
}

// Leaves of each source the posts with the smallest keys, each text once, none that was trained on.
void KeepHeldOut(int per_source, Candidates* found, PoolCounts* counts) {
  counts->trained = found->trained.size();
  counts->candidates = found->posts.size();
  std::stable_sort(found->posts.begin(), found->posts.end(), [](const PoolPost& a, const PoolPost& b) {
    return a.source != b.source ? a.source < b.source : a.key < b.key;
  });
  std::unordered_set<std::uint64_t> seen;
  std::vector<int> taken(found->sources.size());
  std::erase_if(found->posts, [&](const PoolPost& post) {
    if (found->trained.contains(post.key)) {
      ++counts->same_text;
      return true;
    }
    if (taken[post.source] == per_source) {
      ++counts->beyond_cap;
      return true;
    }
    if (!seen.insert(post.key).second) {
      ++counts->repeated;
      return true;
    }
    ++taken[post.source];
    return false;
  });
}

void MeasureResponses(Candidates* found) {
  for (std::size_t i = 0; i < found->sources.size(); ++i) {
    std::vector<double>& scores = found->scores[i];
    std::sort(scores.begin(), scores.end());
    Source& source = found->sources[i];
    source.median_score = std::max(scores[scores.size() / 2], 1.0);
    source.top_score = scores.back() / source.median_score;
  }
  for (PoolPost& post : found->posts) {
    post.score /= found->sources[post.source].median_score;
    post.comments /= found->sources[post.source].median_score;
  }
}

// Drops what the tagger cannot read.
void TagPosts(const tag::Knowledge& knowledge, const PoolOptions& options, std::vector<PoolPost>* posts,
              PoolCounts* counts) {
  std::vector<tag::Tagger> taggers;
  for (int i = 0; i < options.threads; ++i) taggers.emplace_back(knowledge);
  std::vector<Tagging> taggings(taggers.size());
  std::vector<std::uint8_t> readable(posts->size());
  tag::TagOptions tagging_options = tag::EvidenceOptions();
  tagging_options.min_confidence = options.evidence;
  cli::InParallel(options.threads, posts->size(), [&](int thread, std::size_t i) {
    tag::Tagger& tagger = taggers[static_cast<std::size_t>(thread)];
    Tagging& tagging = taggings[static_cast<std::size_t>(thread)];
    PoolPost& post = (*posts)[i];
    tagger.Tag(post.text, "", tagging_options, &tagging);
    readable[i] = tagging.abstained != Abstention::kNoWords && tagging.abstained != Abstention::kLanguage;
    post.tagged = weigh::MakeTaggedPost(Post(), tagger.tokens(), tagging.topics);
  });
  const std::size_t before = posts->size();
  std::size_t i = 0;
  std::erase_if(*posts, [&](const PoolPost&) { return readable[i++] == 0; });
  counts->unreadable = before - posts->size();
}

void Divide(Pool* pool) {
  std::vector<SourceSize> sizes;
  for (const Source& source : pool->sources) sizes.push_back({source.name, source.topics, 0});
  for (const PoolPost& post : pool->posts) ++sizes[post.source].posts;
  const std::vector<Division> divisions = DivideSources(sizes);
  for (std::size_t i = 0; i < divisions.size(); ++i) {
    Source& source = pool->sources[i];
    source.division = divisions[i];
    const auto position = static_cast<std::uint32_t>(i);
    for (const TopicIndex topic : source.topics) pool->by_topic[topic].push_back(position);
    if (source.topics.empty()) pool->chatter.push_back(position);
  }
  for (std::size_t i = 0; i < pool->posts.size(); ++i) {
    PoolPost& post = pool->posts[i];
    Source& source = pool->sources[post.source];
    post.half = HalfOf(source.division, post.key);
    const auto half = static_cast<std::size_t>(post.half);
    source.posts[half].push_back(static_cast<std::uint32_t>(i));
    if (source.topics.empty()) pool->chatter_posts[half].push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace

std::vector<std::uint32_t> Pool::PostsOf(TopicIndex topic, Half half) const {
  std::vector<std::uint32_t> all;
  const auto found = by_topic.find(topic);
  if (found == by_topic.end()) return all;
  for (const std::uint32_t source : found->second) {
    const auto& posts_of_source = sources[source].posts[static_cast<std::size_t>(half)];
    all.insert(all.end(), posts_of_source.begin(), posts_of_source.end());
  }
  return all;
}

absl::StatusOr<Pool> BuildPool(const model::CorpusReader& corpora, const model::PostLabels& labels,
                               const std::vector<std::uint64_t>& own, const tag::Knowledge& knowledge,
                               const PoolOptions& options) {
  absl::StatusOr<Candidates> found = ReadCandidates(corpora, labels);
  if (!found.ok()) return found.status();
  found->trained.insert(own.begin(), own.end());
  Pool pool;
  KeepHeldOut(options.posts_per_source, &*found, &pool.counts);
  MeasureResponses(&*found);
  pool.posts = std::move(found->posts);
  pool.sources = std::move(found->sources);
  TagPosts(knowledge, options, &pool.posts, &pool.counts);
  Divide(&pool);
  return pool;
}

absl::StatusOr<std::size_t> CheckHeldOut(const Pool& pool, const model::CorpusReader& corpora,
                                         const model::PostLabels& labels, const tag::Knowledge& knowledge) {
  std::unordered_set<std::uint64_t> titles;
  std::unordered_set<std::uint64_t> texts;
  for (const PoolPost& post : pool.posts) {
    titles.insert(post.key);
    texts.insert(model::TextKey(post.text));
  }
  std::size_t compared = 0;
  std::size_t shared = 0;
  model::DatasetOptions options;
  options.labels = &labels;
  const auto compare = [&](std::string_view text) {
    ++compared;
    const std::uint64_t key = model::TextKey(text);
    shared += titles.contains(key) || texts.contains(key) ? 1 : 0;
  };
  options.annotate = [&](std::string_view text, const text::TokenizedText&, model::TrainingPost*) { compare(text); };
  text::Tokenizer tokenizer(knowledge.words());
  absl::StatusOr<model::Dataset> data = model::BuildDataset(corpora, options, &tokenizer);
  if (!data.ok()) return data.status();
  for (const model::LabelledPost& post : data->labelled) compare(post.text);
  if (shared > 0) {
    return absl::FailedPreconditionError(absl::StrCat(shared, " of ", compared, " training posts are in the pool"));
  }
  return compared;
}

}  // namespace metier::people
