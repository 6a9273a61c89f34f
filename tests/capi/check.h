/* A test in C without a framework: CHECK says where and goes on, the end says how many failed. */

#ifndef METIER_TESTS_CAPI_CHECK_H_
#define METIER_TESTS_CAPI_CHECK_H_

#include <stdio.h>
#include <string.h>

#include "metier/metier.h"

static int failures = 0;

#define CHECK(condition)                                                    \
  do {                                                                      \
    if (!(condition)) {                                                     \
      ++failures;                                                           \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);       \
    }                                                                       \
  } while (0)

/* That `error` has `code`, and a message if it is one; frees it. */
#define CHECK_CODE(call, wanted) CHECK(take_code(call) == (wanted))
#define CHECK_OK(call) CHECK(take_code(call) == METIER_OK)

static inline int take_code(metier_error* error) {
  const int code = metier_error_code(error);
  const metier_view message = metier_error_message(error);
  if (code != METIER_OK && message.size == 0) {
    fprintf(stderr, "error %d without a message\n", code);
    ++failures;
  }
  metier_error_free(&error);
  return error == NULL ? code : -1;
}

static inline int view_is(metier_view view, const char* text) {
  return view.size == strlen(text) && (view.size == 0 || memcmp(view.data, text, view.size) == 0);
}

/* Whether the bytes of `text` stand somewhere in `view`. */
static inline int view_has(metier_view view, const char* text) {
  const size_t size = strlen(text);
  for (size_t i = 0; i + size <= view.size; ++i) {
    if (memcmp(view.data + i, text, size) == 0) return 1;
  }
  return 0;
}

#endif /* METIER_TESTS_CAPI_CHECK_H_ */
