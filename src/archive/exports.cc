#include "archive/exports.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "archive/file_tree.h"
#include "archive/meta_files.h"
#include "archive/twitter.h"
#include "base/message.h"

namespace metier::archive {
namespace {

// What programs of Apple put into every folder and zip: a "._tweets.js" beside each tweets.js.
bool IsLitter(std::string_view path) {
  return path.starts_with("__MACOSX/") || path.find("/__MACOSX/") != std::string_view::npos ||
         NameOf(path).starts_with('.');
}

bool MayHoldPosts(std::string_view path) {
  static constexpr std::array<std::string_view, 10> kExtensions = {".jsonl", ".ndjson", ".json", ".csv", ".tsv",
                                                                   ".tab",   ".txt",    ".js",   ".xml", ".car"};
  static constexpr std::array<std::string_view, 4> kCompressed = {".gz", ".zst", ".xz", ".bz2"};
  std::string name = absl::AsciiStrToLower(absl::string_view(path.data(), path.size()));
  bool compressed = false;
  for (const std::string_view extension : kCompressed) {
    if (!name.ends_with(extension)) continue;
    name.resize(name.size() - extension.size());
    compressed = true;
  }
  // Dumps of Reddit have no other extension: RC_2013-01.zst.
  if (compressed && NameOf(name).find('.') == std::string_view::npos) return true;
  return std::any_of(kExtensions.begin(), kExtensions.end(),
                     [&](std::string_view extension) { return name.ends_with(extension); });
}

// How many of the files are called as in an export of LinkedIn.
std::size_t CountLinkedInNames(const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 6> kOwn = {"Profile.csv",     "Connections.csv", "messages.csv",
                                                           "Invitations.csv", "Positions.csv",   "Shares.csv"};
  return static_cast<std::size_t>(std::count_if(names.begin(), names.end(), [](std::string_view name) {
    return std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end();
  }));
}

// The export that the files of one folder make, by their names alone; of format kAuto where none.
Export FindInFolder(const std::vector<std::string>& names, Format named) {
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  if (auto tweets = FindTweetFiles(names); !tweets.empty()) return {Format::kTwitter, "", std::move(tweets)};
  if (has("outbox.json")) return {Format::kMastodon, "", {"outbox.json"}};
  if (has("Posts.xml")) return {Format::kStackExchange, "", {"Posts.xml"}};
  std::vector<std::string> linkedin;
  if (has("Shares.csv")) linkedin.emplace_back("Shares.csv");
  if (has("Comments.csv") && (named == Format::kLinkedIn || CountLinkedInNames(names) > 0))
    linkedin.emplace_back("Comments.csv");
  if (!linkedin.empty()) return {Format::kLinkedIn, "", std::move(linkedin)};
  return {};
}

struct Folders {
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>, std::less<>> files;
};

Folders GroupByFolder(const std::vector<std::string>& names) {
  Folders folders;
  for (const std::string& path : names) {
    if (IsLitter(path)) continue;
    const std::string folder(FolderOf(path));
    auto& files = folders.files[folder];
    if (files.empty()) folders.order.push_back(folder);
    files.emplace_back(NameOf(path));
  }
  return folders;
}

}  // namespace

std::vector<Export> FindExports(const std::vector<std::string>& names, Format named) {
  const Folders folders = GroupByFolder(names);
  std::vector<Export> found;
  for (const std::string& folder : folders.order) {
    Export known = FindInFolder(folders.files.find(folder)->second, named);
    if (known.format == Format::kAuto) continue;
    known.folder = folder;
    found.push_back(std::move(known));
  }
  // Those whose files lie in many folders.
  std::vector<std::string> own;
  std::copy_if(names.begin(), names.end(), std::back_inserter(own),
               [](const std::string& path) { return !IsLitter(path); });
  for (MetaExport& one : FindFacebookExports(own, named == Format::kFacebook)) {
    found.push_back({Format::kFacebook, std::move(one.folder), std::move(one.files)});
  }
  for (MetaExport& one : FindInstagramExports(own)) {
    found.push_back({Format::kInstagram, std::move(one.folder), std::move(one.files)});
  }
  for (const std::string& path : own) {
    if (!path.ends_with(".car")) continue;
    found.push_back({Format::kBluesky, std::string(FolderOf(path)), {std::string(NameOf(path))}});
  }
  return found;
}

std::vector<Export> FindDataFiles(const std::vector<std::string>& names, bool guess) {
  std::set<std::string, std::less<>> linkedin;
  const Folders folders = guess ? GroupByFolder(names) : Folders();
  for (const auto& [folder, files] : folders.files) {
    if (CountLinkedInNames(files) > 1) linkedin.insert(folder);
  }
  std::vector<Export> found;
  for (const std::string& path : names) {
    if (IsLitter(path) || !MayHoldPosts(path)) continue;
    if (path.ends_with(".csv") && linkedin.find(FolderOf(path)) != linkedin.end()) continue;
    found.push_back({Format::kAuto, std::string(FolderOf(path)), {std::string(NameOf(path))}});
  }
  return found;
}

bool NeedsTree(Format format) {
  switch (format) {
    case Format::kTwitter:
    case Format::kMastodon:
    case Format::kBluesky:
    case Format::kStackExchange:
    case Format::kFacebook:
    case Format::kInstagram:
    case Format::kLinkedIn:
      return true;
    default:
      return false;
  }
}

}  // namespace metier::archive
