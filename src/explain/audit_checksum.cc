#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "base/bytes.h"
#include "base/checksum.h"
#include "explain/audit_file.h"
#include "explain/audit_tables.h"
#include "explain/audit_walk.h"

namespace metier::explain {
namespace {

// Numbers and strings of a record, so that no two records give the same bytes.
class Serialiser {
 public:
  void operator()(std::string_view, const std::int64_t& value) { writer_.Fixed64(static_cast<std::uint64_t>(value)); }
  void operator()(std::string_view, const bool& value) { writer_.Fixed8(value ? 1 : 0); }
  void operator()(std::string_view, const double& value) {
    std::uint64_t bits = 0;
    static_assert(sizeof(bits) == sizeof(value));
    std::memcpy(&bits, &value, sizeof(bits));
    writer_.Fixed64(bits);
  }
  void operator()(std::string_view, const std::string& value) { writer_.String(value); }
  void operator()(std::string_view, const std::optional<std::string>& value) {
    writer_.Fixed8(value ? 1 : 0);
    if (value) writer_.String(*value);
  }
  void Text(std::string_view text) { writer_.String(text); }
  std::uint64_t Checksum() const { return base::Checksum(bytes_); }

 private:
  std::string bytes_;
  base::ByteWriter writer_{&bytes_};
};

std::string FlagText(bool flag) { return flag ? "1" : "0"; }

}  // namespace

Meta MetaOf(const AuditHeader& header) {
  Meta meta;
  meta["version"] = std::to_string(kAuditVersion);
  Provenance::Fields(header.provenance,
                     [&meta](std::string_view name, const std::string& value) { meta[std::string(name)] = value; });
  meta["settings"] = header.settings;
  char digits[64];
  meta["bias"] = std::string(digits, std::to_chars(digits, digits + sizeof(digits), header.bias).ptr);
  meta["as_of"] = header.as_of ? std::to_string(*header.as_of) : "";
  meta["keep_text"] = FlagText(header.keep_text);
  meta["include_sensitive"] = FlagText(header.include_sensitive);
  meta["all_subjects"] = FlagText(header.all_subjects);
  meta["smallest_sets"] = FlagText(header.smallest_sets);
  return meta;
}

std::uint64_t HeaderChecksum(const AuditHeader& header, const Meta& meta) {
  Serialiser serialise;
  for (const auto& [key, value] : meta) {
    if (key == "header_checksum" || key == "checksum" || key == "people") continue;
    serialise.Text(key);
    serialise.Text(value);
  }
  for (const TopicName& topic : header.topics) {
    serialise("", topic.slug);
    serialise("", topic.name);
    serialise("", topic.sensitive);
    serialise("", topic.background);
  }
  for (const DisputeRecord& dispute : header.disputes) {
    serialise("", dispute.user);
    serialise("", dispute.topic);
    serialise("", dispute.reject);
    serialise("", dispute.date);
    serialise("", dispute.reason);
  }
  return serialise.Checksum();
}

std::uint64_t ChecksumOf(const PersonAudit& person) {
  Serialiser serialise;
  PersonAudit::Fields(person, serialise);
  WalkAudit(person, [&serialise](const AuditTable& table, AuditKeys keys, const auto& row) {
    serialise.Text(table.name);
    for (const std::int64_t key : keys) serialise("", key);
    std::decay_t<decltype(row)>::Fields(row, serialise);
  });
  return serialise.Checksum();
}

}  // namespace metier::explain
