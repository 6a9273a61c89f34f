// Compiled knowledge with good checksums and any tables: refused, or read and matched against without a fault. Each
// three bytes of input change one byte of a good file; with a first byte that is odd the input is the file itself.
//
//   cmake --preset fuzz && cmake --build --preset fuzz --target knowledge_fuzz
//   build/fuzz/bin/knowledge_fuzz -max_len=256 -max_total_time=60

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/container.h"
#include "lexicon/evidence.h"
#include "tag/compiled_knowledge.h"
#include "tests/tag/small_knowledge.h"
#include "text/tokenizer.h"

namespace {

namespace fs = std::filesystem;
using metier::tag::CompiledKnowledge;

constexpr metier::base::FileKind kKind = {{'M', 'T', 'K', 'N', 'O', 'W', '\r', '\n'}, 1, "compiled knowledge"};

metier::base::Sections GoodSections() {
  const fs::path directory = fs::temp_directory_path() / ("knowledge-fuzz-" + std::to_string(std::rand()));
  fs::create_directories(directory / "lexicon");
  fs::create_directories(directory / "taxonomy");
  for (const auto& [path, text] : metier::tag::kSmallTexts) std::ofstream(directory / path, std::ios::binary) << text;
  const auto written = metier::tag::WrittenKnowledge::LoadTexts(directory.string());
  fs::remove_all(directory);
  if (!written.ok()) std::abort();
  const std::string file = metier::tag::Compile(**written, {});
  metier::base::Sections sections;
  const auto table = metier::base::SectionTable::Parse(kKind, file);
  for (const auto& [name, bytes] : table->sections()) sections.emplace_back(name, bytes);
  return sections;
}

void Use(std::string_view file) {
  const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::FromBytes(file);
  if (!compiled.ok()) return;
  const auto written = compiled->Read();
  if (!written.ok()) return;
  metier::text::Tokenizer tokenizer((*written)->words);
  metier::text::TokenizedText tokens;
  metier::lexicon::LexiconScratch scratch;
  metier::lexicon::LexiconMatches found;
  std::vector<metier::lexicon::EvidenceShare> shares;
  std::vector<metier::lexicon::TopicEvidence> topics;
  for (const std::string_view post : metier::tag::kSmallPosts) {
    tokenizer.Tokenize(post, &tokens);
    (*written)->lexicon.Match(tokens, post, &scratch, &found);
    metier::lexicon::Accumulate(found, &shares, &topics);
    for (const auto& match : found.matches) {
      if ((*written)->lexicon.SensePlace(match.sense).empty()) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  if (data[0] % 2 == 1) {
    Use({reinterpret_cast<const char*>(data + 1), size - 1});
    return 0;
  }
  static const metier::base::Sections good = GoodSections();
  metier::base::Sections sections = good;
  for (std::size_t at = 1; at + 3 <= size; at += 3) {
    std::string& bytes = sections[data[at] % sections.size()].second;
    if (bytes.empty()) continue;
    bytes[data[at + 1] * bytes.size() / 256] = static_cast<char>(data[at + 2]);
  }
  Use(PackSections(kKind, sections));
  return 0;
}
