"""`tag --checkpoint`: whenever a run is killed, the next goes on with neither loss nor repetition."""

import gzip
import json
import os
import pathlib
import random
import subprocess
import time
import unittest

from program import PROGRAM, SAMPLES, Scratch, post_lines, run

TOWN = os.path.join(SAMPLES, "town.jsonl")


class Checkpoints(Scratch):
    def setUp(self):
        super().setUp()
        self.out, self.checkpoint, self.posts = self.path("out"), self.path("checkpoint"), self.path("posts.jsonl")
        lines = pathlib.Path(TOWN).read_bytes().splitlines(keepends=True)
        lines.insert(100, b"not json\n")
        lines.append(b'{"text": 5}\n')
        pathlib.Path(self.posts).write_bytes(b"".join(lines))

    def words(self, *more, source=None):
        return [PROGRAM, "tag", "--checkpoint", self.checkpoint, "--checkpoint-every", "40", "-o", self.out, *more, source or self.posts]

    def on(self, *more, code, source=None, stdin=b""):
        done = subprocess.run(self.words(*more, source=source), capture_output=True, input=stdin)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def kill_after(self, posts, *more):
        """Starts a run and kills it as soon as its checkpoint says `posts` or more."""
        program = subprocess.Popen(self.words(*more, "--threads", "1"), stderr=subprocess.DEVNULL)
        try:
            while program.poll() is None:
                try:
                    if json.loads(pathlib.Path(self.checkpoint).read_bytes())["posts"] >= posts:
                        break
                except FileNotFoundError:
                    pass
        finally:
            program.kill()
        return program.wait() == -9

    def check_whole(self, whole):
        self.assertEqual(pathlib.Path(self.out).read_bytes(), whole)
        self.assertEqual(sorted(os.listdir(self.folder)), ["out", "posts.jsonl"])

    def test_nothing_stops_it(self):
        whole, err = run("tag", self.posts, code=1)
        self.assertEqual(self.on(code=1), err)
        self.check_whole(whole)

    def test_killed_at_random_moments(self):
        chance = random.Random(20261122)
        whole, _ = run("tag", self.posts, code=1)
        begin = time.monotonic()
        self.on(code=1)
        length = time.monotonic() - begin
        kills = resumed = 0
        for _ in range(8):
            # Every run is cut off a little later or earlier; the last is left to finish.
            for _ in range(chance.randrange(1, 6)):
                program = subprocess.Popen(self.words("--threads", str(chance.randrange(1, 4))), stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0, 1.2 * length))
                program.kill()
                kills += program.wait() == -9
                if os.path.exists(self.checkpoint):
                    resumed += json.loads(pathlib.Path(self.checkpoint).read_bytes())["posts"] > 0
            self.on(code=1)
            self.check_whole(whole)
            os.remove(self.out)
        self.assertGreater(kills, 10)
        self.assertGreater(resumed, 3)

    def test_killed_between_any_two_checkpoints(self):
        for form in ("jsonl", "csv", "table"):
            run("tag", "--format", form, "-o", self.path("whole"), self.posts, code=1)
            whole = pathlib.Path(self.path("whole")).read_bytes()
            os.remove(self.path("whole"))
            killed = 0
            for posts in (1, 200, 600, 1000):
                killed += self.kill_after(posts, "--format", form)
            self.assertGreater(killed, 0)
            self.on("--format", form, code=1)
            self.check_whole(whole)

    def test_what_was_written_after_the_checkpoint_goes(self):
        whole, _ = run("tag", self.posts, code=1)
        self.assertTrue(self.kill_after(200))
        with open(self.out + ".partial", "ab") as partial:
            partial.write(b"half a rec")
        self.on(code=1)
        self.check_whole(whole)

    def test_what_killed_runs_left_goes(self):
        whole, _ = run("tag", self.posts, code=1)
        self.assertTrue(self.kill_after(200))
        for left in ("checkpoint.tmp.1", "checkpoint.tmp.4194304"):
            self.write(left, b"{")
        others = ("checkpoint.tmp.", "checkpoint.tmp.7.txt", "checkpoint.tmp", "my-checkpoint.tmp.7")
        for other in others:
            self.write(other, b"somebody's")
        self.on(code=1)
        for other in others:
            os.remove(self.path(other))
        self.check_whole(whole)

    def stop_at_the_renaming(self):
        """All is tagged, and the checkpoint says so; the output has not got its name."""
        program = subprocess.Popen(self.words(source="-"), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        while not os.path.exists(self.checkpoint):
            time.sleep(0.01)
        os.mkdir(self.out)  # so that the renaming fails
        err = program.communicate(pathlib.Path(self.posts).read_bytes())[1]
        self.assertEqual(program.returncode, 2)
        self.assertIn(b"cannot replace", err)
        self.assertTrue(json.loads(pathlib.Path(self.checkpoint).read_bytes())["finished"])
        os.rmdir(self.out)

    def test_stopped_before_the_renaming(self):
        whole, _ = run("tag", self.posts, code=1)
        self.stop_at_the_renaming()
        self.assertIn(b"fewer posts", self.on(code=2, source="/dev/null"))
        self.on(code=1)
        self.check_whole(whole)

    def test_stopped_after_the_renaming(self):
        whole, _ = run("tag", self.posts, code=1)
        self.stop_at_the_renaming()
        os.rename(self.out + ".partial", self.out)
        with open(self.posts, "ab") as posts:
            grown = post_lines({"text": "golf"})
            posts.write(grown)
        self.assertIn(b"has grown", self.on(code=2))
        os.truncate(self.posts, os.path.getsize(self.posts) - len(grown))
        self.on(code=1)
        self.check_whole(whole)

    def test_a_finished_checkpoint_is_not_believed_without_its_output(self):
        self.stop_at_the_renaming()
        os.remove(self.out + ".partial")
        self.assertIn(b"gone", self.on(code=2))
        self.write("out", b"something else\n")
        self.assertIn(b"is not what", self.on(code=2))

    def test_other_inputs(self):
        whole, _ = run("tag", self.posts, code=1)
        data = pathlib.Path(self.posts).read_bytes()
        packed = self.path("posts.jsonl.gz")
        pathlib.Path(packed).write_bytes(gzip.compress(data))
        self.assertTrue(self.kill_after(200))
        self.on(code=1, source=packed)
        os.remove(packed)
        self.check_whole(whole)
        self.assertTrue(self.kill_after(200))
        self.on(code=1, source="-", stdin=data)
        self.check_whole(whole)

    def test_an_input_that_has_grown(self):
        self.assertTrue(self.kill_after(200))
        with open(self.posts, "ab") as posts:
            posts.write(post_lines({"id": "new", "text": "golf"}))
        whole, _ = run("tag", self.posts, code=1)
        self.on(code=1)
        self.check_whole(whole)

    def test_what_would_not_be_one_run_is_refused(self):
        self.assertTrue(self.kill_after(200))
        before = pathlib.Path(self.posts).read_bytes()
        old = {name: pathlib.Path(self.path(name)).read_bytes() for name in ("checkpoint", "out.partial")}
        self.assertIn(b"another --top-k", self.on("--top-k", "1", code=2))
        self.assertIn(b"another --format", self.on("--format", "csv", code=2))
        for other in (before.replace(b"the", b"teh", 1), before[:2000], before[before.index(b"\n") + 1:]):
            pathlib.Path(self.posts).write_bytes(other)
            self.assertIn(b"the input", self.on(code=2))
        pathlib.Path(self.posts).write_bytes(before)
        # Whatever is refused leaves everything as it was.
        for name, data in old.items():
            self.assertEqual(pathlib.Path(self.path(name)).read_bytes()[:len(data)], data[:len(pathlib.Path(self.path(name)).read_bytes())])
        partial = pathlib.Path(self.out + ".partial")
        data = partial.read_bytes()
        for other in (b"", data[:-1][: len(data) // 4], b"x" * len(data)):
            partial.write_bytes(other)
            self.assertIn(b"is not what", self.on(code=2))
        partial.unlink()
        self.assertIn(b"is gone", self.on(code=2))
        for damaged in (b"", b"{}", old["checkpoint"][:-20], old["checkpoint"].replace(b'"metier_checkpoint":1', b'"metier_checkpoint":2')):
            pathlib.Path(self.checkpoint).write_bytes(damaged)
            self.assertIn(b"no checkpoint", self.on(code=2))

    def test_one_run_at_a_time(self):
        program = subprocess.Popen(self.words(source="-"), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while not os.path.exists(self.checkpoint):
            time.sleep(0.01)
        self.assertIn(b"another run", self.on(code=2))
        program.stdin.close()
        program.wait()

    def test_mistakes(self):
        for arguments in (["--checkpoint", self.checkpoint], ["--checkpoint", self.checkpoint, "-o", "-"],
                          ["--checkpoint", self.checkpoint, "--format", "sqlite", "-o", self.out]):
            self.assertIn(b"--checkpoint goes with", run("tag", *arguments, self.posts, code=2)[1])
        self.assertIn(b"needs --checkpoint", run("tag", "--checkpoint-every", "5", self.posts, code=2)[1])
        self.assertIn(b"/no/such", run("tag", "--checkpoint", "/no/such/file", "-o", self.out, self.posts, code=2)[1])

    def test_the_checkpoint_is_another_file_than_the_output(self):
        for checkpoint in [self.out, self.out + ".partial", os.path.join(self.folder, ".", "out")]:
            done = subprocess.run([PROGRAM, "tag", "--checkpoint", checkpoint, "-o", self.out, self.posts], capture_output=True)
            self.assertEqual(done.returncode, 2, checkpoint)
            self.assertIn(b"both write", done.stderr)
            self.assertEqual(os.listdir(self.folder), ["posts.jsonl"])

    @unittest.skipIf(os.name != "posix", "NOT CHECKED: permissions")
    def test_the_output_on_its_way_is_as_private_as_what_it_replaces(self):
        self.write("out", b"")
        os.chmod(self.out, 0o600)
        self.kill_after(40)
        self.assertEqual(os.stat(self.out + ".partial").st_mode & 0o777, 0o600)


if __name__ == "__main__":
    unittest.main()
