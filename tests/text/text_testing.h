// What the tests of the text layer share: the shipped word table, tokens as readable strings, and the laws of tokens.

#ifndef METIER_TESTS_TEXT_TEXT_TESTING_H_
#define METIER_TESTS_TEXT_TEXT_TESTING_H_

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"
#include "text/utf8.h"
#include "text/word_frequencies.h"

namespace metier::text {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

#ifdef METIER_DATA_DIR
// models/words.txt. Null if it cannot be read: the test of the table itself says why.
inline std::shared_ptr<const WordFrequencies> ShippedWords() {
  static const auto* const words = [] {
    auto loaded = WordFrequencies::Load(METIER_DATA_DIR "/words.txt");
    return new std::shared_ptr<const WordFrequencies>(loaded.ok() ? *loaded : nullptr);
  }();
  return *words;
}
#endif

inline std::string_view KindName(TokenKind kind) {
  constexpr std::array<std::string_view, 11> kNames = {
      "word", "number", "url", "email", "mention", "hashtag", "cashtag", "emoticon", "emoji", "punctuation", "space"};
  return kNames[static_cast<std::size_t>(kind)];
}

// "word:loving", "url:golf.com": every token but spaces.
inline std::vector<std::string> Describe(const TokenizedText& text) {
  std::vector<std::string> described;
  for (const Token& token : text.tokens) {
    if (token.kind == TokenKind::kSpace) continue;
    described.push_back(std::string(KindName(token.kind)) + ":" + std::string(text.Norm(token)));
  }
  return described;
}

// Everything that a text's tokens say, a line each.
inline std::string Dump(const TokenizedText& text) {
  std::string shown;
  const auto add = [&](const Token& token) {
    shown += std::string(KindName(token.kind)) + " " + std::to_string(token.flags) + " [" +
             std::to_string(token.range.begin) + ", " + std::to_string(token.range.end) + ") \"" +
             std::string(text.Norm(token)) + "\" at " + std::to_string(token.norm_begin) + ", parts " +
             std::to_string(token.first_part) + " + " + std::to_string(token.part_count) + "\n";
  };
  for (const Token& token : text.tokens) add(token);
  for (const Token& part : text.parts) add(part);
  return shown + std::to_string(text.invalid_bytes) + " invalid, norms " + text.norms + "\n";
}

inline std::vector<std::string> Tokens(std::string_view input, std::shared_ptr<const WordFrequencies> words = nullptr) {
  Tokenizer tokenizer(std::move(words));
  TokenizedText text;
  tokenizer.Tokenize(input, &text);
  return Describe(text);
}

// "" if every law of tokens holds for `text`, made from `input`; else which one is broken and where.
inline std::string BrokenLaw(std::string_view input, const TokenizedText& text) {
  // Where a character or an invalid subpart of the original begins.
  std::vector<bool> boundary(input.size() + 1, false);
  for (std::size_t i = 0; i < input.size(); i += DecodeUtf8(input.substr(i)).size) boundary[i] = true;
  boundary[input.size()] = true;

  const auto check_norm = [&text](const Token& token) -> std::string {
    if (token.norm_begin > text.norms.size() || token.norm_size > text.norms.size() - token.norm_begin) {
      return "norm outside the arena";
    }
    const std::string_view norm = text.Norm(token);
    if (ValidUtf8Prefix(norm) != norm.size()) return "norm is not valid UTF-8";
    if (token.kind == TokenKind::kSpace) return norm.empty() ? "" : "a space has a norm";
    return norm.empty() ? "no norm" : "";
  };

  std::uint32_t end = 0;
  std::uint32_t parts = 0;
  for (const Token& token : text.tokens) {
    const auto at_token = [&token](std::string_view broken) {
      return std::string(KindName(token.kind)) + " at byte " + std::to_string(token.range.begin) + ": " +
             std::string(broken);
    };
    if (token.range.begin != end) return at_token("does not begin where the one before it ends");
    if (token.range.end <= token.range.begin) return at_token("is empty");
    end = token.range.end;
    if (end > input.size()) return at_token("ends behind the input");
    if (!boundary[token.range.begin] || !boundary[end]) return at_token("cuts a character");
    if (const std::string broken = check_norm(token); !broken.empty()) return at_token(broken);
    if (token.part_count == 0) continue;
    if (token.kind != TokenKind::kHashtag && token.kind != TokenKind::kUrl) return at_token("has parts");
    if (token.first_part != parts) return at_token("parts out of order");
    parts += token.part_count;
    if (parts > text.parts.size()) return at_token("parts outside the array");
    std::uint32_t part_end = token.range.begin;
    for (std::uint32_t i = token.first_part; i < parts; ++i) {
      const Token& part = text.parts[i];
      if (part.kind != TokenKind::kWord && part.kind != TokenKind::kNumber) return at_token("a part is no word");
      if (part.range.begin < part_end || part.range.end <= part.range.begin) return at_token("parts overlap");
      part_end = part.range.end;
      if (part_end > token.range.end) return at_token("a part ends behind it");
      if (!boundary[part.range.begin] || !boundary[part_end]) return at_token("a part cuts a character");
      if (const std::string broken = check_norm(part); !broken.empty()) return at_token("part: " + broken);
    }
  }
  if (end != input.size()) return "the last token does not end with the input";
  if (parts != text.parts.size()) return "parts without an owner";
  return "";
}

}  // namespace metier::text

#endif  // METIER_TESTS_TEXT_TEXT_TESTING_H_
