#include "bench/people/options.h"

#include <functional>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "base/file.h"

namespace metier::people {
namespace {

using Setter = std::function<absl::Status(const std::string&)>;

absl::Status Bad(const std::string& value) {
  return absl::InvalidArgumentError(absl::StrCat("not valid: '", value, "'"));
}

Setter Text(std::string* target) {
  return [target](const std::string& value) {
    *target = value;
    return absl::OkStatus();
  };
}

template <typename Integer>
Setter Whole(Integer* target, Integer lowest) {
  return [target, lowest](const std::string& value) {
    return absl::SimpleAtoi(value, target) && *target >= lowest ? absl::OkStatus() : Bad(value);
  };
}

}  // namespace

std::string Usage() {
  return "usage: people_bench report|fit|lobsters|pool|check [flag]...\n"
         "  report     compose people of the report half, profile them, print every measure, write -o DIR\n"
         "  fit        fit the coefficients of profiles on the fit half, write them to -o FILE\n"
         "  lobsters   --look N submitters: listed topics beside their tags (topic:confidence/posts/stories that "
         "agree)\n"
         "  pool       --labelled: write the posts of the fit half to -o FILE (topics, accepted, topics of the source, "
         "text)\n"
         "  check      read the corpora as training does, and fail if the pool has any text of it\n"
         "flags:\n"
         "  --corpora DIR     outside corpora (../shared/corpora)    --manifest FILE  (corpora/manifest.tsv)\n"
         "  --data DIR        taxonomy, lexicon, model (models)      --parameters FILE  of profiles, as fit writes "
         "them\n"
         "  --seed N          (1)   --people N   (20000)             --volume-people N  (2000)\n"
         "  --half fit|report which half report judges (report)\n"
         "  --per-source N    pool posts a subreddit (200)           --threads N  (2)\n"
         "  --labelled        people of the posts that a reader labelled (bench/people/labels), whose truth is the "
         "label\n"
         "  --no-lobsters     leave out the real people              --look N  people to show\n";
}

absl::StatusOr<Options> ParseOptions(const std::vector<std::string>& words) {
  Options options;
  options.pool.threads = 2;
  std::string parameters;
  const std::map<std::string, Setter> setters = {
      {"--corpora", Text(&options.corpora)},
      {"--manifest", Text(&options.manifest)},
      {"--data", Text(&options.data)},
      {"--parameters", Text(&parameters)},
      {"-o", Text(&options.output)},
      {"--seed", Whole<std::uint64_t>(&options.town.seed, 0)},
      {"--people", Whole(&options.people, 1)},
      {"--volume-people", Whole(&options.volume_people, 4)},
      {"--per-source", Whole(&options.pool.posts_per_source, 1)},
      {"--threads", Whole(&options.pool.threads, 1)},
      {"--look", Whole(&options.look, 0)},
      {"--half",
       [&options](const std::string& value) {
         options.half = value == "fit" ? Half::kFit : Half::kReport;
         return value == "fit" || value == "report" ? absl::OkStatus() : Bad(value);
       }},
  };
  if (words.empty()) return absl::InvalidArgumentError(Usage());
  options.command = words[0];
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "--no-lobsters") {
      options.lobsters = false;
      continue;
    }
    if (words[i] == "--labelled") {
      options.labelled = true;
      continue;
    }
    const auto setter = setters.find(words[i]);
    if (setter == setters.end() || i + 1 == words.size()) {
      return absl::InvalidArgumentError(absl::StrCat("unknown flag or missing value: '", words[i], "'\n", Usage()));
    }
    if (absl::Status status = setter->second(words[++i]); !status.ok()) return status;
  }
  if (!parameters.empty()) {
    absl::StatusOr<std::string> text = base::ReadFile(parameters);
    if (!text.ok()) return text.status();
    absl::StatusOr<profile::ProfileParameters> read = profile::ParseParameters(*text);
    if (!read.ok()) return read.status();
    options.parameters = *read;
    options.given_parameters = true;
  }
  return options;
}

}  // namespace metier::people
