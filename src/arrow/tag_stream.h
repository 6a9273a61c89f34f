// Posts in, topics out, both as streams of Arrow record batches: how every engine for tables talks to Metier.

#ifndef METIER_SRC_ARROW_TAG_STREAM_H_
#define METIER_SRC_ARROW_TAG_STREAM_H_

#include <stop_token>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "arrow/arrow_abi.h"
#include "metier/engine.h"
#include "metier/tagger.h"

namespace metier::arrow {

struct TagStreamOptions {
  std::string text = "text";      // the column of texts; where the stream is no table but one column, that is it
  std::string lang;               // the column of what the source says of languages; empty: none
  std::vector<std::string> keep;  // columns of the input that are handed on untouched, before the new ones
  TagOptions tag;
  std::stop_token stop;  // looked at before every text; the stream then fails with ECANCELED
};

// Fills `*out` with a stream that gives one batch for each of `*in`, row for row: the kept columns, then
//
//   lang: utf8, topics: list<struct<topic: utf8, confidence: float64>>, abstained: utf8 (null where there are topics)
//
// A null text counts as an empty one. On success `*in` is taken over (its `release` is NULL afterwards), and is read as
// `*out` is; on failure it is untouched. InvalidArgument for a column that is missing, holds no strings, or would stand
// twice in the result. `*out` is for one thread at a time, as the interface has it. Once it has failed it fails in the
// same way from then on.
absl::Status OpenTagStream(const Engine& engine, ArrowArrayStream* in, TagStreamOptions options, ArrowArrayStream* out);

// A stream of the one batch `*array` of `*schema`; takes both over.
void OpenOneBatch(ArrowSchema* schema, ArrowArray* array, ArrowArrayStream* out);

}  // namespace metier::arrow

#endif  // METIER_SRC_ARROW_TAG_STREAM_H_
