#include "archive/attributions.h"

#include <cstdint>
#include <utility>

#include "archive/input.h"
#include "archive/json_record.h"
#include "archive/line_reader.h"
#include "archive/stream_reader.h"
#include "base/message.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;

// One line's object to an Attribution. Unknown fields are passed over; where a key stands twice, the last one counts.
class AttributionParser {
 public:
  explicit AttributionParser(const std::function<bool(std::string_view)>& known_topic) : known_topic_(known_topic) {}

  bool Parse(std::string_view json, Attribution* attribution) {
    *attribution = Attribution();
    has_kind_ = false;
    simdjson::dom::object object;
    if (!record_.Parse(json, &object)) return false;
    for (const auto& [key, value] : object) {
      if (!ReadField(key, value, attribution)) return false;
    }
    return Check(*attribution);
  }

  const Fault& fault() const { return record_.fault(); }

 private:
  bool ReadField(std::string_view key, element value, Attribution* attribution) {
    if (key == "kind") return ReadKind(value, &attribution->kind);
    if (key == "user") return record_.ReadId(value, {"user"}, &attribution->user);
    if (key == "by") return record_.ReadId(value, {"by"}, &attribution->by);
    if (key == "topic") return record_.ReadString(value, {"topic"}, &attribution->topic);
    if (key == "text") return record_.ReadString(value, {"text"}, &attribution->text);
    if (key == "lang") return record_.ReadString(value, {"lang"}, &attribution->lang);
    return true;
  }

  bool ReadKind(element value, AttributionKind* kind) {
    std::string name;
    if (!record_.ReadString(value, {"kind"}, &name)) return false;
    has_kind_ = !value.is_null();
    if (name == "list") {
      *kind = AttributionKind::kList;
    } else if (name == "endorsement") {
      *kind = AttributionKind::kEndorsement;
    } else if (name == "bio") {
      *kind = AttributionKind::kBio;
    } else if (has_kind_) {
      return record_.Fail({"kind"}, base::Concat("must be one of list, endorsement, bio, not ", base::Excerpt(name)));
    }
    return true;
  }

  // Nothing is guessed: whom it is about, who says so and what must all be there.
  bool Check(const Attribution& attribution) {
    if (!has_kind_) return record_.Fail({"kind"}, "is missing");
    if (attribution.user.empty()) return record_.Fail({"user"}, "is missing");
    const bool bio = attribution.kind == AttributionKind::kBio;
    if (!bio && attribution.by.empty()) return record_.Fail({"by"}, "is missing");
    if (bio && !attribution.by.empty()) return record_.Fail({"by"}, "must be absent: a bio is the user's own");
    if (attribution.topic.empty() && attribution.text.empty()) {
      return record_.Fail({"text"}, "is missing, and there is no topic");
    }
    if (!attribution.topic.empty() && !known_topic_(attribution.topic)) {
      return record_.Fail({"topic"}, base::Concat("is none that is known: ", base::Excerpt(attribution.topic)));
    }
    return true;
  }

  const std::function<bool(std::string_view)>& known_topic_;
  JsonRecord record_;
  bool has_kind_ = false;
};

}  // namespace

void ReadAttributions(std::unique_ptr<ByteSource> source, std::string name, const AttributionCallbacks& callbacks) {
  Input input(std::move(source), std::move(name));
  input.SkipByteOrderMark();
  LineReader lines(&input);
  AttributionParser parser(callbacks.known_topic);
  const auto refuse = [&](std::int64_t line, std::int64_t byte, std::string message) {
    callbacks.refuse({.file = input.name(), .line = line, .byte = byte, .message = std::move(message)});
  };
  Line line;
  Attribution attribution;
  while (lines.Next(&line)) {
    if (line.too_long) {
      refuse(line.number, line.byte, TooLong("line"));
    } else if (parser.Parse(line.text, &attribution)) {
      callbacks.use(std::move(attribution));
    } else {
      refuse(line.number, line.byte + static_cast<std::int64_t>(parser.fault().offset), parser.fault().message);
    }
  }
  if (!input.status().ok()) refuse(input.line(), input.byte(), std::string(input.status().message()));
}

}  // namespace metier::archive
