#include "eval/measure.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "eval/tally.h"

namespace metier::eval {
namespace {

std::vector<std::string> CorporaOf(const std::vector<model::LabelledPost>& posts) {
  std::vector<std::string> corpora;
  for (const model::LabelledPost& post : posts) {
    if (std::find(corpora.begin(), corpora.end(), post.corpus) == corpora.end()) corpora.push_back(post.corpus);
  }
  return corpora;
}

void Explain(const tag::Knowledge& knowledge, Evaluation* evaluation) {
  tag::Tagger tagger(knowledge);
  Tagging tagging;
  for (Mistake& mistake : evaluation->worst) {
    tagger.Tag(mistake.text, "", {}, &tagging);
    mistake.account = tagger.Account(mistake.given);
  }
}

}  // namespace

std::vector<Evaluation> Measure(const tag::Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                const MakePredictor& make, int threads) {
  std::vector<Evaluation> results;
  for (const std::string& corpus : CorporaOf(posts)) {
    std::vector<Tally> parts(static_cast<std::size_t>(std::max(threads, 1)), Tally(knowledge));
    std::vector<std::thread> pool;
    for (std::size_t t = 0; t < parts.size(); ++t) {
      pool.emplace_back([&, t] {
        const std::unique_ptr<Predictor> predictor = make();
        for (std::size_t i = posts.size() * t / parts.size(); i < posts.size() * (t + 1) / parts.size(); ++i) {
          if (posts[i].corpus != corpus) continue;
          predictor->Read(posts[i].text);
          parts[t].Count(posts[i], i, *predictor);
        }
      });
    }
    for (std::thread& thread : pool) thread.join();
    // In the order of threads, so that what is equal stays in the order of posts.
    Tally whole = std::move(parts.front());
    for (std::size_t t = 1; t < parts.size(); ++t) whole.Add(std::move(parts[t]));
    results.push_back(std::move(whole).Conclude(corpus));
  }
  return results;
}

std::vector<Evaluation> Evaluate(const tag::Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                 int threads) {
  std::vector<Evaluation> results = Measure(
      knowledge, posts, [&knowledge] { return std::make_unique<TaggerPredictor>(knowledge); }, threads);
  for (Evaluation& result : results) Explain(knowledge, &result);
  return results;
}

}  // namespace metier::eval
