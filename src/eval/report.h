// An evaluation for a person at a terminal, for a program, and as a page.

#ifndef METIER_SRC_EVAL_REPORT_H_
#define METIER_SRC_EVAL_REPORT_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/evaluation.h"
#include "metier/taxonomy.h"

namespace metier::eval {

std::string EvaluationText(const Evaluation& evaluation, const Taxonomy& taxonomy);
// One line.
std::string EvaluationJson(const Evaluation& evaluation, const Taxonomy& taxonomy);
// One page on all of them that stands alone (sink/html.h). `provenance` is what the figures are of, one line.
std::string EvaluationPage(std::span<const Evaluation> evaluations, const Taxonomy& taxonomy,
                           std::string_view provenance);

// The `most` shares of an account that moved its logit furthest, either way.
std::vector<tag::Share> StrongestShares(const tag::TopicAccount& account, std::size_t most);
// The words that a share is of. `text` is the post.
std::string_view WordsOf(const tag::Share& share, std::string_view text);

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_REPORT_H_
