// The same thing said again, as spammers and schedulers do.

#ifndef METIER_BENCH_PEOPLE_VARIANTS_H_
#define METIER_BENCH_PEOPLE_VARIANTS_H_

#include <string>
#include <string_view>

#include "bench/people/random.h"

namespace metier::people {

// `text` with another link, mention, number, emoji, case or punctuation, and at times one word dropped or added.
std::string Variant(Random& random, std::string_view text);

// "#machinelearning" for "machine-learning".
std::string HashtagOf(std::string_view slug);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_VARIANTS_H_
