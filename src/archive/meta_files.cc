#include "archive/meta_files.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "archive/meta.h"
#include "archive/side_file.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::string_view kFacebookProfile = "profile_information.json";
constexpr std::string_view kInstagramProfile = "personal_information.json";

// What one kind of file is called, and what stands in front of that.
struct Kind {
  std::vector<std::string_view> stems;
  std::string_view mark;
};

// "posts_12.json" of the stem "posts_".
bool IsNumbered(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem) || !name.ends_with(".json")) return false;
  name = name.substr(stem.size(), name.size() - stem.size() - 5);
  return name.find_first_not_of("_0123456789") == std::string_view::npos;
}

bool IsOfKind(std::string_view path, const Kind& kind) {
  return path.find(kind.mark) != std::string_view::npos &&
         std::any_of(kind.stems.begin(), kind.stems.end(),
                     [name = NameOf(path)](std::string_view stem) { return IsNumbered(name, stem); });
}

// True for "your_facebook_activity", "your_instagram_activity", "your_activity_across_facebook".
bool HoldsActivity(std::string_view folder) {
  const std::string_view name = NameOf(folder);
  return name.starts_with("your_") && name.find("activity") != std::string_view::npos;
}

// The folder of the export that a file of posts belongs to: "ann" of
// "ann/your_facebook_activity/posts/your_posts_1.json" and of "ann/posts/your_posts_1.json", as it was before.
std::string_view RootOf(std::string_view path) {
  const std::string_view section = FolderOf(FolderOf(path));
  return HoldsActivity(section) ? FolderOf(section) : section;
}

// Anybody may have a comments/comments.json.
bool LieWhereFacebookPutsThem(std::string_view comments) {
  const std::string_view folder = FolderOf(comments);
  return NameOf(folder) == "comments_and_reactions" || HoldsActivity(FolderOf(folder));
}

std::string_view Below(std::string_view path, std::string_view folder) {
  return path.substr(folder.empty() ? 0 : folder.size() + 1);
}

// Finds the files kind by kind, and gives the exports in the order of the tree.
class Collector {
 public:
  explicit Collector(const std::vector<std::string>& names) : names_(names) {}

  void Add(const Kind& kind, bool (*is_sure)(std::string_view) = nullptr) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string& path = names_[i];
      if (!IsOfKind(path, kind) || (is_sure != nullptr && !is_sure(path)) || !taken_.insert(path).second) continue;
      const std::string_view root = RootOf(path);
      Found& found = found_.try_emplace(root, Found{i, {std::string(root), {}}}).first->second;
      found.first = std::min(found.first, i);
      found.files.files.emplace_back(Below(path, root));
    }
  }

  std::vector<MetaExport> Take() {
    std::map<std::size_t, MetaExport> in_order;
    for (auto& [root, found] : found_) in_order.emplace(found.first, std::move(found.files));
    std::vector<MetaExport> exports;
    for (auto& [first, files] : in_order) exports.push_back(std::move(files));
    return exports;
  }

 private:
  struct Found {
    std::size_t first;  // Of its files in the tree.
    MetaExport files;
  };

  const std::vector<std::string>& names_;
  std::unordered_set<std::string_view> taken_;
  std::map<std::string_view, Found> found_;  // By its folder, in the memory of `names_`.
};

// The files called `name` in `names` that lie in none of the `exports` but the one in the root.
std::vector<std::string> FindProfiles(const std::vector<std::string>& names, std::string_view name,
                                      const std::vector<MetaExport>& exports) {
  std::unordered_set<std::string_view> others;
  for (const MetaExport& other : exports) {
    if (!other.folder.empty()) others.insert(other.folder);
  }
  std::vector<std::string> found;
  for (const std::string& path : names) {
    if (NameOf(path) != name) continue;
    std::string_view folder = FolderOf(path);
    while (!folder.empty() && others.find(folder) == others.end()) folder = FolderOf(folder);
    if (folder.empty()) found.push_back(path);
  }
  return found;
}

template <typename NameIn>
std::string ReadAuthor(FileTree* tree, const std::vector<std::string>& profiles, std::vector<RecordError>* problems,
                       const NameIn& name_in) {
  std::string author;
  std::string first;
  for (const std::string& path : profiles) {
    SideFile profile;
    if (!profile.Read(tree, path, problems)) continue;
    std::string name = RepairLatin1(name_in(profile));
    if (name.empty() || name == author) continue;
    if (!author.empty()) {
      problems->push_back({.file = tree->DisplayName(path),
                           .line = 0,
                           .byte = 0,
                           .message = base::Concat("names another person than ", base::Excerpt(first),
                                                   "; nothing says whose the posts are, so they have no author")});
      return "";
    }
    author = std::move(name);
    first = path;
  }
  return author;
}

}  // namespace

std::vector<MetaExport> FindFacebookExports(const std::vector<std::string>& names, bool named) {
  static const Kind kPosts = {{"your_posts_", "your_posts__check_ins__photos_and_videos_"}, "posts/"};
  static const Kind kGroups = {{"group_posts_and_comments", "your_comments_in_groups", "your_posts_in_groups"},
                               "groups/"};
  static const Kind kComments = {{"comments"}, "comments"};
  const bool sure = named || std::any_of(names.begin(), names.end(), [](const std::string& path) {
                      return NameOf(path) == kFacebookProfile || IsOfKind(path, kPosts) || IsOfKind(path, kGroups);
                    });
  Collector found(names);
  found.Add(kPosts);
  found.Add(kComments, sure ? nullptr : &LieWhereFacebookPutsThem);
  found.Add(kGroups);
  return found.Take();
}

std::vector<MetaExport> FindInstagramExports(const std::vector<std::string>& names) {
  static const std::vector<std::string_view> kMedia = {"posts_", "reels", "stories", "igtv_videos"};
  Collector found(names);
  found.Add({kMedia, "content/"});
  found.Add({kMedia, "media/"});
  found.Add({{"post_comments", "reels_comments"}, "comments/"});
  found.Add({{"threads_and_replies"}, "threads/"});
  return found.Take();
}

std::string ReadFacebookAuthor(FileTree* tree, std::vector<RecordError>* problems) {
  const auto names = tree->List();
  if (!names.ok()) return "";
  const auto profiles = FindProfiles(*names, kFacebookProfile, FindFacebookExports(*names, /*named=*/false));
  return ReadAuthor(tree, profiles, problems, [](const SideFile& profile) {
    const std::string name = profile.Text("/profile_v2/name/full_name");
    return name.empty() ? profile.Text("/profile/name/full_name") : name;
  });
}

std::string ReadInstagramAuthor(FileTree* tree, std::vector<RecordError>* problems) {
  const auto names = tree->List();
  if (!names.ok()) return "";
  const auto profiles = FindProfiles(*names, kInstagramProfile, FindInstagramExports(*names));
  return ReadAuthor(tree, profiles, problems, [](const SideFile& profile) {
    return profile.Text("/profile_user/0/string_map_data/Username/value");
  });
}

}  // namespace metier::archive
