// Any bytes as a zip, a tar, a 7z archive and as each compression: no crash, an end, a bounded output. Unlike in
// archive_fuzz.cc the format is not detected, so that every input goes through every unpacker.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "archive/byte_source.h"
#include "archive/decompress.h"
#include "archive/packed_tree.h"

namespace {

using metier::archive::ByteSource;
using metier::archive::Compression;
using metier::archive::Expansion;
using metier::archive::Packing;

constexpr Expansion kLimit = {.free = 1 << 20, .times = 200};

void Drain(ByteSource* source, std::size_t size) {
  static char block[1 << 16];
  std::size_t total = 0;
  for (;;) {
    const auto count = source->Read(block, sizeof(block));
    if (!count.ok() && count.status().message().empty()) std::abort();
    if (!count.ok() || *count == 0) return;
    total += *count;
    if (total > (1 << 20) + 201 * (size + (1 << 17))) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte chooses, so that the corpus keeps to one at a time.
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const int choice = data[0] % 7;
  if (choice < 4) {
    const auto compression = static_cast<Compression>(choice + 1);
    Drain(metier::archive::Decompress(metier::archive::OpenMemory(bytes), compression, kLimit).get(), size);
    return 0;
  }
  auto tree = OpenPackedTree(metier::archive::OpenMemory(bytes), "fuzz", static_cast<Packing>(choice - 3), {}, kLimit);
  if (!tree.ok()) return 0;
  const auto names = (*tree)->List();
  if (!names.ok()) std::abort();
  for (const std::string& name : *names) {
    const std::string inside = "/" + name + "/";
    if (name.empty() || name.front() == '/' || inside.find("/../") != std::string::npos) std::abort();
    auto source = (*tree)->Open(name);
    if (source.ok()) Drain(source->get(), size);
  }
  (*tree)->TakeProblems();
  return 0;
}
