"""The same bytes whichever way one comes in: the command line, C++, C and Python (and its lists) tag and profile one input, with odd
texts and refused records in it.

METIER, CONSUMERS and SOURCE_DIR name the program, the folder of consumer_cc and consumer_c, and the checkout; PACKAGE where the
Python package stands, if it was built."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])
CONSUMERS = pathlib.Path(os.environ["CONSUMERS"])
sys.path[:0] = [os.environ["PACKAGE"]] if os.environ.get("PACKAGE") else []
try:
    import metier
except ImportError:
    metier = None

ODD = [
    "",
    "\u0000\u0001 golf \u200b\u202e birdie",
    "👩‍👩‍👧‍👦 🏌️‍♀️ ⛳ golf 🇫🇷",
    "昨日のゴルフは最高でした #ゴルフ",
    "ลองทำขนมปังที่บ้าน #bread",
    "Ayer jugué al golf con mis amigos y perdí todas las bolas",
    "#NoCodeTools #lambsquarters @bob $TSLA https://example.com/golf?x=1&amp;y=2 a@b.example",
    "&lt;b&gt;Golf&lt;/b&gt; &amp; tea </script><script>alert(1)</script>",
    "glad my money isn't tied up in stocks",
    "lamb's quarters " * 400,
    "\ud83c half a flag, golf",
]


def write_input(path):
    records = [line for line in (SOURCE / "corpora/samples/town.jsonl").read_bytes().splitlines(keepends=True)]
    for i, text in enumerate(ODD):
        author = ["ann", "b\u00f6b", "", "kat_ellery"][i % 4]
        record = {"id": f"odd {i}", "author": author, "text": text, "time": 1_700_000_000 + i * 600_000, "kind": "post"}
        records.insert(i * 50, json.dumps(record).encode() + b"\n")
    records.insert(7, b"{ no record\n")
    records.append(b'{"text":"birdie \xff\xfe on the third hole","author":"\xffann"}\n')
    path.write_bytes(b"".join(records))


def output_of(*command, code=0):
    done = subprocess.run([str(word) for word in command], capture_output=True)
    if done.returncode != code:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stderr.decode()[-2000:]}")
    return done.stdout


class Faces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="metier-faces-")
        cls.posts = pathlib.Path(cls.scratch.name) / "posts.jsonl"
        write_input(cls.posts)
        # 1: some records were refused.
        cls.tagged = output_of(os.environ["METIER"], "tag", cls.posts, code=1)
        cls.profiled = output_of(os.environ["METIER"], "profile", cls.posts, code=1)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_the_input_is_worth_it(self):
        self.assertGreater(self.tagged.count(b"\n"), 1000)
        for reason in (b"no_words", b"language", b"unsure"):
            self.assertIn(b'"abstained":"' + reason, self.tagged)
        self.assertIn(b'"user":"kat_ellery"', self.profiled)

    def test_cpp(self):
        self.assertEqual(output_of(CONSUMERS / "consumer_cc", self.posts), self.tagged + self.profiled)

    def test_c(self):
        self.assertEqual(output_of(CONSUMERS / "consumer_c", self.posts), self.tagged + self.profiled)

    @unittest.skipUnless(metier, "NOT CHECKED: the Python package was not built (-DMETIER_PYTHON=ON, or scripts/test_python)")
    def test_python(self):
        reader = metier.read(self.posts)
        self.assertEqual(metier.tag_json(reader).encode(), self.tagged)
        self.assertGreater(reader.refused, 0)
        profiler = metier.Profiler()
        profiler.add(metier.read(self.posts))
        self.assertEqual(profiler.profiles_json().encode(), self.profiled)
        # Lists of texts have no records, but the same topics.
        posts = list(metier.read(self.posts))
        records = [json.loads(line) for line in self.tagged.decode().split("\n")[:-1]]
        for post, record in zip(posts, records, strict=True):
            (tagging,) = metier.tag([post.text], lang=post.lang)
            self.assertEqual([topic for topic, _ in tagging.topics], [topic["topic"] for topic in record["topics"]], post)


if __name__ == "__main__":
    unittest.main()
