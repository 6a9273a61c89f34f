/* Tags the lines of standard input, one a line of output: the topics and how sure they are, or why there is none.

     printf 'golf in the rain #golf\nok thanks\n' | tag_lines */

#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include "metier/metier.h"

/* Says what went wrong, if anything did. */
static int failed(metier_error* error) {
  if (error == NULL) return 0;
  const metier_view message = metier_error_message(error);
  fprintf(stderr, "tag_lines: %.*s\n", (int)message.size, message.data);
  metier_error_free(&error);
  return 1;
}

static void print_tagging(const metier_engine* engine, const metier_taggings* taggings) {
  size_t count = 0;
  const metier_topic_score* topics = metier_taggings_topics(taggings, 0, &count);
  for (size_t i = 0; i < count; ++i) {
    const metier_view slug = metier_engine_topic_slug(engine, topics[i].topic);
    printf("%s%.*s %.2f", i == 0 ? "" : ", ", (int)slug.size, slug.data, topics[i].confidence);
  }
  const metier_view why_not = metier_taggings_abstained(taggings, 0);
  printf("%.*s\n", (int)why_not.size, why_not.data);
}

int main(void) {
  metier_engine* engine = NULL;
  metier_tagger* tagger = NULL;
  metier_taggings* taggings = NULL;
  char* line = NULL;
  size_t capacity = 0;
  ssize_t size = 0;
  int status = 1;
  if (failed(metier_engine_open_shipped(NULL, &engine)) || failed(metier_tagger_new(engine, &tagger)) ||
      failed(metier_taggings_new(&taggings))) {
    goto done;
  }
  while ((size = getline(&line, &capacity, stdin)) >= 0) {
    if (size > 0 && line[size - 1] == '\n') --size;
    const metier_post_text text = {{line, (size_t)size}, {NULL, 0}};
    if (failed(metier_tagger_tag(tagger, &text, 1, NULL, NULL, taggings))) goto done;
    print_tagging(engine, taggings);
  }
  status = 0;
done:
  free(line);
  metier_taggings_free(&taggings);
  metier_tagger_free(&tagger);
  metier_engine_free(&engine);
  return status;
}
