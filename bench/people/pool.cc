#include "bench/people/pool.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "cli/io.h"
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

absl::StatusOr<Candidates> ReadCandidates(const model::CorpusReader& corpora, const model::DatasetOptions& training) {
  Candidates found;
  std::map<std::string, std::uint32_t, std::less<>> positions;
  model::Selection selection(training);
  absl::Status status = corpora.ForEach([&](const model::Example& example) {
    const bool train = example.split == model::Split::kTrain;
    const model::Selection::Choice choice = train ? selection.Choose(example) : model::Selection::Choice();
    const bool trained = choice.by_source || choice.label != nullptr;
    if (trained) found.trained.insert(example.key);
    if (example.corpus != kCorpus) return;
    auto position = positions.find(example.source);
    if (position == positions.end()) {
      position = positions.emplace(std::string(example.source), found.sources.size()).first;
      found.sources.push_back({.name = std::string(example.source), .topics = example.decision->topics});
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

const model::PostLabel* LabelOf(const PoolPost& post, const PoolOptions& options) {
  return options.readers != nullptr ? options.readers->Find(post.key) : nullptr;
}

// Readers do not agree on what it is about, or whether it is about anything.
bool ReadersDisagree(const model::PostLabel& label) { return label.topics.empty() && !label.accepted.empty(); }

// Leaves of each source the posts with the smallest keys, each text once, none that was trained on.
void KeepHeldOut(const PoolOptions& options, Candidates* found, PoolCounts* counts) {
  counts->trained = found->trained.size();
  counts->candidates = found->posts.size();
  std::stable_sort(found->posts.begin(), found->posts.end(), [](const PoolPost& a, const PoolPost& b) {
    return a.source != b.source ? a.source < b.source : a.key < b.key;
  });
  std::unordered_set<std::uint64_t> seen;
  std::vector<int> taken(found->sources.size());
  std::erase_if(found->posts, [&](const PoolPost& post) {
    const bool labelled = LabelOf(post, options) != nullptr;
    if (found->trained.contains(post.key)) {
      ++counts->same_text;
      return true;
    }
    if (options.readers != nullptr && !labelled && !found->sources[post.source].topics.empty()) {
      ++counts->unlabelled;
      return true;
    }
    if (labelled && ReadersDisagree(*LabelOf(post, options))) {
      ++counts->open;
      return true;
    }
    if (!labelled && taken[post.source] == options.posts_per_source) {
      ++counts->beyond_cap;
      return true;
    }
    if (!seen.insert(post.key).second) {
      ++counts->repeated;
      return true;
    }
    taken[post.source] += labelled ? 0 : 1;
    return false;
  });
  for (PoolPost& post : found->posts) {
    if (const model::PostLabel* label = LabelOf(post, options)) post.label = *label;
  }
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
  cli::InParallel(options.threads, posts->size(), [&](int thread, std::size_t i) {
    tag::Tagger& tagger = taggers[static_cast<std::size_t>(thread)];
    Tagging& tagging = taggings[static_cast<std::size_t>(thread)];
    PoolPost& post = (*posts)[i];
    tagger.Tag(post.text, "", tag::EvidenceOptions(), &tagging);
    readable[i] = tagging.abstained != Abstention::kNoWords && tagging.abstained != Abstention::kLanguage;
    post.tagged = weigh::MakeTaggedPost(Post(), tagger.tokens(), tagging.topics);
  });
  const std::size_t before = posts->size();
  std::size_t i = 0;
  std::erase_if(*posts, [&](const PoolPost&) { return readable[i++] == 0; });
  counts->unreadable = before - posts->size();
}

}  // namespace

void ShelveBySource(Pool* pool) {
  std::vector<SourceSize> sizes;
  for (const Source& source : pool->sources) sizes.push_back({source.name, source.topics, 0});
  for (const PoolPost& post : pool->posts) ++sizes[post.source].posts;
  const std::vector<Division> divisions = DivideSources(sizes);
  std::vector<Shelf> shelves(pool->sources.size());
  for (std::size_t i = 0; i < pool->posts.size(); ++i) {
    PoolPost& post = pool->posts[i];
    post.half = HalfOf(divisions[post.source], post.key);
    post.label.topics = pool->sources[post.source].topics;
    shelves[post.source][static_cast<std::size_t>(post.half)].push_back(static_cast<std::uint32_t>(i));
  }
  for (std::size_t i = 0; i < shelves.size(); ++i) {
    Source& source = pool->sources[i];
    source.division = divisions[i];
    for (const TopicIndex topic : source.topics) pool->by_topic[topic].push_back(shelves[i]);
    if (!source.topics.empty()) continue;
    for (std::size_t half = 0; half < kHalves; ++half) {
      pool->chatter_posts[half].insert(pool->chatter_posts[half].end(), shelves[i][half].begin(),
                                       shelves[i][half].end());
    }
  }
}

void ShelveByLabel(Pool* pool) {
  for (Source& source : pool->sources) source.division = Division::kByPost;
  for (std::size_t i = 0; i < pool->posts.size(); ++i) {
    PoolPost& post = pool->posts[i];
    post.half = HalfOf(Division::kByPost, post.key);
    const auto half = static_cast<std::size_t>(post.half);
    const auto position = static_cast<std::uint32_t>(i);
    if (post.label.topics.empty()) pool->chatter_posts[half].push_back(position);
    for (const TopicIndex topic : post.label.topics) {
      std::vector<Shelf>& shelves = pool->by_topic[topic];
      shelves.resize(1);
      shelves[0][half].push_back(position);
    }
  }
}

std::vector<std::uint32_t> Pool::PostsOf(TopicIndex topic, Half half) const {
  std::vector<std::uint32_t> all;
  const auto found = by_topic.find(topic);
  if (found == by_topic.end()) return all;
  for (const Shelf& shelf : found->second) {
    const std::vector<std::uint32_t>& some = shelf[static_cast<std::size_t>(half)];
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

absl::StatusOr<Pool> BuildPool(const model::CorpusReader& corpora, const model::DatasetOptions& training,
                               const std::vector<std::uint64_t>& own, const tag::Knowledge& knowledge,
                               const PoolOptions& options) {
  absl::StatusOr<Candidates> found = ReadCandidates(corpora, training);
  if (!found.ok()) return found.status();
  found->trained.insert(own.begin(), own.end());
  Pool pool;
  KeepHeldOut(options, &*found, &pool.counts);
  MeasureResponses(&*found);
  pool.posts = std::move(found->posts);
  pool.sources = std::move(found->sources);
  TagPosts(knowledge, options, &pool.posts, &pool.counts);
  options.readers != nullptr ? ShelveByLabel(&pool) : ShelveBySource(&pool);
  return pool;
}

absl::StatusOr<std::size_t> CheckHeldOut(const Pool& pool, const model::CorpusReader& corpora,
                                         model::DatasetOptions training, const model::PostLabels* readers,
                                         const tag::Knowledge& knowledge) {
  std::unordered_set<std::uint64_t> titles;
  std::unordered_set<std::uint64_t> texts;
  for (const PoolPost& post : pool.posts) {
    titles.insert(post.key);
    texts.insert(model::TextKey(post.text));
  }
  std::size_t compared = 0;
  std::size_t shared = 0;
  const auto compare = [&](std::string_view text) {
    ++compared;
    const std::uint64_t key = model::TextKey(text);
    const bool labelled = readers != nullptr && readers->Find(key) != nullptr;
    shared += labelled || titles.contains(key) || texts.contains(key) ? 1 : 0;
  };
  training.annotate = [&](std::string_view text, const text::TokenizedText&, model::TrainingPost*) { compare(text); };
  text::Tokenizer tokenizer(knowledge.words());
  absl::StatusOr<model::Dataset> data = model::BuildDataset(corpora, training, &tokenizer);
  if (!data.ok()) return data.status();
  for (const model::LabelledPost& post : data->labelled) compare(post.text);
  if (shared > 0) {
    return absl::FailedPreconditionError(
        absl::StrCat(shared, " of ", compared, " training posts are in the pool or labelled for it"));
  }
  return compared;
}

}  // namespace metier::people
