#include "model/own_posts.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "base/file.h"

namespace metier::model {
namespace {

// Reads the slugs of an array that may be missing. False and a message where it is something else.
bool ReadTopics(const simdjson::dom::element& record, std::string_view key, const Taxonomy& taxonomy,
                std::vector<TopicIndex>* topics, std::string* fault) {
  simdjson::dom::element value;
  if (record[key].get(value) != simdjson::SUCCESS) return true;
  simdjson::dom::array array;
  if (value.get_array().get(array) != simdjson::SUCCESS) {
    *fault = absl::StrCat("\"", std::string(key), "\" is no array");
    return false;
  }
  for (const simdjson::dom::element element : array) {
    std::string_view slug;
    if (element.get_string().get(slug) != simdjson::SUCCESS) {
      *fault = absl::StrCat("\"", std::string(key), "\" holds something other than a string");
      return false;
    }
    const std::optional<TopicIndex> topic = taxonomy.Find(slug);
    if (!topic) {
      *fault = absl::StrCat("unknown topic '", std::string(slug), "'");
      return false;
    }
    topics->push_back(*topic);
  }
  return true;
}

absl::Status AppendFile(const std::string& path, const std::string& corpus, const Taxonomy& taxonomy,
                        std::vector<LabelledPost>* posts) {
  absl::StatusOr<std::string> file = base::ReadFile(path);
  if (!file.ok()) return file.status();
  simdjson::dom::parser parser;
  std::string_view left = *file;
  for (int line_number = 1; !left.empty(); ++line_number) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string line(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.empty()) continue;
    const auto at = [&](std::string_view what) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", line_number, ": ", std::string(what)));
    };
    simdjson::dom::element record;
    std::string_view text;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) return at("no JSON");
    if (record["text"].get_string().get(text) != simdjson::SUCCESS) return at("no \"text\"");
    if (record["topics"].error() != simdjson::SUCCESS) return at("no \"topics\"");
    LabelledPost post;
    post.corpus = corpus;
    post.text = text;
    post.exact = true;
    std::string fault;
    if (!ReadTopics(record, "topics", taxonomy, &post.topics, &fault) ||
        !ReadTopics(record, "also", taxonomy, &post.accepted, &fault) ||
        !ReadTopics(record, "not", taxonomy, &post.forbidden, &fault)) {
      return at(fault);
    }
    std::string_view id;
    std::string_view trap;
    if (record["id"].get_string().get(id) == simdjson::SUCCESS) post.source = id;
    post.trap = record["trap"].get_string().get(trap) == simdjson::SUCCESS;
    posts->push_back(std::move(post));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status AppendOwnPosts(const std::string& path, const std::string& corpus, const Taxonomy& taxonomy,
                            std::vector<LabelledPost>* posts) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return AppendFile(path, corpus, taxonomy, posts);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path().string());
  }
  if (error) return absl::ErrnoToStatus(error.value(), "cannot read '" + path + "'");
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    if (absl::Status status = AppendFile(file, corpus, taxonomy, posts); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace metier::model
