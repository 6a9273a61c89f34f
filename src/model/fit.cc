#include "model/fit.h"

#include <algorithm>
#include <barrier>
#include <cmath>
#include <cstddef>
#include <thread>

#include "absl/strings/str_cat.h"
#include "model/count_words.h"

// Wide registers where the machine has them. The lanes of every sum are written out and products are never fused with
// sums, so each machine computes the same bits. Sanitizers start after the loader would have chosen.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define METIER_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define METIER_WIDE
#endif

namespace metier::model {
namespace {

constexpr std::size_t kBatch = 256;
constexpr float kSmallestLogit = -9.0f;  // below it a negative example's error is under 1e-4: most labels of most posts
constexpr float kSmallestError = 1e-3f;
constexpr float kFirstSquare = 1e-6f;

struct Error {
  std::uint32_t label;
  float value;  // d loss / d logit
};

// `start` plus the inner product. Inlined, so that it is compiled as wide as what calls it.
[[gnu::always_inline]] inline float Dot(const float* a, const float* b, std::size_t size, float start) {
  constexpr std::size_t kLanes = 8;
  float lanes[kLanes] = {};
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
  }
  float sum = start;
  for (; i < size; ++i) sum += a[i] * b[i];
  for (const float lane : lanes) sum += lane;
  return sum;
}

METIER_WIDE void Logits(const float* vector, const Matrix& labels, const std::vector<double>& biases, float* logits) {
  for (std::size_t label = 0; label < labels.rows; ++label) {
    logits[label] = Dot(vector, labels.Row(label), labels.columns, static_cast<float>(biases[label]));
  }
}

METIER_WIDE float SquaredLength(const std::vector<float>& vector) {
  return Dot(vector.data(), vector.data(), vector.size(), 0);
}

METIER_WIDE void AddScaled(const float* from, float scale, std::size_t size, float* to) {
  for (std::size_t i = 0; i < size; ++i) to[i] += scale * from[i];
}

METIER_WIDE void AdagradStep(const float* gradient, float rate, std::size_t size, float* squares, float* values) {
  for (std::size_t i = 0; i < size; ++i) {
    squares[i] += gradient[i] * gradient[i];
    values[i] -= rate * gradient[i] / std::sqrt(squares[i]);
  }
}

// A uniform number in [0, 1) from what names the draw (SplitMix64).
float Draw(std::uint64_t key) {
  key += 0x9E3779B97F4A7C15u;
  key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9u;
  key = (key ^ (key >> 27)) * 0x94D049BB133111EBu;
  return static_cast<float>((key ^ (key >> 31)) >> 40) * 0x1.0p-24f;
}

class Fitter {
 public:
  Fitter(const RowsOfPosts& posts, const std::vector<Targets>& targets, std::span<const std::uint32_t> order,
         const FitOptions& options, const WordCounts* words, Weights* weights)
      : posts_(posts),
        words_(words),
        targets_(targets),
        order_(order),
        options_(options),
        weights_(*weights),
        dimension_(weights->hashing.dimension),
        threads_(static_cast<std::size_t>(std::max(options.threads, 1))),
        slots_(kBatch),
        label_squares_(weights->label_rows.values.size(), kFirstSquare),
        bias_squares_(weights->label_biases.size(), kFirstSquare),
        row_squares_(static_cast<std::size_t>(weights->word_rows.rows) + weights->bucket_rows.rows, kFirstSquare),
        label_gradients_(weights->label_rows.values.size()),
        bias_gradients_(weights->label_biases.size()),
        barrier_(static_cast<std::ptrdiff_t>(threads_)) {
    for (Slot& slot : slots_) {
      slot.vector.resize(dimension_);
      slot.gradient.resize(dimension_);
    }
  }

  void Run(const std::function<void(std::string_view)>& progress) {
    std::vector<std::thread> pool;
    for (std::size_t t = 1; t < threads_; ++t) pool.emplace_back([this, t] { Work(t, {}); });
    Work(0, progress);
    for (std::thread& thread : pool) thread.join();
  }

 private:
  // One post of the batch in hand.
  struct Slot {
    std::vector<std::uint32_t> rows;  // kept by dropout
    std::vector<float> vector;
    std::vector<float> gradient;  // of the loss by the vector
    std::vector<Error> errors;    // by label, ascending
    double loss = 0;
  };

  // Of one thread.
  struct Scratch {
    std::vector<float> logits;
    WordEvidence evidence;
    LeaveOutScratch leave_out;
  };

  // Three steps a batch, each ended by all threads together: errors (a share of the posts each), labels (a share of the
  // labels each), rows (a share of the rows each). Every sum runs over the posts in their order, so the number of
  // threads changes nothing.
  void Work(std::size_t thread, const std::function<void(std::string_view)>& progress) {
    Scratch scratch{std::vector<float>(weights_.label_rows.rows), WordEvidence(weights_.label_rows.rows), {}};
    const std::size_t total = order_.size() * static_cast<std::size_t>(options_.epochs);
    double loss = 0;
    std::size_t done = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t begin = 0; begin < order_.size(); begin += kBatch) {
        const std::size_t size = std::min(kBatch, order_.size() - begin);
        const float rate = options_.learning_rate * (1.0f - static_cast<float>(done) / static_cast<float>(total));
        for (std::size_t i = thread; i < size; i += threads_) ComputeErrors(epoch, begin + i, &slots_[i], &scratch);
        barrier_.arrive_and_wait();
        for (std::size_t i = 0; i < size && progress; ++i) loss += slots_[i].loss;
        StepLabels(size, rate, thread);
        StepRows(size, rate, thread);
        barrier_.arrive_and_wait();
        done += size;
      }
      if (progress)
        progress(absl::StrCat("epoch ", epoch + 1, " of ", options_.epochs, ", loss ",
                              loss / static_cast<double>(order_.size())));
      loss = 0;
    }
  }

  float* RowAt(std::size_t row) {
    return row < weights_.word_rows.rows ? weights_.word_rows.Row(row)
                                         : weights_.bucket_rows.Row(row - weights_.word_rows.rows);
  }

  void ComputeErrors(int epoch, std::size_t place, Slot* slot, Scratch* scratch) {
    slot->rows.clear();
    const std::size_t post = order_[place];
    std::uint64_t key = (static_cast<std::uint64_t>(epoch) << 48) ^ (static_cast<std::uint64_t>(place) << 12);
    for (const std::uint32_t row : posts_[post]) {
      if (Draw(key++) >= options_.dropout) slot->rows.push_back(row);
    }
    if (slot->rows.empty()) slot->rows.push_back(posts_[post].back());
    std::fill(slot->vector.begin(), slot->vector.end(), 0.0f);
    const float share = 1.0f / static_cast<float>(slot->rows.size());
    for (const std::uint32_t row : slot->rows) AddScaled(RowAt(row), share, dimension_, slot->vector.data());

    Logits(slot->vector.data(), weights_.label_rows, weights_.label_biases, scratch->logits.data());
    if (words_ != nullptr) {
      words_->LeaveOut(post, &scratch->evidence, &scratch->leave_out);
      for (const std::uint32_t label : scratch->evidence.labels())
        scratch->logits[label] += static_cast<float>(scratch->evidence.Of(label, weights_.word_labels.weights));
    }
    FindErrors(targets_[post], scratch->logits, slot);
    std::fill(slot->gradient.begin(), slot->gradient.end(), 0.0f);
    for (const Error& error : slot->errors)
      AddScaled(weights_.label_rows.Row(error.label), error.value * share, dimension_, slot->gradient.data());
  }

  static void FindErrors(const Targets& targets, const std::vector<float>& logits, Slot* slot) {
    slot->errors.clear();
    slot->loss = 0;
    auto positive = targets.positive.begin();
    auto unknown = targets.unknown.begin();
    auto leaning = targets.leaning.begin();
    for (std::uint32_t label = 0; label < logits.size(); ++label) {
      const bool is_positive = positive != targets.positive.end() && *positive == label;
      const bool is_unknown = unknown != targets.unknown.end() && *unknown == label;
      const bool is_leaning = leaning != targets.leaning.end() && *leaning == label;
      positive += is_positive;
      unknown += is_unknown;
      leaning += is_leaning;
      if (is_positive || is_leaning) {
        const float p = 1.0f / (1.0f + std::exp(-logits[label]));
        const float target = is_positive ? 1.0f : kLeaning;
        slot->errors.push_back({label, p - target});
        slot->loss -= target * std::log(std::max(p, 1e-9f)) + (1.0f - target) * std::log(std::max(1.0f - p, 1e-9f));
      } else if (!is_unknown && logits[label] > kSmallestLogit) {
        const float p = 1.0f / (1.0f + std::exp(-logits[label]));
        if (p > kSmallestError) slot->errors.push_back({label, p});
        slot->loss -= std::log(std::max(1.0f - p, 1e-9f));
      }
    }
  }

  void StepLabels(std::size_t size, float rate, std::size_t thread) {
    const auto labels = static_cast<std::size_t>(weights_.label_rows.rows);
    const std::size_t first = labels * thread / threads_;
    const std::size_t last = labels * (thread + 1) / threads_;
    std::fill(label_gradients_.begin() + static_cast<std::ptrdiff_t>(first * dimension_),
              label_gradients_.begin() + static_cast<std::ptrdiff_t>(last * dimension_), 0.0f);
    std::fill(bias_gradients_.begin() + static_cast<std::ptrdiff_t>(first),
              bias_gradients_.begin() + static_cast<std::ptrdiff_t>(last), 0.0f);
    for (std::size_t i = 0; i < size; ++i) {
      const std::vector<Error>& errors = slots_[i].errors;
      auto error = std::lower_bound(errors.begin(), errors.end(), first,
                                    [](const Error& e, std::size_t label) { return e.label < label; });
      for (; error != errors.end() && error->label < last; ++error) {
        AddScaled(slots_[i].vector.data(), error->value, dimension_,
                  label_gradients_.data() + error->label * dimension_);
        bias_gradients_[error->label] += error->value;
      }
    }
    AdagradStep(label_gradients_.data() + first * dimension_, rate, (last - first) * dimension_,
                label_squares_.data() + first * dimension_, weights_.label_rows.Row(first));
    for (std::size_t label = first; label < last; ++label) {
      const float gradient = bias_gradients_[label];
      bias_squares_[label] += gradient * gradient;
      weights_.label_biases[label] -= static_cast<double>(rate * gradient / std::sqrt(bias_squares_[label]));
    }
  }

  void StepRows(std::size_t size, float rate, std::size_t thread) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::vector<float>& gradient = slots_[i].gradient;
      const float square = SquaredLength(gradient) / static_cast<float>(dimension_);
      for (const std::uint32_t row : slots_[i].rows) {
        if (row % threads_ != thread) continue;
        row_squares_[row] += square;
        AddScaled(gradient.data(), -rate / std::sqrt(row_squares_[row]), dimension_, RowAt(row));
      }
    }
  }

  const RowsOfPosts& posts_;
  const WordCounts* const words_;
  const std::vector<Targets>& targets_;
  const std::span<const std::uint32_t> order_;
  const FitOptions& options_;
  Weights& weights_;
  const std::size_t dimension_;
  const std::size_t threads_;
  std::vector<Slot> slots_;
  std::vector<float> label_squares_;
  std::vector<float> bias_squares_;
  std::vector<float> row_squares_;
  std::vector<float> label_gradients_;
  std::vector<float> bias_gradients_;
  std::barrier<> barrier_;
};

}  // namespace

void Fit(const RowsOfPosts& posts, const std::vector<Targets>& targets, std::span<const std::uint32_t> order,
         const FitOptions& options, const WordCounts* words, Weights* weights,
         const std::function<void(std::string_view)>& progress) {
  Fitter(posts, targets, order, options, words, weights).Run(progress);
}

}  // namespace metier::model
