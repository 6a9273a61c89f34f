// The data of an engine from files that are in memory already.

#ifndef METIER_SRC_ENGINE_MEMORY_DATA_H_
#define METIER_SRC_ENGINE_MEMORY_DATA_H_

#include <memory>
#include <span>

#include "absl/status/statusor.h"
#include "metier/engine.h"
#include "tag/knowledge.h"

namespace metier::engine {

// The same knowledge, to the checksum, as tag::Knowledge::Load of a directory with these files. Keeps no view.
absl::StatusOr<std::unique_ptr<const tag::Knowledge>> KnowledgeFromMemory(std::span<const DataFile> files);

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_MEMORY_DATA_H_
