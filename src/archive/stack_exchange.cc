#include "archive/stack_exchange.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <limits>
#include <string_view>
#include <system_error>
#include <utility>

#include "archive/field.h"
#include "archive/side_file.h"
#include "archive/stream_reader.h"
#include "archive/xml_rows.h"
#include "base/message.h"
#include "base/time.h"
#include "text/html.h"

namespace metier::archive {
namespace {

constexpr std::size_t kMostIds = std::size_t{1} << 27;
constexpr std::size_t kMostNames = std::size_t{1} << 30;
constexpr std::size_t kMostSideErrors = 1000;

// A whole number >= 0; -1 where it is none.
std::int64_t Number(std::string_view text) {
  std::int64_t number = -1;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && rest == text.data() + text.size() && number >= 0 ? number : -1;
}

// "<golf><swing-plane>", or "|golf|swing-plane|" in dumps since 2024, to " #golf #swing-plane".
std::string Hashtags(std::string_view tags) {
  std::string out;
  for (std::size_t begin = 0; begin < tags.size();) {
    const std::size_t end = std::min(tags.find_first_of("<>|", begin), tags.size());
    if (end > begin) out += base::Concat(out.empty() ? "#" : " #", tags.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

class StackExchangeReader : public StreamReader {
 public:
  StackExchangeReader(std::unique_ptr<Input> input, StackExchangeContext context)
      : StreamReader(std::move(input)), context_(std::move(context)), rows_(this->input()) {}

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    while (rows_.Next(&row_)) {
      if (!row_.fault.empty()) return Fail(error, row_.line, row_.byte, row_.fault);
      constexpr std::string_view kQuestion = "1";
      constexpr std::string_view kAnswer = "2";
      const std::string_view type = row_.Get("PostTypeId");
      // Pages about tags, nominations of moderators and the like are nobody's posts.
      if (!type.empty() && type != kQuestion && type != kAnswer) continue;
      const std::string problem = type.empty() ? "PostTypeId is missing" : ReadPost(type == kAnswer, post);
      return problem.empty() ? ReadResult::kPost : Fail(error, row_.line, row_.byte, problem);
    }
    return ReadResult::kEnd;
  }

  // What is wrong with the row, empty if nothing.
  std::string ReadPost(bool answer, Post* post) {
    Clear(post);
    const std::int64_t id = Number(row_.Get("Id"));
    if (id < 0) return "Id must be a whole number";
    post->id = OnSite(row_.Get("Id"));
    const auto time = base::ParseTime(row_.Get("CreationDate"));
    if (!time.ok()) return base::Concat("CreationDate is wrong: ", std::string(time.status().message()));
    post->time = *time;
    post->kind = answer ? PostKind::kReply : PostKind::kPost;
    post->thread = answer ? OnSite(row_.Get("ParentId")) : post->id;
    if (!context_.site.empty()) {
      post->url = base::Concat("https://", context_.site, answer ? "/a/" : "/q/", row_.Get("Id"));
    }
    SetAuthor(post);
    SetText(post);
    return SetEngagement(static_cast<std::size_t>(id), post);
  }

  // Every site counts its posts and users from 1, so a number alone names many of them.
  std::string OnSite(std::string_view number) const {
    return context_.site.empty() || number.empty() ? std::string(number) : base::Concat(context_.site, "/", number);
  }

  // Names are no ids: many people are called the same. So the number stays.
  void SetAuthor(Post* post) {
    const std::string_view owner = row_.Get("OwnerUserId");
    const std::int64_t id = Number(owner);
    post->author = OnSite(owner);
    if (id < 0 || static_cast<std::size_t>(id) >= context_.name_sizes.size()) return;
    const auto place = static_cast<std::size_t>(id);
    const std::string_view name =
        std::string_view(context_.names).substr(context_.name_begins[place], context_.name_sizes[place]);
    if (!name.empty()) post->author = base::Concat(name, " (", post->author, ")");
  }

  void SetText(Post* post) {
    post->text = row_.Get("Title");
    for (const std::string& part : {text::HtmlToText(row_.Get("Body")), Hashtags(row_.Get("Tags"))}) {
      if (!part.empty()) post->text += base::Concat(post->text.empty() ? "" : "\n\n", part);
    }
  }

  std::string SetEngagement(std::size_t id, Post* post) {
    Engagement& engagement = post->engagement;
    const auto read = [this](std::string_view name, std::int64_t* count) {
      const std::string_view value = row_.Get(name);
      std::int64_t number = 0;
      const std::string problem = value.empty() ? "" : ParseCount(value, &number);
      *count += number;
      return problem.empty() ? "" : base::Concat(name, " ", problem);
    };
    for (const auto& [name, count] : {std::pair<std::string_view, std::int64_t*>{"AnswerCount", &engagement.replies},
                                      {"CommentCount", &engagement.replies},
                                      {"FavoriteCount", &engagement.bookmarks},
                                      {"ViewCount", &engagement.views}}) {
      if (std::string problem = read(name, count); !problem.empty()) return problem;
    }
    if (!context_.votes.empty()) {
      engagement.votes = id < context_.votes.size() ? context_.votes[id] : 0;
      engagement.bookmarks = id < context_.bookmarks.size()
                                 ? std::max<std::int64_t>(context_.bookmarks[id], engagement.bookmarks)
                                 : engagement.bookmarks;
      return "";
    }
    // Votes for less votes against: below nothing, nobody's vote counts.
    const std::string_view score = row_.Get("Score");
    return score.starts_with('-') ? "" : read("Score", &engagement.votes);
  }

  const StackExchangeContext context_;
  XmlRowReader rows_;
  XmlRow row_;
};

// Calls `use` with every row of a file, if `tree` has it.
void ForEachRow(FileTree* tree, const std::string& name, std::vector<RecordError>* problems,
                const std::function<void(const XmlRow&)>& use) {
  const std::unique_ptr<Input> input = OpenSide(tree, name, problems);
  if (input == nullptr) return;
  const std::string& shown = input->name();
  XmlRowReader rows(input.get());
  std::size_t errors = 0;
  for (XmlRow row; rows.Next(&row);) {
    if (row.fault.empty()) {
      use(row);
    } else if (errors++ < kMostSideErrors) {
      problems->push_back({.file = shown, .line = row.line, .byte = row.byte, .message = row.fault});
    }
  }
  if (errors > kMostSideErrors) {
    problems->push_back({.file = shown,
                         .line = 0,
                         .byte = 0,
                         .message = base::Concat(std::to_string(errors - kMostSideErrors), " more broken rows")});
  }
  if (!input->status().ok()) {
    problems->push_back({.file = shown,
                         .line = input->line(),
                         .byte = input->byte(),
                         .message = std::string(input->status().message())});
  }
}

// The place for `id` in `counts`, null where it is no id that is kept.
std::uint32_t* CountAt(std::string_view id, std::vector<std::uint32_t>* counts) {
  const std::int64_t number = Number(id);
  if (number < 0 || static_cast<std::size_t>(number) >= kMostIds) return nullptr;
  const auto place = static_cast<std::size_t>(number);
  if (place >= counts->size()) counts->resize(place + 1);
  return &(*counts)[place];
}

}  // namespace

StackExchangeContext ReadStackExchangeContext(FileTree* tree, std::vector<RecordError>* problems) {
  StackExchangeContext context;
  ForEachRow(tree, "Users.xml", problems, [&](const XmlRow& row) {
    const std::int64_t id = Number(row.Get("Id"));
    std::string_view name = row.Get("DisplayName");
    name = name.substr(0, std::numeric_limits<std::uint8_t>::max());
    if (id < 0 || static_cast<std::size_t>(id) >= kMostIds || context.names.size() + name.size() > kMostNames) return;
    const auto place = static_cast<std::size_t>(id);
    if (place >= context.name_sizes.size()) {
      context.name_sizes.resize(place + 1);
      context.name_begins.resize(place + 1);
    }
    context.name_begins[place] = static_cast<std::uint32_t>(context.names.size());
    context.name_sizes[place] = static_cast<std::uint8_t>(name.size());
    context.names += name;
  });
  ForEachRow(tree, "Votes.xml", problems, [&](const XmlRow& row) {
    const std::string_view type = row.Get("VoteTypeId");
    // 2 is a vote for, 5 a bookmark; the others (against, accepted, offensive, ...) are no response that adds.
    std::uint32_t* const count = type == "2"   ? CountAt(row.Get("PostId"), &context.votes)
                                 : type == "5" ? CountAt(row.Get("PostId"), &context.bookmarks)
                                               : nullptr;
    if (count != nullptr) ++*count;
  });
  return context;
}

std::unique_ptr<Reader> OpenStackExchange(std::unique_ptr<Input> posts, StackExchangeContext context) {
  return std::make_unique<StackExchangeReader>(std::move(posts), std::move(context));
}

}  // namespace metier::archive
