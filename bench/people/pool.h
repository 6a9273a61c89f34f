// The pool: real posts with their real response, none of which the shipped model was trained on, tagged once.
//
// Posts come from reddit-2013. Training takes the first posts of each source; the pool takes what comes after them and
// what the hash of the text holds out, never a text that training took from any corpus, nor one of our own posts. A
// post's truth is what its subreddit is mapped to, or, in a labelled pool, what a reader said of it.

#ifndef METIER_BENCH_PEOPLE_POOL_H_
#define METIER_BENCH_PEOPLE_POOL_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/people/halves.h"
#include "metier/taxonomy.h"
#include "model/corpus.h"
#include "model/dataset.h"
#include "model/post_labels.h"
#include "tag/knowledge.h"
#include "weigh/tagged_post.h"

namespace metier::people {

// Positions in Pool::posts, by half.
using Shelf = std::array<std::vector<std::uint32_t>, kHalves>;

struct PoolPost {
  std::string text;
  std::uint64_t key = 0;     // model::TextKey of the title
  std::uint32_t source = 0;  // in Pool::sources
  model::PostLabel label;    // the truth; no topics: chatter
  Half half = Half::kFit;
  weigh::TaggedPost tagged;  // words and topics only: no id, time or response
  // The real response, in medians of the score of all posts of the subreddit: levels are not comparable across
  // subreddits, distributions are.
  double score = 0;
  double comments = 0;
};

struct Source {
  std::string name;
  std::vector<TopicIndex> topics;  // none: chatter
  double median_score = 0;         // of all its posts, those of training included: response is no text
  double top_score = 0;            // the highest, in medians
  Division division = Division::kFit;
};

struct PoolCounts {
  std::size_t trained = 0;     // texts that training takes, of all corpora and our own posts
  std::size_t candidates = 0;  // posts of reddit-2013 that it does not take
  std::size_t same_text = 0;   // left out of them: training takes the same text elsewhere
  std::size_t repeated = 0;    // left out: the same text comes twice in the pool
  std::size_t beyond_cap = 0;  // left out: enough of the source
  std::size_t unlabelled = 0;  // left out of a labelled pool: no reader labelled it, and its subreddit is no chatter
  std::size_t open = 0;        // left out of a labelled pool: its readers do not agree on anything
  std::size_t unreadable = 0;  // left out: no words, or not in English
};

struct Pool {
  std::vector<PoolPost> posts;
  std::vector<Source> sources;  // in the order of the corpus
  // One shelf for each subreddit mapped to the topic, or one for all posts that a reader gave it to.
  std::map<TopicIndex, std::vector<Shelf>> by_topic;
  Shelf chatter_posts;
  PoolCounts counts;

  // Positions in `posts` of those about the topic.
  std::vector<std::uint32_t> PostsOf(TopicIndex topic, Half half) const;
};

struct PoolOptions {
  int posts_per_source = 200;  // at most; drawn by the hash of the text; those that `readers` labelled do not count
  int threads = 1;
  // Where set, the pool has only the posts that it labels, and those of chatter subreddits. Not owned.
  const model::PostLabels* readers = nullptr;
};

// `training` is what training takes of the corpora; `own` are keys of our own posts.
absl::StatusOr<Pool> BuildPool(const model::CorpusReader& corpora, const model::DatasetOptions& training,
                               const std::vector<std::uint64_t>& own, const tag::Knowledge& knowledge,
                               const PoolOptions& options);

// Settle the half and the label of each post by its source, and put it on the shelves of its topics.
void ShelveBySource(Pool* pool);
// The same for posts that have their labels already: halves are divided by post.
void ShelveByLabel(Pool* pool);

// Reads the corpora again as training does and fails if any training post has the text of a pool post, or, with
// `readers`, of any post that they labelled. Independent of how the pool was made. Returns the number of training posts
// compared.
absl::StatusOr<std::size_t> CheckHeldOut(const Pool& pool, const model::CorpusReader& corpora,
                                         model::DatasetOptions training, const model::PostLabels* readers,
                                         const tag::Knowledge& knowledge);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_POOL_H_
