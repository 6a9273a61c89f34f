#include "lexicon/entry.h"

#include <algorithm>

#include "base/trim.h"

namespace metier::lexicon {
namespace {

// "golf club(s)" to "golf club" and "golf clubs". False where "(" stands anywhere else.
bool AddWithPlural(std::string_view written, std::vector<std::string>* phrases) {
  for (const std::string_view ending : {"(s)", "(es)"}) {
    if (!written.ends_with(ending)) continue;
    const std::string_view singular = written.substr(0, written.size() - ending.size());
    if (singular.empty() || singular.back() == ' ' || singular.find('(') != std::string_view::npos) return false;
    phrases->emplace_back(singular);
    phrases->push_back(std::string(singular).append(ending.substr(1, ending.size() - 2)));
    return true;
  }
  if (written.find('(') != std::string_view::npos) return false;
  phrases->emplace_back(written);
  return true;
}

// Reads the fields of one line into an entry.
class EntryParser {
 public:
  EntryParser(std::string_view file, Line line, Faults* faults) : file_(file), line_(line), faults_(*faults) {}

  // True if the line is without fault.
  bool Parse(Entry* entry) {
    entry->line = line_.number;
    const std::vector<std::string_view> fields = SplitList(line_.text, '|');
    ParsePhrases("phrase", fields[0], &entry->phrases);
    if (fields.size() < 2) {
      Fault("expected 'phrases | topics', or 'phrases | -'");
      return false;
    }
    ParseTopics(fields[1], entry);
    for (std::size_t i = 2; i < fields.size(); ++i) ParseOption(fields[i], entry);
    if (entry->topics.empty() && good_ && (has_strength_ || entry->name)) {
      Fault("'-' means nothing, so it takes no 'weak', 'strong' or 'name'");
    }
    return good_;
  }

 private:
  void Fault(const std::string& what) {
    faults_.push_back(Where(file_, line_.number) + ": " + what);
    good_ = false;
  }

  void ParsePhrases(std::string_view what, std::string_view list, std::vector<std::string>* phrases) {
    for (const std::string_view piece : SplitList(list, ',')) {
      if (piece.empty()) {
        Fault("empty " + std::string(what));
      } else if (!AddWithPlural(piece, phrases)) {
        Fault(Quoted(piece) + ": only (s) or (es) at the end may stand in parentheses");
      }
    }
  }

  void ParseTopics(std::string_view field, Entry* entry) {
    if (field == "-") return;
    for (const std::string_view slug : SplitList(field, ' ')) {
      if (slug.empty()) continue;
      if (slug == "-") Fault("'-' stands alone, without topics");
      if (std::find(entry->topics.begin(), entry->topics.end(), slug) != entry->topics.end()) {
        Fault("topic " + Quoted(slug) + " twice");
      }
      entry->topics.push_back(slug);
    }
    if (field.empty()) Fault("no topic; write '-' for a phrase that means nothing");
  }

  void ParseOption(std::string_view field, Entry* entry) {
    const std::size_t space = std::min(field.find(' '), field.size());
    const std::string_view key = field.substr(0, space);
    const std::string_view value = base::Trim(field.substr(space));
    const bool takes_list = key == "needs" || key == "forbids";
    if (takes_list ? value.empty() : !value.empty()) {
      Fault(takes_list ? Quoted(key) + " without words" : "unknown option " + Quoted(field));
    } else if (takes_list) {
      std::vector<std::string>& list = key == "needs" ? entry->needs : entry->forbids;
      if (!list.empty()) Fault(Quoted(key) + " twice");
      ParsePhrases("word in " + Quoted(key), value, &list);
    } else if (key == "weak" || key == "strong") {
      if (has_strength_) Fault("more than one of 'weak' and 'strong'");
      has_strength_ = true;
      entry->strength = key == "weak" ? kWeakStrength : kStrongStrength;
    } else if (key == "cased" || key == "name") {
      bool& flag = key == "cased" ? entry->cased : entry->name;
      if (flag) Fault(Quoted(key) + " twice");
      flag = true;
    } else {
      Fault(field.empty() ? "empty option" : "unknown option " + Quoted(field));
    }
  }

  const std::string_view file_;
  const Line line_;
  Faults& faults_;
  bool good_ = true;
  bool has_strength_ = false;
};

}  // namespace

std::vector<std::string_view> SplitList(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::size_t end = text.find(separator);
    pieces.push_back(base::Trim(text.substr(0, end)));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::Trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    // "#tag" is a phrase, "# word" a comment.
    if (!line.empty() && line != "#" && !line.starts_with("# ")) lines.push_back({number, line});
  }
  return lines;
}

std::string Where(std::string_view file, int line) {
  return std::string(file).append(":").append(std::to_string(line));
}

std::string Quoted(std::string_view text) { return std::string("'").append(text).append("'"); }

void ParseEntries(std::string_view file, std::string_view text, std::vector<Entry>* entries, Faults* faults) {
  for (const Line line : SplitLines(text)) {
    Entry entry;
    if (EntryParser(file, line, faults).Parse(&entry)) entries->push_back(std::move(entry));
  }
}

}  // namespace metier::lexicon
