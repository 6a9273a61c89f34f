#include <utility>

#include "capi/convert.h"
#include "capi/handles.h"
#include "metier/json.h"

using metier::Post;
using metier::Profiler;
using metier::capi::Call;
using metier::capi::Invalid;

metier_error* metier_profiler_new(const metier_engine* engine, metier_profiler** profiler) {
  if (engine == nullptr || profiler == nullptr) return Invalid("engine or profiler is NULL");
  return Call([&] {
    *profiler = new metier_profiler{Profiler(engine->engine), engine->engine.taxonomy()};
    return absl::OkStatus();
  });
}

void metier_profiler_free(metier_profiler** profiler) { metier::capi::Free(profiler); }

metier_error* metier_profiler_add(metier_profiler* profiler, const metier_post* posts, size_t count,
                                  const metier_stop* stop) {
  if (profiler == nullptr) return Invalid("profiler is NULL");
  return Call([&] {
    const std::stop_token token = metier::capi::TokenOf(stop);
    return metier::capi::ForEachPost(posts, count, [&](Post* post) {
      return profiler->profiler.Add({post, 1}, token);
    });
  });
}

metier_error* metier_profiler_add_attributions(metier_profiler* profiler, const metier_attribution* attributions,
                                               size_t count) {
  if (profiler == nullptr) return Invalid("profiler is NULL");
  return Call([&] {
    return metier::capi::ForEachAttribution(attributions, count, [&](metier::Attribution* attribution) {
      return profiler->profiler.AddAttribution(*attribution);
    });
  });
}

int64_t metier_profiler_added(const metier_profiler* profiler) {
  return profiler == nullptr ? 0 : profiler->profiler.counts().added;
}

int64_t metier_profiler_memory_bytes(const metier_profiler* profiler) {
  return profiler == nullptr ? 0 : profiler->profiler.memory_bytes();
}

metier_error* metier_profiler_merge(metier_profiler* profiler, metier_profiler** other) {
  if (profiler == nullptr || other == nullptr || *other == nullptr) return Invalid("profiler or other is NULL");
  return Call([&] {
    absl::Status status = profiler->profiler.Merge(std::move((*other)->profiler));
    if (status.ok()) metier::capi::Free(other);
    return status;
  });
}

metier_error* metier_profiler_save(const metier_profiler* profiler, metier_string** state) {
  if (profiler == nullptr || state == nullptr) return Invalid("profiler or state is NULL");
  return Call([&] {
    absl::StatusOr<std::string> saved = profiler->profiler.Save();
    if (!saved.ok()) return saved.status();
    *state = new metier_string{*std::move(saved)};
    return absl::OkStatus();
  });
}

metier_error* metier_profiler_load(metier_profiler* profiler, metier_view state) {
  if (profiler == nullptr) return Invalid("profiler is NULL");
  return Call([&] {
    std::string_view bytes;
    if (absl::Status status = metier::capi::ReadView(state, "state", &bytes); !status.ok()) return status;
    return profiler->profiler.Load(bytes);
  });
}

metier_error* metier_profiler_forget(metier_profiler* profiler, metier_view author, int64_t* posts,
                                     int64_t* reactions) {
  if (profiler == nullptr) return Invalid("profiler is NULL");
  return Call([&] {
    std::string_view name;
    if (absl::Status status = metier::capi::ReadView(author, "author", &name); !status.ok()) return status;
    const absl::StatusOr<Profiler::Forgotten> forgotten = profiler->profiler.Forget(name);
    if (!forgotten.ok()) return forgotten.status();
    if (posts != nullptr) *posts = forgotten->posts;
    if (reactions != nullptr) *reactions = forgotten->reactions;
    return absl::OkStatus();
  });
}

metier_error* metier_profiler_json(const metier_profiler* profiler, const metier_profile_options* options,
                                   const metier_stop* stop, metier_string** json) {
  if (profiler == nullptr || json == nullptr) return Invalid("profiler or json is NULL");
  return Call([&] {
    metier::ProfileOptions read;
    if (absl::Status status = metier::capi::ReadProfileOptions(options, &read); !status.ok()) return status;
    const absl::StatusOr<std::vector<metier::Profile>> profiles =
        profiler->profiler.Profiles(read, metier::capi::TokenOf(stop));
    if (!profiles.ok()) return profiles.status();
    std::string lines;
    for (const metier::Profile& profile : *profiles) lines += metier::ToJson(profile, profiler->taxonomy);
    *json = new metier_string{std::move(lines)};
    return absl::OkStatus();
  });
}
