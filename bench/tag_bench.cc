// What loading the model and each stage of tagging one post costs.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/evidence.h"
#include "tag/compiled_knowledge.h"
#include "tag/tagger.h"

namespace metier::tag {
namespace {

constexpr std::string_view kPost =
    "Finally broke 80 at Pebble Beach with my dad, putter was hot all day and the weather held #golf "
    "https://golf.com/pebble-beach";

const Knowledge& Shipped() {
  static const std::unique_ptr<const Knowledge> knowledge = *Knowledge::Load(METIER_DATA_DIR);
  return *knowledge;
}

// Every byte of the file is checked, so this is what a program waits for.
void OpenModel(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(model::FrozenModel::Open(METIER_DATA_DIR "/english.metier"));
}
BENCHMARK(OpenModel)->Unit(benchmark::kMillisecond);

// What people wrote, parsed from the texts and read from the file that is compiled from them.
void OpenTexts(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(WrittenKnowledge::LoadTexts(METIER_DATA_DIR));
}
BENCHMARK(OpenTexts)->Unit(benchmark::kMillisecond);

void OpenCompiled(benchmark::State& state) {
  if (!CompiledKnowledge::Open(std::string(METIER_BUILT_DATA "/") + kCompiledFile).ok()) {
    return state.SkipWithError("build metier_knowledge");
  }
  for (auto step : state) benchmark::DoNotOptimize(WrittenKnowledge::Load(METIER_BUILT_DATA));
}
BENCHMARK(OpenCompiled)->Unit(benchmark::kMillisecond);

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

void AccumulateEvidence(benchmark::State& state) {
  text::Tokenizer tokenizer(Shipped().words());
  text::TokenizedText tokens;
  lexicon::LexiconScratch scratch;
  lexicon::LexiconMatches matches;
  std::vector<lexicon::EvidenceShare> shares;
  std::vector<lexicon::TopicEvidence> topics;
  tokenizer.Tokenize(kPost, &tokens);
  Shipped().lexicon().Match(tokens, kPost, &scratch, &matches);
  for (auto step : state) lexicon::Accumulate(matches, &shares, &topics);
}
BENCHMARK(AccumulateEvidence);

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
