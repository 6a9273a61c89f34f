#include "sink/html.h"

#include <algorithm>

#include "sink/unsafe.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

bool IsPlain(char c) { return c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\''; }

void AppendEscaped(std::string_view text, std::string* out) {
  while (!text.empty()) {
    // Nearly all text is letters, digits and blanks that stand for themselves.
    const std::size_t plain =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), IsPlain) - text.begin());
    out->append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const text::Utf8Character character = text::DecodeUtf8(text);
    switch (character.code_point) {
      case '&':
        out->append("&amp;");
        break;
      case '<':
        out->append("&lt;");
        break;
      case '>':
        out->append("&gt;");
        break;
      case '"':
        out->append("&quot;");
        break;
      case '\'':
        out->append("&#39;");
        break;
      case '\n':
      case '\t':
        out->push_back(static_cast<char>(character.code_point));
        break;
      case '\r':
        out->push_back(' ');
        break;
      default:
        text::AppendUtf8(IsUnsafe(character.code_point) ? text::kReplacementCharacter : character.code_point, out);
    }
    text.remove_prefix(character.size);
  }
}

}  // namespace

void HtmlWriter::Start(std::string_view tag, Attributes attributes) {
  out_.append("<").append(tag);
  for (const HtmlAttribute& attribute : attributes) {
    out_.append(" ").append(attribute.name).append("=\"");
    AppendEscaped(attribute.value, &out_);
    out_.push_back('"');
  }
}

HtmlWriter& HtmlWriter::Open(std::string_view tag, Attributes attributes) {
  Start(tag, attributes);
  out_.push_back('>');
  open_.push_back(tag);
  return *this;
}

HtmlWriter& HtmlWriter::Close() {
  if (open_.empty()) return *this;
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

HtmlWriter& HtmlWriter::CloseAll() {
  while (!open_.empty()) Close();
  out_.push_back('\n');
  return *this;
}

HtmlWriter& HtmlWriter::Text(std::string_view text) {
  AppendEscaped(text, &out_);
  return *this;
}

HtmlWriter& HtmlWriter::Element(std::string_view tag, std::string_view text, Attributes attributes) {
  return Open(tag, attributes).Text(text).Close();
}

HtmlWriter& HtmlWriter::Void(std::string_view tag, Attributes attributes) {
  Start(tag, attributes);
  out_.push_back('>');
  return *this;
}

HtmlWriter& HtmlWriter::Shape(std::string_view tag, Attributes attributes) {
  Start(tag, attributes);
  out_.append("/>");
  return *this;
}

HtmlWriter& HtmlWriter::Style(std::string_view css) {
  out_.append("<style>").append(css).append("</style>");
  return *this;
}

}  // namespace metier::sink
