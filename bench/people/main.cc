// The composed-people benchmark. See README.md.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/file.h"
#include "bench/people/errors.h"
#include "bench/people/fit.h"
#include "bench/people/lobsters.h"
#include "bench/people/measures.h"
#include "bench/people/options.h"
#include "bench/people/page.h"
#include "bench/people/pool.h"
#include "bench/people/run.h"
#include "model/dataset.h"
#include "model/own_posts.h"
#include "tag/knowledge.h"

namespace metier::people {
namespace {

constexpr std::size_t kLobstersStories = 20;
constexpr std::size_t kLookStories = 100;
constexpr std::size_t kMostErrors = 50;

void Note(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }
void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// What every command stands on.
struct World {
  std::unique_ptr<const tag::Knowledge> knowledge;
  std::optional<model::CorpusReader> corpora;
  model::PostLabels labels;
  model::PostLabels readers;  // what readers say of posts that training leaves to the pool
};

absl::StatusOr<World> Open(const Options& options) {
  World world;
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = tag::Knowledge::Load(options.data);
  if (!knowledge.ok()) return knowledge.status();
  world.knowledge = *std::move(knowledge);
  absl::StatusOr<model::CorpusReader> corpora =
      model::CorpusReader::Open(options.manifest, options.corpora, world.knowledge->taxonomy());
  if (!corpora.ok()) return corpora.status();
  world.corpora = *std::move(corpora);
  absl::StatusOr<model::PostLabels> labels = model::PostLabels::Load(options.labels, world.knowledge->taxonomy());
  if (!labels.ok()) return labels.status();
  world.labels = *std::move(labels);
  absl::StatusOr<model::PostLabels> readers = model::PostLabels::Load(options.readers, world.knowledge->taxonomy());
  if (!readers.ok()) return readers.status();
  world.readers = *std::move(readers);
  return world;
}

// What training takes of the corpora. `world` must outlive it.
model::DatasetOptions TrainingOf(const World& world) {
  model::DatasetOptions training;
  training.labels = &world.labels;
  training.held_out = &world.readers;
  return training;
}

absl::StatusOr<Pool> MakePool(const World& world, const Options& options) {
  std::vector<model::LabelledPost> own;
  for (const std::string& path : options.own) {
    absl::Status status = model::AppendOwnPosts(path, "own", world.knowledge->taxonomy(), &own);
    if (!status.ok()) return status;
  }
  std::vector<std::uint64_t> keys;
  for (const model::LabelledPost& post : own) keys.push_back(model::TextKey(post.text));
  PoolOptions pool_options = options.pool;
  if (options.labelled) pool_options.readers = &world.readers;
  absl::StatusOr<Pool> pool = BuildPool(*world.corpora, TrainingOf(world), keys, *world.knowledge, pool_options);
  if (!pool.ok()) return pool.status();
  const PoolCounts& counts = pool->counts;
  Note(absl::StrCat("pool: ", pool->posts.size(), " posts of ", pool->sources.size(), " subreddits, ",
                    pool->by_topic.size(), " topics; ", counts.candidates, " candidates, left out: ", counts.same_text,
                    " whose text training takes elsewhere (of ", counts.trained, " texts), ", counts.repeated,
                    " repeated, ", counts.beyond_cap, " beyond the cap, ", counts.unlabelled, " unlabelled, ",
                    counts.open, " open, ", counts.unreadable, " unreadable"));
  return pool;
}

Composer ComposerOf(const World& world, const Options& options, const Pool& pool, Half half) {
  return {pool, half, world.knowledge->taxonomy(), options.labelled ? SmallAmounts() : Amounts()};
}

struct Judged {
  Measures measures;
  std::string errors;
};

// Composes and profiles the half, and measures everything.
absl::StatusOr<Judged> MeasureHalf(const World& world, const Options& options, const Pool& pool, Half half,
                                   const profile::ProfileParameters& parameters) {
  const Taxonomy& taxonomy = world.knowledge->taxonomy();
  const Composer composer = ComposerOf(world, options, pool, half);
  const int threads = options.pool.threads;
  const std::vector<Outcome> people =
      RunPeople(composer, *world.knowledge, parameters, options.town, options.people, threads);
  Note(absl::StrCat(people.size(), " people profiled"));
  const std::vector<double>& volumes = composer.amounts().volumes;
  const std::vector<Outcome> at_volumes =
      RunVolumes(composer, *world.knowledge, parameters, options.town, volumes, options.volume_people, threads);
  std::optional<LobstersMarks> lobsters;
  if (options.lobsters) {
    absl::StatusOr<std::vector<Submitter>> submitters =
        ProfileSubmitters(*world.corpora, *world.knowledge, parameters, kLobstersStories, threads);
    if (!submitters.ok()) return submitters.status();
    lobsters = JudgeSubmitters(*submitters);
  }
  Judged run{MeasureAll(people, at_volumes, volumes.size(), lobsters, taxonomy), {}};
  run.errors = ErrorsText(people, pool, half, taxonomy, kMostErrors);
  return run;
}

absl::Status WriteReport(const Judged& judged, const Pool& pool, const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) return absl::UnavailableError(absl::StrCat("cannot make '", options.output, "': ", error.message()));
  const std::string setting =
      absl::StrCat(options.people, " people of the ", options.half == Half::kFit ? "fit" : "report", " half, seed ",
                   options.town.seed, ", from ", pool.posts.size(), " real posts of ", pool.sources.size(),
                   " subreddits that training has not seen", options.labelled ? ", labelled one by one." : ".");
  absl::Status status =
      base::WriteFileAtomically(options.output + "/report.html", ReportPage(judged.measures, setting, judged.errors));
  status.Update(base::WriteFileAtomically(options.output + "/report.json", MeasuresJson(judged.measures)));
  return status;
}

absl::Status Report(const World& world, const Options& options) {
  absl::StatusOr<Pool> pool = MakePool(world, options);
  if (!pool.ok()) return pool.status();
  absl::StatusOr<Judged> judged = MeasureHalf(world, options, *pool, options.half, options.parameters);
  if (!judged.ok()) return judged.status();
  Print(MeasuresText(judged->measures) + judged->errors);
  return options.output.empty() ? absl::OkStatus() : WriteReport(*judged, *pool, options);
}

// Fits on the fit half, and shows with what the report half says to it.
absl::Status Fit(const World& world, const Options& options) {
  absl::StatusOr<Pool> pool = MakePool(world, options);
  if (!pool.ok()) return pool.status();
  const Composer composer = ComposerOf(world, options, *pool, Half::kFit);
  const std::vector<Outcome> people =
      RunPeople(composer, *world.knowledge, options.parameters, options.town, options.people, options.pool.threads);
  const FitReport fit = FitProfiles(RowsOf(people, world.knowledge->taxonomy()), options.parameters);
  Print(fit.text + "\n");
  profile::ProfileParameters fitted = options.parameters;
  SetCoefficients(fit.fitted, &fitted);
  if (!options.output.empty()) {
    absl::Status status = base::WriteFileAtomically(options.output, profile::FormatParameters(fitted));
    if (!status.ok()) return status;
  }
  absl::StatusOr<Judged> judged = MeasureHalf(world, options, *pool, Half::kReport, fitted);
  if (!judged.ok()) return judged.status();
  Print(MeasuresText(judged->measures) + judged->errors);
  return absl::OkStatus();
}

absl::Status Lobsters(const World& world, const Options& options) {
  absl::StatusOr<std::vector<Submitter>> submitters =
      ProfileSubmitters(*world.corpora, *world.knowledge, options.parameters, kLookStories, options.pool.threads);
  if (!submitters.ok()) return submitters.status();
  const auto look = std::min<std::size_t>(submitters->size(), static_cast<std::size_t>(options.look));
  for (std::size_t i = 0; i < look; ++i) Print(SubmitterText((*submitters)[i], world.knowledge->taxonomy()));
  const LobstersMarks marks = JudgeSubmitters(*submitters);
  Print(absl::StrCat(marks.submitters, " submitters, ", marks.agree.hits, " of ", marks.agree.of,
                     " listed topics agree with the tags of 3 stories\n"));
  return absl::OkStatus();
}

// Writes the posts of the fit half that a reader labelled, for scripts/relabel:
// "topics<TAB>accepted<TAB>topics of the source<TAB>text" a line.
absl::Status WritePool(const World& world, const Options& options) {
  if (!options.labelled || options.output.empty()) {
    return absl::InvalidArgumentError("pool needs --labelled and -o FILE");
  }
  absl::StatusOr<Pool> pool = MakePool(world, options);
  if (!pool.ok()) return pool.status();
  const Taxonomy& taxonomy = world.knowledge->taxonomy();
  std::string lines;
  for (const PoolPost& post : pool->posts) {
    if (post.half != Half::kFit || world.readers.Find(post.key) == nullptr) continue;
    absl::StrAppend(&lines, model::TopicsField(post.label.topics, taxonomy), "\t",
                    model::TopicsField(post.label.accepted, taxonomy), "\t",
                    model::TopicsField(pool->sources[post.source].topics, taxonomy), "\t",
                    absl::StrReplaceAll(post.text, {{"\t", " "}, {"\n", " "}, {"\r", " "}}), "\n");
  }
  return base::WriteFileAtomically(options.output, lines);
}

absl::Status Check(const World& world, const Options& options) {
  absl::StatusOr<Pool> pool = MakePool(world, options);
  if (!pool.ok()) return pool.status();
  absl::StatusOr<std::size_t> compared = CheckHeldOut(*pool, *world.corpora, TrainingOf(world),
                                                      options.labelled ? &world.readers : nullptr, *world.knowledge);
  if (!compared.ok()) return compared.status();
  Print(absl::StrCat("none of ", *compared, " training posts is among the ", pool->posts.size(), " of the pool\n"));
  return absl::OkStatus();
}

absl::Status Run(const std::vector<std::string>& words) {
  absl::StatusOr<Options> options = ParseOptions(words);
  if (!options.ok()) return options.status();
  absl::StatusOr<World> world = Open(*options);
  if (!world.ok()) return world.status();
  if (!options->given_parameters) {
    absl::StatusOr<profile::ProfileParameters> shipped = profile::ParseParameters(world->knowledge->model().profile());
    if (!shipped.ok()) return shipped.status();
    options->parameters = *shipped;
  }
  if (options->command == "report") return Report(*world, *options);
  if (options->command == "fit") return Fit(*world, *options);
  if (options->command == "lobsters") return Lobsters(*world, *options);
  if (options->command == "pool") return WritePool(*world, *options);
  if (options->command == "check") return Check(*world, *options);
  return absl::InvalidArgumentError(Usage());
}

}  // namespace
}  // namespace metier::people

int main(int argc, char** argv) {
  const absl::Status status = metier::people::Run(std::vector<std::string>(argv + 1, argv + argc));
  if (status.ok()) return 0;
  std::fprintf(stderr, "people_bench: %s\n", std::string(status.message()).c_str());
  return 2;
}
