#include "fasttext_predictor.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace metier::bench {
namespace {

constexpr int kAllLabels = -1;

}  // namespace

std::string PlainLine(std::string_view text) {
  constexpr std::string_view kApart = ".!?,'/()";
  std::string line;
  for (const char c : text) {
    if (kApart.find(c) != std::string_view::npos) {
      line.append(" ").append(1, c).append(" ");
    } else if (c == '\n' || c == '\r' || c == '\t' || c == '\0') {
      line.push_back(' ');
    } else {
      line.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return line;
}

FastTextPredictor::FastTextPredictor(std::shared_ptr<const fasttext::FastText> model, const Taxonomy& taxonomy,
                                     double threshold)
    : model_(std::move(model)), taxonomy_(taxonomy), threshold_(threshold), confidences_(taxonomy.size()) {}

void FastTextPredictor::Read(std::string_view text) {
  std::fill(confidences_.begin(), confidences_.end(), 0.0);
  given_.clear();
  std::istringstream line(PlainLine(text) + "\n");
  std::vector<std::pair<fasttext::real, std::string>> scores;
  model_->predictLine(line, scores, kAllLabels, 0);
  for (const auto& [score, label] : scores) {
    const std::optional<TopicIndex> topic = taxonomy_.Find(std::string_view(label).substr(kLabel.size()));
    if (!topic) continue;  // chatter
    confidences_[*topic] = std::min<double>(score, 1.0);
    if (confidences_[*topic] >= threshold_) given_.push_back({*topic, confidences_[*topic]});
  }
}

}  // namespace metier::bench
