// klout_judgements JUDGEMENTS.csv ONTOLOGY.csv
//
// Holds the lexicon, the model and both together against the judgements that Klout published: "entity X belongs to
// topic Y", yes or no (klout_entity_to_topic_labels_20180101.csv and klout_topic_ontology_20180601.csv, CC BY 3.0).
// Each entity's name is read as a post of one phrase. A judgement counts where a topic of ours names Klout's as its
// counterpart, and no pair counts that was judged both ways.

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "archive/byte_source.h"
#include "archive/input.h"
#include "archive/row_reader.h"
#include "tag/combine.h"
#include "tag/tagger.h"

namespace metier {
namespace {

using Table = std::vector<std::vector<std::string>>;

absl::StatusOr<Table> ReadCsv(const std::string& path) {
  absl::StatusOr<std::unique_ptr<archive::ByteSource>> file = archive::OpenFile(path);
  if (!file.ok()) return file.status();
  archive::Input input(*std::move(file), path);
  const std::unique_ptr<archive::RowReader> reader = archive::MakeCsvReader(&input);
  Table table;
  archive::Row row;
  while (reader->Next(&row)) table.emplace_back(row.cells.begin(), row.cells.end());
  if (!input.status().ok()) return input.status();
  return table;
}

// Klout's topic ids (they need not fit 64 bits) to our topics.
std::map<std::string, std::vector<TopicIndex>> Crosswalk(const Table& ontology, const Taxonomy& taxonomy) {
  std::map<std::string, std::vector<TopicIndex>> by_slug;
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    const std::string& klout = taxonomy[topic].crosswalk.klout;
    if (!klout.empty()) by_slug[klout].push_back(topic);
  }
  std::map<std::string, std::vector<TopicIndex>> by_id;
  for (const auto& row : ontology) {
    if (row.size() < 2) continue;
    if (const auto found = by_slug.find(row[1]); found != by_slug.end()) by_id[row[0]] = found->second;
  }
  return by_id;
}

struct Judgement {
  std::string entity;
  std::vector<TopicIndex> topics;
  bool yes = false;
};

struct Judgements {
  std::vector<Judgement> judged;
  int nameless = 0, both_ways = 0, without_topic = 0;
};

Judgements Select(const Table& rows, const std::map<std::string, std::vector<TopicIndex>>& crosswalk) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> labels;
  for (const auto& row : rows) {
    if (row.size() >= 5) labels[{row[0], row[2]}].insert(row[4]);
  }
  Judgements result;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.size() < 5) continue;
    const auto topics = crosswalk.find(row[2]);
    if (row[1] == "_display_unknown_") {
      ++result.nameless;
    } else if (labels[{row[0], row[2]}].size() > 1) {
      ++result.both_ways;
    } else if (topics == crosswalk.end()) {
      ++result.without_topic;
    } else {
      result.judged.push_back({row[1], topics->second, row[4] == "1"});
    }
  }
  return result;
}

// Of one judgement: how strongly each way of looking says yes.
struct Scores {
  double lexicon = 0, model = 0, both = 0;
  bool yes = false;
};

class Scorer {
 public:
  explicit Scorer(const tag::Knowledge& knowledge) : knowledge_(knowledge), tagger_(knowledge) {}

  Scores Score(const Judgement& judgement) {
    tagger_.Tag(judgement.entity, "en", {}, &tagging_);
    Scores scores;
    scores.yes = judgement.yes;
    for (const TopicIndex topic : judgement.topics) {
      scores.lexicon = std::max(scores.lexicon, tagger_.phrase_evidence()[topic]);
      scores.both = std::max(scores.both, tagger_.confidences()[topic]);
      for (std::size_t i = topic; i < knowledge_.taxonomy().size(); ++i) {
        const auto below = static_cast<TopicIndex>(i);
        if (below != topic && !knowledge_.taxonomy().IsAncestor(topic, below)) continue;
        scores.model = std::max(scores.model, ModelAlone(below));
      }
    }
    return scores;
  }

 private:
  // The combined confidence as if no phrase were known.
  double ModelAlone(TopicIndex topic) {
    const std::int32_t label = knowledge_.LabelOf(topic);
    if (label < 0) return 0;
    const tag::Evidence evidence = {.topic_logit = tagger_.model_logits()[static_cast<std::size_t>(label)],
                                    .chatter_logit = tagger_.model_logits()[knowledge_.chatter_label()],
                                    .known_words = static_cast<double>(tagger_.known_words())};
    return tag::Sigmoid(tag::CombinedLogit(knowledge_.combination(), knowledge_.CalibrationOf(topic).bias, evidence));
  }

  const tag::Knowledge& knowledge_;
  tag::Tagger tagger_;
  Tagging tagging_;
};

void Report(const char* name, const std::vector<Scores>& all, double Scores::*score, double from) {
  int said = 0, right = 0, yes = 0;
  for (const Scores& scores : all) {
    const bool says = scores.*score > 0 && scores.*score >= from;
    yes += scores.yes ? 1 : 0;
    said += says ? 1 : 0;
    right += says && scores.yes ? 1 : 0;
  }
  std::printf("%-34s %9.3f %9.3f %9d\n", name, said > 0 ? static_cast<double>(right) / said : 0.0,
              static_cast<double>(right) / yes, said);
}

int Main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: klout_judgements JUDGEMENTS.csv ONTOLOGY.csv\n");
    return 2;
  }
  const auto knowledge = tag::Knowledge::Load(METIER_DATA_DIR);
  const auto rows = ReadCsv(argv[1]);
  const auto ontology = ReadCsv(argv[2]);
  for (const absl::Status& status : {knowledge.status(), rows.status(), ontology.status()}) {
    if (status.ok()) continue;
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 2;
  }
  const Judgements judgements = Select(*rows, Crosswalk(*ontology, (*knowledge)->taxonomy()));
  Scorer scorer(**knowledge);
  std::vector<Scores> all;
  for (const Judgement& judgement : judgements.judged) all.push_back(scorer.Score(judgement));
  const auto yes = std::count_if(all.begin(), all.end(), [](const Scores& scores) { return scores.yes; });
  std::printf("%zu judgements: %zu judged here, of them %d yes; left out: %d of entities without a name, %d judged both "
              "ways, %d on topics that have no counterpart\n\n",
              rows->size() - 1, all.size(), static_cast<int>(yes), judgements.nameless, judgements.both_ways,
              judgements.without_topic);
  std::printf("%-34s %9s %9s %9s\n", "says yes", "precision", "recall", "said");
  Report("always", all, &Scores::both, 0);
  Report("lexicon, any evidence", all, &Scores::lexicon, 0);
  Report("lexicon, evidence of 1 and more", all, &Scores::lexicon, 1);
  for (const double from : {0.2, 0.5, 0.8}) {
    char name[64];
    std::snprintf(name, sizeof name, "model alone, from %.1f", from);
    Report(name, all, &Scores::model, from);
    std::snprintf(name, sizeof name, "model and lexicon, from %.1f", from);
    Report(name, all, &Scores::both, from);
  }
  return 0;
}

}  // namespace
}  // namespace metier

int main(int argc, char** argv) { return metier::Main(argc, argv); }
