#include <array>

#include "metier/archive.h"
#include "python.h"

namespace metier::python {
namespace {

constexpr std::array<std::string_view, 4> kPostKinds = {"post", "reply", "repost", "quote"};
constexpr std::array<std::string_view, kReactionKinds> kReactionNames = {"like",     "repost", "quote",      "reply",
                                                                         "bookmark", "click",  "conversion", "vote"};

std::optional<UnixSeconds> TimeOf(UnixSeconds time) {
  return time == kUnknownTime ? std::nullopt : std::optional(time);
}

// A stream of posts; the first of the refused records are kept to be looked at.
class PostReader {
 public:
  explicit PostReader(Archive archive) : archive_(std::move(archive)) {}

  Post Next() {
    Archive::Read read = Archive::Read::kEnd;
    Post post;
    do {
      // Before reading: what was read is not lost to a signal.
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
      nb::gil_scoped_release unlocked;
      const std::lock_guard lock(mutex_);
      Refusal refusal;
      read = archive_.Next(&post, &refusal);
      if (read == Archive::Read::kRefused && ++refused_ <= kMostRefusals) refusals_.push_back(std::move(refusal));
    } while (read == Archive::Read::kRefused);
    if (read == Archive::Read::kEnd) throw nb::stop_iteration();
    return post;
  }

  // Other threads may be reading meanwhile, and wait for a disk.
  std::vector<Refusal> refusals() {
    nb::gil_scoped_release unlocked;
    const std::lock_guard lock(mutex_);
    return refusals_;
  }
  std::int64_t refused() {
    nb::gil_scoped_release unlocked;
    const std::lock_guard lock(mutex_);
    return refused_;
  }

 private:
  static constexpr std::int64_t kMostRefusals = 1000;

  std::mutex mutex_;
  Archive archive_;
  std::vector<Refusal> refusals_;
  std::int64_t refused_ = 0;
};

// What `open` gives, which runs without the GIL.
template <typename Open>
PostReader* Opened(const Open& open) {
  absl::StatusOr<Archive> archive;
  {
    nb::gil_scoped_release unlocked;
    archive = open();
  }
  CheckOpened(archive.status());
  return new PostReader(*std::move(archive));
}

}  // namespace

void BindPosts(nb::module_& module) {
  nb::class_<Post>(module, "Post", "What one person published at one moment, with the response it drew. Read-only.")
      .def_prop_ro("id", [](const Post& post) { return StrOf(post.id); })
      .def_prop_ro("author", [](const Post& post) { return StrOf(post.author); })
      .def_prop_ro("text", [](const Post& post) { return StrOf(post.text); })
      .def_prop_ro("lang", [](const Post& post) { return StrOf(post.lang); })
      .def_prop_ro("time", [](const Post& post) { return TimeOf(post.time); })
      .def_prop_ro("kind",
                   [](const Post& post) { return std::string(kPostKinds[static_cast<std::size_t>(post.kind)]); })
      .def_prop_ro("thread", [](const Post& post) { return StrOf(post.thread); })
      .def_prop_ro("url", [](const Post& post) { return StrOf(post.url); })
      .def_prop_ro("audience", [](const Post& post) { return post.audience; })
      .def_prop_ro("engagement",
                   [](const Post& post) {
                     const Engagement& e = post.engagement;
                     nb::dict counts;
                     counts["likes"] = e.likes;
                     counts["reposts"] = e.reposts;
                     counts["quotes"] = e.quotes;
                     counts["replies"] = e.replies;
                     counts["bookmarks"] = e.bookmarks;
                     counts["clicks"] = e.clicks;
                     counts["conversions"] = e.conversions;
                     counts["votes"] = e.votes;
                     counts["views"] = e.views;
                     return counts;
                   })
      .def_prop_ro("reactions",
                   [](const Post& post) {
                     nb::list reactions;
                     for (const Reaction& reaction : post.reactions) {
                       const std::string_view kind = kReactionNames[static_cast<std::size_t>(reaction.kind)];
                       reactions.append(nb::make_tuple(StrOf(reaction.actor), nb::str(kind.data(), kind.size()),
                                                       TimeOf(reaction.time)));
                     }
                     return reactions;
                   })
      .def("__repr__", [](const Post& post) {
        return nb::str("Post(id={!r}, author={!r}, text={!r})")
            .attr("format")(StrOf(post.id), StrOf(post.author), StrOf(post.text));
      });

  nb::class_<Refusal>(module, "Refusal", "A record that could not be read.")
      .def_prop_ro("file", [](const Refusal& refusal) { return StrOf(refusal.file); })
      .def_ro("line", &Refusal::line)
      .def_ro("byte", &Refusal::byte)
      .def_prop_ro("message", [](const Refusal& refusal) { return StrOf(refusal.message); })
      .def("__repr__", [](const Refusal& refusal) {
        return StrOf(refusal.file + ":" + std::to_string(refusal.line) + ": byte " + std::to_string(refusal.byte) +
                     ": " + refusal.message);
      });

  nb::class_<PostReader>(module, "Reader",
                         "A stream of posts from an archive: an iterator, once through. A record that cannot be read "
                         "costs itself and nothing else: `refused` counts those so far, and `refusals` lists the first "
                         "thousand of them.")
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", &PostReader::Next)
      .def_prop_ro("refusals", &PostReader::refusals)
      .def_prop_ro("refused", &PostReader::refused);
  module.def(
      "open_archive",
      [](const std::string& path, const std::string& format) {
        return Opened([&] { return Archive::Open(path, format); });
      },
      nb::rv_policy::take_ownership);
  module.def(
      "open_bytes",
      [](nb::bytes bytes, const std::string& name, const std::string& format) {
        const std::string_view content(bytes.c_str(), bytes.size());
        return Opened([&] { return Archive::FromMemory(std::string(content), name, format); });
      },
      nb::rv_policy::take_ownership);
}

}  // namespace metier::python
