"""The examples do what they say. EXAMPLES, METIER and SOURCE_DIR name the programs and the checkout; the Python ones need the package
metier in PACKAGE, and matplotlib or duckdb."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

EXAMPLES = pathlib.Path(os.environ["EXAMPLES"])
SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])
TOWN = SOURCE / "corpora/samples/town.jsonl"
PACKAGE = os.environ.get("PACKAGE", "")
sys.path[:0] = [PACKAGE] if PACKAGE else []


def missing(*modules):
    for module in modules:
        try:
            __import__(module)
        except ImportError:
            return module
    return None


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, **more).stdout.decode()


class Examples(unittest.TestCase):
    def test_scoring_hook(self):
        output = run(EXAMPLES / "scoring_hook", TOWN, "kat_ellery")
        profile = run(os.environ["METIER"], "profile", "--format", "table", TOWN)
        block = profile.split("kat_ellery")[1].split("held back")[0]
        listed = [line.split()[0] for line in block.splitlines()[1:] if line.strip()]
        self.assertEqual([line.split()[0] for line in output.splitlines()[1:]], listed)
        self.assertIn("parenting", listed)

    def test_tag_lines(self):
        output = run(EXAMPLES / "tag_lines", input=b"Finally broke 80 at Pebble Beach, putter was hot all day #golf\nok thanks, see you there\n\n")
        lines = output.split("\n")
        self.assertTrue(lines[0].startswith("golf "), lines)
        self.assertEqual(lines[1:], ["unsure", "no_words", ""])

    @unittest.skipIf(missing("metier", "matplotlib"), f"NOT CHECKED: needs {missing('metier', 'matplotlib')}")
    def test_a_year_of_topics(self):
        with tempfile.TemporaryDirectory() as scratch:
            picture = pathlib.Path(scratch) / "year.svg"
            environment = dict(os.environ, PYTHONPATH=PACKAGE, MPLCONFIGDIR=scratch)
            output = run(sys.executable, SOURCE / "examples/python/a_year_of_topics.py", TOWN, "kat_ellery", picture, env=environment)
            self.assertIn("parenting", output)
            xml.etree.ElementTree.parse(picture)
            self.assertIn("parenting", picture.read_text())

    @unittest.skipIf(missing("duckdb"), "NOT CHECKED: needs duckdb")
    def test_who_to_ask(self):
        import duckdb

        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            (scratch / "topics.jsonl").write_text(run(os.environ["METIER"], "tag", TOWN))
            (scratch / "people.csv").write_text(run(os.environ["METIER"], "profile", "--format", "csv", TOWN))
            before = os.getcwd()
            os.chdir(scratch)
            try:
                statements = duckdb.extract_statements((SOURCE / "examples/duckdb/who_to_ask.sql").read_text())
                experts, talk, outcomes = (duckdb.sql(statement.query).fetchall() for statement in statements)
            finally:
                os.chdir(before)
            self.assertIn(("parenting", "kat_ellery"), [row[:2] for row in experts])
            self.assertEqual(len(talk), 10)
            self.assertEqual(sum(posts for _, posts in outcomes), len(TOWN.read_text().splitlines()))


if __name__ == "__main__":
    unittest.main()
