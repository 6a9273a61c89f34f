// What a link says without being followed: whose site it is, and the words of its path.

#ifndef METIER_SRC_TEXT_URL_H_
#define METIER_SRC_TEXT_URL_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/hashtag.h"
#include "text/word_frequencies.h"

namespace metier::text {

// Views into the link.
struct UrlParts {
  std::string_view host;  // without user, password and port
  std::string_view path;  // from the '/' after the host to '?', '#' or the end; may be empty
};

// `url` is what the tokenizer calls one: with a scheme or without.
UrlParts ParseUrl(std::string_view url);

// The part of a host that somebody registered: "news.golf.co.uk" -> "golf.co.uk". A subset of publicsuffix.org's rules:
// about 200 common suffixes of two and more labels, else the last two labels. Addresses of numbers and single labels
// are given back whole.
std::string_view RegistrableDomain(std::string_view host);

// The words of a path that are words: cut at everything but letters; parts with digits, random identifiers, file
// extensions and escaped bytes are left out, and so is everything on sites whose paths are names of people or
// identifiers (twitter.com, youtu.be, bit.ly). A part that is not a word of `words` is cut into words if every piece is
// one. `pieces` are ranges of `url`.
void PathWords(std::string_view url, const WordFrequencies* words, std::vector<Piece>* pieces);

// Used by RegistrableDomain: is "co.uk" a suffix under which people register names? Lower case; at least two labels.
bool IsLongPublicSuffix(std::string_view suffix);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_URL_H_
