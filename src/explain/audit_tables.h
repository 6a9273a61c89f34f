// The tables of an audit file, made of the lists of fields in audit.h. Only for audit_writer.cc and audit_reader.cc.

#ifndef METIER_SRC_EXPLAIN_AUDIT_TABLES_H_
#define METIER_SRC_EXPLAIN_AUDIT_TABLES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/message.h"
#include "explain/audit.h"
#include "explain/audit_file.h"
#include "explain/audit_walk.h"

namespace metier::explain {

inline constexpr int kApplicationId = 0x4D455441;  // "META"

inline std::string TypeName(const std::int64_t&) { return "INTEGER"; }
inline std::string TypeName(const bool&) { return "INTEGER NOT NULL"; }
inline std::string TypeName(const double&) { return "REAL NOT NULL"; }
inline std::string TypeName(const std::string&) { return "TEXT NOT NULL"; }
inline std::string TypeName(const std::optional<std::string>&) { return "TEXT"; }

inline std::string Quoted(std::string_view name) { return base::Concat("\"", name, "\""); }

struct Columns {
  std::string declared;  // "a" INTEGER, "b" TEXT
  std::string named;     // "a", "b"
  int count = 0;

  void Add(std::string_view name, std::string_view type) {
    if (count++ > 0) {
      declared += ", ";
      named += ", ";
    }
    declared += Quoted(name) + " " + std::string(type);
    named += Quoted(name);
  }
  template <typename Row>
  void AddFieldsOf() {
    const Row row;
    Row::Fields(row, [this](std::string_view name, const auto& value) { Add(name, TypeName(value)); });
  }
};

// The columns of a table below the person, and what to call the key.
template <typename Row>
Columns ColumnsOf(const AuditTable& table, std::string* key) {
  Columns columns;
  columns.Add("person", "INTEGER NOT NULL");
  *key = "\"person\"";
  for (const std::string_view name : table.keys) {
    if (name.empty()) break;
    columns.Add(name, "INTEGER NOT NULL");
    *key += ", " + Quoted(name);
  }
  columns.AddFieldsOf<Row>();
  return columns;
}

inline Columns PersonColumns() {
  Columns columns;
  columns.Add("person", "INTEGER PRIMARY KEY");
  columns.Add("checksum", "TEXT NOT NULL");
  columns.AddFieldsOf<PersonAudit>();
  return columns;
}

// Calls visit(table, Row()) for every table below the person.
template <typename Visit>
void ForEachTable(Visit&& visit) {
  visit(kPostTable, PostAudit());
  visit(kTopicTable, TopicAudit());
  visit(kContributionTable, ContributionAudit());
  visit(kGateTable, GateAudit());
  visit(kOccasionTable, OccasionAudit());
  visit(kEvidenceTable, EvidenceAudit());
  visit(kSpanTable, SpanAudit());
  visit(kFoldedTable, FoldedAudit());
  visit(kDiscountTable, DiscountAudit());
  visit(kNearTable, NearAudit());
  visit(kRefusedTable, RefusedAudit());
  visit(kDisputeTable, DisputeAudit());
  visit(kSmallestTable, RemovedPost());
}

// Keys and values of the table "meta".
using Meta = std::map<std::string, std::string, std::less<>>;
// All but the checksums and the number of people.
Meta MetaOf(const AuditHeader& header);
// Of the head: `meta`, the taxonomy and the disputes.
std::uint64_t HeaderChecksum(const AuditHeader& header, const Meta& meta);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_AUDIT_TABLES_H_
