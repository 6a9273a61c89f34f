// Lines of fields between tabs: mappings, labels, the manifest.

#ifndef METIER_SRC_MODEL_TAB_RECORDS_H_
#define METIER_SRC_MODEL_TAB_RECORDS_H_

#include <charconv>
#include <string_view>
#include <system_error>
#include <vector>

namespace metier::model {

inline std::vector<std::string_view> SplitFields(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (std::size_t end = 0; (end = line.find(separator)) != std::string_view::npos; line.remove_prefix(end + 1)) {
    fields.push_back(line.substr(0, end));
  }
  fields.push_back(line);
  return fields;
}

// A key of exactly as many hexadecimal digits as fill it.
template <typename Key>
bool ParseHexKey(std::string_view text, Key* key) {
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, *key, 16);
  return text.size() == 2 * sizeof(Key) && error == std::errc() && stopped == end;
}

// Calls use(line number, fields) for every line that is neither empty nor a comment.
template <typename Use>
void ForEachTabRecord(std::string_view text, Use use) {
  int number = 0;
  for (const std::string_view line : SplitFields(text, '\n')) {
    ++number;
    if (!line.empty() && line.front() != '#') use(number, SplitFields(line, '\t'));
  }
}

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_TAB_RECORDS_H_
