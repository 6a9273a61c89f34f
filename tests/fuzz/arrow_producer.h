// A stream of Arrow tables as the bytes of a fuzzer's input have it: valid in its buffers, which nobody could check,
// and odd in all else.

#ifndef METIER_TESTS_FUZZ_ARROW_PRODUCER_H_
#define METIER_TESTS_FUZZ_ARROW_PRODUCER_H_

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <string>
#include <vector>

#include "arrow/arrow_abi.h"

namespace metier::fuzz {

class ArrowProducer {
 public:
  explicit ArrowProducer(FuzzedDataProvider* data);

  // One stream; reads from `data` as it is read. The producer must outlive it and all that it gives.
  ArrowArrayStream Stream();

  // Whether the batches are of the schema. They are not where its format is any bytes: then it is only to be refused.
  bool is_readable() const { return is_readable_; }
  // Whether it has given an error instead of a batch.
  bool failed() const { return failed_; }
  // What the rows of the last batch say; null rows say nothing.
  const std::vector<std::string>& texts() const { return texts_; }
  // Structs given and not released.
  int live() const { return live_; }

 private:
  ArrowSchema* NewSchema(std::string format, std::string name);
  ArrowArray* NewArray(std::int64_t length);
  void AddBuffer(ArrowArray* array, const void* bytes, std::size_t size);
  void AddValidity(ArrowArray* array, const std::vector<bool>& valid);
  ArrowSchema* Column();
  ArrowArray* Strings(const std::string& format, const std::vector<std::string>& rows, const std::vector<bool>& valid);
  ArrowArray* Indices(const std::vector<std::string>& rows, const std::vector<bool>& valid);
  ArrowArray* Batch();

  FuzzedDataProvider& data_;
  std::string format_;
  std::string index_format_;  // of a dictionary; empty: none
  bool is_table_ = true;
  bool is_readable_ = true;
  bool failed_ = false;
  std::vector<std::string> texts_;
  int live_ = 0;
};

}  // namespace metier::fuzz

#endif  // METIER_TESTS_FUZZ_ARROW_PRODUCER_H_
