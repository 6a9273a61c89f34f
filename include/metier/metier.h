/* Metier for C, and for everything that can call C.

     metier_engine* engine = NULL;
     metier_error* error = metier_engine_open_shipped(NULL, &engine);
     if (error != NULL) { metier_view m = metier_error_message(error); ...; metier_error_free(&error); return; }

   examples/c/tag_lines.c is a whole program.

   CONVENTIONS

   1. A function that can fail returns a metier_error*: NULL is success. An error is yours; free it. On failure no output was
      written, unless the function says otherwise. A function that cannot fail returns its answer.
   2. Objects are opaque. What gives one through its last argument makes it yours. metier_X_free takes the address of your
      pointer and sets it to NULL: freeing twice, or freeing NULL, does nothing.
   3. Objects hold what they need: an engine may be freed while taggers and profilers made of it are still used.
   4. metier_view is borrowed: bytes and their number, no NUL behind them, never to be freed. As an argument it is read during the
      call only; as a result it lives as long as its object, or as the function says. {NULL, 0} is the empty one. metier_string is
      owned: an object. Where it is called json it is what the command line writes, byte for byte.
   5. Text is UTF-8; invalid bytes are repaired, not refused. Any bytes may stand in it, NUL too.
   6. Structs that may grow begin with `size`: set it to sizeof, best by METIER_..._INIT. A library that is older than your header
      refuses fields it does not know, unless they are zero; a newer one takes the fields you do not know as METIER_..._INIT has
      them. Options and limits may be NULL: METIER_..._INIT.
   7. An engine may be used by any number of threads at once, and so may metier_stop. Of every other object one thread at a time.
   8. NULL where an object or an output is wanted, an index or a value out of range, an unknown enum: METIER_INVALID_ARGUMENT (or an
      empty answer, from functions that cannot fail), never a crash. What cannot be told from C is yours to keep: pointers that
      are neither NULL nor valid, and use of a copied pointer after the object was freed.
   9. What takes a metier_stop (NULL: none) looks at it between posts and between people: METIER_CANCELLED.
   10. Nothing here prints, exits, starts threads, reads the environment or keeps global state.
   11. All numbers, ranges and failures are those of the C++ header named beside each group, where they are written out.

   ABI LIFECYCLE. Within one SONAME (libmetier.so.0.1) functions and fields are added, never changed or removed, and
   METIER_ABI_VERSION counts up. Before 1.0 each minor version has a SONAME of its own, afterwards each major version. */

#ifndef METIER_METIER_H_
#define METIER_METIER_H_

#include <stddef.h>
#include <stdint.h>

#include "metier/export.h"

#ifdef __cplusplus
extern "C" {
#endif

#define METIER_ABI_VERSION 1
METIER_API int metier_abi_version(void);     /* of the library in use; at least that of the header you compiled with */
METIER_API const char* metier_version(void); /* "0.1.0", static */

typedef struct metier_view {
  const char* data;
  size_t size;
} metier_view;
METIER_API metier_view metier_text(const char* text); /* of a NUL-terminated text; of NULL the empty view */
typedef struct metier_string metier_string;
METIER_API metier_view metier_string_view(const metier_string* string);
METIER_API void metier_string_free(metier_string** string);

/* Errors: metier/engine.h. The codes are those of absl::Status; more may come. */
typedef enum metier_code {
  METIER_OK = 0, METIER_CANCELLED = 1, METIER_INVALID_ARGUMENT = 3, METIER_NOT_FOUND = 5, METIER_PERMISSION_DENIED = 7,
  METIER_RESOURCE_EXHAUSTED = 8, METIER_FAILED_PRECONDITION = 9, METIER_INTERNAL = 13, METIER_DATA_LOSS = 15
} metier_code;
typedef struct metier_error metier_error;
METIER_API int metier_error_code(const metier_error* error); /* METIER_OK of NULL */
METIER_API metier_view metier_error_message(const metier_error* error);
METIER_API void metier_error_free(metier_error** error);

typedef struct metier_stop metier_stop;
METIER_API metier_error* metier_stop_new(metier_stop** stop);
METIER_API void metier_stop_request(metier_stop* stop); /* for good */
METIER_API void metier_stop_free(metier_stop** stop);

/* Engine: metier/engine.h. Topics are numbered from 0; numbers mean nothing outside this engine, slugs do. */
typedef struct metier_engine metier_engine;
typedef struct metier_limits {
  size_t size;
  int64_t text_bytes, posts_per_person, copies_per_person, profiler_bytes;
} metier_limits;
#define METIER_LIMITS_INIT {sizeof(metier_limits), 16777216, 50000, 1000, 4294967296}
typedef struct metier_file {
  metier_view path, bytes;
} metier_file;
METIER_API metier_error* metier_engine_open(metier_view directory, const metier_limits* limits, metier_engine** engine);
METIER_API metier_error* metier_engine_open_shipped(const metier_limits* limits, metier_engine** engine);
METIER_API metier_error* metier_engine_from_memory(const metier_file* files, size_t count, const metier_limits* limits,
                                                   metier_engine** engine);
METIER_API void metier_engine_free(metier_engine** engine);
METIER_API metier_error* metier_engine_provenance(const metier_engine* engine, metier_string** json);
METIER_API size_t metier_engine_topic_count(const metier_engine* engine);
METIER_API metier_view metier_engine_topic_slug(const metier_engine* engine, size_t topic);
METIER_API metier_view metier_engine_topic_name(const metier_engine* engine, size_t topic);
METIER_API metier_error* metier_engine_find_topic(const metier_engine* engine, metier_view slug, size_t* topic);
METIER_API metier_error* metier_engine_topic_json(const metier_engine* engine, size_t topic, metier_string** json);

/* Posts: metier/post.h. */
#define METIER_UNKNOWN_TIME INT64_MIN
typedef enum metier_post_kind { METIER_POST = 0, METIER_REPLY, METIER_REPOST, METIER_QUOTE } metier_post_kind;
typedef enum metier_reaction_kind {
  METIER_LIKED = 0, METIER_REPOSTED, METIER_QUOTED, METIER_REPLIED, METIER_BOOKMARKED, METIER_CLICKED, METIER_CONVERTED,
  METIER_VOTED
} metier_reaction_kind;
typedef struct metier_reaction {
  metier_view actor;
  int64_t time;
  int64_t kind; /* metier_reaction_kind */
} metier_reaction;
typedef struct metier_post {
  size_t size;
  int64_t time;     /* seconds since 1970, or METIER_UNKNOWN_TIME */
  int64_t audience; /* followers; -1: unknown */
  int64_t kind;     /* metier_post_kind */
  metier_view id, author, text, lang, thread, url;
  int64_t counts[8]; /* reactions by metier_reaction_kind, where only totals are known; >= 0 */
  int64_t views;
  const metier_reaction* reactions;
  size_t reaction_count;
} metier_post;
#define METIER_POST_INIT                                                                                             \
  {sizeof(metier_post), METIER_UNKNOWN_TIME, -1, METIER_POST, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, \
   {NULL, 0}, {0, 0, 0, 0, 0, 0, 0, 0}, 0, NULL, 0}

/* Attributions: metier/attribution.h. */
typedef enum metier_attribution_kind { METIER_LIST = 0, METIER_ENDORSEMENT, METIER_BIO } metier_attribution_kind;
typedef struct metier_attribution {
  size_t size;
  int64_t kind; /* metier_attribution_kind */
  metier_view user, by, topic, text, lang;
} metier_attribution;
#define METIER_ATTRIBUTION_INIT \
  {sizeof(metier_attribution), METIER_LIST, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}}

/* Tagger: metier/tagger.h. */
typedef struct metier_tagger metier_tagger;
typedef struct metier_tag_options {
  size_t size;
  int64_t top_k;         /* 0: all */
  double min_confidence; /* below 0: each topic's own threshold */
} metier_tag_options;
#define METIER_TAG_OPTIONS_INIT {sizeof(metier_tag_options), 0, -1.0}
typedef struct metier_post_text {
  metier_view text, lang;
} metier_post_text;
typedef struct metier_topic_score {
  uint16_t topic;
  double confidence;
} metier_topic_score;
typedef struct metier_topic_span {
  uint32_t start, end; /* bytes [start, end) of the text */
  double share;        /* of the topic's logit */
} metier_topic_span;
METIER_API metier_error* metier_tagger_new(const metier_engine* engine, metier_tagger** tagger);
METIER_API void metier_tagger_free(metier_tagger** tagger);

/* The answers of one metier_tagger_tag, one a text. Reuse it: its buffers stay. Views and arrays live until the next tagging into
   it. metier_taggings_abstained gives "" where there are topics, else why not: "no_words", "language", "unsure", "too_long". */
typedef struct metier_taggings metier_taggings;
METIER_API metier_error* metier_taggings_new(metier_taggings** taggings);
METIER_API void metier_taggings_free(metier_taggings** taggings);
METIER_API size_t metier_taggings_count(const metier_taggings* taggings);
METIER_API const metier_topic_score* metier_taggings_topics(const metier_taggings* taggings, size_t index, size_t* count);
METIER_API metier_view metier_taggings_lang(const metier_taggings* taggings, size_t index);
METIER_API metier_view metier_taggings_abstained(const metier_taggings* taggings, size_t index);

/* After a failure `taggings` is empty. */
METIER_API metier_error* metier_tagger_tag(metier_tagger* tagger, const metier_post_text* texts, size_t count,
                                           const metier_tag_options* options, const metier_stop* stop, metier_taggings* taggings);
/* What spoke for a topic in the text tagged last: lives until the tagger is used again. */
METIER_API metier_error* metier_tagger_spans(metier_tagger* tagger, size_t topic, const metier_topic_span** spans, size_t* count);
/* A line a post, in order: `metier tag`, or `metier tag --spans`. */
METIER_API metier_error* metier_tagger_json(metier_tagger* tagger, const metier_post* posts, size_t count,
                                            const metier_tag_options* options, int with_spans, const metier_stop* stop,
                                            metier_string** json);

/* Tables of posts, by the Arrow C stream interface (https://arrow.apache.org/docs/format/CStreamInterface.html, which declares the
   struct): what DuckDB, Polars, pyarrow, DataFusion and others give and take. `out` gives one batch for each of `in`, row for row:
   the columns `keep` as they are, then lang: utf8, topics: list<struct<topic: utf8, confidence: float64>>, abstained: utf8 or
   null. `text_column` (empty: "text") and `lang_column` (empty: none) are utf8, large_utf8, utf8_view, dictionaries of these or
   null, not run-end encoded; an `in` that is no table is itself the texts. On success `in` is taken over, and `out` must be
   released; it is read as `out` is read, on that thread. A stream that failed fails in the same way from then on. */
struct ArrowArrayStream;
METIER_API metier_error* metier_tag_arrow(const metier_engine* engine, struct ArrowArrayStream* in, metier_view text_column,
                                          metier_view lang_column, const metier_view* keep, size_t keep_count,
                                          const metier_tag_options* options, const metier_stop* stop,
                                          struct ArrowArrayStream* out);

/* Profiler: metier/profiler.h. After a failure to add, the posts (attributions) before the one that failed are in. */
typedef struct metier_profiler metier_profiler;
typedef struct metier_profile_options {
  size_t size;
  int64_t as_of;               /* METIER_UNKNOWN_TIME: the newest post */
  int64_t include_sensitive;   /* 0 or 1 */
  const metier_view* subjects; /* who may be profiled; NULL: every author */
  size_t subject_count;
} metier_profile_options;
#define METIER_PROFILE_OPTIONS_INIT {sizeof(metier_profile_options), METIER_UNKNOWN_TIME, 0, NULL, 0}
METIER_API metier_error* metier_profiler_new(const metier_engine* engine, metier_profiler** profiler);
METIER_API void metier_profiler_free(metier_profiler** profiler);
METIER_API metier_error* metier_profiler_add(metier_profiler* profiler, const metier_post* posts, size_t count,
                                             const metier_stop* stop);
METIER_API metier_error* metier_profiler_add_attributions(metier_profiler* profiler, const metier_attribution* attributions,
                                                          size_t count);
METIER_API int64_t metier_profiler_added(const metier_profiler* profiler);
METIER_API int64_t metier_profiler_memory_bytes(const metier_profiler* profiler);
/* Takes everything of `*other`, frees it and sets it to NULL; after a failure it is as it was. */
METIER_API metier_error* metier_profiler_merge(metier_profiler* profiler, metier_profiler** other);
METIER_API metier_error* metier_profiler_save(const metier_profiler* profiler, metier_string** state);
METIER_API metier_error* metier_profiler_load(metier_profiler* profiler, metier_view state);
/* `posts` and `reactions` (may be NULL): how many were removed. */
METIER_API metier_error* metier_profiler_forget(metier_profiler* profiler, metier_view author, int64_t* posts, int64_t* reactions);
/* A line a person, in order of names: `metier profile`. */
METIER_API metier_error* metier_profiler_json(const metier_profiler* profiler, const metier_profile_options* options,
                                              const metier_stop* stop, metier_string** json);

/* Explanations: metier/json.h. */
METIER_API metier_error* metier_explain_post(const metier_engine* engine, metier_post_text text, metier_string** json);
METIER_API metier_error* metier_explain_person(const metier_engine* engine, const metier_post* posts, size_t count,
                                               const metier_attribution* attributions, size_t attribution_count,
                                               metier_view author, metier_view topic, const metier_profile_options* options,
                                               const metier_stop* stop, metier_string** json);

/* Archives: metier/archive.h. `format` may be empty: "auto". */
typedef struct metier_archive metier_archive;
typedef enum metier_read { METIER_READ_POST = 0, METIER_READ_REFUSED, METIER_READ_END } metier_read;
METIER_API metier_error* metier_archive_open(metier_view path, metier_view format, metier_archive** archive);
METIER_API metier_error* metier_archive_from_memory(metier_view bytes, metier_view name, metier_view format,
                                                    metier_archive** archive);
METIER_API void metier_archive_free(metier_archive** archive);
/* Sets `*read`; with METIER_READ_POST writes `*post` (its `size` must be set), whose views live until the next call. */
METIER_API metier_error* metier_archive_next(metier_archive* archive, metier_post* post, metier_read* read);
/* Of the last METIER_READ_REFUSED: "file:line: byte N: message", until the next call of metier_archive_next. */
METIER_API metier_view metier_archive_refusal(const metier_archive* archive);

#ifdef __cplusplus
}
#endif

#endif /* METIER_METIER_H_ */
