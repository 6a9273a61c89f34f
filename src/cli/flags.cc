#include "cli/flags.h"

#include <algorithm>
#include <charconv>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace metier::cli {
namespace {

const Flag* FindFlag(const Command& command, std::string_view name) {
  if (std::find(command.flags.begin(), command.flags.end(), name) == command.flags.end()) return nullptr;
  for (const Flag& flag : AllFlags()) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

template <typename T>
absl::StatusOr<T> ParseNumber(std::string_view flag, const std::string& text, T lowest, T highest) {
  T value = {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= lowest && value <= highest)) {
    return absl::InvalidArgumentError(
        absl::StrCat("--", std::string(flag), " takes a number from ", lowest, " to ", highest, ", not '", text, "'"));
  }
  return value;
}

std::string Usage(const Command& command) {
  return absl::StrCat("metier ", std::string(command.name), " [FLAG]... ", std::string(command.arguments));
}

}  // namespace

std::string Arguments::Text(std::string_view flag, std::string_view otherwise) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::string(otherwise) : found->second;
}

absl::StatusOr<long> Arguments::Integer(std::string_view flag, long otherwise, long lowest, long highest) const {
  return Has(flag) ? ParseNumber<long>(flag, Text(flag), lowest, highest) : otherwise;
}

absl::StatusOr<double> Arguments::Number(std::string_view flag, double otherwise, double lowest, double highest) const {
  return Has(flag) ? ParseNumber<double>(flag, Text(flag), lowest, highest) : otherwise;
}

absl::StatusOr<std::int64_t> Arguments::Bytes(std::string_view flag, std::int64_t lowest) const {
  const std::string text = Text(flag);
  constexpr std::string_view kUnits = "KMGT";
  std::string_view digits = text;
  int shift = 0;
  if (!digits.empty()) {
    const char unit = digits.back() >= 'a' ? static_cast<char>(digits.back() - 'a' + 'A') : digits.back();
    if (const std::size_t power = kUnits.find(unit); power != std::string_view::npos) {
      shift = 10 * (static_cast<int>(power) + 1);
      digits.remove_suffix(1);
    }
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || number < 0 || number > (std::int64_t{1} << 60 >> shift) || (number << shift) < lowest) {
    return absl::InvalidArgumentError(absl::StrCat("--", std::string(flag), " takes a size such as 512M or 1G, at least ",
                                                   lowest, " bytes, not '", text, "'"));
  }
  return number << shift;
}

Arguments Arguments::AfterFirstOperand() const {
  Arguments rest = *this;
  if (!rest.operands_.empty()) rest.operands_.erase(rest.operands_.begin());
  return rest;
}

absl::StatusOr<Arguments> ParseArguments(const Command& command, std::span<const char* const> words) {
  Arguments arguments;
  bool flags_ended = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (flags_ended || !word.starts_with("-") || word == "-") {
      arguments.operands_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      flags_ended = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view written = word.substr(0, equals);
    const std::string_view name = written == "-h" ? "help" : written == "-o" ? "output" : written.starts_with("--") ? written.substr(2) : "";
    const Flag* flag = FindFlag(command, name);
    if (flag == nullptr) {
      return absl::InvalidArgumentError(absl::StrCat("unknown flag '", std::string(written), "'; see metier ", std::string(command.name), " --help"));
    }
    std::string value;
    if (equals != std::string_view::npos) {
      if (flag->value.empty()) return absl::InvalidArgumentError(absl::StrCat("--", std::string(name), " takes no value"));
      value = word.substr(equals + 1);
    } else if (!flag->value.empty()) {
      if (i + 1 == words.size()) return absl::InvalidArgumentError(absl::StrCat("--", std::string(name), " needs a value: ", std::string(flag->value)));
      value = words[++i];
    }
    arguments.values_.insert_or_assign(std::string(name), value);
  }
  return arguments;
}

std::string CommandHelp(const Command& command) {
  std::string help = absl::StrCat(std::string(command.summary), "\n\nUsage: ", Usage(command), "\n");
  if (!command.details.empty()) absl::StrAppend(&help, "\n", std::string(command.details), "\n");
  help += "\nFlags:\n";
  for (const std::string_view name : command.flags) {
    const Flag* flag = FindFlag(command, name);
    std::string left = absl::StrCat("  --", std::string(flag->name), flag->value.empty() ? "" : " ", std::string(flag->value));
    left.resize(std::max<std::size_t>(left.size() + 2, 26), ' ');
    absl::StrAppend(&help, left, std::string(flag->help), "\n");
  }
  return help;
}

std::string GeneralHelp() {
  std::string help =
      "metier: what posts and people are about, with calibrated confidence and the evidence for it.\n\n"
      "Usage: metier COMMAND [FLAG]... [ARGUMENT]...\n\nCommands:\n";
  for (const Command& command : AllCommands()) {
    std::string left = absl::StrCat("  ", std::string(command.name));
    left.resize(12, ' ');
    absl::StrAppend(&help, left, std::string(command.summary), "\n");
  }
  help +=
      "\nmetier COMMAND --help shows the flags of a command; metier --version the versions.\n"
      "Exit status: 0 all fine, 1 some records were refused (each is named on standard error), 2 could not run.\n";
  return help;
}

std::string ManPage() {
  std::string page =
      ".TH METIER 1\n.SH NAME\nmetier \\- what posts and people are about, with calibrated confidence and the evidence for it\n"
      ".SH SYNOPSIS\n.B metier\n.I COMMAND\n[FLAG]... [ARGUMENT]...\n.SH COMMANDS\n";
  for (const Command& command : AllCommands()) {
    absl::StrAppend(&page, ".SS ", Usage(command), "\n", std::string(command.summary), " ", std::string(command.details), "\n");
    for (const std::string_view name : command.flags) {
      const Flag* flag = FindFlag(command, name);
      absl::StrAppend(&page, ".TP\n.B \\-\\-", std::string(flag->name), " ", std::string(flag->value), "\n", std::string(flag->help), "\n");
    }
  }
  page +=
      ".SH EXIT STATUS\n0 all fine; 1 some records were refused, each named on standard error; 2 could not run.\n"
      ".SH ENVIRONMENT\nNO_COLOR: if set and not empty, no colours.\n";
  return page;
}

std::string BashCompletion() {
  std::string commands;
  std::string cases;
  for (const Command& command : AllCommands()) {
    absl::StrAppend(&commands, commands.empty() ? "" : " ", std::string(command.name));
    std::string flags;
    for (const std::string_view name : command.flags) absl::StrAppend(&flags, flags.empty() ? "" : " ", "--", std::string(name));
    absl::StrAppend(&cases, "    ", std::string(command.name), ") flags='", flags, "' ;;\n");
  }
  return absl::StrCat("_metier() {\n  local word=${COMP_WORDS[COMP_CWORD]} flags=\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '",
                      commands, "' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n", cases,
                      "  esac\n  case $word in\n    -*) COMPREPLY=($(compgen -W \"$flags\" -- \"$word\")) ;;\n    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
                      "  esac\n}\ncomplete -F _metier metier\n");
}

}  // namespace metier::cli
