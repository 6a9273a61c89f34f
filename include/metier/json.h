// Results and explanations as JSON, byte for byte what the command line writes. (Tagger::AppendJson is the one for posts.)
//
//   for (const metier::Profile& profile : *profiles) file << metier::ToJson(profile, engine.taxonomy());
//   absl::StatusOr<std::string> why = metier::ExplainPost(engine, {.text = "glad my money isn't tied up in stocks"});
//   absl::StatusOr<std::string> why_ann = metier::ExplainPerson(engine, posts, "ann", "golf");
//
// Each gives one line with its line break, UTF-8. Strings of the input that are no UTF-8 are repaired; <, >, & and bidi controls
// are written as escapes, so that a line is harmless in a page and in a terminal. Fields may be added by later versions, never
// renamed. Thread-safe.

#ifndef METIER_JSON_H_
#define METIER_JSON_H_

#include <span>
#include <stop_token>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "metier/export.h"
#include "metier/post.h"
#include "metier/profile.h"
#include "metier/profiler.h"
#include "metier/tagger.h"
#include "metier/taxonomy.h"

namespace metier {

// As `metier profile` writes it. `taxonomy` must be that of the engine which made the profile.
METIER_API std::string ToJson(const Profile& profile, const Taxonomy& taxonomy);

// As `metier topics` writes it.
METIER_API std::string ToJson(const Topic& topic, const Taxonomy& taxonomy);

// As every explanation has it under "provenance".
METIER_API std::string ToJson(const Provenance& provenance);

// Why a post has its topics and no others, as `metier explain --text` writes it: for each topic the logit, split exactly over
// the words and phrases of the text; what was refused, and why. InvalidArgument beyond Limits::text_bytes.
METIER_API absl::StatusOr<std::string> ExplainPost(const Engine& engine, const PostText& text);

// Why a person has a topic, or has not, as `metier explain --user --topic` writes it: bias and contributions that sum to the
// logit, gates, every occasion with its posts and the spans that spoke. `posts` are everybody's that the profile was made of;
// they are tagged again, so it takes as long as profiling; `attributions` likewise. Shows the topic even if it is sensitive.
// Of `options`, subjects is not looked at. NotFound where there is no such topic, or no post of the person; for attributions
// as Profiler::AddAttribution.
METIER_API absl::StatusOr<std::string> ExplainPerson(const Engine& engine, std::span<const Post> posts, std::string_view author,
                                                     std::string_view topic, const ProfileOptions& options = {},
                                                     std::stop_token stop = {},
                                                     std::span<const Attribution> attributions = {});

}  // namespace metier

#endif  // METIER_JSON_H_
