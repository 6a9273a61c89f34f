#!/usr/bin/env python3
"""The binary interface is what it was: the symbols of libmetier.so are those of symbols.txt, and its types those of libmetier.abi.
LIBRARY names it, a build with METIER_TESTING, which leaves debug information where it is needed. `--update LIBRARY` writes both
files anew."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SYMBOLS = HERE / "symbols.txt"
BASELINE = HERE / "libmetier.abi"
HEADERS = HERE.parent.parent / "include"


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True)


def symbols_of(library):
    output = run("nm", "-DC", "--defined-only", "--without-symbol-versions", library).stdout
    # The first two fields are place and kind; A is the name of the version itself.
    lines = (line.split(" ", 2) for line in output.splitlines())
    return sorted({name for _, kind, name in lines if kind != "A"})


def has_debug_information(library):
    return ".debug_info" in run("readelf", "-SW", library).stdout


def describe(library, out):
    done = run("abidw", "--headers-dir", HEADERS, "--drop-private-types", "--exported-interfaces-only", "--no-corpus-path",
               "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed", "--no-write-default-sizes", "--no-parameter-names", library)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    # Most of it is of the C++ library. Without indentation it is a third smaller.
    out.write_text("".join(line.lstrip() + "\n" for line in done.stdout.splitlines()))


class Abi(unittest.TestCase):
    def test_symbols(self):
        before = set(SYMBOLS.read_text().splitlines())
        now = set(symbols_of(os.environ["LIBRARY"]))
        self.assertGreater(len(now), 80)
        hint = "; docs/abi.md says what a change means, and how to write the list anew"
        self.assertEqual(sorted(before - now), [], "symbols are gone" + hint)
        self.assertEqual(sorted(now - before), [], "symbols are new" + hint)

    def test_nothing_but_the_interface_is_shown(self):
        for name in symbols_of(os.environ["LIBRARY"]):
            self.assertRegex(name, r"^(metier_|metier::(?!(text|tag|lexicon|model|weigh|profile|archive|sink|explain|engine|arrow|capi|base)::))")

    def test_types(self):
        library = os.environ["LIBRARY"]
        if not shutil.which("abidiff"):
            self.skipTest("NOT CHECKED: abidiff is missing; install Debian's package abigail-tools")
        self.assertTrue(has_debug_information(library), "this library has no debug information to compare")
        self.assertTrue(BASELINE.exists(), f"there is no {BASELINE.name}; make it with --update")
        with tempfile.TemporaryDirectory() as scratch:
            # Both described in the same way: compared with the library itself much would seem private, and be passed over.
            now = pathlib.Path(scratch) / BASELINE.name
            describe(library, now)
            done = run("abidiff", BASELINE, now)
            # Bit 4: something changed; bit 8: incompatibly. 1 and 2: abidiff itself failed.
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            # The comparison sees what it should.
            moved = pathlib.Path(scratch) / "moved.abi"
            moved.write_text(re.sub("<data-member[^>]*>\n<var-decl name='copies_per_person'[^>]*/>\n</data-member>\n", "", now.read_text()))
            self.assertNotEqual(run("abidiff", BASELINE, moved).returncode, 0)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--update":
        SYMBOLS.write_text("".join(name + "\n" for name in symbols_of(sys.argv[2])))
        describe(sys.argv[2], BASELINE)
    else:
        unittest.main()
