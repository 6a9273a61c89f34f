"""Every sink says the same, to readers that are none of ours: Python's csv and sqlite3, and DuckDB (skipped where that is not installed)."""

import csv
import json
import os
import pathlib
import sqlite3
import subprocess
import unittest

from program import Scratch, PROGRAM, SAMPLES, post_lines, records, run

try:
    import duckdb
except ImportError:
    duckdb = None
try:
    import duckdb_extension_sqlite_scanner as scanner
except ImportError:
    scanner = None

TOWN = os.path.join(SAMPLES, "town.jsonl")
GOLF = "Finally broke 80 at Pebble Beach, putter was hot all day #golf"
# What breaks careless writers of tables.
STRANGE = [
    {"id": '=cmd|"/c calc"!A1', "author": "a,b", "text": GOLF},
    {"id": "2", "author": 'say "hi"', "text": GOLF, "time": "2024-05-01T12:00:00Z"},
    {"id": "line\nbreak", "author": "Zoë 🎉", "text": "ok"},
    {"id": "-7", "author": "@ann", "text": GOLF, "kind": "repost"},
    {"id": "", "text": "Der Hund schläft heute den ganzen Tag auf dem Sofa"},
    {"id": "nul\u0000inside", "author": "\u202eturned", "text": GOLF},
]


class Databases(Scratch):
    def database(self, path):
        database = sqlite3.connect(path)
        self.addCleanup(database.close)
        return database


def pairs(tagged):
    return [(number, topic["topic"], topic["confidence"]) for number, record in enumerate(tagged, 1) for topic in record["topics"]]


class Files(Databases):
    def test_a_file_is_what_a_stream_is(self):
        for command in ("tag", "profile"):
            for form in ("jsonl", "table", "csv"):
                with self.subTest(command=command, form=form):
                    out, _ = run(command, "--format", form, TOWN)
                    self.assertEqual(run(command, "--format", form, "-o", self.path("out"), TOWN), (b"", b""))
                    mark = b"\xef\xbb\xbf" if form == "csv" else b""
                    self.assertEqual(pathlib.Path(self.path("out")).read_bytes(), mark + out)
        self.assertEqual(os.listdir(self.folder), ["out"])

    def test_merge_writes_files_too(self):
        run("profile", "--partial", self.path("state"), TOWN)
        run("merge", "--format", "sqlite", "-o", self.path("out.sqlite"), self.path("state"))
        run("profile", "--format", "sqlite", "-o", self.path("one.sqlite"), TOWN)
        rows = [self.database(self.path(name)).execute("SELECT * FROM profiles").fetchall() for name in ("out.sqlite", "one.sqlite")]
        self.assertEqual(*rows)
        self.assertGreater(len(rows[0]), 20)

    def test_permissions_and_links_stay(self):
        target = self.write("target", b"old")
        os.chmod(target, 0o600)
        os.symlink("target", self.path("link"))
        run("tag", "-o", self.path("link"), stdin=post_lines({"text": "golf"}))
        self.assertTrue(os.path.islink(self.path("link")))
        self.assertEqual(os.stat(target).st_mode & 0o777, 0o600)
        self.assertEqual(len(records(pathlib.Path(target).read_bytes())), 1)

    def test_devices_and_pipes_are_written_as_they_are(self):
        self.assertEqual(run("tag", "-o", "/dev/null", TOWN), (b"", b""))
        self.assertTrue(pathlib.Path("/dev/null").is_char_device())
        out, _ = run("tag", "-o", "/dev/stdout", TOWN)
        self.assertEqual(out, run("tag", TOWN)[0])
        self.assertEqual(run("tag", "-o", "-", TOWN)[0], out)

    def test_mistakes(self):
        self.assertIn(b"--output FILE", run("tag", "--format", "sqlite", TOWN, code=2)[1])
        self.assertIn(b"--output FILE", run("profile", "--format", "sqlite", "-o", "-", TOWN, code=2)[1])
        for form in ("jsonl", "sqlite"):
            self.assertIn(b"not a regular file", run("tag", "--format", form, "-o", self.folder, TOWN, code=2)[1])
            self.assertIn(b"/no/such", run("tag", "--format", form, "-o", "/no/such/file", TOWN, code=2)[1])
        self.assertIn(b"--output does not go", run("profile", "--partial", self.path("s"), "-o", self.path("o"), TOWN, code=2)[1])
        self.assertEqual(os.listdir(self.folder), [])


class Csv(Databases):
    def rows(self, *arguments, stdin=b""):
        run(*arguments, "--format", "csv", "-o", self.path("out.csv"), stdin=stdin)
        with open(self.path("out.csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def test_says_what_json_says(self):
        tagged = records(run("tag", TOWN)[0])
        rows = self.rows("tag", TOWN)
        self.assertEqual([(row["id"], row["topic"], float(row["confidence"])) for row in rows if row["topic"]],
                         [(record["id"], topic["topic"], topic["confidence"]) for record in tagged for topic in record["topics"]])
        self.assertEqual([row["id"] for row in rows if row["abstained"]], [record["id"] for record in tagged if record["abstained"]])

    def test_figures_are_numbers(self):
        rows = self.rows("profile", TOWN)
        resonance = [float(row["resonance"]) for row in rows if row["resonance"]]
        self.assertLess(min(resonance), 0)
        self.assertEqual(resonance, [topic["resonance"] for person in records(run("profile", TOWN)[0]) for topic in person["topics"]])

    def test_strange_names(self):
        rows = self.rows("tag", stdin=post_lines(*STRANGE))
        ids = list(dict.fromkeys(row["id"] for row in rows))
        self.assertEqual(ids, ['\'=cmd|"/c calc"!A1', "2", "line\nbreak", "-7", "", "nul\ufffdinside"])
        authors = list(dict.fromkeys(row["author"] for row in rows))
        self.assertEqual(authors, ["a,b", 'say "hi"', "Zoë 🎉", "'@ann", "", "\u202eturned"])


class Sqlite(Databases):
    def tagged(self, *arguments, stdin=b"", code=0):
        run("tag", "--format", "sqlite", "-o", self.path("tags.sqlite"), *arguments, stdin=stdin, code=code)
        return self.database(self.path("tags.sqlite"))

    def test_tags_say_what_json_says(self):
        tagged = records(run("tag", TOWN)[0])
        database = self.tagged(TOWN)
        self.assertEqual(database.execute("SELECT post, id, author, lang, abstained FROM posts ORDER BY post").fetchall(),
                         [(i, record["id"], record["author"], record["lang"], record["abstained"]) for i, record in enumerate(tagged, 1)])
        rows = database.execute("SELECT post, slug, confidence FROM post_topics JOIN topics USING (topic)").fetchall()
        self.assertEqual(sorted(rows), sorted(pairs(tagged)))
        self.assertEqual(sorted(database.execute("SELECT post, topic, confidence FROM tagged_posts").fetchall()), sorted(rows))
        self.assertEqual(database.execute("SELECT sum(posts) FROM topic_totals").fetchone(), (len(rows),))
        self.assertEqual(database.execute("SELECT sum(posts) FROM outcomes").fetchone(), (len(tagged),))
        self.assertEqual(database.execute("SELECT sum(posts) FROM topic_months").fetchone(), (len(rows),))
        self.assertEqual(dict(database.execute("SELECT key, value FROM run"))["posts"], str(len(tagged)))

    def test_it_is_sound_and_indexed(self):
        for command in ("tag", "profile"):
            run(command, "--format", "sqlite", "-o", self.path("out.sqlite"), TOWN)
            database = self.database(self.path("out.sqlite"))
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
        plan = str(database.execute("EXPLAIN QUERY PLAN SELECT * FROM experts WHERE topic = 'golf'").fetchall())
        self.assertNotIn("SCAN pt", plan)
        plan = str(self.tagged(TOWN).execute("EXPLAIN QUERY PLAN SELECT * FROM tagged_posts WHERE topic = 'golf'").fetchall())
        self.assertNotIn("SCAN pt", plan)
        self.assertNotIn("SCAN p ", plan)

    def test_same_bytes_whatever_the_threads(self):
        files = set()
        for threads in ("1", "2", "5"):
            for command in ("tag", "profile"):
                run(command, "--threads", threads, "--format", "sqlite", "-o", self.path("out"), TOWN)
                files.add(pathlib.Path(self.path("out")).read_bytes())
        self.assertEqual(len(files), 2)

    def test_spans(self):
        (record,) = records(run("tag", "--spans", stdin=post_lines({"text": GOLF}))[0])
        wanted = [(topic["topic"], s["start"], s["end"], s["share"]) for topic in record["topics"] for s in topic["spans"]]
        database = self.tagged("--spans", stdin=post_lines({"text": GOLF}))
        rows = database.execute("SELECT slug, start_byte, end_byte, share FROM post_spans JOIN topics USING (topic)").fetchall()
        self.assertEqual(sorted(rows), sorted(wanted))
        self.assertTrue(rows)

    def test_strange_names(self):
        database = self.tagged(stdin=post_lines(*STRANGE))
        rows = database.execute("SELECT id, author, time, kind FROM posts ORDER BY post").fetchall()
        self.assertEqual([row[0] for row in rows], [post["id"] or None for post in STRANGE])
        self.assertEqual([row[1] for row in rows], [post.get("author") for post in STRANGE])
        self.assertEqual([row[2] for row in rows], [post.get("time") for post in STRANGE])
        self.assertEqual([row[3] for row in rows], [post.get("kind", "post") for post in STRANGE])

    def test_what_is_refused_is_counted(self):
        database = self.tagged(stdin=b"not json\n" + post_lines({"text": GOLF}), code=1)
        facts = dict(database.execute("SELECT key, value FROM run"))
        self.assertEqual((facts["posts"], facts["refused"]), ("1", "1"))
        for key in ("engine", "model", "model_checksum", "taxonomy_checksum"):
            self.assertTrue(facts[key])

    def test_profiles_say_what_json_says(self):
        people = records(run("profile", TOWN)[0])
        run("profile", "--format", "sqlite", "-o", self.path("people.sqlite"), TOWN)
        database = self.database(self.path("people.sqlite"))
        self.assertEqual(database.execute("SELECT user, as_of, posts, left_out FROM people ORDER BY person").fetchall(),
                         [(person["user"], person["as_of"], person["posts"], person["left_out"]) for person in people])
        fields = ["topic", "confidence", "band", "occasions", "weeks", "responders", "resonance", "share", "since", "last"]
        rows = database.execute(f"SELECT user, position, {', '.join(fields)} FROM profiles ORDER BY user, position").fetchall()
        self.assertEqual(rows, [(person["user"], i, *(topic[field] for field in fields))
                                for person in people for i, topic in enumerate(person["topics"], 1)])
        held = database.execute("SELECT user, topic, gate, confidence FROM refused").fetchall()
        self.assertEqual(sorted(held), sorted((person["user"], h["topic"], h["gate"], h["confidence"]) for person in people for h in person["held_back"]))
        implied = database.execute("SELECT user, t.slug, b.slug FROM implied i JOIN people USING (person) JOIN topics t ON t.topic = i.topic "
                                   "JOIN topics b ON b.topic = i.by_topic").fetchall()
        self.assertEqual(sorted(implied), sorted((person["user"], i["topic"], i["by"]) for person in people for i in person["implied"]))
        experts = database.execute("SELECT topic, user FROM experts").fetchall()
        self.assertIn(("parenting", "kat_ellery"), experts)
        self.assertEqual(database.execute("SELECT sum(experts) FROM topic_totals").fetchone(), (len(experts),))
        self.assertEqual(database.execute("SELECT sum(topics) FROM gate_totals").fetchone(), (len(held),))

    def test_the_queries_of_the_manual(self):
        run("profile", "--format", "sqlite", "-o", self.path("people.sqlite"), TOWN)
        run("tag", "--format", "sqlite", "-o", self.path("posts.sqlite"), TOWN)
        manual = pathlib.Path(SAMPLES, "..", "..", "docs", "sinks.md").read_text(encoding="utf-8")
        blocks = [block.split("```")[0] for block in manual.split("```sql\n")[1:]]
        self.assertGreaterEqual(len(blocks), 4)
        for block in blocks:
            name = block.split("-- ")[1].split(":")[0]
            rows = self.database(self.path(name)).execute(block).fetchall()
            self.assertTrue(rows, block)


@unittest.skipIf(duckdb is None, "NOT CHECKED: needs duckdb")
class DuckDb(Databases):
    def test_json_and_csv(self):
        run("tag", "-o", self.path("tags.jsonl"), TOWN)
        run("tag", "--format", "csv", "-o", self.path("tags.csv"), TOWN)
        run("profile", "--format", "csv", "-o", self.path("people.csv"), TOWN)
        tagged = records(pathlib.Path(self.path("tags.jsonl")).read_bytes())
        wanted = sorted((record["id"], topic["topic"], topic["confidence"]) for record in tagged for topic in record["topics"])
        from_json = duckdb.sql(f"SELECT CAST(id AS VARCHAR), t.topic, t.confidence FROM (SELECT id, unnest(topics) AS t FROM "
                               f"read_json('{self.path('tags.jsonl')}', format = 'newline_delimited'))").fetchall()
        from_csv = duckdb.sql(f"SELECT CAST(id AS VARCHAR), topic, confidence FROM read_csv('{self.path('tags.csv')}') WHERE topic IS NOT NULL").fetchall()
        self.assertEqual(sorted(from_json), wanted)
        self.assertEqual(sorted(from_csv), wanted)
        people = records(run("profile", TOWN)[0])
        resonance = duckdb.sql(f"SELECT resonance FROM read_csv('{self.path('people.csv')}') WHERE resonance IS NOT NULL").fetchall()
        self.assertEqual([value for (value,) in resonance], [topic["resonance"] for person in people for topic in person["topics"]])

    def test_strange_names(self):
        source = post_lines(*STRANGE)
        run("tag", "--format", "csv", "-o", self.path("tags.csv"), stdin=source)
        rows = duckdb.sql(f"SELECT DISTINCT id FROM read_csv('{self.path('tags.csv')}', all_varchar = true)").fetchall()
        self.assertEqual(len(rows), len(STRANGE))

    @unittest.skipIf(scanner is None, "NOT CHECKED: needs duckdb-extension-sqlite-scanner")
    def test_sqlite(self):
        (extension,) = pathlib.Path(scanner.__file__).parent.rglob("*.duckdb_extension")
        run("profile", "--format", "sqlite", "-o", self.path("people.sqlite"), TOWN)
        connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
        self.addCleanup(connection.close)
        connection.execute(f"LOAD '{extension}'")
        connection.execute(f"ATTACH '{self.path('people.sqlite')}' AS people (TYPE sqlite, READ_ONLY)")
        rows = connection.execute("SELECT topic, user, confidence FROM people.experts ORDER BY ALL").fetchall()
        wanted = [(topic["topic"], person["user"], topic["confidence"]) for person in records(run("profile", TOWN)[0])
                  for topic in person["topics"] if topic["band"] == "expertise"]
        self.assertEqual(rows, sorted(wanted))


class Atomic(Databases):
    """Whatever stops a run, what stood in the place of its file stands there still, and nothing else is left."""

    def check(self, code, *arguments, **more):
        with self.subTest(arguments=arguments):
            old = self.write("out", b"older and whole")
            done = subprocess.run([PROGRAM, *arguments, "-o", old, self.posts], capture_output=True, **more)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertEqual(pathlib.Path(old).read_bytes(), b"older and whole")
            self.assertEqual(sorted(os.listdir(self.folder)), ["out", "posts.jsonl"])
            return done.stderr

    def setUp(self):
        super().setUp()
        lines = pathlib.Path(TOWN).read_bytes().splitlines(keepends=True)
        self.posts = self.write("posts.jsonl", b"".join(lines))

    def test_a_disk_that_fills(self):
        # 16 KiB is less than any of these files.
        limit = ["bash", "-c", 'trap "" XFSZ; ulimit -f 16; exec "$@"', "sh"]
        for command in (["tag", "--min-confidence", "0.01"], ["profile"], ["profile", "--format", "csv"], ["tag", "--format", "sqlite"], ["profile", "--format", "sqlite"]):
            with self.subTest(command=command):
                old = self.write("out", b"older and whole")
                done = subprocess.run([*limit, PROGRAM, *command, "-o", old, self.posts], capture_output=True)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertRegex(done.stderr, rb"File too large|disk")
                self.assertEqual(pathlib.Path(old).read_bytes(), b"older and whole")
                self.assertEqual(sorted(os.listdir(self.folder)), ["out", "posts.jsonl"])

    def test_a_run_that_fails(self):
        for form in ("jsonl", "csv", "sqlite"):
            for command in ("tag", "profile"):
                err = self.check(2, command, "--format", form, "--from", "bluesky", self.posts, "/no/such/file")
                self.assertIn(b"/no/such/file", err)

    def test_a_person_who_stops_it(self):
        import signal

        for form in ("jsonl", "csv", "sqlite"):
            for command in ("tag", "profile"):
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                    with self.subTest(form=form, command=command, number=number):
                        old = self.write("out", b"older and whole")
                        program = subprocess.Popen([PROGRAM, command, "--format", form, "-o", old, "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
                        program.stdin.write(post_lines({"author": "ann", "text": GOLF}) * 5000)
                        program.stdin.flush()
                        program.send_signal(number)
                        self.assertEqual(program.wait(), -number)
                        program.stdin.close()
                        program.stderr.close()
                        self.assertEqual(pathlib.Path(old).read_bytes(), b"older and whole")
                        self.assertEqual(sorted(os.listdir(self.folder)), ["out", "posts.jsonl"])


if __name__ == "__main__":
    unittest.main()
