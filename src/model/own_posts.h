// The posts that we write ourselves, with their true topics: gold posts to judge by (corpora/gold) and posts to learn
// from (corpora/posts).
//
//   {"text": "...", "topics": ["golf"], "also": ["sports-equipment"], "trap": "homonym", "not": ["cars"]}
//
// `topics` are the narrowest that the post is about, none for chatter; `also` those that a fair reader would accept as
// well; a trap post says in `not` what it only seems to be about. Other fields are for people.

#ifndef METIER_SRC_MODEL_OWN_POSTS_H_
#define METIER_SRC_MODEL_OWN_POSTS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "metier/taxonomy.h"
#include "model/dataset.h"

namespace metier::model {

// Appends the posts of a JSON Lines file, or of every *.jsonl of a directory in the order of their names, with `corpus`
// as theirs. InvalidArgument names file and line of the first fault.
absl::Status AppendOwnPosts(const std::string& path, const std::string& corpus, const Taxonomy& taxonomy,
                            std::vector<LabelledPost>* posts);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_OWN_POSTS_H_
