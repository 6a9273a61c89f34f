"""metier eval in its three forms; the page must stand alone, nest well and be readable in light, dark and print."""

import html.parser
import json
import pathlib
import re
import tempfile
import unittest

import program

VOID = {"meta", "br"}
POSTS = [
    {"text": "Finally broke 80 at Pebble Beach, putter was hot all day #golf", "topics": ["golf"]},
    {"text": "Our first sourdough loaf with a proper open crumb", "topics": ["baking"]},
    {"text": "see you there, thanks!", "topics": []},
    # Labelled wrong on purpose, so that there are mistakes to show.
    {"text": "<script>alert(1)</script> birdie putt at the golf club \u202e \"'&<b>", "topics": [], "id": "<i>1</i>"},
    {"text": "Labrador puppy training: my dog finally sits", "topics": ["cats"]},
]


class Page(html.parser.HTMLParser):
    """Nesting, attributes and ids of a page; style sheets as text."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.faults, self.style, self.words = [], set(), [], [], "", ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, self.getpos()))

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words += data


def luminance(colour):
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Eval(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            gold = pathlib.Path(folder) / "gold.jsonl"
            gold.write_bytes(program.post_lines(*POSTS))
            cls.forms = {form: program.run("eval", "--gold", str(gold), "--format", form)[0].decode()
                         for form in ("text", "json", "html")}
        cls.page = Page(cls.forms["html"])

    def test_forms_agree(self):
        record = json.loads(self.forms["json"])
        self.assertEqual(record["topical"], 3)
        self.assertIn(f"precision of the topics given {record['precision']:.3f}", self.forms["text"])
        self.assertIn(f"{record['precision']:.3f}", self.page.words)
        golf = next(topic for topic in record["topics"] if topic["topic"] == "golf")
        self.assertEqual((golf["posts"], golf["recall"], golf["precision"]), (1, 1, 0.5))
        self.assertRegex(self.forms["text"], r"golf +1 +0\.500 +1\.000 +0\.667")
        mistake = next(m for m in record["worst"] if m["id"] == "<i>1</i>")
        self.assertTrue(mistake["strongest_shares"])
        self.assertIn(("cats", "dogs"), [(c["topic"], c["taken_for"]) for c in record["confusion"]])

    def test_other_forms_are_refused(self):
        _, errors = program.run("eval", "--gold", "x", "--format", "pdf", code=2)
        self.assertIn(b"text, json or html", errors)

    def test_page_nests_well(self):
        self.assertEqual(self.page.faults, [])
        self.assertEqual(self.page.open, [])
        ids = [value for name, value in self.page.attributes if name == "id"]
        self.assertEqual(len(ids), len(set(ids)))
        for name, value in self.page.attributes:
            if name in ("aria-labelledby", "aria-describedby"):
                self.assertLessEqual(set(value.split()), set(ids))

    def test_page_stands_alone(self):
        self.assertFalse(self.page.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "b", "i"})
        for name, value in self.page.attributes:
            self.assertNotIn(name, ("src", "srcset", "style", "xlink:href"))
            self.assertFalse(name.startswith("on"), name)
            if name == "href":
                self.assertTrue(value.startswith("#"), value)
        self.assertNotIn("url(", self.page.style)
        self.assertNotIn("@import", self.page.style)
        self.assertNotRegex(self.forms["html"], r"https?://")

    def test_posts_are_shown_as_written_but_harmless(self):
        self.assertIn("<script>alert(1)</script>", self.page.words)
        self.assertNotIn("\u202e", self.page.words)

    def test_contrast(self):
        """WCAG 2.2 AA: 4.5 for text, 3 for lines and marks that carry meaning; in light, dark and print."""
        schemes = re.findall(r":root\{([^}]*)\}", self.page.style)
        self.assertEqual(len(schemes), 3)
        for scheme in schemes:
            colour = dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{3,6})", scheme))
            pairs = [(text, ground, 4.5) for text in ("text", "quiet", "one") for ground in ("ground", "panel")]
            pairs += [("mark", ground, 4.5) for ground in ("for-1", "for-2", "for-3", "against")]
            pairs += [(line, "panel", 3) for line in ("one", "two", "axis")]
            for front, back, least in pairs:
                self.assertGreaterEqual(contrast(colour[front], colour[back]), least, (front, back, scheme))


if __name__ == "__main__":
    unittest.main()
