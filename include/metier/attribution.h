// What somebody says a person is about, rather than what the person's posts show: a place on a list, an endorsement,
// the person's own bio.
//
//   metier::Attribution attribution;
//   attribution.kind = metier::AttributionKind::kList;
//   attribution.user = "ann";
//   attribution.by = "bob";
//   attribution.text = "golf pros";
//   absl::Status status = profiler.AddAttribution(attribution);  // profiler.h
//
// It confirms what posts show and creates nothing. Plain data: copyable, safe to share between threads while nobody
// writes.

#ifndef METIER_ATTRIBUTION_H_
#define METIER_ATTRIBUTION_H_

#include <cstdint>
#include <string>

namespace metier {

enum class AttributionKind : std::uint8_t { kList, kEndorsement, kBio };

struct Attribution {
  AttributionKind kind = AttributionKind::kList;
  std::string user = {};   // whom it is about; compared byte for byte with post authors
  std::string by = {};     // who says so, compared likewise; empty for a bio, which is the user's own word
  std::string topic = {};  // slug; empty where only the text says
  std::string text = {};   // name of the list, words of the endorsement, the bio; any bytes; not looked at beside a topic
  std::string lang = {};  // BCP 47 primary language the source claims for the text, or empty
};

}  // namespace metier

#endif  // METIER_ATTRIBUTION_H_
