// An account that has something in every table.

#ifndef METIER_TESTS_EXPLAIN_SAMPLE_AUDIT_H_
#define METIER_TESTS_EXPLAIN_SAMPLE_AUDIT_H_

#include <string>
#include <utility>

#include "explain/audit.h"

namespace metier::explain {

inline PersonAudit SampleAudit(std::string user) {
  PersonAudit person;
  person.user = std::move(user);
  person.as_of = 1'700'000'000;
  person.records = 5;
  person.kept = 4;
  person.interest_from = 0.7;
  person.usual_median = 2.5;
  for (int i = 0; i < 3; ++i) {
    PostAudit& post = person.posts.emplace_back();
    post.id = std::string("p\0", 2) + std::to_string(i);
    post.time = i == 2 ? kUnknownTime : 1'690'000'000 + i;
    post.kind = "post";
    if (i > 0) post.text = std::string("caf\xC3\xA9 \xFF\0 golf", 13);
    post.weighed = 0.1 + i;
  }
  TopicAudit golf = AbsentTopic("golf", "Golf", 0.768, 0.01);
  golf.status = "listed";
  golf.confidence = 0.1 + 0.2;
  golf.contributions = {{"repetition", 1.5, 0.12, 0.18}, {"span", 1e-300, 0, 0}};
  golf.gates = {{"thin", true, 1, "interest"}};
  golf.attribution_others = 3;
  golf.attribution_bio = true;
  golf.attribution_value = 0.58;
  golf.occasions.resize(2);
  golf.occasions[0].posts = {{0, 0.9, 0.5, {{0, 4, "word", 1.0 / 3}, {5, 9, "phrase", -2}}}, {1, 0.5, 0.25, {}}};
  golf.occasions[1].posts = {{2, 0.75, 1, {{1, 2, "muted", 0}}}};
  golf.folded = {{1, 0, "near"}};
  golf.discounted = {{0, "self", 1}};
  golf.near = {{2, 0.4, {{0, 3, "lamb", "hidden", "lamb's quarters", true}}}};
  golf.disputes = {{"reject", 1'600'000'000, "no \"more\"", 2}};
  golf.smallest_known = true;
  golf.smallest_set = {{0}, {1}};
  person.topics = {golf, AbsentTopic("chess", "Chess", 0.768, 0)};
  return person;
}

}  // namespace metier::explain

#endif  // METIER_TESTS_EXPLAIN_SAMPLE_AUDIT_H_
