#include "profile/parameters.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace metier::profile {
namespace {

enum class Sign { kAny, kNotNegative };

struct Named {
  const char* name;
  double& (*field)(ProfileParameters&);
  Sign sign = Sign::kNotNegative;
};

constexpr Named kNamed[] = {
    {"bias", [](ProfileParameters& p) -> double& { return p.bias; }, Sign::kAny},
    {"repetition", [](ProfileParameters& p) -> double& { return p.repetition; }},
    {"span", [](ProfileParameters& p) -> double& { return p.span; }},
    {"excess", [](ProfileParameters& p) -> double& { return p.excess; }},
    {"lead", [](ProfileParameters& p) -> double& { return p.lead; }},
    {"resonance", [](ProfileParameters& p) -> double& { return p.resonance; }},
    {"responders", [](ProfileParameters& p) -> double& { return p.responders; }},
    {"attribution", [](ProfileParameters& p) -> double& { return p.attribution; }},
    {"calibration", [](ProfileParameters& p) -> double& { return p.calibration; }, Sign::kAny},
    {"background_floor", [](ProfileParameters& p) -> double& { return p.background_floor; }},
    {"shrinkage_occasions", [](ProfileParameters& p) -> double& { return p.shrinkage_occasions; }},
    {"responder_ratio_limit", [](ProfileParameters& p) -> double& { return p.responder_ratio_limit; }},
    {"interest_from", [](ProfileParameters& p) -> double& { return p.interest_from; }},
    {"expertise_from", [](ProfileParameters& p) -> double& { return p.expertise_from; }},
    {"mention_cap", [](ProfileParameters& p) -> double& { return p.mention_cap; }},
    {"clear_from", [](ProfileParameters& p) -> double& { return p.clear_from; }},
    {"few_occasions", [](ProfileParameters& p) -> double& { return p.few_occasions; }},
    {"thin_occasions", [](ProfileParameters& p) -> double& { return p.thin_occasions; }},
    {"thin_weeks", [](ProfileParameters& p) -> double& { return p.thin_weeks; }},
    {"prominence_floor", [](ProfileParameters& p) -> double& { return p.prominence_floor; }},
    {"misheard", [](ProfileParameters& p) -> double& { return p.misheard; }},
    {"season", [](ProfileParameters& p) -> double& { return p.season; }},
    {"breadth", [](ProfileParameters& p) -> double& { return p.breadth; }},
    {"faint_prominence", [](ProfileParameters& p) -> double& { return p.faint_prominence; }},
    {"thin_prominence", [](ProfileParameters& p) -> double& { return p.thin_prominence; }},
    {"implied_share", [](ProfileParameters& p) -> double& { return p.implied_share; }},
    {"repost_weight", [](ProfileParameters& p) -> double& { return p.weigh.repost_weight; }},
    {"half_life_days", [](ProfileParameters& p) -> double& { return p.weigh.half_life_days; }},
    {"resonance_prior_posts", [](ProfileParameters& p) -> double& { return p.weigh.resonance_prior_posts; }},
    {"ring_concentration", [](ProfileParameters& p) -> double& { return p.weigh.ring_concentration; }},
    {"automatic_quick_share", [](ProfileParameters& p) -> double& { return p.weigh.automatic_quick_share; }},
};

absl::Status ReadLine(const std::string& line, ProfileParameters* parameters) {
  const std::vector<std::string> words = absl::StrSplit(line, ' ', absl::SkipEmpty());
  double value = 0;
  if (words.size() == 2 && absl::SimpleAtod(words[1], &value) && std::isfinite(value)) {
    for (const Named& named : kNamed) {
      if (words[0] != named.name || (named.sign == Sign::kNotNegative && value < 0)) continue;
      named.field(*parameters) = value;
      return absl::OkStatus();
    }
  }
  return absl::InvalidArgumentError(absl::StrCat("not a parameter of profiles: '", line, "'"));
}

}  // namespace

std::string FormatParameters(const ProfileParameters& parameters) {
  ProfileParameters copy = parameters;
  std::string text;
  for (const Named& named : kNamed) {
    // As %.17g. (absl::StrFormat ends the program when memory runs out.)
    std::array<char, 32> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), named.field(copy), std::chars_format::general, 17);
    text.append(named.name).append(" ").append(digits.data(), end.ptr).append("\n");
  }
  return text;
}

absl::StatusOr<ProfileParameters> ParseParameters(std::string_view text) {
  ProfileParameters parameters;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(std::string(text), '\n', absl::SkipWhitespace()))) {
    if (line.front() == '#') continue;
    if (absl::Status status = ReadLine(line, &parameters); !status.ok()) return status;
  }
  return parameters;
}

}  // namespace metier::profile
