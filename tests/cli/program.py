"""Runs the metier program for the tests beside this file."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["METIER"]
SAMPLES = os.path.join(os.path.dirname(__file__), "..", "..", "corpora", "samples")


def run(*arguments, stdin=b"", code=0):
    """Standard output and standard error of `metier ARGUMENTS`, as bytes; fails unless it exits with `code`."""
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=600)
    assert done.returncode == code, f"exit {done.returncode}, expected {code}: {done.stderr.decode(errors='replace')}"
    return done.stdout, done.stderr


def records(output):
    return [json.loads(line) for line in output.splitlines()]


def post_lines(*posts):
    return b"".join(json.dumps(post).encode() + b"\n" for post in posts)


class Scratch(unittest.TestCase):
    """A folder of its own for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        pathlib.Path(self.path(name)).write_bytes(data)
        return self.path(name)
