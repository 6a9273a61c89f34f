"""What the program writes is what docs/schema says, by an independent validator. Skipped where that is not installed."""

import json
import os
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    print("SKIPPED: the Python package jsonschema is not installed (Debian: python3-jsonschema)", file=sys.stderr)
    sys.exit(77)

from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
SCHEMAS = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "schema")


def validator(name):
    with open(os.path.join(SCHEMAS, name), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class Schemas(unittest.TestCase):
    def test_people(self):
        check = validator("explain-person.json")
        with tempfile.TemporaryDirectory() as folder:
            disputes = os.path.join(folder, "disputes.jsonl")
            with open(disputes, "wb") as file:
                file.write(post_lines({"user": "dale_hutchins", "topic": "golf", "action": "reject", "date": "2023-06-01", "reason": "x"}))
            audit = os.path.join(folder, "town.sqlite")
            run("profile", "--audit", audit, "--disputes", disputes, TOWN)
            seen = set()
            topics = [topic["topic"] for topic in records(run("topics")[0]) if not topic["sensitive"]]
            for person in records(run("profile", "--disputes", disputes, TOWN)[0]):
                held = [topic["topic"] for topic in person["held_back"]]
                listed = [topic["topic"] for topic in person["topics"]]
                for topic in listed[:3] + [t["topic"] for t in person["implied"][:1]] + held[:2] + held[-1:] + topics[7:9]:
                    explanation = json.loads(run("explain", "--user", person["user"], "--topic", topic, "--format", "json", "--audit", audit)[0])
                    check.validate(explanation)
                    seen.add(explanation["status"])
            self.assertEqual(seen, {"listed", "implied", "held_back", "none"})
            lists = os.path.join(SAMPLES, "town.attributions.jsonl")
            check.validate(json.loads(run("explain", "--user", "dale_hutchins", "--topic", "golf", "--format", "json", "--attribution", lists, TOWN)[0]))
            for more in [["--without", "109953084424223550", "--more-occasions", "1"], ["--smallest-set"], []]:
                check.validate(json.loads(run("explain", "--user", "kat_ellery", "--topic", "parenting", "--format", "json", *more, TOWN)[0]))

    def test_posts(self):
        check = validator("explain-post.json")
        for text in ["Finally broke 80 at Pebble Beach #golf", "lamb's quarters all over the garden", "", "🎉",
                     "glad my money isn't tied up in stocks", "Der Hund schläft heute den ganzen Tag auf dem Sofa", "a <b> \u202e"]:
            check.validate(json.loads(run("explain", "--text", text, "--format", "json")[0]))

    def test_differences_and_disputes(self):
        difference = validator("verify-difference.json")
        with tempfile.TemporaryDirectory() as folder:
            audit = os.path.join(folder, "town.sqlite")
            run("profile", "--audit", audit, TOWN)
            fewer = os.path.join(folder, "fewer.jsonl")
            with open(TOWN, "rb") as source, open(fewer, "wb") as out:
                out.writelines(source.readlines()[5:])
            found = records(run("verify", audit, fewer, code=1)[0])
            self.assertTrue(found)
            for record in found:
                difference.validate(record)
        validator("dispute.json").validate({"user": "ann", "topic": "golf", "action": "reject", "date": "2024-01-01"})
        with self.assertRaises(jsonschema.ValidationError):
            validator("dispute.json").validate({"user": "ann", "topic": "golf", "action": "doubt", "date": "2024-01-01"})

    def test_what_is_wrong_does_not_pass(self):
        explanation = json.loads(run("explain", "--user", "kat_ellery", "--topic", "parenting", "--format", "json", TOWN)[0])
        check = validator("explain-person.json")
        for field, value in [("confidence", 1.5), ("band", "guru"), ("as_of", "yesterday"), ("contributions", {}), ("unheard_of", 1)]:
            with self.assertRaises(jsonschema.ValidationError):
                check.validate({**explanation, field: value})
        del explanation["provenance"]
        with self.assertRaises(jsonschema.ValidationError):
            check.validate(explanation)


if __name__ == "__main__":
    unittest.main()
