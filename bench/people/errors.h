// What went wrong, for reading: single errors, and topics that go wrong often.

#ifndef METIER_BENCH_PEOPLE_ERRORS_H_
#define METIER_BENCH_PEOPLE_ERRORS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bench/people/outcome.h"
#include "bench/people/pool.h"
#include "metier/taxonomy.h"

namespace metier::people {

// A listed topic that is wrong. Names no post.
struct WrongTopic {
  std::string person;
  PersonKind kind = PersonKind::kOrdinary;
  TopicIndex topic = 0;
  Assessed assessed;
  std::vector<LabelledTopic> returned;
};
// The surest first, then by name and topic.
std::vector<WrongTopic> WrongTopics(std::span<const Outcome> people, const Taxonomy& taxonomy);
std::string WrongTopicText(const WrongTopic& wrong, const Taxonomy& taxonomy);

// How one wrong topic relates to the topic whose posts gave it.
enum class ErrorCause : std::uint8_t {
  kNarrower,  // beneath a topic that the person returns to: the labels stop short of it
  kSibling,   // has a parent in common with the commonest label of its posts
  kSameRoot,
  kOtherRoot,
  kChatter,  // its posts are mostly chatter by their labels
};
inline constexpr int kErrorCauses = 5;
std::string_view CauseName(ErrorCause cause);
ErrorCause CauseOf(const WrongTopic& wrong, const Taxonomy& taxonomy);

// "wrong topic <- label of its posts" with how often, commonest first.
struct Confusion {
  TopicIndex topic = 0;
  TopicIndex from = 0;
  std::int64_t count = 0;
};
std::vector<Confusion> CommonConfusions(const std::vector<WrongTopic>& wrong);

// One topic: how often it is established, found as expertise, and how many of the half's posts with its label carry it.
struct TopicRecall {
  TopicIndex topic = 0;
  std::int64_t established = 0;
  std::int64_t found = 0;
  std::int64_t posts = 0;
  std::int64_t carried = 0;
};
// Those that are established, most missed first.
std::vector<TopicRecall> RecallByTopic(std::span<const Outcome> people, const Pool& pool, Half half);

// All of it as text: `most` of each list.
std::string ErrorsText(std::span<const Outcome> people, const Pool& pool, Half half, const Taxonomy& taxonomy,
                       std::size_t most);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_ERRORS_H_
