"""Every public header compiles alone, with the warnings of strict users; metier.h as C11 and as C++ too. Doxygen, where it is
installed, makes the reference of them without a warning."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])
INCLUDE = SOURCE / "include"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Wold-style-cast", "-Werror", "-fsyntax-only"]


def compile_alone(language, standard, header, warnings):
    done = subprocess.run(["g++" if language == "c++" else "gcc", "-x", language, f"-std={standard}", *warnings, f"-I{INCLUDE}", "-"],
                          input=f'#include "metier/{header}"\n', capture_output=True, text=True)
    return done.stderr if done.returncode else ""


class Headers(unittest.TestCase):
    def test_each_stands_alone(self):
        for path in sorted((INCLUDE / "metier").glob("*.h")):
            with self.subTest(path.name):
                self.assertEqual(compile_alone("c++", "c++20", path.name, WARNINGS), "")

    def test_the_c_header_is_c(self):
        for standard in ("c11", "c17"):
            self.assertEqual(compile_alone("c", standard, "metier.h", [w for w in WARNINGS if w != "-Wold-style-cast"]), "")
        self.assertEqual(compile_alone("c++", "c++11", "metier.h", WARNINGS), "")

    @unittest.skipUnless(shutil.which("doxygen"), "NOT CHECKED: doxygen is not installed")
    def test_the_reference(self):
        with tempfile.TemporaryDirectory() as scratch:
            settings = (SOURCE / "docs/Doxyfile").read_text() + f"OUTPUT_DIRECTORY = {scratch}\n"
            done = subprocess.run(["doxygen", "-"], input=settings, cwd=SOURCE, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertTrue(list(pathlib.Path(scratch).glob("html/classmetier_1_1Engine.html")))


if __name__ == "__main__":
    unittest.main()
