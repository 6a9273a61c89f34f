#include "profile/attribution_codec.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "profile/memory.h"
#include "profile/post_codec.h"

namespace metier::profile {
namespace {

using weigh::PersonId;

// The byte behind a person's hash.
constexpr std::uint8_t kTopicsDropped = 1;

void ReadPerson(PersonId user, std::size_t topics, base::ByteReader* reader, std::int64_t* room,
                weigh::AttributionSet* set) {
  const std::uint8_t flags = reader->Fixed8();
  if (flags > kTopicsDropped) reader->Fail();
  const std::size_t size = reader->Count(9);
  if (size == 0) reader->Fail();
  PersonId previous = 0;
  for (std::size_t i = 0; i < size && reader->ok() && *room >= 0; ++i) {
    const PersonId by = reader->Fixed64();
    std::vector<weigh::TopicEvidence> evidence = ReadTopics(topics, reader);
    if (i > 0 && by <= previous) reader->Fail();
    if (flags == kTopicsDropped && !evidence.empty()) reader->Fail();
    *room -= AttributionBytes(evidence.size());
    if (reader->ok()) set->Add(user, by, std::move(evidence));
    previous = by;
  }
  if (reader->ok() && flags == kTopicsDropped) set->MarkDropped(user);
}

}  // namespace

void WriteAttributions(const weigh::AttributionSet& set, base::ByteWriter* writer) {
  for (const auto& [user, attributed] : set.people()) {
    writer->Fixed64(user);
    writer->Fixed8(attributed.topics_dropped ? kTopicsDropped : 0);
    writer->Varint(attributed.by.size());
    for (const auto& [by, topics] : attributed.by) {
      writer->Fixed64(by);
      WriteTopics(topics, writer);
    }
  }
}

void ReadAttributions(std::size_t topics, base::ByteReader* reader, std::int64_t* room, weigh::AttributionSet* set) {
  bool first = true;
  for (PersonId previous = 0; reader->ok() && !reader->done() && *room >= 0; first = false) {
    const PersonId user = reader->Fixed64();
    if (!first && user <= previous) reader->Fail();
    ReadPerson(user, topics, reader, room, set);
    previous = user;
  }
}

}  // namespace metier::profile
