// What fastText trained, as weights of our own.

#ifndef METIER_SRC_MODEL_FROM_FASTTEXT_H_
#define METIER_SRC_MODEL_FROM_FASTTEXT_H_

#include <string_view>

#include "model/weights.h"

namespace fasttext {
class FastText;
}

namespace metier::model {

inline constexpr std::string_view kLabelPrefix = "__label__";

// Of a supervised, unquantised model. Its own labels come without their prefix and with biases of zero; each word's row is the sum of its
// own and its subwords' rows, which is all that inference needs.
Weights FromFastText(const fasttext::FastText& trained);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_FROM_FASTTEXT_H_
