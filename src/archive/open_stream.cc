#include "archive/open_stream.h"

#include <utility>

#include "archive/bluesky.h"
#include "archive/detect.h"
#include "archive/json_lines.h"
#include "archive/linkedin.h"
#include "archive/mastodon.h"
#include "archive/meta.h"
#include "archive/reddit.h"
#include "archive/stack_exchange.h"
#include "archive/table.h"
#include "archive/text_lines.h"
#include "archive/twitter.h"
#include "archive/x_api.h"

namespace metier::archive {

absl::Status CheckMap(Format format, const FieldMap& map) {
  const bool takes_one =
      format == Format::kAuto || format == Format::kJsonLines || format == Format::kCsv || format == Format::kTsv;
  if (map.empty() || takes_one) return absl::OkStatus();
  return absl::InvalidArgumentError("--map goes with the formats jsonl, csv and tsv");
}

absl::Status ResolveFormat(Input* input, const FieldMap& map, Format* format) {
  if (*format != Format::kAuto) return absl::OkStatus();
  if (!map.empty()) {
    *format = DetectMappedFormat(input, map);
    return absl::OkStatus();
  }
  const auto detected = DetectFormat(input);
  if (detected.ok()) *format = *detected;
  return detected.status();
}

absl::StatusOr<std::unique_ptr<Reader>> OpenStream(std::unique_ptr<Input> input, Format format, const FieldMap& map) {
  if (const absl::Status status = ResolveFormat(input.get(), map, &format); !status.ok()) return status;
  switch (format) {
    case Format::kCsv:
      return OpenCsv(std::move(input), map);
    case Format::kTsv:
      return OpenTsv(std::move(input), map);
    case Format::kText:
      return OpenTextLines(std::move(input));
    case Format::kTwitter:
      return OpenTwitterStream(std::move(input));
    case Format::kMastodon:
      return OpenMastodon(std::move(input), /*actor=*/{});
    case Format::kTwitterApi:
      return OpenXApi(std::move(input));
    case Format::kBluesky:
      return OpenBlueskyStream(std::move(input));
    case Format::kReddit:
      return OpenReddit(std::move(input));
    case Format::kStackExchange:
      return OpenStackExchange(std::move(input), {});
    case Format::kFacebook:
      return OpenFacebook(std::move(input), /*author=*/"");
    case Format::kInstagram:
      return OpenInstagram(std::move(input), /*author=*/"");
    case Format::kLinkedIn:
      return OpenLinkedIn(std::move(input), /*author=*/"");
    default:
      return OpenJsonLines(std::move(input), map);
  }
}

}  // namespace metier::archive
