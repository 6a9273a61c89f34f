#include "archive/car.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "archive/dag_cbor.h"
#include "archive/stream_reader.h"

namespace metier::archive {
namespace {

using namespace std::string_view_literals;

// Unsigned LEB128, at most nine bytes; 0 where it does not end in `bytes`, or has more.
std::size_t ReadVarint(std::string_view bytes, std::uint64_t* number) {
  constexpr std::size_t kLongest = 9;
  *number = 0;
  for (std::size_t i = 0; i < std::min(bytes.size(), kLongest); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    *number |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if ((byte & 0x80) == 0) return i + 1;
  }
  return 0;
}

// Version 1, DAG-CBOR or raw bytes, SHA-256: all that a repository has.
constexpr std::size_t kCidSize = 36;
bool IsKnownCid(std::string_view cid) {
  return cid.size() == kCidSize && (cid.starts_with("\x01\x71\x12\x20"sv) || cid.starts_with("\x01\x55\x12\x20"sv));
}

bool IsNamedBy(std::string_view data, std::string_view cid) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  ::SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(), digest.data());
  return std::memcmp(digest.data(), cid.data() + 4, digest.size()) == 0;
}

}  // namespace

bool LooksLikeCar(std::string_view begin) {
  begin = begin.substr(0, 16);
  // {"roots": [...], "version": 1}, in either order: a map of two, and the name of one.
  const std::size_t map = begin.find('\xA2');
  if (map == std::string_view::npos || map == 0 || map > 2) return false;
  begin.remove_prefix(map + 1);
  return begin.starts_with("\x65roots") || begin.starts_with("\x67version");
}

bool CarReader::Next(CarBlock* block) {
  input_->Consume(pending_);
  pending_ = 0;
  *block = CarBlock();
  if (done_) return false;
  if (!started_) {
    started_ = true;
    if (!ReadHeader(block)) return !block->fault.empty();
  }
  std::size_t size = 0;
  if (!TakeSection(block, &size)) return !block->fault.empty();
  pending_ += size;
  const std::string_view section = input_->data().substr(pending_ - size, size);
  block->byte = input_->byte() + static_cast<std::int64_t>(pending_ - size);
  block->cid = section.substr(0, std::min(size, kCidSize));
  if (!IsKnownCid(block->cid)) {
    block->fault = "a block whose CID is of an unknown kind";
  } else if (!IsNamedBy(section.substr(kCidSize), block->cid)) {
    block->fault = "damaged: the bytes of this block are not those that its CID names";
  } else {
    block->data = section.substr(kCidSize);
    block->byte += static_cast<std::int64_t>(kCidSize);
  }
  return true;
}

bool CarReader::ReadHeader(CarBlock* block) {
  std::size_t size = 0;
  if (!TakeSection(block, &size)) return false;
  Cbor header;
  CborFault fault;
  const bool good = ParseDagCbor(input_->data().substr(pending_, size), &header, &fault);
  const Cbor* const version = header.Find("version");
  if (!good || version == nullptr || version->integer != 1) return Stop(block, "no header of a CAR file, version 1");
  input_->Consume(pending_ + size);
  pending_ = 0;
  return true;
}

// The length of the next section into `*size`, and the section itself into the window, `pending_` bytes from its
// beginning. Sections that are too long are skipped, with a fault.
bool CarReader::TakeSection(CarBlock* block, std::size_t* size) {
  std::uint64_t length = 0;
  std::size_t digits = 0;
  while ((digits = ReadVarint(input_->data(), &length)) == 0) {
    constexpr std::size_t kLongestVarint = 9;
    if (input_->data().size() >= kLongestVarint) return Stop(block, "no block begins here; the rest was not read");
    if (input_->Fill()) continue;
    if (input_->data().empty() || !input_->status().ok()) {
      done_ = true;
      return false;
    }
    return Stop(block, "the file ends inside a block");
  }
  if (length == 0) return Stop(block, "no block begins here; the rest was not read");
  if (length > kRecordLimit) {
    block->byte = input_->byte();
    input_->Consume(digits);
    while (length > 0) {
      const std::uint64_t here = std::min<std::uint64_t>(length, input_->data().size());
      input_->Consume(here);
      length -= here;
      if (length > 0 && !input_->Fill()) break;
    }
    block->fault = TooLong("block");
    return false;
  }
  while (input_->data().size() < digits + length) {
    if (input_->Fill()) continue;
    if (!input_->status().ok()) {
      done_ = true;
      return false;
    }
    return Stop(block, "the file ends inside a block");
  }
  pending_ = digits;
  *size = length;
  return true;
}

bool CarReader::Stop(CarBlock* block, std::string_view message) {
  block->fault = message;
  block->byte = input_->byte();
  done_ = true;
  return false;
}

}  // namespace metier::archive
