"""Lists, endorsements and bios on the command line: they confirm, they never create, they cost one record when bad, and nobody who gave one is named."""

import json
import os
import tempfile
import unittest

from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
LISTS = os.path.join(SAMPLES, "town.attributions.jsonl")


def attributions():
    with open(LISTS, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Town(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        out, cls.notes = run("profile", "--attribution", LISTS, TOWN)
        cls.out = out
        cls.people = {person["user"]: person for person in records(out)}
        cls.plain = {person["user"]: person for person in records(run("profile", TOWN)[0])}
        with open(os.path.join(SAMPLES, "town.expected.json"), encoding="utf-8") as file:
            cls.expected = json.load(file)

    def explained(self, user, topic, *more):
        arguments = ["explain", "--user", user, "--topic", topic, "--attribution", LISTS, TOWN, *more]
        # In lines as wide as a terminal.
        return b" ".join(run(*arguments)[0].split())

    def known(self, person):
        """Every topic that the profile speaks of, in whatever place."""
        return {topic["topic"] for part in ("topics", "held_back", "implied") for topic in person[part]}

    def confidences(self, person):
        return {topic["topic"]: topic["confidence"] for topic in person["topics"] + person["held_back"]}

    def test_nothing_is_created(self):
        self.assertEqual(self.people.keys(), self.plain.keys())
        for user, person in self.people.items():
            self.assertEqual(self.known(person), self.known(self.plain[user]))
            for wanted in self.expected[user]["never"]:
                self.assertNotIn(wanted, [topic["topic"] for topic in person["topics"]])
        # Three endorse her for unicorns, of which she says nothing, and three each other for crypto, of which he says little.
        self.assertNotIn("mythology", self.confidences(self.people["mirjam.v"]))
        self.assertNotIn("cryptocurrency", [topic["topic"] for topic in self.people["dax_wren"]["topics"]])

    def test_what_posts_show_is_confirmed(self):
        for user, slug in [("dale_hutchins", "golf"), ("mirjam.v", "cycling")]:
            (term,) = [term for term in json.loads(self.explained(user, slug, "--format", "json"))["contributions"]
                       if term["feature"] == "attribution"]
            self.assertGreater(term["value"], 0)
            # Above, what is confirmed is lost in rounding to three places.
            if (plain := self.confidences(self.plain[user])[slug]) < 0.99:
                self.assertGreater(self.confidences(self.people[user])[slug], plain)
        for user, person in self.people.items():
            before = self.confidences(self.plain[user])
            for slug, confidence in self.confidences(person).items():
                self.assertGreaterEqual(confidence, before[slug])
                self.assertLess(confidence, before[slug] + 0.075)  # 0.3 in the logit

    def test_nobody_is_named(self):
        authors = set(self.people)
        others = {record["by"] for record in attributions() if "by" in record} - authors
        self.assertGreater(len(others), 30)
        for by in others:
            self.assertNotIn(by.encode(), self.out)
        text = run("explain", "--user", "dale_hutchins", "--topic", "golf", "--attribution", LISTS, TOWN)[0]
        for by in ["hana.sorsa", "zofia_l"]:
            self.assertNotIn(by.encode(), text)

    def test_explain_counts(self):
        golf = json.loads(self.explained("dale_hutchins", "golf", "--format", "json"))
        self.assertEqual({key: golf["attribution"][key] for key in ["others", "reciprocal", "ring", "bio"]},
                         {"others": 4, "reciprocal": 0, "ring": 0, "bio": True})
        (term,) = [term for term in golf["contributions"] if term["feature"] == "attribution"]
        self.assertGreater(term["value"], 0.2)
        self.assertLess(term["value"], golf["attribution"]["value"])
        self.assertAlmostEqual(golf["bias"] + sum(term["contribution"] for term in golf["contributions"]), golf["logit"], delta=1e-9)
        self.assertIn(b"4 people list or endorse them for it", self.explained("dale_hutchins", "golf"))
        # Without posts the account is empty, and says why.
        self.assertIn(b"2 in a ring with them, not counted", self.explained("dax_wren", "cryptocurrency"))
        self.assertIn(b"without posts that is worth nothing", self.explained("mirjam.v", "mythology"))

    def test_what_names_no_topic_is_said(self):
        self.assertRegex(self.notes.decode(), r"^metier: \d+ of %d attributions name no topic\n$" % len(attributions()))


class Files(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)

    def path(self, name):
        return os.path.join(self.directory.name, name)

    def write(self, name, *attributions):
        with open(self.path(name), "wb") as file:
            file.write(post_lines(*attributions))
        return self.path(name)

    def test_states_keep_them(self):
        given = attributions()
        shards = [self.write(f"{i}.jsonl", *given[i::2]) for i in range(2)]
        run("profile", "--partial", self.path("0.state"), "--attribution", shards[0], TOWN)
        run("profile", "--partial", self.path("1.state"), "--attribution", shards[1], os.devnull)
        expected = run("profile", "--attribution", LISTS, TOWN)[0]
        self.assertEqual(run("merge", self.path("0.state"), self.path("1.state"))[0], expected)
        self.assertEqual(run("profile", "--state", self.path("0.state"), "--attribution", shards[1], os.devnull)[0], expected)
        with open(self.path("0.state"), "rb") as file:
            content = file.read()
        # Neither words, but for slugs that look alike, nor names of those who gave them.
        for words in ["Sheep farmers", "golfers I play with", "fenwickj", "hana.sorsa"]:
            self.assertFalse(words.encode() in content, words)

    def test_forgetting(self):
        state = self.path("town.state")
        run("profile", "--partial", state, "--attribution", LISTS, TOWN)
        (record,) = records(run("forget", "--user", "fenwickj", state)[0])
        self.assertEqual(record["attributions"], 2)
        left = self.write("left.jsonl", *[given for given in attributions() if given.get("by") != "fenwickj"])
        (record,) = records(run("forget", "--user", "fenwickj", state)[0])
        self.assertEqual((record["posts"], record["reactions"], record["attributions"]), (0, 0, 0))
        without = self.path("without.state")
        run("profile", "--partial", without, "--attribution", left, TOWN)
        run("forget", "--user", "fenwickj", without)  # for his reactions
        with open(state, "rb") as one, open(without, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_a_bad_record_costs_itself(self):
        good = {"kind": "list", "user": "ann", "by": "bob", "topic": "golf"}
        lists = self.write("lists.jsonl", good, {**good, "topic": "glof"}, {**good, "kind": "post"}, good)
        posts = post_lines({"author": "ann", "text": "Finally broke 80 at Pebble Beach, best golf of my life"})
        out, err = run("profile", "--attribution", lists, "-", stdin=posts, code=1)
        self.assertEqual(len(records(out)), 1)
        first, second, total = err.decode().splitlines()
        size = len(post_lines(good))
        self.assertEqual(first, f'metier: {lists}:2: byte {size + post_lines(good).index(b"golf") - 1}: topic is none that is known: "glof"')
        self.assertTrue(second.startswith(f"metier: {lists}:3: byte "), second)
        self.assertEqual(total, "metier: 2 of 5 records were refused")

    def test_a_file_that_is_not_there_is_found_out_at_once(self):
        for path in ["/no/such", self.directory.name]:
            out, err = run("profile", "--attribution", path, TOWN, code=2)
            self.assertEqual(out, b"")
            self.assertIn(path.encode(), err)

    # One record a post, and none for what is no post.
    def test_tag_refuses_them(self):
        given = attributions()
        post = {"id": "1", "text": "Finally broke 80 at Pebble Beach"}
        out, err = run("tag", stdin=post_lines(post, *given), code=1)
        self.assertEqual([record["id"] for record in records(out)], ["1"])
        self.assertIn(f"{len(given)} of {len(given) + 1} records were refused", err.decode())
        self.assertIn(b"--attribution", run("tag", "--attribution", LISTS, code=2)[1])


if __name__ == "__main__":
    unittest.main()
