"""States: shards that are merged give the bytes of one run; damage and foreign states are refused; people can be forgotten."""

import json
import os
import random
import shutil
import tempfile
import unittest

from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
MODELS = os.path.join(os.path.dirname(__file__), "..", "..", "models")


class States(unittest.TestCase):
    def setUp(self):
        self.directory = tempfile.TemporaryDirectory()
        self.addCleanup(self.directory.cleanup)

    def path(self, name):
        return os.path.join(self.directory.name, name)

    def write(self, name, lines):
        with open(self.path(name), "wb") as file:
            file.writelines(lines)
        return self.path(name)

    def partial(self, name, *arguments):
        out, err = run("profile", "--partial", self.path(name), *arguments)
        self.assertEqual((out, err), (b"", b""))
        return self.path(name)

    @staticmethod
    def bytes_of(path):
        with open(path, "rb") as file:
            return file.read()

    def shards(self, count):
        with open(TOWN, "rb") as file:
            lines = file.readlines()
        random.Random(1).shuffle(lines)
        return [self.write(f"{i}.jsonl", lines[i::count]) for i in range(count)]

    def test_merging_shards_gives_the_bytes_of_one_run(self):
        states = [self.partial(f"{i}.state", shard) for i, shard in enumerate(self.shards(3))]
        for form in ["jsonl", "csv", "table"]:
            self.assertEqual(run("merge", "--format", form, *reversed(states))[0], run("profile", "--format", form, TOWN)[0])
        run("merge", "--partial", self.path("two.state"), states[0], states[2])
        run("merge", "--partial", self.path("all.state"), states[1], self.path("two.state"))
        self.assertEqual(self.bytes_of(self.path("all.state")), self.bytes_of(self.partial("whole.state", TOWN)))
        self.assertEqual(run("merge", "--as-of", "2025-01-01", self.path("all.state"))[0], run("profile", "--as-of", "2025-01-01", TOWN)[0])

    def test_new_posts_are_added_to_old_ones(self):
        old, new = self.shards(2)
        state = self.partial("old.state", old)
        before = self.bytes_of(state)
        self.assertEqual(run("profile", "--state", state, new)[0], run("profile", TOWN)[0])
        self.partial("new.state", "--state", state, new)
        self.assertEqual(self.bytes_of(state), before)
        self.assertEqual(run("merge", self.path("new.state"))[0], run("profile", TOWN)[0])

    def test_a_state_holds_no_text_and_only_subjects_by_name(self):
        subjects = self.write("subjects", [b"kat_ellery\n"])
        states = [self.partial(f"{i}.state", "--subjects", subjects, shard) for i, shard in enumerate(self.shards(2))]
        with open(TOWN, "rb") as file:
            posts = [json.loads(line) for line in file]
        for state in states:
            content = self.bytes_of(state)
            self.assertNotIn(b"barbie", content.lower().replace(b"barbie-", b""))
            for post in posts:
                self.assertNotIn(post["text"].encode()[:24], content)
                if post["author"] != "kat_ellery":
                    self.assertNotIn(post["author"].encode(), content)
                for reaction in post.get("reactions", []):
                    self.assertNotIn(reaction["actor"].encode(), content.replace(b"kat_ellery", b""))
        self.assertEqual(run("merge", *states)[0], run("profile", "--subjects", subjects, TOWN)[0])
        others = self.write("others", [b"gwen_hafod\n"])
        _, err = run("merge", "--subjects", others, *states, code=2)
        self.assertIn(b"gwen_hafod", err)
        _, err = run("merge", states[0], self.partial("everybody.state", TOWN), code=2)
        self.assertIn(b"subjects", err)

    def test_forgetting(self):
        state = self.partial("town.state", TOWN)
        people = [record["user"] for record in records(run("merge", state)[0])]
        out, err = run("forget", "--user", "kat_ellery", state)
        self.assertEqual(err, b"")
        (record,) = records(out)
        self.assertEqual(record["file"], state)
        self.assertGreater(record["posts"], 50)
        self.assertGreater(record["reactions"], 0)
        self.assertNotIn(b"kat_ellery", self.bytes_of(state))
        people.remove("kat_ellery")
        self.assertEqual([record["user"] for record in records(run("merge", state)[0])], people)
        (record,) = records(run("forget", "--user", "kat_ellery", state)[0])
        self.assertEqual((record["posts"], record["reactions"]), (0, 0))
        self.assertEqual(os.listdir(self.directory.name), ["town.state"])

    def test_what_is_no_sound_state_of_this_knowledge_is_refused(self):
        state = self.partial("town.state", TOWN)
        content = self.bytes_of(state)
        damaged = self.write("damaged.state", [content[: len(content) // 2]])
        flipped = bytearray(content)
        flipped[len(content) // 3] ^= 4
        flipped = self.write("flipped.state", [bytes(flipped)])
        for bad, word in [(damaged, b"damaged state file"), (flipped, b"damaged state file"), (TOWN, b"not a Metier state"), ("/no/such", b"/no/such")]:
            for command in [["merge"], ["forget", "--user", "ann"]]:
                out, err = run(*command, state, bad, code=2)
                self.assertEqual(out, b"")
                self.assertIn(word, err)
                self.assertIn(os.path.basename(bad).encode(), err)
        self.assertEqual(self.bytes_of(state), content)

        data = self.path("data")
        shutil.copytree(MODELS, data)
        with open(os.path.join(data, "lexicon", "sports.txt"), "ab") as file:
            file.write(b"\n# changed\n")
        _, err = run("merge", "--data", data, state, code=2)
        self.assertIn(b"another lexicon", err)

    def test_mistakes(self):
        state = self.partial("town.state", TOWN)
        for arguments, word in [
            (["merge"], b"merge"),
            (["forget", state], b"--user"),
            (["forget", "--user", "ann"], b"states"),
            (["merge", "--format", "xml", state], b"xml"),
            (["profile", "--partial", self.directory.name, TOWN], b"not a regular file"),
        ]:
            with self.subTest(arguments=arguments):
                self.assertIn(word, run(*arguments, code=2)[1])

    def test_refused_records_are_counted_with_a_state_too(self):
        lines = post_lines({"author": "ann", "text": "golf"}) + b"no json\n"
        run("profile", "--partial", self.path("a.state"), stdin=lines, code=1)
        (person,) = records(run("merge", self.path("a.state"))[0])
        self.assertEqual((person["user"], person["posts"], person["left_out"]), ("ann", 1, 0))


if __name__ == "__main__":
    unittest.main()
