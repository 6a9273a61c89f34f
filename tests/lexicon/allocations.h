// Counts what operator new is asked for, in a test binary that links allocations.cc.

#ifndef METIER_TESTS_LEXICON_ALLOCATIONS_H_
#define METIER_TESTS_LEXICON_ALLOCATIONS_H_

#include <cstddef>

namespace metier::lexicon {

// Sanitizers bring an allocator of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define METIER_OWN_ALLOCATOR 0
#elif defined(__has_feature)
#define METIER_OWN_ALLOCATOR (!__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer))
#else
#define METIER_OWN_ALLOCATOR 1
#endif

inline constexpr bool kCountsAllocations = METIER_OWN_ALLOCATOR != 0;

std::size_t AllocationCount();

}  // namespace metier::lexicon

#endif  // METIER_TESTS_LEXICON_ALLOCATIONS_H_
