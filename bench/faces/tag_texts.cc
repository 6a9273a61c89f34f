// Tags the lines of a file with the C++ interface, in batches, and prints the seconds of processor time that it took: what
// bench/faces/compare.py compares Python with.

#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "metier/engine.h"
#include "metier/tagger.h"

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: tag_texts DATA TEXTS\n", 2;
  const absl::StatusOr<metier::Engine> engine = metier::Engine::Open(argv[1]);
  if (!engine.ok()) return std::cerr << engine.status() << "\n", 2;
  std::vector<std::string> lines;
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  const std::vector<metier::PostText> texts = [&] {
    std::vector<metier::PostText> views;
    for (const std::string& line : lines) views.push_back({line});
    return views;
  }();

  metier::Tagger tagger(*engine);
  constexpr std::size_t kBatch = 4096;
  std::vector<metier::Tagging> taggings(kBatch);
  // Not what is measured: pages of the model that nobody has read yet.
  const auto first = std::span(texts).first(std::min(kBatch, texts.size()));
  if (!tagger.Tag(first, {}, std::span(taggings).first(first.size())).ok()) return 1;
  std::size_t topics = 0;
  const std::clock_t begin = std::clock();
  for (std::size_t i = 0; i < texts.size(); i += kBatch) {
    const auto batch = std::span(texts).subspan(i, std::min(kBatch, texts.size() - i));
    if (!tagger.Tag(batch, {}, std::span(taggings).first(batch.size())).ok()) return 1;
    for (std::size_t k = 0; k < batch.size(); ++k) topics += taggings[k].topics.size();
  }
  std::cout << static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC << " " << topics << "\n";
}
