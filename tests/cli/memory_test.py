"""`profile --memory`: the same bytes with any bound, and nothing left on the disk."""

import os
import pathlib
import random
import subprocess
import tempfile
import unittest

from program import PROGRAM, SAMPLES, Scratch, post_lines, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
LISTS = os.path.join(SAMPLES, "town.attributions.jsonl")


class Memory(Scratch):
    def check(self, *arguments, bounds=("1K", "20K", "300k", "1M", "1G")):
        whole, err = run("profile", *arguments)
        for bound in bounds:
            with self.subTest(bound=bound, arguments=arguments):
                self.assertEqual(run("profile", "--memory", bound, "--temp-dir", self.folder, *arguments), (whole, err))
                self.assertEqual(os.listdir(self.folder), [])
        return whole

    def test_any_bound(self):
        self.check(TOWN)
        for name in sorted(os.listdir(SAMPLES)):
            if name.endswith("archive"):
                self.check(os.path.join(SAMPLES, name), bounds=("1K",))

    def test_with_everything_else(self):
        disputes = tempfile.NamedTemporaryFile()
        self.addCleanup(disputes.close)
        disputes.write(post_lines({"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": "2023-06-01"},
                                  {"user": "kat_ellery", "topic": "parenting", "action": "reject", "date": "2030-01-01"},
                                  {"user": "nobody", "topic": "golf", "action": "reject", "date": "2030-01-01"}))
        subjects = tempfile.NamedTemporaryFile()
        self.addCleanup(subjects.close)
        subjects.write(b"kat_ellery\ndale_hutchins\nnobody\n")
        for file in (disputes, subjects):
            file.flush()
        bounds = ("1K", "100K")
        plain = self.check(TOWN, bounds=())
        self.assertNotEqual(self.check("--attribution", LISTS, TOWN, bounds=bounds), plain)
        self.assertNotEqual(self.check("--disputes", disputes.name, TOWN, bounds=bounds), plain)
        self.check("--subjects", subjects.name, TOWN, bounds=bounds)
        self.check("--as-of", "2026-01-01T00:00:00Z", "--include-sensitive", "--format", "csv", TOWN, bounds=bounds)

    def test_names_and_copies_and_no_authors(self):
        chance = random.Random(7)
        texts = [line for line in pathlib.Path(TOWN).read_bytes().splitlines()][:40]
        names = ["", "a", "a\u0000", "a\u0000b", "aa", "é", "z" * 3000, "\U0001f600", "A"]
        kinds = ["post", "reply", "repost", "quote"]
        import json

        posts = [{"id": str(chance.randrange(300)), "author": chance.choice(names), "text": json.loads(chance.choice(texts))["text"],
                  "kind": chance.choice(kinds), "thread": str(chance.randrange(50)), "time": f"2024-0{chance.randrange(1, 9)}-03T00:00:00Z",
                  "engagement": {"likes": chance.randrange(50)},
                  "reactions": [{"actor": chance.choice(names[1:]), "kind": "like"} for _ in range(chance.randrange(4))]}
                 for _ in range(2000)]
        whole, err = run("profile", stdin=post_lines(*posts))
        self.assertIn(b"name no author", err)
        for bound in ("1K", "64K", "1G"):
            self.assertEqual(run("profile", "--memory", bound, stdin=post_lines(*posts)), (whole, err))

    def test_nothing_is_left_by_a_run_that_is_killed(self):
        program = subprocess.Popen([PROGRAM, "profile", "--memory", "1K", "--temp-dir", self.folder, "-"], stdin=subprocess.PIPE)
        program.stdin.write(pathlib.Path(TOWN).read_bytes() * 10)
        program.stdin.flush()
        program.kill()
        program.wait()
        program.stdin.close()
        self.assertEqual(os.listdir(self.folder), [])

    def test_mistakes(self):
        for bound in ("", "0", "1", "-1G", "1X", "G", "1.5G", "99999999T"):
            self.assertIn(b"--memory takes", run("profile", "--memory", bound, TOWN, code=2)[1])
        self.assertIn(b"/no/such", run("profile", "--memory", "1G", "--temp-dir", "/no/such", TOWN, code=2)[1])
        self.assertIn(b"needs --memory", run("profile", "--temp-dir", "/tmp", TOWN, code=2)[1])
        for flag in ("--state", "--partial", "--audit"):
            self.assertIn(b"does not go with it", run("profile", "--memory", "1G", flag, self.path("x"), TOWN, code=2)[1])


if __name__ == "__main__":
    unittest.main()
