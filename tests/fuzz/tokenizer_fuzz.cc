// Any bytes: the laws of tokens hold, the tokenizer's shortcuts change nothing, and language detection says something.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target tokenizer_fuzz
//   build/fuzz/bin/tokenizer_fuzz -max_len=4096 -max_total_time=60

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "../text/text_testing.h"
#include "text/html.h"
#include "text/language.h"
#include "text/tokenizer.h"
#include "text/word_frequencies.h"

namespace metier::text {
namespace {

void Fuzz(std::string_view input) {
  // A small table: the fuzzer must find its words by itself.
  static const auto* const words = new std::shared_ptr<const WordFrequencies>(
      *WordFrequencies::Parse("the 100\nof 50\na 40\ni 30\ngarden 5\nlambs 2\nquarters 2\nno 9\ncode 4\ntools 3\n"));
  static auto* const tokenizer = new Tokenizer(*words);
  static auto* const plain_tokenizer = new Tokenizer(*words, Tokenizer::Path::kPlain);
  static auto* const text = new TokenizedText;
  static auto* const plain_text = new TokenizedText;
  tokenizer->Tokenize(input, text);
  if (const std::string broken = BrokenLaw(input, *text); !broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  plain_tokenizer->Tokenize(input, plain_text);
  if (!(*text == *plain_text)) {
    std::fprintf(stderr, "fast:\n%s\nplain:\n%s\n", Dump(*text).c_str(), Dump(*plain_text).c_str());
    std::abort();
  }
  if (DetectLanguage(*text, "", words->get()).code.empty()) std::abort();
  HtmlToText(input);
  UnescapeEntities(input);
}

}  // namespace
}  // namespace metier::text

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  metier::text::Fuzz(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
