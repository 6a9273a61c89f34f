#include "explain/provenance.h"

#include "absl/status/statusor.h"
#include "base/checksum.h"
#include "profile/parameters.h"

namespace metier::explain {

std::string EngineVersion() { return METIER_VERSION; }

profile::StateOrigin OriginOf(const tag::Knowledge& knowledge) {
  const model::Metadata& metadata = knowledge.model().metadata();
  const auto name = metadata.find("name");
  profile::StateOrigin origin;
  origin.model = name == metadata.end() ? std::string("unnamed") : name->second;
  origin.model_checksum = knowledge.model().checksum();
  origin.lexicon_checksum = knowledge.lexicon().checksum();
  origin.taxonomy_checksum = knowledge.taxonomy().checksum();
  origin.words_checksum = knowledge.words_checksum();
  return origin;
}

Provenance ProvenanceOf(const tag::Knowledge& knowledge) {
  const profile::StateOrigin origin = OriginOf(knowledge);
  Provenance provenance;
  provenance.engine = EngineVersion();
  provenance.model = origin.model;
  provenance.model_checksum = base::ChecksumText(origin.model_checksum);
  provenance.lexicon_checksum = base::ChecksumText(origin.lexicon_checksum);
  provenance.taxonomy_checksum = base::ChecksumText(origin.taxonomy_checksum);
  provenance.words_checksum = base::ChecksumText(origin.words_checksum);
  // Whoever weighs complains of parameters that cannot be read; of a single post nothing depends on them.
  const auto parameters = profile::ParseParameters(knowledge.model().profile());
  provenance.settings_checksum = base::ChecksumText(base::Checksum(
      parameters.ok() ? profile::FormatParameters(*parameters) : std::string(knowledge.model().profile())));
  return provenance;
}

void WriteProvenance(const metier::Provenance& provenance, sink::JsonWriter* json) {
  json->BeginObject();
  Provenance::Fields(provenance,
                     [json](std::string_view name, const std::string& value) { json->Key(name).String(value); });
  json->EndObject();
}

std::string ProvenanceText(const Provenance& p) {
  return "metier " + p.engine + ", model " + p.model + " " + p.model_checksum + ", lexicon " + p.lexicon_checksum +
         ", taxonomy " + p.taxonomy_checksum;
}

}  // namespace metier::explain
