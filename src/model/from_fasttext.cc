#include "model/from_fasttext.h"

#include <fasttext/fasttext.h>

#include <cstdint>

namespace metier::model {

Weights FromFastText(const fasttext::FastText& trained) {
  const fasttext::Args args = trained.getArgs();
  const auto dictionary = trained.getDictionary();
  const auto input = trained.getInputMatrix();
  const auto output = trained.getOutputMatrix();
  const auto columns = static_cast<std::uint32_t>(args.dim);
  const std::int32_t words = dictionary->nwords();

  Weights weights;
  weights.hashing = {columns, static_cast<std::uint32_t>(args.bucket), static_cast<std::uint32_t>(args.minn), static_cast<std::uint32_t>(args.maxn),
                     static_cast<std::uint32_t>(args.wordNgrams)};
  weights.word_rows = {static_cast<std::uint32_t>(words), columns, std::vector<float>(static_cast<std::size_t>(words) * columns)};
  for (std::int32_t word = 0; word < words; ++word) {
    weights.words.push_back(dictionary->getWord(word));
    const std::vector<std::int32_t>& rows = dictionary->getSubwords(word);  // the word's own row among them
    float* sum = weights.word_rows.Row(static_cast<std::size_t>(word));
    for (const std::int32_t row : rows) {
      for (std::uint32_t i = 0; i < columns; ++i) sum[i] += input->at(row, i);
    }
    weights.word_counts.push_back(static_cast<std::uint16_t>(rows.size()));
  }
  const auto copy = [columns](const fasttext::DenseMatrix& from, std::int64_t first, std::int64_t count) {
    Matrix matrix{static_cast<std::uint32_t>(count), columns, {}};
    matrix.values.reserve(static_cast<std::size_t>(count) * columns);
    for (std::int64_t row = first; row < first + count; ++row) {
      for (std::uint32_t i = 0; i < columns; ++i) matrix.values.push_back(from.at(row, i));
    }
    return matrix;
  };
  weights.bucket_rows = copy(*input, words, args.bucket);
  weights.label_rows = copy(*output, 0, dictionary->nlabels());
  for (std::int32_t label = 0; label < dictionary->nlabels(); ++label) {
    weights.labels.push_back(dictionary->getLabel(label).substr(kLabelPrefix.size()));
    weights.label_biases.push_back(0);
  }
  return weights;
}

}  // namespace metier::model
