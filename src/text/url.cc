#include "text/url.h"

#include <algorithm>
#include <array>
#include <string>

namespace metier::text {
namespace {

// Sites whose paths are people's names or identifiers, and services that shorten links. A name's parts are no words:
// twitter.com/CollegeHumor says nothing of colleges.
constexpr std::array<std::string_view, 32> kPathsWithoutWords = {
    "amzn.to",     "bit.ly",       "bsky.app",    "buff.ly",    "dlvr.it",         "facebook.com",  "fb.me",
    "flic.kr",     "goo.gl",       "ift.tt",      "imgur.com",  "inst.gm",         "instagram.com", "is.gd",
    "j.mp",        "linkedin.com", "lnkd.in",     "ow.ly",      "pic.twitter.com", "redd.it",       "spotify.com",
    "t.co",        "t.me",         "threads.net", "tiktok.com", "tinyurl.com",     "trib.al",       "twimg.com",
    "twitter.com", "wp.me",        "x.com",       "youtu.be"};
constexpr std::array<std::string_view, 24> kFileExtensions = {
    "asp",  "aspx", "cfm", "cgi", "css", "gif", "gifv", "htm", "html", "jpeg", "jpg",  "js",
    "json", "jsp",  "md",  "mp3", "mp4", "pdf", "php",  "png", "svg",  "webm", "webp", "xml"};

template <typename Names>
bool Contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAsciiLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsHexDigit(char c) { return IsDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (IsUpper(c)) c = static_cast<char>(c | 0x20);
  }
  return lower;
}

// Where the label before `end` begins, `end` being the position of a dot or the end of the host.
std::size_t LabelBegin(std::string_view host, std::size_t end) {
  const std::size_t dot = host.substr(0, end).rfind('.');
  return dot == std::string_view::npos ? 0 : dot + 1;
}

// A part of a path that is made of letters, digits and escapes only: [begin, end) of the link.
struct Part {
  std::size_t begin, end;
  bool escaped = false;  // touches an escape that stands for a letter's byte: only half a word
};

// "Word", "word" and "WORD" may be words; "dQwXcQ" is an identifier, "p5" and "2bfe77" are too.
bool LooksLikeAWord(std::string_view part) {
  if (part.size() < 2) return false;
  if (std::any_of(part.begin(), part.end(), [](char c) { return IsAscii(c) && !IsAsciiLetter(c); })) return false;
  const auto capitals = std::count_if(part.begin(), part.end(), IsUpper);
  return capitals == 0 || (capitals == 1 && IsUpper(part[0])) || capitals == static_cast<std::ptrdiff_t>(part.size());
}

void AppendPart(std::string_view url, const Part& part, const WordFrequencies* words, std::vector<Piece>* pieces) {
  const std::string_view bytes = url.substr(part.begin, part.end - part.begin);
  if (part.escaped || !LooksLikeAWord(bytes)) return;
  const std::string lower = Lower(bytes);
  if (words != nullptr && !words->Knows(lower) && std::all_of(lower.begin(), lower.end(), IsAsciiLetter)) {
    std::vector<Piece> inner;
    if (SegmentLetters(lower, *words, &inner)) {
      for (const Piece& word : inner) pieces->push_back({part.begin + word.begin, word.size});
      return;
    }
  }
  pieces->push_back({part.begin, bytes.size()});
}

}  // namespace

UrlParts ParseUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  std::string_view rest = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  const std::size_t authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  UrlParts parts;
  parts.host = rest.substr(0, authority_end);
  parts.path = rest.substr(authority_end);
  parts.path = parts.path.substr(0, parts.path.find_first_of("?#"));
  const std::size_t user = parts.host.rfind('@');
  if (user != std::string_view::npos) parts.host.remove_prefix(user + 1);
  parts.host = parts.host.substr(0, parts.host.find(':'));
  while (parts.host.ends_with('.')) parts.host.remove_suffix(1);
  return parts;
}

std::string_view RegistrableDomain(std::string_view host) {
  const bool is_address = std::all_of(host.begin(), host.end(), [](char c) { return IsDigit(c) || c == '.'; });
  if (is_address) return host;
  const std::string lower = Lower(host);
  std::size_t begin = LabelBegin(lower, lower.size());
  if (begin == 0) return host;
  begin = LabelBegin(lower, begin - 1);
  // Grow by a label as long as what we have is itself a suffix; "blogspot.co.uk" takes two steps.
  while (begin > 0) {
    if (!IsLongPublicSuffix(std::string_view(lower).substr(begin))) break;
    begin = LabelBegin(lower, begin - 1);
  }
  return host.substr(begin);
}

void PathWords(std::string_view url, const WordFrequencies* words, std::vector<Piece>* pieces) {
  pieces->clear();
  const UrlParts parts = ParseUrl(url);
  if (parts.path.empty() || Contains(kPathsWithoutWords, Lower(RegistrableDomain(parts.host)))) return;
  const std::size_t path_begin = static_cast<std::size_t>(parts.path.data() - url.data());
  const std::size_t path_end = path_begin + parts.path.size();

  bool half = false;  // an escaped letter stands just before
  for (std::size_t i = path_begin; i < path_end;) {
    if (url[i] == '%' && i + 2 < path_end && IsHexDigit(url[i + 1]) && IsHexDigit(url[i + 2])) {
      half = url[i + 1] >= '8';  // %C3%A9; but %20 and %2F part words
      i += 3;
      continue;
    }
    Part part = {i, i, half};
    half = false;
    while (part.end < path_end && (IsAsciiLetter(url[part.end]) || IsDigit(url[part.end]) || !IsAscii(url[part.end]))) {
      ++part.end;
    }
    if (part.end == i) {
      ++i;
      continue;
    }
    if (part.end + 1 < path_end && url[part.end] == '%' && url[part.end + 1] >= '8') part.escaped = true;
    const std::string_view bytes = url.substr(part.begin, part.end - part.begin);
    const bool extension =
        part.end == path_end && url[part.begin - 1] == '.' && Contains(kFileExtensions, Lower(bytes));
    if (!extension) AppendPart(url, part, words, pieces);
    i = part.end;
  }
}

}  // namespace metier::text
