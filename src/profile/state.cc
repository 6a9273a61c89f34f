#include "profile/state.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/container.h"
#include "base/message.h"
#include "profile/attribution_codec.h"
#include "profile/memory.h"
#include "profile/post_codec.h"

namespace metier::profile {
namespace {

using base::ByteReader;
using base::ByteWriter;
using weigh::PersonId;
using weigh::PostSet;
using weigh::TaggedPost;
using weigh::TopicEvidence;

constexpr base::FileKind kStateFile = {{'M', 'E', 'T', 'S', 'T', 'A', '\r', '\n'}, 2, "state file"};
constexpr char kOrigin[] = "origin";
constexpr char kTopics[] = "topics";
constexpr char kNamed[] = "named";
constexpr char kAnonymous[] = "anonymous";
constexpr char kAttributions[] = "attributions";

absl::Status Damaged(std::string_view what) { return absl::DataLossError(base::Concat("damaged state file: ", what)); }

void WriteOrigin(const StateOrigin& origin, weigh::PostLimits limits, ByteWriter* writer) {
  writer->String(origin.model);
  for (const std::uint64_t checksum :
       {origin.model_checksum, origin.lexicon_checksum, origin.taxonomy_checksum, origin.words_checksum}) {
    writer->Fixed64(checksum);
  }
  writer->Fixed64(limits.posts);
  writer->Fixed64(limits.copies);
}

absl::Status ReadOrigin(std::string_view bytes, weigh::PostLimits limits, StateOrigin* origin) {
  ByteReader reader(bytes);
  origin->model = reader.String();
  for (std::uint64_t* checksum :
       {&origin->model_checksum, &origin->lexicon_checksum, &origin->taxonomy_checksum, &origin->words_checksum}) {
    *checksum = reader.Fixed64();
  }
  const std::uint64_t posts = reader.Fixed64();
  const std::uint64_t copies = reader.Fixed64();
  if (!reader.done()) return Damaged("its origin cannot be read");
  if (posts != limits.posts || copies != limits.copies) {
    return absl::FailedPreconditionError(base::Concat("the state keeps ", std::to_string(posts),
                                                      " posts of a person, this engine ", std::to_string(limits.posts),
                                                      ": they cannot be merged"));
  }
  return absl::OkStatus();
}

// Slugs, each ended by NUL, ascending.
absl::Status ReadSlugs(std::string_view bytes, std::vector<std::string>* slugs) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) return Damaged("its last topic has no end");
    slugs->emplace_back(bytes.substr(0, end));
    if (slugs->size() > 1 && slugs->back() <= (*slugs)[slugs->size() - 2])
      return Damaged("its topics are not in order");
    bytes.remove_prefix(end + 1);
  }
  return absl::OkStatus();
}

void WritePosts(const PostSet& posts, ByteWriter* writer) {
  writer->Varint(posts.left_out().hashes().size());
  for (const std::uint64_t hash : posts.left_out().hashes()) writer->Fixed64(hash);
  writer->Varint(posts.posts().size());
  UnixSeconds previous = 0;
  for (const TaggedPost& post : posts.posts()) {
    WritePost(post, previous, writer);
    previous = PreviousFor(post.time, previous);
  }
}

// Takes what the posts hold from `*room`, and stops where that is used up.
void ReadPosts(std::size_t topics, ByteReader* reader, std::int64_t* room, PostSet* posts) {
  const std::size_t left_out = reader->Count(8);
  for (std::size_t i = 0; i < left_out; ++i) posts->AddLeftOut(reader->Fixed64());
  *room -= BytesOf(posts->left_out());
  const std::size_t size = reader->Count(kLeastPostBytes);
  UnixSeconds previous = 0;
  for (std::size_t i = 0; i < size && reader->ok() && *room >= 0; ++i) {
    TaggedPost post = ReadPost(previous, topics, reader);
    previous = PreviousFor(post.time, previous);
    *room -= BytesOf(post);
    posts->Add(std::move(post));
  }
}

// The topics of every post and attribution in other numbers.
void Renumber(const std::vector<TopicIndex>& numbers, ArchiveProfile* archive) {
  archive->ForEachTopics([&numbers](std::vector<TopicEvidence>* topics) {
    for (TopicEvidence& evidence : *topics) evidence.topic = numbers[evidence.topic];
    std::sort(topics->begin(), topics->end());
  });
  archive->Settle();
}

// Only the topics that some post or attribution has, in bytewise order, so that a state says nothing of how it came to
// be.
void NormaliseSlugs(State* state) {
  std::map<std::string, TopicIndex> used;  // to what it was
  std::vector<bool> has(state->slugs.size(), false);
  state->archive.ForEachTopics([&has](std::vector<TopicEvidence>* topics) {
    for (const TopicEvidence& evidence : *topics) has[evidence.topic] = true;
  });
  for (std::size_t i = 0; i < has.size(); ++i) {
    if (has[i]) used.emplace(state->slugs[i], static_cast<TopicIndex>(i));
  }
  std::vector<TopicIndex> numbers(state->slugs.size(), 0);
  std::vector<std::string> slugs;
  for (const auto& [slug, was] : used) {
    numbers[was] = static_cast<TopicIndex>(slugs.size());
    slugs.push_back(slug);
  }
  state->slugs = std::move(slugs);
  Renumber(numbers, &state->archive);
}

}  // namespace

absl::Status CheckOrigin(const StateOrigin& state, const StateOrigin& run) {
  const auto differs = [](std::string_view what, std::uint64_t theirs, std::uint64_t ours) {
    return absl::FailedPreconditionError(base::Concat("the state was made with another ", what, " (checksum ",
                                                      base::ChecksumText(theirs), ", this run has ",
                                                      base::ChecksumText(ours), ")"));
  };
  if (state.model_checksum != run.model_checksum) {
    return differs("model, " + base::Excerpt(state.model), state.model_checksum, run.model_checksum);
  }
  if (state.taxonomy_checksum != run.taxonomy_checksum) {
    return differs("taxonomy", state.taxonomy_checksum, run.taxonomy_checksum);
  }
  if (state.lexicon_checksum != run.lexicon_checksum) {
    return differs("lexicon", state.lexicon_checksum, run.lexicon_checksum);
  }
  if (state.words_checksum != run.words_checksum) {
    return differs("list of word frequencies", state.words_checksum, run.words_checksum);
  }
  return absl::OkStatus();
}

State StateOf(ArchiveProfile archive, const Taxonomy& taxonomy, StateOrigin origin) {
  State state{std::move(origin), {}, std::move(archive)};
  for (const Topic& topic : taxonomy.topics()) state.slugs.push_back(topic.slug);
  return state;
}

absl::StatusOr<ArchiveProfile> ArchiveOf(State state, const Taxonomy& taxonomy) {
  std::vector<TopicIndex> numbers;
  for (const std::string& slug : state.slugs) {
    const std::optional<TopicIndex> topic = taxonomy.Find(slug);
    if (!topic) {
      return absl::FailedPreconditionError("the state has a topic " + base::Excerpt(slug) + " that the taxonomy lacks");
    }
    numbers.push_back(*topic);
  }
  Renumber(numbers, &state.archive);
  return std::move(state.archive);
}

std::string SerialiseState(State state) {
  state.archive.Settle();
  NormaliseSlugs(&state);
  std::string origin;
  ByteWriter origin_writer(&origin);
  WriteOrigin(state.origin, state.archive.limits(), &origin_writer);
  std::string topics;
  for (const std::string& slug : state.slugs) topics.append(slug).push_back('\0');
  std::string named;
  ByteWriter named_writer(&named);
  for (const auto& [name, posts] : state.archive.named()) {
    named_writer.String(name);
    WritePosts(posts, &named_writer);
  }
  std::string anonymous;
  ByteWriter anonymous_writer(&anonymous);
  for (const auto& [id, posts] : state.archive.anonymous()) {
    anonymous_writer.Fixed64(id);
    WritePosts(posts, &anonymous_writer);
  }
  std::string attributions;
  ByteWriter attributions_writer(&attributions);
  WriteAttributions(state.archive.attributions(), &attributions_writer);
  return base::PackSections(kStateFile, {{kOrigin, std::move(origin)},
                                         {kTopics, std::move(topics)},
                                         {kNamed, std::move(named)},
                                         {kAnonymous, std::move(anonymous)},
                                         {kAttributions, std::move(attributions)}});
}

absl::StatusOr<State> ParseState(std::string_view bytes, weigh::PostLimits limits, std::int64_t most_bytes) {
  const absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kStateFile, bytes);
  if (!table.ok()) return table.status();
  std::map<std::string_view, std::string_view> sections;
  for (const char* name : {kOrigin, kTopics, kNamed, kAnonymous, kAttributions}) {
    const absl::StatusOr<std::string_view> section = table->Find(name);
    if (!section.ok()) return section.status();
    sections.emplace(name, *section);
  }
  State state{{}, {}, ArchiveProfile(limits)};
  absl::Status status = ReadOrigin(sections[kOrigin], limits, &state.origin);
  if (status.ok()) status = ReadSlugs(sections[kTopics], &state.slugs);
  if (!status.ok()) return status;

  std::int64_t room = most_bytes;
  const auto full = [most_bytes] {
    return absl::ResourceExhaustedError(
        base::Concat("the state holds more than there is room for: ", std::to_string(most_bytes), " bytes"));
  };
  ByteReader named(sections[kNamed]);
  while (named.ok() && !named.done() && room >= 0) {
    const std::string_view name = named.String();
    room -= PersonBytes(name.size());
    ReadPosts(state.slugs.size(), &named, &room, &state.archive.PostsOf(name));
  }
  if (!named.ok()) return Damaged("a post cannot be read");
  if (room < 0) return full();
  ByteReader anonymous(sections[kAnonymous]);
  while (anonymous.ok() && !anonymous.done() && room >= 0) {
    const PersonId id = anonymous.Fixed64();
    room -= PersonBytes(0);
    ReadPosts(state.slugs.size(), &anonymous, &room, &state.archive.PostsOf(id));
  }
  if (!anonymous.ok()) return Damaged("a post cannot be read");
  if (room < 0) return full();
  ByteReader attributions(sections[kAttributions]);
  ReadAttributions(state.slugs.size(), &attributions, &room, &state.archive.mutable_attributions());
  if (!attributions.ok()) return Damaged("an attribution cannot be read");
  if (room < 0) return full();
  return state;
}

}  // namespace metier::profile
