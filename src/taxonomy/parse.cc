#include "taxonomy/parse.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/trim.h"

namespace metier::taxonomy {
namespace {

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (const std::string_view piece = base::Trim(text.substr(0, end)); !piece.empty()) pieces.emplace_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

bool IsSlug(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

// Sets the field `key` of `stanza`; false for a key that does not exist.
bool SetField(std::string_view key, std::string_view value, Stanza* stanza) {
  Topic& topic = stanza->topic;
  if (key == "name") {
    topic.name = value;
  } else if (key == "about") {
    topic.definition = value;
  } else if (key == "parents") {
    stanza->parents = Split(value, ' ');
  } else if (key == "aliases") {
    topic.aliases = Split(value, ',');
  } else if (key == "sensitive") {
    topic.sensitive = value == "yes";
  } else if (key == "klout") {
    topic.crosswalk.klout = value;
  } else if (key == "wikidata") {
    topic.crosswalk.wikidata = value;
  } else if (key == "iab") {
    topic.crosswalk.iab = Split(value, ' ');
  } else if (key == "iptc") {
    topic.crosswalk.iptc = Split(value, ' ');
  } else {
    return false;
  }
  return true;
}

}  // namespace

void ParseStanzas(std::string_view file, std::string_view text, std::vector<Stanza>* stanzas,
                  std::vector<std::string>* faults) {
  const std::size_t first = stanzas->size();
  int line_number = 0;
  bool inside = false;  // a stanza has begun in this file
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string where = absl::StrCat(std::string(file), ":", ++line_number);
    const auto fault = [&](std::string_view what) { faults->push_back(where + ": " + std::string(what)); };

    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      const std::string_view slug = line.substr(1, line.size() - 2);
      if (line.back() != ']' || !IsSlug(slug)) fault("a topic begins with [slug], of letters a-z, digits and hyphens");
      inside = true;
      stanzas->push_back({.where = where, .topic = {}, .parents = {}});
      stanzas->back().topic.slug = slug;
      continue;
    }
    const std::size_t colon = line.find(':');
    if (!inside || colon == std::string_view::npos) {
      fault("expected 'key: value' inside a [topic]");
      continue;
    }
    const std::string_view key = line.substr(0, colon);
    const std::string_view value = base::Trim(line.substr(colon + 1));
    if (value.empty() || !SetField(key, value, &stanzas->back())) {
      fault(absl::StrCat("unknown key or empty value: '", std::string(key), "'"));
    } else if (key == "sensitive" && value != "yes" && value != "no") {
      fault("'sensitive' is yes or no");
    }
  }
  for (std::size_t i = first; i < stanzas->size(); ++i) {
    const Stanza& stanza = (*stanzas)[i];
    if (stanza.topic.name.empty()) faults->push_back(stanza.where + ": '" + stanza.topic.slug + "' has no name");
    if (stanza.topic.definition.empty())
      faults->push_back(stanza.where + ": '" + stanza.topic.slug + "' has no 'about'");
  }
}

}  // namespace metier::taxonomy
