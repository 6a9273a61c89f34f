"""Every explanation adds up, and says the same as the profile that it explains."""

import json
import math
import os
import unittest

from program import SAMPLES, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


class Post(unittest.TestCase):
    def test_shares_sum_to_the_logit(self):
        for text in ["Finally broke 80 at Pebble Beach #golf", "lamb's quarters all over the garden", "glad my money isn't tied up in stocks", "ok", ""]:
            explanation = json.loads(run("explain", "--text", text, "--format", "json")[0])
            for field in ["topics", "refused", "abstained"]:
                self.assertIn(field, explanation)
            for topic in explanation["topics"] + explanation["considered"]:
                total = topic["bias"] + sum(share["share"] for share in topic["shares"])
                self.assertAlmostEqual(total, topic["logit"], delta=1e-9)
                self.assertAlmostEqual(sigmoid(topic["logit"]), topic["confidence"], delta=1e-9)
                for share in topic["shares"]:
                    self.assertEqual(text.encode()[share["start"] : share["end"]].decode(), share["text"])

    def test_refused_senses_are_named(self):
        explanation = json.loads(run("explain", "--text", "lamb's quarters again", "--format", "json")[0])
        self.assertTrue(any(refusal["reason"] == "hidden" for refusal in explanation["refused"]))

    def test_text_form(self):
        self.assertIn(b"confidence", run("explain", "--text", "Finally broke 80 at Pebble Beach #golf")[0])


class Person(unittest.TestCase):
    def test_every_listed_topic_adds_up(self):
        for person in records(run("profile", TOWN)[0])[:6]:
            for listed in person["topics"][:3]:
                out, _ = run("explain", "--user", person["user"], "--topic", listed["topic"], "--format", "json", TOWN)
                explanation = json.loads(out)
                total = explanation["bias"] + sum(c["contribution"] for c in explanation["contributions"])
                self.assertAlmostEqual(total, explanation["logit"], delta=1e-9)
                before_gates = sigmoid(explanation["logit"])
                caps = [gate["cap"] for gate in explanation["gates"] if gate["held"]]
                self.assertAlmostEqual(min([before_gates] + caps), explanation["confidence"], delta=1e-9)
                self.assertAlmostEqual(explanation["confidence"], listed["confidence"], delta=5.1e-5)
                self.assertEqual(explanation["band"], listed["band"])
                self.assertEqual(len(explanation["occasions"]), listed["occasions"])
                for occasion in explanation["occasions"]:
                    self.assertTrue(occasion["posts"])
                    for post in occasion["posts"]:
                        self.assertTrue(post["text"])
                        self.assertTrue(post["spans"])
                for field in ["folded", "discounted", "provenance"]:
                    self.assertIn(field, explanation)

    def test_why_not(self):
        explanation = json.loads(run("explain", "--user", "kat_ellery", "--topic", "golf", "--format", "json", TOWN)[0])
        self.assertEqual(explanation["confidence"], 0)
        self.assertEqual([gate["gate"] for gate in explanation["gates"]], ["no_posts"])
        self.assertEqual(explanation["bias"], explanation["logit"])

    def test_text_form(self):
        out = run("explain", "--user", "kat_ellery", "--topic", "parenting", TOWN)[0].decode()
        for heading in ["Where the confidence comes from", "Gates", "Occasions"]:
            self.assertIn(heading, out)


if __name__ == "__main__":
    unittest.main()
