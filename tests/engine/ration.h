// An end of memory that a test can set.

#ifndef METIER_TESTS_ENGINE_RATION_H_
#define METIER_TESTS_ENGINE_RATION_H_

#include <cstdint>

namespace metier {

// While it lives, this thread gets `most` more allocations (by operator new), and then std::bad_alloc. One at a time.
class Ration {
 public:
  explicit Ration(std::int64_t most);
  ~Ration();
  Ration(const Ration&) = delete;
  Ration& operator=(const Ration&) = delete;
};

}  // namespace metier

#endif  // METIER_TESTS_ENGINE_RATION_H_
