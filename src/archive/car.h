// CAR v1 (https://ipld.io/specs/transport/car/carv1/): the blocks of a repository one after the other.

#ifndef METIER_SRC_ARCHIVE_CAR_H_
#define METIER_SRC_ARCHIVE_CAR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "archive/input.h"

namespace metier::archive {

struct CarBlock {
  std::string_view cid;   // Binary.
  std::string_view data;  // What the CID names, checked against its SHA-256.
  std::int64_t byte = 0;  // Of the data in the file.
  std::string fault;      // Not empty: the block is broken, `data` is empty, and `byte` is where.
};

class CarReader {
 public:
  // `input` must outlive the reader, and nobody else may consume from it.
  explicit CarReader(Input* input) : input_(input) {}

  // The next block, valid until the next call; false at the end. A broken block costs itself, unless its length cannot
  // be trusted: then what follows is lost, and the last fault says so.
  bool Next(CarBlock* block);

 private:
  bool ReadHeader(CarBlock* block);
  bool TakeSection(CarBlock* block, std::size_t* size);
  bool Stop(CarBlock* block, std::string_view message);

  Input* const input_;
  std::size_t pending_ = 0;  // The block given last stays in the window until the next call.
  bool started_ = false;
  bool done_ = false;
};

// True for the beginning of a CAR v1; 32 bytes are always enough.
bool LooksLikeCar(std::string_view begin);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_CAR_H_
