"""The pages of a report: complete, nesting well, standing alone, and harmless whatever people write."""

import json
import os
import re
import tempfile
import unittest

from eval_test import Page
from program import SAMPLES, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.site = os.path.join(cls.folder.name, "a", "site")
        out, err = run("report", TOWN, "-o", cls.site)
        assert (out, err) == (b"", b""), err
        cls.pages = {}
        for name in os.listdir(cls.site):
            with open(os.path.join(cls.site, name), encoding="utf-8") as file:
                cls.pages[name] = file.read()

    def test_everybody_has_a_page_and_the_index_names_it(self):
        people = records(run("profile", TOWN)[0])
        self.assertEqual(len(self.pages), len(people) + 1)
        index = Page(self.pages["index.html"])
        links = [value for name, value in index.attributes if name == "href"]
        self.assertEqual(set(links), set(self.pages) - {"index.html"})
        for person, link in zip(people, links):
            self.assertRegex(link, r"^[a-z0-9_-]+-[0-9a-f]{16}\.html$")
            page = Page(self.pages[link])
            self.assertIn(person["user"], page.words)
            for topic in person["topics"]:
                self.assertIn(f'id="topic-{topic["topic"]}"', self.pages[link])
            for topic in person["held_back"]:
                self.assertIn(f'<details id="topic-{topic["topic"]}">', self.pages[link])

    def test_pages_nest_well_and_stand_alone(self):
        for name, text in self.pages.items():
            page = Page(text)
            self.assertEqual((page.faults, page.open), ([], []), name)
            ids = [value for key, value in page.attributes if key == "id"]
            self.assertEqual(len(ids), len(set(ids)), name)
            for key, value in page.attributes:
                if key in ("aria-labelledby", "aria-describedby"):
                    self.assertLessEqual(set(value.split()), set(ids), name)
                self.assertNotIn(key, ("src", "srcset", "style", "xlink:href"))
                self.assertFalse(key.startswith("on"), key)
                if key == "href" and value.startswith("#"):
                    self.assertIn(value[1:], ids, name)
                elif key == "href" and not value.startswith(("http://", "https://")):
                    self.assertIn(value, self.pages, name)
            self.assertFalse(page.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"})
            self.assertNotIn("url(", page.style)
            self.assertIn("default-src &#39;none&#39;", text)

    def test_says_why_and_why_not(self):
        (kat,) = [text for name, text in self.pages.items() if name.startswith("kat_ellery")]
        words = re.sub(r"<[^>]*>", "", kat)
        self.assertIn("Listed as expertise", words)
        self.assertIn("is never enough", words)
        self.assertIn("“Barbie” was not counted: nothing around it says that it is meant so", words)
        self.assertIn("Where the confidence comes from", words)

    def test_same_posts_same_pages(self):
        again = os.path.join(self.folder.name, "again")
        run("report", "--threads", "1", "--output", again, TOWN)
        for name, text in self.pages.items():
            with open(os.path.join(again, name), encoding="utf-8") as file:
                self.assertEqual(file.read(), text, name)

    def test_hostile_people(self):
        names = ["../../etc/passwd", "<script>alert(1)</script>", "a\u202eb", "Ann", "ann", "con", ".", "\u0000", "é" * 300, "a b/c\\d"]
        posts = []
        for name in names:
            for month in range(1, 6):
                posts.append({"author": name, "id": "<i>\"'", "time": f"2024-0{month}-03", "url": "javascript:alert(1)",
                              "text": "birdie putt on the golf course <img src=x onerror=alert(1)> \u202e </blockquote> https://example.com/"})
        archive = os.path.join(self.folder.name, "hostile.jsonl")
        with open(archive, "wb") as file:
            file.write(post_lines(*posts))
        site = os.path.join(self.folder.name, "hostile")
        run("report", "-o", site, archive)
        self.assertEqual(len(os.listdir(site)), len(names) + 1)
        self.assertEqual(len({name.lower() for name in os.listdir(site)}), len(names) + 1, "on a disk that ignores case too")
        for name in os.listdir(site):
            self.assertRegex(name, r"^(index|[a-z0-9_-]{1,80}-[0-9a-f]{16})\.html$")
            with open(os.path.join(site, name), encoding="utf-8") as file:
                text = file.read()
            page = Page(text)
            self.assertEqual((page.faults, page.open), ([], []), name)
            self.assertFalse(page.tags & {"script", "img", "i"}, name)
            self.assertNotIn("\u202e", text)
            self.assertNotIn("javascript:", "".join(value or "" for key, value in page.attributes if key == "href"))

    def test_what_others_say(self):
        site = os.path.join(self.folder.name, "lists")
        run("report", "-o", site, "--attribution", os.path.join(SAMPLES, "town.attributions.jsonl"), TOWN)
        for user, words in [("dale_hutchins", "4 people list or endorse them for it"), ("dax_wren", "without posts that is worth nothing")]:
            (name,) = [name for name in os.listdir(site) if name.startswith(user)]
            with open(os.path.join(site, name), encoding="utf-8") as file:
                text = file.read()
            self.assertIn(words, text)
            page = Page(text)
            self.assertEqual((page.faults, page.open), ([], []), name)

    def test_mistakes(self):
        self.assertIn(b"--output", run("report", TOWN, code=2)[1])
        self.assertIn(b"/no/such", run("report", "-o", os.path.join(self.folder.name, "x"), "/no/such", code=2)[1])
        self.assertIn(b"/dev/null", run("report", "-o", "/dev/null/x", TOWN, code=2)[1])
        out, err = run("report", "-o", os.path.join(self.folder.name, "y"), stdin=b"no json\n" + post_lines({"author": "ann", "text": "golf"}), code=1)
        self.assertIn(b"1 of 2 records were refused", err)


if __name__ == "__main__":
    unittest.main()
