// The words of a post that spoke for a topic and against it, marked in the post.

#ifndef METIER_SRC_SINK_HIGHLIGHT_H_
#define METIER_SRC_SINK_HIGHLIGHT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "sink/html.h"

namespace metier::sink {

// Bytes [begin, end) of a text and what they gave, in logits. May overlap others.
struct Highlight {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  double share = 0;
};

// Writes the whole of `text`. Each part is marked by the sum of the shares that cover it: for-1 from 0.5 logits on,
// for-2 from 1, for-3 from 2, against from -0.5 downwards. Ranges beyond the text are cut.
void WriteHighlighted(std::string_view text, const std::vector<Highlight>& highlights, HtmlWriter* html);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_HIGHLIGHT_H_
