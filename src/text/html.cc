#include "text/html.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/html_entities.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

constexpr std::array<std::string_view, 4> kSilentElements = {"script", "style", "head", "template"};
// Elements that stand on their own line, and the few that ask for an empty line around them.
constexpr std::array<std::string_view, 10> kLineElements = {"div", "li", "tr",      "h1",      "h2",
                                                            "h3",  "h4", "section", "article", "title"};
constexpr std::array<std::string_view, 3> kParagraphElements = {"p", "blockquote", "ul"};

template <typename Names>
bool Contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsNameCharacter(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '-'; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  std::string name;      // lower case; empty for comments and declarations
  bool closing = false;  // </name>
  std::size_t size = 0;  // bytes, '<' and '>' included; 0 where no tag begins here
};

// Reads the tag at the beginning of `html`, which begins with '<'. Quotes hide a '>' inside an attribute.
Tag ParseTag(std::string_view html) {
  Tag tag;
  if (html.substr(0, 4) == "<!--") {
    const std::size_t end = html.find("-->", 4);
    tag.size = end == std::string_view::npos ? html.size() : end + 3;
    return tag;
  }
  std::size_t i = 1;
  if (i < html.size() && html[i] == '/') {
    tag.closing = true;
    ++i;
  }
  if (i >= html.size() || !(IsLetter(html[i]) || html[i] == '!' || html[i] == '?')) return tag;  // "a < b", "<3"
  for (; i < html.size() && IsNameCharacter(html[i]); ++i) {
    tag.name.push_back(IsLetter(html[i]) ? static_cast<char>(html[i] | 0x20) : html[i]);
  }
  char quote = 0;
  for (; i < html.size(); ++i) {
    if (quote != 0) {
      if (html[i] == quote) quote = 0;
    } else if ((html[i] == '"' || html[i] == '\'') && html[i - 1] == '=') {
      quote = html[i];
    } else if (html[i] == '>') {
      tag.size = i + 1;
      return tag;
    }
  }
  tag.size = html.size();  // Cut off inside a tag: no text is left.
  return tag;
}

// Bytes up to the end tag of a silent element, or all that is left.
std::size_t SizeOfSilentContent(std::string_view html, std::string_view name) {
  for (std::size_t i = html.find("</"); i != std::string_view::npos; i = html.find("</", i + 2)) {
    const std::string_view candidate = html.substr(i + 2, name.size());
    const bool same = std::equal(candidate.begin(), candidate.end(), name.begin(), name.end(),
                                 [](char a, char b) { return (a | 0x20) == b; });
    if (same) return i;
  }
  return html.size();
}

// Collects text as a browser would lay it out: white space collapses, breaks are lines.
class Layout {
 public:
  void Append(std::string_view bytes) {
    Flush();
    out_.append(bytes);
  }
  void AppendCodePoint(char32_t code_point) {
    Flush();
    AppendUtf8(code_point, &out_);
  }
  void Blank() { blank_ = true; }
  // Asks for at least `count` newlines before the next text. "<br><br>" asks twice and gets two.
  void Newlines(int count) { newlines_ = std::max(newlines_, count); }
  void Break() { newlines_ = std::min(newlines_ + 1, 2); }
  std::string Take() { return std::move(out_); }

 private:
  void Flush() {
    if (!out_.empty()) {
      if (newlines_ > 0) {
        out_.append(static_cast<std::size_t>(newlines_), '\n');
      } else if (blank_) {
        out_.push_back(' ');
      }
    }
    newlines_ = 0;
    blank_ = false;
  }

  std::string out_;
  int newlines_ = 0;
  bool blank_ = false;
};

}  // namespace

std::string HtmlToText(std::string_view html) {
  Layout layout;
  std::size_t i = 0;
  while (i < html.size()) {
    if (html[i] == '<') {
      const Tag tag = ParseTag(html.substr(i));
      if (tag.size > 0) {
        i += tag.size;
        if (!tag.closing && Contains(kSilentElements, tag.name)) i += SizeOfSilentContent(html.substr(i), tag.name);
        if (tag.name == "br") layout.Break();
        if (Contains(kLineElements, tag.name)) layout.Newlines(1);
        if (Contains(kParagraphElements, tag.name)) layout.Newlines(2);
        if (tag.name == "td" || tag.name == "th") layout.Blank();
        continue;
      }
    } else if (html[i] == '&') {
      const HtmlEntity entity = ParseHtmlEntity(html.substr(i));
      if (entity.size > 0) {
        layout.AppendCodePoint(entity.code_point);
        i += entity.size;
        continue;
      }
    } else if (IsBlank(html[i])) {
      layout.Blank();
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < html.size() && html[end] != '<' && html[end] != '&' && !IsBlank(html[end])) ++end;
    layout.Append(html.substr(i, end - i));
    i = end;
  }
  return layout.Take();
}

std::string UnescapeEntities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t ampersand = std::min(text.find('&', i), text.size());
    out.append(text.substr(i, ampersand - i));
    i = ampersand;
    if (i == text.size()) break;
    const HtmlEntity entity = ParseHtmlEntity(text.substr(i));
    if (entity.size > 0) {
      AppendUtf8(entity.code_point, &out);
      i += entity.size;
    } else {
      out.push_back('&');
      ++i;
    }
  }
  return out;
}

}  // namespace metier::text
