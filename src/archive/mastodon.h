// A Mastodon archive, as docs/formats/mastodon.md says.

#ifndef METIER_SRC_ARCHIVE_MASTODON_H_
#define METIER_SRC_ARCHIVE_MASTODON_H_

#include <memory>
#include <string>
#include <vector>

#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

struct MastodonActor {
  std::string id;      // Their address: "https://example.social/users/ann".
  std::string author;  // "ann@example.social".
};

// The posts of an outbox. The actor of each activity says who wrote it: by `actor`, where that is who it is, else by
// the address alone. `actor` also is the author where an activity names nobody; it may be empty.
std::unique_ptr<Reader> OpenMastodon(std::unique_ptr<Input> outbox, MastodonActor actor);

// Whom actor.json in `tree` describes; empty where there is no such file, or none that can be read: then `problems`
// gets the reason.
MastodonActor ReadMastodonActor(FileTree* tree, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_MASTODON_H_
