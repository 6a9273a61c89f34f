// Who reacts to whom, over the whole archive, and what that says of a reader.
//
// One principle: towards an author, a reader is judged by what he does ELSEWHERE. His selectivity, his haste and his
// loyalties are measured on his reactions to other authors, so nothing that an author posts can change what his own
// readers are worth. (Were it otherwise, adding posts on gardening could reorder the response to the posts on golf,
// against the law of volume.) A reader who likes everything of one author needs no discount: he adds the same to each
// post, and response is compared post by post. One thing remains: a reaction of somebody whom the author reaches can
// close a circle, and then bring a ring to light.

#ifndef METIER_SRC_WEIGH_REACTIONS_H_
#define METIER_SRC_WEIGH_REACTIONS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "weigh/duplicates.h"
#include "weigh/parameters.h"

namespace metier::weigh {

// Reactions of one actor to one author: to how many kept posts, and to how many of them within seconds.
struct ReactionEdge {
  PersonId actor = 0;
  PersonId author = 0;
  std::int64_t posts = 0;
  std::int64_t quick = 0;
};

// Collects edges. Merging is addition, in any order. Not thread-safe.
class ReactionLog {
 public:
  // All posts of `author`. Reactions to oneself and to reposts are left out.
  void Add(PersonId author, const Folding& folding);
  void Add(const ReactionEdge& edge) { edges_.push_back(edge); }
  void Merge(const ReactionLog& other);
  std::span<const ReactionEdge> edges() const { return edges_; }

 private:
  std::vector<ReactionEdge> edges_;
};

enum class Standing : std::uint8_t {
  kOutside,    // counts
  kSelf,       // the author
  kRing,       // reacts mostly within a small group to which the author belongs and reacts: counts for nothing
  kAutomatic,  // reacts within seconds to nearly everything: counts for nothing
};

struct Judgement {
  Standing standing = Standing::kOutside;
  double selectivity =
      1;  // in (0, 1]: 1 / (1 + ln(1 + reactions to other authors)); 1 for one who reacts to nobody else
};

// Immutable after construction: share one between threads.
class ReactionGraph {
 public:
  ReactionGraph() = default;
  ReactionGraph(const ReactionLog& log, const WeighParameters& parameters);

  // What a reaction of `actor` to a post of `author` is worth. Anybody may be asked about.
  Judgement Judge(PersonId actor, PersonId author) const;
  // Whether `actor` reacted to anything of `author`.
  bool Reacts(PersonId actor, PersonId author) const;

 private:
  struct Person {
    PersonId id = 0;
    std::uint32_t first_edge = 0;  // his reactions: [first_edge, end_edge) of edges_
    std::uint32_t end_edge = 0;
    std::int64_t posts = 0;
    std::int64_t quick = 0;
    std::uint32_t component = 0;
  };
  struct Edge {
    std::uint32_t author = 0;  // position in people_
    std::int64_t posts = 0;
    std::int64_t quick = 0;
  };

  const Person* Find(PersonId id) const;
  const Edge* FindEdge(const Person& actor, std::uint32_t author) const;
  bool RingMates(const Person& actor, const Person& author, std::int64_t posts_elsewhere) const;

  WeighParameters parameters_;
  std::vector<Person> people_;  // ascending by id
  std::vector<Edge> edges_;     // by actor, then by author
  std::vector<std::uint32_t> component_sizes_;
};

// Strongly connected components of a graph in compressed rows: the edges of node i go to targets[rows[i]] ..
// targets[rows[i + 1] - 1]. Returns a component number per node, dense from 0. Tarjan's algorithm (SIAM J. Comput.
// 1972) without recursion, so that a chain of a million people cannot exhaust the stack. Linear.
std::vector<std::uint32_t> StrongComponents(std::span<const std::uint32_t> rows,
                                            std::span<const std::uint32_t> targets);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_REACTIONS_H_
