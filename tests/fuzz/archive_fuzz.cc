// Any bytes, in every format: no crash, an end, errors that point into the input, and the same answer however the bytes
// arrive.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "archive/byte_source.h"
#include "base/message.h"
#include "archive/reader.h"

namespace {

using metier::Post;
using metier::archive::Format;
using metier::archive::Reader;
using metier::archive::ReadResult;
using metier::archive::RecordError;

std::string Read(const std::string& bytes, Format format, std::size_t piece) {
  auto reader = OpenSource(metier::archive::OpenMemory(bytes, piece), "fuzz", format);
  if (!reader.ok()) return std::string(reader.status().message());
  std::string transcript;
  Post post;
  RecordError error;
  for (;;) {
    switch ((*reader)->Next(&post, &error)) {
      case ReadResult::kEnd:
        return transcript;
      case ReadResult::kPost:
        transcript += metier::archive::Concat("post ", post.id, " ", post.text, "\n");
        break;
      case ReadResult::kError:
        if (error.byte < 0 || error.byte > static_cast<std::int64_t>(bytes.size()) || error.line < 1) std::abort();
        if (error.message.empty()) std::abort();
        transcript +=
            metier::archive::Concat(std::to_string(error.line), ":", std::to_string(error.byte), error.message, "\n");
        break;
    }
  }
}

}  // namespace

// The first byte chooses the format, so that the corpus keeps to one at a time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto format = static_cast<Format>(data[0] % 6);
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (Read(bytes, format, bytes.size() + 1) != Read(bytes, format, 1)) std::abort();
  return 0;
}
