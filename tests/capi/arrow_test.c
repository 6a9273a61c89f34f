/* metier_tag_arrow from C11, with a producer and a consumer written by hand from Arrow's specification. */

#include <stdlib.h>

#include "check.h"

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

/* A table of one column "text", all of it static: releasing only marks. */
static int released = 0;
static void release_schema(struct ArrowSchema* schema) { schema->release = NULL; }
static void release_array(struct ArrowArray* array) { array->release = NULL; }
static void release_stream(struct ArrowArrayStream* stream) {
  ++released;
  stream->release = NULL;
}

static const char kTexts[] = "birdie on the 18th, golf in the rain #golfok thanks, see you there";
static const int32_t kOffsets[] = {0, 42, 42, 66};
static const uint8_t kValid[] = {5}; /* the second is null */

static int get_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
  static struct ArrowSchema text;
  static struct ArrowSchema* children[] = {&text};
  (void)stream;
  text = (struct ArrowSchema){"u", "text", NULL, 2, 0, NULL, NULL, release_schema, NULL};
  *out = (struct ArrowSchema){"+s", "", NULL, 0, 1, children, NULL, release_schema, NULL};
  return 0;
}

/* Gives two batches, the second empty, then fails or ends as `private_data` says. */
struct state {
  int batch;
  int fails;
};

static int get_next(struct ArrowArrayStream* stream, struct ArrowArray* out) {
  static struct ArrowArray text;
  static struct ArrowArray* children[] = {&text};
  static const void* text_buffers[] = {kValid, kOffsets, kTexts};
  static const void* buffers[] = {NULL};
  struct state* state = stream->private_data;
  const int batch = state->batch++;
  memset(out, 0, sizeof(*out));
  if (batch == 2) return state->fails ? 5 : 0;
  const int64_t length = batch == 0 ? 3 : 0;
  text = (struct ArrowArray){length, batch == 0 ? 1 : 0, 0, 3, 0, text_buffers, NULL, NULL, release_array, NULL};
  *out = (struct ArrowArray){length, 0, 0, 1, 1, buffers, children, NULL, release_array, NULL};
  return 0;
}

static const char* get_last_error(struct ArrowArrayStream* stream) {
  (void)stream;
  return "the disk is gone";
}

static struct ArrowArrayStream make_stream(struct state* state) {
  const struct ArrowArrayStream stream = {get_schema, get_next, get_last_error, release_stream, state};
  return stream;
}

/* The `row`th string of a utf8 array of ours. */
static int string_is(const struct ArrowArray* array, int64_t row, const char* wanted) {
  const int32_t* offsets = array->buffers[1];
  const metier_view view = {(const char*)array->buffers[2] + offsets[row], (size_t)(offsets[row + 1] - offsets[row])};
  return view_is(view, wanted);
}

static void test_a_table(const metier_engine* engine) {
  struct state state = {0, 0};
  struct ArrowArrayStream in = make_stream(&state);
  struct ArrowArrayStream out;
  CHECK_OK(metier_tag_arrow(engine, &in, metier_text(NULL), metier_text(NULL), NULL, 0, NULL, NULL, &out));
  CHECK(in.release == NULL);

  struct ArrowSchema schema;
  CHECK(out.get_schema(&out, &schema) == 0);
  CHECK(strcmp(schema.format, "+s") == 0 && schema.n_children == 3);
  CHECK(strcmp(schema.children[0]->name, "lang") == 0 && strcmp(schema.children[0]->format, "u") == 0);
  CHECK(strcmp(schema.children[1]->name, "topics") == 0 && strcmp(schema.children[1]->format, "+l") == 0);
  CHECK(strcmp(schema.children[1]->children[0]->children[1]->format, "g") == 0);
  CHECK(strcmp(schema.children[2]->name, "abstained") == 0);
  schema.release(&schema);

  struct ArrowArray batch;
  CHECK(out.get_next(&out, &batch) == 0);
  CHECK(batch.length == 3 && batch.n_children == 3);
  CHECK(string_is(batch.children[0], 0, "en"));
  const int32_t* ends = batch.children[1]->buffers[1];
  CHECK(ends[1] > 0 && ends[2] == ends[1] && ends[3] == ends[2]);
  CHECK(string_is(batch.children[1]->children[0]->children[0], 0, "golf"));
  CHECK(batch.children[2]->null_count == 1 && *(const uint8_t*)batch.children[2]->buffers[0] == 6);
  CHECK(string_is(batch.children[2], 1, "no_words") && string_is(batch.children[2], 2, "unsure"));
  batch.release(&batch);

  CHECK(out.get_next(&out, &batch) == 0);
  CHECK(batch.release != NULL && batch.length == 0);
  batch.release(&batch);
  CHECK(out.get_next(&out, &batch) == 0);
  CHECK(batch.release == NULL);
  CHECK(released == 0);
  out.release(&out);
  CHECK(released == 1 && out.release == NULL);
}

static void test_what_is_kept(const metier_engine* engine) {
  struct state state = {0, 1};
  struct ArrowArrayStream in = make_stream(&state);
  struct ArrowArrayStream out;
  const metier_view keep[] = {{"text", 4}};
  CHECK_OK(metier_tag_arrow(engine, &in, metier_text("text"), metier_text("text"), keep, 1, NULL, NULL, &out));
  struct ArrowArray batch;
  CHECK(out.get_next(&out, &batch) == 0);
  CHECK(batch.n_children == 4 && batch.children[0]->buffers[2] == kTexts);
  batch.release(&batch);
  CHECK(out.get_next(&out, &batch) == 0);
  batch.release(&batch);
  /* The failure of the input comes through, and stays: nobody may take what follows for the end. */
  for (int i = 0; i < 2; ++i) {
    CHECK(out.get_next(&out, &batch) != 0);
    CHECK(strstr(out.get_last_error(&out), "the disk is gone") != NULL);
    CHECK(state.batch == 3);
  }
  out.release(&out);
}

static void test_misuse(const metier_engine* engine) {
  struct state state = {0, 0};
  struct ArrowArrayStream in = make_stream(&state);
  struct ArrowArrayStream out;
  const metier_view none = {NULL, 0};
  const metier_view broken = {NULL, 7};
  const metier_view wrong[] = {{"lang", 4}};
  metier_tag_options options = METIER_TAG_OPTIONS_INIT;
  CHECK_CODE(metier_tag_arrow(NULL, &in, none, none, NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, NULL, none, none, NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, none, none, NULL, 0, NULL, NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, broken, none, NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, metier_text("nix"), none, NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, none, metier_text("nix"), NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, none, none, NULL, 1, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tag_arrow(engine, &in, none, none, wrong, 1, NULL, NULL, &out), METIER_INVALID_ARGUMENT);
  options.top_k = -1;
  CHECK_CODE(metier_tag_arrow(engine, &in, none, none, NULL, 0, &options, NULL, &out), METIER_INVALID_ARGUMENT);
  CHECK(in.release != NULL); /* after a failure it is still the caller's */

  metier_stop* stop = NULL;
  CHECK_OK(metier_stop_new(&stop));
  CHECK_OK(metier_tag_arrow(engine, &in, none, none, NULL, 0, NULL, stop, &out));
  CHECK_CODE(metier_tag_arrow(engine, &in, none, none, NULL, 0, NULL, NULL, &out), METIER_INVALID_ARGUMENT); /* used up */
  metier_stop_request(stop);
  struct ArrowArray batch;
  CHECK(out.get_next(&out, &batch) != 0);
  CHECK(strstr(out.get_last_error(&out), "stopped") != NULL);
  metier_stop_free(&stop); /* the stream keeps what it needs of it */
  CHECK(out.get_next(&out, &batch) != 0);
  CHECK(strstr(out.get_last_error(&out), "stopped") != NULL);
  out.release(&out);
}

int main(int argc, char** argv) {
  metier_engine* engine = NULL;
  if (argc != 2) return 2;
  CHECK_OK(metier_engine_open(metier_text(argv[1]), NULL, &engine));
  if (engine == NULL) return 1;
  test_a_table(engine);
  test_what_is_kept(engine);
  test_misuse(engine);
  metier_engine_free(&engine);
  if (failures > 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures > 0 ? 1 : 0;
}
