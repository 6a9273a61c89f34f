// A readable view of any bytes, and the way back.
//
// Posts come with invalid UTF-8 and with HTML entities ("AT&amp;T"). Everything that reads words wants "AT&T";
// everything that shows evidence wants the bytes that the person wrote. RepairedText gives the first and maps to the
// second.
//
//   RepairedText text;                   // reused: keeps its buffers
//   text.Assign("AT&amp;T");
//   text.view()                          // "AT&T"
//   text.ToOriginal(3)                   // 7: where the last T begins

#ifndef METIER_SRC_TEXT_REPAIRED_TEXT_H_
#define METIER_SRC_TEXT_REPAIRED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace metier::text {

// Not thread-safe. Input must be smaller than 1 GiB, so that the view, at most three times as long, has 32-bit
// positions.
class RepairedText {
 public:
  // Points at `original` where nothing needs repair (no copy: `original` must then outlive the use of view()).
  void Assign(std::string_view original);

  // Valid UTF-8, entities resolved.
  std::string_view view() const { return view_; }

  // The original position of a position in the view (0 to view().size(), on a character's boundary). Monotone; inside a
  // replacement it gives the replaced range's begin. Logarithmic in the number of replacements.
  std::uint32_t ToOriginal(std::size_t view_position) const {
    const auto position = static_cast<std::uint32_t>(view_position);
    return replacements_.empty() ? position : ThroughReplacements(position);
  }

  // Maximal invalid subparts that were replaced by U+FFFD.
  std::uint32_t invalid_subparts() const { return invalid_subparts_; }

 private:
  struct Replacement {
    std::uint32_t view_begin, view_end;
    std::uint32_t original_begin, original_end;
  };

  std::uint32_t ThroughReplacements(std::uint32_t position) const;

  std::string_view view_;
  std::string buffer_;                     // what view_ shows, unless nothing was replaced
  std::vector<Replacement> replacements_;  // in order
  std::uint32_t invalid_subparts_ = 0;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_REPAIRED_TEXT_H_
