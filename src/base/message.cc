#include "base/message.h"

#include <cstddef>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace metier::base {

std::string Excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  bool cut = false;
  if (text.size() > kLongest) {
    cut = true;
    std::size_t end = kLongest;
    // Not in the middle of a UTF-8 character.
    while (end > kLongest - 3 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text = text.substr(0, end);
  }
  return Concat("\"", absl::Utf8SafeCHexEscape(absl::string_view(text.data(), text.size())), cut ? "...\"" : "\"");
}

}  // namespace metier::base
