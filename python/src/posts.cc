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

// A stream of posts; refused records are kept to be looked at.
class PostReader {
 public:
  explicit PostReader(Archive archive) : archive_(std::move(archive)) {}

  Post Next() {
    Archive::Read read;
    Post post;
    do {
      Refusal refusal;
      {
        nb::gil_scoped_release unlocked;
        const std::lock_guard lock(mutex_);
        read = archive_.Next(&post, &refusal);
        if (read == Archive::Read::kRefused) refusals_.push_back(std::move(refusal));
      }
      if (PyErr_CheckSignals() != 0) throw nb::python_error();
    } while (read == Archive::Read::kRefused);
    if (read == Archive::Read::kEnd) throw nb::stop_iteration();
    return post;
  }

  std::vector<Refusal> refusals() {
    const std::lock_guard lock(mutex_);
    return refusals_;
  }

 private:
  std::mutex mutex_;
  Archive archive_;
  std::vector<Refusal> refusals_;
};

PostReader* Made(absl::StatusOr<Archive> archive) {
  if (archive.status().code() == absl::StatusCode::kNotFound) {
    const auto message = archive.status().message();
    PyErr_SetString(PyExc_FileNotFoundError, std::string(message.data(), message.size()).c_str());
    throw nb::python_error();
  }
  Check(archive.status());
  return new PostReader(*std::move(archive));
}

}  // namespace

void BindPosts(nb::module_& module) {
  nb::class_<Post>(module, "Post", "What one person published at one moment, with the response it drew. Read-only.")
      .def_prop_ro("id", [](const Post& post) { return post.id; })
      .def_prop_ro("author", [](const Post& post) { return post.author; })
      .def_prop_ro("text",
                   [](const Post& post) {
                     return nb::steal<nb::str>(
                         PyUnicode_DecodeUTF8(post.text.data(), static_cast<Py_ssize_t>(post.text.size()), "replace"));
                   })
      .def_prop_ro("lang", [](const Post& post) { return post.lang; })
      .def_prop_ro("time", [](const Post& post) { return TimeOf(post.time); })
      .def_prop_ro("kind",
                   [](const Post& post) { return std::string(kPostKinds[static_cast<std::size_t>(post.kind)]); })
      .def_prop_ro("thread", [](const Post& post) { return post.thread; })
      .def_prop_ro("url", [](const Post& post) { return post.url; })
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
                       reactions.append(
                           nb::make_tuple(reaction.actor, nb::str(kind.data(), kind.size()), TimeOf(reaction.time)));
                     }
                     return reactions;
                   })
      .def("__repr__", [](const Post& post) {
        nb::object text =
            nb::steal(PyUnicode_DecodeUTF8(post.text.data(), static_cast<Py_ssize_t>(post.text.size()), "replace"));
        return nb::str("Post(id={!r}, author={!r}, text={!r})").attr("format")(post.id, post.author, text);
      });

  nb::class_<Refusal>(module, "Refusal", "A record that could not be read.")
      .def_ro("file", &Refusal::file)
      .def_ro("line", &Refusal::line)
      .def_ro("byte", &Refusal::byte)
      .def_ro("message", &Refusal::message)
      .def("__repr__", [](const Refusal& refusal) {
        return refusal.file + ":" + std::to_string(refusal.line) + ": byte " + std::to_string(refusal.byte) + ": " +
               refusal.message;
      });

  nb::class_<PostReader>(module, "PostReader")
      .def("__iter__", [](nb::handle self) { return nb::borrow(self); })
      .def("__next__", &PostReader::Next)
      .def_prop_ro("refusals", &PostReader::refusals);
  module.def(
      "open_archive",
      [](const std::string& path, const std::string& format) { return Made(Archive::Open(path, format)); },
      nb::rv_policy::take_ownership);
  module.def(
      "open_bytes",
      [](nb::bytes bytes, const std::string& name, const std::string& format) {
        return Made(Archive::FromMemory(std::string(bytes.c_str(), bytes.size()), name, format));
      },
      nb::rv_policy::take_ownership);
}

}  // namespace metier::python
