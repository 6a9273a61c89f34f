// Writes the repositories that tests read: DAG-CBOR values, and blocks under their CIDs.

#ifndef METIER_TESTS_ARCHIVE_CAR_WRITER_H_
#define METIER_TESTS_ARCHIVE_CAR_WRITER_H_

#include <openssl/sha.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/message.h"

namespace metier::archive::cbor {

inline std::string Head(int major, std::uint64_t number) {
  const auto byte = [](std::uint64_t value) { return std::string(1, static_cast<char>(value)); };
  if (number < 24) return byte(static_cast<std::uint64_t>(major) << 5 | number);
  const int log = number < 0x100 ? 0 : number < 0x10000 ? 1 : number < 0x100000000 ? 2 : 3;
  std::string out = byte(static_cast<std::uint64_t>(major) << 5 | static_cast<std::uint64_t>(24 + log));
  for (int shift = 8 * ((1 << log) - 1); shift >= 0; shift -= 8) out += byte(number >> shift & 0xFF);
  return out;
}
inline std::string Int(std::uint64_t number) { return Head(0, number); }
inline std::string Text(const std::string& text) { return Head(3, text.size()) + text; }
inline std::string Bytes(const std::string& bytes) { return Head(2, bytes.size()) + bytes; }
inline std::string Null() { return "\xF6"; }
inline std::string Link(const std::string& cid) { return "\xD8\x2A" + Bytes(std::string(1, '\0') + cid); }
inline std::string Array(const std::vector<std::string>& items) {
  std::string out = Head(4, items.size());
  for (const std::string& item : items) out += item;
  return out;
}
inline std::string Map(std::vector<std::pair<std::string, std::string>> fields) {
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  std::string out = Head(5, fields.size());
  for (const auto& [key, value] : fields) out += Text(key) + value;
  return out;
}

inline std::string Varint(std::uint64_t number) {
  std::string out;
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
  out.push_back(static_cast<char>(number));
  return out;
}
inline std::string Cid(const std::string& data) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  ::SHA256(reinterpret_cast<const unsigned char*>(data.data()), data.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
  return "\x01\x71\x12\x20" + digest;
}
inline std::string Section(const std::string& bytes) { return Varint(bytes.size()) + bytes; }
inline std::string Block(const std::string& data) { return Section(Cid(data) + data); }
inline std::string CarHeader(const std::string& root) {
  return Section(Map({{"roots", Array({Link(root)})}, {"version", Int(1)}}));
}

}  // namespace metier::archive::cbor

#endif  // METIER_TESTS_ARCHIVE_CAR_WRITER_H_
