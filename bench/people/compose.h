// Composes honest people from one half of the pool.

#ifndef METIER_BENCH_PEOPLE_COMPOSE_H_
#define METIER_BENCH_PEOPLE_COMPOSE_H_

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "bench/people/person.h"
#include "bench/people/pool.h"
#include "bench/people/random.h"

namespace metier::people {

// How many posts the topics of a half must have, and how many of them a person writes.
struct Amounts {
  std::size_t returned_to = 60;  // least of a topic that somebody returns to, or aims at
  int most = 60;                 // posts on a topic returned to, from 8
  // The same for people at several volumes, and their posts on such a topic at volume 1.
  std::size_t at_volumes = 150;
  double volume_low = 16;
  double volume_high = 32;
  std::vector<double> volumes = {0.5, 1, 2, 4};
};
// For a pool whose topics have some fifty posts a half.
inline Amounts SmallAmounts() {
  return {.returned_to = 20, .most = 30, .at_volumes = 40, .volume_low = 8, .volume_high = 10, .volumes = {1, 2, 4}};
}

// A person in the making.
struct Sketch {
  Person person;
  std::vector<TopicIndex> chosen;  // topics returned to
  std::set<std::uint32_t> used;    // positions in the pool: nobody posts the same twice, but for repeats
  UnixSeconds from = kFirstDay;    // of the person's activity
  UnixSeconds to = kAsOf;
  std::uint32_t threads = 0;
};

// Immutable after construction: share one between threads.
class Composer {
 public:
  // Keeps references.
  Composer(const Pool& pool, Half half, const Taxonomy& taxonomy, const Amounts& amounts = {});

  // 2-4 topics returned to (from 8 posts each, over 6 weeks or more), 1-3 touched (2-4 posts), 5-20 one-offs of which
  // a third go viral, 30-60 % chatter; some repeat a post. Audience log-uniform in [10, 1,000,000].
  Person Ordinary(Random& random) const;
  // One topic in the first half of the activity, another in the second.
  Person Mover(Random& random) const;
  // Two topics of different fields, 25 posts or more each, all the time.
  Person TwoFields(Random& random) const;
  // Five posts on one topic within weeks, and a little chatter.
  Person Newcomer(Random& random) const;
  // The same mix at each of `volumes`: topics, span and shares are the same, the number of posts is not. `random` draws
  // the mix.
  std::vector<Person> AtVolumes(Random& random, const std::vector<double>& volumes) const;

  // The parts, for adversaries too.
  Sketch Begin(Random& random, PersonKind kind) const;
  // An ordinary mix of `topics` topics and all the rest.
  void AddOrdinaryMix(Random& random, int topics, Sketch* sketch) const;
  void AddReturned(Random& random, TopicIndex topic, int posts, UnixSeconds from, UnixSeconds to, Sketch* sketch) const;
  // Posts on the topic in one role, at any time. Returns how many there were.
  std::size_t AddSome(Random& random, TopicIndex topic, std::size_t posts, std::size_t sources, Role role,
                      Sketch* sketch) const;
  void AddChatter(Random& random, int posts, Sketch* sketch) const;
  // A topic of the half with at least `posts` posts, not sensitive, neither above nor beneath nor one of `avoid`;
  // none where no such topic is left.
  std::optional<TopicIndex> PickTopic(Random& random, std::size_t posts, const std::vector<TopicIndex>& avoid) const;
  // Not yet used posts of the topic, at most `count`, from at most `sources` shelves.
  std::vector<std::uint32_t> PickPosts(Random& random, TopicIndex topic, std::size_t count, std::size_t sources,
                                       Sketch* sketch) const;
  std::uint32_t PickChatter(Random& random, Sketch* sketch) const;
  double ViralScore(Random& random) const;
  // Settles the truth and the order of the posts.
  Person Finish(Sketch sketch) const;

  const Pool& pool() const { return pool_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }
  const Amounts& amounts() const { return amounts_; }

 private:
  bool Related(TopicIndex topic, const std::vector<TopicIndex>& others) const;

  const Pool& pool_;
  const Taxonomy& taxonomy_;
  Amounts amounts_;
  std::size_t half_;
  std::vector<std::pair<TopicIndex, std::size_t>> topics_;  // with posts in this half, not sensitive; and how many
  std::vector<double> viral_;                               // highest scores of the sources, in medians
};

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_COMPOSE_H_
