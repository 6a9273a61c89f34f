#include "model/corpus.h"

#include <algorithm>
#include <unordered_set>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "base/file.h"
#include "model/tab_records.h"
#include "model/zstd_lines.h"

namespace metier::model {
namespace {

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

// Titles that differ in case, blanks or punctuation only are the same text.
std::uint64_t TextKey(std::string_view text) {
  std::string key;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      key.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      key.push_back(static_cast<char>(c + 32));
    }
  }
  return base::Checksum(key);
}

Split SplitOf(std::uint64_t key) {
  const std::uint64_t bucket = key % 1000;
  return bucket < 40 ? Split::kCalibration : bucket < 60 ? Split::kTest : Split::kTrain;
}

absl::Status Faults(const std::vector<std::string>& faults) {
  std::string text;
  for (const std::string& fault : faults) text += (text.empty() ? "" : "\n") + fault;
  return faults.empty() ? absl::OkStatus() : absl::InvalidArgumentError(text);
}

}  // namespace

absl::StatusOr<Mapping> LoadMapping(const std::string& path, const Taxonomy& taxonomy) {
  absl::StatusOr<std::string> text = base::ReadFile(path);
  if (!text.ok()) return text.status();
  Mapping mapping;
  std::vector<std::string> faults;
  ForEachTabRecord(*text, [&](int line, const std::vector<std::string_view>& fields) {
    const auto fault = [&](std::string_view what) { faults.push_back(absl::StrCat(path, ":", line, ": ", std::string(what))); };
    if (fields.size() < 2) return fault("expected label<TAB>decision");
    Decision decision;
    if (fields[1] == "chatter") {
      decision.kind = Decision::Kind::kChatter;
    } else if (fields[1] != "omit") {
      decision.kind = Decision::Kind::kTopics;
      for (const std::string_view slug : SplitFields(fields[1], ' ')) {
        if (const auto topic = taxonomy.Find(slug)) {
          decision.topics.push_back(*topic);
        } else {
          fault(absl::StrCat("unknown topic '", std::string(slug), "'"));
        }
      }
    }
    if (!mapping.emplace(LowerAscii(fields[0]), std::move(decision)).second) fault("a second decision for the same label");
  });
  if (absl::Status status = Faults(faults); !status.ok()) return status;
  return mapping;
}

absl::StatusOr<std::vector<CorpusEntry>> LoadManifest(const std::string& path) {
  absl::StatusOr<std::string> text = base::ReadFile(path);
  if (!text.ok()) return text.status();
  std::vector<CorpusEntry> entries;
  std::vector<std::string> faults;
  ForEachTabRecord(*text, [&](int line, const std::vector<std::string_view>& f) {
    if (f.size() != 8 || (f[7] != "train" && f[7] != "test")) {
      faults.push_back(absl::StrCat(path, ":", line, ": expected name, file, label, text, extra, split, mapping, train|test"));
      return;
    }
    const auto field = [&f](std::size_t i) { return std::string(f[i]); };
    entries.push_back({field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7)});
  });
  if (absl::Status status = Faults(faults); !status.ok()) return status;
  return entries;
}

absl::StatusOr<CorpusReader> CorpusReader::Open(const std::string& manifest, const std::string& outside, const Taxonomy& taxonomy) {
  absl::StatusOr<std::vector<CorpusEntry>> entries = LoadManifest(manifest);
  if (!entries.ok()) return entries.status();
  CorpusReader reader;
  reader.outside_ = outside;
  reader.entries_ = *std::move(entries);
  const std::string directory = manifest.substr(0, manifest.find_last_of('/') + 1);
  for (const CorpusEntry& entry : reader.entries_) {
    absl::StatusOr<Mapping> mapping = LoadMapping(directory + entry.mapping, taxonomy);
    if (!mapping.ok()) return mapping.status();
    reader.mappings_.push_back(*std::move(mapping));
  }
  return reader;
}

absl::Status CorpusReader::ForEachRow(
    const CorpusEntry& entry, const std::function<void(const std::vector<std::string_view>&, const std::vector<int>&)>& use) const {
  std::vector<int> columns;  // of label, text, extra, split; -1: none
  std::string missing;
  bool first = true;
  absl::Status status = ForEachZstdLine(outside_ + "/" + entry.file, [&](std::string_view line) {
    const std::vector<std::string_view> fields = SplitFields(line, '\t');
    if (first) {
      first = false;
      for (const std::string& name : {entry.label, entry.text, entry.extra, entry.split}) {
        const auto found = std::find(fields.begin(), fields.end(), name);
        if (found == fields.end() && name != "-") missing = name;
        columns.push_back(found == fields.end() ? -1 : static_cast<int>(found - fields.begin()));
      }
      return;
    }
    const int last = *std::max_element(columns.begin(), columns.end());
    if (missing.empty() && static_cast<int>(fields.size()) > last) use(fields, columns);
  });
  if (status.ok() && !missing.empty()) return absl::InvalidArgumentError("'" + entry.file + "' has no column '" + missing + "'");
  return status;
}

absl::Status CorpusReader::ForEach(const std::function<void(const Example&)>& use) const {
  std::unordered_set<std::uint64_t> published_dev;
  for (const CorpusEntry& entry : entries_) {
    if (entry.split == "-") continue;
    absl::Status status = ForEachRow(entry, [&](const auto& fields, const auto& columns) {
      if (fields[columns[3]] == "dev") published_dev.insert(TextKey(fields[columns[1]]));
    });
    if (!status.ok()) return status;
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const CorpusEntry& entry = entries_[i];
    std::unordered_set<std::uint64_t> seen;
    std::string text;
    absl::Status status = ForEachRow(entry, [&](const auto& fields, const auto& columns) {
      const std::string_view title = fields[columns[1]];
      const std::uint64_t key = TextKey(title);
      const bool dev = columns[3] >= 0 && fields[columns[3]] == "dev";
      if (!dev && published_dev.contains(key)) return;
      for (const std::string_view label : SplitFields(fields[columns[0]], ',')) {
        const auto decision = mappings_[i].find(LowerAscii(label));  // its key is the source's name in lower case
        if (decision == mappings_[i].end() || decision->second.kind == Decision::Kind::kOmit) continue;
        if (!seen.insert(base::CombineChecksums(key, base::Checksum(label))).second) continue;
        text = title;
        // Half of the posts that have more than a title are shown with it: the model is to know both.
        if (columns[2] >= 0 && (key >> 32) % 2 == 0 && !fields[columns[2]].empty()) text.append(" ").append(fields[columns[2]]);
        const Split split = dev ? Split::kDev : entry.role == "test" ? Split::kTest : SplitOf(key);
        use({entry.name, decision->first, text, &decision->second, split, key});
      }
    });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace metier::model
