// Records of attribution (docs/formats/attribution.md): JSON Lines of their own, for no export of posts has them.

#ifndef METIER_SRC_ARCHIVE_ATTRIBUTIONS_H_
#define METIER_SRC_ARCHIVE_ATTRIBUTIONS_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "archive/byte_source.h"
#include "archive/reader.h"
#include "metier/attribution.h"

namespace metier::archive {

struct AttributionCallbacks {
  std::function<bool(std::string_view slug)> known_topic;  // whether there is such a topic
  std::function<void(Attribution&&)> use;
  std::function<void(const RecordError&)> refuse;
};

// Reads `source` to its end and calls use or refuse once a record, in order. `name` stands for the file in errors. A
// source that fails is one error after what was read. Memory is bounded by the longest record.
void ReadAttributions(std::unique_ptr<ByteSource> source, std::string name, const AttributionCallbacks& callbacks);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_ATTRIBUTIONS_H_
