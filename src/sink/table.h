// Results for a person at a terminal.

#ifndef METIER_SRC_SINK_TABLE_H_
#define METIER_SRC_SINK_TABLE_H_

#include <string>
#include <string_view>

#include "metier/post.h"
#include "metier/profile.h"
#include "metier/tagging.h"
#include "metier/taxonomy.h"

namespace metier::sink {

void AppendTaggingTable(const Post& post, const Tagging& tagging, const Taxonomy& taxonomy, std::string* out);
void AppendProfileTable(const Profile& profile, const Taxonomy& taxonomy, std::string* out);

// `text` on one line, made harmless for a terminal (control and bidi characters become U+FFFD or blanks), cut to `width` code points with an
// ellipsis where it is longer.
std::string OneLine(std::string_view text, std::size_t width);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_TABLE_H_
