/* The same outsider in C. Also the program of `pkg-config`. */

#include <stdio.h>

#include "metier/metier.h"

static int failed(metier_error* error) {
  if (error == NULL) return 0;
  const metier_view message = metier_error_message(error);
  fprintf(stderr, "%.*s\n", (int)message.size, message.data);
  metier_error_free(&error);
  return 1;
}

static void print(metier_string** string) {
  const metier_view text = metier_string_view(*string);
  fwrite(text.data, 1, text.size, stdout);
  metier_string_free(string);
}

int main(int argc, char** argv) {
  metier_engine* engine = NULL;
  metier_tagger* tagger = NULL;
  metier_profiler* profiler = NULL;
  metier_archive* archive = NULL;
  metier_string* json = NULL;
  const metier_view any = {NULL, 0};
  if (argc != 2 || failed(metier_engine_open_shipped(NULL, &engine)) || failed(metier_tagger_new(engine, &tagger)) ||
      failed(metier_profiler_new(engine, &profiler)) || failed(metier_archive_open(metier_text(argv[1]), any, &archive))) {
    return 1;
  }
  metier_post post = METIER_POST_INIT;
  metier_read read = METIER_READ_POST;
  for (;;) {
    if (failed(metier_archive_next(archive, &post, &read))) return 1;
    if (read == METIER_READ_END) break;
    if (read == METIER_READ_REFUSED) continue;
    if (failed(metier_tagger_json(tagger, &post, 1, NULL, 0, NULL, &json))) return 1;
    print(&json);
    if (failed(metier_profiler_add(profiler, &post, 1, NULL))) return 1;
  }
  if (failed(metier_profiler_json(profiler, NULL, NULL, &json))) return 1;
  print(&json);
  metier_archive_free(&archive);
  metier_profiler_free(&profiler);
  metier_tagger_free(&tagger);
  metier_engine_free(&engine);
  return 0;
}
