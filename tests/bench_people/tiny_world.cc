#include "tests/bench_people/tiny_world.h"

#include <array>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"

namespace metier::people {
namespace {

constexpr std::string_view kTaxonomy = R"(
[sports]
name: Sports
about: S.

[golf]
name: Golf
parents: sports
about: G.

[tennis]
name: Tennis
parents: sports
about: T.

[clay-tennis]
name: Clay Tennis
parents: tennis
about: C.

[music]
name: Music
about: M.

[jazz]
name: Jazz
parents: music
about: J.

[chess]
name: Chess
about: C.

[cooking]
name: Cooking
about: C.

[travel]
name: Travel
about: T.

[film]
name: Film
about: F.

[books]
name: Books
about: B.

[gardening]
name: Gardening
about: G.

[illness]
name: Illness
about: I.
sensitive: yes
)";

constexpr int kHobbies = 50;
constexpr int kPostsOfSource = 200;

void AddSource(const std::string& name, std::vector<TopicIndex> topics, Division division, Pool* pool) {
  const auto position = static_cast<std::uint32_t>(pool->sources.size());
  Source source;
  Shelf shelf;
  source.name = name;
  source.topics = topics;
  source.top_score = 20;
  source.division = division;
  for (int i = 0; i < kPostsOfSource; ++i) {
    PoolPost post;
    post.text = absl::StrCat("what they say of ", name, " on day number word", i, " in all its length and breadth");
    post.key = base::Checksum(post.text);
    post.source = position;
    post.half = HalfOf(division, post.key);
    post.label.topics = topics;
    post.score = 0.5 + i % 7;
    post.comments = 0.1 * (i % 5);
    post.tagged.text_key = post.key;
    for (const TopicIndex topic : topics) post.tagged.topics.push_back({topic, 0.9F});
    const auto half = static_cast<std::size_t>(post.half);
    const auto index = static_cast<std::uint32_t>(pool->posts.size());
    shelf[half].push_back(index);
    if (topics.empty()) pool->chatter_posts[half].push_back(index);
    pool->posts.push_back(std::move(post));
  }
  for (const TopicIndex topic : topics) pool->by_topic[topic].push_back(shelf);
  pool->sources.push_back(std::move(source));
}

}  // namespace

const Taxonomy& TinyTaxonomy() {
  static const Taxonomy taxonomy = [] {
    std::string text(kTaxonomy);
    for (int i = 0; i < kHobbies; ++i) absl::StrAppend(&text, "\n[hobby", i, "]\nname: Hobby ", i, "\nabout: H.\n");
    const std::array<std::pair<std::string, std::string>, 1> files = {{{"tiny", text}}};
    return *Taxonomy::Parse(files);
  }();
  return taxonomy;
}

TopicIndex TinyTopic(std::string_view slug) { return TinyTaxonomy().Find(slug).value(); }

const Pool& TinyPool() {
  static const Pool pool = [] {
    Pool made;
    for (std::size_t i = 0; i < TinyTaxonomy().size(); ++i) {
      const std::string& slug = TinyTaxonomy().topics()[i].slug;
      AddSource(absl::StrCat(slug, "1"), {static_cast<TopicIndex>(i)}, Division::kFit, &made);
      AddSource(absl::StrCat(slug, "2"), {static_cast<TopicIndex>(i)}, Division::kReport, &made);
    }
    for (int i = 0; i < 20; ++i) AddSource(absl::StrCat("chatter", i), {}, Division::kByPost, &made);
    return made;
  }();
  return pool;
}

}  // namespace metier::people
