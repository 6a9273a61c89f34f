// Every flag of every command in one table. Parsing, --help, the man page and the completions all come from it.

#ifndef METIER_SRC_CLI_FLAGS_H_
#define METIER_SRC_CLI_FLAGS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace metier::cli {

struct Flag {
  std::string_view name;   // "top-k"
  std::string_view value;  // what stands for the value in help ("N"); empty: a switch
  std::string_view help;
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // "[FILE|-]..."
  std::string_view summary;    // one line
  std::string_view details;    // paragraphs of the help, may be empty
  std::vector<std::string_view> flags;  // names in kFlags
};

std::span<const Flag> AllFlags();
std::span<const Command> AllCommands();
const Command* FindCommand(std::string_view name);

// What a command line says. Every accessor takes the name of a flag of the command.
class Arguments {
 public:
  bool Has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  std::string Text(std::string_view flag, std::string_view otherwise = "") const;
  absl::StatusOr<long> Integer(std::string_view flag, long otherwise, long lowest, long highest) const;
  absl::StatusOr<double> Number(std::string_view flag, double otherwise, double lowest, double highest) const;
  // "64K", "512M", "1G", "1T" in powers of 1024, or a number of bytes; at least `lowest`.
  absl::StatusOr<std::int64_t> Bytes(std::string_view flag, std::int64_t lowest) const;
  const std::vector<std::string>& operands() const { return operands_; }
  // The same without the first operand, for a command whose first one is of another kind.
  Arguments AfterFirstOperand() const;

 private:
  friend absl::StatusOr<Arguments> ParseArguments(const Command&, std::span<const char* const>);
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> operands_;
};

// `--flag value`, `--flag=value`, `--switch`; "--" ends the flags. InvalidArgument with a message for the user for unknown flags, missing or superfluous
// values.
absl::StatusOr<Arguments> ParseArguments(const Command& command, std::span<const char* const> words);

std::string CommandHelp(const Command& command);
std::string GeneralHelp();
std::string ManPage();
std::string BashCompletion();

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_FLAGS_H_
