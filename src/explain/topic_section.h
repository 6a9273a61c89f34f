// The account of one topic on a page, and the parts that other sections of the page are made of too.

#ifndef METIER_SRC_EXPLAIN_TOPIC_SECTION_H_
#define METIER_SRC_EXPLAIN_TOPIC_SECTION_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explain/audit.h"
#include "sink/highlight.h"
#include "sink/html.h"

namespace metier::explain {

// The id of a topic's section, for links.
std::string Anchor(const TopicAudit& topic);

// A table that scrolls by itself where it is wider than the page, and by keyboard.
void OpenTable(const std::string& caption, sink::HtmlWriter* html);
// `columns`: names, and whether they hold numbers.
void WriteHead(std::initializer_list<std::pair<std::string_view, bool>> columns, sink::HtmlWriter* html);
void WriteNumber(const std::string& figure, sink::HtmlWriter* html);
void CloseTable(sink::HtmlWriter* html);

class TopicSection {
 public:
  TopicSection(const PersonAudit& person, sink::HtmlWriter* html) : person_(person), html_(*html) {}

  void Write(const TopicAudit& topic);

  void WriteOccasion(const OccasionAudit& occasion);
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
  void WriteContributions(const TopicAudit& topic);
  void WriteGates(const TopicAudit& topic);
  void WriteSmallestSet(const TopicAudit& topic);
  void WriteOccasions(const TopicAudit& topic);
  void WriteLegend();
  void WriteEvidence(const EvidenceAudit& evidence);
  void WriteFolded(const TopicAudit& topic);

  const PersonAudit& person_;
  sink::HtmlWriter& html_;
};

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_TOPIC_SECTION_H_
