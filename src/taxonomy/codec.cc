#include "taxonomy/codec.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/bytes.h"
#include "taxonomy/access.h"

namespace metier::taxonomy {
namespace {

constexpr std::size_t kLeastTopicBytes = 10;  // one for each field, all of them empty

void WriteList(const std::vector<std::string>& list, base::ByteWriter* writer) {
  writer->Varint(list.size());
  for (const std::string& text : list) writer->String(text);
}

std::vector<std::string> ReadList(base::ByteReader* reader) {
  std::vector<std::string> list(reader->Count(1));
  for (std::string& text : list) text = reader->String();
  return list;
}

void WriteTopic(const Topic& topic, base::ByteWriter* writer) {
  writer->String(topic.slug);
  writer->String(topic.name);
  writer->String(topic.definition);
  WriteList(topic.aliases, writer);
  writer->Varint(topic.parents.size());
  for (const TopicIndex parent : topic.parents) writer->Fixed16(parent);
  writer->Fixed8(topic.sensitive ? 1 : 0);
  writer->String(topic.crosswalk.klout);
  writer->String(topic.crosswalk.wikidata);
  WriteList(topic.crosswalk.iab, writer);
  WriteList(topic.crosswalk.iptc, writer);
}

// `index` is that of the topic: its parents are below.
Topic ReadTopic(std::size_t index, base::ByteReader* reader) {
  Topic topic;
  topic.slug = reader->String();
  topic.name = reader->String();
  topic.definition = reader->String();
  topic.aliases = ReadList(reader);
  topic.parents.resize(reader->Count(sizeof(TopicIndex)));
  for (TopicIndex& parent : topic.parents) {
    parent = reader->Fixed16();
    if (parent >= index) reader->Fail();
  }
  const std::uint8_t sensitive = reader->Fixed8();
  if (sensitive > 1) reader->Fail();
  topic.sensitive = sensitive == 1;
  topic.crosswalk.klout = reader->String();
  topic.crosswalk.wikidata = reader->String();
  topic.crosswalk.iab = ReadList(reader);
  topic.crosswalk.iptc = ReadList(reader);
  return topic;
}

bool HaveOneSlugEach(const std::vector<Topic>& topics) {
  std::vector<std::string_view> slugs;
  slugs.reserve(topics.size());
  for (const Topic& topic : topics) slugs.push_back(topic.slug);
  std::sort(slugs.begin(), slugs.end());
  return std::adjacent_find(slugs.begin(), slugs.end()) == slugs.end();
}

}  // namespace

std::string SerialiseTaxonomy(const Taxonomy& taxonomy) {
  std::string bytes;
  base::ByteWriter writer(&bytes);
  writer.Varint(taxonomy.size());
  for (const Topic& topic : taxonomy.topics()) WriteTopic(topic, &writer);
  return bytes;
}

absl::StatusOr<Taxonomy> ParseTaxonomy(std::string_view bytes) {
  base::ByteReader reader(bytes);
  const std::size_t size = reader.Count(kLeastTopicBytes);
  if (size > std::numeric_limits<TopicIndex>::max()) reader.Fail();
  std::vector<Topic> topics;
  topics.reserve(reader.ok() ? size : 0);
  for (std::size_t i = 0; i < size && reader.ok(); ++i) topics.push_back(ReadTopic(i, &reader));
  if (!reader.done() || !HaveOneSlugEach(topics)) {
    return absl::DataLossError("damaged taxonomy: its topics make no sense");
  }
  return TaxonomyAccess::Make(std::move(topics));
}

}  // namespace metier::taxonomy
