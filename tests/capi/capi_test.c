/* Every function of metier.h from C11: what it does, and what it does when it is misused. Run with the data directory. */

#include <stdlib.h>

#include "check.h"

static const char kGolf[] = "Finally broke 80 at Pebble Beach, putter was hot all day #golf";
static const metier_view kNone = {NULL, 0};
static const metier_view kBroken = {NULL, 7}; /* no view of anything */

static metier_engine* open_engine(const char* data) {
  metier_engine* engine = NULL;
  CHECK_OK(metier_engine_open(metier_text(data), NULL, &engine));
  if (engine == NULL) exit(1);
  return engine;
}

static metier_post make_post(const char* author, const char* text) {
  metier_post post = METIER_POST_INIT;
  post.author = metier_text(author);
  post.text = metier_text(text);
  return post;
}

static void test_basics(void) {
  CHECK(metier_abi_version() == METIER_ABI_VERSION);
  CHECK(strlen(metier_version()) >= 5);
  CHECK(view_is(metier_text("ab"), "ab"));
  CHECK(metier_text(NULL).size == 0);
  CHECK(metier_string_view(NULL).size == 0);
  metier_string_free(NULL);
  metier_string* string = NULL;
  metier_string_free(&string);
  CHECK(metier_error_code(NULL) == METIER_OK);
  CHECK(metier_error_message(NULL).size == 0);
  metier_error_free(NULL);
  metier_stop_request(NULL);
  CHECK_CODE(metier_stop_new(NULL), METIER_INVALID_ARGUMENT);
  metier_stop_free(NULL);
}

static void test_engine_open(const char* data) {
  metier_engine* engine = NULL;
  CHECK_CODE(metier_engine_open(metier_text("/nonexistent"), NULL, &engine), METIER_NOT_FOUND);
  CHECK_CODE(metier_engine_open(kNone, NULL, &engine), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_open(kBroken, NULL, &engine), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_open(metier_text(data), NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_open_shipped(NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK(engine == NULL);

  metier_limits limits = METIER_LIMITS_INIT;
  limits.text_bytes = 0;
  CHECK_CODE(metier_engine_open(metier_text(data), &limits, &engine), METIER_INVALID_ARGUMENT);
  limits = (metier_limits)METIER_LIMITS_INIT;
  limits.size = 1;
  CHECK_CODE(metier_engine_open(metier_text(data), &limits, &engine), METIER_INVALID_ARGUMENT);
  /* A struct of a later version: what we do not know must not be set. */
  struct {
    metier_limits known;
    int64_t later;
  } grown = {METIER_LIMITS_INIT, 0};
  grown.known.size = sizeof(grown);
  grown.later = 1;
  CHECK_CODE(metier_engine_open(metier_text(data), &grown.known, &engine), METIER_INVALID_ARGUMENT);
  CHECK(engine == NULL);
  grown.later = 0;
  CHECK_OK(metier_engine_open(metier_text(data), &grown.known, &engine));
  metier_engine_free(&engine);
  CHECK(engine == NULL);
  metier_engine_free(&engine);
  metier_engine_free(NULL);

  /* This program stands beside the library's share/metier. */
  CHECK_OK(metier_engine_open_shipped(NULL, &engine));
  metier_engine_free(&engine);

  const metier_file file = {{"words.txt", 9}, {"the 5\n", 6}};
  CHECK_CODE(metier_engine_from_memory(&file, 1, NULL, &engine), METIER_NOT_FOUND);
  CHECK_CODE(metier_engine_from_memory(NULL, 0, NULL, &engine), METIER_NOT_FOUND);
  CHECK_CODE(metier_engine_from_memory(NULL, 1, NULL, &engine), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_from_memory(&file, 1, NULL, NULL), METIER_INVALID_ARGUMENT);
  const metier_file broken = {{"words.txt", 9}, {NULL, 7}};
  CHECK_CODE(metier_engine_from_memory(&broken, 1, NULL, &engine), METIER_INVALID_ARGUMENT);
}

static void test_topics(const metier_engine* engine) {
  const size_t count = metier_engine_topic_count(engine);
  CHECK(count > 900);
  size_t golf = count;
  CHECK_OK(metier_engine_find_topic(engine, metier_text("golf"), &golf));
  CHECK(view_is(metier_engine_topic_slug(engine, golf), "golf"));
  CHECK(view_is(metier_engine_topic_name(engine, golf), "Golf"));
  CHECK(metier_engine_topic_slug(engine, count).size == 0);
  CHECK(metier_engine_topic_name(engine, count).size == 0);
  CHECK(metier_engine_topic_slug(NULL, 0).size == 0);
  CHECK(metier_engine_topic_count(NULL) == 0);
  CHECK_CODE(metier_engine_find_topic(engine, metier_text("no such"), &golf), METIER_NOT_FOUND);
  CHECK_CODE(metier_engine_find_topic(engine, kBroken, &golf), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_find_topic(NULL, metier_text("golf"), &golf), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_find_topic(engine, metier_text("golf"), NULL), METIER_INVALID_ARGUMENT);

  metier_string* json = NULL;
  CHECK_OK(metier_engine_provenance(engine, &json));
  CHECK(view_has(metier_string_view(json), "{\"engine\":\"0.1.0\",\"model\":\"english-"));
  CHECK(view_has(metier_string_view(json), "\"words_checksum\":"));
  CHECK(view_has(metier_string_view(json), "\"settings_checksum\":"));
  metier_string_free(&json);
  CHECK_CODE(metier_engine_provenance(NULL, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_provenance(engine, NULL), METIER_INVALID_ARGUMENT);

  CHECK_OK(metier_engine_topic_json(engine, golf, &json));
  CHECK(view_has(metier_string_view(json), "{\"topic\":\"golf\""));
  metier_string_free(&json);
  CHECK(json == NULL);
  CHECK_CODE(metier_engine_topic_json(engine, count, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_topic_json(NULL, 0, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_engine_topic_json(engine, golf, NULL), METIER_INVALID_ARGUMENT);
}

static void test_tagging(const metier_engine* engine) {
  metier_tagger* tagger = NULL;
  metier_taggings* taggings = NULL;
  CHECK_CODE(metier_tagger_new(NULL, &tagger), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_new(engine, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_taggings_new(NULL), METIER_INVALID_ARGUMENT);
  CHECK_OK(metier_tagger_new(engine, &tagger));
  CHECK_OK(metier_taggings_new(&taggings));
  CHECK(metier_taggings_count(taggings) == 0);

  /* Spans before anything was tagged: wrong order. */
  const metier_topic_span* spans = NULL;
  size_t span_count = 0;
  CHECK_CODE(metier_tagger_spans(tagger, 0, &spans, &span_count), METIER_FAILED_PRECONDITION);

  const metier_post_text texts[3] = {{{"", 0}, {NULL, 0}},
                                     {{"\xFF\x00\xFE", 3}, {"en", 2}},
                                     {{kGolf, sizeof(kGolf) - 1}, {NULL, 0}}};
  CHECK_OK(metier_tagger_tag(tagger, texts, 3, NULL, NULL, taggings));
  CHECK(metier_taggings_count(taggings) == 3);
  CHECK(view_is(metier_taggings_abstained(taggings, 0), "no_words"));
  CHECK(view_is(metier_taggings_abstained(taggings, 2), ""));
  CHECK(view_is(metier_taggings_lang(taggings, 2), "en"));
  size_t count = 99;
  CHECK(metier_taggings_topics(taggings, 0, &count) == NULL || count == 0);
  const metier_topic_score* topics = metier_taggings_topics(taggings, 2, &count);
  CHECK(count > 0 && topics != NULL);
  if (count > 0) {
    CHECK(view_is(metier_engine_topic_slug(engine, topics[0].topic), "golf"));
    CHECK(topics[0].confidence > 0.5 && topics[0].confidence <= 1);
    CHECK_OK(metier_tagger_spans(tagger, topics[0].topic, &spans, &span_count));
    CHECK(span_count > 0 && spans[0].end <= sizeof(kGolf) && spans[0].share > 0);
  }
  CHECK_CODE(metier_tagger_spans(tagger, 65535, &spans, &span_count), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_spans(tagger, (size_t)-1, &spans, &span_count), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_spans(tagger, 0, NULL, &span_count), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_spans(NULL, 0, &spans, &span_count), METIER_INVALID_ARGUMENT);

  /* Out of range, and NULL. */
  CHECK(metier_taggings_topics(taggings, 3, &count) == NULL && count == 0);
  CHECK(metier_taggings_topics(taggings, 2, NULL) == NULL);
  CHECK(metier_taggings_topics(NULL, 0, &count) == NULL);
  CHECK(metier_taggings_lang(taggings, 3).size == 0);
  CHECK(metier_taggings_abstained(NULL, 0).size == 0);
  CHECK(metier_taggings_count(NULL) == 0);

  /* A failure leaves no old answers standing. */
  const metier_post_text broken = {{NULL, 7}, {NULL, 0}};
  CHECK_CODE(metier_tagger_tag(tagger, &broken, 1, NULL, NULL, taggings), METIER_INVALID_ARGUMENT);
  CHECK(metier_taggings_count(taggings) == 0);
  CHECK_CODE(metier_tagger_tag(tagger, NULL, 1, NULL, NULL, taggings), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_tag(NULL, texts, 3, NULL, NULL, taggings), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_tag(tagger, texts, 3, NULL, NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK_OK(metier_tagger_tag(tagger, NULL, 0, NULL, NULL, taggings));

  metier_tag_options options = METIER_TAG_OPTIONS_INIT;
  options.top_k = 1;
  CHECK_OK(metier_tagger_tag(tagger, texts + 2, 1, &options, NULL, taggings));
  metier_taggings_topics(taggings, 0, &count);
  CHECK(count == 1);
  options.min_confidence = 1.5;
  CHECK_CODE(metier_tagger_tag(tagger, texts, 1, &options, NULL, taggings), METIER_INVALID_ARGUMENT);
  options = (metier_tag_options)METIER_TAG_OPTIONS_INIT;
  options.top_k = -1;
  CHECK_CODE(metier_tagger_tag(tagger, texts, 1, &options, NULL, taggings), METIER_INVALID_ARGUMENT);

  metier_stop* stop = NULL;
  CHECK_OK(metier_stop_new(&stop));
  CHECK_OK(metier_tagger_tag(tagger, texts, 3, NULL, stop, taggings));
  metier_stop_request(stop);
  CHECK_CODE(metier_tagger_tag(tagger, texts, 3, NULL, stop, taggings), METIER_CANCELLED);

  const metier_post post = make_post("ann", kGolf);
  metier_string* json = NULL;
  CHECK_CODE(metier_tagger_json(tagger, &post, 1, NULL, 0, stop, &json), METIER_CANCELLED);
  CHECK(json == NULL);
  CHECK_OK(metier_tagger_json(tagger, &post, 1, NULL, 1, NULL, &json));
  CHECK(view_has(metier_string_view(json), "\"spans\":[{\"start\""));
  metier_string_free(&json);
  CHECK_CODE(metier_tagger_json(tagger, NULL, 1, NULL, 0, NULL, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_json(NULL, &post, 1, NULL, 0, NULL, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_tagger_json(tagger, &post, 1, NULL, 0, NULL, NULL), METIER_INVALID_ARGUMENT);

  metier_stop_free(&stop);
  metier_stop_free(&stop);
  metier_taggings_free(&taggings);
  metier_taggings_free(&taggings);
  metier_taggings_free(NULL);
  metier_tagger_free(&tagger);
  metier_tagger_free(&tagger);
  metier_tagger_free(NULL);
}

/* Each field of a post that can be wrong. */
static void test_bad_posts(const metier_engine* engine) {
  metier_profiler* profiler = NULL;
  CHECK_OK(metier_profiler_new(engine, &profiler));
  metier_reaction reaction = {{"bob", 3}, METIER_UNKNOWN_TIME, METIER_LIKED};
  for (int fault = 0; fault < 12; ++fault) {
    metier_post post = make_post("ann", kGolf);
    post.reactions = &reaction;
    post.reaction_count = 1;
    reaction.kind = METIER_LIKED;
    reaction.actor = metier_text("bob");
    switch (fault) {
      case 0: post.size = 3; break;
      case 1: post.kind = 4; break;
      case 2: post.kind = -1; break;
      case 3: post.audience = -2; break;
      case 4: post.views = -1; break;
      case 5: post.counts[7] = -1; break;
      case 6: post.text = kBroken; break;
      case 7: post.author = kBroken; break;
      case 8: post.reactions = NULL; break;
      case 9: reaction.kind = 8; break;
      case 10: reaction.actor = kBroken; break;
      default: post.size = 1u << 20; break;
    }
    CHECK_CODE(metier_profiler_add(profiler, &post, 1, NULL), METIER_INVALID_ARGUMENT);
  }
  CHECK(metier_profiler_added(profiler) == 0);

  metier_post pair[2] = {METIER_POST_INIT, METIER_POST_INIT};
  pair[1].size += 8;
  CHECK_CODE(metier_profiler_add(profiler, pair, 2, NULL), METIER_INVALID_ARGUMENT);
  /* A program made with a later header has larger posts, one after the other. */
  struct {
    metier_post known;
    int64_t later;
  } grown[2];
  memset(grown, 0, sizeof(grown));
  for (int i = 0; i < 2; ++i) {
    grown[i].known = make_post("ann", i == 0 ? kGolf : "birdie on the third hole");
    grown[i].known.size = sizeof(grown[0]);
  }
  CHECK_OK(metier_profiler_add(profiler, &grown[0].known, 2, NULL));
  CHECK(metier_profiler_added(profiler) == 2);
  metier_profiler_free(&profiler);
}

/* Each field of an attribution that can be wrong, and what becomes of those before it. */
static void test_attributions(const metier_engine* engine) {
  metier_profiler* profiler = NULL;
  CHECK_OK(metier_profiler_new(engine, &profiler));
  for (int fault = 0; fault < 9; ++fault) {
    metier_attribution pair[2] = {METIER_ATTRIBUTION_INIT, METIER_ATTRIBUTION_INIT};
    for (int i = 0; i < 2; ++i) {
      pair[i].user = metier_text("ann");
      pair[i].by = metier_text(i == 0 ? "bob" : "carl");
      pair[i].text = metier_text("golf");
    }
    int wanted = METIER_INVALID_ARGUMENT;
    switch (fault) {
      case 0: pair[1].size = 3; break;
      case 1: pair[1].kind = 3; break;
      case 2: pair[1].kind = -1; break;
      case 3: pair[1].kind = METIER_BIO; break;
      case 4: pair[1].user = kNone; break;
      case 5: pair[1].by = kBroken; break;
      case 6: pair[1].text = kNone; break;
      case 7: pair[1].by = kNone; break;
      default: pair[1].topic = metier_text("nix"); wanted = METIER_NOT_FOUND; break;
    }
    CHECK_CODE(metier_profiler_add_attributions(profiler, pair, 2), wanted);
    metier_post post = make_post("ann", kGolf);
    metier_string* why = NULL;
    CHECK_CODE(metier_explain_person(engine, &post, 1, pair, 2, post.author, metier_text("golf"), NULL, NULL, &why), wanted);
    CHECK_OK(metier_explain_person(engine, &post, 1, pair, 1, post.author, metier_text("golf"), NULL, NULL, &why));
    CHECK(view_has(metier_string_view(why), "\"attribution\":{\"others\":1,"));
    metier_string_free(&why);
  }
  CHECK(metier_profiler_memory_bytes(profiler) > 0); /* bob's */
  CHECK_OK(metier_profiler_add_attributions(profiler, NULL, 0));
  CHECK_CODE(metier_profiler_add_attributions(profiler, NULL, 1), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_add_attributions(NULL, NULL, 0), METIER_INVALID_ARGUMENT);
  metier_profiler_free(&profiler);
}

static void add_year(metier_profiler* profiler, const char* author) {
  static const char* const kTexts[] = {"birdie on the third hole and a bogey on the fourth", "new putter, new swing, same handicap",
                                       "18 holes before work, the fairway was wet", "watched the Open all day, what a final round of golf"};
  for (int i = 0; i < 40; ++i) {
    char text[128];
    char id[16];
    snprintf(text, sizeof(text), "%s %d", kTexts[i % 4], i);
    snprintf(id, sizeof(id), "%d", i);
    /* Different words each time, or they would be near-duplicates. */
    char other[160];
    snprintf(other, sizeof(other), "%s %c%c%c%c", text, 'a' + i % 26, 'b' + i % 17, 'c' + i % 11, 'd' + i % 7);
    metier_post post = make_post(author, other);
    post.id = metier_text(id);
    post.time = 1700000000 + 86400 * 8 * (int64_t)i;
    const metier_reaction reaction = {{"bob", 3}, post.time + 60, METIER_LIKED};
    post.reactions = &reaction;
    post.reaction_count = 1;
    CHECK_OK(metier_profiler_add(profiler, &post, 1, NULL));
  }
}

static void test_profiling(metier_engine** engine) {
  metier_profiler* profiler = NULL;
  metier_profiler* other = NULL;
  CHECK_CODE(metier_profiler_new(NULL, &profiler), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_new(*engine, NULL), METIER_INVALID_ARGUMENT);
  CHECK_OK(metier_profiler_new(*engine, &profiler));
  CHECK_OK(metier_profiler_new(*engine, &other));
  metier_stop* stop = NULL;
  CHECK_OK(metier_stop_new(&stop));
  metier_stop_request(stop);

  const metier_post one = make_post("ann", kGolf);
  metier_string* why = NULL;
  CHECK_OK(metier_explain_person(*engine, &one, 1, NULL, 0, metier_text("ann"), metier_text("golf"), NULL, NULL, &why));
  CHECK(view_has(metier_string_view(why), "\"gate\":\"one_occasion\",\"held\":true"));
  metier_string_free(&why);
  CHECK_CODE(metier_explain_person(*engine, &one, 1, NULL, 0, metier_text("ann"), metier_text("nix"), NULL, NULL, &why), METIER_NOT_FOUND);
  CHECK_CODE(metier_explain_person(*engine, &one, 1, NULL, 0, metier_text("bob"), metier_text("golf"), NULL, NULL, &why), METIER_NOT_FOUND);
  CHECK_CODE(metier_explain_person(*engine, NULL, 1, NULL, 0, metier_text("ann"), metier_text("golf"), NULL, NULL, &why), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_explain_person(*engine, &one, 1, NULL, 0, kBroken, metier_text("golf"), NULL, NULL, &why), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_explain_person(NULL, &one, 1, NULL, 0, metier_text("ann"), metier_text("golf"), NULL, NULL, &why), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_explain_person(*engine, &one, 1, NULL, 0, metier_text("ann"), metier_text("golf"), NULL, stop, &why), METIER_CANCELLED);
  const metier_post_text text = {one.text, {NULL, 0}};
  CHECK_OK(metier_explain_post(*engine, text, &why));
  CHECK(view_has(metier_string_view(why), "\"topic\":\"golf\""));
  metier_string_free(&why);
  const metier_post_text broken = {kBroken, {NULL, 0}};
  CHECK_CODE(metier_explain_post(*engine, broken, &why), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_explain_post(*engine, text, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_explain_post(NULL, text, &why), METIER_INVALID_ARGUMENT);

  /* The engine may go before what was made of it. */
  metier_engine_free(engine);
  add_year(profiler, "ann");
  add_year(other, "zoe");
  CHECK(metier_profiler_added(profiler) == 40);
  CHECK(metier_profiler_memory_bytes(profiler) > 1000);
  CHECK(metier_profiler_added(NULL) == 0 && metier_profiler_memory_bytes(NULL) == 0);
  CHECK_CODE(metier_profiler_add(NULL, NULL, 0, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_add(profiler, NULL, 1, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_add(profiler, &one, 1, stop), METIER_CANCELLED);

  CHECK_CODE(metier_profiler_merge(profiler, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_merge(NULL, &other), METIER_INVALID_ARGUMENT);
  metier_profiler* same = profiler;
  CHECK_CODE(metier_profiler_merge(profiler, &same), METIER_INVALID_ARGUMENT);
  CHECK(same == profiler);
  CHECK_OK(metier_profiler_merge(profiler, &other));
  CHECK(other == NULL);
  CHECK_CODE(metier_profiler_merge(profiler, &other), METIER_INVALID_ARGUMENT);

  metier_string* json = NULL;
  CHECK_OK(metier_profiler_json(profiler, NULL, NULL, &json));
  CHECK(view_has(metier_string_view(json), "{\"user\":\"ann\""));
  CHECK(view_has(metier_string_view(json), "{\"user\":\"zoe\""));
  CHECK(view_has(metier_string_view(json), "{\"topic\":\"golf\",\"confidence\":1.0000,\"band\":\"expertise\""));
  metier_string_free(&json);

  metier_profile_options options = METIER_PROFILE_OPTIONS_INIT;
  const metier_view zoe = metier_text("zoe");
  options.subjects = &zoe;
  options.subject_count = 1;
  options.as_of = 1900000000;
  CHECK_OK(metier_profiler_json(profiler, &options, NULL, &json));
  CHECK(!view_has(metier_string_view(json), "ann"));
  CHECK(view_has(metier_string_view(json), "\"as_of\":\"2030-03-17T17:46:40Z\""));
  metier_string_free(&json);
  options.include_sensitive = 2;
  CHECK_CODE(metier_profiler_json(profiler, &options, NULL, &json), METIER_INVALID_ARGUMENT);
  options.include_sensitive = 1;
  options.subjects = &kBroken;
  CHECK_CODE(metier_profiler_json(profiler, &options, NULL, &json), METIER_INVALID_ARGUMENT);
  options.subjects = NULL;
  CHECK_CODE(metier_profiler_json(profiler, &options, NULL, &json), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_json(profiler, NULL, stop, &json), METIER_CANCELLED);
  CHECK_CODE(metier_profiler_json(profiler, NULL, NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_json(NULL, NULL, NULL, &json), METIER_INVALID_ARGUMENT);
  CHECK(json == NULL);

  metier_string* state = NULL;
  CHECK_OK(metier_profiler_save(profiler, &state));
  CHECK_OK(metier_profiler_load(profiler, metier_string_view(state)));
  metier_string* again = NULL;
  CHECK_OK(metier_profiler_save(profiler, &again));
  const metier_view first = metier_string_view(state);
  const metier_view second = metier_string_view(again);
  CHECK(first.size == second.size && memcmp(first.data, second.data, first.size) == 0);
  metier_view cut = first;
  cut.size /= 2;
  CHECK_CODE(metier_profiler_load(profiler, cut), METIER_DATA_LOSS);
  CHECK_CODE(metier_profiler_load(profiler, kNone), METIER_DATA_LOSS);
  CHECK_CODE(metier_profiler_load(profiler, kBroken), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_load(NULL, first), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_save(NULL, &state), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_save(profiler, NULL), METIER_INVALID_ARGUMENT);
  metier_string_free(&again);
  metier_string_free(&state);

  int64_t posts = -1;
  int64_t reactions = -1;
  CHECK_OK(metier_profiler_forget(profiler, metier_text("bob"), &posts, &reactions));
  CHECK(posts == 0 && reactions == 80);
  CHECK_OK(metier_profiler_forget(profiler, metier_text("ann"), &posts, NULL));
  CHECK(posts == 40);
  CHECK_OK(metier_profiler_forget(profiler, metier_text("nobody"), NULL, NULL));
  CHECK_CODE(metier_profiler_forget(profiler, kBroken, NULL, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_profiler_forget(NULL, zoe, NULL, NULL), METIER_INVALID_ARGUMENT);

  metier_stop_free(&stop);
  metier_profiler_free(&profiler);
  metier_profiler_free(&profiler);
  metier_profiler_free(NULL);
}

static void test_archives(void) {
  static const char kLines[] =
      "{\"id\":\"1\",\"author\":\"ann\",\"text\":\"one\",\"kind\":\"reply\",\"engagement\":{\"likes\":3,\"views\":9},"
      "\"reactions\":[{\"actor\":\"bob\",\"kind\":\"vote\"}]}\n{\"text\":\n";
  metier_archive* archive = NULL;
  CHECK_CODE(metier_archive_open(metier_text("/nonexistent"), kNone, &archive), METIER_NOT_FOUND);
  CHECK_CODE(metier_archive_open(metier_text("/etc/passwd"), metier_text("nonsense"), &archive), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_open(kBroken, kNone, &archive), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_open(metier_text("/etc/passwd"), kNone, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_from_memory(kBroken, kNone, kNone, &archive), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_from_memory(kNone, kNone, kNone, NULL), METIER_INVALID_ARGUMENT);
  CHECK(archive == NULL);
  CHECK_OK(metier_archive_from_memory(metier_text(kLines), metier_text("lines.jsonl"), kNone, &archive));

  metier_post post = METIER_POST_INIT;
  metier_read read = METIER_READ_END;
  CHECK_CODE(metier_archive_next(archive, NULL, &read), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_next(archive, &post, NULL), METIER_INVALID_ARGUMENT);
  CHECK_CODE(metier_archive_next(NULL, &post, &read), METIER_INVALID_ARGUMENT);
  post.size = 1; /* no room: the record is still there afterwards */
  CHECK_CODE(metier_archive_next(archive, &post, &read), METIER_INVALID_ARGUMENT);
  post.text = metier_text("as it was");
  post.size = 1u << 20;
  CHECK_CODE(metier_archive_next(archive, &post, &read), METIER_INVALID_ARGUMENT);
  CHECK(view_is(post.text, "as it was") && read == METIER_READ_END);
  /* A program made with a later header has room for more. */
  struct {
    metier_post known;
    int64_t later;
  } grown = {METIER_POST_INIT, 7};
  grown.known.size = sizeof(grown);
  metier_archive* again = NULL;
  CHECK_OK(metier_archive_from_memory(metier_text(kLines), metier_text("lines.jsonl"), kNone, &again));
  CHECK_OK(metier_archive_next(again, &grown.known, &read));
  CHECK(read == METIER_READ_POST && view_is(grown.known.text, "one") && grown.known.size == sizeof(grown) && grown.later == 7);
  metier_archive_free(&again);
  post.size = sizeof(post);
  CHECK_OK(metier_archive_next(archive, &post, &read));
  CHECK(read == METIER_READ_POST && view_is(post.text, "one") && view_is(post.author, "ann") && view_is(post.id, "1"));
  CHECK(post.kind == METIER_REPLY && post.counts[METIER_LIKED] == 3 && post.views == 9 && post.audience == -1);
  CHECK(post.time == METIER_UNKNOWN_TIME && post.reaction_count == 1);
  CHECK(post.reactions[0].kind == METIER_VOTED && view_is(post.reactions[0].actor, "bob"));
  CHECK(metier_archive_refusal(archive).size == 0);
  CHECK_OK(metier_archive_next(archive, &post, &read));
  CHECK(read == METIER_READ_REFUSED && view_has(metier_archive_refusal(archive), "lines.jsonl:2: byte "));
  for (int i = 0; i < 2; ++i) {
    CHECK_OK(metier_archive_next(archive, &post, &read));
    CHECK(read == METIER_READ_END);
  }
  CHECK(metier_archive_refusal(NULL).size == 0);
  metier_archive_free(&archive);
  metier_archive_free(&archive);
  metier_archive_free(NULL);
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  test_basics();
  test_engine_open(argv[1]);
  test_archives();
  metier_engine* engine = open_engine(argv[1]);
  test_topics(engine);
  test_tagging(engine);
  test_bad_posts(engine);
  test_attributions(engine);
  test_profiling(&engine);
  metier_engine_free(&engine);
  if (failures > 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures > 0 ? 1 : 0;
}
