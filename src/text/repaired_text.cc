#include "text/repaired_text.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/html_entities.h"
#include "text/utf8.h"

namespace metier::text {
void RepairedText::Assign(std::string_view original) {
  view_ = original;
  replacements_.clear();
  buffer_.clear();
  invalid_subparts_ = 0;

  // Everything before `copied` is in buffer_ already; it stays 0 as long as nothing was replaced.
  std::size_t copied = 0;
  for (std::size_t i = 0; (i += FindNonAsciiOr('&', original.substr(i))) < original.size();) {
    char32_t code_point = kReplacementCharacter;
    std::size_t size = 0;
    if (original[i] == '&') {
      const HtmlEntity entity = ParseHtmlEntity(original.substr(i));
      if (entity.size == 0) {  // A plain ampersand.
        ++i;
        continue;
      }
      code_point = entity.code_point;
      size = entity.size;
    } else {
      const Utf8Character character = DecodeUtf8(original.substr(i));
      if (character.valid) {
        i += character.size;
        continue;
      }
      size = character.size;
      ++invalid_subparts_;
    }
    buffer_.append(original.substr(copied, i - copied));
    const std::size_t view_begin = buffer_.size();
    AppendUtf8(code_point, &buffer_);
    replacements_.push_back({static_cast<std::uint32_t>(view_begin), static_cast<std::uint32_t>(buffer_.size()),
                             static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + size)});
    i += size;
    copied = i;
  }
  if (replacements_.empty()) return;
  buffer_.append(original.substr(copied));
  view_ = buffer_;
}

std::uint32_t RepairedText::ThroughReplacements(std::uint32_t position) const {
  // The last replacement that begins at or before the position.
  const auto after = std::upper_bound(replacements_.begin(), replacements_.end(), position,
                                      [](std::uint32_t p, const Replacement& r) { return p < r.view_begin; });
  if (after == replacements_.begin()) return position;
  const Replacement& replacement = *std::prev(after);
  if (position < replacement.view_end) return replacement.original_begin;
  return replacement.original_end + (position - replacement.view_end);
}

}  // namespace metier::text
