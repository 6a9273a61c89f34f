#include "archive/side_file.h"

#include <algorithm>
#include <string_view>

#include "absl/status/status.h"
#include "archive/input.h"

namespace metier::archive {

absl::StatusOr<std::string> ReadWhole(FileTree* tree, const std::string& name) {
  auto source = tree->Open(name);
  if (!source.ok()) return source.status();
  Input input(*std::move(source), name);
  input.SkipByteOrderMark();
  while (input.Fill()) {
    if (input.data().size() > kRecordLimit) return absl::ResourceExhaustedError("longer than 16 MiB; it was not read");
  }
  if (!input.status().ok()) return input.status();
  std::string bytes;
  bytes.reserve(input.data().size() + Input::kPadding);
  bytes.assign(input.data());
  return bytes;
}

bool SideFile::Read(FileTree* tree, const std::string& name, std::vector<RecordError>* problems) {
  const auto names = tree->List();
  if (!names.ok() || std::find(names->begin(), names->end(), name) == names->end()) return false;
  RecordError error = {.file = tree->DisplayName(name), .line = 0, .byte = 0, .message = {}};
  auto bytes = ReadWhole(tree, name);
  if (!bytes.ok()) {
    error.message = std::string(bytes.status().message());
  } else {
    bytes_.swap(*bytes);
    bytes_.reserve(bytes_.size() + Input::kPadding);
    if (record_.Parse(bytes_, &object_)) return true;
    const std::string_view before = std::string_view(bytes_).substr(0, record_.fault().offset);
    error.line = 1 + std::count(before.begin(), before.end(), '\n');
    error.byte = static_cast<std::int64_t>(before.size());
    error.message = record_.fault().message;
  }
  problems->push_back(std::move(error));
  return false;
}

std::string SideFile::Text(std::string_view path) const {
  std::string_view text;
  return object_.at_pointer(path).get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

}  // namespace metier::archive
