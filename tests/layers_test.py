"""A layer includes only what stands below it. CMake links by the same rule; this says it at the line that breaks it."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALLOWED = {
    "base": set(),
    "text": set(),
    "taxonomy": {"base"},
    "lexicon": {"base", "text", "taxonomy"},
    "model": {"base", "text", "taxonomy"},
    "tag": {"base", "text", "taxonomy", "lexicon", "model"},
    "weigh": {"base", "text", "taxonomy"},
    "profile": {"base", "text", "taxonomy", "weigh"},
    "archive": {"base", "text"},
    "sink": {"base", "text", "profile"},
    "eval": {"text", "taxonomy", "lexicon", "model", "tag", "sink"},
    "capi": {"base", "engine", "arrow"},
    "arrow": {"base", "engine"},
    "engine": {"base", "weigh", "profile", "tag", "text", "taxonomy", "lexicon", "model", "explain", "archive", "sink"},
    "explain": {"base", "text", "taxonomy", "lexicon", "model", "tag", "weigh", "profile", "sink"},
}
INCLUDE = re.compile(r'^#include "([a-z]+)/', re.MULTILINE)


class Layers(unittest.TestCase):
    def test_every_layer_is_ruled(self):
        layers = {folder.name for folder in (ROOT / "src").iterdir() if folder.is_dir()}
        self.assertEqual(layers, set(ALLOWED) | {"cli"})

    def test_includes_point_down(self):
        for layer, below in ALLOWED.items():
            for path in sorted((ROOT / "src" / layer).rglob("*.[ch]*")):
                used = set(INCLUDE.findall(path.read_text(encoding="utf-8"))) - {"metier", "absl", layer}
                self.assertLessEqual(used, below, path)

    def test_public_headers_stand_alone(self):
        headers = sorted((ROOT / "include" / "metier").glob("*.h"))
        self.assertLessEqual(len(headers), 12)
        for path in headers:
            self.assertLessEqual(set(INCLUDE.findall(path.read_text(encoding="utf-8"))), {"metier", "absl"}, path)


if __name__ == "__main__":
    unittest.main()
