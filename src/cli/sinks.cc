#include "cli/sinks.h"

#include <string>
#include <utility>

#include "base/message.h"
#include "cli/cleanup.h"
#include "explain/provenance.h"
#include "sink/profile_database.h"
#include "sink/tag_database.h"
#include "sink/taxonomy_tables.h"

namespace metier::cli {
namespace {

constexpr std::string_view kDatabase = "sqlite";
// For spreadsheets, which otherwise take a file for one in the encoding of their country.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

sink::RecordFormat TextFormat(const Arguments& arguments) {
  return sink::ParseRecordFormat(arguments.Text("format", "jsonl")).value_or(sink::RecordFormat::kJsonLines);
}

// A file is opened by people, a stream read by programs.
void WriteMark(sink::RecordFormat format, Output* output) {
  if (format == sink::RecordFormat::kCsv && output->is_file()) output->Write(kByteOrderMark);
}

// All that the rows depend on, and what is said of the input.
sink::RunFacts FactsOf(const tag::Knowledge& knowledge, const Arguments& arguments, const sink::RunFacts& input) {
  sink::RunFacts facts = KnowledgeFacts(knowledge);
  facts.insert(input.begin(), input.end());
  for (const std::string_view flag :
       {"from", "map", "top-k", "min-confidence", "spans", "as-of", "include-sensitive"}) {
    if (arguments.Has(flag)) facts[base::Concat("--", flag)] = arguments.Text(flag);
  }
  // Of files that were given only that they were: what they are called here means nothing elsewhere.
  for (const std::string_view flag : {"subjects", "disputes", "attribution"}) {
    if (arguments.Has(flag)) facts[base::Concat("--", flag)] = "given";
  }
  return facts;
}

class TextTagSink : public TagSink {
 public:
  TextTagSink(sink::RecordFormat format, const Taxonomy& taxonomy, bool header, Output* output)
      : format_(format), taxonomy_(taxonomy), output_(*output) {
    if (!header) return;
    WriteMark(format, output);
    std::string text;
    sink::AppendTaggingHeader(format, &text);
    output_.Write(text);
  }

  void BeginBatch(std::size_t posts) override { records_.resize(std::max(records_.size(), posts)); }
  void Take(std::size_t i, const Post& post, const Tagging& tagging, std::vector<sink::TopicSpans> spans) override {
    records_[i].clear();
    sink::AppendTagging(format_, post, tagging, taxonomy_, spans, &records_[i]);
  }
  absl::Status Write(std::span<const Post> posts) override {
    for (std::size_t i = 0; i < posts.size(); ++i) output_.Write(records_[i]);
    return output_.status();
  }
  bool closed() const override { return output_.closed(); }
  absl::Status Finish(const sink::RunFacts&) override { return absl::OkStatus(); }

 private:
  const sink::RecordFormat format_;
  const Taxonomy& taxonomy_;
  Output& output_;
  std::vector<std::string> records_;
};

class DatabaseTagSink : public TagSink {
 public:
  DatabaseTagSink(std::unique_ptr<sink::TagDatabase> database, const tag::Knowledge& knowledge,
                  const Arguments& arguments)
      : database_(std::move(database)), knowledge_(knowledge), arguments_(arguments) {}

  void BeginBatch(std::size_t posts) override { rows_.resize(std::max(rows_.size(), posts)); }
  void Take(std::size_t i, const Post&, const Tagging& tagging, std::vector<sink::TopicSpans> spans) override {
    rows_[i] = {tagging, std::move(spans)};
  }
  absl::Status Write(std::span<const Post> posts) override {
    for (std::size_t i = 0; i < posts.size(); ++i) {
      absl::Status status = database_->Add(posts[i], rows_[i].tagging, rows_[i].spans);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }
  absl::Status Finish(const sink::RunFacts& input) override {
    return database_->Finish(FactsOf(knowledge_, arguments_, input));
  }

 private:
  struct Row {
    Tagging tagging;
    std::vector<sink::TopicSpans> spans;
  };

  const std::unique_ptr<sink::TagDatabase> database_;
  const tag::Knowledge& knowledge_;
  const Arguments& arguments_;
  std::vector<Row> rows_;
};

class TextProfileSink : public ProfileSink {
 public:
  TextProfileSink(sink::RecordFormat format, const Taxonomy& taxonomy, std::unique_ptr<Output> output)
      : format_(format), taxonomy_(taxonomy), output_(std::move(output)) {
    WriteMark(format, output_.get());
    sink::AppendProfileHeader(format, &record_);
    output_->Write(record_);
  }

  absl::Status Add(const Profile& profile) override {
    record_.clear();
    sink::AppendProfile(format_, profile, taxonomy_, &record_);
    output_->Write(record_);
    return output_->status();
  }
  const Output* output() const override { return output_.get(); }
  absl::Status Finish(const sink::RunFacts&) override { return output_->Finish(); }

 private:
  const sink::RecordFormat format_;
  const Taxonomy& taxonomy_;
  const std::unique_ptr<Output> output_;
  std::string record_;
};

class DatabaseProfileSink : public ProfileSink {
 public:
  DatabaseProfileSink(std::unique_ptr<sink::ProfileDatabase> database, const tag::Knowledge& knowledge,
                      const Arguments& arguments)
      : database_(std::move(database)), knowledge_(knowledge), arguments_(arguments) {}

  absl::Status Add(const Profile& profile) override { return database_->Add(profile); }
  absl::Status Finish(const sink::RunFacts& input) override {
    return database_->Finish(FactsOf(knowledge_, arguments_, input));
  }

 private:
  const std::unique_ptr<sink::ProfileDatabase> database_;
  const tag::Knowledge& knowledge_;
  const Arguments& arguments_;
};

}  // namespace

sink::RunFacts KnowledgeFacts(const tag::Knowledge& knowledge) {
  sink::RunFacts facts;
  const explain::Provenance provenance = explain::ProvenanceOf(knowledge);
  explain::Provenance::Fields(
      provenance, [&facts](std::string_view name, const std::string& value) { facts[std::string(name)] = value; });
  return facts;
}

bool WritesDatabase(const Arguments& arguments) { return arguments.Text("format", "jsonl") == kDatabase; }

absl::Status CheckSink(const Arguments& arguments) {
  if (WritesDatabase(arguments)) {
    if (arguments.Text("output", "-") != "-") return absl::OkStatus();
    return absl::InvalidArgumentError("--format sqlite writes a file: it needs --output FILE");
  }
  if (sink::ParseRecordFormat(arguments.Text("format", "jsonl")).ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      base::Concat("unknown format ", base::Excerpt(arguments.Text("format")), ": jsonl, csv, table or sqlite"));
}

absl::StatusOr<std::unique_ptr<TagSink>> OpenTagSink(const Arguments& arguments, const tag::Knowledge& knowledge,
                                                     bool header, Output* output) {
  if (output != nullptr) {
    return std::make_unique<TextTagSink>(TextFormat(arguments), knowledge.taxonomy(), header, output);
  }
  const std::string path = arguments.Text("output");
  RemoveIfKilled(path);
  absl::StatusOr<std::unique_ptr<sink::TagDatabase>> database = sink::TagDatabase::Create(path, knowledge.taxonomy());
  if (!database.ok()) return database.status();
  return std::make_unique<DatabaseTagSink>(*std::move(database), knowledge, arguments);
}

absl::StatusOr<std::unique_ptr<ProfileSink>> OpenProfileSink(const Arguments& arguments,
                                                             const tag::Knowledge& knowledge) {
  if (!WritesDatabase(arguments)) {
    absl::StatusOr<std::unique_ptr<Output>> output = Output::Open(arguments);
    if (!output.ok()) return output.status();
    return std::make_unique<TextProfileSink>(TextFormat(arguments), knowledge.taxonomy(), *std::move(output));
  }
  const std::string path = arguments.Text("output");
  RemoveIfKilled(path);
  absl::StatusOr<std::unique_ptr<sink::ProfileDatabase>> database =
      sink::ProfileDatabase::Create(path, knowledge.taxonomy());
  if (!database.ok()) return database.status();
  return std::make_unique<DatabaseProfileSink>(*std::move(database), knowledge, arguments);
}

}  // namespace metier::cli
