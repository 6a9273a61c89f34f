// The command line: finds the command, parses its flags, runs it.

#include <csignal>
#include <cstdio>

#include "cli/commands.h"
#include "cli/flags.h"
#include "cli/io.h"
#include "cli/output.h"
#include "explain/provenance.h"

namespace metier::cli {
namespace {

int Print(const std::string& text) {
  Output output;
  output.Write(text);
  output.Flush();
  return output.status().ok() ? kAllFine : Fail(output.status());
}

int Dispatch(std::span<const char* const> words) {
  const std::string_view first = words.empty() ? "" : words.front();
  if (first == "--help" || first == "-h" || first == "help") return Print(GeneralHelp());
  if (first == "--version") return Print("metier " + explain::EngineVersion() + "\n");
  if (first == "--man") return Print(ManPage());
  if (first == "--bash-completion") return Print(BashCompletion());
  const Command* command = FindCommand(first);
  if (command == nullptr) {
    Complain(first.empty() ? "no command given; see metier --help" : "unknown command '" + std::string(first) + "'; see metier --help");
    return kCouldNotRun;
  }
  absl::StatusOr<Arguments> arguments = ParseArguments(*command, words.subspan(1));
  if (!arguments.ok()) return Fail(arguments.status());
  if (arguments->Has("help")) return Print(CommandHelp(*command));
  if (command->name == "tag") return RunTag(*arguments);
  if (command->name == "profile") return RunProfile(*arguments);
  if (command->name == "merge") return RunMerge(*arguments);
  if (command->name == "forget") return RunForget(*arguments);
  if (command->name == "explain") return RunExplain(*arguments);
  if (command->name == "report") return RunReport(*arguments);
  if (command->name == "verify") return RunVerify(*arguments);
  if (command->name == "topics") return RunTopics(*arguments);
  if (command->name == "train") return RunTrain(*arguments);
  return RunEval(*arguments);
}

}  // namespace
}  // namespace metier::cli

int main(int argc, char** argv) {
  // A reader that stops reading ends the writing, not with a signal but with an error that Output understands.
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<const char*> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return metier::cli::Dispatch(words);
}
