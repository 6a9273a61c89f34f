#include "text/tokenizer.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/entities.h"
#include "text/hashtag.h"
#include "text/normalize.h"
#include "text/repaired_text.h"
#include "text/segment_cuts.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/word_break.h"

namespace metier::text {
namespace {

constexpr std::size_t kLongestRange = 0xFFFFFFFFu;

// After these a new sentence begins, and a capital says nothing.
bool EndsAsciiSentence(char c) { return c == '.' || c == '!' || c == '?' || c == ':'; }
bool EndsSentence(std::string_view segment) {
  switch (DecodeUtf8(segment).code_point) {
    case U'\u2026':  // …
    case U'\u3002':  // 。
    case U'\uFF01':  // ！
    case U'\uFF1F':  // ？
    case U'\uFF1A':  // ：
      return true;
    default:
      return EndsAsciiSentence(segment[0]);
  }
}

bool IsAsciiLineBreak(char c) { return c >= '\n' && c <= '\r'; }
bool IsLineBreak(std::string_view segment) {
  const char32_t c = DecodeUtf8(segment).code_point;
  return IsAsciiLineBreak(segment[0]) || c == U'\u0085' || c == U'\u2028' || c == U'\u2029';
}

}  // namespace

void TokenizedText::Clear() {
  tokens.clear();
  parts.clear();
  norms.clear();
  invalid_bytes = 0;
}

struct Tokenizer::Impl {
  Impl(std::shared_ptr<const WordFrequencies> frequencies, Path wanted) : words(std::move(frequencies)), path(wanted) {}

  void AddPlainRun(std::size_t begin, std::size_t end);
  void AddSegment(std::size_t begin, std::size_t end);
  void AddAsciiSegment(std::size_t begin, std::size_t end, std::uint8_t classes);
  void AddEntity(const Entity& entity);
  void AddToken(TokenKind kind, std::size_t begin, std::size_t end);
  void AddParts(const std::vector<Piece>& pieces, std::size_t begin);
  void SetNorm(Token* token, std::string_view bytes);
  void SetSentenceStart(Token* token, std::string_view bytes);

  std::string_view View(std::size_t begin, std::size_t end) const { return text.view().substr(begin, end - begin); }

  std::shared_ptr<const WordFrequencies> words;
  Path path;
  WordBreaker breaker;
  RepairedText text;
  std::vector<std::uint32_t> segment_ends;
  std::vector<std::size_t> piece_ends;
  std::vector<Piece> pieces;
  TokenizedText* out = nullptr;  // while Tokenize runs
  bool at_sentence_start = true;
};

Tokenizer::Tokenizer(std::shared_ptr<const WordFrequencies> words, Path path)
    : impl_(std::make_unique<Impl>(std::move(words), path)) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

// Entities first; what lies between them goes to the word breaker.
void Tokenizer::Tokenize(std::string_view input, TokenizedText* out) {
  out->Clear();
  Impl& impl = *impl_;
  impl.out = out;
  impl.at_sentence_start = true;
  impl.text.Assign(input.substr(0, kLongestInput));
  out->invalid_bytes = impl.text.invalid_subparts();

  const std::string_view view = impl.text.view();
  std::size_t done = 0;
  EntityFinder finder(view);
  Entity entity;
  while (impl.path == Path::kFast ? finder.Next(done, &entity) : finder.NextByPatterns(done, &entity)) {
    impl.AddPlainRun(done, entity.begin);
    impl.AddEntity(entity);
    done = entity.end;
  }
  impl.AddPlainRun(done, view.size());
  if (input.size() > kLongestInput) {
    Token rest;
    rest.kind = TokenKind::kSpace;
    rest.range = {static_cast<std::uint32_t>(kLongestInput),
                  static_cast<std::uint32_t>(std::min(input.size(), kLongestRange))};
    out->tokens.push_back(rest);
  }
  impl.out = nullptr;
}

void Tokenizer::Impl::AddPlainRun(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  if (path == Path::kFast) {
    breaker.Break(View(begin, end), &segment_ends);
  } else {
    breaker.BreakByIcu(View(begin, end), &segment_ends);
  }
  std::size_t segment_begin = begin;
  for (const std::uint32_t size : segment_ends) {
    const std::size_t segment_end = begin + size;
    const std::string_view bytes = View(segment_begin, segment_end);
    const std::uint8_t classes = AsciiClassesOf(bytes);
    if (path == Path::kFast && (classes & kNonAscii) == 0 && !MayBeCut(bytes, classes)) {
      AddAsciiSegment(segment_begin, segment_end, classes);
    } else {
      AddSegment(segment_begin, segment_end);
    }
    segment_begin = segment_end;
  }
}

// One token, of which the classes of its bytes say all: AddSegment without a look at Unicode's properties.
void Tokenizer::Impl::AddAsciiSegment(std::size_t begin, std::size_t end, std::uint8_t classes) {
  const std::string_view bytes = View(begin, end);
  std::string* norms = &out->norms;
  Token token;
  token.range.begin = out->tokens.empty() ? 0 : out->tokens.back().range.end;
  token.range.end = text.ToOriginal(end);
  token.norm_begin = static_cast<std::uint32_t>(norms->size());
  if ((classes & kAsciiLetter) != 0) {
    token.kind = TokenKind::kWord;
    if ((classes & kAsciiUpper) != 0) token.flags = AsciiCaseFlags(bytes);
    if (at_sentence_start) token.flags |= kSentenceStart;
    at_sentence_start = false;
    AppendAsciiFolded(bytes, classes, norms);  // No 's to remove: an apostrophe is a sign, and MayBeCut.
  } else if ((classes & kAsciiDigit) != 0) {
    token.kind = TokenKind::kNumber;
    at_sentence_start = false;
    norms->append(bytes.substr(0, kLongestWord));
  } else if (classes == kAsciiBlank) {
    token.kind = TokenKind::kSpace;
    at_sentence_start |= IsAsciiLineBreak(bytes[0]);
  } else {
    token.kind = TokenKind::kPunctuation;
    at_sentence_start |= EndsAsciiSentence(bytes[0]);
    norms->append(bytes.substr(0, kLongestWord));
  }
  token.norm_size = static_cast<std::uint32_t>(norms->size()) - token.norm_begin;
  out->tokens.push_back(token);
}

void Tokenizer::Impl::AddSegment(std::size_t begin, std::size_t end) {
  CutSegment(View(begin, end), &piece_ends);
  std::size_t piece_begin = begin;
  for (const std::size_t piece_end : piece_ends) {
    AddToken(KindOfSegment(View(piece_begin, begin + piece_end)), piece_begin, begin + piece_end);
    piece_begin = begin + piece_end;
  }
}

void Tokenizer::Impl::AddEntity(const Entity& entity) {
  AddToken(entity.kind, entity.begin, entity.end);
  const std::string_view bytes = View(entity.begin, entity.end);
  const TokenKind kind = out->tokens.back().kind;
  if (kind == TokenKind::kHashtag) {
    const std::size_t sign = DecodeUtf8(bytes).size;
    SplitHashtag(bytes.substr(sign), words.get(), &pieces);
    AddParts(pieces, entity.begin + sign);
  } else if (kind == TokenKind::kUrl) {
    PathWords(bytes, words.get(), &pieces);
    AddParts(pieces, entity.begin);
  }
}

void Tokenizer::Impl::AddToken(TokenKind kind, std::size_t begin, std::size_t end) {
  const std::string_view bytes = View(begin, end);
  Token token;
  token.kind = kind;
  // Nothing is between two tokens, in the view or in the original: so the one before says where this one begins.
  token.range.begin = out->tokens.empty() ? 0 : out->tokens.back().range.end;
  token.range.end = text.ToOriginal(end);
  SetNorm(&token, bytes);
  if (token.norm_size == 0 && kind != TokenKind::kSpace) {
    // A tag of nothing but fillers, a link without a host: signs, to whoever reads them.
    token.kind = TokenKind::kPunctuation;
    SetNorm(&token, bytes);
  }
  if (token.kind == TokenKind::kWord) token.flags = CaseFlags(bytes);
  SetSentenceStart(&token, bytes);
  out->tokens.push_back(token);
}

void Tokenizer::Impl::AddParts(const std::vector<Piece>& found, std::size_t begin) {
  Token& whole = out->tokens.back();
  whole.first_part = static_cast<std::uint32_t>(out->parts.size());
  for (const Piece& piece : found) {
    const std::string_view bytes = View(begin + piece.begin, begin + piece.begin + piece.size);
    Token part;
    part.kind = KindOfSegment(bytes) == TokenKind::kNumber ? TokenKind::kNumber : TokenKind::kWord;
    part.range = {text.ToOriginal(begin + piece.begin), text.ToOriginal(begin + piece.begin + piece.size)};
    SetNorm(&part, bytes);
    if (part.norm_size == 0) continue;  // Marks or fillers alone.
    if (part.kind == TokenKind::kWord) part.flags = CaseFlags(bytes);
    out->parts.push_back(part);
  }
  whole.part_count = static_cast<std::uint32_t>(out->parts.size()) - whole.first_part;
}

void Tokenizer::Impl::SetNorm(Token* token, std::string_view bytes) {
  std::string* norms = &out->norms;
  token->norm_begin = static_cast<std::uint32_t>(norms->size());
  switch (token->kind) {
    case TokenKind::kWord:
      AppendWordNorm(bytes, norms);
      break;
    case TokenKind::kUrl:
      AppendFolded(RegistrableDomain(ParseUrl(bytes).host), norms);
      break;
    case TokenKind::kMention:
    case TokenKind::kHashtag:
    case TokenKind::kCashtag:
      AppendFolded(bytes.substr(DecodeUtf8(bytes).size), norms);
      break;
    case TokenKind::kEmail:
      AppendFolded(bytes, norms);
      break;
    case TokenKind::kSpace:
      break;
    default:
      norms->append(TruncateUtf8(bytes, kLongestWord));
  }
  token->norm_size = static_cast<std::uint32_t>(norms->size()) - token->norm_begin;
}

// Mentions, links, emoji and brackets before its first word do not begin a sentence and do not end its beginning.
void Tokenizer::Impl::SetSentenceStart(Token* token, std::string_view bytes) {
  switch (token->kind) {
    case TokenKind::kWord:
    case TokenKind::kNumber:
    case TokenKind::kHashtag:
    case TokenKind::kCashtag:
      if (at_sentence_start && token->kind == TokenKind::kWord) token->flags |= kSentenceStart;
      at_sentence_start = false;
      break;
    case TokenKind::kPunctuation:
      at_sentence_start |= EndsSentence(bytes);
      break;
    case TokenKind::kSpace:
      at_sentence_start |= IsLineBreak(bytes);
      break;
    default:
      break;
  }
}

}  // namespace metier::text
