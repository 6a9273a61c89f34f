// sample_posts CORPORA train|dev|test COUNT [telling]
//
// Draws posts of the outside corpora for people to label (corpora/labels): "key<TAB>corpus<TAB>source<TAB>text" a line,
// as evenly over the sources of a corpus as they last, the corpora in the parts of kParts. With "telling" seven in ten
// are such that the shipped model is in two minds about, or surely sees something else in than their source's label.
// The same arguments draw the same posts with the same model.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/checksum.h"
#include "model/corpus.h"
#include "tag/tagger.h"

namespace metier {
namespace {

constexpr std::size_t kCandidates = 120;  // of a source
constexpr std::array<std::pair<std::string_view, double>, 5> kParts = {
    {{"reddit-2013", 0.50}, {"reddit-250", 0.15}, {"stackexchange", 0.15}, {"huffpost", 0.20}, {"lobsters", 0.20}}};

struct Candidate {
  std::uint64_t order = 0;  // as good as random, and the same in every run
  std::uint64_t key = 0;
  std::string text;
  std::vector<TopicIndex> topics;
};

using Sources = std::map<std::string, std::vector<Candidate>>;

// The candidates of each source of each corpus: those that stand first in a random order.
absl::StatusOr<std::map<std::string, Sources>> Collect(const model::CorpusReader& corpora, model::Split split) {
  std::map<std::string, Sources> result;
  absl::Status status = corpora.ForEach([&](const model::Example& example) {
    if (example.split != split) return;
    std::vector<Candidate>& heap = result[std::string(example.corpus)][std::string(example.source)];
    const std::uint64_t order = base::CombineChecksums(example.key, base::Checksum("sample"));
    const auto later = [](const Candidate& a, const Candidate& b) { return a.order < b.order; };
    if (heap.size() == kCandidates && order >= heap.front().order) return;
    heap.push_back({order, example.key, std::string(example.text), example.decision->topics});
    std::push_heap(heap.begin(), heap.end(), later);
    if (heap.size() > kCandidates) {
      std::pop_heap(heap.begin(), heap.end(), later);
      heap.pop_back();
    }
  });
  if (!status.ok()) return status;
  return result;
}

// Whether the tagger is in two minds, or sees another field than the label says.
bool Telling(const Candidate& post, const tag::Knowledge& knowledge, tag::Tagger* tagger) {
  Tagging tagging;
  tagger->Tag(post.text, "", {}, &tagging);
  if (tagging.abstained == Abstention::kLanguage) return false;
  std::uint64_t roots = 0;
  for (const TopicIndex topic : post.topics) roots |= knowledge.RootsOf(topic);
  double surest = 0;
  for (std::size_t i = 0; i < knowledge.taxonomy().size(); ++i) {
    const double confidence = tagger->confidences()[i];
    if (confidence >= 0.3 && (knowledge.RootsOf(static_cast<TopicIndex>(i)) & roots) == 0) return true;
    surest = std::max(surest, confidence);
  }
  return surest >= 0.3 && surest < 0.8;
}

int Main(int argc, char** argv) {
  const std::string split = argc > 2 ? argv[2] : "";
  if (argc < 4 || (split != "train" && split != "dev" && split != "test")) {
    std::fprintf(stderr, "usage: sample_posts CORPORA train|dev|test COUNT [telling]\n");
    return 2;
  }
  const bool telling = argc > 4 && std::strcmp(argv[4], "telling") == 0;
  const auto fail = [](const absl::Status& status) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 2;
  };
  const auto knowledge = tag::Knowledge::Load(METIER_DATA_DIR);
  if (!knowledge.ok()) return fail(knowledge.status());
  const auto corpora = model::CorpusReader::Open("corpora/manifest.tsv", argv[1], (*knowledge)->taxonomy());
  if (!corpora.ok()) return fail(corpora.status());
  auto collected = Collect(*corpora, split == "train" ? model::Split::kTrain
                                     : split == "dev" ? model::Split::kDev
                                                      : model::Split::kTest);
  if (!collected.ok()) return fail(collected.status());

  tag::Tagger tagger(**knowledge);
  for (const auto& [name, part] : kParts) {
    const auto wanted = static_cast<std::size_t>(part * std::atof(argv[3]));
    std::size_t drawn = 0;
    Sources& sources = (*collected)[std::string(name)];
    std::vector<std::pair<std::uint64_t, std::string>> order;
    for (auto& [source, posts] : sources) {
      std::sort(posts.begin(), posts.end(), [](const Candidate& a, const Candidate& b) { return a.order < b.order; });
      order.emplace_back(base::Checksum(source), source);
    }
    std::sort(order.begin(), order.end());
    for (std::size_t round = 0; round < kCandidates && drawn < wanted; ++round) {
      for (const auto& [hash, source] : order) {
        std::vector<Candidate>& posts = sources[source];
        if (posts.empty() || drawn == wanted) continue;
        auto chosen = posts.begin();
        if (telling && posts.front().order % 10 < 7) {
          chosen = std::find_if(posts.begin(), posts.end(),
                                [&](const Candidate& post) { return Telling(post, **knowledge, &tagger); });
          if (chosen == posts.end()) continue;
        }
        std::printf("%s\t%s\t%s\t%s\n", base::ChecksumText(chosen->key).c_str(), std::string(name).c_str(),
                    source.c_str(), chosen->text.c_str());
        posts.erase(chosen);
        ++drawn;
      }
    }
  }
  return 0;
}

}  // namespace
}  // namespace metier

int main(int argc, char** argv) { return metier::Main(argc, argv); }
