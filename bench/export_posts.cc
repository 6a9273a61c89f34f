// export_posts CORPORA DIRECTORY
//
// Writes the posts that training takes, for scripts/relabel, into DIRECTORY:
//
//   posts.tsv     those with the label of their source: "key<TAB>topics of the source<TAB>text", in the order in which
//                 training takes them
//   labelled.tsv  those that people labelled, our own (corpora/posts) before those of the outside corpora
//                 (corpora/labels): "topics<TAB>also<TAB>text"
//
// Topics are slugs between blanks, or - for none; of a text the first 600 bytes on one line.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "base/file.h"
#include "model/dataset.h"
#include "model/own_posts.h"
#include "tag/knowledge.h"

namespace metier {
namespace {

constexpr std::size_t kTextBytes = 600;

struct Files {
  std::string posts;
  std::string labelled;
};

std::string OneLine(std::string_view text) {
  std::string line(text.substr(0, kTextBytes));
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return line;
}

void AppendLabelled(const std::vector<TopicIndex>& topics, const std::vector<TopicIndex>& accepted,
                    std::string_view text, const Taxonomy& taxonomy, std::string* lines) {
  absl::StrAppend(lines, model::TopicsField(topics, taxonomy), "\t", model::TopicsField(accepted, taxonomy), "\t",
                  OneLine(text), "\n");
}

absl::StatusOr<Files> Collect(const std::string& outside, const Taxonomy& taxonomy) {
  const auto corpora = model::CorpusReader::Open("corpora/manifest.tsv", outside, taxonomy);
  if (!corpora.ok()) return corpora.status();
  const auto labels = model::PostLabels::Load("corpora/labels", taxonomy);
  if (!labels.ok()) return labels.status();
  const auto held_out = model::PostLabels::Load("bench/people/labels", taxonomy);
  if (!held_out.ok()) return held_out.status();
  std::vector<model::LabelledPost> own;
  if (absl::Status status = model::AppendOwnPosts("corpora/posts", "own", taxonomy, &own); !status.ok()) return status;

  Files files;
  for (const model::LabelledPost& post : own) {
    AppendLabelled(post.topics, post.accepted, post.text, taxonomy, &files.labelled);
  }
  model::DatasetOptions options;
  options.labels = &*labels;
  options.held_out = &*held_out;
  model::Selection selection(options);
  absl::Status status = corpora->ForEach([&](const model::Example& example) {
    const model::Selection::Choice choice = selection.Choose(example);
    if (example.split != model::Split::kTrain) return;
    if (choice.label != nullptr) {
      AppendLabelled(choice.label->topics, choice.label->accepted, example.text, taxonomy, &files.labelled);
    }
    if (!choice.by_source) return;
    absl::StrAppend(&files.posts, base::ChecksumText(example.key), "\t",
                    model::TopicsField(example.decision->topics, taxonomy), "\t", OneLine(example.text), "\n");
  });
  if (!status.ok()) return status;
  return files;
}

absl::Status Write(const Files& files, const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return absl::UnavailableError(absl::StrCat("cannot make '", directory, "': ", error.message()));
  absl::Status status = base::WriteFileAtomically(directory + "/posts.tsv", files.posts);
  status.Update(base::WriteFileAtomically(directory + "/labelled.tsv", files.labelled));
  return status;
}

int Main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: export_posts CORPORA DIRECTORY\n");
    return 2;
  }
  const auto fail = [](const absl::Status& status) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 2;
  };
  const auto written = tag::WrittenKnowledge::Load(METIER_DATA_DIR);
  if (!written.ok()) return fail(written.status());
  const absl::StatusOr<Files> files = Collect(argv[1], (*written)->taxonomy);
  if (!files.ok()) return fail(files.status());
  if (absl::Status status = Write(*files, argv[2]); !status.ok()) return fail(status);
  return 0;
}

}  // namespace
}  // namespace metier

int main(int argc, char** argv) { return metier::Main(argc, argv); }
