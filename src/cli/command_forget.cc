#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "cli/output.h"
#include "profile/state.h"
#include "sink/json.h"

namespace metier::cli {
namespace {

struct Rewritten {
  std::string bytes;
  profile::ArchiveProfile::Forgotten forgotten;
};

// The state file `path` without `user`.
absl::StatusOr<Rewritten> Without(const std::string& user, const std::string& path) {
  absl::StatusOr<base::MappedFile> file = base::MappedFile::Open(path);
  if (!file.ok()) return file.status();
  absl::StatusOr<profile::State> state = profile::ParseState(file->bytes());
  if (!state.ok()) {
    return absl::Status(state.status().code(), absl::StrCat("'", path, "': ", state.status().message()));
  }
  Rewritten rewritten;
  rewritten.forgotten = state->archive.Forget(user);
  rewritten.bytes = profile::SerialiseState(*std::move(state));
  return rewritten;
}

}  // namespace

int RunForget(const Arguments& arguments) {
  if (!arguments.Has("user") || arguments.operands().empty()) {
    return Fail(absl::InvalidArgumentError("forget needs --user and states; see metier forget --help"));
  }
  // Every file is read before the first is written: a mistyped name should not be found out halfway.
  for (const std::string& path : arguments.operands()) {
    if (absl::StatusOr<Rewritten> file = Without(arguments.Text("user"), path); !file.ok()) return Fail(file.status());
  }
  Output output;
  for (const std::string& path : arguments.operands()) {
    absl::StatusOr<Rewritten> file = Without(arguments.Text("user"), path);
    if (!file.ok()) return Fail(file.status());
    if (absl::Status status = base::WriteFileAtomically(path, file->bytes); !status.ok()) return Fail(status);
    std::string record;
    sink::JsonWriter json(&record);
    json.BeginObject().Key("file").String(path).Key("posts").Integer(file->forgotten.posts);
    json.Key("reactions").Integer(file->forgotten.reactions);
    json.Key("attributions").Integer(file->forgotten.attributions).EndObject();
    output.Write(record + "\n");
  }
  output.Flush();
  return output.status().ok() ? kAllFine : Fail(output.status());
}

}  // namespace metier::cli
