// The account of one topic on a page, and the parts that other sections of the page are made of too.

#ifndef METIER_SRC_EXPLAIN_TOPIC_SECTION_H_
#define METIER_SRC_EXPLAIN_TOPIC_SECTION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explain/audit.h"
#include "sink/highlight.h"
#include "sink/html.h"

namespace metier::explain {

// The id of a topic's section, for links.
std::string Anchor(const TopicAudit& topic);

class TopicSection {
 public:
  TopicSection(const PersonAudit& person, sink::HtmlWriter* html) : person_(person), html_(*html) {}

  void Write(const TopicAudit& topic);

  // The waterfall of features.
  void WriteContributions(const TopicAudit& topic);
  // The strongest, and the others behind a fold.
  void WriteOccasions(const TopicAudit& topic);
  void WriteNear(const TopicAudit& topic);
  void WriteDiscounted(const TopicAudit& topic);
  void WriteDisputes(const TopicAudit& topic);
  // When and where a post was made, and `figures` behind it.
  void WriteWhere(const PostAudit& post, const std::string& figures);
  void WriteText(const PostAudit& post, const std::vector<sink::Highlight>& highlights);
  // "; 3 readers ..., x1.20 against the usual"; empty for a post that is not ranked.
  static std::string Response(const PostAudit& post);

 private:
  const PostAudit& PostAt(std::int64_t post) const { return person_.posts[static_cast<std::size_t>(post)]; }
  void WriteGates(const TopicAudit& topic);
  void WriteSmallestSet(const TopicAudit& topic);
  void WriteOccasion(const OccasionAudit& occasion);
  void WriteLegend();
  void WriteEvidence(const EvidenceAudit& evidence);
  void WriteFolded(const TopicAudit& topic);

  const PersonAudit& person_;
  sink::HtmlWriter& html_;
};

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_TOPIC_SECTION_H_
