#include "metier/json.h"
#include "python.h"

namespace metier::python {
namespace {

// What is said of one text, with slugs: it outlives the engine.
struct PostTopics {
  std::string lang;
  std::vector<std::pair<std::string, double>> topics;
  std::optional<std::string> abstained;
};

PostTopics Named(const Tagging& tagging, const Taxonomy& taxonomy) {
  PostTopics named;
  named.lang = tagging.lang;
  for (const TopicScore& score : tagging.topics)
    named.topics.emplace_back(taxonomy[score.topic].slug, score.confidence);
  if (tagging.abstained != Abstention::kNone) named.abstained = AbstentionName(tagging.abstained);
  return named;
}

// A tagger of the engine, for as long as a call lasts.
class Borrowed {
 public:
  explicit Borrowed(EngineHandle* engine) : engine_(engine), tagger_(engine->Take()) {}
  ~Borrowed() { engine_->GiveBack(std::move(tagger_)); }
  Tagger* operator->() { return tagger_.get(); }

 private:
  EngineHandle* engine_;
  std::unique_ptr<Tagger> tagger_;
};

EngineHandle* Opened(absl::StatusOr<Engine> engine) {
  CheckOpened(engine.status());
  return new EngineHandle(*std::move(engine));
}

std::vector<PostTopics> Tag(EngineHandle& engine, nb::sequence texts, const std::string& lang, int top_k,
                            std::optional<double> min_confidence) {
  const TagOptions options = OptionsOf(top_k, min_confidence);
  std::vector<nb::object> keep;
  std::vector<PostText> all;
  for (nb::handle text : texts) all.push_back({TextOf(text, &keep), lang});
  Borrowed tagger(&engine);
  std::vector<PostTopics> result(all.size());
  Tagging tagging;
  Check(tagger->Tag("", options, &tagging));  // also where there is no text, options out of range are said
  InPieces(all.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (absl::Status status = tagger->Tag(all[i], options, &tagging); !status.ok()) return status;
      result[i] = Named(tagging, engine.engine().taxonomy());
    }
    return absl::OkStatus();
  });
  return result;
}

std::string TagJson(EngineHandle& engine, const std::vector<const Post*>& posts, bool spans, int top_k,
                    std::optional<double> min_confidence) {
  const TagOptions options = OptionsOf(top_k, min_confidence);
  Borrowed tagger(&engine);
  std::string lines;
  InPieces(posts.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (absl::Status status = tagger->AppendJson(*posts[i], options, spans, &lines); !status.ok()) return status;
    }
    return absl::OkStatus();
  });
  return lines;
}

std::string ExplainText(EngineHandle& engine, nb::object text, const std::string& lang) {
  std::vector<nb::object> keep;
  const PostText post{TextOf(text, &keep), lang};
  absl::StatusOr<std::string> json;
  {
    nb::gil_scoped_release unlocked;
    json = ExplainPost(engine.engine(), post);
  }
  Check(json.status());
  return *std::move(json);
}

std::string ExplainUser(EngineHandle& engine, const std::vector<Post>& posts, const std::string& author,
                        const std::string& topic, std::optional<std::int64_t> as_of, bool include_sensitive,
                        const std::vector<AttributionFields>& attributions) {
  ProfileOptions options;
  options.as_of = as_of;
  options.include_sensitive = include_sensitive;
  const std::vector<Attribution> said = AttributionsOf(attributions);
  absl::StatusOr<std::string> json;
  {
    nb::gil_scoped_release unlocked;
    json = ExplainPerson(engine.engine(), posts, author, topic, options, {}, said);
  }
  Check(json.status());
  return *std::move(json);
}

}  // namespace

void BindEngine(nb::module_& module) {
  nb::class_<PostTopics>(module, "Tagging", "What is said of one text.")
      .def_ro("lang", &PostTopics::lang, "BCP 47 primary language found, or \"und\".")
      .def_ro("topics", &PostTopics::topics, "(slug, confidence), the surest first.")
      .def_ro("abstained", &PostTopics::abstained, "Why there is no topic; None where there is one.")
      .def("__repr__", [](const PostTopics& tagging) {
        return nb::str("Tagging(lang={!r}, topics={!r}, abstained={!r})")
            .attr("format")(tagging.lang, tagging.topics, tagging.abstained);
      });

  nb::class_<EngineHandle>(module, "EngineHandle")
      .def_prop_ro("provenance",
                   [](const EngineHandle& engine) {
                     const Provenance& from = engine.engine().provenance();
                     nb::dict result;
                     result["engine"] = from.engine;
                     result["model"] = from.model;
                     result["model_checksum"] = from.model_checksum;
                     result["lexicon_checksum"] = from.lexicon_checksum;
                     result["taxonomy_checksum"] = from.taxonomy_checksum;
                     result["words_checksum"] = from.words_checksum;
                     result["settings_checksum"] = from.settings_checksum;
                     return result;
                   })
      .def("topics_json",
           [](const EngineHandle& engine) {
             std::string lines;
             for (const Topic& topic : engine.engine().taxonomy().topics())
               lines += ToJson(topic, engine.engine().taxonomy());
             return lines;
           })
      .def("tag", &Tag)
      .def("tag_json", &TagJson)
      .def("explain", &ExplainText)
      .def("explain_person", &ExplainUser);

  module.def(
      "open_engine",
      [](const std::string& directory, std::optional<std::int64_t> text_bytes,
         std::optional<std::int64_t> posts_per_person, std::optional<std::int64_t> profiler_bytes) {
        Limits limits;
        limits.text_bytes = text_bytes.value_or(limits.text_bytes);
        limits.posts_per_person = posts_per_person.value_or(limits.posts_per_person);
        limits.copies_per_person = std::min(limits.copies_per_person, limits.posts_per_person);
        limits.profiler_bytes = profiler_bytes.value_or(limits.profiler_bytes);
        absl::StatusOr<Engine> engine;
        {
          nb::gil_scoped_release unlocked;
          engine = Engine::Open(directory, limits);
        }
        return Opened(std::move(engine));
      },
      nb::rv_policy::take_ownership);
}

}  // namespace metier::python
