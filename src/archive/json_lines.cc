#include "archive/json_lines.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "archive/field.h"
#include "archive/json_record.h"
#include "archive/line_reader.h"
#include "archive/stream_reader.h"
#include "base/message.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;

// One line's object to a Post. Unknown fields are passed over; where a key stands twice, the last one counts.
class PostParser {
 public:
  explicit PostParser(const FieldMap& map) : map_(map), mapped_(!map.empty()) {}

  bool Parse(std::string_view json, Post* post) {
    Clear(post);
    has_text_ = false;
    simdjson::dom::object object;
    if (!record_.Parse(json, &object)) return false;
    for (const auto& [key, value] : object) {
      if (mapped_ && IsMapped(key)) continue;
      if (!ReadField(key, value, post)) return false;
    }
    if (mapped_ && !ReadMapped(object, post)) return false;
    return has_text_ || record_.Fail({TextName()}, "is missing");
  }

  const Fault& fault() const { return record_.fault(); }

 private:
  bool ReadField(std::string_view key, element value, Post* post) {
    if (key == "text") {
      has_text_ = !value.is_null();
      return record_.ReadString(value, {"text"}, &post->text);
    }
    if (key == "id") return record_.ReadId(value, {"id"}, &post->id);
    if (key == "author") return record_.ReadId(value, {"author"}, &post->author);
    if (key == "time") return record_.ReadTime(value, {"time"}, &post->time);
    if (key == "lang") return record_.ReadString(value, {"lang"}, &post->lang);
    if (key == "kind") return ReadKind(value, &post->kind);
    if (key == "thread") return record_.ReadId(value, {"thread"}, &post->thread);
    if (key == "url") return record_.ReadString(value, {"url"}, &post->url);
    if (key == "audience") return ReadAudience(value, &post->audience);
    if (key == "engagement") return ReadEngagement(value, &post->engagement);
    if (key == "reactions") return ReadReactions(value, &post->reactions);
    return true;
  }

  bool ReadKind(element value, PostKind* kind) {
    std::string_view name;
    if (value.is_null()) return true;
    if (value.get(name) != simdjson::SUCCESS) return record_.ReadString(value, {"kind"}, &scratch_);
    const auto known = ParsePostKind(name);
    if (!known)
      return record_.Fail({"kind"}, base::Concat("must be one of ", kPostKindNames, ", not ", base::Excerpt(name)));
    *kind = *known;
    return true;
  }

  bool ReadAudience(element value, std::optional<std::int64_t>* audience) {
    std::int64_t count = 0;
    if (value.is_null()) return true;
    if (!record_.ReadCount(value, {"audience"}, &count)) return false;
    *audience = count;
    return true;
  }

  bool ReadEngagement(element value, Engagement* engagement) {
    simdjson::dom::object counts;
    *engagement = Engagement();
    if (value.is_null()) return true;
    if (!record_.ReadObject(value, {"engagement"}, &counts)) return false;
    for (const auto& [name, count] : counts) {
      std::int64_t* const out = IsMapped(name) ? nullptr : FindCount(engagement, name);
      if (out != nullptr && !record_.ReadCount(count, {"engagement", name}, out)) return false;
    }
    return true;
  }

  bool ReadReactions(element value, std::vector<Reaction>* reactions) {
    simdjson::dom::array items;
    reactions->clear();
    if (value.is_null()) return true;
    if (!record_.ReadArray(value, {"reactions"}, &items)) return false;
    for (const element item : items) {
      const auto index = static_cast<std::int64_t>(reactions->size());
      if (!ReadReaction(item, index, &reactions->emplace_back())) return false;
    }
    return true;
  }

  // Actor and kind are required: a guess at either would make evidence out of nothing.
  bool ReadReaction(element value, std::int64_t index, Reaction* reaction) {
    simdjson::dom::object fields;
    if (!record_.ReadObject(value, {"reactions", {}, index}, &fields)) return false;
    bool has_kind = false;
    for (const auto& [key, field] : fields) {
      if (key == "actor" && !record_.ReadId(field, {"reactions", "actor", index}, &reaction->actor)) return false;
      if (key == "time" && !record_.ReadTime(field, {"reactions", "time", index}, &reaction->time)) return false;
      if (key != "kind") continue;
      scratch_.clear();
      const FieldName name = {"reactions", "kind", index};
      if (!record_.ReadString(field, name, &scratch_)) return false;
      const auto kind = ParseReactionKind(scratch_);
      if (!kind)
        return record_.Fail(name,
                            base::Concat("must be one of ", kReactionKindNames, ", not ", base::Excerpt(scratch_)));
      reaction->kind = *kind;
      has_kind = true;
    }
    if (reaction->actor.empty()) return record_.Fail({"reactions", "actor", index}, "is missing");
    return has_kind || record_.Fail({"reactions", "kind", index}, "is missing");
  }

  bool IsMapped(std::string_view key) const {
    const auto column = ColumnNamed(key);
    return column && map_[*column];
  }
  std::string_view TextName() const {
    const auto& name = map_[Column::kText];
    return name ? std::string_view(*name) : "text";
  }

  // The value under a name that the user chose: a key, or a path through objects with dots between.
  static bool FindChosen(const simdjson::dom::object& object, std::string_view name, element* value) {
    if (object[name].get(*value) == simdjson::SUCCESS) return true;
    for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
      simdjson::dom::object inner;
      if (object[name.substr(0, dot)].get(inner) != simdjson::SUCCESS) continue;
      if (FindChosen(inner, name.substr(dot + 1), value)) return true;
    }
    return false;
  }

  bool ReadMapped(const simdjson::dom::object& object, Post* post) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      const auto column = static_cast<Column>(i);
      element value;
      if (!map_[column] || !FindChosen(object, *map_[column], &value) || value.is_null()) continue;
      if (!ReadChosen(column, value, ChosenName(*map_[column]), post)) return false;
    }
    return true;
  }

  // As it stands in messages: "user.name".
  static FieldName ChosenName(const std::string& name) {
    const std::size_t dot = name.find('.');
    const std::string_view all = name;
    return dot == std::string::npos ? FieldName{all} : FieldName{all.substr(0, dot), all.substr(dot + 1)};
  }

  bool ReadChosen(Column column, element value, const FieldName& name, Post* post) {
    switch (column) {
      case Column::kText:
        has_text_ = true;
        return record_.ReadString(value, name, &post->text);
      case Column::kId:
        return record_.ReadId(value, name, &post->id);
      case Column::kAuthor:
        return record_.ReadId(value, name, &post->author);
      case Column::kThread:
        return record_.ReadId(value, name, &post->thread);
      case Column::kTime:
        return record_.ReadTime(value, name, &post->time);
      case Column::kLang:
        return record_.ReadString(value, name, &post->lang);
      case Column::kUrl:
        return record_.ReadString(value, name, &post->url);
      case Column::kKind:
        if (!record_.ReadString(value, name, &scratch_)) return false;
        post->kind = ParsePostKindFromPeople(scratch_).value_or(PostKind::kPost);
        return true;
      case Column::kAudience:
        return record_.ReadCount(value, name, &post->audience.emplace());
      default:
        break;
    }
    if (column == Column::kVotes && IsNegative(value)) return true;
    return record_.ReadCount(value, name, FindCount(&post->engagement, NameOfColumn(column)));
  }

  // A score is votes for less votes against: below nothing, nobody's vote counts.
  static bool IsNegative(element value) {
    double score = 0;
    std::string_view text;
    std::int64_t ignored = 0;
    if (value.get(text) == simdjson::SUCCESS)
      return text.starts_with('-') && ParseCount(text.substr(1), &ignored).empty();
    return value.get(score) == simdjson::SUCCESS && score < 0;
  }

  const FieldMap map_;
  const bool mapped_;
  JsonRecord record_;
  std::string scratch_;
  bool has_text_ = false;
};

class JsonLinesReader : public StreamReader {
 public:
  JsonLinesReader(std::unique_ptr<Input> input, const FieldMap& map)
      : StreamReader(std::move(input)), lines_(this->input()), parser_(map) {}

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    Line line;
    if (!lines_.Next(&line)) return ReadResult::kEnd;
    if (line.too_long) return Fail(error, line.number, line.byte, TooLong("line"));
    if (parser_.Parse(line.text, post)) return ReadResult::kPost;
    const Fault& fault = parser_.fault();
    return Fail(error, line.number, line.byte + static_cast<std::int64_t>(fault.offset), fault.message);
  }

  LineReader lines_;
  PostParser parser_;
};

}  // namespace

std::unique_ptr<Reader> OpenJsonLines(std::unique_ptr<Input> input, const FieldMap& map) {
  return std::make_unique<JsonLinesReader>(std::move(input), map);
}

}  // namespace metier::archive
