#include "archive/side_file.h"

#include <algorithm>
#include <string_view>

namespace metier::archive {

std::unique_ptr<Input> OpenSide(FileTree* tree, const std::string& name, std::vector<RecordError>* problems) {
  if (!tree->Has(name)) return nullptr;
  auto source = tree->Open(name);
  if (!source.ok()) {
    problems->push_back(
        {.file = tree->DisplayName(name), .line = 0, .byte = 0, .message = std::string(source.status().message())});
    return nullptr;
  }
  auto input = std::make_unique<Input>(*std::move(source), tree->DisplayName(name));
  input->SkipByteOrderMark();
  return input;
}

bool SideFile::Read(FileTree* tree, const std::string& name, std::vector<RecordError>* problems) {
  const std::unique_ptr<Input> input = OpenSide(tree, name, problems);
  if (input == nullptr) return false;
  while (input->data().size() <= kRecordLimit && input->Fill()) {
  }
  RecordError error = {.file = input->name(), .line = 0, .byte = 0, .message = {}};
  if (!input->status().ok()) {
    error.message = std::string(input->status().message());
  } else if (input->data().size() > kRecordLimit) {
    error.message = "longer than 16 MiB; it was not read";
  } else {
    bytes_.reserve(input->data().size() + Input::kPadding);
    bytes_.assign(input->data());
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
