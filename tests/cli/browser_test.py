"""The pages of a report in a real browser: they open, unfold and link by clicks, and ask for nothing.

METIER_SCREENSHOTS names a directory where pictures of them are kept. Skipped where there is no Chromium.
"""

import json
import os
import sys
import tempfile
import unittest

from browser import Browser, find_chromium
from program import SAMPLES, post_lines, run

if find_chromium() is None:
    print("SKIPPED: there is no chromium here (Debian: apt-get install chromium)", file=sys.stderr)
    sys.exit(77)

TOWN = os.path.join(SAMPLES, "town.jsonl")
HOSTILE = [
    {"author": "<script>alert(1)</script>", "id": str(month), "time": f"2024-0{month}-03", "url": "javascript:alert(2)",
     "text": "birdie putt on the golf course <script>alert(3)</script><img src=https://example.com/x.png onerror=alert(4)> \u202e"}
    for month in range(1, 7)
]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.site = os.path.join(cls.folder.name, "site")
        run("report", "--smallest-set", "-o", cls.site, TOWN)
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)
        cls.browser.call("Emulation.setDeviceMetricsOverride", width=1100, height=900, deviceScaleFactor=1, mobile=False)

    def setUp(self):
        self.browser.requests.clear()
        self.browser.complaints.clear()

    def tearDown(self):
        self.assertEqual(self.browser.complaints, [])
        for url in self.browser.requests:
            self.assertTrue(url.startswith("file://" + os.path.realpath(self.folder.name)), url)

    def page(self, prefix):
        (name,) = [name for name in os.listdir(self.site) if name.startswith(prefix)]
        return os.path.join(self.site, name)

    def picture(self, name):
        if os.environ.get("METIER_SCREENSHOTS"):
            self.browser.screenshot(os.path.join(os.environ["METIER_SCREENSHOTS"], name + ".png"))

    def scheme(self, name):
        self.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    # The middle of the first element that `selector` finds, after scrolling to it.
    def place_of(self, selector):
        return self.browser.evaluate(
            f"(() => {{const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center'}});"
            "const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2]})()")

    def test_details_unfold_by_a_click(self):
        self.browser.open(self.page("kat_ellery"))
        self.picture("kat")
        count = self.browser.evaluate("document.querySelectorAll('details').length")
        self.assertGreater(count, 20)
        for index in range(0, count, 7):
            self.browser.evaluate(f"document.querySelectorAll('details')[{index}].setAttribute('data-now', '')")
            self.browser.evaluate("{let up = document.querySelector('[data-now]').parentElement; while (up) { if (up.tagName == 'DETAILS') up.open = true; up = up.parentElement }}")
            self.browser.click(*self.place_of("[data-now] > summary"))
            self.assertTrue(self.browser.evaluate("document.querySelector('[data-now]').open"), index)
            self.browser.evaluate("document.querySelector('[data-now]').removeAttribute('data-now')")
        self.browser.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        self.picture("kat-open")

    def test_links_lead_to_people_and_back(self):
        self.browser.open(os.path.join(self.site, "index.html"))
        self.picture("index")
        for prefix in ["dale_hutchins", "mastery_w_leo"]:
            self.browser.loaded = False
            self.browser.click(*self.place_of(f"a[href^={prefix}]"))
            while not self.browser.loaded:
                self.browser._read()
            self.assertIn(prefix, self.browser.evaluate("document.querySelector('h1').innerText"))
            self.picture(prefix)
            self.browser.loaded = False
            self.browser.click(*self.place_of("nav a"))
            while not self.browser.loaded:
                self.browser._read()
            self.assertEqual("What people are about", self.browser.evaluate("document.querySelector('h1').innerText"))

    def test_links_inside_a_page(self):
        self.browser.open(self.page("dale_hutchins"))
        self.browser.click(*self.place_of("a[href='#topic-golf']"))
        self.assertEqual(self.browser.evaluate("location.hash"), "#topic-golf")
        self.assertLess(self.browser.evaluate("Math.abs(document.getElementById('topic-golf').getBoundingClientRect().y)"), 100)

    def test_nothing_overflows_on_a_telephone(self):
        self.browser.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
        try:
            for prefix in ["kat_ellery", "devon", "index"]:
                self.browser.open(self.page(prefix))
                self.assertLessEqual(self.browser.evaluate("document.documentElement.scrollWidth"), 391, prefix)
            self.browser.open(self.page("dale_hutchins"))
            self.picture("telephone")
        finally:
            self.browser.call("Emulation.setDeviceMetricsOverride", width=1100, height=900, deviceScaleFactor=1, mobile=False)

    # WCAG 2.2 AA of what the browser really paints, in both schemes.
    def test_contrast_as_painted(self):
        script = """
          (() => { const lum = c => { const v = c.match(/[0-9.]+/g).slice(0, 3).map(x => { x /= 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4 });
              return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2] };
            const ground = e => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if (!b.startsWith('rgba(0, 0, 0, 0')) return b } return 'rgb(255,255,255)' };
            let worst = [99, ''];
            document.querySelectorAll('details').forEach(e => e.open = true);
            for (const e of document.querySelectorAll('main *:not(svg *)')) {
              if (![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue;
              const a = lum(getComputedStyle(e).color), b = lum(ground(e));
              const c = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (c < worst[0]) worst = [c, e.outerHTML.slice(0, 80)];
            } return worst })()"""
        for scheme in ["light", "dark"]:
            self.scheme(scheme)
            self.browser.open(self.page("kat_ellery"))
            worst = self.browser.evaluate(script)
            self.assertGreaterEqual(worst[0], 4.5, (scheme, worst))
            self.assertLess(worst[0], 22)
        self.picture("dark")
        self.scheme("light")

    def test_prints(self):
        self.browser.open(self.page("dale_hutchins"))
        document = self.browser.call("Page.printToPDF", printBackground=False)["data"]
        self.assertGreater(len(document), 10_000)
        self.browser.call("Emulation.setEmulatedMedia", media="print")
        hidden = self.browser.evaluate("document.querySelector('details ol').getBoundingClientRect().height")
        self.picture("print")
        self.browser.call("Emulation.setEmulatedMedia", media="")
        self.assertGreater(hidden, 0, "what is folded on the screen is there on paper")

    def test_hostile_posts_do_nothing(self):
        archive = os.path.join(self.folder.name, "hostile.jsonl")
        with open(archive, "wb") as file:
            file.write(post_lines(*HOSTILE))
        page = os.path.join(self.folder.name, "hostile.html")
        with open(page, "wb") as file:
            file.write(run("explain", "--user", HOSTILE[0]["author"], "--topic", "golf", "--format", "html", archive)[0])
        self.browser.open(page)
        self.browser.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        self.assertEqual(self.browser.evaluate("document.querySelectorAll('script, img, a[href^=javascript]').length"), 0)
        self.assertIn("<script>alert(1)</script>", self.browser.evaluate("document.querySelector('h1').innerText"))
        self.assertIn("<script>alert(3)</script>", self.browser.evaluate("document.querySelector('blockquote').innerText"))
        self.picture("hostile")


if __name__ == "__main__":
    unittest.main()
