"""Every public header compiles alone, with the warnings of strict users; metier.h as C11 and as C++ too."""

import os
import pathlib
import subprocess
import unittest

INCLUDE = pathlib.Path(os.environ["SOURCE_DIR"]) / "include"
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


if __name__ == "__main__":
    unittest.main()
