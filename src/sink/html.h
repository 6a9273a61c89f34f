// HTML and the SVG inside it, written element by element into one string.
//
//   std::string page;
//   HtmlWriter html(&page);
//   BeginPage("Ann", &html);
//   html.Element("h1", name_of_a_stranger);
//   html.Open("p").Text(post).Close();
//   html.CloseAll();

#ifndef METIER_SRC_SINK_HTML_H_
#define METIER_SRC_SINK_HTML_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace metier::sink {

// `name` is ours; `value` may be any bytes.
struct HtmlAttribute {
  std::string_view name;
  std::string value;
};

// Appends to `*out`. Text and values may be any bytes: what has a meaning in HTML is escaped, invalid UTF-8, controls
// and bidi controls become U+FFFD, so nothing a stranger wrote leaves its element or turns the text around it. Names of
// elements and attributes are the program's own and are written as they are. No element here runs or loads anything, so
// neither may their names: no script, no on... attributes, no src.
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<HtmlAttribute>;

  explicit HtmlWriter(std::string* out) : out_(*out) {}

  // `tag` must outlive the element: a literal.
  HtmlWriter& Open(std::string_view tag, Attributes attributes = {});
  // The innermost open element. Without one it does nothing.
  HtmlWriter& Close();
  HtmlWriter& CloseAll();
  HtmlWriter& Text(std::string_view text);
  HtmlWriter& Element(std::string_view tag, std::string_view text, Attributes attributes = {});
  // Of HTML's elements without content (meta, br).
  HtmlWriter& Void(std::string_view tag, Attributes attributes = {});
  // The same inside <svg>, where such elements are written <circle .../>.
  HtmlWriter& Shape(std::string_view tag, Attributes attributes);
  // A style sheet of the program's own.
  HtmlWriter& Style(std::string_view css);

 private:
  void Start(std::string_view tag, Attributes attributes);

  std::string& out_;
  std::vector<std::string_view> open_;
};

// The head of a page that stands alone, and its body up to the first element: Metier's one style sheet (light and dark
// as the reader has it, contrast of WCAG 2.2 AA, fit to print) and a policy that forbids scripts and every load. Leaves
// html, body and main open.
void BeginPage(std::string_view title, HtmlWriter* html);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_HTML_H_
