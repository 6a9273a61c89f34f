#include "archive/unwrap.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"

namespace metier::archive {
namespace {

constexpr std::size_t kMostLayers = 3;

// True while more bytes could change what `begin` is taken for. The name of a tar's first file has no newline, so the
// first line of a text is enough: a pipe that is still being written can be read along.
bool Undecided(std::string_view begin) {
  if (begin.size() < kCompressionMagic) {
    using namespace std::string_view_literals;
    static constexpr std::array<std::string_view, 7> kMagics = {
        "\x1F\x8B"sv,   "\x28\xB5\x2F\xFD"sv, "\xFD\x37zXZ\0"sv,     "BZh"sv,
        "PK\x03\x04"sv, "PK\x05\x06"sv,       "7z\xBC\xAF\x27\x1C"sv};
    for (const std::string_view magic : kMagics) {
      if (magic.starts_with(begin) || begin.starts_with(magic)) return true;
    }
  }
  return begin.size() < kPackingMagic && begin.find('\n') == std::string_view::npos;
}

// The first bytes of `source`, as many as decide. A source that fails is left to fail again when it is read.
std::string Peek(ByteSource* source) {
  std::string begin;
  char block[512];
  while (Undecided(begin)) {
    const absl::StatusOr<std::size_t> count = source->Read(block, sizeof(block));
    if (!count.ok() || *count == 0) break;
    begin.append(block, *count);
  }
  return begin;
}

}  // namespace

absl::StatusOr<Unwrapped> Unwrap(std::unique_ptr<ByteSource> source, const Expansion& limit) {
  Unwrapped out;
  const std::shared_ptr<ByteSource> original = std::move(source);
  std::unique_ptr<ByteSource> current = Share(original);
  for (;;) {
    std::string begin = Peek(current.get());
    out.packing = FindPacking(begin);
    const Compression compression = FindCompression(begin);
    if (out.packing != Packing::kNone) {
      out.source = Share(original);
      return out;
    }
    current = Rejoin(std::move(begin), std::move(current));
    if (compression == Compression::kNone) break;
    if (out.layers.size() == kMostLayers) {
      return absl::ResourceExhaustedError("compressed more than three times over; unpack it by hand");
    }
    out.layers.push_back(compression);
    current = Decompress(std::move(current), compression, limit);
  }
  out.source = std::move(current);
  return out;
}

}  // namespace metier::archive
