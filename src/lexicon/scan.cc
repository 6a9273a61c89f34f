#include "lexicon/scan.h"

#include <array>

namespace metier::lexicon {
namespace {

// Consecutive items that phrases are looked for in: the running text, or the words of one hashtag or link.
struct Stretch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Source source = Source::kText;
  std::uint32_t anchor = kNone;  // the item of the running text; kNone in the running text itself
  std::uint32_t hider = kNone;   // the found phrase over all of it
};

class Scanner {
 public:
  Scanner(const Tables& tables, const text::TokenizedText& text, LexiconScratch* scratch)
      : tables_(tables), text_(text), scratch_(*scratch) {}

  void Run(std::string_view original) {
    ReadItems(text_, original, NumberOf(number_of_), &scratch_.buffer, &scratch_.items);
    FetchNodes();
    scratch_.running = static_cast<std::uint32_t>(scratch_.items.size());
    scratch_.marks.assign(scratch_.running, 0);
    scratch_.cover.assign(scratch_.running, kNone);
    ScanStretch({.end = scratch_.running});
    for (std::uint32_t i = 0; i < scratch_.running; ++i) {
      if (scratch_.items[i].kind == ItemKind::kHashtag) ScanHashtag(i);
      if (scratch_.items[i].kind == ItemKind::kLink) ScanParts(i, Source::kUrlPath, kNone);
    }
  }

 private:
  // Phrases begin at nodes all over the trie: those of all words are asked for at once, and then where the search among
  // their children begins.
  void FetchNodes() const {
    const Trie& trie = tables_.trie;
    for (const Item& item : scratch_.items) {
      if (const std::uint32_t node = trie.First(item.word); node != kNone) __builtin_prefetch(&trie.nodes[node]);
    }
    for (const Item& item : scratch_.items) {
      if (const std::uint32_t node = trie.First(item.word); node != kNone) trie.PrefetchChildren(node);
    }
  }

  struct Terminal {
    std::uint32_t end = 0;  // the item after the last
    const TrieNode* node = nullptr;
  };

  void ScanStretch(const Stretch& stretch) {
    std::uint32_t covered_to = stretch.hider == kNone ? stretch.begin : stretch.end;
    std::uint32_t cover = stretch.hider;
    std::uint32_t marked_to = stretch.begin;
    for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) {
      Walk(i, stretch.end);
      if (i >= covered_to) cover = kNone;
      if (longest_ != kNone && cover == kNone) {
        covered_to = terminals_[longest_].end;
        cover = AddFound(stretch, i, terminals_[longest_]);
        for (std::uint32_t k = i; k < covered_to; ++k) scratch_.cover[k] = cover;
      }
      std::uint32_t last_marked = kNone;
      for (std::uint32_t t = 0; t < terminal_count_; ++t) {
        const Terminal& terminal = terminals_[t];
        if (terminal.node->phrase != kNone) AddHidden(stretch, i, terminal, cover);
        if (terminal.node->cue != kNone) SeeCue(terminal.node->cue, RangeOf(i, terminal.end), cover);
        if (terminal.node->marks != 0) last_marked = t;
      }
      if (last_marked != kNone && i >= marked_to && MayMark(i)) {
        AddMark(stretch, terminals_[last_marked]);
        marked_to = terminals_[last_marked].end;
      }
    }
  }

  // Fills terminals_ with all that ends on the way down from item `begin`; longest_ is the longest phrase among them.
  void Walk(std::uint32_t begin, std::uint32_t end) {
    terminal_count_ = 0;
    longest_ = kNone;
    std::uint32_t node = tables_.trie.First(scratch_.items[begin].word);
    for (std::uint32_t next = begin + 1; node != kNone; ++next) {
      const TrieNode& at = tables_.trie[node];
      if (at.phrase != kNone || at.cue != kNone || at.marks != 0) {
        if (at.phrase != kNone) longest_ = terminal_count_;
        terminals_[terminal_count_++] = {next, &at};
      }
      if (next == end) return;
      node = tables_.trie.Child(node, scratch_.items[next].word);
    }
  }

  std::uint32_t AddFound(const Stretch& stretch, std::uint32_t first, const Terminal& terminal) {
    scratch_.found.push_back(MakeFound(stretch, first, terminal));
    return static_cast<std::uint32_t>(scratch_.found.size() - 1);
  }

  Found MakeFound(const Stretch& stretch, std::uint32_t first, const Terminal& terminal) const {
    Found found{.phrase = terminal.node->phrase, .first = first, .end = terminal.end, .source = stretch.source};
    found.anchor = stretch.anchor == kNone ? first : stretch.anchor;
    found.range = RangeOf(first, terminal.end);
    if (stretch.anchor == kNone && terminal.end == first + 1) {
      const ItemKind kind = scratch_.items[first].kind;
      if (kind == ItemKind::kLink) found.source = Source::kDomain;
      if (kind == ItemKind::kHashtag) found.source = Source::kHashtag;
    }
    return found;
  }

  // A phrase within a joined hashtag may be the very one that the tag matched: that is not hidden.
  void AddHidden(const Stretch& stretch, std::uint32_t first, const Terminal& terminal, std::uint32_t cover) {
    if (scratch_.found[cover].phrase == terminal.node->phrase && stretch.hider == cover) return;
    const Found found = MakeFound(stretch, first, terminal);
    if (found.phrase == scratch_.found[cover].phrase && found.range == scratch_.found[cover].range)
      return;  // the winner
    scratch_.hidden.push_back(found);
    scratch_.hidden.back().hider = cover;
  }

  // Words inside a phrase that means nothing are no context.
  void SeeCue(std::uint32_t cue, text::ByteRange range, std::uint32_t cover) {
    if (cover != kNone) {
      const Found& over = scratch_.found[cover];
      const bool inside = over.range.begin <= range.begin && range.end <= over.range.end && !(over.range == range);
      if (inside && tables_.phrases[over.phrase].dead != 0) return;
    }
    scratch_.SeeCue(cue, range);
  }

  // "/s" is a mark, but not in "km/s".
  bool MayMark(std::uint32_t first) const {
    const Item& item = scratch_.items[first];
    return item.kind == ItemKind::kWord || item.after_space || item.range.end - item.range.begin > 1;
  }

  void AddMark(const Stretch& stretch, const Terminal& terminal) {
    if ((terminal.node->marks & kJokeMark) != 0 && stretch.source != Source::kUrlPath) scratch_.joke = true;
    if (stretch.anchor == kNone) scratch_.marks[terminal.end - 1] = terminal.node->marks;
  }

  void ScanHashtag(std::uint32_t anchor) {
    const Item item = scratch_.items[anchor];
    std::uint32_t cover = scratch_.cover[anchor];  // a phrase that is written with the tag's sign
    const std::uint32_t node = JoinedNode(item.joined);
    if (node != kNone) {
      const TrieNode& at = tables_.trie[node];
      if (at.phrase != kNone) {
        Found found{.phrase = at.phrase,
                    .first = anchor,
                    .end = anchor + 1,
                    .anchor = anchor,
                    .range = item.range,
                    .source = Source::kHashtag,
                    .joined = true,
                    .hider = cover};
        (cover == kNone ? scratch_.found : scratch_.hidden).push_back(found);
        if (cover == kNone) cover = static_cast<std::uint32_t>(scratch_.found.size() - 1);
        scratch_.cover[anchor] = cover;
      }
      if (at.cue != kNone) SeeCue(at.cue, item.range, cover);
      if ((at.marks & kJokeMark) != 0) scratch_.joke = true;
    }
    ScanParts(anchor, Source::kHashtag, cover);
  }

  // The node of a tag read as one word, else as a phrase without its spaces. A phrase beats what is context only.
  std::uint32_t JoinedNode(std::uint32_t word) const {
    if (word == kNone) return kNone;
    const std::uint32_t plain = tables_.trie.First(word);
    const std::uint32_t joined = tables_.joined_nodes[word];
    if (plain == kNone) return joined;
    if (joined == kNone || tables_.trie[plain].phrase != kNone) return plain;
    return tables_.trie[joined].phrase != kNone ? joined : plain;
  }

  void ScanParts(std::uint32_t anchor, Source source, std::uint32_t hider) {
    const text::Token& token = text_.tokens[scratch_.items[anchor].token];
    if (token.part_count == 0) return;
    const auto begin = static_cast<std::uint32_t>(scratch_.items.size());
    AppendParts(text_, token, NumberOf(number_of_), &scratch_.items);
    const auto end = static_cast<std::uint32_t>(scratch_.items.size());
    scratch_.cover.resize(end, kNone);
    ScanStretch({.begin = begin, .end = end, .source = source, .anchor = anchor, .hider = hider});
  }

  text::ByteRange RangeOf(std::uint32_t first, std::uint32_t end) const {
    return {scratch_.items[first].range.begin, scratch_.items[end - 1].range.end};
  }

  struct Finder {
    const Tables& tables;
    std::uint32_t operator()(std::string_view word) const {
      const std::uint32_t number = tables.words.Find(word);
      if (number != kNone) __builtin_prefetch(&tables.trie.first[number]);
      return number;
    }
  };

  const Tables& tables_;
  const text::TokenizedText& text_;
  LexiconScratch& scratch_;
  const Finder number_of_{tables_};
  std::array<Terminal, kMaxPhraseItems> terminals_;
  std::uint32_t terminal_count_ = 0;
  std::uint32_t longest_ = kNone;
};

}  // namespace

void Scan(const Tables& tables, const text::TokenizedText& text, std::string_view original, LexiconScratch* scratch) {
  Scanner(tables, text, scratch).Run(original);
}

}  // namespace metier::lexicon
