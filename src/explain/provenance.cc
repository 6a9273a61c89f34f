#include "explain/provenance.h"

#include <charconv>

#include "base/checksum.h"

namespace metier::explain {

std::string EngineVersion() { return METIER_VERSION; }

std::string SettingsText(const profile::ProfileParameters& p) {
  std::string text;
  const auto add = [&text](std::string_view name, double value) {
    char digits[64];
    text.append(text.empty() ? "" : " ").append(name).push_back('=');
    text.append(digits, std::to_chars(digits, digits + sizeof(digits), value).ptr);
  };
  const weigh::WeighParameters& w = p.weigh;
  add("near_duplicate_words", w.near_duplicate_words);
  add("near_duplicate_percent", w.near_duplicate_percent);
  add("repost_weight", w.repost_weight);
  add("half_life_days", w.half_life_days);
  for (const double worth : w.reaction_worth) add("reaction_worth", worth);
  add("largest_ring", static_cast<double>(w.largest_ring));
  add("ring_concentration", w.ring_concentration);
  add("automatic_reactions", static_cast<double>(w.automatic_reactions));
  add("automatic_quick_share", w.automatic_quick_share);
  add("quick_seconds", static_cast<double>(w.quick_seconds));
  add("resonance_prior_posts", w.resonance_prior_posts);
  add("bias", p.bias);
  add("repetition", p.repetition);
  add("span", p.span);
  add("excess", p.excess);
  add("resonance", p.resonance);
  add("responders", p.responders);
  add("attribution", p.attribution);
  add("calibration", p.calibration);
  add("background_floor", p.background_floor);
  add("shrinkage_occasions", p.shrinkage_occasions);
  add("responder_ratio_limit", p.responder_ratio_limit);
  add("interest_from", p.interest_from);
  add("expertise_from", p.expertise_from);
  add("mention_cap", p.mention_cap);
  add("interest_cap", p.interest_cap);
  add("few_occasions", static_cast<double>(p.few_occasions));
  add("thin_occasions", static_cast<double>(p.thin_occasions));
  add("thin_weeks", static_cast<double>(p.thin_weeks));
  add("thin_posts", static_cast<double>(p.thin_posts));
  add("implied_share", p.implied_share);
  return text;
}

Provenance ProvenanceOf(const tag::Knowledge& knowledge, const profile::ProfileParameters& parameters) {
  const model::Metadata& metadata = knowledge.model().metadata();
  const auto name = metadata.find("name");
  Provenance provenance;
  provenance.engine = EngineVersion();
  provenance.model = name == metadata.end() ? std::string("unnamed") : name->second;
  provenance.model_checksum = base::ChecksumText(knowledge.model().checksum());
  provenance.lexicon_checksum = base::ChecksumText(knowledge.lexicon().checksum());
  provenance.taxonomy_checksum = base::ChecksumText(knowledge.taxonomy().checksum());
  provenance.words_checksum = base::ChecksumText(base::Checksum(knowledge.words()->contents()));
  provenance.settings_checksum = base::ChecksumText(base::Checksum(SettingsText(parameters)));
  return provenance;
}

void WriteProvenance(const Provenance& provenance, sink::JsonWriter* json) {
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
