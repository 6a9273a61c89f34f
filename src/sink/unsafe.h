// Characters that text of others must not bring into a terminal, a page or a script.

#ifndef METIER_SRC_SINK_UNSAFE_H_
#define METIER_SRC_SINK_UNSAFE_H_

namespace metier::sink {

// Controls, what turns the direction of text around (Unicode Standard Annex 9), and what breaks lines in a script. Tab
// and the ends of lines are among them: who lets those pass asks for them first.
constexpr bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_UNSAFE_H_
