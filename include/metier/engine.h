// The knowledge that everything else works with: topics, lexicon, model, word frequencies. Opened once, immutable, shared.
//
//   absl::StatusOr<metier::Engine> engine = metier::Engine::OpenShipped();
//   if (!engine.ok()) return engine.status();
//   metier::Tagger tagger(*engine);      // tagger.h: one a thread
//   metier::Profiler profiler(*engine);  // profiler.h: one a set of posts
//
// An Engine is a handle: copying it copies a pointer. Copies, taggers and profilers share the knowledge, which goes when the
// last of them goes, so the order of destruction never matters. Every function may be called on any number of threads at once.
//
// The library holds no global state, reads no environment variable, writes nothing anywhere, starts no threads and lets no
// exception out. Whatever fails says so in an absl::Status:
//
//   InvalidArgument     an argument is outside what its comment allows, or a file says what it may not
//   NotFound            there is no such file or topic
//   PermissionDenied    the file may not be read
//   FailedPrecondition  the parts do not belong together: a model made for another taxonomy, a state of another model
//   DataLoss            a file is damaged
//   ResourceExhausted   a limit was reached, or memory ran out; the object is still usable
//   Cancelled           the caller's stop token asked for it
//   Internal            a fault of the library, or of one that it uses; please report it
//
// Only ToJson (json.h) and what copies plain data (a Post, a Profile) have no status to give: when memory runs out,
// std::bad_alloc leaves them as it leaves std::string.

#ifndef METIER_ENGINE_H_
#define METIER_ENGINE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "metier/export.h"
#include "metier/taxonomy.h"

namespace metier {

// What is done at most, and what happens beyond it. Kept by the engine, and so by every tagger and profiler of it.
struct Limits {
  // Bytes of one text, 1 to 1 GiB. A longer text is not looked at: tagging abstains with kTooLong, a profiler leaves the post
  // out and counts it. The default is the longest record that the readers give. Time and memory are linear in the text: a
  // megabyte takes some tenths of a second, and up to 60 times its size in buffers that the tagger keeps. A service will want
  // less.
  std::int64_t text_bytes = std::int64_t{16} << 20;
  // Posts of one person that are weighed, 1 to 10 million. Of more an even sample stays (whole texts, by the hash of their
  // words, so that no order of arrival matters) and Profile::left_out counts the others.
  std::int64_t posts_per_person = 50'000;
  // Of these, posts of the very same words, 1 to posts_per_person. The others are left out likewise.
  std::int64_t copies_per_person = 1'000;
  // Bytes that one profiler keeps, by its own account (Profiler::memory_bytes); at least 1 MiB. A post (an attribution,
  // another profiler, a state) that would not fit is refused with ResourceExhausted and changes nothing.
  std::int64_t profiler_bytes = std::int64_t{4} << 30;
};

// One file of the data, for FromMemory.
struct DataFile {
  std::string_view path = {};   // within the directory, with slashes: "taxonomy/sports.txt"
  std::string_view bytes = {};  // its content
};

// What an answer depends on besides the posts. Checksums are 16 hexadecimal digits.
struct Provenance {
  std::string engine;  // the version of the library, "0.1.0"
  std::string model;   // its name, "english-3"
  std::string model_checksum;
  std::string lexicon_checksum;
  std::string taxonomy_checksum;
  std::string words_checksum;     // of the word frequencies
  std::string settings_checksum;  // of the constants by which people are weighed

  friend bool operator==(const Provenance&, const Provenance&) = default;
};

class METIER_API Engine {
 public:
  // Opens the data of a directory: english.metier, taxonomy/*.txt, lexicon/*.txt and words.txt, or knowledge.metier in place
  // of the texts where it was compiled from just these, or none lie there (docs/knowledge-format.md). The two .metier files are
  // mapped, not read: they must not be changed while they are open, only replaced by others. From the texts it takes part of a
  // second, from the compiled file a tenth of that; docs/guide/memory.md has figures.
  // InvalidArgument lists every fault of the files that people write, one "file:line: what" a line.
  static absl::StatusOr<Engine> Open(const std::string& directory, const Limits& limits = {});

  // Opens ShippedData().
  static absl::StatusOr<Engine> OpenShipped(const Limits& limits = {});

  // The directory `metier` of data that was installed with the library: beside the library file (or the program, where that
  // holds the library), else in share/ one, two or three directories up. NotFound where there is none.
  static absl::StatusOr<std::string> ShippedData();

  // The same as Open from bytes in memory, which are copied. Files that Open would not read are passed over.
  static absl::StatusOr<Engine> FromMemory(std::span<const DataFile> files, const Limits& limits = {});

  // These live as long as the engine or a copy of it; copy them to keep them longer.
  const Taxonomy& taxonomy() const;
  const Limits& limits() const;
  const Provenance& provenance() const;

 private:
  friend class EngineAccess;  // of the library
  struct Rep;
  explicit Engine(std::shared_ptr<const Rep> rep);
  std::shared_ptr<const Rep> rep_;
};

// The version of the library in use, "0.1.0": the header's is that of metier.h. Points to static memory.
METIER_API std::string_view Version();

}  // namespace metier

#endif  // METIER_ENGINE_H_
