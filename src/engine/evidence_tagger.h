// Posts to the compact records that profiles are made of: what Profiler and ExplainPerson share.

#ifndef METIER_SRC_ENGINE_EVIDENCE_TAGGER_H_
#define METIER_SRC_ENGINE_EVIDENCE_TAGGER_H_

#include "explain/post_evidence.h"
#include "metier/post.h"
#include "metier/profiler.h"
#include "profile/archive_profile.h"
#include "tag/tagger.h"
#include "weigh/tagged_post.h"

namespace metier::engine {

// Not thread-safe. `knowledge` must outlive it.
class EvidenceTagger {
 public:
  explicit EvidenceTagger(const tag::Knowledge& knowledge) : tagger_(knowledge) {}

  weigh::TaggedPost Tag(const Post& post) {
    tagger_.Tag(post.text, post.lang, tag::EvidenceOptions(), &tagging_);
    return weigh::MakeTaggedPost(post, tagger_.tokens(), tagging_.topics);
  }

  // What explaining needs of the post tagged last.
  explain::PostEvidence Evidence(const Post& post, const tag::Knowledge& knowledge) {
    return explain::CollectEvidence(post, tagging_, knowledge, &tagger_);
  }

 private:
  tag::Tagger tagger_;
  Tagging tagging_;
};

inline profile::FinishOptions FinishOptionsOf(const tag::Knowledge& knowledge, const ProfileOptions& options) {
  profile::FinishOptions finish;
  finish.as_of = options.as_of;
  finish.subjects = options.subjects;
  finish.background = knowledge.Background();
  finish.profile.include_sensitive = options.include_sensitive;
  return finish;
}

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_EVIDENCE_TAGGER_H_
