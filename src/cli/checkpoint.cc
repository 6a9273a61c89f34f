#include "cli/checkpoint.h"

#include <fcntl.h>
#include <simdjson.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/checksum.h"
#include "base/file.h"
#include "base/message.h"
#include "base/new_file.h"
#include "cli/sinks.h"
#include "sink/json.h"

namespace metier::cli {
namespace {

using base::SystemError;

constexpr std::int64_t kVersion = 1;
// So much of the end of the output is looked at before it is added to.
constexpr std::int64_t kTail = std::int64_t{1} << 16;

absl::Status BeginAnew(std::string_view what, const std::string& path) {
  return absl::FailedPreconditionError(base::Concat(what, "; to begin anew, remove '", path, "'"));
}

sink::RunFacts SettingsOf(const Arguments& arguments, const tag::Knowledge& knowledge) {
  sink::RunFacts settings = KnowledgeFacts(knowledge);
  for (const std::string_view flag : {"from", "map", "top-k", "min-confidence", "spans", "format", "output"}) {
    settings[base::Concat("--", flag)] = arguments.Has(flag) ? "=" + arguments.Text(flag) : "";
  }
  return settings;
}

bool IsSameFile(const std::string& one, const std::string& other) {
  std::error_code error;
  const std::filesystem::path place = std::filesystem::weakly_canonical(one, error);
  return !error && place == std::filesystem::weakly_canonical(other, error) && !error;
}

// The checksum of the last bytes up to `size`.
absl::StatusOr<std::uint64_t> TailChecksum(int descriptor, std::int64_t size, const std::string& path) {
  std::string tail(static_cast<std::size_t>(std::min(size, kTail)), '\0');
  std::size_t done = 0;
  while (done < tail.size()) {
    const auto offset = static_cast<off_t>(size - static_cast<std::int64_t>(tail.size() - done));
    const ssize_t got = pread(descriptor, tail.data() + done, tail.size() - done, offset);
    if (got == 0) return absl::DataLossError(base::Concat("'", path, "' is shorter than it was"));
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      return SystemError("cannot read", path);
    }
  }
  return base::Checksum(tail);
}

bool ReadChecksum(simdjson::dom::element value, std::uint64_t* checksum) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS || text.size() != 16) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *checksum, 16);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string FormatCheckpoint(const CheckpointRecord& record) {
  std::string text;
  sink::JsonWriter json(&text);
  json.BeginObject().Key("metier_checkpoint").Integer(kVersion);
  json.Key("posts").Integer(record.input.posts).Key("refused").Integer(record.input.refused);
  json.Key("posts_checksum").String(base::ChecksumText(record.input.checksum));
  json.Key("output_bytes").Integer(record.output_bytes);
  json.Key("output_checksum").String(base::ChecksumText(record.output_checksum));
  json.Key("finished").Bool(record.finished).Key("settings").BeginObject();
  for (const auto& [key, value] : record.settings) json.Key(key).String(value);
  json.EndObject().EndObject();
  text.push_back('\n');
  return text;
}

absl::StatusOr<CheckpointRecord> ParseCheckpoint(std::string_view text) {
  const absl::Status damaged = absl::DataLossError("is no checkpoint of this version");
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(simdjson::padded_string(text)).get(object) != simdjson::SUCCESS) return damaged;
  CheckpointRecord record;
  std::int64_t version = 0;
  simdjson::dom::element posts_checksum;
  simdjson::dom::element output_checksum;
  simdjson::dom::object settings;
  const bool read = object["metier_checkpoint"].get(version) == simdjson::SUCCESS && version == kVersion &&
                    object["posts"].get(record.input.posts) == simdjson::SUCCESS && record.input.posts >= 0 &&
                    object["refused"].get(record.input.refused) == simdjson::SUCCESS && record.input.refused >= 0 &&
                    object["posts_checksum"].get(posts_checksum) == simdjson::SUCCESS &&
                    ReadChecksum(posts_checksum, &record.input.checksum) &&
                    object["output_bytes"].get(record.output_bytes) == simdjson::SUCCESS && record.output_bytes >= 0 &&
                    object["output_checksum"].get(output_checksum) == simdjson::SUCCESS &&
                    ReadChecksum(output_checksum, &record.output_checksum) &&
                    object["finished"].get(record.finished) == simdjson::SUCCESS &&
                    object["settings"].get(settings) == simdjson::SUCCESS;
  if (!read) return damaged;
  for (const auto& [key, value] : settings) {
    std::string_view setting;
    if (value.get(setting) != simdjson::SUCCESS) return damaged;
    record.settings.emplace(key, setting);
  }
  return record;
}

absl::StatusOr<std::int64_t> CheckpointEvery(const Arguments& arguments) {
  absl::StatusOr<long> every = arguments.Integer("checkpoint-every", 100'000, 1, 1'000'000'000);
  if (!every.ok()) return every.status();
  return *every;
}

Checkpoint::Checkpoint(std::string path, std::string target, std::int64_t every)
    : path_(std::move(path)), target_(std::move(target)), partial_(target_ + ".partial"), every_(every) {}

Checkpoint::~Checkpoint() {
  output_.reset();
  if (descriptor_ >= 0) close(descriptor_);
}

absl::StatusOr<std::unique_ptr<Checkpoint>> Checkpoint::Open(const Arguments& arguments,
                                                             const tag::Knowledge& knowledge) {
  const absl::StatusOr<std::int64_t> every = CheckpointEvery(arguments);
  if (!every.ok()) return every.status();
  if (WritesDatabase(arguments) || arguments.Text("output", "-") == "-") {
    return absl::InvalidArgumentError("--checkpoint goes with --output FILE, and with jsonl, csv and table");
  }
  absl::StatusOr<std::string> target = base::FileToReplace(arguments.Text("output"));
  if (!target.ok()) return target.status();
  std::unique_ptr<Checkpoint> checkpoint(new Checkpoint(arguments.Text("checkpoint"), *std::move(target), *every));
  checkpoint->record_.settings = SettingsOf(arguments, knowledge);
  for (const std::string* written : {&checkpoint->target_, &checkpoint->partial_}) {
    if (IsSameFile(checkpoint->path_, *written)) {
      return absl::InvalidArgumentError(base::Concat("--checkpoint and --output both write '", *written, "'"));
    }
  }

  std::error_code error;
  const bool resumes = std::filesystem::exists(checkpoint->path_, error);
  if (error) return absl::ErrnoToStatus(error.value(), base::Concat("cannot read '", checkpoint->path_, "'"));
  if (!resumes) {
    if (absl::Status status = checkpoint->Begin(); !status.ok()) return status;
    return checkpoint;
  }
  const absl::StatusOr<std::string> text = base::ReadFile(checkpoint->path_);
  if (!text.ok()) return text.status();
  const absl::StatusOr<CheckpointRecord> saved = ParseCheckpoint(*text);
  if (!saved.ok()) {
    return absl::DataLossError(base::Concat("'", checkpoint->path_, "' ", std::string(saved.status().message())));
  }
  if (absl::Status status = checkpoint->Resume(*saved); !status.ok()) return status;
  return checkpoint;
}

// That a checkpoint cannot be written is found out now.
absl::Status Checkpoint::Begin() {
  if (absl::Status status = OpenPartial(O_CREAT); !status.ok()) return status;
  absl::Status status;
  if (ftruncate(descriptor_, 0) != 0) status = SystemError("cannot write", partial_);
  // The name of the output must last as long as the checkpoint that speaks of it.
  if (status.ok()) status = base::SyncDirectoryOf(partial_);
  if (status.ok()) status = Save({}, /*finished=*/false);
  if (!status.ok()) unlink(partial_.c_str());
  return status;
}

absl::Status Checkpoint::OpenPartial(int flags) {
  descriptor_ = open(partial_.c_str(), O_RDWR | O_CLOEXEC | flags, 0666);
  if (descriptor_ < 0) return SystemError("cannot open", partial_);
  const absl::Status taken = absl::FailedPreconditionError(base::Concat("another run is writing '", partial_, "'"));
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return taken;
  // It may have become the output of that run between the two.
  struct stat held = {};
  struct stat there = {};
  if (fstat(descriptor_, &held) != 0 || stat(partial_.c_str(), &there) != 0 || held.st_ino != there.st_ino ||
      held.st_dev != there.st_dev) {
    return taken;
  }
  if (absl::Status status = base::KeepPermissions(descriptor_, target_); !status.ok()) return status;
  output_ = std::make_unique<Output>(descriptor_, base::Concat("'", partial_, "'"), /*is_file=*/true);
  return absl::OkStatus();
}

absl::Status Checkpoint::Resume(const CheckpointRecord& saved) {
  for (const auto& [key, value] : record_.settings) {
    const auto before = saved.settings.find(key);
    if (before != saved.settings.end() && before->second == value) continue;
    return BeginAnew(base::Concat("'", path_, "' was made with another ", key), path_);
  }
  std::error_code error;
  if (!std::filesystem::exists(partial_, error)) return error || !saved.finished ? Gone() : AcceptFinished(saved);
  if (absl::Status status = OpenPartial(0); !status.ok()) return status;
  if (absl::Status status = CheckOutput(descriptor_, partial_, saved); !status.ok()) return status;
  if (ftruncate(descriptor_, saved.output_bytes) != 0 || lseek(descriptor_, saved.output_bytes, SEEK_SET) < 0) {
    return SystemError("cannot write", partial_);
  }
  record_ = saved;
  return absl::OkStatus();
}

absl::Status Checkpoint::CheckOutput(int descriptor, const std::string& path, const CheckpointRecord& saved) const {
  struct stat info = {};
  if (fstat(descriptor, &info) != 0) return SystemError("cannot read", path);
  const absl::Status changed = BeginAnew(base::Concat("'", path, "' is not what '", path_, "' says"), path_);
  if (info.st_size < saved.output_bytes) return changed;
  const absl::StatusOr<std::uint64_t> tail = TailChecksum(descriptor, saved.output_bytes, path);
  if (!tail.ok()) return tail.status();
  return *tail == saved.output_checksum ? absl::OkStatus() : changed;
}

absl::Status Checkpoint::Gone() const {
  return BeginAnew(base::Concat("the output so far is gone: '", partial_, "'"), path_);
}

// The run was stopped after the output got its name and before the checkpoint was removed.
absl::Status Checkpoint::AcceptFinished(const CheckpointRecord& saved) {
  const int descriptor = open(target_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Gone();
  absl::Status status = CheckOutput(descriptor, target_, saved);
  close(descriptor);
  if (status.ok()) record_ = saved;
  return status;
}

absl::Status Checkpoint::Grown() const {
  return BeginAnew(base::Concat("'", target_, "' is complete, and the input has grown since"), path_);
}

absl::Status Checkpoint::Save(const InputPosition& position, bool finished) {
  output_->Flush();
  if (!output_->status().ok()) return output_->status();
  // First the output, then what says how much of it there is.
  if (fsync(descriptor_) != 0) return SystemError("cannot write", partial_);
  record_.input = position;
  record_.finished = finished;
  record_.output_bytes = lseek(descriptor_, 0, SEEK_CUR);
  const absl::StatusOr<std::uint64_t> tail = TailChecksum(descriptor_, record_.output_bytes, partial_);
  if (!tail.ok()) return tail.status();
  record_.output_checksum = *tail;
  return base::WriteFileAtomically(path_, FormatCheckpoint(record_));
}

absl::Status Checkpoint::Reached(const InputPosition& position) {
  if (position.posts - record_.input.posts < every_) return absl::OkStatus();
  return Save(position, /*finished=*/false);
}

absl::Status Checkpoint::Finish(const InputPosition& position) {
  if (output_ != nullptr) {
    if (absl::Status status = Save(position, /*finished=*/true); !status.ok()) return status;
    if (absl::Status status = base::Replace(partial_, target_); !status.ok()) return status;
  }
  // Runs that were killed while they wrote the checkpoint.
  base::RemoveLeftovers(path_);
  if (unlink(path_.c_str()) != 0 && errno != ENOENT) return SystemError("cannot remove", path_);
  return base::SyncDirectoryOf(path_);
}

}  // namespace metier::cli
