// HTML to text, for the archives whose posts are HTML (Mastodon, blogs, exports of web pages).
//
// Not a browser: a linear scan that knows tags, comments, character references and the elements whose content is no
// text. Any bytes are valid input; UTF-8 is passed through untouched.

#ifndef METIER_SRC_TEXT_HTML_H_
#define METIER_SRC_TEXT_HTML_H_

#include <string>
#include <string_view>

namespace metier::text {

// Tags stripped, <br> and the ends of blocks to a newline, script and style dropped, references resolved, runs of
// newlines at most two, no white space at either end.
//   "<p>Lamb&#39;s quarters</p><p>and <a href=\"...\">more</a></p>" -> "Lamb's quarters\n\nand more"
std::string HtmlToText(std::string_view html);

// Only the references resolved.
std::string UnescapeEntities(std::string_view text);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_HTML_H_
