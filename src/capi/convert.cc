#include "capi/convert.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstddef>
#include <cstring>
#include <set>
#include <string>

#include "base/message.h"

namespace metier::capi {
namespace {

// Where each reaction kind is counted, in the order of metier_reaction_kind.
constexpr std::array<std::int64_t Engagement::*, kReactionKinds> kCounts = {
    &Engagement::likes,     &Engagement::reposts, &Engagement::quotes,      &Engagement::replies,
    &Engagement::bookmarks, &Engagement::clicks,  &Engagement::conversions, &Engagement::votes};
static_assert(kCounts.size() == std::size(metier_post{}.counts));
static_assert(METIER_BIO == static_cast<int>(AttributionKind::kBio));
static_assert(METIER_VOTED == static_cast<int>(ReactionKind::kVote) &&
              METIER_QUOTE == static_cast<int>(PostKind::kQuote) && METIER_UNKNOWN_TIME == kUnknownTime);

absl::Status Invalid(std::string_view name, std::string_view what) {
  return absl::InvalidArgumentError(base::Concat(name, " ", what));
}

// The size that a struct had in its first version: up to the end of what then was the last field.
#define METIER_FIRST_SIZE(type, last) (offsetof(type, last) + sizeof(type{}.last))
constexpr std::size_t kFirstLimits = METIER_FIRST_SIZE(metier_limits, profiler_bytes);
constexpr std::size_t kFirstPost = METIER_FIRST_SIZE(metier_post, reaction_count);
constexpr std::size_t kFirstAttribution = METIER_FIRST_SIZE(metier_attribution, lang);
constexpr std::size_t kFirstTagOptions = METIER_FIRST_SIZE(metier_tag_options, min_confidence);
constexpr std::size_t kFirstProfileOptions = METIER_FIRST_SIZE(metier_profile_options, subject_count);
#undef METIER_FIRST_SIZE
constexpr std::size_t kLargestStruct = 4096;

// That it says it has.
std::size_t SizeOf(const void* from) {
  std::size_t size = 0;
  std::memcpy(&size, from, sizeof(size));
  return size;
}

// Takes what the caller's struct has, which may be older than ours (the rest keeps its defaults) or newer (then what we
// do not know must be zero). `first_size` is that of the first version.
template <typename Struct>
absl::Status ReadStruct(const void* from, std::size_t first_size, const char* name, Struct* out) {
  const std::size_t size = SizeOf(from);
  if (size < first_size || size > kLargestStruct) return Invalid(name, "has a wrong size: begin with METIER_..._INIT");
  const auto* bytes = static_cast<const unsigned char*>(from);
  for (std::size_t i = sizeof(Struct); i < size; ++i) {
    if (bytes[i] != 0) return Invalid(name, "sets a field that this version of the library does not have");
  }
  std::memcpy(out, from, std::min(size, sizeof(Struct)));
  return absl::OkStatus();
}

// Calls `use` with each of an array of the caller's structs, which may be larger or smaller than ours. Those fields
// that they do not have are as in `defaults`.
template <typename Struct, typename Use>
absl::Status ForEachStruct(const Struct* structs, std::size_t count, std::size_t first_size, const char* name,
                           const Struct& defaults, const Use& use) {
  if (count == 0) return absl::OkStatus();
  if (structs == nullptr) return Invalid(name, "is NULL, with a count");
  const auto* at = reinterpret_cast<const char*>(structs);
  const std::size_t stride = structs->size;
  for (std::size_t i = 0; i < count; ++i, at += stride) {
    // Before it is read: one that says it is larger than the first may be the last thing in the caller's memory.
    if (SizeOf(at) != stride) return Invalid(name, "has another size than the first of the array");
    Struct from = defaults;
    absl::Status status = ReadStruct(at, first_size, name, &from);
    if (status.ok()) status = use(from);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ReadString(metier_view view, const char* what, std::string* out) {
  std::string_view text;
  absl::Status status = ReadView(view, what, &text);
  if (status.ok()) out->assign(text);
  return status;
}

absl::Status ReadPost(const metier_post& from, Post* out) {
  absl::Status status = ReadString(from.id, "post.id", &out->id);
  status.Update(ReadString(from.author, "post.author", &out->author));
  status.Update(ReadString(from.text, "post.text", &out->text));
  status.Update(ReadString(from.lang, "post.lang", &out->lang));
  status.Update(ReadString(from.thread, "post.thread", &out->thread));
  status.Update(ReadString(from.url, "post.url", &out->url));
  if (!status.ok()) return status;
  if (from.kind < METIER_POST || from.kind > METIER_QUOTE) return Invalid("post.kind", "is no metier_post_kind");
  if (from.audience < -1) return Invalid("post.audience", "is below -1");
  if (from.views < 0) return Invalid("post.views", "is negative");
  out->time = from.time;
  out->kind = static_cast<PostKind>(from.kind);
  out->audience = from.audience < 0 ? std::nullopt : std::optional(from.audience);
  out->engagement.views = from.views;
  for (std::size_t kind = 0; kind < kCounts.size(); ++kind) {
    if (from.counts[kind] < 0) return Invalid("post.counts", "has a negative one");
    out->engagement.*kCounts[kind] = from.counts[kind];
  }
  if (from.reactions == nullptr && from.reaction_count > 0) return Invalid("post.reactions", "is NULL");
  out->reactions.resize(from.reaction_count);
  for (std::size_t i = 0; i < from.reaction_count; ++i) {
    const metier_reaction& reaction = from.reactions[i];
    if (reaction.kind < METIER_LIKED || reaction.kind > METIER_VOTED) {
      return Invalid("reaction.kind", "is no metier_reaction_kind");
    }
    out->reactions[i].kind = static_cast<ReactionKind>(reaction.kind);
    out->reactions[i].time = reaction.time;
    status = ReadString(reaction.actor, "reaction.actor", &out->reactions[i].actor);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ReadAttribution(const metier_attribution& from, Attribution* out) {
  if (from.kind < METIER_LIST || from.kind > METIER_BIO) {
    return Invalid("attribution.kind", "is no metier_attribution_kind");
  }
  out->kind = static_cast<AttributionKind>(from.kind);
  absl::Status status = ReadString(from.user, "attribution.user", &out->user);
  status.Update(ReadString(from.by, "attribution.by", &out->by));
  status.Update(ReadString(from.topic, "attribution.topic", &out->topic));
  status.Update(ReadString(from.text, "attribution.text", &out->text));
  status.Update(ReadString(from.lang, "attribution.lang", &out->lang));
  return status;
}

}  // namespace

absl::Status ReadView(metier_view view, const char* what, std::string_view* out) {
  if (view.data == nullptr && view.size > 0) return Invalid(what, "is NULL, with a size");
  if (view.size > PTRDIFF_MAX) return Invalid(what, "is larger than memory can be");
  *out = view.data == nullptr ? std::string_view() : std::string_view(view.data, view.size);
  return absl::OkStatus();
}

absl::Status ReadLimits(const metier_limits* limits, Limits* out) {
  if (limits == nullptr) return absl::OkStatus();
  metier_limits read = METIER_LIMITS_INIT;
  if (absl::Status status = ReadStruct(limits, kFirstLimits, "limits", &read); !status.ok()) return status;
  out->text_bytes = read.text_bytes;
  out->posts_per_person = read.posts_per_person;
  out->copies_per_person = read.copies_per_person;
  out->profiler_bytes = read.profiler_bytes;
  return absl::OkStatus();
}

absl::Status ReadTagOptions(const metier_tag_options* options, TagOptions* out) {
  if (options == nullptr) return absl::OkStatus();
  metier_tag_options read = METIER_TAG_OPTIONS_INIT;
  absl::Status status = ReadStruct(options, kFirstTagOptions, "tag_options", &read);
  if (!status.ok()) return status;
  if (read.top_k < 0 || read.top_k > INT_MAX) return Invalid("tag_options.top_k", "is out of range");
  out->top_k = static_cast<int>(read.top_k);
  if (!(read.min_confidence < 0)) out->min_confidence = read.min_confidence;
  return absl::OkStatus();
}

absl::Status ReadProfileOptions(const metier_profile_options* options, ProfileOptions* out) {
  if (options == nullptr) return absl::OkStatus();
  metier_profile_options read = METIER_PROFILE_OPTIONS_INIT;
  absl::Status status = ReadStruct(options, kFirstProfileOptions, "profile_options", &read);
  if (!status.ok()) return status;
  if (read.include_sensitive != 0 && read.include_sensitive != 1) {
    return Invalid("profile_options.include_sensitive", "is neither 0 nor 1");
  }
  if (read.subjects == nullptr && read.subject_count > 0) return Invalid("profile_options.subjects", "is NULL");
  if (read.as_of != METIER_UNKNOWN_TIME) out->as_of = read.as_of;
  out->include_sensitive = read.include_sensitive == 1;
  if (read.subjects == nullptr) return absl::OkStatus();
  out->subjects.emplace();
  for (std::size_t i = 0; i < read.subject_count; ++i) {
    std::string_view subject;
    status = ReadView(read.subjects[i], "profile_options.subjects", &subject);
    if (!status.ok()) return status;
    out->subjects->emplace(subject);
  }
  return absl::OkStatus();
}

absl::Status ReadTexts(const metier_post_text* texts, std::size_t count, std::vector<PostText>* out) {
  if (texts == nullptr && count > 0) return Invalid("texts", "is NULL");
  out->resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    absl::Status status = ReadView(texts[i].text, "text", &(*out)[i].text);
    status.Update(ReadView(texts[i].lang, "lang", &(*out)[i].lang));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ForEachPost(const metier_post* posts, std::size_t count, const std::function<absl::Status(Post*)>& use) {
  const metier_post defaults = METIER_POST_INIT;
  return ForEachStruct(posts, count, kFirstPost, "post", defaults, [&use](const metier_post& from) {
    Post post;
    const absl::Status status = ReadPost(from, &post);
    return status.ok() ? use(&post) : status;
  });
}

absl::Status ForEachAttribution(const metier_attribution* attributions, std::size_t count,
                                const std::function<absl::Status(Attribution*)>& use) {
  const metier_attribution defaults = METIER_ATTRIBUTION_INIT;
  return ForEachStruct(attributions, count, kFirstAttribution, "attribution", defaults,
                       [&use](const metier_attribution& from) {
                         Attribution attribution;
                         const absl::Status status = ReadAttribution(from, &attribution);
                         return status.ok() ? use(&attribution) : status;
                       });
}

absl::Status CheckRoom(const metier_post& post) {
  if (post.size >= kFirstPost && post.size <= kLargestStruct) return absl::OkStatus();
  return Invalid("post", "has a wrong size: begin with METIER_POST_INIT");
}

void WritePost(const Post& post, std::vector<metier_reaction>* reactions, metier_post* out) {
  reactions->clear();
  for (const Reaction& reaction : post.reactions) {
    reactions->push_back({MakeView(reaction.actor), reaction.time, static_cast<std::int64_t>(reaction.kind)});
  }
  metier_post to = METIER_POST_INIT;
  to.size = out->size;
  to.time = post.time;
  to.audience = post.audience.value_or(-1);
  to.kind = static_cast<std::int64_t>(post.kind);
  to.id = MakeView(post.id);
  to.author = MakeView(post.author);
  to.text = MakeView(post.text);
  to.lang = MakeView(post.lang);
  to.thread = MakeView(post.thread);
  to.url = MakeView(post.url);
  for (std::size_t kind = 0; kind < kCounts.size(); ++kind) to.counts[kind] = post.engagement.*kCounts[kind];
  to.views = post.engagement.views;
  to.reactions = reactions->data();
  to.reaction_count = reactions->size();
  // Of a smaller struct we write what it has, of a larger one what we know.
  std::memcpy(out, &to, std::min(out->size, sizeof(to)));
}

}  // namespace metier::capi
