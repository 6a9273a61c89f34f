// fastText's hashing, so that a frozen model finds the rows that training filled.

#ifndef METIER_SRC_MODEL_HASHING_H_
#define METIER_SRC_MODEL_HASHING_H_

#include <cstdint>
#include <string_view>

namespace metier::model {

inline constexpr std::string_view kEndOfSentence = "</s>";

// FNV-1a over bytes taken as signed, as fastText's Dictionary::hash does.
inline std::uint32_t WordHash(std::string_view word, std::uint32_t hash = 2166136261u) {
  for (const char c : word) {
    hash ^= static_cast<std::uint32_t>(static_cast<std::int8_t>(c));
    hash *= 16777619u;
  }
  return hash;
}

// The running hash of a word n-gram, extended by one more word (Dictionary::addWordNgrams; hashes there are signed).
inline std::uint64_t ExtendNgram(std::uint64_t hash, std::uint32_t next) {
  return hash * 116049371u + static_cast<std::uint64_t>(static_cast<std::int32_t>(next));
}
inline std::uint64_t StartNgram(std::uint32_t first) {
  return static_cast<std::uint64_t>(static_cast<std::int32_t>(first));
}

// Calls `emit(bucket)` for every subword of "<word>" of min to max code points (Dictionary::computeSubwords).
template <typename Emit>
void ForEachSubword(std::string_view word, std::uint32_t min, std::uint32_t max, std::uint32_t buckets, Emit emit) {
  const auto at = [word](std::size_t i) { return i == 0 ? '<' : i <= word.size() ? word[i - 1] : '>'; };
  const std::size_t size = word.size() + 2;
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(at(i)) & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < size; ++i) {
    if (continues(i)) continue;
    std::uint32_t hash = 2166136261u;
    std::size_t j = i;
    for (std::uint32_t n = 1; j < size && n <= max; ++n) {
      do {
        const char c = at(j++);
        hash = WordHash(std::string_view(&c, 1), hash);
      } while (j < size && continues(j));
      if (n >= min && !(n == 1 && (i == 0 || j == size))) emit(hash % buckets);
    }
  }
}

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_HASHING_H_
