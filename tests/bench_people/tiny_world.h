// A taxonomy of a few topics and a pool of made-up posts, tagged as their labels say.

#ifndef METIER_TESTS_BENCH_PEOPLE_TINY_WORLD_H_
#define METIER_TESTS_BENCH_PEOPLE_TINY_WORLD_H_

#include <string_view>

#include "bench/people/pool.h"
#include "metier/taxonomy.h"

namespace metier::people {

// sports: golf, tennis (clay-tennis beneath); music: jazz; chess, cooking, travel, film, books, gardening; illness is
// sensitive; and hobby0 to hobby49.
const Taxonomy& TinyTaxonomy();
TopicIndex TinyTopic(std::string_view slug);

// Two subreddits a topic of 200 posts each, alternately in the halves; twenty of chatter, by post.
const Pool& TinyPool();

}  // namespace metier::people

#endif  // METIER_TESTS_BENCH_PEOPLE_TINY_WORLD_H_
