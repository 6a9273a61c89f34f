"""How long a program takes to start: with the compiled knowledge in a fraction of what parsing the texts takes, with the same
output."""

import os
import resource
import shutil
import subprocess
import tempfile
import unittest

from program import PROGRAM, SAMPLES, post_lines, run

MODELS = os.path.join(os.path.dirname(__file__), "..", "..", "models")
DATA = os.path.join(os.path.dirname(PROGRAM), "..", "share", "metier")
POST = post_lines({"id": "1", "text": "Finally broke 80 at Pebble Beach, putter was hot all day"})


def processor_seconds(*arguments):
    """The least of a few runs, in the processes' own time: the machine may be busy."""
    least = None
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(*arguments, stdin=POST)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = took if least is None else min(least, took)
    return least


class Start(unittest.TestCase):
    def test_the_data_of_the_build_is_compiled(self):
        self.assertGreater(os.stat(os.path.join(DATA, "knowledge.metier")).st_size, 1_000_000)
        self.assertFalse(os.path.exists(os.path.join(MODELS, "knowledge.metier")))

    def test_a_compiled_file_starts_in_a_third_of_the_time(self):
        compiled = processor_seconds("tag", "-")
        texts = processor_seconds("tag", "--data", MODELS, "-")
        self.assertLess(compiled, texts / 3, f"{compiled:.3f} s, and {texts:.3f} s from the texts")

    def test_the_same_output(self):
        town = os.path.join(SAMPLES, "town.jsonl")
        for arguments in (["tag", "--spans"], ["profile", "--threads", "1"]):
            self.assertEqual(run(*arguments, town), run(*arguments, "--data", MODELS, town))
        self.assertEqual(run("topics"), run("topics", "--data", MODELS))
        explain = ["explain", "--text", "lamb's quarters, not golf", "--format", "json"]
        self.assertEqual(run(*explain), run(*explain, "--data", MODELS))

    def test_without_the_texts(self):
        with tempfile.TemporaryDirectory() as directory:
            for name in ("english.metier", "knowledge.metier"):
                os.symlink(os.path.realpath(os.path.join(DATA, name)), os.path.join(directory, name))
            self.assertEqual(run("tag", "--data", directory, "-", stdin=POST), run("tag", "-", stdin=POST))
            self.assertEqual(run("topics", "--data", directory, "golf"), run("topics", "golf"))

    def test_a_damaged_file_is_refused(self):
        with tempfile.TemporaryDirectory() as directory:
            os.symlink(os.path.realpath(os.path.join(DATA, "english.metier")), os.path.join(directory, "english.metier"))
            copy = os.path.join(directory, "knowledge.metier")
            shutil.copy(os.path.join(DATA, "knowledge.metier"), copy)
            with open(copy, "r+b") as file:
                file.seek(100_000)
                byte = file.read(1)
                file.seek(100_000)
                file.write(bytes([byte[0] ^ 1]))
            done = subprocess.run([PROGRAM, "tag", "--data", directory, "-"], input=POST, capture_output=True)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(b"damaged compiled knowledge", done.stderr)


if __name__ == "__main__":
    unittest.main()
