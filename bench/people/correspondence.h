// Who reacts to what in a town, and with it the posts as weighing wants them.
//
// The response to a post is its real one scaled by the audience: likes = followers * rate * score, replies = followers
// * rate * comments, with score and comments in medians of the scores of the subreddit, and the rate that of the
// author's ordinary post. Where reactions are named, up to 25 of them come from the author's regulars, 40 of the town's
// readers and three neighbours; readers differ a hundredfold in how much they react.

#ifndef METIER_BENCH_PEOPLE_CORRESPONDENCE_H_
#define METIER_BENCH_PEOPLE_CORRESPONDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bench/people/person.h"
#include "bench/people/pool.h"
#include "bench/people/random.h"
#include "tag/tagger.h"
#include "weigh/tagged_post.h"

namespace metier::people {

// The id of a person's i-th draft as a post, and back.
inline weigh::PostId IdOfDraft(std::size_t draft) { return draft + 1; }
inline std::size_t DraftOf(weigh::PostId id) { return id - 1; }

// Not thread-safe. Keeps references.
class Correspondence {
 public:
  Correspondence(const Pool& pool, const std::vector<Person>& people, const std::string& town, tag::Tagger* tagger);

  std::vector<weigh::TaggedPost> PostsOf(std::size_t person, Random& random);

 private:
  struct Regular {
    weigh::PersonId id;
    double activity;  // running sum
  };
  std::vector<Regular> RegularsOf(std::size_t person, Random& random) const;
  weigh::TaggedPost Written(const Draft& draft);
  void Respond(std::size_t person, const Draft& draft, const std::vector<Regular>& regulars, Random& random,
               weigh::TaggedPost* post) const;
  void AddReactions(const std::vector<weigh::PersonId>& actors, ReactionKind kind, UnixSeconds earliest,
                    UnixSeconds latest, Random& random, weigh::TaggedPost* post) const;

  const Pool& pool_;
  const std::vector<Person>& people_;
  tag::Tagger& tagger_;
  std::vector<Regular> readers_;
  std::vector<weigh::PersonId> bots_;
};

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_CORRESPONDENCE_H_
