// A phrase as people write it in a lexicon file to items, by the same road as the text of posts.

#ifndef METIER_SRC_LEXICON_PHRASE_READER_H_
#define METIER_SRC_LEXICON_PHRASE_READER_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/interner.h"
#include "lexicon/items.h"
#include "text/tokenizer.h"

namespace metier::lexicon {

class PhraseReader {
 public:
  // Numbers the words of phrases in `*words`, which must outlive the reader.
  explicit PhraseReader(Interner* words) : words_(*words) {}

  // Reads `phrase` into items(). Returns what is wrong with it, or an empty string.
  std::string Read(std::string_view phrase);

  // Of the phrase read last; at least one after a Read without fault. Valid until the next Read.
  const std::vector<Item>& items() const { return items_; }

  // That phrase as a hashtag would join it ("Lamb's quarters" -> "lambsquarters"); empty for one word, or for other
  // than words.
  std::string Joined() const;

 private:
  bool ReadPlain(std::string_view phrase);
  std::string ReadSite(std::string_view phrase);
  void Tokenize(std::string_view text);

  Interner& words_;
  text::Tokenizer tokenizer_;
  text::TokenizedText text_;
  std::vector<Item> items_;
  std::string written_;
  std::string buffer_;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_PHRASE_READER_H_
