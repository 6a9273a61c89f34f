// The structs of metier.h to those of the C++ interface. Everything that a caller can get wrong is found here.

#ifndef METIER_SRC_CAPI_CONVERT_H_
#define METIER_SRC_CAPI_CONVERT_H_

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "metier/metier.h"
#include "metier/post.h"
#include "metier/profiler.h"
#include "metier/tagger.h"

namespace metier::capi {

// InvalidArgument for a null pointer with a size. `what` names the argument.
absl::Status ReadView(metier_view view, const char* what, std::string_view* out);
inline metier_view MakeView(std::string_view text) { return {text.data(), text.size()}; }

// Null gives the defaults.
absl::Status ReadLimits(const metier_limits* limits, Limits* out);
absl::Status ReadTagOptions(const metier_tag_options* options, TagOptions* out);
absl::Status ReadProfileOptions(const metier_profile_options* options, ProfileOptions* out);

absl::Status ReadTexts(const metier_post_text* texts, std::size_t count, std::vector<PostText>* out);

// These call `use` with each, which it may take, and stop at the first failure.
absl::Status ForEachPost(const metier_post* posts, std::size_t count, const std::function<absl::Status(Post*)>& use);

absl::Status ForEachAttribution(const metier_attribution* attributions, std::size_t count,
                                const std::function<absl::Status(Attribution*)>& use);

// Whether the size of `post` is one that WritePost can write to.
absl::Status CheckRoom(const metier_post& post);
// Writes as much of `post` as `*out` has room for by its size. `*reactions` holds what is pointed to.
void WritePost(const Post& post, std::vector<metier_reaction>* reactions, metier_post* out);

}  // namespace metier::capi

#endif  // METIER_SRC_CAPI_CONVERT_H_
