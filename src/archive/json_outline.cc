#include "archive/json_outline.h"

#include <cstddef>
#include <vector>

namespace metier::archive {
namespace {

constexpr std::size_t kDeepest = 4;
constexpr std::size_t kMostLevels = 64;
constexpr std::size_t kLongestKey = 64;

// The end of the string that begins at `begin`, behind its quote; the size of `text` where it is cut off.
std::size_t EndOfString(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

}  // namespace

JsonOutline::JsonOutline(std::string_view begin) {
  struct Level {
    bool object;
    std::string path;  // Of the values in it, without their keys: "a.b" of an object, "a.b[]" of an array.
  };
  std::vector<Level> levels;
  std::string value_path;  // Of the value that comes next.
  std::size_t objects = 0;
  bool at_key = false;
  for (std::size_t at = 0; at < begin.size();) {
    const char c = begin[at];
    if (c == '"') {
      const std::size_t end = EndOfString(begin, at);
      if (end >= begin.size() && !begin.ends_with('"')) return;
      const std::string_view content = begin.substr(at + 1, end - at - 2);
      if (at_key && !levels.empty() && content.size() <= kLongestKey) {
        const std::string& above = levels.back().path;
        value_path = above.empty() ? std::string(content) : above + "." + std::string(content);
        if (objects <= kDeepest) paths_.insert(value_path);
        at_key = false;
      } else if (!at_key && value_path == "id" && id_.empty()) {
        id_ = content;
      }
      at = end;
      continue;
    }
    if (c == '{' || c == '[') {
      if (levels.size() == kMostLevels) return;
      if (c == '{') ++objects;
      if (c == '[') value_path += "[]";
      levels.push_back({c == '{', objects <= kDeepest ? value_path : ""});
      at_key = c == '{';
    } else if (c == '}' || c == ']') {
      if (levels.empty()) return;
      if (levels.back().object) --objects;
      levels.pop_back();
      at_key = false;
    } else if (c == ',' && !levels.empty()) {
      at_key = levels.back().object;
      value_path = levels.back().path;
    }
    ++at;
  }
}

}  // namespace metier::archive
