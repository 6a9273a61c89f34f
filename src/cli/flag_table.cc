#include <array>

#include "cli/flags.h"

namespace metier::cli {

std::span<const Flag> AllFlags() {
  static const std::vector<Flag> flags = {
      {"from", "FORMAT",
       "Format of the input: jsonl, csv, tsv, text, twitter, twitter-api, mastodon, bluesky, reddit, stackexchange, "
       "facebook, instagram, linkedin, or auto (the default: by content)."},
      {"map", "FIELD=NAME,...",
       "Columns, or keys of JSON Lines, by names of your own: text=body,author=user.name. Other fields are found as "
       "always."},
      {"threads", "N", "Threads to work with (default: one a core). The output does not depend on it."},
      {"top-k", "N", "At most N topics a post; 0, the default, means all."},
      {"min-confidence", "P",
       "Give the topics of at least this confidence, in [0, 1], instead of each topic's own threshold."},
      {"spans", "", "Add the parts of the text that spoke for each topic."},
      {"format", "FORMAT",
       "Format of the output. Of tag, profile and merge: jsonl (the default), csv, table, or sqlite, which needs "
       "--output (docs/sinks.md)."},
      {"subjects", "FILE", "Profile only these people: one name a line. Default: every author."},
      {"attribution", "FILE",
       "Lists, endorsements and bios, which confirm what posts show (docs/formats/attribution.md)."},
      {"partial", "FILE", "Write a state to FILE, to be merged later, instead of profiles."},
      {"state", "FILE", "Add the posts to this state, which an earlier --partial wrote. It stays as it is."},
      {"as-of", "TIME", "Evidence ages counted back from here (RFC 3339). Default: the newest post of the archive."},
      {"include-sensitive", "", "Report sensitive topics too (health conditions, religion, sexuality, politics, ...)."},
      {"user", "NAME", "The person whose topic to explain, or who is to be forgotten."},
      {"topic", "SLUG", "Which topic to explain."},
      {"text", "TEXT", "A post to explain."},
      {"audit", "FILE",
       "With profile: keep the whole account of everybody in FILE (SQLite). With explain: answer from it."},
      {"keep-text", "", "Keep the texts of posts in the audit too; otherwise ids, dates and spans."},
      {"disputes", "FILE", "Corrections: JSON Lines of user, topic, action (reject or confirm), reason and date."},
      {"without", "IDS", "What if these posts were not there? Their ids, with commas between."},
      {"more-occasions", "N", "Show what N more occasions, in turn like those that are there, would change."},
      {"without-attribution", "", "Show what would be if nobody else said anything of the person."},
      {"smallest-set", "", "Search the smallest set of posts without which the band is lower."},
      {"tree", "", "Show the topics as a tree."},
      {"data", "DIR", "Where taxonomy, lexicon and model are (default: beside the program)."},
      {"model", "FILE", "Another model file than the one in the data directory."},
      {"corpora", "DIR", "Directory of the outside corpora."},
      {"manifest", "FILE", "The list of corpora (default: corpora/manifest.tsv)."},
      {"output", "PATH",
       "Where to write instead of standard output: a file, in its place as a whole or not at all; the model's file; "
       "the directory of a report. Also -o."},
      {"labels", "DIR", "Labels of single posts of the corpora (default: corpora/labels)."},
      {"held-out", "DIR", "Labels of posts that are never learned from (default: bench/people/labels)."},
      {"relabelled", "FILE",
       "What the posts of the corpora are about each by itself (default: corpora/labels/relabelled.tsv.zst; none: what "
       "their sources are about)."},
      {"half", "N",
       "Of the posts of the sources train on those only whose place, counted from 0, leaves N when divided by 2: makes "
       "a model that can be asked about posts that it has not seen."},
      {"posts", "DIR", "Our own posts to learn from (default: corpora/posts)."},
      {"recalibrate", "MODEL",
       "Keep the rows of this model and only calibrate it anew: after a change of the lexicon, or of the gold posts."},
      {"dimension", "N", "Length of a row (default: 96)."},
      {"epochs", "N", "Passes over the posts (default: 3)."},
      {"posts-per-source", "N", "At most this many training posts of one source (default: 600)."},
      {"gold", "FILE", "Posts with their true topics: JSON Lines, or a directory of such files."},
      {"split", "NAME", "Which held-out posts of the corpora to judge by: dev (default) or test."},
      {"memory", "SIZE",
       "Hold at most about this much of the posts in memory (64M, 1G, ...) and group the rest by person on the disk."},
      {"temp-dir", "DIR", "Where --memory puts what does not fit (default: $TMPDIR, or /tmp)."},
      {"checkpoint", "FILE",
       "Save in FILE how far the run has come, and if FILE is there, go on from where it says (docs/checkpoints.md). "
       "Needs --output."},
      {"checkpoint-every", "N", "Posts from one checkpoint to the next (default: 100000)."},
      {"help", "", "Show this help."},
  };
  return flags;
}

std::span<const Command> AllCommands() {
  static const std::vector<Command> commands = {
      {"tag",
       "[FILE|DIR|-]...",
       "Say what each post is about.",
       "One record a post, in the order of the input. A post that is about nothing in particular, or in a language "
       "that no model serves, gets no topic "
       "and says why in \"abstained\".",
       {"from", "map", "threads", "top-k", "min-confidence", "spans", "format", "output", "checkpoint",
        "checkpoint-every", "data", "model", "help"}},
      {"profile",
       "[FILE|DIR|-]...",
       "Say what each person is about.",
       "One record a person, in the order of their names. \"held_back\" lists the topics that were touched but not "
       "enough, with the gate that held. Of one person 50,000 posts are weighed, an even sample where there are more, "
       "and \"left_out\" says how many were not.\n\n"
       "With --partial the posts are only reduced to a state (docs/state-format.md): shards of an archive can be read "
       "apart, and new posts added to old ones without reading those again. A state holds no text, and of people who "
       "are no --subjects no names.\n\n"
       "With --audit the account of everybody is kept beside (docs/audit-format.md), so that explain can answer later "
       "without archive and model. A topic that --disputes rejects stays away until what was posted after that date "
       "carries it alone (docs/disputes.md).",
       {"from",    "map",    "threads",  "attribution", "subjects",  "as-of",        "include-sensitive",
        "partial", "state",  "disputes", "audit",       "keep-text", "smallest-set", "format",
        "output",  "memory", "temp-dir", "data",        "model",     "help"}},
      {"merge",
       "STATE...",
       "Say what each person is about, from states.",
       "The same bytes as one run of profile over all the posts, however they were divided. With --partial one state "
       "of them all is written instead. States that were made with another model, lexicon or taxonomy are refused.",
       {"subjects", "as-of", "include-sensitive", "disputes", "partial", "format", "output", "data", "model", "help"}},
      {"forget",
       "--user NAME STATE...",
       "Remove a person from states.",
       "Their posts go, their reactions to the posts of others, and the lists and endorsements they gave and got. Each "
       "file is replaced as a whole, or not at all; "
       "one record a file says how much went.",
       {"user", "help"}},
      {"explain",
       "--text TEXT | --user NAME --topic SLUG [FILE|DIR|-]...",
       "Say why: of a post, or of a person and a topic.",
       "Shares and contributions add up to the logit, and 1/(1+exp(-logit)) is the confidence before any gate. A topic "
       "that the person does not have is explained too: what held it back, or what came nearest.\n\n"
       "--without, --more-occasions and --without-attribution show beside the present figures what would be, found by "
       "weighing again. With --audit the answer comes from an earlier profile --audit. --format is text, json, or "
       "html: "
       "one page that stands alone.",
       {"user", "topic", "text", "audit", "without", "more-occasions", "without-attribution", "smallest-set",
        "disputes", "from", "map", "threads", "attribution", "as-of", "include-sensitive", "format", "data", "model",
        "help"}},
      {"report",
       "--output DIR [FILE|DIR|-]...",
       "Write a page about each person, and a list of them.",
       "Static pages without scripts that load nothing: index.html, and one file a person with every topic, the posts "
       "behind it, and why others were held back.",
       {"output", "from", "map", "threads", "attribution", "subjects", "as-of", "include-sensitive", "disputes",
        "smallest-set", "data", "model", "help"}},
      {"verify",
       "AUDIT FILE|DIR|-...",
       "Say whether an audit is true of an archive.",
       "Computes everything again, with the same --attribution if the audit was made with one, and writes one record a "
       "field that differs. Exit status 0: true; 1: it differs; 2: could not run, for example because the audit is "
       "damaged or was made with another model.",
       {"from", "map", "threads", "attribution", "data", "model", "help"}},
      {"topics", "[SLUG]", "List the topics, or show one.", "", {"tree", "format", "data", "help"}},
      {"train",
       "--corpora DIR --output FILE",
       "Make a model from the outside corpora.",
       "",
       {"corpora", "manifest", "labels", "held-out", "relabelled", "half", "output", "posts", "gold", "recalibrate",
        "dimension", "epochs", "posts-per-source", "threads", "data", "help"}},
      {"eval",
       "[--corpora DIR] [--gold FILE]",
       "Measure a model on held-out posts.",
       "How often topics are right, how many posts get one, whether confidences hold, which siblings are confounded, "
       "and the surest mistakes with the words that led to them. --format is text, json or html: one page that stands "
       "alone.",
       {"corpora", "manifest", "labels", "gold", "split", "format", "threads", "data", "model", "help"}},
  };
  return commands;
}

const Command* FindCommand(std::string_view name) {
  for (const Command& command : AllCommands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace metier::cli
