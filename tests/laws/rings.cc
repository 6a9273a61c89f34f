#include "tests/laws/rings.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace metier::laws {

using weigh::TaggedPost;

void ReactElsewhere(Random& random, const std::string& actor, std::int64_t count, Archive* archive) {
  for (std::int64_t i = 0; i < count; ++i) {
    TaggedPost post = MakePost(random, kStart + random.Integer(0, 300 * kDay));
    AddReaction(actor, AnyKind(random), post.time + kDay, &post);
    (*archive)[absl::StrCat("elsewhere", random.Integer(0, 20))].push_back(std::move(post));
  }
}

void MakeRing(Random& random, std::int64_t size, bool cycle, double noise, Archive* archive) {
  for (std::int64_t i = 1; i < size; ++i) {
    for (int n = 0; n < 4; ++n) {
      TaggedPost post = MakePost(random, kStart + random.Integer(0, 300 * kDay));
      for (std::int64_t j = 0; j < size; ++j) {
        if (j == i || (cycle && j != i - 1)) continue;
        AddReaction(j == 0 ? std::string(kSubject) : absl::StrCat("mate", j), AnyKind(random), post.time + 60, &post);
      }
      (*archive)[absl::StrCat("mate", i)].push_back(std::move(post));
    }
    const std::int64_t stray = !cycle ? 4 * (size - 2) : i < size - 1 ? 4 : 1;
    if (random.Chance(noise)) ReactElsewhere(random, absl::StrCat("mate", i), stray, archive);
  }
}

}  // namespace metier::laws
