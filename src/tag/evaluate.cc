#include "tag/evaluate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <thread>

#include "tag/tagger.h"
#include "tag/verdict.h"

namespace metier::tag {
namespace {

constexpr double kLowestJudged = 0.1;
constexpr std::int64_t kEnoughForMacro = 20;
constexpr std::size_t kWorst = 50;
constexpr std::array<double, 7> kCoverages = {0.1, 0.2, 0.37, 0.5, 0.6, 0.8, 1.0};

bool SharesRoot(TopicIndex topic, const std::vector<TopicIndex>& truth, const Knowledge& knowledge) {
  return std::any_of(truth.begin(), truth.end(),
                     [&](TopicIndex own) { return (knowledge.RootsOf(topic) & knowledge.RootsOf(own)) != 0; });
}

// The sums of one thread; added up in the order of threads.
struct Sums {
  struct Best {
    double confidence;
    bool root;
    bool right;
    std::size_t post;
  };
  std::vector<Best> best;
  std::int64_t topical = 0, chatter = 0, plain_chatter = 0, covered = 0, silent = 0, given = 0, right = 0, traps = 0,
               traps_right = 0, traps_avoided = 0;
  std::array<ReliabilityBin, 10> bins;
  std::vector<std::int64_t> true_positive, false_positive, false_negative;
  std::vector<std::pair<std::size_t, Mistake>> mistakes;  // with the post's index
};

void JudgeTrap(const model::LabelledPost& post, const Tagging& tagging, const Taxonomy& taxonomy, Sums* sums) {
  const auto& given = tagging.topics;
  ++sums->traps;
  sums->traps_right += std::none_of(given.begin(), given.end(), [&](const TopicScore& s) {
    return Judge(s.topic, post, taxonomy) == Verdict::kWrong;
  });
  sums->traps_avoided += std::none_of(given.begin(), given.end(), [&](const TopicScore& s) {
    return std::find(post.forbidden.begin(), post.forbidden.end(), s.topic) != post.forbidden.end();
  });
}

void CountConfidences(const model::LabelledPost& post, const Tagger& tagger, const Taxonomy& taxonomy, Sums* sums) {
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const double p = tagger.confidences()[i];
    if (p < kLowestJudged) continue;
    const Verdict verdict = Judge(static_cast<TopicIndex>(i), post, taxonomy);
    if (verdict == Verdict::kUnknown) continue;
    ReliabilityBin& bin = sums->bins[std::min<std::size_t>(static_cast<std::size_t>(p * 10), 9)];
    ++bin.pairs;
    bin.confidence += p;
    bin.accuracy += IsRight(verdict) ? 1 : 0;
  }
}

void CountGiven(const model::LabelledPost& post, std::size_t index, const Tagging& tagging, const Taxonomy& taxonomy,
                Sums* sums) {
  bool mistaken = false;
  for (const TopicScore& score : tagging.topics) {
    const Verdict verdict = Judge(score.topic, post, taxonomy);
    if (verdict == Verdict::kUnknown) continue;
    ++sums->given;
    sums->right += IsRight(verdict) ? 1 : 0;
    if (verdict == Verdict::kRight) ++sums->true_positive[score.topic];
    if (verdict != Verdict::kWrong) continue;
    ++sums->false_positive[score.topic];
    if (!mistaken) {
      sums->mistakes.push_back({index, {post.source, post.text, score.topic, score.confidence, post.topics}});
    }
    mistaken = true;
  }
}

// What is true of a post are its topics and everything above them.
void CountMissed(const model::LabelledPost& post, const Tagging& tagging, const Taxonomy& taxonomy, Sums* sums) {
  std::set<TopicIndex> missed(post.topics.begin(), post.topics.end());
  for (const TopicIndex own : post.topics)
    missed.insert(taxonomy[own].ancestors.begin(), taxonomy[own].ancestors.end());
  for (const TopicScore& score : tagging.topics) missed.erase(score.topic);
  for (const TopicIndex topic : missed) ++sums->false_negative[topic];
}

// The surest topic, the narrowest of equals.
TopicIndex BestTopic(const Tagger& tagger, const Taxonomy& taxonomy) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < taxonomy.size(); ++i) {
    const double p = tagger.confidences()[i];
    const bool narrower = taxonomy.topics()[i].ancestors.size() > taxonomy.topics()[best].ancestors.size();
    if (p > tagger.confidences()[best] || (p == tagger.confidences()[best] && narrower)) best = i;
  }
  return static_cast<TopicIndex>(best);
}

void JudgePost(const Knowledge& knowledge, const model::LabelledPost& post, std::size_t index, Tagger* tagger,
               Tagging* tagging, Sums* sums) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  tagger->Tag(post.text, "", {}, tagging);
  const bool silenced = tagging->abstained == Abstention::kLanguage || tagging->abstained == Abstention::kNoWords;
  if (!silenced) CountConfidences(post, *tagger, taxonomy, sums);
  if (post.trap) JudgeTrap(post, *tagging, taxonomy, sums);
  // What a source's chatter label says of one post is too little to call a topic wrong.
  if (!post.topics.empty() || post.exact) CountGiven(post, index, *tagging, taxonomy, sums);
  if (post.topics.empty()) {
    ++sums->chatter;
    if (post.trap) return;
    ++sums->plain_chatter;
    sums->silent += tagging->topics.empty() ? 1 : 0;
    return;
  }
  ++sums->topical;
  sums->covered += tagging->topics.empty() ? 0 : 1;
  CountMissed(post, *tagging, taxonomy, sums);
  const TopicIndex best = BestTopic(*tagger, taxonomy);
  const bool right = IsRight(Judge(best, post, taxonomy));
  sums->best.push_back(
      {silenced ? 0 : tagger->confidences()[best], right || SharesRoot(best, post.topics, knowledge), right, index});
}

double F1(double true_positive, double false_positive, double false_negative) {
  const double sum = 2 * true_positive + false_positive + false_negative;
  return sum > 0 ? 2 * true_positive / sum : 0;
}

void Add(const Sums& from, Sums* to) {
  to->best.insert(to->best.end(), from.best.begin(), from.best.end());
  to->topical += from.topical;
  to->chatter += from.chatter;
  to->covered += from.covered;
  to->silent += from.silent;
  to->plain_chatter += from.plain_chatter;
  to->traps += from.traps;
  to->traps_right += from.traps_right;
  to->traps_avoided += from.traps_avoided;
  to->mistakes.insert(to->mistakes.end(), from.mistakes.begin(), from.mistakes.end());
  to->given += from.given;
  to->right += from.right;
  for (std::size_t i = 0; i < from.bins.size(); ++i) {
    to->bins[i].pairs += from.bins[i].pairs;
    to->bins[i].confidence += from.bins[i].confidence;
    to->bins[i].accuracy += from.bins[i].accuracy;
  }
  for (std::size_t i = 0; i < from.true_positive.size(); ++i) {
    to->true_positive[i] += from.true_positive[i];
    to->false_positive[i] += from.false_positive[i];
    to->false_negative[i] += from.false_negative[i];
  }
}

Evaluation Conclude(const std::string& corpus, Sums sums) {
  Evaluation result;
  result.corpus = corpus;
  result.topical = sums.topical;
  result.chatter = sums.chatter;
  const auto part = [](std::int64_t a, std::int64_t b) {
    return b > 0 ? static_cast<double>(a) / static_cast<double>(b) : 0.0;
  };
  result.coverage = part(sums.covered, sums.topical);
  result.precision = part(sums.right, sums.given);
  result.chatter_silent = part(sums.silent, sums.plain_chatter);
  result.traps = sums.traps;
  result.traps_right = part(sums.traps_right, sums.traps);
  result.traps_avoided = part(sums.traps_avoided, sums.traps);

  double tp = 0, fp = 0, fn = 0, macro = 0;
  int topics = 0;
  for (std::size_t i = 0; i < sums.true_positive.size(); ++i) {
    const auto t = static_cast<double>(sums.true_positive[i]);
    const auto f = static_cast<double>(sums.false_positive[i]);
    const auto n = static_cast<double>(sums.false_negative[i]);
    if (t + f + n > 0) {
      result.topics.push_back(
          {static_cast<TopicIndex>(i), sums.true_positive[i], sums.false_positive[i], sums.false_negative[i]});
    }
    tp += t;
    fp += f;
    fn += n;
    if (sums.true_positive[i] + sums.false_negative[i] < kEnoughForMacro) continue;
    macro += F1(t, f, n);
    ++topics;
  }
  result.micro_f1 = F1(tp, fp, fn);
  result.macro_f1 = topics > 0 ? macro / topics : 0;

  double pairs = 0;
  for (ReliabilityBin& bin : sums.bins) {
    pairs += static_cast<double>(bin.pairs);
    result.expected_calibration_error += std::fabs(bin.confidence - bin.accuracy);
    if (bin.pairs == 0) continue;
    bin.confidence /= static_cast<double>(bin.pairs);
    bin.accuracy /= static_cast<double>(bin.pairs);
  }
  result.expected_calibration_error /= std::max(pairs, 1.0);
  result.reliability = sums.bins;

  std::sort(sums.best.begin(), sums.best.end(), [](const Sums::Best& a, const Sums::Best& b) {
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.post < b.post;
  });
  for (const double coverage : kCoverages) {
    const auto count = static_cast<std::size_t>(std::ceil(coverage * static_cast<double>(sums.best.size())));
    CoveragePoint point{coverage, 0, 0};
    for (std::size_t i = 0; i < count; ++i) {
      point.root_precision += sums.best[i].root ? 1 : 0;
      point.precision += sums.best[i].right ? 1 : 0;
    }
    point.root_precision /= std::max<double>(static_cast<double>(count), 1);
    point.precision /= std::max<double>(static_cast<double>(count), 1);
    result.curve.push_back(point);
  }
  std::sort(sums.mistakes.begin(), sums.mistakes.end(), [](const auto& a, const auto& b) {
    return a.second.confidence != b.second.confidence ? a.second.confidence > b.second.confidence : a.first < b.first;
  });
  if (sums.mistakes.size() > kWorst) sums.mistakes.resize(kWorst);
  for (auto& [index, mistake] : sums.mistakes) result.worst.push_back(std::move(mistake));
  return result;
}

}  // namespace

std::vector<Evaluation> Evaluate(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                 int threads) {
  std::vector<std::string> corpora;
  for (const model::LabelledPost& post : posts) {
    if (std::find(corpora.begin(), corpora.end(), post.corpus) == corpora.end()) corpora.push_back(post.corpus);
  }
  std::vector<Evaluation> results;
  for (const std::string& corpus : corpora) {
    std::vector<Sums> parts(static_cast<std::size_t>(std::max(threads, 1)));
    std::vector<std::thread> pool;
    for (std::size_t t = 0; t < parts.size(); ++t) {
      pool.emplace_back([&, t] {
        Sums& sums = parts[t];
        const std::size_t topics = knowledge.taxonomy().size();
        sums.true_positive.assign(topics, 0);
        sums.false_positive.assign(topics, 0);
        sums.false_negative.assign(topics, 0);
        Tagger tagger(knowledge);
        Tagging tagging;
        for (std::size_t i = posts.size() * t / parts.size(); i < posts.size() * (t + 1) / parts.size(); ++i) {
          if (posts[i].corpus == corpus) JudgePost(knowledge, posts[i], i, &tagger, &tagging, &sums);
        }
      });
    }
    for (std::thread& thread : pool) thread.join();
    Sums sums = std::move(parts.front());
    for (std::size_t t = 1; t < parts.size(); ++t) Add(parts[t], &sums);
    results.push_back(Conclude(corpus, std::move(sums)));
  }
  return results;
}

std::string EvaluationText(const Evaluation& e, const Taxonomy& taxonomy) {
  char line[256];
  std::string text = e.corpus + "\n";
  const auto add = [&](const char* format, auto... values) {
    std::snprintf(line, sizeof(line), format, values...);
    text += line;
  };
  add("  topical posts %lld, chatter %lld\n", static_cast<long long>(e.topical), static_cast<long long>(e.chatter));
  add("  given a topic %.3f of the topical posts; precision of the topics given %.3f\n", e.coverage, e.precision);
  if (e.chatter > 0) add("  chatter left without topic %.3f\n", e.chatter_silent);
  if (e.traps > 0) {
    add("  of %lld traps %.3f got nothing wrong, %.3f nothing of what they only seem to be about\n",
        static_cast<long long>(e.traps), e.traps_right, e.traps_avoided);
  }
  add("  F1 micro %.3f, macro %.3f; expected calibration error %.3f\n", e.micro_f1, e.macro_f1,
      e.expected_calibration_error);
  text += "  coverage   right root   right topic (best topic, surest posts first)\n";
  for (const CoveragePoint& point : e.curve)
    add("      %.2f        %.3f        %.3f\n", point.coverage, point.root_precision, point.precision);
  text += "  confidence   right   pairs\n";
  for (const ReliabilityBin& bin : e.reliability) {
    if (bin.pairs > 0)
      add("       %.3f   %.3f   %lld\n", bin.confidence, bin.accuracy, static_cast<long long>(bin.pairs));
  }
  if (!e.worst.empty()) text += "  surest mistakes\n";
  for (const Mistake& mistake : e.worst) {
    add("    %.3f %s instead of ", mistake.confidence, taxonomy[mistake.given].slug.c_str());
    for (const TopicIndex topic : mistake.topics) text += taxonomy[topic].slug + " ";
    text += (mistake.topics.empty() ? "nothing: " : ": ") + mistake.text + "\n";
  }
  return text;
}

}  // namespace metier::tag
