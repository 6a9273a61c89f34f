#include "archive/mastodon.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "archive/json_posts.h"
#include "archive/json_record.h"
#include "archive/side_file.h"
#include "base/message.h"
#include "text/html.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kPublic = "https://www.w3.org/ns/activitystreams#Public";

std::string_view HostOf(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find('/'));
}

// "ann@example.social" of https://example.social/users/ann and https://example.social/@ann; the address itself where it
// does not tell the name (https://example.social/ap/users/1).
std::string AuthorOf(std::string_view actor) {
  const std::string_view host = HostOf(actor);
  const std::size_t slash = actor.rfind('/');
  if (host.empty() || slash == std::string_view::npos) return std::string(actor);
  const std::string_view folder = actor.substr(0, slash);
  std::string_view name = actor.substr(slash + 1);
  const bool by_name = folder.ends_with(base::Concat(host, "/users")) || name.starts_with('@');
  if (name.starts_with('@')) name.remove_prefix(1);
  return by_name && !name.empty() ? base::Concat(name, "@", host) : std::string(actor);
}

// Who may read it: everybody, or at least all followers. A message to single people is nothing that was published.
bool IsPublished(const object& activity) {
  bool known = false;
  for (const std::string_view list : {"to", "cc"}) {
    element value;
    if (activity[list].get(value) != simdjson::SUCCESS) continue;
    known = true;
    const auto reaches_many = [](element reader) {
      std::string_view address;
      if (reader.get(address) != simdjson::SUCCESS) return false;
      return address == kPublic || address == "as:Public" || address == "Public" || address.ends_with("/followers");
    };
    simdjson::dom::array readers;
    if (value.get(readers) != simdjson::SUCCESS) {
      if (reaches_many(value)) return true;
    } else if (std::any_of(readers.begin(), readers.end(), reaches_many)) {
      return true;
    }
  }
  return !known;
}

class MastodonMaker : public PostMaker {
 public:
  explicit MastodonMaker(MastodonActor actor) : actor_(std::move(actor)) {}

  void Make(std::string_view json, Harvest* harvest) override {
    Post* const post = harvest->Add();
    object activity;
    is_post_ = true;
    if (!record_.Parse(json, &activity) || !ReadActivity(activity, post)) return harvest->Refuse(record_);
    if (!is_post_) harvest->Drop();
  }

 private:
  bool ReadActivity(const object& activity, Post* post) {
    const std::string_view type = TextOf(activity, "type");
    if (type.empty()) return record_.Fail({"type"}, "is missing");
    is_post_ = (type == "Create" || type == "Announce") && IsPublished(activity);
    if (!is_post_) return true;
    element value;
    if (activity["object"].get(value) != simdjson::SUCCESS) return record_.Fail({"object"}, "is missing");
    if (activity["published"].get(value) == simdjson::SUCCESS && !record_.ReadTime(value, {"published"}, &post->time)) {
      return false;
    }
    const std::string_view address = TextOf(activity, "actor");
    const bool described = !actor_.author.empty() && (address.empty() || address == actor_.id);
    post->author = described ? actor_.author : AuthorOf(address);
    return type == "Create" ? ReadNote(activity, post) : ReadAnnounce(activity, post);
  }

  // The text is on another server, and not in the archive.
  bool ReadAnnounce(const object& activity, Post* post) {
    post->kind = PostKind::kRepost;
    post->id = TextOf(activity, "id");
    object note;
    const bool inlined = activity["object"].get(note) == simdjson::SUCCESS;
    post->url = inlined ? TextOf(note, "id") : TextOf(activity, "object");
    if (inlined) SetText(note, post);
    return true;
  }

  bool ReadNote(const object& activity, Post* post) {
    element value;
    object note;
    if (activity["object"].get(value) != simdjson::SUCCESS || !record_.ReadObject(value, {"object"}, &note))
      return false;
    const std::string_view type = TextOf(note, "type");
    is_post_ = type == "Note" || type == "Question" || type == "Article" || type == "Page";
    if (!is_post_) return true;
    if (!SetText(note, post)) return record_.Fail({"object", "content"}, "must be a string");

    post->id = TextOf(note, "id");
    post->url = TextOf(note, "url");
    if (post->url.empty()) post->url = post->id;
    const std::string_view parent = TextOf(note, "inReplyTo");
    const bool quote =
        !TextOf(note, "quote").empty() || !TextOf(note, "quoteUri").empty() || !TextOf(note, "quoteUrl").empty();
    post->kind = !parent.empty() ? PostKind::kReply : quote ? PostKind::kQuote : PostKind::kPost;
    post->thread = TextOf(note, "conversation");
    if (post->thread.empty()) post->thread = parent.empty() ? post->id : std::string(parent);
    return ReadTotal(note, "likes", &post->engagement.likes) && ReadTotal(note, "shares", &post->engagement.reposts);
  }

  bool ReadTotal(const object& note, std::string_view name, std::int64_t* count) {
    element total;
    if (note[name]["totalItems"].get(total) != simdjson::SUCCESS) return true;
    return record_.ReadCount(total, {"object", base::Concat(name, "/totalItems")}, count);
  }

  // The warning in front of the text is the author's too, and stands above it. False where there is no text.
  bool SetText(const object& note, Post* post) {
    std::string_view html;
    object languages;
    bool found = note["content"].get(html) == simdjson::SUCCESS;
    if (note["contentMap"].get(languages) == simdjson::SUCCESS) {
      for (const auto& [language, value] : languages) {
        std::string_view version;
        if (value.get(version) != simdjson::SUCCESS) continue;
        // Of a text in many languages, the one that the author wrote.
        if (found && version != html) continue;
        html = version;
        found = true;
        post->lang = language.substr(0, language.find('-'));
        break;
      }
    }
    const std::string_view summary = TextOf(note, "summary");
    post->text = text::HtmlToText(html);
    if (!summary.empty()) post->text = base::Concat(summary, post->text.empty() ? "" : "\n\n", post->text);
    return found || !summary.empty();
  }

  const MastodonActor actor_;
  JsonRecord record_;
  bool is_post_ = true;
};

}  // namespace

std::unique_ptr<Reader> OpenMastodon(std::unique_ptr<Input> outbox, MastodonActor actor) {
  return OpenJsonArrayPosts(std::move(outbox), {.keys = {"orderedItems"}, .elements_stand_out = false},
                            std::make_unique<MastodonMaker>(std::move(actor)));
}

MastodonActor ReadMastodonActor(FileTree* tree, std::vector<RecordError>* problems) {
  SideFile file;
  if (!file.Read(tree, "actor.json", problems)) return {};
  const std::string name = file.Text("/preferredUsername");
  std::string id = file.Text("/id");
  const std::string_view host = HostOf(id);
  if (name.empty() || host.empty()) return {};
  std::string author = base::Concat(name, "@", host);
  return {.id = std::move(id), .author = std::move(author)};
}

}  // namespace metier::archive
