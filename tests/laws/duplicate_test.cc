// Law: duplicate. Posting the same thing n times equals posting it once.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"
#include "weigh/duplicates.h"
#include "weigh/near_index.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;

TEST(Duplicate, SayingItAgainChangesNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random);
    const std::string before = AllBytes(Loaded(archive), {}, /*with_posts=*/false);
    std::vector<TaggedPost> copies;
    for (const TaggedPost& post : archive[kSubject]) {
      if (post.sketch.empty() || !random.Chance(0.1)) continue;
      for (std::int64_t i = random.Chance(0.05) ? 200 : random.Integer(1, 4); i > 0; --i) {
        TaggedPost copy = post;
        copy.id = ~weigh::PostId{0} - copies.size();  // Later, where the times are the same or unknown.
        if (random.Chance(0.3)) copy.thread = weigh::HashedId("elsewhere");
        if (post.time != kUnknownTime) {
          const UnixSeconds later = random.Integer(0, 900 * kDay);
          copy.time += later;
          for (weigh::TaggedReaction& reaction : copy.reactions) {
            if (reaction.time != kUnknownTime) reaction.time += later;
          }
        }
        copies.push_back(std::move(copy));
      }
    }
    std::vector<TaggedPost>& posts = archive[kSubject];
    posts.insert(posts.end(), copies.begin(), copies.end());
    EXPECT_EQ(before, AllBytes(Loaded(archive), {}, /*with_posts=*/false));
  });
}

// Also where memory is short: one thing said a hundred times takes no room from the others.
TEST(Duplicate, SayingItOftenDrivesNothingOut) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.others = false});
    std::vector<TaggedPost>& posts = archive[kSubject];
    constexpr std::size_t kCopies = 60;  // As many as a generated person has of one text at most.
    const weigh::PostLimits limits{posts.size() + kCopies, kCopies};
    TaggedPost copy = random.Pick(posts);
    if (copy.sketch.empty()) return;
    copy.counts = {};
    copy.reactions.clear();
    const std::string before = AllBytes(Loaded(archive, limits), {}, /*with_posts=*/false);
    for (std::size_t i = 0; i < 2 * limits.posts; ++i) {
      copy.id = ~weigh::PostId{0} - i;
      if (copy.time != kUnknownTime) ++copy.time;
      posts.push_back(copy);
    }
    EXPECT_EQ(before, AllBytes(Loaded(archive, limits), {}, /*with_posts=*/false));
  });
}

// Who reacts to a copy has reacted to the post.
TEST(Duplicate, ReadersOfACopyAreReadersOfThePost) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20});
    TaggedPost original = MakePost(random, kStart + random.Integer(0, 300 * kDay));
    while (original.sketch.empty()) original.sketch = MakeSketch(random);
    AddTopic(TopicNamed("golf"), 1, &original);
    TaggedPost copy = original;
    copy.id = ~weigh::PostId{0};
    copy.time += random.Integer(1, 90 * kDay);
    for (std::int64_t i = random.Integer(1, 8); i > 0; --i) {
      AddReaction(absl::StrCat("reader", random.Integer(0, 99)),
                  static_cast<ReactionKind>(random.Integer(0, kReactionKinds - 1)), kUnknownTime, &copy);
    }
    Archive on_copy = archive;
    on_copy[kSubject].push_back(original);
    on_copy[kSubject].push_back(copy);
    std::swap(original.reactions, copy.reactions);
    archive[kSubject].push_back(original);
    archive[kSubject].push_back(copy);
    EXPECT_EQ(AllBytes(Loaded(on_copy)), AllBytes(Loaded(archive)));
  });
}

// Whether the words are also nearly those of a kept post other than `post`, and so may fold into that.
bool IsNearAnother(const weigh::Ledger& ledger, std::size_t post, const weigh::TextSketch& sketch) {
  for (std::size_t i = 0; i < ledger.posts.size(); ++i) {
    if (i != post && ledger.records[i].kept() && weigh::NearlySame(ledger.posts[i].sketch, sketch, {})) return true;
  }
  return false;
}

// With a changed link, number or mention the words are the same; with a changed word they are nearly the same.
TEST(Duplicate, SayingNearlyTheSameChangesNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random);
    const Outcome before = Assess(archive);
    std::vector<TaggedPost> copies;
    for (std::size_t i = 0; i < before.ledger.posts.size(); ++i) {
      const TaggedPost& post = before.ledger.posts[i];
      if (!before.ledger.records[i].kept() || post.sketch.size < 6 || post.time == kUnknownTime || !random.Chance(0.2))
        continue;
      for (std::int64_t n = random.Integer(1, 5); n > 0; --n) {
        TaggedPost copy = post;
        copy.id = ~weigh::PostId{0} - copies.size();  // Later, where the times are the same or unknown.
        copy.time += random.Integer(0, 900 * kDay);
        copy.text_key = random.Bits();
        copy.sketch = Reworded(random, post.sketch);
        if (IsNearAnother(before.ledger, i, copy.sketch)) continue;
        copies.push_back(std::move(copy));
      }
    }
    std::vector<TaggedPost>& posts = archive[kSubject];
    posts.insert(posts.end(), copies.begin(), copies.end());
    EXPECT_EQ(Bytes(before.profile, false), Bytes(Assess(archive).profile, false));
  });
}

// A text of which one word changes every week is another text before long: what folds is near the first, or near a copy
// that is, and no further.
TEST(Duplicate, ATextThatDriftsDoesNotCollapse) {
  constexpr int kWeeks = 30;
  ForEachCase(10'000, [](Random& random) {
    std::vector<std::string> words;
    for (std::int64_t i = random.Integer(9, 20); i > 0; --i) words.push_back(absl::StrCat("w", random.Bits()));
    std::vector<TaggedPost> posts;
    for (int week = 0; week < kWeeks; ++week) {
      TaggedPost post = MakePost(random, kStart + week * 7 * kDay);
      const std::vector<std::string_view> views(words.begin(), words.end());
      post.sketch = weigh::MakeSketch(views);
      posts.push_back(std::move(post));
      words[static_cast<std::size_t>(week) % words.size()] = absl::StrCat("w", random.Bits());
    }
    const weigh::Folding folding = weigh::FoldDuplicates(std::move(posts), {});
    int kept = 0;
    for (std::size_t i = 0; i < kWeeks; ++i) kept += folding.kept(i) ? 1 : 0;
    EXPECT_GE(kept, kWeeks / 6);  // two words of twenty may change at once, and a copy of a copy ends the chain
    EXPECT_LE(kept, kWeeks / 2);
  });
}

}  // namespace
}  // namespace metier::laws
