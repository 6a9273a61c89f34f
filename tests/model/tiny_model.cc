#include "tests/model/tiny_model.h"

#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace metier::model {

Taxonomy TinyTaxonomy() {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"tiny.txt",
       "[sports]\nname: Sports\nabout: S.\n[golf]\nname: Golf\nparents: sports\nabout: G.\n[food]\nname: Food\nabout: "
       "F.\n"
       "[baking]\nname: Baking\nparents: food\nabout: B.\n[software]\nname: Software\nabout: W.\n[rust]\nname: "
       "Rust\nparents: software\nabout: R.\n"
       "[chess]\nname: Chess\nabout: Nobody posts about it here.\n"}};
  return *Taxonomy::Parse(files);
}

std::vector<TrainingPost> TinyPosts(const Taxonomy& taxonomy) {
  const std::vector<std::string> golf = {"golf", "birdie", "fairway", "putter", "tee", "caddie"};
  const std::vector<std::string> baking = {"sourdough", "oven", "flour", "crust", "dough", "loaf"};
  const std::vector<std::string> rust = {"borrow", "cargo", "compiler", "lifetime", "crate", "unsafe"};
  const std::vector<std::string> chatter = {"tired", "monday", "lol", "coffee", "weather", "mood"};
  const std::vector<std::string> filler = {"the", "my", "today", "again", "with", "naïve", "so"};
  std::mt19937 random(7);
  std::vector<TrainingPost> posts;
  for (int i = 0; i < 1600; ++i) {
    const auto pick = [&](const std::vector<std::string>& words) { return words[random() % words.size()]; };
    const int kind = i % 5;
    const std::vector<std::string>& words = kind == 0   ? golf
                                            : kind == 1 ? baking
                                            : kind == 2 ? rust
                                            : kind == 3 ? chatter
                                                        : golf;
    TrainingPost post;
    post.features = pick(filler) + " " + pick(words) + " " + pick(filler) + " " + pick(words);
    if (kind == 0) post.topics = {*taxonomy.Find("golf")};
    if (kind == 1) post.topics = {*taxonomy.Find("baking")};
    if (kind == 2) post.topics = {*taxonomy.Find("rust")};
    if (kind == 4) post.topics = {*taxonomy.Find("sports")};  // a general label on what is golf
    posts.push_back(std::move(post));
  }
  return posts;
}

TrainingOptions TinyOptions() {
  TrainingOptions options;
  options.dimension = 16;
  options.epochs = 6;
  options.buckets = 500;
  options.min_count = 1;
  options.last_epochs = 2;
  return options;
}

const Weights& TinyWeights() {
  static const Weights weights = [] {
    const Taxonomy taxonomy = TinyTaxonomy();
    return Train(TinyPosts(taxonomy), {}, taxonomy, TinyOptions(), {});
  }();
  return weights;
}

Calibration NoCalibration(const Weights& weights) {
  Calibration calibration;
  calibration.labels.resize(weights.labels.size());
  return calibration;
}

}  // namespace metier::model
