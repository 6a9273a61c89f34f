// What messages to the user are made of.

#ifndef METIER_SRC_BASE_MESSAGE_H_
#define METIER_SRC_BASE_MESSAGE_H_

#include <string>
#include <string_view>

namespace metier::base {

// The pieces, one after the other. (Debian's absl::StrCat does not take a std::string_view.)
template <typename... Pieces>
std::string Concat(const Pieces&... pieces) {
  std::string out;
  (out.append(std::string_view(pieces)), ...);
  return out;
}

// `text` in quotes, on one line, shortened and safe to show on a terminal: it comes from the user's data.
std::string Excerpt(std::string_view text);

}  // namespace metier::base

#endif  // METIER_SRC_BASE_MESSAGE_H_
