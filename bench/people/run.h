// Many towns on several threads; the same outcomes at any number of them.

#ifndef METIER_BENCH_PEOPLE_RUN_H_
#define METIER_BENCH_PEOPLE_RUN_H_

#include <vector>

#include "bench/people/compose.h"
#include "bench/people/outcome.h"
#include "bench/people/town.h"
#include "profile/parameters.h"
#include "tag/knowledge.h"

namespace metier::people {

// `people` of all kinds, in towns of options.people.
std::vector<Outcome> RunPeople(const Composer& composer, const tag::Knowledge& knowledge,
                               const profile::ProfileParameters& parameters, const TownOptions& options, int people,
                               int threads);

// `people` divided by the number of volumes mixes, each at every volume, one after another.
std::vector<Outcome> RunVolumes(const Composer& composer, const tag::Knowledge& knowledge,
                                const profile::ProfileParameters& parameters, const TownOptions& options,
                                const std::vector<double>& volumes, int people, int threads);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_RUN_H_
