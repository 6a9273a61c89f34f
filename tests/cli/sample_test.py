"""The people of the sample archive get what they deserve, and nothing of what made earlier systems a joke."""

import json
import os
import unittest

from program import SAMPLES, records, run


class Town(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(os.path.join(SAMPLES, "town.expected.json"), encoding="utf-8") as file:
            cls.expected = json.load(file)
        out, _ = run("profile", os.path.join(SAMPLES, "town.jsonl"))
        cls.people = {person["user"]: person for person in records(out)}
        cls.topics = {topic["topic"]: topic for topic in records(run("topics")[0])}

    def listed(self, user):
        return [topic["topic"] for topic in self.people[user]["topics"]]

    def at_or_below(self, topic, above):
        return topic == above or above in self.topics[topic]["ancestors"]

    def test_everybody_is_there(self):
        self.assertEqual(set(self.people), set(self.expected))

    def test_never(self):
        for user, wanted in self.expected.items():
            for slug in wanted["never"]:
                with self.subTest(user=user, never=slug):
                    self.assertFalse([topic for topic in self.listed(user) if self.at_or_below(topic, slug)])

    # Not every one: what a person is into must show in posts that the tagger is sure of, and it would rather be silent than wrong.
    def test_true_topics_are_found(self):
        missed = []
        wanted = [(user, slug) for user, wanted in self.expected.items() for slug in wanted["expert"]]
        for user, slug in wanted:
            implied = [topic["topic"] for topic in self.people[user]["implied"]]
            if slug not in self.listed(user) + implied:
                missed.append((user, slug))
        self.assertLessEqual(len(missed), len(wanted) // 4, missed)


if __name__ == "__main__":
    unittest.main()
