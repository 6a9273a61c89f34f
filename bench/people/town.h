// Towns: a few hundred people who share readers, weighed together as one archive and so independent of every other
// town.

#ifndef METIER_BENCH_PEOPLE_TOWN_H_
#define METIER_BENCH_PEOPLE_TOWN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bench/people/compose.h"
#include "bench/people/outcome.h"
#include "bench/people/person.h"
#include "profile/parameters.h"
#include "tag/knowledge.h"

namespace metier::people {

struct TownOptions {
  int people = 200;
  std::uint64_t seed = 1;
};

// The inhabitants of town `number`: fixed shares of each kind (per 200: 3 spammers, 3 buyers, a ring of 5, 3 viral, 3
// hashtags, 1 celebrity, 5 movers, 5 with two fields, 5 newcomers), the others ordinary; or, where `volumes` is not
// empty, ordinary people at each of the volumes.
std::vector<Person> Inhabitants(const Composer& composer, const TownOptions& options, int number,
                                const std::vector<double>& volumes);

// The outcome of everybody, in the order of the names.
std::vector<Outcome> RunTown(const std::vector<Person>& people, const Composer& composer,
                             const tag::Knowledge& knowledge, const profile::ProfileParameters& parameters,
                             const TownOptions& options, int number);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_TOWN_H_
