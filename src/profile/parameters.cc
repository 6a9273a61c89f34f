#include "bench/people/parameters_file.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace metier::people {
namespace {

using profile::ProfileParameters;

constexpr std::pair<const char*, double ProfileParameters::*> kNamed[] = {
    {"bias", &ProfileParameters::bias},
    {"repetition", &ProfileParameters::repetition},
    {"span", &ProfileParameters::span},
    {"excess", &ProfileParameters::excess},
    {"resonance", &ProfileParameters::resonance},
    {"responders", &ProfileParameters::responders},
    {"attribution", &ProfileParameters::attribution},
    {"background_floor", &ProfileParameters::background_floor},
    {"shrinkage_occasions", &ProfileParameters::shrinkage_occasions},
    {"interest_from", &ProfileParameters::interest_from},
    {"expertise_from", &ProfileParameters::expertise_from},
    {"mention_cap", &ProfileParameters::mention_cap},
    {"interest_cap", &ProfileParameters::interest_cap},
};

}  // namespace

std::string FormatParameters(const ProfileParameters& parameters) {
  std::string text;
  for (const auto& [name, field] : kNamed)
    absl::StrAppend(&text, name, " ", absl::StrFormat("%.17g", parameters.*field), "\n");
  return text;
}

absl::Status ParseParameters(std::string_view text, ProfileParameters* parameters) {
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(std::string(text), '\n', absl::SkipWhitespace()))) {
    if (line.front() == '#') continue;
    const std::vector<std::string> words = absl::StrSplit(line, ' ', absl::SkipEmpty());
    double value = 0;
    bool known = false;
    if (words.size() == 2 && absl::SimpleAtod(words[1], &value)) {
      for (const auto& [name, field] : kNamed) {
        if (words[0] != name) continue;
        parameters->*field = value;
        known = true;
      }
    }
    if (!known) return absl::InvalidArgumentError(absl::StrCat("not a parameter: '", line, "'"));
  }
  return absl::OkStatus();
}

}  // namespace metier::people
