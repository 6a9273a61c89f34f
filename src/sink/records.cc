#include "sink/records.h"

#include <algorithm>

#include "absl/status/status.h"
#include "base/time.h"
#include "sink/json.h"
#include "sink/number.h"
#include "sink/table.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

void WriteTime(JsonWriter& json, UnixSeconds time) {
  if (time == kUnknownTime) {
    json.Null();
  } else {
    json.String(base::FormatTime(time));
  }
}

// A sign, digits, and perhaps more digits behind a point: what a spreadsheet takes for a number and nothing else.
bool IsNumber(std::string_view cell) {
  if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
  const std::size_t point = std::min(cell.find('.'), cell.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(cell.substr(0, point)) && (point == cell.size() || digits(cell.substr(point + 1)));
}

// As UTF-8 without NUL, which readers of CSV take for the end, or for no text at all.
std::string Readable(std::string_view cell) {
  std::string readable;
  for (const char c : text::RepairUtf8(cell)) {
    c == '\0' ? text::AppendUtf8(text::kReplacementCharacter, &readable) : readable.push_back(c);
  }
  return readable;
}

void AppendCsvRow(std::initializer_list<std::string_view> cells, std::string* out) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) out->push_back(',');
    first = false;
    AppendCsvCell(cell, out);
  }
  out->append("\r\n");
}

void AppendTaggingJson(const Post& post, const Tagging& tagging, const Taxonomy& taxonomy,
                       const std::vector<TopicSpans>& spans, std::string* out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Key("id").String(post.id);
  if (!post.author.empty()) json.Key("author").String(post.author);
  json.Key("lang").String(tagging.lang);
  json.Key("topics").BeginArray();
  for (std::size_t i = 0; i < tagging.topics.size(); ++i) {
    const TopicScore& score = tagging.topics[i];
    json.BeginObject().Key("topic").String(taxonomy[score.topic].slug);
    json.Key("confidence").Rounded(score.confidence, kDecimals);
    if (i < spans.size()) {
      json.Key("spans").BeginArray();
      for (const TopicSpans::Span& span : spans[i].spans) {
        json.BeginObject()
            .Key("start")
            .Integer(span.begin)
            .Key("end")
            .Integer(span.end)
            .Key("share")
            .Rounded(span.share, kDecimals)
            .EndObject();
      }
      json.EndArray();
    }
    json.EndObject();
  }
  json.EndArray().Key("abstained");
  if (tagging.abstained == Abstention::kNone) {
    json.Null();
  } else {
    json.String(AbstentionName(tagging.abstained));
  }
  json.EndObject();
  out->push_back('\n');
}

void AppendProfileJson(const Profile& profile, const Taxonomy& taxonomy, std::string* out) {
  JsonWriter json(out);
  json.BeginObject();
  json.Key("user").String(profile.user);
  json.Key("as_of");
  WriteTime(json, profile.as_of);
  json.Key("posts").Integer(profile.posts);
  json.Key("topics").BeginArray();
  for (const TopicProfile& topic : profile.topics) {
    json.BeginObject().Key("topic").String(taxonomy[topic.topic].slug);
    json.Key("confidence").Rounded(topic.confidence, kDecimals);
    json.Key("band").String(BandName(topic.band));
    json.Key("occasions").Integer(topic.occasions).Key("weeks").Integer(topic.weeks);
    json.Key("responders").Integer(topic.responders);
    json.Key("resonance").Rounded(topic.resonance, kDecimals).Key("share").Rounded(topic.share, kDecimals);
    json.Key("since");
    WriteTime(json, topic.since);
    json.Key("last");
    WriteTime(json, topic.last);
    json.EndObject();
  }
  json.EndArray().Key("held_back").BeginArray();
  for (const HeldBack& held : profile.held_back) {
    json.BeginObject().Key("topic").String(taxonomy[held.topic].slug);
    json.Key("confidence").Rounded(held.confidence, kDecimals);
    json.Key("band").String(BandName(held.band)).Key("gate").String(held.gate).EndObject();
  }
  json.EndArray().Key("implied").BeginArray();
  for (const ImpliedTopic& implied : profile.implied) {
    json.BeginObject()
        .Key("topic")
        .String(taxonomy[implied.topic].slug)
        .Key("by")
        .String(taxonomy[implied.by].slug)
        .EndObject();
  }
  json.EndArray().Key("left_out").Integer(profile.left_out).EndObject();
  out->push_back('\n');
}

}  // namespace

std::string_view KindName(PostKind kind) {
  switch (kind) {
    case PostKind::kPost:
      return "post";
    case PostKind::kReply:
      return "reply";
    case PostKind::kRepost:
      return "repost";
    case PostKind::kQuote:
      return "quote";
  }
  return "";
}

absl::StatusOr<RecordFormat> ParseRecordFormat(std::string_view name) {
  if (name == "jsonl") return RecordFormat::kJsonLines;
  if (name == "csv") return RecordFormat::kCsv;
  if (name == "table") return RecordFormat::kTable;
  return absl::InvalidArgumentError("unknown format '" + std::string(name) + "': jsonl, csv or table");
}

void AppendCsvCell(std::string_view cell, std::string* out) {
  if (cell.find('\0') != std::string_view::npos || text::ValidUtf8Prefix(cell) < cell.size()) {
    return AppendCsvCell(Readable(cell), out);
  }
  constexpr std::string_view kFormula = "=+-@\t\r";
  const bool formula = !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos && !IsNumber(cell);
  if (!formula && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out->append(cell);
    return;
  }
  out->push_back('"');
  if (formula) out->push_back('\'');
  for (const char c : cell) {
    if (c == '"') out->push_back('"');
    out->push_back(c);
  }
  out->push_back('"');
}

void AppendTaggingHeader(RecordFormat format, std::string* out) {
  if (format == RecordFormat::kCsv) AppendCsvRow({"id", "author", "lang", "topic", "confidence", "abstained"}, out);
}

void AppendTagging(RecordFormat format, const Post& post, const Tagging& tagging, const Taxonomy& taxonomy,
                   const std::vector<TopicSpans>& spans, std::string* out) {
  switch (format) {
    case RecordFormat::kJsonLines:
      return AppendTaggingJson(post, tagging, taxonomy, spans, out);
    case RecordFormat::kCsv:
      // One row a topic; a post without any keeps a row of its own, so that no post is missing.
      if (tagging.topics.empty())
        AppendCsvRow({post.id, post.author, tagging.lang, "", "", AbstentionName(tagging.abstained)}, out);
      for (const TopicScore& score : tagging.topics) {
        AppendCsvRow({post.id, post.author, tagging.lang, taxonomy[score.topic].slug, Decimal(score.confidence), ""},
                     out);
      }
      return;
    case RecordFormat::kTable:
      return AppendTaggingTable(post, tagging, taxonomy, out);
  }
}

void AppendProfileHeader(RecordFormat format, std::string* out) {
  if (format != RecordFormat::kCsv) return;
  AppendCsvRow({"user", "as_of", "posts", "topic", "confidence", "band", "occasions", "weeks", "responders",
                "resonance", "share", "since", "last", "gate", "left_out"},
               out);
}

void AppendProfile(RecordFormat format, const Profile& profile, const Taxonomy& taxonomy, std::string* out) {
  switch (format) {
    case RecordFormat::kJsonLines:
      return AppendProfileJson(profile, taxonomy, out);
    case RecordFormat::kCsv: {
      const std::string as_of = base::FormatTime(profile.as_of);
      const std::string posts = std::to_string(profile.posts);
      const std::string left_out = std::to_string(profile.left_out);
      for (const TopicProfile& t : profile.topics) {
        AppendCsvRow(
            {profile.user, as_of, posts, taxonomy[t.topic].slug, Decimal(t.confidence), BandName(t.band),
             std::to_string(t.occasions), std::to_string(t.weeks), std::to_string(t.responders), Decimal(t.resonance),
             Decimal(t.share), base::FormatTime(t.since), base::FormatTime(t.last), "", left_out},
            out);
      }
      for (const HeldBack& held : profile.held_back) {
        AppendCsvRow({profile.user, as_of, posts, taxonomy[held.topic].slug, Decimal(held.confidence),
                      BandName(held.band), "", "", "", "", "", "", "", held.gate, left_out},
                     out);
      }
      if (profile.topics.empty() && profile.held_back.empty()) {
        AppendCsvRow({profile.user, as_of, posts, "", "", "", "", "", "", "", "", "", "", "", left_out}, out);
      }
      return;
    }
    case RecordFormat::kTable:
      return AppendProfileTable(profile, taxonomy, out);
  }
}

void AppendTopic(const Topic& topic, const Taxonomy& taxonomy, std::string* out) {
  JsonWriter json(out);
  const auto strings = [&json](std::string_view key, const auto& values, const auto& text) {
    json.Key(key).BeginArray();
    for (const auto& value : values) json.String(text(value));
    json.EndArray();
  };
  const auto same = [](const std::string& text) -> std::string_view { return text; };
  const auto slug = [&taxonomy](TopicIndex index) -> std::string_view { return taxonomy[index].slug; };
  const auto optional = [&json](std::string_view key, std::string_view value) {
    json.Key(key);
    value.empty() ? json.Null() : json.String(value);
  };
  json.BeginObject().Key("topic").String(topic.slug).Key("name").String(topic.name);
  strings("parents", topic.parents, slug);
  strings("ancestors", topic.ancestors, slug);
  strings("children", topic.children, slug);
  json.Key("definition").String(topic.definition);
  strings("aliases", topic.aliases, same);
  json.Key("sensitive").Bool(topic.sensitive);
  optional("klout", topic.crosswalk.klout);
  optional("wikidata", topic.crosswalk.wikidata);
  strings("iab", topic.crosswalk.iab, same);
  strings("iptc", topic.crosswalk.iptc, same);
  json.EndObject();
  out->push_back('\n');
}

}  // namespace metier::sink
