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

// The posts of an outbox. `author` is who wrote them ("ann@example.social"); where it is empty, the address of the
// actor of each activity says so.
std::unique_ptr<Reader> OpenMastodon(std::unique_ptr<Input> outbox, std::string author);

// The author that actor.json in `tree` names; empty where there is no such file, or none that can be read: then
// `problems` gets the reason.
std::string ReadMastodonAuthor(FileTree* tree, std::vector<RecordError>* problems);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_MASTODON_H_
