// Every record of an audit with the table it stands in and its place there: the tree of audit.h in one line of sight,
// for storing and comparing.

#ifndef METIER_SRC_EXPLAIN_AUDIT_WALK_H_
#define METIER_SRC_EXPLAIN_AUDIT_WALK_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "explain/audit.h"

namespace metier::explain {

// A table of a stored audit. `keys` name the columns that tell a row's place: below the person, from the outside in.
struct AuditTable {
  std::string_view name;
  std::array<std::string_view, 4> keys;  // empty ones at the end
};

inline constexpr AuditTable kPostTable = {"post", {"position"}};
inline constexpr AuditTable kTopicTable = {"topic", {"place"}};
inline constexpr AuditTable kContributionTable = {"contribution", {"place", "position"}};
inline constexpr AuditTable kGateTable = {"gate", {"place", "position"}};
inline constexpr AuditTable kOccasionTable = {"occasion", {"place", "occasion"}};
inline constexpr AuditTable kEvidenceTable = {"evidence", {"place", "occasion", "entry"}};
inline constexpr AuditTable kSpanTable = {"span", {"place", "occasion", "entry", "position"}};
inline constexpr AuditTable kFoldedTable = {"folded", {"place", "position"}};
inline constexpr AuditTable kDiscountTable = {"discount", {"place", "position"}};
inline constexpr AuditTable kNearTable = {"near", {"place", "entry"}};
inline constexpr AuditTable kRefusedTable = {"refused", {"place", "entry", "position"}};
inline constexpr AuditTable kDisputeTable = {"dispute", {"place", "position"}};
inline constexpr AuditTable kSmallestTable = {"smallest_set", {"place", "position"}};

using AuditKeys = std::span<const std::int64_t>;

// Calls visit(table, keys, row) for each row below the person (not for the person itself), each before what it holds.
template <typename Person, typename Visit>
void WalkAudit(Person& person, Visit&& visit) {
  const auto each = [&visit](const AuditTable& table, std::initializer_list<std::int64_t> outer, auto& rows) {
    std::array<std::int64_t, 4> keys = {};
    std::copy(outer.begin(), outer.end(), keys.begin());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      keys[outer.size()] = static_cast<std::int64_t>(i);
      visit(table, AuditKeys(keys.data(), outer.size() + 1), rows[i]);
    }
  };
  each(kPostTable, {}, person.posts);
  each(kTopicTable, {}, person.topics);
  for (std::size_t t = 0; t < person.topics.size(); ++t) {
    auto& topic = person.topics[t];
    const auto place = static_cast<std::int64_t>(t);
    each(kContributionTable, {place}, topic.contributions);
    each(kGateTable, {place}, topic.gates);
    each(kOccasionTable, {place}, topic.occasions);
    for (std::size_t o = 0; o < topic.occasions.size(); ++o) {
      const auto occasion = static_cast<std::int64_t>(o);
      each(kEvidenceTable, {place, occasion}, topic.occasions[o].posts);
      for (std::size_t e = 0; e < topic.occasions[o].posts.size(); ++e) {
        each(kSpanTable, {place, occasion, static_cast<std::int64_t>(e)}, topic.occasions[o].posts[e].spans);
      }
    }
    each(kFoldedTable, {place}, topic.folded);
    each(kDiscountTable, {place}, topic.discounted);
    each(kNearTable, {place}, topic.near);
    for (std::size_t n = 0; n < topic.near.size(); ++n) {
      each(kRefusedTable, {place, static_cast<std::int64_t>(n)}, topic.near[n].refused);
    }
    each(kDisputeTable, {place}, topic.disputes);
    each(kSmallestTable, {place}, topic.smallest_set);
  }
}

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_AUDIT_WALK_H_
