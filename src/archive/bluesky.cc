#include "archive/bluesky.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "archive/car.h"
#include "archive/contains.h"
#include "archive/field.h"
#include "archive/stream_reader.h"
#include "base/message.h"
#include "base/time.h"

namespace metier::archive {
namespace {

constexpr std::string_view kPost = "app.bsky.feed.post";
constexpr std::string_view kRepost = "app.bsky.feed.repost";
constexpr std::size_t kDigestInCid = 4;

std::uint64_t KeyHash(std::string_view cid) {
  std::uint64_t hash = 0;
  if (cid.size() >= kDigestInCid + sizeof(hash)) std::memcpy(&hash, cid.data() + kDigestInCid, sizeof(hash));
  return hash;
}

// https://bsky.app/profile/DID/post/KEY of at://DID/app.bsky.feed.post/KEY; empty where it is no post.
std::string PageOf(std::string_view uri) {
  constexpr std::string_view kScheme = "at://";
  if (!uri.starts_with(kScheme)) return "";
  uri.remove_prefix(kScheme.size());
  const std::size_t slash = uri.find('/');
  if (slash == std::string_view::npos) return "";
  const std::string_view rest = uri.substr(slash + 1);
  if (!rest.starts_with(kPost) || rest.size() <= kPost.size() + 1 || rest[kPost.size()] != '/') return "";
  return base::Concat("https://bsky.app/profile/", uri.substr(0, slash), "/post/", rest.substr(kPost.size() + 1));
}

const Cbor& Field(const Cbor& map, std::string_view key) {
  static const Cbor kNone;
  const Cbor* const value = map.Find(key);
  return value == nullptr ? kNone : *value;
}

struct LinkFacet {
  std::size_t begin;
  std::size_t end;
  std::string_view uri;
};

bool IsBoundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// The links among the facets that lie in the text, from the first, without those that overlap one before.
std::vector<LinkFacet> FindLinks(const Cbor& facets, std::string_view text) {
  std::vector<LinkFacet> links;
  for (const Cbor& facet : facets.items) {
    const Cbor& index = Field(facet, "index");
    const Cbor& begin = Field(index, "byteStart");
    const Cbor& end = Field(index, "byteEnd");
    if (begin.type != Cbor::Type::kInteger || end.type != Cbor::Type::kInteger || begin.integer < 0) continue;
    if (begin.integer >= end.integer || end.integer > static_cast<std::int64_t>(text.size())) continue;
    for (const Cbor& feature : Field(facet, "features").items) {
      if (feature.Text("$type") != "app.bsky.richtext.facet#link" || feature.Text("uri").empty()) continue;
      links.push_back(
          {static_cast<std::size_t>(begin.integer), static_cast<std::size_t>(end.integer), feature.Text("uri")});
      break;
    }
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const LinkFacet& a, const LinkFacet& b) { return a.begin < b.begin; });
  std::size_t covered = 0;
  std::erase_if(links, [&](const LinkFacet& link) {
    if (link.begin < covered || !IsBoundary(text, link.begin) || !IsBoundary(text, link.end)) return true;
    covered = link.end;
    return false;
  });
  return links;
}

// The text as it was meant: links in full instead of shortened, that of a card behind it, and the tags beside the text
// as hashtags.
std::string FullText(const Cbor& record) {
  const std::string_view text = record.Text("text");
  std::string full;
  std::size_t done = 0;
  for (const LinkFacet& link : FindLinks(Field(record, "facets"), text)) {
    full.append(text.substr(done, link.begin - done)).append(link.uri);
    done = link.end;
  }
  full.append(text.substr(done));

  const Cbor& embed = Field(record, "embed");
  const Cbor& media = Field(embed, "media");
  for (const Cbor* const card : {&Field(embed, "external"), &Field(media, "external")}) {
    const std::string_view uri = card->Text("uri");
    if (!uri.empty() && !Contains(full, uri)) full.append(full.empty() ? "" : "\n").append(uri);
  }
  for (const Cbor& tag : Field(record, "tags").items) {
    if (tag.type != Cbor::Type::kText || tag.bytes.empty()) continue;
    full.append(full.empty() ? "#" : " #").append(tag.bytes);
  }
  return full;
}

bool QuotesPost(const Cbor& record) {
  const Cbor& quoted = Field(Field(record, "embed"), "record");
  // With media beside the quote, the record stands one level deeper.
  return !PageOf(quoted.Text("uri")).empty() || !PageOf(Field(quoted, "record").Text("uri")).empty();
}

class BlueskyReader : public StreamReader {
 public:
  BlueskyReader(std::unique_ptr<Input> input, RepositoryIndex index)
      : StreamReader(std::move(input)), blocks_(this->input()), index_(std::move(index)) {}

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    for (CarBlock block; blocks_.Next(&block);) {
      CborFault fault;
      if (!block.fault.empty()) return Fail(error, 0, block.byte, block.fault);
      if (block.cid[1] != kDagCbor) continue;
      if (!ParseDagCbor(block.data, &value_, &fault)) {
        return Fail(error, 0, block.byte + static_cast<std::int64_t>(fault.offset),
                    base::Concat("bad DAG-CBOR: ", fault.message));
      }
      if (index_.Add(value_)) continue;
      std::string problem;
      if (ReadBlueskyRecord(value_, index_.KeyOf(block.cid), index_.did(), post, &problem)) return ReadResult::kPost;
      if (!problem.empty()) return Fail(error, 0, block.byte, problem);
    }
    return ReadResult::kEnd;
  }

  static constexpr char kDagCbor = 0x71;

  CarReader blocks_;
  RepositoryIndex index_;
  Cbor value_;
};

}  // namespace

bool RepositoryIndex::Add(const Cbor& block) {
  if (!block.Text("did").empty() && !block.Link("data").empty()) {
    if (did_.empty()) did_ = block.Text("did");
    return true;
  }
  const Cbor* const entries = block.Find("e");
  if (entries == nullptr || entries->type != Cbor::Type::kArray || block.Find("l") == nullptr) return false;
  AddNode(*entries);
  return true;
}

// Each key leaves out what it has in common with the beginning of the one before. So a small node can stand for keys
// without end; no repository has one longer than this.
void RepositoryIndex::AddNode(const Cbor& entries) {
  constexpr std::size_t kLongestKey = 1024;
  std::string key;
  for (const Cbor& entry : entries.items) {
    const Cbor& shared = Field(entry, "p");
    if (shared.type != Cbor::Type::kInteger || shared.integer < 0) return;
    if (shared.integer > static_cast<std::int64_t>(key.size())) return;
    key.resize(static_cast<std::size_t>(shared.integer));
    key.append(entry.Bytes("k"));
    if (key.size() > kLongestKey) return;
    const bool wanted = key.starts_with(kPost) || key.starts_with(kRepost);
    if (wanted && !entry.Link("v").empty()) keys_.try_emplace(KeyHash(entry.Link("v")), key);
  }
}

std::string_view RepositoryIndex::KeyOf(std::string_view cid) const {
  const auto found = keys_.find(KeyHash(cid));
  return found == keys_.end() ? std::string_view() : std::string_view(found->second);
}

bool ReadBlueskyRecord(const Cbor& record, std::string_view key, std::string_view did, Post* post,
                       std::string* problem) {
  const std::string_view type = record.Text("$type");
  if (type != kPost && type != kRepost) return false;
  Clear(post);
  post->author = did;
  if (!key.empty() && !did.empty()) post->id = base::Concat("at://", did, "/", key);
  const auto time = base::ParseTime(record.Text("createdAt"));
  if (!time.ok()) {
    *problem = base::Concat("createdAt is wrong: ", std::string(time.status().message()));
    return false;
  }
  post->time = *time;
  if (type == kRepost) {
    post->kind = PostKind::kRepost;
    post->url = PageOf(Field(record, "subject").Text("uri"));
    return true;
  }
  if (Field(record, "text").type != Cbor::Type::kText) {
    *problem = "text must be a string";
    return false;
  }
  post->text = FullText(record);
  post->url = PageOf(post->id);
  // Many languages are what the author reads in, not what this was written in.
  const Cbor& languages = Field(record, "langs");
  if (languages.items.size() == 1) post->lang = languages.items[0].bytes.substr(0, languages.items[0].bytes.find('-'));
  const Cbor& reply = Field(record, "reply");
  post->kind = reply.type == Cbor::Type::kMap ? PostKind::kReply
               : QuotesPost(record)           ? PostKind::kQuote
                                              : PostKind::kPost;
  post->thread = reply.type == Cbor::Type::kMap ? std::string(Field(reply, "root").Text("uri")) : post->id;
  return true;
}

absl::StatusOr<std::unique_ptr<Reader>> OpenBluesky(FileTree* tree, const std::string& file) {
  RepositoryIndex index;
  {
    auto source = tree->Open(file);
    if (!source.ok()) return source.status();
    Input input(*std::move(source), tree->DisplayName(file));
    CarReader blocks(&input);
    Cbor value;
    CborFault ignored;
    for (CarBlock block; blocks.Next(&block);) {
      if (block.fault.empty() && ParseDagCbor(block.data, &value, &ignored)) index.Add(value);
    }
  }
  auto source = tree->Open(file);
  if (!source.ok()) return source.status();
  return std::make_unique<BlueskyReader>(std::make_unique<Input>(*std::move(source), tree->DisplayName(file)),
                                         std::move(index));
}

std::unique_ptr<Reader> OpenBlueskyStream(std::unique_ptr<Input> input) {
  return std::make_unique<BlueskyReader>(std::move(input), RepositoryIndex());
}

}  // namespace metier::archive
