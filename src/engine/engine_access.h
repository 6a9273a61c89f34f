// What stands behind an Engine, for the files of this layer.

#ifndef METIER_SRC_ENGINE_ENGINE_ACCESS_H_
#define METIER_SRC_ENGINE_ENGINE_ACCESS_H_

#include <memory>

#include "metier/engine.h"
#include "profile/parameters.h"
#include "profile/state.h"
#include "tag/knowledge.h"
#include "weigh/post_set.h"

namespace metier {

struct Engine::Rep {
  std::unique_ptr<const tag::Knowledge> knowledge;
  profile::ProfileParameters parameters;  // those of the model
  Limits limits;
};

class EngineAccess {
 public:
  static absl::StatusOr<Engine> Make(std::unique_ptr<const tag::Knowledge> knowledge, const Limits& limits);
  static const tag::Knowledge& KnowledgeOf(const Engine& engine) { return *engine.rep_->knowledge; }
  static const profile::ProfileParameters& ParametersOf(const Engine& engine) { return engine.rep_->parameters; }
};

namespace engine {

weigh::PostLimits PostLimitsOf(const Limits& limits);

bool IsTooLong(std::string_view text, const Limits& limits);

}  // namespace engine
}  // namespace metier

#endif  // METIER_SRC_ENGINE_ENGINE_ACCESS_H_
