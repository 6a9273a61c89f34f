// Where exactly a JSON text goes wrong. simdjson says fast that it does, not at which byte; this slow second look is
// taken only after it refused.

#ifndef METIER_SRC_ARCHIVE_JSON_FAULT_H_
#define METIER_SRC_ARCHIVE_JSON_FAULT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace metier::archive {

struct Fault {
  std::size_t offset = 0;  // Within the text.
  std::string message;
};

// The first byte at which `json` cannot be one JSON value (RFC 8259) any more; none where it is one.
std::optional<Fault> FindFault(std::string_view json);

// The offset of the value at `pointer` ("/engagement/likes", "/reactions/2/kind") in valid JSON. Where the path ends
// early, that of the last value that exists: the place where the missing field should be. Where a key stands twice, the
// last one.
std::size_t FindValue(std::string_view json, std::string_view pointer);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JSON_FAULT_H_
