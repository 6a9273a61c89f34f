"""What if: every answer is what the program says of an archive that was really changed so."""

import json
import os
import tempfile
import unittest

from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
BANDS = ["mention", "interest", "expertise"]


def explain(user, topic, *arguments, archive=TOWN, code=0):
    return json.loads(run("explain", "--user", user, "--topic", topic, "--format", "json", *arguments, archive, code=code)[0])


class WhatIf(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def town_without(self, ids):
        path = os.path.join(self.folder.name, "town.jsonl")
        with open(TOWN, "rb") as source, open(path, "wb") as out:
            out.writelines(line for line in source if json.loads(line).get("id") not in ids)
        return path

    def same(self, what_if, explanation):
        for field in ["confidence", "logit", "bias", "share"]:
            self.assertAlmostEqual(what_if[field], explanation[field], delta=1e-12)
        for field in ["band", "contributions", "gates", "weeks", "posts"]:
            self.assertEqual(what_if[field], explanation[field])
        self.assertEqual(what_if["occasions"], len(explanation["occasions"]))

    def test_without_posts_is_as_if_they_were_never_there(self):
        for user, topic in [("kat_ellery", "parenting"), ("gwen_hafod", "gardening"), ("devon.pryce", "email-marketing")]:
            now = explain(user, topic)
            posts = [post["id"] for occasion in now["occasions"] for post in occasion["posts"]]
            # The newest too, from which ages count.
            for gone in [posts[:1], posts[-2:], posts]:
                asked = explain(user, topic, "--without", ",".join(gone))
                self.assertEqual({k: v for k, v in asked.items() if k != "what_if"}, now)
                self.same(asked["what_if"], explain(user, topic, archive=self.town_without(set(gone))))

    def test_more_occasions_help_and_open_gates(self):
        now = explain("kat_ellery", "gift-giving")
        self.assertEqual(now["status"], "held_back")
        self.assertTrue({gate["gate"]: gate["held"] for gate in now["gates"]}["one_occasion"])
        more = explain("kat_ellery", "gift-giving", "--more-occasions", "2")["what_if"]
        self.assertEqual((more["occasions"], more["posts"]), (3, now["posts"] + 2))
        self.assertFalse({gate["gate"]: gate["held"] for gate in more["gates"]}["few_occasions"])
        self.assertGreater(more["logit"], now["logit"])
        from_nothing = explain("kat_ellery", "golf", "--more-occasions", "4")["what_if"]
        self.assertEqual(from_nothing["occasions"], 4)
        text = run("explain", "--user", "kat_ellery", "--topic", "golf", "--more-occasions", "4", TOWN)[0].decode()
        self.assertIn("What if: with 4 more occasions", text)
        self.assertIn("What if", run("explain", "--user", "kat_ellery", "--topic", "golf", "--more-occasions", "4", "--format", "html", TOWN)[0].decode())

    def test_without_attribution_where_there_is_none_changes_nothing(self):
        asked = explain("gwen_hafod", "gardening", "--without-attribution")
        self.same(asked["what_if"], asked)

    def test_without_attribution_is_as_if_nobody_had_said_anything(self):
        lists = os.path.join(SAMPLES, "town.attributions.jsonl")
        plain = explain("dale_hutchins", "golf")
        asked = explain("dale_hutchins", "golf", "--attribution", lists, "--without-attribution")
        self.assertGreater(asked["logit"], plain["logit"])
        self.same(asked["what_if"], plain)
        # And what others say stays in any other question.
        (post,) = asked["occasions"][0]["posts"][:1]
        without = explain("dale_hutchins", "golf", "--attribution", lists, "--without", post["id"])
        self.same(without["what_if"], explain("dale_hutchins", "golf", "--attribution", lists, archive=self.town_without({post["id"]})))

    def test_the_smallest_set_drops_the_band_and_no_single_post_does(self):
        sizes = set()
        for user in ["kat_ellery", "dale_hutchins", "devon.pryce", "gwen_hafod"]:
            (person,) = [person for person in records(run("profile", TOWN)[0]) if person["user"] == user]
            for listed in person["topics"]:
                with self.subTest(user=user, topic=listed["topic"]):
                    found = explain(user, listed["topic"], "--smallest-set")
                    small = found["smallest_set"]
                    sizes.add(len(small["posts"]))
                    after = explain(user, listed["topic"], "--without", ",".join(small["posts"]))["what_if"]
                    self.assertLess(BANDS.index(after["band"]), BANDS.index(found["band"]))
                    self.assertAlmostEqual(after["confidence"], small["confidence"], delta=1e-6)
                    self.assertEqual(after["band"], small["band"])
                    # Every one of them is needed.
                    for post in small["posts"] if 1 < len(small["posts"]) < 4 else []:
                        fewer = explain(user, listed["topic"], "--without", ",".join(set(small["posts"]) - {post}))["what_if"]
                        self.assertEqual(fewer["band"], found["band"])
        self.assertGreater(len(sizes), 1, "small and larger sets were seen")

    def test_mistakes(self):
        golf = ["explain", "--user", "dale_hutchins", "--topic", "golf"]
        for arguments, word in [
            ([*golf, "--without", "no-such-post", TOWN], b"no-such-post"),
            ([*golf, "--more-occasions", "-1", TOWN], b"--more-occasions"),
            ([*golf, "--more-occasions", "many", TOWN], b"--more-occasions"),
            (["explain", "--text", "golf", "--format", "html"], b"html"),
        ]:
            with self.subTest(arguments=arguments):
                self.assertIn(word, run(*arguments, code=2)[1])


class Disputes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, *lines, raw=b""):
        path = os.path.join(self.folder.name, "disputes.jsonl")
        with open(path, "wb") as file:
            file.write(post_lines(*lines) + raw)
        return path

    def listed(self, user, *arguments, code=0):
        people = records(run("profile", *arguments, TOWN, code=code)[0])
        (person,) = [person for person in people if person["user"] == user]
        return {topic["topic"] for topic in person["topics"]}, {topic["topic"] for topic in person["implied"]}

    def test_no_rejected_topic_comes_back_as_its_own_parent(self):
        before = {person["user"]: person for person in records(run("profile", TOWN)[0])}
        tagged = {record["id"]: {t["topic"] for t in record["topics"]} for record in records(run("tag", "--min-confidence", "0.2", TOWN)[0])}
        above = {record["topic"]: set(record["ancestors"]) for record in records(run("topics", "--format", "jsonl")[0])}
        pairs = [(user, topic["topic"]) for user, person in before.items() for topic in person["topics"]]
        self.assertGreater(len(pairs), 30)
        # One topic of each person at a time, so that no two rejections of one run meet.
        while pairs:
            batch = dict(pairs)
            pairs = [pair for pair in pairs if pair not in batch.items()]
            disputes = self.file(*({"user": user, "topic": topic, "action": "reject", "date": "2100-01-01"} for user, topic in batch.items()))
            after = {person["user"]: person for person in records(run("profile", "--disputes", disputes, TOWN)[0])}
            for user, topic in batch.items():
                with self.subTest(user=user, topic=topic):
                    listed = lambda person: {t["topic"] for t in person["topics"]}
                    self.assertNotIn(topic, listed(after[user]))
                    # A broader topic may stand on other posts, or on what else its posts are about; never on this one.
                    for broader in above[topic] & (listed(after[user]) - listed(before[user])):
                        found = explain(user, broader, "--disputes", disputes)
                        for post in (post["id"] for occasion in found["occasions"] for post in occasion["posts"]):
                            others = {other for other in tagged[post] if broader in above[other]} - above[topic] - {topic}
                            self.assertTrue(topic not in tagged[post] or others, (broader, post))

    def test_a_rejected_topic_stays_away(self):
        listed, implied = self.listed("dale_hutchins")
        self.assertIn("golf", listed)
        disputes = self.file({"user": "dale_hutchins", "topic": "golf", "action": "reject", "reason": "never <b>again</b>", "date": "2025-01-01"})
        after, after_implied = self.listed("dale_hutchins", "--disputes", disputes)
        self.assertNotIn("golf", after | after_implied)
        self.assertLessEqual(after, listed - {"golf"})
        self.assertLessEqual(after_implied, implied)
        found = explain("dale_hutchins", "golf", "--disputes", disputes)
        self.assertEqual((found["status"], found["confidence"], found["occasions"]), ("none", 0, []))
        (dispute,) = found["disputes"]
        before = explain("dale_hutchins", "golf")
        self.assertEqual(dispute["set_aside"], before["posts"] + len(before["folded"]))
        self.assertEqual(dispute["date"], "2025-01-01T23:59:59Z")
        self.assertEqual({d["why"] for d in found["discounted"]}, {"rejected"})
        self.assertIn(b"Rejected on 1 January 2025", run("explain", "--user", "dale_hutchins", "--topic", "golf", "--disputes", disputes, TOWN)[0])
        # Others keep theirs.
        self.assertEqual(self.listed("gwen_hafod", "--disputes", disputes), self.listed("gwen_hafod"))

    def test_occasions_after_the_date_carry_it_alone(self):
        before = explain("dale_hutchins", "golf")
        dates = [occasion["date"] for occasion in before["occasions"]]
        cut = dates[len(dates) // 2][:10]
        disputes = self.file({"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": cut})
        after = explain("dale_hutchins", "golf", "--disputes", disputes)
        self.assertTrue(after["occasions"])
        self.assertEqual([o["date"] for o in after["occasions"]], [d for d in dates if d[:10] > cut])
        self.assertLess(after["logit"], before["logit"])
        few = self.file({"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": dates[-2]})
        held = explain("dale_hutchins", "golf", "--disputes", few)
        self.assertEqual((held["status"], held["reason"]), ("held_back", "one_occasion"))

    def test_a_confirmation_creates_nothing(self):
        for topic in ["golf", "toys-and-figures"]:
            disputes = self.file({"user": "kat_ellery", "topic": topic, "action": "confirm", "date": "2024-01-01"})
            self.assertEqual(run("profile", "--disputes", disputes, TOWN)[0], run("profile", TOWN)[0])
            found = explain("kat_ellery", topic, "--disputes", disputes)
            self.assertEqual(found["disputes"], [{"action": "confirm", "date": "2024-01-01T23:59:59Z", "reason": None, "set_aside": 0}])
            self.assertEqual({**found, "disputes": []}, explain("kat_ellery", topic))

    def test_bad_lines_cost_themselves_alone(self):
        disputes = self.file(
            {"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": "2025-01-01"},
            {"user": "dale_hutchins", "topic": "no-such", "action": "reject", "date": "2025-01-01"},
            {"user": "dale_hutchins", "topic": "golf", "action": "doubt", "date": "2025-01-01"},
            {"user": "dale_hutchins", "topic": "golf", "action": "reject"},
            {"topic": "golf", "action": "reject", "date": "2025-01-01"},
            {"user": "dale_hutchins", "action": "reject", "date": "2025-01-01"},
            {"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": "some day"},
            {"user": "nobody-here", "topic": "golf", "action": "reject", "date": "2025-01-01"},
            raw=b"no json\n",
        )
        out, err = run("profile", "--disputes", disputes, TOWN, code=1)
        (person,) = [person for person in records(out) if person["user"] == "dale_hutchins"]
        self.assertNotIn("golf", [topic["topic"] for topic in person["topics"]])
        complaints = [line for line in err.decode().splitlines() if "disputes.jsonl:" in line]
        self.assertEqual([int(line.split("disputes.jsonl:")[1].split(":")[0]) for line in complaints], [2, 3, 4, 5, 6, 7, 9])
        for line in complaints:
            self.assertRegex(line, r": byte \d+: ")
        self.assertIn(b"7 disputes were refused", err)

    def test_audits_keep_them_and_states_do_not(self):
        disputes = self.file({"user": "dale_hutchins", "topic": "golf", "action": "reject", "reason": "no", "date": "2025-01-01"})
        audit = os.path.join(self.folder.name, "audit.sqlite")
        profiles = run("profile", "--audit", audit, "--keep-text", "--disputes", disputes, TOWN)[0]
        self.assertEqual(profiles, run("profile", "--disputes", disputes, TOWN)[0])
        self.assertEqual(run("verify", audit, TOWN)[0], b"")
        question = ["explain", "--user", "dale_hutchins", "--topic", "golf", "--format", "json"]
        self.assertEqual(run(*question, "--audit", audit)[0], run(*question, "--disputes", disputes, TOWN)[0])
        state = os.path.join(self.folder.name, "state")
        self.assertIn(b"--disputes", run("profile", "--partial", state, "--disputes", disputes, TOWN, code=2)[1])
        run("profile", "--partial", state, TOWN)
        self.assertEqual(run("merge", "--disputes", disputes, state)[0], profiles)
        self.assertIn(b"/no/such", run("profile", "--disputes", "/no/such", TOWN, code=2)[1])


if __name__ == "__main__":
    unittest.main()
