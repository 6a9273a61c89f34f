// What reading a post costs before anything is understood: words, language, JSON. Each shortcut stands beside the plain
// way and, where there is one, beside the library that would else do it, in the same run.

#include <benchmark/benchmark.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/byte_source.h"
#include "archive/reader.h"
#include "sink/json.h"
#include "sink/records.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/tokenizer.h"
#include "text/word_break.h"
#include "text/word_frequencies.h"

namespace metier::text {
namespace {

// The posts of nothing but ASCII among those that the project wrote in the style of feeds.
std::vector<std::string> ReadAsciiTexts() {
  std::vector<std::string> texts;
  for (const char* file : {"feeds-1.jsonl", "feeds-2.jsonl", "feeds-3.jsonl", "feeds-4.jsonl", "feeds-5.jsonl"}) {
    auto reader = archive::OpenArchive({.path = std::string(METIER_POSTS) + "/" + file});
    if (!reader.ok()) continue;
    Post post;
    archive::RecordError error;
    for (auto read = (*reader)->Next(&post, &error); read != archive::ReadResult::kEnd;
         read = (*reader)->Next(&post, &error)) {
      if (read == archive::ReadResult::kPost && IsAscii(post.text)) texts.push_back(post.text);
    }
  }
  return texts;
}

const std::vector<std::string>& AsciiTexts() {
  static const auto* const texts = new std::vector<std::string>(ReadAsciiTexts());
  return *texts;
}

// Posts and bytes a second.
void SayHowMuch(benchmark::State& state, const std::vector<std::string>& texts) {
  if (texts.empty()) return state.SkipWithError("no posts");
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

// Plain ICU, as anybody would use it: one iterator, a UText over the bytes, every boundary taken.
void BreakIterator(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText utf8 = UTEXT_INITIALIZER;
  for (auto step : state) {
    for (const std::string& text : AsciiTexts()) {
      utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
      words->setText(&utf8, status);
      if (U_FAILURE(status)) return state.SkipWithError("ICU failed");
      for (int32_t end = words->first(); end != icu::BreakIterator::DONE; end = words->next())
        benchmark::DoNotOptimize(end);
    }
  }
  utext_close(&utf8);
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK(BreakIterator)->Unit(benchmark::kMillisecond);

void BreakWords(benchmark::State& state) {
  WordBreaker breaker;
  std::vector<std::uint32_t> ends;
  for (auto step : state) {
    for (const std::string& text : AsciiTexts()) {
      breaker.Break(text, &ends);
      benchmark::DoNotOptimize(ends.data());
    }
  }
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK(BreakWords)->Unit(benchmark::kMillisecond);

std::shared_ptr<const WordFrequencies> Words() {
  static const auto* const words =
      new std::shared_ptr<const WordFrequencies>(*WordFrequencies::Load(METIER_DATA_DIR "/words.txt"));
  return *words;
}

void Tokenize(benchmark::State& state, Tokenizer::Path path) {
  Tokenizer tokenizer(Words(), path);
  TokenizedText tokens;
  for (auto step : state) {
    for (const std::string& text : AsciiTexts()) {
      tokenizer.Tokenize(text, &tokens);
      benchmark::DoNotOptimize(tokens.tokens.data());
    }
  }
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK_CAPTURE(Tokenize, plain, Tokenizer::Path::kPlain)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Tokenize, fast, Tokenizer::Path::kFast)->Unit(benchmark::kMillisecond);

void FindLanguage(benchmark::State& state) {
  Tokenizer tokenizer(Words());
  std::vector<TokenizedText> tokens(AsciiTexts().size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokenizer.Tokenize(AsciiTexts()[i], &tokens[i]);
  for (auto step : state) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      benchmark::DoNotOptimize(DetectLanguage(tokens[i], "", Words().get()));
    }
  }
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK(FindLanguage)->Unit(benchmark::kMillisecond);

void ReadJsonLines(benchmark::State& state) {
  std::string lines;
  for (const std::string& text : AsciiTexts()) {
    sink::JsonWriter(&lines)
        .BeginObject()
        .Key("id")
        .String("p1")
        .Key("author")
        .String("ann")
        .Key("time")
        .String("2018-10-10T20:19:24Z")
        .Key("text")
        .String(text)
        .Key("lang")
        .String("en")
        .EndObject();
    lines.push_back('\n');
  }
  for (auto step : state) {
    auto reader = archive::OpenSource(archive::OpenMemory(lines), "posts.jsonl", archive::Format::kJsonLines);
    Post post;
    archive::RecordError error;
    while ((*reader)->Next(&post, &error) == archive::ReadResult::kPost) benchmark::DoNotOptimize(post.text.data());
  }
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK(ReadJsonLines)->Unit(benchmark::kMillisecond);

// A record with one topic for every post.
void WriteJsonLines(benchmark::State& state) {
  const auto taxonomy = Taxonomy::Load(METIER_DATA_DIR "/taxonomy");
  Post post;
  post.id = "1234567890123456789";
  post.author = "somebody";
  Tagging tagging;
  tagging.lang = "en";
  tagging.topics = {{taxonomy->Find("golf").value_or(0), 0.87654321}};
  std::string out;
  for (auto step : state) {
    for (std::size_t i = 0; i < AsciiTexts().size(); ++i) {
      out.clear();
      sink::AppendTagging(sink::RecordFormat::kJsonLines, post, tagging, *taxonomy, {}, &out);
      benchmark::DoNotOptimize(out.data());
    }
  }
  SayHowMuch(state, AsciiTexts());
}
BENCHMARK(WriteJsonLines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace metier::text
