"""Outside consumers, built in a temporary prefix in each way that a project may take Metier in: find_package (shared and
static), pkg-config, add_subdirectory. Each must print, byte for byte, what the command line prints.

METIER, BUILD_DIR and SOURCE_DIR name the program, its build tree and the checkout; SUBDIRECTORY=1 adds the (long) build of the
whole library inside another project."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])
TOWN = SOURCE / "corpora/samples/town.jsonl"


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}\n{done.stdout.decode()[-3000:]}{done.stderr.decode()[-3000:]}")
    return done.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory(prefix="metier-install-")
        cls.root = pathlib.Path(cls.scratch.name)
        # Installed in one place and moved to another: nothing may depend on where it was.
        run("cmake", "--install", os.environ["BUILD_DIR"], "--prefix", cls.root / "first")
        cls.prefix = cls.root / "moved"
        shutil.move(cls.root / "first", cls.prefix)
        metier = os.environ["METIER"]
        cls.expected = run(metier, "tag", TOWN) + run(metier, "profile", TOWN)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def check(self, *programs, libraries=None):
        environment = dict(os.environ)
        environment.pop("LD_LIBRARY_PATH", None)
        if libraries:
            environment["LD_LIBRARY_PATH"] = str(libraries)
        for program in programs:
            self.assertEqual(run(program, TOWN, env=environment), self.expected, program)

    def build(self, name, *options):
        tree = self.root / name
        source = HERE / ("subdirectory" if name == "subdirectory" else "installed")
        run("cmake", "-G", "Ninja", "-S", source, "-B", tree, "-DCMAKE_BUILD_TYPE=Release", *options)
        run("ninja", "-C", tree, "-j2", "consumer_c", "consumer_cc")
        return tree

    def library(self):
        return next(self.prefix.rglob("libmetier.so")).parent

    def test_find_package_shared(self):
        tree = self.build("shared", f"-DCMAKE_PREFIX_PATH={self.prefix}")
        self.check(tree / "consumer_cc", tree / "consumer_c")
        needed = run("readelf", "-d", tree / "consumer_c").decode()
        self.assertIn("libmetier.so.0.1", needed)

    def test_find_package_static(self):
        tree = self.build("static", f"-DCMAKE_PREFIX_PATH={self.prefix}", "-DSTATIC=static")
        # Without the library the program itself is where the search for data begins.
        for name in ("consumer_cc", "consumer_c"):
            shutil.copy(tree / name, self.prefix / "bin" / name)
            self.assertNotIn("libmetier", run("readelf", "-d", tree / name).decode())
        self.check(self.prefix / "bin/consumer_cc", self.prefix / "bin/consumer_c")
        # Whatever it is called, and from wherever.
        for name in ("consumer_cc", "nowhere/consumer_cc", "/nowhere/consumer_cc"):
            self.assertEqual(run(name, TOWN, executable=self.prefix / "bin/consumer_cc", cwd="/"), self.expected)

    def test_pkg_config(self):
        environment = dict(os.environ, PKG_CONFIG_PATH=str(self.library() / "pkgconfig"))
        flags = run("pkg-config", "--cflags", "--libs", "metier", env=environment).decode().split()
        self.assertEqual(run("pkg-config", "--modversion", "metier", env=environment).decode().strip(), "0.1.0")
        program = self.root / "by_pkg_config"
        run("c++", "-std=c++20", HERE / "consumer.cc", "-o", program, *flags)
        self.check(program, libraries=self.library())
        run("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", HERE / "consumer.c", "-o", program, *flags)
        self.check(program, libraries=self.library())

    def test_the_programs_of_the_guide(self):
        """An outsider with the installed files and docs/guide/embed.md alone, in under 30 lines of code."""
        environment = dict(os.environ, PKG_CONFIG_PATH=str(self.library() / "pkgconfig"), LD_LIBRARY_PATH=str(self.library()))
        flags = run("pkg-config", "--cflags", "--libs", "metier", env=environment).decode().split()
        guide = (SOURCE / "docs/guide/embed.md").read_text()
        folder = self.root / "guide"
        folder.mkdir()
        lines = TOWN.read_text().splitlines(keepends=True)
        (folder / "posts.jsonl").write_text("".join([*lines[:500], "{\n", *lines[500:]]))  # one record is refused
        profiles = run(os.environ["METIER"], "profile", TOWN).decode()
        for language, standard in (("cpp", "c++20"), ("c", "c11")):
            (block,) = re.findall(rf"^```{language}\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
            code = [line for line in block.splitlines() if line.strip() and not line.startswith("#include")]
            self.assertLess(len(code), 30)
            source = folder / f"service.{language}"
            source.write_text(block)
            compiler = "c++" if language == "cpp" else "cc"
            run(compiler, f"-std={standard}", "-Wall", "-Wextra", "-Wpedantic", "-Werror", source, "-o", folder / language, *flags)
            output = run(folder / language, cwd=folder, env=environment).decode()
            self.assertTrue(output.endswith(profiles), output[:200])
        self.assertTrue(run(folder / "cpp", cwd=folder, env=environment).startswith(b"golf 0."))

    def test_the_installed_program_finds_its_data(self):
        self.assertEqual(run(self.prefix / "bin/metier", "tag", TOWN) + run(self.prefix / "bin/metier", "profile", TOWN), self.expected)
        self.assertTrue((self.prefix / "share/man/man1/metier.1").stat().st_size > 1000)

    def test_other_versions_are_refused(self):
        for version in ("9", "0.2", "1.0"):
            with self.assertRaisesRegex(AssertionError, "requested version"):
                run("cmake", "-G", "Ninja", "-S", HERE / "installed", "-B", self.root / version, f"-DWANTED={version}",
                    f"-DCMAKE_PREFIX_PATH={self.prefix}")

    @unittest.skipUnless(os.environ.get("SUBDIRECTORY"), "NOT CHECKED: set SUBDIRECTORY=1 to build all of Metier inside another project")
    def test_add_subdirectory(self):
        # The second build links anew what the first one compiled.
        for shared in ("OFF", "ON"):
            tree = self.build("subdirectory", f"-DMETIER_SOURCE={SOURCE}", f"-DBUILD_SHARED_LIBS={shared}", *self.launchers())
            if shared == "OFF":
                # A program that holds the library looks for the data from where it stands itself.
                (tree / "share").mkdir()
                (tree / "share/metier").symlink_to(SOURCE / "models")
            else:
                # The library finds what the build put beside it.
                (tree / "share/metier").unlink()
            programs = (tree / "bin/consumer_cc", tree / "bin/consumer_c")
            for program in programs:
                self.assertEqual("libmetier.so" in run("readelf", "-d", program).decode(), shared == "ON")
            self.check(*programs)

    def launchers(self):
        if not shutil.which("ccache"):
            return []
        return ["-DCMAKE_C_COMPILER_LAUNCHER=ccache", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"]


if __name__ == "__main__":
    unittest.main()
