// Whether one text stands in another, in a time that no text can stretch: std::string_view::find takes the product of
// both lengths where they repeat themselves.

#ifndef METIER_SRC_ARCHIVE_CONTAINS_H_
#define METIER_SRC_ARCHIVE_CONTAINS_H_

#include <cstring>
#include <string_view>

namespace metier::archive {

inline bool Contains(std::string_view text, std::string_view part) {
  return part.empty() || ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_CONTAINS_H_
