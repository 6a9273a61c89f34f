"""Stored audits answer like the live program, are the same for the same posts, and verify says whether they are true."""

import json
import os
import random
import shutil
import sqlite3
import tempfile
import unittest

from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
MODELS = os.path.join(os.path.dirname(__file__), "..", "..", "models")
# Listed, implied, held back by different gates, and never touched.
ASKED = [
    ("kat_ellery", "parenting"),
    ("kat_ellery", "toys-and-figures"),
    ("kat_ellery", "golf"),
    ("gwen_hafod", "sheep-farming"),
    ("gwen_hafod", "nature"),
    ("mastery_w_leo", "hobbies"),
    ("mastery_w_leo", "golf"),
    ("mastery_w_leo", "cryptocurrency"),
    ("mastery_w_leo", "money"),
    ("maricarmen_r", "cooking"),
    ("dale_hutchins", "golf"),
    ("dale_hutchins", "sports"),
]


class Audits(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.profiles = run("profile", TOWN)[0]
        cls.full = cls.make("full.sqlite", "--keep-text")
        cls.bare = cls.make("bare.sqlite")

    @classmethod
    def make(cls, name, *arguments, archive=TOWN):
        path = os.path.join(cls.folder.name, name)
        out, err = run("profile", "--audit", path, *arguments, archive)
        assert err == b"", err
        if archive == TOWN and "--disputes" not in arguments:
            assert out == cls.profiles, "the profiles are those of a run without --audit"
        return path

    @classmethod
    def write(cls, name, lines):
        path = os.path.join(cls.folder.name, name)
        with open(path, "wb") as file:
            file.writelines(lines)
        return path

    @staticmethod
    def bytes_of(path):
        with open(path, "rb") as file:
            return file.read()

    def test_answers_like_the_live_program(self):
        for user, topic in ASKED:
            for form in ["text", "json", "html"]:
                with self.subTest(user=user, topic=topic, form=form):
                    question = ["explain", "--user", user, "--topic", topic, "--format", form]
                    self.assertEqual(run(*question, "--audit", self.full)[0], run(*question, TOWN)[0])

    def test_without_texts_only_the_texts_are_missing(self):
        def without_texts(value):
            if isinstance(value, dict):
                return {k: None if k == "text" else without_texts(v) for k, v in value.items()}
            return [without_texts(v) for v in value] if isinstance(value, list) else value

        for user, topic in ASKED[:4]:
            question = ["explain", "--user", user, "--topic", topic, "--format", "json"]
            full = json.loads(run(*question, "--audit", self.full)[0])
            bare = json.loads(run(*question, "--audit", self.bare)[0])
            self.assertEqual(bare, without_texts(full))
            self.assertIn(b"The text was not kept." if full["occasions"] else b"No post counts", run(*question[:-1], "html", "--audit", self.bare)[0])

    def test_holds_no_texts_unless_asked_and_no_names_of_readers(self):
        bare = self.bytes_of(self.bare)
        with open(TOWN, "rb") as file:
            posts = [json.loads(line) for line in file]
        authors = {post["author"] for post in posts}
        readers = {reaction["actor"] for post in posts for reaction in post.get("reactions", [])} - authors
        self.assertGreater(len(readers), 10)
        for reader in readers:
            self.assertNotIn(reader.encode() + b'"', bare)
        for post in posts:
            if len(post["text"]) > 30:
                self.assertNotIn(post["text"].encode()[:30], bare)
        subjects = self.write("subjects", [b"gwen_hafod\n"])
        one = self.bytes_of(self.make_only("one.sqlite", subjects))
        for author in authors - {"gwen_hafod"}:
            self.assertNotIn(author.encode(), one.replace(b"gwen_hafod", b""))

    def make_only(self, name, subjects):
        path = os.path.join(self.folder.name, name)
        run("profile", "--audit", path, "--subjects", subjects, TOWN)
        self.assertEqual(run("verify", path, TOWN)[0], b"")
        return path

    def test_same_posts_same_bytes(self):
        with open(TOWN, "rb") as file:
            lines = file.readlines()
        random.Random(3).shuffle(lines)
        shuffled = self.write("shuffled.jsonl", lines)
        self.assertEqual(self.bytes_of(self.make("again.sqlite", "--threads", "1", "--keep-text", archive=shuffled)), self.bytes_of(self.full))

    def test_what_others_say_is_kept(self):
        lists = os.path.join(SAMPLES, "town.attributions.jsonl")
        path = os.path.join(self.folder.name, "lists.sqlite")
        out, notes = run("profile", "--audit", path, "--keep-text", "--attribution", lists, TOWN)
        self.assertEqual((out, notes), run("profile", "--attribution", lists, TOWN))
        for user, topic in [("dale_hutchins", "golf"), ("dax_wren", "cryptocurrency"), ("mirjam.v", "mythology")]:
            for form in ["text", "json", "html"]:
                question = ["explain", "--user", user, "--topic", topic, "--format", form]
                self.assertEqual(run(*question, "--audit", path)[0], run(*question, "--attribution", lists, TOWN)[0])
        golf = json.loads(run("explain", "--user", "dale_hutchins", "--topic", "golf", "--format", "json", "--audit", path)[0])
        self.assertEqual(golf["attribution"]["others"], 4)
        page = run("explain", "--user", "dale_hutchins", "--topic", "golf", "--format", "html", "--audit", path)[0]
        self.assertIn(b"4 people list or endorse them for it", page)
        self.assertEqual(run("verify", "--attribution", lists, path, TOWN)[0], b"")
        differing = {record["field"] for record in records(run("verify", path, TOWN, code=1)[0])}
        self.assertIn("attribution_others", differing)
        stored = self.bytes_of(path)
        for by in [b"hana.sorsa", b"zofia_l"]:
            self.assertNotIn(by, stored)
        self.assertIn(b"--attribution", run(*question, "--audit", path, "--attribution", lists, code=2)[1])

    def test_true_audits_verify(self):
        for path in [self.full, self.bare]:
            out, err = run("verify", path, TOWN)
            self.assertEqual(out, b"")
            self.assertIn(b"true: the accounts of 22 people", err)

    def test_differences_are_named_by_person_topic_and_field(self):
        with open(TOWN, "rb") as file:
            lines = file.readlines()
        posts = [json.loads(line) for line in lines]
        golf = json.loads(run("explain", "--user", "dale_hutchins", "--topic", "golf", "--format", "json", TOWN)[0])
        gone = golf["occasions"][0]["posts"][0]["id"]
        fewer = self.write("fewer.jsonl", [line for line, post in zip(lines, posts) if post.get("id") != gone])
        out, err = run("verify", self.full, fewer, code=1)
        found = records(out)
        self.assertIn(b"not true", err)
        self.assertIn(("dale_hutchins", "golf", "confidence"), {(d["user"], d["topic"], d["field"]) for d in found})
        self.assertIn("dale_hutchins", {d["user"] for d in found})
        confidence = next(d for d in found if (d["user"], d["topic"], d["field"]) == ("dale_hutchins", "golf", "confidence"))
        self.assertEqual(float(confidence["stored"]), golf["confidence"])
        self.assertNotEqual(confidence["stored"], confidence["found"])

        nobody = self.write("nobody.jsonl", [line for line, post in zip(lines, posts) if post["author"] != "yusuf.k04"])
        out, _ = run("verify", self.bare, nobody, code=1)
        self.assertIn({"user": "yusuf.k04", "topic": None, "field": "person", "stored": "in the audit", "found": ""}, records(out))
        more = self.write("more.jsonl", lines + [post_lines({"author": "zz_new", "text": "hello", "time": "2023-05-01"})])
        out, _ = run("verify", self.bare, more, code=1)
        self.assertIn({"user": "zz_new", "topic": None, "field": "person", "stored": "", "found": "in the archive"}, records(out))

    def test_what_was_changed_by_hand_is_damage(self):
        for number, statement in enumerate([
            "UPDATE topic SET confidence = 0.99 WHERE topic = 'golf'",
            "DELETE FROM evidence WHERE occasion = 1",
            "UPDATE evidence SET post = 99999",
            "UPDATE span SET share = 7",
            "UPDATE post SET url = 'javascript:alert(1)'",
            "UPDATE meta SET value = '0.0.9' WHERE key = 'engine'",
            "UPDATE taxonomy SET name = 'Gold' WHERE topic = 'golf'",
            "UPDATE occasion SET strongest = -1",
            "UPDATE topic SET weeks = 'many'",
            "DROP TABLE gate",
        ]):
            with self.subTest(statement=statement):
                path = os.path.join(self.folder.name, f"changed{number}.sqlite")
                shutil.copy(self.full, path)
                with sqlite3.connect(path) as database:
                    database.execute(statement)
                database.close()
                out, err = run("explain", "--audit", path, "--user", "dale_hutchins", "--topic", "golf", code=2)
                self.assertEqual(out, b"")
                self.assertIn(os.path.basename(path).encode(), err)
                self.assertEqual(run("verify", path, TOWN, code=2)[0], b"")
        # Of somebody who was not asked for: only the whole shows it.
        path = os.path.join(self.folder.name, "removed.sqlite")
        shutil.copy(self.full, path)
        with sqlite3.connect(path) as database:
            database.execute("DELETE FROM person WHERE user = 'kat_ellery'")
        database.close()
        self.assertIn(b"people that were stored", run("verify", path, TOWN, code=2)[1])

    def test_what_is_no_audit_is_refused(self):
        content = self.bytes_of(self.full)
        other = os.path.join(self.folder.name, "other.sqlite")
        database = sqlite3.connect(other)
        database.execute("CREATE TABLE x(y)")
        database.commit()
        database.close()
        half = self.write("half.sqlite", [content[: len(content) // 2]])
        for path in [TOWN, other, half, "/no/such/audit", self.folder.name, self.write("empty.sqlite", [b""])]:
            with self.subTest(path=path):
                for command in [["explain", "--audit", path, "--user", "dale_hutchins", "--topic", "golf"], ["verify", path, TOWN]]:
                    out, err = run(*command, code=2)
                    self.assertEqual(out, b"")
                    self.assertNotEqual(err, b"")

    def test_another_lexicon_cannot_verify(self):
        data = os.path.join(self.folder.name, "data")
        shutil.copytree(MODELS, data)
        with open(os.path.join(data, "lexicon", "sports.txt"), "ab") as file:
            file.write(b"\n# changed\n")
        self.assertIn(b"another lexicon_checksum", run("verify", "--data", data, self.full, TOWN, code=2)[1])
        # To answer, no data is needed at all.
        run("explain", "--data", "/no/such", "--audit", self.full, "--user", "dale_hutchins", "--topic", "golf")

    def test_mistakes(self):
        golf = ["--user", "dale_hutchins", "--topic", "golf"]
        for arguments, word in [
            (["explain", "--audit", self.full, *golf, "--without", "1"], b"--without"),
            (["explain", "--audit", self.full, *golf, TOWN], b"no archive"),
            (["explain", "--audit", self.full, "--user", "nobody", "--topic", "golf"], b"nobody"),
            (["explain", "--audit", self.full, "--user", "dale_hutchins", "--topic", "gold"], b"gold"),
            (["explain", "--audit", self.full, "--user", "dale_hutchins", "--topic", "depression"], b"sensitive"),
            (["profile", "--keep-text", TOWN], b"--audit"),
            (["profile", "--audit", "x.sqlite", "--partial", "y", TOWN], b"--partial"),
            (["profile", "--audit", self.folder.name, TOWN], b"not a regular file"),
            (["profile", "--audit", os.path.join(self.folder.name, "no", "such", "x.sqlite"), TOWN], b"cannot create"),
            (["verify", self.full], b"verify needs"),
        ]:
            with self.subTest(arguments=arguments):
                out, err = run(*arguments, code=2)
                self.assertEqual(out, b"")
                self.assertIn(word, err)

    def test_nothing_half_made_is_left_behind(self):
        path = os.path.join(self.folder.name, "never.sqlite")
        run("profile", "--audit", path, "/no/such/archive", code=2)
        self.assertFalse([name for name in os.listdir(self.folder.name) if name.startswith("never")])
        self.assertFalse([name for name in os.listdir(self.folder.name) if ".tmp" in name])

    def test_hostile_names_and_posts_come_back_as_they_were(self):
        lines = [{"author": "a'; DROP TABLE person; --\u202e<b>", "id": f"{i}\u0000'\"", "time": f"2024-0{i}-03",
                  "text": "birdie putt on the golf course <script>alert(1)</script> \u202e \u0000"} for i in range(1, 6)]
        archive = self.write("hostile.jsonl", [post_lines(*lines)])
        audit = self.make("hostile.sqlite", "--keep-text", archive=archive)
        for form in ["text", "json", "html"]:
            question = ["explain", "--user", "a'; DROP TABLE person; --\u202e<b>", "--topic", "golf", "--format", form]
            stored = run(*question, "--audit", audit)[0]
            self.assertEqual(stored, run(*question, archive)[0])
            self.assertNotIn("\u202e".encode(), stored)
            if form != "text":
                self.assertNotIn(b"<script>", stored)
        run("verify", audit, archive)

    def test_the_document_names_every_table_and_column(self):
        with open(os.path.join(os.path.dirname(__file__), "..", "..", "docs", "audit-format.md"), encoding="utf-8") as file:
            document = file.read()
        database = sqlite3.connect(self.full)
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self.assertIn(f"## `{table}`", document)
            section = document.split(f"## `{table}`")[1].split("\n## ")[0]
            for column in database.execute(f'PRAGMA table_info("{table}")').fetchall():
                self.assertIn(f"`{column[1]}`", section, table)
        for (key,) in database.execute("SELECT key FROM meta").fetchall():
            self.assertIn(f"`{key}`", document)
        database.close()


if __name__ == "__main__":
    unittest.main()
