// An outsider, from the installed headers alone: tags an archive, then profiles it. Prints what `metier tag` and then
// `metier profile` print.

#include <iostream>

#include "metier/archive.h"
#include "metier/engine.h"
#include "metier/json.h"
#include "metier/profiler.h"
#include "metier/tagger.h"

int main(int, char** argv) {
  absl::StatusOr<metier::Engine> engine = metier::Engine::OpenShipped();
  absl::StatusOr<metier::Archive> archive = metier::Archive::Open(argv[1]);
  if (!engine.ok() || !archive.ok()) return std::cerr << engine.status() << "\n" << archive.status() << "\n", 1;
  metier::Tagger tagger(*engine);
  metier::Profiler profiler(*engine);
  metier::Post post;
  metier::Refusal refusal;
  std::string lines;
  for (metier::Archive::Read read; (read = archive->Next(&post, &refusal)) != metier::Archive::Read::kEnd;) {
    if (read == metier::Archive::Read::kRefused) continue;
    if (!tagger.AppendJson(post, {}, false, &lines).ok() || !profiler.Add(post).ok()) return 1;
  }
  absl::StatusOr<std::vector<metier::Profile>> profiles = profiler.Profiles();
  if (!profiles.ok()) return 1;
  for (const metier::Profile& profile : *profiles) lines += metier::ToJson(profile, engine->taxonomy());
  std::cout << lines;
}
