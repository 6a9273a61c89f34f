#include "model/weights_file.h"

#include <cstring>

#include "base/file.h"
#include "model/container.h"

namespace metier::model {
namespace {

template <typename T>
std::string Bytes(const std::vector<T>& values) {
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <typename T>
absl::Status Fill(const SectionTable& table, const char* name, std::size_t count, std::vector<T>* out) {
  absl::StatusOr<std::string_view> bytes = table.Find(name);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() != count * sizeof(T)) return absl::DataLossError(std::string("damaged file of rows: section ") + name);
  out->resize(count);
  if (count > 0) std::memcpy(out->data(), bytes->data(), bytes->size());
  return absl::OkStatus();
}

}  // namespace

absl::Status WriteRows(const Weights& weights, const std::string& path) {
  std::string words;
  for (const std::string& word : weights.words) words.append(word).push_back('\n');
  return base::WriteFileAtomically(
      path, PackSections({{"hashing", std::string(reinterpret_cast<const char*>(&weights.hashing), sizeof(Hashing))},
                          {"words", words},
                          {"word-counts", Bytes(weights.word_counts)},
                          {"word-rows", Bytes(weights.word_rows.values)},
                          {"bucket-rows", Bytes(weights.bucket_rows.values)}}));
}

absl::StatusOr<Weights> ReadRows(const std::string& path) {
  absl::StatusOr<std::string> file = base::ReadFile(path);
  if (!file.ok()) return file.status();
  absl::StatusOr<SectionTable> table = SectionTable::Parse(*file);
  if (!table.ok()) return table.status();
  Weights weights;
  absl::StatusOr<std::string_view> hashing = table->Find("hashing");
  absl::StatusOr<std::string_view> words = table->Find("words");
  if (!hashing.ok() || !words.ok() || hashing->size() != sizeof(Hashing)) return absl::DataLossError("'" + path + "' is no file of rows");
  std::memcpy(&weights.hashing, hashing->data(), sizeof(Hashing));
  while (!words->empty()) {
    const std::size_t end = words->find('\n');
    weights.words.emplace_back(words->substr(0, end));
    words->remove_prefix(end + 1);
  }
  const std::uint32_t dimension = weights.hashing.dimension;
  weights.word_rows = {static_cast<std::uint32_t>(weights.words.size()), dimension, {}};
  weights.bucket_rows = {weights.hashing.buckets, dimension, {}};
  absl::Status status = Fill(*table, "word-counts", weights.words.size(), &weights.word_counts);
  status.Update(Fill(*table, "word-rows", weights.words.size() * dimension, &weights.word_rows.values));
  status.Update(Fill(*table, "bucket-rows", static_cast<std::size_t>(weights.hashing.buckets) * dimension, &weights.bucket_rows.values));
  if (!status.ok()) return status;
  return weights;
}

}  // namespace metier::model
