#include "tests/engine/ration.h"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

// Below 0: no end.
thread_local std::int64_t granted = -1;

void* Allocate(std::size_t size) {
  if (granted == 0) return nullptr;
  if (granted > 0) --granted;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

namespace metier {

Ration::Ration(std::int64_t most) { granted = most; }
Ration::~Ration() { granted = -1; }

}  // namespace metier

void* operator new(std::size_t size) {
  void* memory = Allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
