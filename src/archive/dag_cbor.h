// DAG-CBOR (https://ipld.io/specs/codecs/dag-cbor/spec/): the records of a Bluesky repository.
//
// A reader of our own, for Debian has none that knows the strict subset: libcbor and TinyCBOR take indefinite lengths,
// long forms of numbers, keys of any type and any tag, all of which must be refused here, and build a tree of allocated
// items before one could.

#ifndef METIER_SRC_ARCHIVE_DAG_CBOR_H_
#define METIER_SRC_ARCHIVE_DAG_CBOR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace metier::archive {

// Views point into the bytes that were parsed. Numbers with a fraction are passed over as kNull: no record needs them.
struct Cbor {
  enum class Type : std::uint8_t { kNull, kBool, kInteger, kText, kBytes, kLink, kArray, kMap };

  Type type = Type::kNull;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string_view bytes;              // Of a text, bytes, or a link: its binary CID.
  std::vector<Cbor> items;             // Of an array, or the values of a map,
  std::vector<std::string_view> keys;  // whose keys these are.

  // The value under `key` of a map; null where there is none.
  const Cbor* Find(std::string_view key) const;
  // The text, link or bytes under `key`; empty where there is none.
  std::string_view Text(std::string_view key) const;
  std::string_view Link(std::string_view key) const;
  std::string_view Bytes(std::string_view key) const;
};

struct CborFault {
  std::size_t offset = 0;
  std::string_view message;
};

// False, with where and why, unless `bytes` are one value and nothing else, of at most 65,536 items, 64 levels
// deep.
bool ParseDagCbor(std::string_view bytes, Cbor* value, CborFault* fault);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_DAG_CBOR_H_
