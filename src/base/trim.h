// Blanks at the ends of a line or a field.

#ifndef METIER_SRC_BASE_TRIM_H_
#define METIER_SRC_BASE_TRIM_H_

#include <string_view>

namespace metier::base {

// Without blanks, tabs and carriage returns at either end.
inline std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace metier::base

#endif  // METIER_SRC_BASE_TRIM_H_
