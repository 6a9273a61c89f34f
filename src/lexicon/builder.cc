#include "lexicon/builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "absl/status/status.h"

namespace metier::lexicon {
namespace {

bool IsUnconditional(const Sense& sense) {
  return sense.needs.size == 0 && sense.forbids.size == 0 && sense.capitals == 0 && sense.all_capitals == 0;
}

template <typename T>
std::span<const T> View(const std::vector<T>& all, Slice slice) {
  return std::span<const T>(all).subspan(slice.begin, slice.size);
}

template <typename T>
bool HasCommon(std::span<const T> a, std::span<const T> b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

}  // namespace

void Builder::Fault(int line, const std::string& what) { faults_.push_back(Where(file_, line) + ": " + what); }

void Builder::AddFile(const std::string& file, std::string_view text) {
  file_ = file;
  // By its name alone: where the texts lay says nothing of what they say.
  tables_->files.Add(std::string_view(file).substr(file.find_last_of('/') + 1));
  std::vector<Entry> entries;
  ParseEntries(file, text, &entries, &faults_);
  for (const Entry& entry : entries) AddEntry(entry);
}

void Builder::AddEntry(const Entry& entry) {
  Conditions conditions;
  conditions.topics = AddTopics(entry);
  conditions.needs = AddConditions(entry, entry.needs);
  conditions.forbids = AddConditions(entry, entry.forbids);
  for (const std::string& phrase : entry.phrases) AddSense(entry, conditions, phrase);
}

Slice Builder::AddTopics(const Entry& entry) {
  Slice slice{static_cast<std::uint32_t>(tables_->topics.size()), 0};
  for (const std::string_view slug : entry.topics) {
    if (const std::optional<TopicIndex> topic = taxonomy_.Find(slug)) {
      tables_->topics.push_back(*topic);
      ++slice.size;
    } else {
      Fault(entry.line, "unknown topic " + Quoted(slug));
    }
  }
  return slice;
}

Slice Builder::AddConditions(const Entry& entry, const std::vector<std::string>& cues) {
  std::vector<std::uint32_t>& all = tables_->conditions;
  const auto begin = static_cast<std::uint32_t>(all.size());
  for (const std::string& cue : cues) {
    if (const std::uint32_t number = AddCue(cue, entry.line); number != kNone) all.push_back(number);
  }
  std::sort(all.begin() + begin, all.end());
  all.erase(std::unique(all.begin() + begin, all.end()), all.end());
  return {begin, static_cast<std::uint32_t>(all.size()) - begin};
}

std::uint32_t Builder::AddCue(const std::string& text, int line) {
  const std::uint32_t written = written_cues_.Intern(text);
  if (written < cue_of_.size() && cue_of_[written] != kNone) return cue_of_[written];
  cue_of_.resize(written_cues_.size(), kNone);
  if (const std::string wrong = reader_.Read(text); !wrong.empty()) {
    Fault(line, Quoted(text) + ": " + wrong);
    return kNone;
  }
  const std::uint32_t node = AddPath();
  std::uint32_t& cue = tables_->trie[node].cue;
  if (cue == kNone) {
    cue = tables_->cue_texts.Add(text);
    AddJoined(node);
  }
  return cue_of_[written] = cue;
}

std::uint32_t Builder::AddPath() {
  std::uint32_t node = Trie::kRoot;
  for (const Item& item : reader_.items()) node = tables_->trie.AddChild(node, item.word);
  return node;
}

// A phrase with senses takes the joined spelling from one that is context only; else the first one keeps it.
void Builder::AddJoined(std::uint32_t node) {
  const std::string joined = reader_.Joined();
  if (joined.empty()) return;
  const std::uint32_t word = tables_->words.Intern(joined);
  if (word >= tables_->joined_nodes.size()) tables_->joined_nodes.resize(word + 1, kNone);
  std::uint32_t& holder = tables_->joined_nodes[word];
  if (holder == kNone || (tables_->trie[holder].phrase == kNone && tables_->trie[node].phrase != kNone)) holder = node;
}

std::uint32_t Builder::AddPhrase(const std::string& text) {
  const std::uint32_t node = AddPath();
  std::uint32_t& phrase = tables_->trie[node].phrase;
  if (phrase == kNone) {
    phrase = tables_->phrase_texts.Add(text);
    tables_->phrases.emplace_back();
    last_sense_.push_back(kNone);
    AddJoined(node);
  }
  return phrase;
}

void Builder::AddSense(const Entry& entry, const Conditions& conditions, const std::string& phrase) {
  if (const std::string wrong = reader_.Read(phrase); !wrong.empty())
    return Fault(entry.line, Quoted(phrase) + ": " + wrong);
  Sense sense;
  sense.topics = conditions.topics;
  sense.needs = conditions.needs;
  sense.forbids = conditions.forbids;
  sense.strength = StrengthOf(entry);
  sense.name = entry.name ? 1 : 0;
  sense.file = static_cast<std::uint16_t>(tables_->files.View().size() - 1);
  sense.line = static_cast<std::uint32_t>(entry.line);
  if (entry.cased) {
    for (std::size_t k = 0; k < reader_.items().size(); ++k) {
      const std::uint8_t flags = reader_.items()[k].flags;
      std::uint16_t& mask = (flags & text::kAllCaps) != 0 ? sense.all_capitals : sense.capitals;
      if ((flags & (text::kAllCaps | text::kCapitalised)) != 0) mask = static_cast<std::uint16_t>(mask | 1u << k);
    }
    if (sense.capitals == 0 && sense.all_capitals == 0) {
      return Fault(entry.line, Quoted(phrase) + ": 'cased', but no word begins with a capital");
    }
  }
  sense.phrase = AddPhrase(phrase);
  if (IsRepeated(entry, phrase, sense)) return;
  const auto number = static_cast<std::uint32_t>(tables_->senses.size());
  std::uint32_t& last = last_sense_[sense.phrase];
  (last == kNone ? tables_->phrases[sense.phrase].first_sense : tables_->senses[last].next) = number;
  last = number;
  tables_->senses.push_back(sense);
}

// What an entry says beyond "here is a phrase" stands as it is said: weak, strong, a name, capitals, context that must
// be there.
double Builder::StrengthOf(const Entry& entry) const {
  if (frequencies_ == nullptr || entry.strength != kNormalStrength || entry.name || entry.cased || !entry.needs.empty())
    return entry.strength;
  double rarest = 1;
  for (const Item& item : reader_.items()) {
    const auto count = static_cast<double>(frequencies_->Count(tables_->words[item.word]));
    rarest = std::min(rarest, count / static_cast<double>(frequencies_->total()));
  }
  return entry.strength * Everyday(rarest, reader_.items().size() == 1);
}

bool Builder::SameConditions(const Sense& a, const Sense& b) const {
  const auto same = [this](Slice x, Slice y) {
    return std::ranges::equal(View(tables_->conditions, x), View(tables_->conditions, y));
  };
  return a.capitals == b.capitals && a.all_capitals == b.all_capitals && same(a.needs, b.needs) &&
         same(a.forbids, b.forbids);
}

// Two spellings of one entry may come to the same phrase. An area may say that a phrase means nothing to it ("-") where
// another gives it a topic, which then wins, or says the same; one file that says both contradicts itself.
bool Builder::IsRepeated(const Entry& entry, const std::string& phrase, const Sense& sense) {
  for (std::uint32_t i = tables_->phrases[sense.phrase].first_sense; i != kNone; i = tables_->senses[i].next) {
    const Sense& other = tables_->senses[i];
    if (!SameConditions(sense, other)) continue;
    const bool same_file = sense.file == other.file;
    if (same_file && sense.line == other.line) return true;
    const bool nothing = sense.topics.size == 0;
    const bool other_nothing = other.topics.size == 0;
    if (!same_file && nothing && other_nothing) return true;
    const std::string place = Where(tables_->files[other.file], static_cast<int>(other.line));
    if (same_file && nothing != other_nothing) {
      Fault(entry.line, Quoted(phrase) + ": '-' here, a topic there, under the same conditions: " + place);
      return true;
    }
    if (nothing == other_nothing &&
        (nothing || HasCommon(View(tables_->topics, sense.topics), View(tables_->topics, other.topics)))) {
      Fault(entry.line, Quoted(phrase) + ": said before, with the same topic and conditions: " + place);
      return true;
    }
  }
  return false;
}

absl::StatusOr<std::unique_ptr<const GrowingTables>> Builder::Build(std::uint64_t checksum) {
  if (!faults_.empty()) {
    std::string message;
    for (const std::string& fault : faults_) message.append(message.empty() ? "" : "\n").append(fault);
    return absl::InvalidArgumentError(message);
  }
  for (Phrase& phrase : tables_->phrases) {
    const Sense& first = tables_->senses[phrase.first_sense];
    phrase.dead = first.topics.size == 0 && first.next == kNone && IsUnconditional(first) ? 1 : 0;
  }
  tables_->joined_nodes.resize(tables_->words.size(), kNone);
  const std::vector<std::uint32_t> numbers = tables_->trie.Freeze(tables_->words.size());
  for (std::uint32_t& node : tables_->joined_nodes) {
    if (node != kNone) node = numbers[node];
  }
  tables_->totals[0] = {taxonomy_.size(), checksum};
  return std::unique_ptr<const GrowingTables>(std::move(tables_));
}

}  // namespace metier::lexicon
