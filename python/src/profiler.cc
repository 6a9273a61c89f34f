#include "metier/json.h"
#include "python.h"

namespace metier::python {
namespace {

// One at a time, whichever thread of Python comes.
class ProfilerHandle {
 public:
  explicit ProfilerHandle(const EngineHandle& engine)
      : profiler_(engine.engine()), taxonomy_(engine.engine().taxonomy()) {}

  void Add(const std::vector<const Post*>& posts) {
    InPieces(posts.size(), [&](std::size_t first, std::size_t last) {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = first; i < last; ++i) {
        if (absl::Status status = profiler_.Add(*posts[i]); !status.ok()) return status;
      }
      return absl::OkStatus();
    });
  }

  void AddAttributions(const std::vector<AttributionFields>& attributions) {
    const std::vector<Attribution> all = AttributionsOf(attributions);
    InPieces(all.size(), [&](std::size_t first, std::size_t last) {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = first; i < last; ++i) {
        if (absl::Status status = profiler_.AddAttribution(all[i]); !status.ok()) return status;
      }
      return absl::OkStatus();
    });
  }

  std::string Profiles(std::optional<std::int64_t> as_of, const std::optional<std::vector<std::string>>& subjects,
                       bool include_sensitive) {
    ProfileOptions options;
    options.as_of = as_of;
    options.include_sensitive = include_sensitive;
    if (subjects) options.subjects.emplace(subjects->begin(), subjects->end());
    absl::Status status;
    std::string lines;
    {
      nb::gil_scoped_release unlocked;
      const std::lock_guard lock(mutex_);
      const absl::StatusOr<std::vector<Profile>> profiles = std::as_const(profiler_).Profiles(options);
      status = profiles.status();
      for (std::size_t i = 0; status.ok() && i < profiles->size(); ++i) lines += ToJson((*profiles)[i], taxonomy_);
    }
    Check(status);
    return lines;
  }

  nb::bytes Save() {
    absl::StatusOr<std::string> state;
    {
      nb::gil_scoped_release unlocked;
      const std::lock_guard lock(mutex_);
      state = profiler_.Save();
    }
    Check(state.status());
    return nb::bytes(state->data(), state->size());
  }

  void Load(nb::bytes state) {
    absl::Status status;
    const std::string_view bytes(state.c_str(), state.size());
    {
      nb::gil_scoped_release unlocked;
      const std::lock_guard lock(mutex_);
      status = profiler_.Load(bytes);
    }
    Check(status);
  }

  void Merge(ProfilerHandle& other) {
    if (this == &other) throw nb::value_error("a profiler cannot be merged into itself");
    absl::Status status;
    {
      nb::gil_scoped_release unlocked;
      const std::scoped_lock lock(mutex_, other.mutex_);
      status = profiler_.Merge(std::move(other.profiler_));
    }
    Check(status);
  }

  std::pair<std::int64_t, std::int64_t> Forget(const std::string& author) {
    absl::StatusOr<Profiler::Forgotten> forgotten;
    {
      nb::gil_scoped_release unlocked;
      const std::lock_guard lock(mutex_);
      forgotten = profiler_.Forget(author);
    }
    Check(forgotten.status());
    return {forgotten->posts, forgotten->reactions};
  }

  Profiler::Counts counts() {
    nb::gil_scoped_release unlocked;
    const std::lock_guard lock(mutex_);
    return profiler_.counts();
  }

  std::int64_t memory_bytes() {
    nb::gil_scoped_release unlocked;
    const std::lock_guard lock(mutex_);
    return profiler_.memory_bytes();
  }

 private:
  std::mutex mutex_;
  Profiler profiler_;
  Taxonomy taxonomy_;
};

}  // namespace

void BindProfiler(nb::module_& module) {
  nb::class_<ProfilerHandle>(module, "ProfilerHandle")
      .def(nb::init<const EngineHandle&>())
      .def("add", &ProfilerHandle::Add)
      .def("add_attributions", &ProfilerHandle::AddAttributions)
      .def("profiles", &ProfilerHandle::Profiles, nb::arg("as_of").none(), nb::arg("subjects").none(),
           nb::arg("include_sensitive"))
      .def("save", &ProfilerHandle::Save)
      .def("load", &ProfilerHandle::Load)
      .def("merge", &ProfilerHandle::Merge)
      .def("forget", &ProfilerHandle::Forget)
      .def_prop_ro("added", [](ProfilerHandle& self) { return self.counts().added; })
      .def_prop_ro("authorless", [](ProfilerHandle& self) { return self.counts().authorless; })
      .def_prop_ro("too_long", [](ProfilerHandle& self) { return self.counts().too_long; })
      .def_prop_ro("memory_bytes", &ProfilerHandle::memory_bytes);
}

}  // namespace metier::python
