#include "cli/disputes.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/byte_source.h"
#include "archive/input.h"
#include "archive/json_record.h"
#include "archive/line_reader.h"
#include "base/message.h"
#include "base/time.h"
#include "cli/io.h"

namespace metier::cli {
namespace {

using simdjson::dom::element;

class DisputeParser {
 public:
  explicit DisputeParser(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {}

  bool Parse(std::string_view json, std::string* user, explain::Dispute* dispute) {
    simdjson::dom::object object;
    if (!record_.Parse(json, &object)) return false;
    std::string topic;
    std::string action;
    for (const auto& [key, value] : object) {
      if (key == "user" && !record_.ReadId(value, {"user"}, user)) return false;
      if (key == "topic" && !record_.ReadString(value, {"topic"}, &topic)) return false;
      if (key == "action" && !record_.ReadString(value, {"action"}, &action)) return false;
      if (key == "reason" && !record_.ReadString(value, {"reason"}, &dispute->reason)) return false;
      if (key == "date" && !ReadDate(value, &dispute->date)) return false;
    }
    if (user->empty()) return record_.Fail({"user"}, "is missing");
    if (topic.empty()) return record_.Fail({"topic"}, "is missing");
    const std::optional<TopicIndex> known = taxonomy_.Find(topic);
    if (!known) return record_.Fail({"topic"}, base::Concat("names no topic: ", base::Excerpt(topic)));
    dispute->topic = *known;
    if (action.empty()) return record_.Fail({"action"}, "is missing");
    if (action != "reject" && action != "confirm") {
      return record_.Fail({"action"}, base::Concat("must be reject or confirm, not ", base::Excerpt(action)));
    }
    dispute->reject = action == "reject";
    if (dispute->date == kUnknownTime) return record_.Fail({"date"}, "is missing");
    return true;
  }

  const archive::Fault& fault() const { return record_.fault(); }

 private:
  // A date without a time is the whole of that day.
  bool ReadDate(element value, UnixSeconds* date) {
    if (!record_.ReadTime(value, {"date"}, date)) return false;
    std::string_view text;
    constexpr std::size_t kDateAlone = 10;
    constexpr UnixSeconds kLastSecond = 86'399;
    if (value.get(text) == simdjson::SUCCESS && text.size() == kDateAlone && text[4] == '-') *date += kLastSecond;
    return true;
  }

  const Taxonomy& taxonomy_;
  archive::JsonRecord record_;
};

}  // namespace

absl::StatusOr<explain::Disputes> ReadDisputes(const std::string& path, const Taxonomy& taxonomy,
                                               std::int64_t* refused) {
  auto source = archive::OpenFile(path);
  if (!source.ok()) return source.status();
  archive::Input input(*std::move(source), path);
  input.SkipByteOrderMark();
  archive::LineReader lines(&input);
  DisputeParser parser(taxonomy);
  explain::Disputes disputes;
  archive::Line line;
  while (lines.Next(&line)) {
    std::string user;
    explain::Dispute dispute;
    if (!line.too_long && parser.Parse(line.text, &user, &dispute)) {
      disputes[user].push_back(std::move(dispute));
      continue;
    }
    ++*refused;
    const std::size_t offset = line.too_long ? 0 : parser.fault().offset;
    Complain(absl::StrCat(path, ":", line.number, ": byte ", line.byte + static_cast<std::int64_t>(offset), ": ",
                          line.too_long ? "the line is too long" : parser.fault().message));
  }
  if (!input.status().ok()) return input.status();
  explain::Sort(&disputes);
  return disputes;
}

}  // namespace metier::cli
