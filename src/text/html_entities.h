// HTML character references: &amp; &#39; &#x27; &eacute;

#ifndef METIER_SRC_TEXT_HTML_ENTITIES_H_
#define METIER_SRC_TEXT_HTML_ENTITIES_H_

#include <cstddef>
#include <string_view>

namespace metier::text {

struct HtmlEntity {
  char32_t code_point = 0;
  std::size_t size = 0;  // bytes from '&' to ';'; 0 where no reference begins here
};

// Reads the reference at the beginning of `text`: HTML 4's names and any number, always with the ';'. Names without one
// ("AT&T", "?a=1&copy=2") are left alone, for posts are full of them. Numbers that are no characters give U+FFFD.
HtmlEntity ParseHtmlEntity(std::string_view text);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_HTML_ENTITIES_H_
