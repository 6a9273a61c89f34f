#include "model/features.h"

#include <algorithm>

namespace metier::model {
namespace {

constexpr std::string_view kFastTextLabel = "__label__";

class Extractor {
 public:
  Extractor(const text::TokenizedText& text, Features* features) : text_(text), features_(*features) {}

  void Run() {
    for (const text::Token& token : text_.tokens) {
      if (features_.items.size() >= kMaxFeatures) break;
      AddToken(token);
    }
    if (features_.items.size() > kMaxFeatures) features_.items.resize(kMaxFeatures);
  }

 private:
  void AddToken(const text::Token& token) {
    switch (token.kind) {
      case text::TokenKind::kWord:
      case text::TokenKind::kEmoji:
        Add("", text_.Norm(token), token.range);
        break;
      case text::TokenKind::kNumber:
        AddNumber(token);
        break;
      case text::TokenKind::kCashtag:
        Add("$", text_.Norm(token), token.range);
        break;
      case text::TokenKind::kUrl:
        Add("site:", text_.Norm(token), token.range);
        AddParts(token);
        break;
      case text::TokenKind::kHashtag:
        if (token.part_count == 0) Add("", text_.Norm(token), token.range);
        AddParts(token);
        break;
      case text::TokenKind::kEmail:
      case text::TokenKind::kMention:
      case text::TokenKind::kEmoticon:
      case text::TokenKind::kPunctuation:
      case text::TokenKind::kSpace:
        break;
    }
  }

  void AddParts(const text::Token& token) {
    for (std::uint32_t i = 0; i < token.part_count; ++i) AddToken(text_.parts[token.first_part + i]);
  }

  // "1080p", "5k", "2024" are words of some topic; "48,117" is only a large number.
  void AddNumber(const text::Token& token) {
    const std::string_view norm = text_.Norm(token);
    const auto digits = std::count_if(norm.begin(), norm.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits <= 2 || norm.size() <= 4 || norm.size() > static_cast<std::size_t>(digits) + 2) {
      Add("", norm, token.range);
    } else {
      Add("", std::string_view("0000000000").substr(0, static_cast<std::size_t>(std::min<std::ptrdiff_t>(digits, 10))), token.range);
    }
  }

  void Add(std::string_view prefix, std::string_view norm, text::ByteRange range) {
    if (norm.empty()) return;
    const auto begin = static_cast<std::uint32_t>(features_.arena.size());
    features_.arena.append(prefix);
    if (norm.starts_with(kFastTextLabel)) norm.remove_prefix(2);
    for (const char c : norm) {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '\0';
      features_.arena.push_back(blank ? '_' : c);
    }
    features_.items.push_back({begin, static_cast<std::uint32_t>(features_.arena.size()) - begin, range});
  }

  const text::TokenizedText& text_;
  Features& features_;
};

}  // namespace

void ExtractFeatures(const text::TokenizedText& text, Features* features) {
  features->Clear();
  Extractor(text, features).Run();
}

}  // namespace metier::model
