// Bytes to tokens.
//
//   Tokenizer tokenizer;              // one per thread
//   TokenizedText text;               // reused: its buffers grow and stay
//   tokenizer.Tokenize("Loving #NoCodeTools, see https://golf.com/pebble-beach", &text);
//   for (const Token& token : text.tokens) ... text.Norm(token) ...
//
// Any bytes are valid input. The segments in `tokens` tile the input: the first begins at byte 0, each begins where the
// one before it ends, the last ends at the input's size. Every range is in bytes of the ORIGINAL input, before repair
// of UTF-8 and before HTML entities are resolved.

#ifndef METIER_SRC_TEXT_TOKENIZER_H_
#define METIER_SRC_TEXT_TOKENIZER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_frequencies.h"

namespace metier::text {

enum class TokenKind : std::uint8_t {
  kWord,    // a word of letters (UAX #29; dictionary words for Thai, Chinese, Japanese); also C++, .NET, R&B, node.js
  kNumber,  // digits with their separators: 3.14, 1,000, 50%, 10k
  kUrl,     // https://..., www.example.org/path, example.com/path
  kEmail,
  kMention,   // @name, @name@server
  kHashtag,   // #tag
  kCashtag,   // $TSLA
  kEmoticon,  // :-) ^_^
  kEmoji,     // one extended emoji sequence (ZWJ sequences, flags and skin tones are one token)
  kPunctuation,
  kSpace,
};

// Half-open range of bytes in the original input.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Flags of a word, for senses that need a capital ("Apple", "Swift") and for names.
enum TokenFlags : std::uint8_t {
  kCapitalised = 1,    // first letter upper case, some later letter lower case or a single-letter word
  kAllCaps = 2,        // at least two letters, all upper case
  kSentenceStart = 4,  // first word of the text or after . ! ? : or a line break
};

struct Token {
  TokenKind kind = TokenKind::kWord;
  std::uint8_t flags = 0;
  ByteRange range;
  // The normalised form, in TokenizedText::norms; at most kLongestWord bytes of the token go into it (normalize.h).
  // Never empty but for spaces.
  // - word: NFKC case-folded, curly apostrophes straight, a final possessive 's removed ("Lamb's" is "lamb"; "it's"
  // stays)
  // - URL: its registrable domain ("https://news.golf.co.uk/x" is "golf.co.uk")
  // - mention, hashtag, cashtag: folded, without the sign
  // - e-mail: folded
  // - number, emoji, emoticon, punctuation: as it stands
  std::uint32_t norm_begin = 0;
  std::uint32_t norm_size = 0;
  // The words inside a hashtag, or inside a URL's path, in order: [first_part, first_part + part_count) of
  // TokenizedText::parts.
  std::uint32_t first_part = 0;
  std::uint32_t part_count = 0;
  friend bool operator==(const Token&, const Token&) = default;
};

struct TokenizedText {
  std::vector<Token> tokens;  // segments, in order, tiling the input
  // The words inside hashtags and URLs, each with its own range in the original; kind kWord or kNumber.
  std::vector<Token> parts;
  std::string norms;                // arena of normalised forms
  std::uint32_t invalid_bytes = 0;  // maximal invalid UTF-8 subparts replaced by U+FFFD

  std::string_view Norm(const Token& token) const {
    return std::string_view(norms).substr(token.norm_begin, token.norm_size);
  }
  void Clear();
  friend bool operator==(const TokenizedText&, const TokenizedText&) = default;
};

// Not thread-safe; make one per thread (cheap: shares immutable tables). Never fails, never throws but for want of
// memory. Of an input longer than kLongestInput the rest is one kSpace segment.
class Tokenizer {
 public:
  static constexpr std::size_t kLongestInput = std::size_t{64} << 20;

  // kPlain takes no shortcut: every pattern is asked wherever an entity may begin, ICU breaks every run, every segment
  // is read by Unicode's properties. The same tokens, an order of magnitude slower: what kFast is held against.
  enum class Path : std::uint8_t { kFast, kPlain };

  // Without `words` hashtags are cut by case and digits only: #lambsquarters stays one word.
  explicit Tokenizer(std::shared_ptr<const WordFrequencies> words = nullptr, Path path = Path::kFast);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;

  // Overwrites `*out`. Linear in the size of `input`. Of input of 4 GiB and more only the first 4 GiB - 1 have
  // segments.
  void Tokenize(std::string_view input, TokenizedText* out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_TOKENIZER_H_
