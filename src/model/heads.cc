// The rows of the labels, fitted over the rows of the words as fastText left them.

#include <algorithm>
#include <cmath>
#include <thread>

#include "model/frozen.h"
#include "model/post_vectors.h"
#include "model/train.h"

namespace metier::model {

namespace {

enum class Role : std::uint8_t { kNegative, kPositive, kUnknown };

struct Relatives {
  std::vector<std::vector<TopicIndex>> descendants;
  explicit Relatives(const Taxonomy& taxonomy) : descendants(taxonomy.size()) {
    for (std::size_t topic = 0; topic < taxonomy.size(); ++topic) {
      for (const TopicIndex above : taxonomy.topics()[topic].ancestors) descendants[above].push_back(static_cast<TopicIndex>(topic));
    }
  }
};

// What each label is to `post`; the last label is chatter.
void AssignRoles(const TrainingPost& post, const Taxonomy& taxonomy, const Relatives& relatives, std::vector<Role>* roles) {
  std::fill(roles->begin(), roles->end(), Role::kNegative);
  for (const TopicIndex topic : post.topics) {
    for (const TopicIndex below : relatives.descendants[topic]) (*roles)[below] = Role::kUnknown;
  }
  for (const TopicIndex topic : post.topics) {
    (*roles)[topic] = Role::kPositive;
    for (const TopicIndex above : taxonomy[topic].ancestors) (*roles)[above] = Role::kPositive;
  }
  if (post.topics.empty()) roles->back() = Role::kPositive;
}

// One thread's share of the labels: [first, last).
struct HeadRange {
  std::size_t first;
  std::size_t last;
};

float Sigmoid(float x) { return 1.0f / (1.0f + std::exp(-x)); }

// Eight running sums, so that the compiler may use vector registers without leave to reorder a float sum.
float Dot(const float* a, const float* b, std::size_t size) {
  constexpr std::size_t kLanes = 8;
  float lanes[kLanes] = {};
  std::size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0;
  for (; i < size; ++i) sum += a[i] * b[i];
  for (const float lane : lanes) sum += lane;
  return sum;
}

// An affine map of post vectors to vectors of mean zero and unit covariance, where stochastic gradient goes straight to its end.
class Whitening {
 public:
  explicit Whitening(const Matrix& vectors) : dimension_(vectors.columns), mean_(vectors.columns), factor_(Factorise(vectors, &mean_)) {}

  // Solves L y = x - mean by forward substitution.
  void Apply(float* vector) const {
    for (std::size_t i = 0; i < dimension_; ++i) {
      double value = static_cast<double>(vector[i]) - mean_[i];
      for (std::size_t j = 0; j < i; ++j) value -= At(i, j) * static_cast<double>(vector[j]);
      vector[i] = static_cast<float>(value / At(i, i));
    }
  }

  // Turns a row over whitened vectors into the row over plain ones: solves L' w = row; the bias takes up the mean.
  void Undo(float* row, double* bias) const {
    for (std::size_t i = dimension_; i-- > 0;) {
      double value = row[i];
      for (std::size_t j = i + 1; j < dimension_; ++j) value -= At(j, i) * static_cast<double>(row[j]);
      row[i] = static_cast<float>(value / At(i, i));
    }
    for (std::size_t i = 0; i < dimension_; ++i) *bias -= static_cast<double>(row[i]) * mean_[i];
  }

 private:
  double At(std::size_t i, std::size_t j) const { return factor_[i * dimension_ + j]; }

  // Cholesky factor of the covariance, with a little of its trace added so that it exists.
  static std::vector<double> Factorise(const Matrix& vectors, std::vector<double>* mean) {
    const std::size_t n = vectors.columns;
    const double count = std::max<double>(vectors.rows, 1);
    std::vector<double> covariance(n * n);
    for (std::size_t r = 0; r < vectors.rows; ++r) {
      for (std::size_t i = 0; i < n; ++i) (*mean)[i] += static_cast<double>(vectors.Row(r)[i]) / count;
    }
    for (std::size_t r = 0; r < vectors.rows; ++r) {
      const float* row = vectors.Row(r);
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) covariance[i * n + j] += static_cast<double>(row[i]) * static_cast<double>(row[j]) / count;
      }
    }
    double trace = 0;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) covariance[i * n + j] -= (*mean)[i] * (*mean)[j];
      trace += covariance[i * n + i];
    }
    std::vector<double> factor(n * n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double value = covariance[i * n + j] + (i == j ? 1e-4 * trace / static_cast<double>(n) + 1e-12 : 0);
        for (std::size_t k = 0; k < j; ++k) value -= factor[i * n + k] * factor[j * n + k];
        factor[i * n + j] = i == j ? std::sqrt(value) : value / factor[j * n + j];
      }
    }
    return factor;
  }

  std::size_t dimension_;
  std::vector<double> mean_;
  std::vector<double> factor_;
};

void TrainRange(const std::vector<TrainingPost>& posts, const Matrix& whitened, const Taxonomy& taxonomy, const Relatives& relatives,
                int epochs, HeadRange range, Matrix* heads, std::vector<double>* biases) {
  // Learning rates fall linearly to zero. Whitened vectors have a mean squared length of one a dimension.
  const float start = 2.0f / static_cast<float>(whitened.columns);
  constexpr float kBiasStart = 0.02f;
  std::vector<Role> roles(taxonomy.size() + 1);
  const std::size_t dimension = whitened.columns;
  const std::size_t steps = posts.size() * static_cast<std::size_t>(epochs);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t i = step % posts.size();
    const float left = 1.0f - static_cast<float>(step) / static_cast<float>(steps);
    const float* vector = whitened.Row(i);
    AssignRoles(posts[i], taxonomy, relatives, &roles);
    for (std::size_t label = range.first; label < range.last; ++label) {
      if (roles[label] == Role::kUnknown) continue;
      float* head = heads->Row(label);
      const float logit = Dot(head, vector, dimension) + static_cast<float>((*biases)[label]);
      const bool positive = roles[label] == Role::kPositive;
      if (!positive && logit < -9.0f) continue;  // an error below 1e-4: most labels of most posts
      const float error = (positive ? 1.0f : 0.0f) - Sigmoid(logit);
      for (std::size_t d = 0; d < dimension; ++d) head[d] += start * left * error * vector[d];
      (*biases)[label] += static_cast<double>(kBiasStart * left * error);
    }
  }
}

// The log odds of every label among the posts: where the biases begin.
std::vector<double> LogPriors(const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy) {
  std::vector<double> counts(taxonomy.size() + 1, 1.0);
  for (const TrainingPost& post : posts) {
    for (const TopicIndex topic : post.topics) {
      counts[topic] += 1;
      for (const TopicIndex above : taxonomy[topic].ancestors) counts[above] += 1;
    }
    if (post.topics.empty()) counts.back() += 1;
  }
  for (double& count : counts) count = std::log(count / (static_cast<double>(posts.size()) + 1));
  return counts;
}

}  // namespace

void TrainHeads(const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy, const TrainingOptions& options, Weights* weights) {
  const auto threads = static_cast<std::size_t>(std::max(options.threads, 1));
  const std::uint32_t dimension = weights->hashing.dimension;
  Matrix vectors{static_cast<std::uint32_t>(posts.size()), dimension, std::vector<float>(posts.size() * dimension)};
  const PostVectors compute(*weights);
  const Relatives relatives(taxonomy);
  weights->labels.clear();
  for (const Topic& topic : taxonomy.topics()) weights->labels.push_back(topic.slug);
  weights->labels.emplace_back(kChatterLabel);
  const auto labels = static_cast<std::uint32_t>(weights->labels.size());
  weights->label_rows = {labels, dimension, std::vector<float>(static_cast<std::size_t>(labels) * dimension)};
  weights->label_biases = LogPriors(posts, taxonomy);

  const auto in_parallel = [threads](std::size_t size, const auto& work) {
    std::vector<std::thread> pool;
    for (std::size_t t = 0; t < threads; ++t) {
      pool.emplace_back([&work, size, t, threads] { work(size * t / threads, size * (t + 1) / threads); });
    }
    for (std::thread& thread : pool) thread.join();
  };
  in_parallel(posts.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) compute.Compute(posts[i].features, vectors.Row(i));
  });
  const Whitening whitening(vectors);
  in_parallel(posts.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) whitening.Apply(vectors.Row(i));
  });
  in_parallel(labels, [&](std::size_t first, std::size_t last) {
    TrainRange(posts, vectors, taxonomy, relatives, options.head_epochs, {first, last}, &weights->label_rows, &weights->label_biases);
  });
  for (std::uint32_t label = 0; label < labels; ++label) whitening.Undo(weights->label_rows.Row(label), &weights->label_biases[label]);
}

}  // namespace metier::model
