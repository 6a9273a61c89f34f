// What loading the model and each stage of tagging one post costs.

#include <benchmark/benchmark.h>

#include <string_view>

#include "tag/tagger.h"

namespace metier::tag {
namespace {

constexpr std::string_view kPost = "Finally broke 80 at Pebble Beach with my dad, putter was hot all day and the weather held #golf https://golf.com/pebble-beach";

const Knowledge& Shipped() {
  static const std::unique_ptr<const Knowledge> knowledge = *Knowledge::Load(METIER_DATA_DIR);
  return *knowledge;
}

// Every byte of the file is checked, so this is what a program waits for.
void OpenModel(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(model::FrozenModel::Open(METIER_DATA_DIR "/english.metier"));
}
BENCHMARK(OpenModel)->Unit(benchmark::kMillisecond);

void Tokenize(benchmark::State& state) {
  text::Tokenizer tokenizer(Shipped().words());
  text::TokenizedText tokens;
  for (auto step : state) tokenizer.Tokenize(kPost, &tokens);
}
BENCHMARK(Tokenize);

void MatchPhrases(benchmark::State& state) {
  text::Tokenizer tokenizer(Shipped().words());
  text::TokenizedText tokens;
  lexicon::LexiconScratch scratch;
  lexicon::LexiconMatches matches;
  tokenizer.Tokenize(kPost, &tokens);
  for (auto step : state) Shipped().lexicon().Match(tokens, kPost, &scratch, &matches);
}
BENCHMARK(MatchPhrases);

void ScoreLabels(benchmark::State& state) {
  text::Tokenizer tokenizer(Shipped().words());
  text::TokenizedText tokens;
  model::Features features;
  model::Scorer scorer(Shipped().model());
  tokenizer.Tokenize(kPost, &tokens);
  model::ExtractFeatures(tokens, &features);
  for (auto step : state) scorer.Score(features);
}
BENCHMARK(ScoreLabels);

void TagPost(benchmark::State& state) {
  Tagger tagger(Shipped());
  Tagging tagging;
  for (auto step : state) tagger.Tag(kPost, "", {}, &tagging);
}
BENCHMARK(TagPost);

}  // namespace
}  // namespace metier::tag
