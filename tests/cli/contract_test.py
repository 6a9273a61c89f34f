"""The contract of the command line: fields, exit codes, streams, one record a record."""

import gzip
import json
import os
import subprocess
import tempfile
import unittest
import zipfile

from program import PROGRAM, SAMPLES, post_lines, records, run

GOLF = {"id": "1", "author": "ann", "text": "Finally broke 80 at Pebble Beach, putter was hot all day #golf"}
TOWN = os.path.join(SAMPLES, "town.jsonl")


class Tag(unittest.TestCase):
    def test_record(self):
        out, err = run("tag", stdin=post_lines(GOLF))
        (record,) = records(out)
        self.assertEqual(list(record), ["id", "author", "lang", "topics", "abstained"])
        self.assertEqual((record["id"], record["author"], record["lang"], record["abstained"]), ("1", "ann", "en", None))
        self.assertIn("golf", [topic["topic"] for topic in record["topics"]])
        for topic in record["topics"]:
            self.assertTrue(0 <= topic["confidence"] <= 1)
        self.assertEqual(err, b"")

    def test_one_record_a_post_in_order(self):
        posts = [{"id": str(i), "text": text} for i, text in enumerate(["golf", "", "ok", "🎉", "x" * 70000, "\u0000", "a\nb"] * 50)]
        out, _ = run("tag", stdin=post_lines(*posts))
        self.assertEqual([record["id"] for record in records(out)], [post["id"] for post in posts])

    def test_bad_lines_cost_themselves(self):
        lines = post_lines(GOLF) + b'{"text": 5}\n' + b"not json\n\n" + b'{"id":"4"}\n' + post_lines({**GOLF, "id": "5"})
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            file.write(lines)
            file.flush()
            out, err = run("tag", file.name, code=1)
        self.assertEqual([record["id"] for record in records(out)], ["1", "5"])
        complaints = err.decode().splitlines()
        self.assertEqual([line.split(":")[2] for line in complaints[:3]], ["2", "3", "5"])
        for line in complaints[:3]:
            self.assertIn(file.name, line)
            self.assertIn("byte", line)

    def test_archives_as_they_come(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "posts.zip")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("a/posts.jsonl", post_lines(GOLF) + b"not json\n")
                archive.writestr("b/posts.csv.gz", gzip.compress(b"id,text\n2,golf\n"))
            out, err = run("tag", path, code=1)
            self.assertEqual([record["id"] for record in records(out)], ["1", "2"])
            self.assertIn(b"posts.zip/a/posts.jsonl:2: byte ", err)
            with open(path, "rb") as archive:
                self.assertEqual(run("tag", stdin=gzip.compress(post_lines(GOLF)))[0], run("tag", stdin=post_lines(GOLF))[0])
                self.assertIn(b"not from a pipe", run("tag", stdin=archive.read(), code=2)[1])

    def test_names_of_ones_own(self):
        lines = b'{"body":"golf","who":{"name":"ann"},"id":7}\n'
        (record,) = records(run("tag", "--map", "text=body,author=who.name", stdin=lines)[0])
        self.assertEqual((record["id"], record["author"]), ("7", "ann"))
        self.assertIn(b"knows no field", run("tag", "--map", "words=body", stdin=lines, code=2)[1])
        self.assertIn(b"--map goes with", run("tag", "--from", "text", "--map", "text=body", stdin=lines, code=2)[1])

    def test_threads_do_not_matter(self):
        outputs = {run("tag", "--threads", str(n), TOWN)[0] for n in (1, 2, 7)}
        self.assertEqual(len(outputs), 1)

    def test_top_k_and_confidence(self):
        (record,) = records(run("tag", "--top-k", "1", stdin=post_lines(GOLF))[0])
        self.assertEqual(len(record["topics"]), 1)
        (record,) = records(run("tag", "--min-confidence", "0", "--top-k", "0", stdin=post_lines(GOLF))[0])
        self.assertGreater(len(record["topics"]), 500)

    def test_spans_lie_in_the_text(self):
        (record,) = records(run("tag", "--spans", stdin=post_lines(GOLF))[0])
        size = len(GOLF["text"].encode())
        for topic in record["topics"]:
            self.assertTrue(topic["spans"])
            for span in topic["spans"]:
                self.assertTrue(0 <= span["start"] < span["end"] <= size)

    def test_csv_and_table(self):
        out, _ = run("tag", "--format", "csv", stdin=post_lines(GOLF))
        self.assertEqual(out.split(b"\r\n")[0], b"id,author,lang,topic,confidence,abstained")
        self.assertIn(b"golf", run("tag", "--format", "table", stdin=post_lines(GOLF))[0])

    def test_other_inputs(self):
        csv = b'id,text,user\n1,"golf, again at the club, birdie on the last hole",ann\n'
        (record,) = records(run("tag", "--from", "csv", stdin=csv)[0])
        self.assertEqual((record["id"], record["author"]), ("1", "ann"))
        self.assertEqual(len(records(run("tag", "--from", "text", stdin=b"one\ntwo\n")[0])), 2)
        self.assertGreater(len(records(run("tag", os.path.join(SAMPLES, "x-archive"))[0])), 50)

    def test_a_closed_pipe_is_quiet(self):
        program = subprocess.Popen([PROGRAM, "tag", TOWN], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        program.stdout.read(10)
        program.stdout.close()
        err = program.stderr.read()
        program.stderr.close()
        self.assertEqual(program.wait(), 0)
        self.assertEqual(err, b"")

    def test_a_full_disk_is_not(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "tag", TOWN], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot write", done.stderr)


class CannotRun(unittest.TestCase):
    def test_mistakes_exit_with_two_and_say_why(self):
        for arguments, word in [
            ([], b"command"),
            (["dance"], b"dance"),
            (["tag", "--nonsense"], b"--nonsense"),
            (["tag", "/no/such/file"], b"/no/such/file"),
            (["tag", "--top-k", "many", TOWN], b"top-k"),
            (["tag", "--format", "xml", TOWN], b"xml"),
            (["tag", "--from", "xml", TOWN], b"xml"),
            (["tag", "--data", "/no/such/dir", TOWN], b"/no/such/dir"),
            (["profile", "--as-of", "yesterday", TOWN], b"as-of"),
            (["explain", "--user", "ann"], b"explain"),
            (["explain", "--user", "nobody", "--topic", "golf", TOWN], b"nobody"),
            (["explain", "--user", "kat_ellery", "--topic", "nothing", TOWN], b"nothing"),
            (["topics", "nothing"], b"nothing"),
        ]:
            with self.subTest(arguments=arguments):
                out, err = run(*arguments, code=2)
                self.assertEqual(out, b"")
                self.assertIn(word, err)

    def test_a_damaged_model_is_refused(self):
        model = os.path.join(os.path.dirname(__file__), "..", "..", "models", "english.metier")
        with open(model, "rb") as file:
            data = file.read()
        with tempfile.NamedTemporaryFile() as damaged:
            damaged.write(data[: len(data) // 2])
            damaged.flush()
            _, err = run("tag", "--model", damaged.name, TOWN, code=2)
        self.assertIn(b"damaged model file", err)

    def test_help_is_everywhere(self):
        for command in ["tag", "profile", "merge", "forget", "explain", "topics", "train", "eval"]:
            self.assertIn(b"Usage: metier " + command.encode(), run(command, "--help")[0])
        self.assertIn(b"Commands:", run("--help")[0])


class Profile(unittest.TestCase):
    def test_record(self):
        out, err = run("profile", TOWN)
        people = records(out)
        self.assertEqual([person["user"] for person in people], sorted(person["user"] for person in people))
        self.assertEqual(err, b"")
        for person in people:
            self.assertEqual(list(person)[:5], ["user", "as_of", "posts", "topics", "held_back"])
            for topic in person["topics"]:
                for field in ["topic", "confidence", "band", "occasions", "weeks", "responders", "resonance", "share", "since", "last"]:
                    self.assertIn(field, topic)
                self.assertIn(topic["band"], ["interest", "expertise"])
            for topic in person["held_back"]:
                self.assertEqual(topic["band"], "mention")
                self.assertTrue(topic["gate"])

    def test_order_and_shards_do_not_matter(self):
        with open(TOWN, "rb") as file:
            lines = file.readlines()
        whole = run("profile", TOWN)[0]
        self.assertEqual(run("profile", "--threads", "3", stdin=b"".join(reversed(lines)))[0], whole)
        with tempfile.TemporaryDirectory() as directory:
            paths = []
            for shard in range(3):
                paths.append(os.path.join(directory, f"{shard}.jsonl"))
                with open(paths[-1], "wb") as file:
                    file.writelines(lines[shard::3])
            self.assertEqual(run("profile", *paths)[0], whole)

    def test_subjects_only(self):
        with tempfile.NamedTemporaryFile("w") as subjects:
            subjects.write("kat_ellery\n")
            subjects.flush()
            out, _ = run("profile", "--subjects", subjects.name, TOWN)
        (person,) = records(out)
        self.assertEqual(person["user"], "kat_ellery")
        everybody = {record["user"] for record in records(run("profile", TOWN)[0])} - {"kat_ellery"}
        for name in everybody:
            self.assertNotIn(name.encode(), out)

    def test_as_of_is_never_the_wall_clock(self):
        (person, *_) = records(run("profile", TOWN)[0])
        self.assertTrue(person["as_of"].startswith("2024-05"))


class Topics(unittest.TestCase):
    def test_record(self):
        (record,) = records(run("topics", "--format", "jsonl", "golf")[0])
        for field in ["topic", "name", "parents", "ancestors", "definition"]:
            self.assertIn(field, record)
        self.assertIn("sports", record["ancestors"])

    def test_all_and_tree(self):
        self.assertGreater(len(records(run("topics")[0])), 600)
        tree = run("topics", "--tree")[0].decode()
        self.assertIn("\n  golf", "\n" + tree.replace("    ", "  "))


if __name__ == "__main__":
    unittest.main()
