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

std::string_view Row::operator[](std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto position = static_cast<std::size_t>(found - columns_.begin());
  return position < std::min(columns_.size(), fields_.size()) ? fields_[position] : std::string_view();
}

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

absl::Status CorpusReader::ForEachRow(const CorpusEntry& entry, const std::function<void(const Row&)>& use) const {
  std::vector<std::string> columns;
  std::vector<std::string_view> fields;
  std::size_t needed = 0;  // fields that a line must have
  std::string missing;
  absl::Status status = ForEachZstdLine(outside_ + "/" + entry.file, [&](std::string_view line) {
    fields = SplitFields(line, '\t');
    if (columns.empty()) {
      columns.assign(fields.begin(), fields.end());
      for (const std::string& name : {entry.label, entry.text, entry.extra, entry.split}) {
        if (name == "-") continue;
        const auto found = std::find(columns.begin(), columns.end(), name);
        if (found == columns.end()) missing = name;
        needed = std::max(needed, static_cast<std::size_t>(found - columns.begin()) + 1);
      }
      return;
    }
    if (missing.empty() && fields.size() >= needed) use(Row(columns, fields));
  });
  if (status.ok() && !missing.empty()) return absl::InvalidArgumentError("'" + entry.file + "' has no column '" + missing + "'");
  return status;
}

absl::Status CorpusReader::ForEachRow(std::string_view corpus, const std::function<void(const Row&)>& use) const {
  for (const CorpusEntry& entry : entries_) {
    if (entry.name == corpus) return ForEachRow(entry, use);
  }
  return absl::NotFoundError(absl::StrCat("the manifest has no corpus '", std::string(corpus), "'"));
}

const Mapping* CorpusReader::MappingOf(std::string_view corpus) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].name == corpus) return &mappings_[i];
  }
  return nullptr;
}

absl::Status CorpusReader::ForEach(const std::function<void(const Example&)>& use) const {
  std::unordered_set<std::uint64_t> published_dev;
  for (const CorpusEntry& entry : entries_) {
    if (entry.split == "-") continue;
    absl::Status status = ForEachRow(entry, [&](const Row& row) {
      if (row[entry.split] == "dev") published_dev.insert(TextKey(row[entry.text]));
    });
    if (!status.ok()) return status;
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const CorpusEntry& entry = entries_[i];
    std::unordered_set<std::uint64_t> seen;
    std::string text;
    absl::Status status = ForEachRow(entry, [&](const Row& row) {
      const std::string_view title = row[entry.text];
      const std::uint64_t key = TextKey(title);
      const bool dev = entry.split != "-" && row[entry.split] == "dev";
      if (!dev && published_dev.contains(key)) return;
      for (const std::string_view label : SplitFields(row[entry.label], ',')) {
        const auto decision = mappings_[i].find(LowerAscii(label));  // its key is the source's name in lower case
        if (decision == mappings_[i].end() || decision->second.kind == Decision::Kind::kOmit) continue;
        if (!seen.insert(base::CombineChecksums(key, base::Checksum(label))).second) continue;
        text = title;
        // Half of the posts that have more than a title are shown with it: the model is to know both.
        const std::string_view extra = entry.extra != "-" && (key >> 32) % 2 == 0 ? row[entry.extra] : std::string_view();
        if (!extra.empty()) text.append(" ").append(extra);
        const Split split = dev ? Split::kDev : entry.role == "test" ? Split::kTest : SplitOf(key);
        use({entry.name, decision->first, text, &decision->second, split, key, &row});
      }
    });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace metier::model
