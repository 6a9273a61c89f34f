#include <optional>
#include <utility>

#include "capi/convert.h"
#include "capi/handles.h"
#include "metier/json.h"

using metier::Engine;
using metier::Limits;
using metier::Post;
using metier::capi::Call;
using metier::capi::Invalid;
using metier::capi::MakeView;

namespace {

// Hands over what `open` gives with the limits that were read.
template <typename Open>
metier_error* OpenWith(const metier_limits* limits, metier_engine** engine, const Open& open) {
  if (engine == nullptr) return Invalid("engine is NULL");
  return Call([&] {
    Limits read;
    if (absl::Status status = metier::capi::ReadLimits(limits, &read); !status.ok()) return status;
    absl::StatusOr<Engine> opened = open(read);
    if (!opened.ok()) return opened.status();
    *engine = new metier_engine{*std::move(opened)};
    return absl::OkStatus();
  });
}

// The topic, or null where there is none of that number.
const metier::Topic* TopicOf(const metier_engine* engine, size_t topic) {
  if (engine == nullptr || topic >= engine->engine.taxonomy().size()) return nullptr;
  return &engine->engine.taxonomy().topics()[topic];
}

}  // namespace

metier_error* metier_engine_open(metier_view directory, const metier_limits* limits, metier_engine** engine) {
  return OpenWith(limits, engine, [&](const Limits& read) -> absl::StatusOr<Engine> {
    std::string_view path;
    if (absl::Status status = metier::capi::ReadView(directory, "directory", &path); !status.ok()) return status;
    if (path.empty()) return absl::InvalidArgumentError("directory is empty");
    return Engine::Open(std::string(path), read);
  });
}

metier_error* metier_engine_open_shipped(const metier_limits* limits, metier_engine** engine) {
  return OpenWith(limits, engine, [](const Limits& read) { return Engine::OpenShipped(read); });
}

metier_error* metier_engine_from_memory(const metier_file* files, size_t count, const metier_limits* limits,
                                        metier_engine** engine) {
  if (files == nullptr && count > 0) return Invalid("files is NULL");
  return OpenWith(limits, engine, [&](const Limits& read) -> absl::StatusOr<Engine> {
    std::vector<metier::DataFile> list(count);
    for (size_t i = 0; i < count; ++i) {
      absl::Status status = metier::capi::ReadView(files[i].path, "file.path", &list[i].path);
      status.Update(metier::capi::ReadView(files[i].bytes, "file.bytes", &list[i].bytes));
      if (!status.ok()) return status;
    }
    return Engine::FromMemory(list, read);
  });
}

void metier_engine_free(metier_engine** engine) { metier::capi::Free(engine); }

metier_error* metier_engine_provenance(const metier_engine* engine, metier_string** json) {
  if (engine == nullptr || json == nullptr) return Invalid("engine or json is NULL");
  return Call([&] {
    *json = new metier_string{metier::ToJson(engine->engine.provenance())};
    return absl::OkStatus();
  });
}

size_t metier_engine_topic_count(const metier_engine* engine) {
  return engine == nullptr ? 0 : engine->engine.taxonomy().size();
}

metier_view metier_engine_topic_slug(const metier_engine* engine, size_t topic) {
  const metier::Topic* found = TopicOf(engine, topic);
  return found == nullptr ? metier_view{nullptr, 0} : MakeView(found->slug);
}

metier_view metier_engine_topic_name(const metier_engine* engine, size_t topic) {
  const metier::Topic* found = TopicOf(engine, topic);
  return found == nullptr ? metier_view{nullptr, 0} : MakeView(found->name);
}

metier_error* metier_engine_find_topic(const metier_engine* engine, metier_view slug, size_t* topic) {
  if (engine == nullptr || topic == nullptr) return Invalid("engine or topic is NULL");
  return Call([&] {
    std::string_view text;
    if (absl::Status status = metier::capi::ReadView(slug, "slug", &text); !status.ok()) return status;
    const std::optional<metier::TopicIndex> found = engine->engine.taxonomy().Find(text);
    if (!found) return absl::NotFoundError("no such topic");
    *topic = *found;
    return absl::OkStatus();
  });
}

metier_error* metier_engine_topic_json(const metier_engine* engine, size_t topic, metier_string** json) {
  if (json == nullptr) return Invalid("json is NULL");
  const metier::Topic* found = TopicOf(engine, topic);
  if (found == nullptr) return Invalid("there is no such topic, or no engine");
  return Call([&] {
    *json = new metier_string{metier::ToJson(*found, engine->engine.taxonomy())};
    return absl::OkStatus();
  });
}

metier_error* metier_explain_post(const metier_engine* engine, metier_post_text text, metier_string** json) {
  if (engine == nullptr || json == nullptr) return Invalid("engine or json is NULL");
  return Call([&] {
    std::vector<metier::PostText> texts;
    if (absl::Status status = metier::capi::ReadTexts(&text, 1, &texts); !status.ok()) return status;
    absl::StatusOr<std::string> explained = metier::ExplainPost(engine->engine, texts[0]);
    if (!explained.ok()) return explained.status();
    *json = new metier_string{*std::move(explained)};
    return absl::OkStatus();
  });
}

metier_error* metier_explain_person(const metier_engine* engine, const metier_post* posts, size_t count,
                                    const metier_attribution* attributions, size_t attribution_count,
                                    metier_view author, metier_view topic, const metier_profile_options* options,
                                    const metier_stop* stop, metier_string** json) {
  if (engine == nullptr || json == nullptr) return Invalid("engine or json is NULL");
  return Call([&] {
    std::string_view name;
    std::string_view slug;
    metier::ProfileOptions read;
    absl::Status status = metier::capi::ReadView(author, "author", &name);
    status.Update(metier::capi::ReadView(topic, "topic", &slug));
    status.Update(metier::capi::ReadProfileOptions(options, &read));
    std::vector<Post> all;
    status.Update(metier::capi::ForEachPost(posts, count, [&](Post* post) {
      all.push_back(std::move(*post));
      return absl::OkStatus();
    }));
    std::vector<metier::Attribution> said;
    status.Update(metier::capi::ForEachAttribution(attributions, attribution_count, [&](metier::Attribution* one) {
      said.push_back(std::move(*one));
      return absl::OkStatus();
    }));
    if (!status.ok()) return status;
    absl::StatusOr<std::string> explained =
        metier::ExplainPerson(engine->engine, all, name, slug, read, metier::capi::TokenOf(stop), said);
    if (!explained.ok()) return explained.status();
    *json = new metier_string{*std::move(explained)};
    return absl::OkStatus();
  });
}
