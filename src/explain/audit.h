// Everything that can be said of why a person has topics and why not, as plain data: independent of the archive, the
// model and every live object. It is built once (build_audit.h) and everything shown is made of it alone (person.h), so
// an account that was stored (audit_file.h) answers like the one that was just made.
//
// Each record lists its fields, with their names in a stored audit, in Fields(): storing, reading, checksums and
// comparison all come from there. Numbers that count are std::int64_t, times are kUnknownTime where there is none.
// Nobody but `user` appears: readers are counts.

#ifndef METIER_SRC_EXPLAIN_AUDIT_H_
#define METIER_SRC_EXPLAIN_AUDIT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metier/engine.h"
#include "metier/post.h"

namespace metier::explain {

// The fields are those that users see.
struct Provenance : metier::Provenance {
  friend bool operator==(const Provenance&, const Provenance&) = default;
  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("engine", self.engine);
    field("model", self.model);
    field("model_checksum", self.model_checksum);
    field("lexicon_checksum", self.lexicon_checksum);
    field("taxonomy_checksum", self.taxonomy_checksum);
    field("words_checksum", self.words_checksum);
    field("settings_checksum", self.settings_checksum);
  }
};

// A post that some account refers to, or one of the kBestAnswered with the most response; and the response to it.
// Responses are weighed in likes of a reader who reacts to nobody else.
inline constexpr std::size_t kBestAnswered = 3;
struct PostAudit {
  std::string id;  // as it was read, may be empty
  UnixSeconds time = kUnknownTime;
  std::string url;                  // of a repost only where texts are kept
  std::string kind;                 // "post", "reply", "repost", "quote"
  std::optional<std::string> text;  // none where it was not kept
  bool found = true;                // whether id, url and text were at hand
  bool ranked = false;              // it is compared with the person's other posts: kept, and no repost
  std::int64_t readers = 0;         // named outsiders, each once
  std::int64_t react_rarely = 0;    // of those; see weigh::SelectivityClass
  std::int64_t react_sometimes = 0;
  std::int64_t react_often = 0;
  std::int64_t anonymous = 0;  // reactions of whom no name is known
  double weighed = 0;
  double against_usual = 0;  // in (-1, 1), 0 is the usual
  double factor = 1;         // 2^against_usual
  double age_weight = 1;
  double kind_weight = 1;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("id", self.id);
    field("time", self.time);
    field("url", self.url);
    field("kind", self.kind);
    field("text", self.text);
    field("found", self.found);
    field("ranked", self.ranked);
    field("readers", self.readers);
    field("react_rarely", self.react_rarely);
    field("react_sometimes", self.react_sometimes);
    field("react_often", self.react_often);
    field("anonymous", self.anonymous);
    field("weighed", self.weighed);
    field("against_usual", self.against_usual);
    field("factor", self.factor);
    field("age_weight", self.age_weight);
    field("kind_weight", self.kind_weight);
  }
};

// Bytes [begin, end) of a post's text that gave `share` logits to the topic of the post.
struct SpanAudit {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string source;  // "word", "phrase", "rival", "muted"
  double share = 0;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("start", self.begin);
    field("end", self.end);
    field("source", self.source);
    field("share", self.share);
  }
};

// `post` is everywhere a position in PersonAudit::posts.
struct EvidenceAudit {
  std::int64_t post = 0;
  double confidence = 0;  // of the topic in this post
  double value = 0;       // confidence * kind_weight * factor * age_weight
  std::vector<SpanAudit> spans;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("post", self.post);
    field("confidence", self.confidence);
    field("value", self.value);
  }
};

struct OccasionAudit {
  UnixSeconds date = kUnknownTime;
  double value = 0;
  std::int64_t strongest = 0;  // position in `posts` of the one that gives the occasion its value
  bool ranked = false;
  double resonance = 0;  // mean over its ranked posts
  std::vector<EvidenceAudit> posts;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("date", self.date);
    field("value", self.value);
    field("strongest", self.strongest);
    field("ranked", self.ranked);
    field("resonance", self.resonance);
  }
};

struct ContributionAudit {
  std::string feature;
  double value = 0;
  double coefficient = 0;
  double contribution = 0;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("feature", self.feature);
    field("value", self.value);
    field("coefficient", self.coefficient);
    field("contribution", self.contribution);
  }
};

struct GateAudit {
  std::string gate;
  bool held = false;
  double cap = 1;    // of the confidence
  std::string most;  // the band it may reach while the gate holds

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("gate", self.gate);
    field("held", self.held);
    field("cap", self.cap);
    field("most", self.most);
  }
};

// A post that says the same as another one.
struct FoldedAudit {
  std::int64_t post = 0;
  std::int64_t into = 0;
  std::string why;  // "exact", "near"

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("post", self.post);
    field("into", self.into);
    field("why", self.why);
  }
};

struct DiscountAudit {
  std::int64_t post = 0;
  std::string why;            // "repost", "self", "ring", "automatic", "hashtags_only", "rejected"
  std::int64_t reactors = 0;  // people whose reactions do not count

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("post", self.post);
    field("why", self.why);
    field("reactors", self.reactors);
  }
};

// A sense of a phrase that would have spoken for the topic and was refused.
struct RefusedAudit {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::string phrase;
  std::string reason;     // "hidden", "needs", "forbids", "case", "overruled"
  std::string cue;        // what decided; may be empty
  bool narrower = false;  // the sense speaks for a narrower topic, and so for this one

  friend bool operator==(const RefusedAudit&, const RefusedAudit&) = default;
  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("start", self.begin);
    field("end", self.end);
    field("phrase", self.phrase);
    field("reason", self.reason);
    field("cue", self.cue);
    field("narrower", self.narrower);
  }
};

// A post that leans to the topic without carrying it, or that would have but for a refused sense.
struct NearAudit {
  std::int64_t post = 0;
  double confidence = 0;
  std::vector<RefusedAudit> refused;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("post", self.post);
    field("confidence", self.confidence);
  }
};

// What the person, or somebody for them, said of the topic.
struct DisputeAudit {
  std::string action;  // "reject", "confirm"
  UnixSeconds date = kUnknownTime;
  std::string reason;
  std::int64_t set_aside = 0;  // posts of the topic up to that date that do not count any more

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("action", self.action);
    field("date", self.date);
    field("reason", self.reason);
    field("set_aside", self.set_aside);
  }
};

struct RemovedPost {
  std::int64_t post = 0;

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("post", self.post);
  }
};

struct TopicAudit {
  std::string slug;
  std::string name;
  std::string status;      // "listed", "implied", "held_back", "none": no post carries it
  std::string reason;      // of a topic held back: the first gate that held, or "below_interest"; else empty
  std::string implied_by;  // a slug, of an implied topic; else empty
  std::string band;
  double confidence = 0;  // after the gates
  double logit = 0;
  double bias = 0;
  std::int64_t weeks = 0;
  std::int64_t carrying = 0;    // kept posts that carry it
  std::int64_t responders = 0;  // distinct named outsiders plus anonymous reactions, over those posts
  double share = 0;
  double background = 0;  // the topic's share of posts at large
  double prominence = 0;  // what the gates go by (profile/gates.h)
  UnixSeconds since = kUnknownTime;
  UnixSeconds last = kUnknownTime;
  // Over the ranked occasions: how the response compares with the person's usual, which is 0.
  std::int64_t ranked_occasions = 0;
  double resonance_mean = 0;
  double resonance_error = 0;  // standard error of the mean; 0 below two occasions
  double resonance_lower = 0;  // the mean less that
  // What others and the bio say, as weigh::TopicAttribution counts it.
  std::int64_t attribution_others = 0;
  std::int64_t attribution_reciprocal = 0;
  std::int64_t attribution_ring = 0;
  bool attribution_bio = false;
  double attribution_value = 0;
  std::int64_t near_posts = 0;  // how many lean to it; `near` has the nearest
  // The smallest set of posts without which the band is lower (what_if.h). False where nobody asked, and of mentions.
  bool smallest_known = false;
  bool smallest_is_minimal = false;  // no smaller set does it
  double smallest_confidence = 0;    // without it
  std::string smallest_band;
  std::int64_t smallest_tried = 0;  // sets that were tried by weighing again

  std::vector<ContributionAudit> contributions;
  std::vector<GateAudit> gates;
  std::vector<OccasionAudit> occasions;
  std::vector<FoldedAudit> folded;
  std::vector<DiscountAudit> discounted;
  std::vector<NearAudit> near;
  std::vector<DisputeAudit> disputes;
  std::vector<RemovedPost> smallest_set;

  bool listed() const { return status == "listed"; }
  bool attributed() const {
    return attribution_others + attribution_reciprocal + attribution_ring > 0 || attribution_bio;
  }

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("topic", self.slug);
    field("name", self.name);
    field("status", self.status);
    field("reason", self.reason);
    field("implied_by", self.implied_by);
    field("band", self.band);
    field("confidence", self.confidence);
    field("logit", self.logit);
    field("bias", self.bias);
    field("weeks", self.weeks);
    field("carrying", self.carrying);
    field("responders", self.responders);
    field("share", self.share);
    field("background", self.background);
    field("prominence", self.prominence);
    field("since", self.since);
    field("last", self.last);
    field("ranked_occasions", self.ranked_occasions);
    field("resonance_mean", self.resonance_mean);
    field("resonance_error", self.resonance_error);
    field("resonance_lower", self.resonance_lower);
    field("attribution_others", self.attribution_others);
    field("attribution_reciprocal", self.attribution_reciprocal);
    field("attribution_ring", self.attribution_ring);
    field("attribution_bio", self.attribution_bio);
    field("attribution_value", self.attribution_value);
    field("near_posts", self.near_posts);
    field("smallest_known", self.smallest_known);
    field("smallest_is_minimal", self.smallest_is_minimal);
    field("smallest_confidence", self.smallest_confidence);
    field("smallest_band", self.smallest_band);
    field("smallest_tried", self.smallest_tried);
  }
};

struct PersonAudit {
  std::string user;
  UnixSeconds as_of = kUnknownTime;
  std::int64_t records = 0;   // posts weighed, copies included
  std::int64_t kept = 0;      // without copies
  std::int64_t left_out = 0;  // beyond the limit of memory
  // Of the kept posts, those from which no topic could be had, by reason.
  std::int64_t foreign = 0;  // in a language that no model serves
  std::int64_t wordless = 0;
  std::int64_t unsure = 0;
  // The usual response, over the ranked posts.
  std::int64_t ranked = 0;
  double usual_quarter = 0;
  double usual_median = 0;
  double usual_three_quarters = 0;
  // Where the bands begin.
  double interest_from = 0;
  double expertise_from = 0;
  Provenance provenance;
  std::vector<PostAudit> posts;
  std::vector<TopicAudit> topics;  // listed, implied and held back, each surest first; then the others by slug

  const TopicAudit* Find(std::string_view slug) const {
    for (const TopicAudit& topic : topics) {
      if (topic.slug == slug) return &topic;
    }
    return nullptr;
  }

  template <typename Self, typename Field>
  static void Fields(Self& self, Field&& field) {
    field("user", self.user);
    field("as_of", self.as_of);
    field("records", self.records);
    field("kept", self.kept);
    field("left_out", self.left_out);
    field("foreign_posts", self.foreign);
    field("wordless_posts", self.wordless);
    field("unsure_posts", self.unsure);
    field("ranked", self.ranked);
    field("usual_quarter", self.usual_quarter);
    field("usual_median", self.usual_median);
    field("usual_three_quarters", self.usual_three_quarters);
    field("interest_from", self.interest_from);
    field("expertise_from", self.expertise_from);
  }
};

// The account of a topic that nothing at all speaks for: confidence 0, the gate "no_posts".
TopicAudit AbsentTopic(std::string_view slug, std::string_view name, double bias, double background);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_AUDIT_H_
