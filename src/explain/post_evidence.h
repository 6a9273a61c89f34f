// What tagging saw in the posts of the people whose topics are to be explained, kept from the one time that each post
// was tagged: which words spoke for each topic, which topics it only leaned to, which senses were refused.

#ifndef METIER_SRC_EXPLAIN_POST_EVIDENCE_H_
#define METIER_SRC_EXPLAIN_POST_EVIDENCE_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "metier/post.h"
#include "metier/tagging.h"
#include "tag/knowledge.h"
#include "tag/tagger.h"
#include "weigh/tagged_post.h"

namespace metier::explain {

struct TopicShares {
  TopicIndex topic = 0;
  std::vector<tag::Share> shares;
};

struct Leaning {
  TopicIndex topic = 0;
  double confidence = 0;
};

// Views point into the lexicon.
struct RefusedPhrase {
  text::ByteRange range;
  std::string_view phrase;
  std::vector<TopicIndex> topics;   // that the sense speaks for, ancestors included; ascending
  std::span<const TopicIndex> own;  // without ancestors
  std::string_view reason;
  std::string_view cue;
};

struct PostEvidence {
  std::string id;
  std::string url;
  std::string text;
  Abstention abstained = Abstention::kNone;
  std::vector<TopicShares> given;    // ascending by topic
  std::vector<Leaning> on_hashtags;  // sure enough, but only its hashtags say so
  std::vector<Leaning> leaning;      // below what counts, and not worth nothing
  std::vector<RefusedPhrase> refused;
};

// `tagging` is what `tagger` just said of `post`, with tag::EvidenceOptions().
PostEvidence CollectEvidence(const Post& post, const Tagging& tagging, const tag::Knowledge& knowledge,
                             tag::Tagger* tagger);

// The evidence of many people, found again by the records that weighing keeps. Not thread-safe.
class EvidenceStore {
 public:
  // Of two records of one post the one whose text, then url, stands first stays: the order of the input tells nothing.
  void Add(std::string_view author, const weigh::TaggedPost& record, PostEvidence evidence);
  // Null where it was never added.
  const PostEvidence* Find(std::string_view author, const weigh::TaggedPost& record) const;
  bool Knows(std::string_view author) const { return people_.find(author) != people_.end(); }
  // Once a person is done with.
  void Forget(std::string_view author);

 private:
  using Key = std::tuple<UnixSeconds, weigh::PostId, std::uint64_t, bool>;  // as weigh::SameRecord compares
  static Key KeyOf(const weigh::TaggedPost& record);

  std::map<std::string, std::map<Key, PostEvidence>, std::less<>> people_;
};

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_POST_EVIDENCE_H_
