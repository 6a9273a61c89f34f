#include "explain/provenance.h"

#include "base/checksum.h"

namespace metier::explain {
namespace {

std::string ModelName(const tag::Knowledge& knowledge) {
  const model::Metadata& metadata = knowledge.model().metadata();
  const auto name = metadata.find("name");
  return name == metadata.end() ? std::string("unnamed") : name->second;
}

}  // namespace

std::string EngineVersion() { return METIER_VERSION; }

void WriteProvenance(const tag::Knowledge& knowledge, sink::JsonWriter* json) {
  json->BeginObject();
  json->Key("engine").String(EngineVersion());
  json->Key("model").String(ModelName(knowledge));
  json->Key("model_checksum").String(base::ChecksumText(knowledge.model().checksum()));
  json->Key("lexicon_checksum").String(base::ChecksumText(knowledge.lexicon().checksum()));
  json->Key("taxonomy_checksum").String(base::ChecksumText(knowledge.taxonomy().checksum()));
  json->EndObject();
}

std::string ProvenanceText(const tag::Knowledge& knowledge) {
  return "metier " + EngineVersion() + ", model " + ModelName(knowledge) + " " + base::ChecksumText(knowledge.model().checksum()) + ", lexicon " +
         base::ChecksumText(knowledge.lexicon().checksum()) + ", taxonomy " + base::ChecksumText(knowledge.taxonomy().checksum());
}

}  // namespace metier::explain
