// Any bytes, in one format: no crash, an end, errors that say something and point into the input, and the same answer
// however the bytes arrive. Built once for each format; METIER_FUZZ_FORMAT is its name for --from.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target mastodon_fuzz
//   build/fuzz/bin/mastodon_fuzz -max_len=4096 -max_total_time=60 CORPUS tests/archive/data/mastodon

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "archive/byte_source.h"
#include "archive/decompress.h"
#include "archive/packed_tree.h"
#include "archive/reader.h"
#include "archive/unwrap.h"
#include "base/message.h"

namespace {

using metier::Post;
using metier::archive::Format;
using metier::archive::ReadResult;
using metier::archive::RecordError;

std::string Read(const std::string& bytes, Format format, std::size_t piece) {
  // Compressed bytes expand, so that errors in them may point behind the end of the input.
  const bool plain = metier::archive::FindCompression(bytes) == metier::archive::Compression::kNone &&
                     metier::archive::FindPacking(bytes) == metier::archive::Packing::kNone;
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
        transcript += metier::base::Concat("post ", post.id, " ", post.text, "\n");
        break;
      case ReadResult::kError:
        if (error.byte < 0 || error.line < 0 || error.message.empty()) std::abort();
        if (plain && error.byte > static_cast<std::int64_t>(bytes.size())) std::abort();
        transcript +=
            metier::base::Concat(std::to_string(error.line), ":", std::to_string(error.byte), error.message, "\n");
        break;
    }
  }
}

bool HoldsPacked(std::string bytes) {
  const auto unwrapped = metier::archive::Unwrap(metier::archive::OpenMemory(std::move(bytes)));
  return unwrapped.ok() && unwrapped->packing != metier::archive::Packing::kNone;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Format format = *metier::archive::ParseFormat(METIER_FUZZ_FORMAT);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = Read(bytes, format, bytes.size() + 1);
  // What libarchive says of damage depends on how much it could see at once.
  if (HoldsPacked(bytes)) return 0;
  if (whole != Read(bytes, format, 1)) std::abort();
  return 0;
}
