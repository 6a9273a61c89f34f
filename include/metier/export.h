/* What libmetier.so shows to the outside: everything that METIER_API stands before, in C and in C++ headers alike.
   All else of the library is hidden. Nothing to define, whether you link the shared or the static library. */

#ifndef METIER_EXPORT_H_
#define METIER_EXPORT_H_

#if defined(__GNUC__) || defined(__clang__)
#define METIER_API __attribute__((visibility("default")))
#else
#define METIER_API
#endif

#endif /* METIER_EXPORT_H_ */
