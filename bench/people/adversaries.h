// People who try to be what they are not: each is an ordinary person with a topic or two and, on top, an attack on a
// target topic that is unrelated to them.

#ifndef METIER_BENCH_PEOPLE_ADVERSARIES_H_
#define METIER_BENCH_PEOPLE_ADVERSARIES_H_

#include <vector>

#include "bench/people/compose.h"
#include "bench/people/person.h"
#include "bench/people/random.h"

namespace metier::people {

// The same on-topic post and variants of it, 20 to 60 times over months.
Person MakeSpammer(const Composer& composer, Random& random);
// Three to five on-topic posts in one week, each with a thousand times the usual response, unnamed and from bots.
Person MakeBuyer(const Composer& composer, Random& random);
// `members` people, each with three to seven on-topic posts over some weeks, to each of which all others react.
std::vector<Person> MakeRing(const Composer& composer, Random& random, int members, int ring);
// One on-topic post with the response of the top of the corpus, or a thread of up to six.
Person MakeViral(const Composer& composer, Random& random);
// 15 to 60 posts of chatter over months, each with the target's hashtag, half with that of a related topic too.
Person MakeHashtags(const Composer& composer, Random& random);
// Ten million followers, a field or two, and 15 to 40 posts that mention lunch. `food` is the target.
Person MakeCelebrity(const Composer& composer, Random& random, TopicIndex food);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_ADVERSARIES_H_
