#include "weigh/reactions.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>

namespace metier::weigh {

void ReactionLog::Add(PersonId author, const Folding& folding) {
  std::vector<ReactionEdge> edges;
  for (std::size_t i = 0; i < folding.posts.size(); ++i) {
    if (folding.posts[i].kind == PostKind::kRepost) continue;
    for (const Reactor& reactor : folding.responses[i].reactors) {
      if (reactor.actor != author) edges.push_back({reactor.actor, author, 1, reactor.quick ? 1 : 0});
    }
  }
  // Joined here, so that the log holds pairs of people and not single reactions.
  std::sort(edges.begin(), edges.end(),
            [](const ReactionEdge& left, const ReactionEdge& right) { return left.actor < right.actor; });
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i > 0 && edges[i - 1].actor == edges[i].actor) {
      edges_.back().posts += edges[i].posts;
      edges_.back().quick += edges[i].quick;
    } else {
      edges_.push_back(edges[i]);
    }
  }
}

void ReactionLog::Merge(const ReactionLog& other) {
  edges_.insert(edges_.end(), other.edges_.begin(), other.edges_.end());
}

ReactionGraph::ReactionGraph(const ReactionLog& log, const WeighParameters& parameters) : parameters_(parameters) {
  std::vector<ReactionEdge> sorted(log.edges().begin(), log.edges().end());
  std::sort(sorted.begin(), sorted.end(), [](const ReactionEdge& left, const ReactionEdge& right) {
    return std::tie(left.actor, left.author) < std::tie(right.actor, right.author);
  });
  std::vector<PersonId> ids;
  ids.reserve(2 * sorted.size());
  for (const ReactionEdge& edge : sorted) {
    ids.push_back(edge.actor);
    ids.push_back(edge.author);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

  people_.resize(ids.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Person& person = people_[i];
    person.id = ids[i];
    person.first_edge = static_cast<std::uint32_t>(edges_.size());
    for (; next < sorted.size() && sorted[next].actor == person.id; ++next) {
      const ReactionEdge& edge = sorted[next];
      const auto author =
          static_cast<std::uint32_t>(std::lower_bound(ids.begin(), ids.end(), edge.author) - ids.begin());
      person.posts += edge.posts;
      person.quick += edge.quick;
      if (edges_.size() > person.first_edge && edges_.back().author == author) {
        edges_.back().posts += edge.posts;
        edges_.back().quick += edge.quick;
      } else {
        edges_.push_back({author, edge.posts, edge.quick});
      }
    }
    person.end_edge = static_cast<std::uint32_t>(edges_.size());
  }

  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> targets;
  rows.reserve(people_.size() + 1);
  targets.reserve(edges_.size());
  for (const Person& person : people_) rows.push_back(person.first_edge);
  rows.push_back(static_cast<std::uint32_t>(edges_.size()));
  for (const Edge& edge : edges_) targets.push_back(edge.author);
  const std::vector<std::uint32_t> components = StrongComponents(rows, targets);
  component_sizes_.assign(people_.size(), 0);
  for (std::size_t i = 0; i < people_.size(); ++i) {
    people_[i].component = components[i];
    ++component_sizes_[components[i]];
  }
}

const ReactionGraph::Person* ReactionGraph::Find(PersonId id) const {
  const auto found = std::lower_bound(people_.begin(), people_.end(), id,
                                      [](const Person& person, PersonId wanted) { return person.id < wanted; });
  return found != people_.end() && found->id == id ? &*found : nullptr;
}

const ReactionGraph::Edge* ReactionGraph::FindEdge(const Person& actor, std::uint32_t author) const {
  const auto begin = edges_.begin() + actor.first_edge;
  const auto end = edges_.begin() + actor.end_edge;
  const auto found =
      std::lower_bound(begin, end, author, [](const Edge& edge, std::uint32_t wanted) { return edge.author < wanted; });
  return found != end && found->author == author ? &*found : nullptr;
}

// Two ways to be one. In a small strong component (everybody in it reacts, through others, to everybody): when at least
// half of what the actor does stays inside. In a component of any size, which may be a whole community: when the author
// reacts to the actor, and at least half of what the actor does goes to the author's circle, the people to whom the
// author reacts. What the actor does for this author is put at what the author does for him, at least at one reaction:
// see the principle in the header.
bool ReactionGraph::RingMates(const Person& actor, const Person& author, std::int64_t posts_elsewhere) const {
  const auto author_position = static_cast<std::uint32_t>(&author - people_.data());
  const auto actor_position = static_cast<std::uint32_t>(&actor - people_.data());
  const bool small =
      actor.component == author.component && component_sizes_[author.component] <= parameters_.largest_ring;
  const Edge* returned = FindEdge(author, actor_position);
  if (!small && returned == nullptr) return false;
  const std::int64_t exchanged = returned == nullptr ? 1 : returned->posts;
  std::int64_t inside = exchanged;
  std::int64_t circle = exchanged;
  for (std::uint32_t i = actor.first_edge; i < actor.end_edge; ++i) {
    const Edge& edge = edges_[i];
    if (edge.author == author_position) continue;
    if (small && people_[edge.author].component == author.component) inside += edge.posts;
    if (returned != nullptr && FindEdge(author, edge.author) != nullptr) circle += edge.posts;
  }
  const double needed = parameters_.ring_concentration * static_cast<double>(posts_elsewhere + exchanged);
  return (small && static_cast<double>(inside) >= needed) ||
         (returned != nullptr && static_cast<double>(circle) >= needed);
}

bool ReactionGraph::Reacts(PersonId actor, PersonId author) const {
  const Person* reader = Find(actor);
  const Person* writer = Find(author);
  return reader != nullptr && writer != nullptr &&
         FindEdge(*reader, static_cast<std::uint32_t>(writer - people_.data())) != nullptr;
}

Judgement ReactionGraph::Judge(PersonId actor, PersonId author) const {
  if (actor == author) return {Standing::kSelf, 1};
  const Person* reader = Find(actor);
  if (reader == nullptr) return {};
  const Person* writer = Find(author);
  const Edge* here =
      writer == nullptr ? nullptr : FindEdge(*reader, static_cast<std::uint32_t>(writer - people_.data()));
  const std::int64_t posts = reader->posts - (here == nullptr ? 0 : here->posts);
  const std::int64_t quick = reader->quick - (here == nullptr ? 0 : here->quick);
  Judgement judgement;
  judgement.selectivity = 1 / (1 + std::log1p(static_cast<double>(posts)));
  if (posts > parameters_.automatic_reactions &&
      static_cast<double>(quick) >= parameters_.automatic_quick_share * static_cast<double>(posts)) {
    judgement.standing = Standing::kAutomatic;
  } else if (here != nullptr && RingMates(*reader, *writer, posts)) {
    judgement.standing = Standing::kRing;
  }
  return judgement;
}

std::vector<std::uint32_t> StrongComponents(std::span<const std::uint32_t> rows,
                                            std::span<const std::uint32_t> targets) {
  constexpr std::uint32_t kUnseen = 0xFFFFFFFF;
  const auto nodes = static_cast<std::uint32_t>(rows.empty() ? 0 : rows.size() - 1);
  std::vector<std::uint32_t> component(nodes, kUnseen);
  std::vector<std::uint32_t> number(nodes, kUnseen);  // in the order of the first visit
  std::vector<std::uint32_t> low(nodes, 0);           // the smallest number that the node is known to reach
  std::vector<std::uint32_t> open;                    // visited, component not yet complete
  struct Frame {
    std::uint32_t node;
    std::uint32_t edge;
  };
  std::vector<Frame> path;
  std::uint32_t visited = 0;
  std::uint32_t components = 0;

  const auto visit = [&](std::uint32_t node) {
    number[node] = low[node] = visited++;
    open.push_back(node);
    path.push_back({node, rows[node]});
  };
  for (std::uint32_t root = 0; root < nodes; ++root) {
    if (number[root] != kUnseen) continue;
    visit(root);
    while (!path.empty()) {
      const std::uint32_t node = path.back().node;
      if (path.back().edge < rows[node + 1]) {
        const std::uint32_t target = targets[path.back().edge++];
        if (number[target] == kUnseen) {
          visit(target);
        } else if (component[target] == kUnseen) {
          low[node] = std::min(low[node], number[target]);
        }
        continue;
      }
      path.pop_back();
      if (!path.empty()) low[path.back().node] = std::min(low[path.back().node], low[node]);
      if (low[node] != number[node]) continue;
      std::uint32_t member = kUnseen;
      do {  // Everything opened since `node` is its component.
        member = open.back();
        open.pop_back();
        component[member] = components;
      } while (member != node);
      ++components;
    }
  }
  return component;
}

}  // namespace metier::weigh
