// What loading the model and each stage of tagging one post costs.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/evidence.h"
#include "model/kernel.h"
#include "model/scorer.h"
#include "tag/compiled_knowledge.h"
#include "tag/confidences.h"
#include "tag/reading.h"
#include "tag/tagger.h"
#include "text/language.h"

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

// The post at every stage on its way.
struct Stages {
  Stages() : tokenizer(Shipped().words()), scorer(Shipped().model()), reading(Shipped()), confidences(Shipped()) {
    tokenizer.Tokenize(kPost, &tokens);
    model::ExtractFeatures(tokens, &features);
    scorer.Score(features);
    Shipped().lexicon().Match(tokens, kPost, &scratch, &matches);
    reading.Read(kPost);
  }
  text::Tokenizer tokenizer;
  text::TokenizedText tokens;
  model::Features features;
  model::Scorer scorer;
  lexicon::LexiconScratch scratch;
  lexicon::LexiconMatches matches;
  Reading reading;
  Confidences confidences;
};

void Tokenize(benchmark::State& state) {
  Stages stages;
  for (auto step : state) stages.tokenizer.Tokenize(kPost, &stages.tokens);
}
BENCHMARK(Tokenize);

void FindLanguage(benchmark::State& state) {
  const Stages stages;
  for (auto step : state) {
    benchmark::DoNotOptimize(text::DetectLanguage(stages.tokens, "", Shipped().words().get()));
  }
}
BENCHMARK(FindLanguage);

void ExtractFeatures(benchmark::State& state) {
  Stages stages;
  for (auto step : state) model::ExtractFeatures(stages.tokens, &stages.features);
}
BENCHMARK(ExtractFeatures);

// The rows of the post, found and summed.
void SumRows(benchmark::State& state) {
  Stages stages;
  for (auto step : state) stages.scorer.Score(stages.features);
}
BENCHMARK(SumRows);

// Which labels can matter, by each kernel of this machine.
void ScreenLabels(benchmark::State& state) {
  const model::Kernel& kernel = model::Kernels()[static_cast<std::size_t>(state.range(0))];
  const Stages stages;
  model::Scorer scorer(Shipped().model(), &kernel);
  scorer.Score(stages.features);
  const Bars bars(Shipped(), std::nullopt);
  std::vector<std::uint32_t> labels;
  for (auto step : state) scorer.LabelsAbove(bars.labels, 0, &labels);
  state.SetLabel(std::string(kernel.name));
}
BENCHMARK(ScreenLabels)->DenseRange(0, static_cast<std::int64_t>(model::Kernels().size()) - 1);

// The logits of all labels; 0: by plain loops.
void AllLogits(benchmark::State& state) {
  const Stages stages;
  model::Scorer scorer(Shipped().model(), state.range(0) == 0 ? nullptr : &model::BestKernel());
  for (auto step : state) {
    scorer.Score(stages.features);
    benchmark::DoNotOptimize(scorer.logits().data());
  }
}
BENCHMARK(AllLogits)->Arg(0)->Arg(1);

void MatchPhrases(benchmark::State& state) {
  Stages stages;
  for (auto step : state) Shipped().lexicon().Match(stages.tokens, kPost, &stages.scratch, &stages.matches);
}
BENCHMARK(MatchPhrases);

void AccumulateEvidence(benchmark::State& state) {
  Stages stages;
  std::vector<lexicon::EvidenceShare> shares;
  std::vector<lexicon::TopicEvidence> topics;
  for (auto step : state) lexicon::Accumulate(stages.matches, &shares, &topics);
}
BENCHMARK(AccumulateEvidence);

void Combine(benchmark::State& state) {
  Stages stages;
  const Bars bars(Shipped(), std::nullopt);
  std::vector<TopicScore> topics;
  for (auto step : state) {
    stages.confidences.Clear();
    stages.confidences.Above(&stages.reading, bars, &topics);
  }
}
BENCHMARK(Combine);

void CombineAllTopics(benchmark::State& state) {
  Stages stages;
  for (auto step : state) {
    stages.confidences.Clear();
    benchmark::DoNotOptimize(stages.confidences.All(&stages.reading).data());
  }
}
BENCHMARK(CombineAllTopics);

void TagPost(benchmark::State& state) {
  Tagger tagger(Shipped());
  Tagging tagging;
  for (auto step : state) tagger.Tag(kPost, "", {}, &tagging);
}
BENCHMARK(TagPost);

// As a profile reads it: once more without its hashtag.
void TagPostAsEvidence(benchmark::State& state) {
  Tagger tagger(Shipped());
  Tagging tagging;
  for (auto step : state) tagger.Tag(kPost, "", EvidenceOptions(), &tagging);
}
BENCHMARK(TagPostAsEvidence);

}  // namespace
}  // namespace metier::tag
