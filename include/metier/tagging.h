// What tagging says of one post.
//
// Plain data: copyable, safe to share between threads while nobody writes.

#ifndef METIER_TAGGING_H_
#define METIER_TAGGING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metier/taxonomy.h"

namespace metier {

// One topic of one post. `confidence` is a calibrated probability in [0, 1] that the post is about the topic.
struct TopicScore {
  TopicIndex topic = 0;
  double confidence = 0;
};

// Why a post got no topic.
enum class Abstention : std::uint8_t {
  kNone,      // it got at least one
  kNoWords,   // nothing to judge by: empty, links or emoji only
  kLanguage,  // in a language that no model serves
  kUnsure,    // no topic reached its threshold: chatter, or too little said
  kTooLong,   // beyond Limits::text_bytes, not looked at
};

// "", "no_words", "language", "unsure", "too_long". Points to static memory.
constexpr std::string_view AbstentionName(Abstention abstention) {
  constexpr std::string_view kNames[] = {"", "no_words", "language", "unsure", "too_long"};
  return kNames[static_cast<std::size_t>(abstention)];
}

struct Tagging {
  std::string lang;  // BCP 47 primary language found, or "und"
  // The topics at or above their thresholds (or a confidence asked for), highest confidence first, then the narrower topic, then by
  // slug. Ancestors are listed like any topic: the confidence of a parent is never below that of its child.
  std::vector<TopicScore> topics;
  Abstention abstained = Abstention::kNone;
};

}  // namespace metier

#endif  // METIER_TAGGING_H_
