// Corrections by the people themselves. Rejecting a topic sets aside all evidence for it up to a date: it stays away
// until what they post afterwards carries it alone, through every gate. A broader topic goes from the same posts,
// unless another topic of the post stands under it: what was rejected does not come back as its own parent. Confirming
// a topic changes nothing, for only posts make topics; it is shown.

#ifndef METIER_SRC_EXPLAIN_DISPUTES_H_
#define METIER_SRC_EXPLAIN_DISPUTES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "metier/taxonomy.h"
#include "profile/archive_profile.h"

namespace metier::explain {

struct Dispute {
  TopicIndex topic = 0;
  bool reject = true;               // else confirm
  UnixSeconds date = kUnknownTime;  // the last second that it is about
  std::string reason;               // may be empty
  friend bool operator==(const Dispute&, const Dispute&) = default;
};

// By user. Sort() puts each person's in one order, so that the order of the file tells nothing.
using Disputes = std::map<std::string, std::vector<Dispute>, std::less<>>;
void Sort(Disputes* disputes);

// What was set aside: by user and topic, the hashed ids and times of posts are in `posts`.
struct SetAside {
  TopicIndex topic = 0;
  std::vector<weigh::TaggedPost> posts;  // as they were before; one entry a post
};
using SetAsides = std::map<std::string, std::vector<SetAside>, std::less<>>;

// Takes the evidence that is rejected out of the archive's posts. People who are not in the archive are passed over.
// Posts without a time are of before any date.
SetAsides ApplyDisputes(const Disputes& disputes, const Taxonomy& taxonomy, profile::ArchiveProfile* archive);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_DISPUTES_H_
