// Readers with habits: who reacts elsewhere, and rings.

#ifndef METIER_TESTS_LAWS_RINGS_H_
#define METIER_TESTS_LAWS_RINGS_H_

#include <cstdint>
#include <string>

#include "tests/laws/people.h"

namespace metier::laws {

// `count` posts of somebody else that `actor` reacted to.
void ReactElsewhere(Random& random, const std::string& actor, std::int64_t count, Archive* archive);

// k people, the subject among them, who react to each other and little else: the subject to posts of "mate1" ..
// "mate(k-1)", and these to each other. `noise` is how much else they do. In a cycle each reacts to the next one only:
// the subject to 1, 1 to 2; the last has yet to react to the subject.
void MakeRing(Random& random, std::int64_t size, bool cycle, double noise, Archive* archive);

}  // namespace metier::laws

#endif  // METIER_TESTS_LAWS_RINGS_H_
