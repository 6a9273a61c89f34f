"""What happens to files and readers while a run goes on, and what a person at a terminal sees of it."""

import os
import pathlib
import pty
import re
import signal
import subprocess
import tempfile
import threading
import time
import unittest

from program import PROGRAM, SAMPLES, Scratch, post_lines, records, run

TOWN = os.path.join(SAMPLES, "town.jsonl")
LINE = post_lines({"author": "ann", "text": "Finally broke 80 at Pebble Beach, putter was hot all day #golf"})


class Inputs(Scratch):
    @unittest.skipIf(os.geteuid() == 0 and subprocess.run(["setpriv", "--version"], capture_output=True).returncode != 0,
                     "NOT CHECKED: root may read everything")
    def test_an_unreadable_file_is_found_at_once(self):
        secret = self.path("secret.jsonl")
        pathlib.Path(secret).write_bytes(LINE)
        os.chmod(secret, 0)
        os.chmod(self.folder, 0o755)
        lowered = ["setpriv", "--reuid", "65534", "--clear-groups"] if os.geteuid() == 0 else []
        done = subprocess.run([*lowered, PROGRAM, "tag", TOWN, secret], capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
        self.assertIn(b"secret.jsonl", done.stderr)

    def change_while_read(self, change):
        """Standard error and records of a run over a pipe and then a file that `change` is called on meanwhile."""
        posts = self.path("posts.jsonl")
        pathlib.Path(posts).write_bytes(LINE * 20000)
        # The output is a pipe that is not read until the change is made: so the program cannot be done before.
        program = subprocess.Popen([PROGRAM, "tag", "--threads", "1", posts], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        first = program.stdout.read(1000)
        change(posts)
        out, err = program.communicate()
        return program.returncode, records(first + out), err

    def test_a_file_that_grows(self):
        def grow(path):
            with open(path, "ab") as file:
                file.write(LINE * 10)

        code, tagged, err = self.change_while_read(grow)
        self.assertEqual(code, 0, err)
        self.assertEqual(len(tagged), 20010)
        self.assertIn(b"grew while it was read", err)

    def test_a_file_that_shrinks(self):
        code, tagged, err = self.change_while_read(lambda path: os.truncate(path, len(LINE) * 15000))
        self.assertEqual(code, 1, err)
        self.assertEqual(len(tagged), 15000)
        self.assertIn(b"shrank while it was read", err)

    def test_threads_change_nothing_that_is_said(self):
        """With several threads the next posts are read while the ones before are tagged."""
        posts = self.path("posts.jsonl")
        rows = [b"{broken\n" if i % 7 == 3 else LINE.replace(b"ann", b"ann%d" % i) for i in range(20000)]
        pathlib.Path(posts).write_bytes(b"".join(rows))
        nothing = self.path("nothing.jsonl")
        pathlib.Path(nothing).write_bytes(b"{broken\n" * 20000)
        runs = [subprocess.run([PROGRAM, "tag", "--threads", threads, nothing, posts, nothing], capture_output=True)
                for threads in ("1", "2", "5")]
        for done in runs:
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, runs[0].stdout)
            self.assertEqual(done.stderr, runs[0].stderr)
        self.assertEqual(runs[0].stderr.count(b"\n"), 40000 + rows.count(b"{broken\n") + 1)
        self.assertEqual(len(records(runs[0].stdout)), 20000 - rows.count(b"{broken\n"))

    def test_a_reader_that_goes_away(self):
        for command in (["tag"], ["tag", "--format", "csv"], ["profile"], ["tag", "-o", "/dev/stdout"]):
            with self.subTest(command=command):
                program = subprocess.Popen([PROGRAM, *command, TOWN, TOWN], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                program.stdout.close()
                err = program.stderr.read()
                program.stderr.close()
                self.assertEqual((program.wait(), err), (0, b""))

    def test_a_full_disk(self):
        for command in (["tag"], ["profile"], ["tag", "-o", "/dev/full"], ["profile", "-o", "/dev/full"]):
            with self.subTest(command=command), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *command, TOWN], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 2)
                self.assertIn(b"cannot write", done.stderr)
        limit = ["bash", "-c", 'trap "" XFSZ; ulimit -f 16; exec "$@"', "sh"]
        done = subprocess.run([*limit, PROGRAM, "profile", "--memory", "32K", "--temp-dir", self.folder, TOWN], capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
        self.assertIn(b"temporary file", done.stderr)
        self.assertEqual(os.listdir(self.folder), [])


class Terminal(unittest.TestCase):
    def seen(self, *arguments, stdout=subprocess.DEVNULL, slowly=True, **environment):
        """What standard error shows, as a terminal, of a run over posts that come slowly on standard input; or, not `slowly`, of one
        over files that is held up once for a second, so that it has a rate on any machine."""
        master, slave = pty.openpty()
        names = {"TERM": "xterm", **environment}
        program = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.PIPE, stderr=slave, env={**os.environ, **names},
                                   stdout=slave if stdout == "terminal" else stdout)
        os.close(slave)
        shown = []

        def watch():
            while True:
                try:
                    data = os.read(master, 65536)
                except OSError:  # The last one who had it open is gone.
                    return
                if not data:
                    return
                if not slowly and not shown:
                    program.send_signal(signal.SIGSTOP)
                    time.sleep(1)
                    program.send_signal(signal.SIGCONT)
                shown.append(data)

        watcher = threading.Thread(target=watch)
        watcher.start()
        for _ in range(8 if slowly else 0):
            program.stdin.write(LINE * 4096)
            program.stdin.flush()
            time.sleep(0.15)
        program.stdin.close()
        self.assertEqual(program.wait(), 0)
        watcher.join()
        os.close(master)
        return b"".join(shown).decode()

    def test_posts_and_rate(self):
        shown = self.seen("tag")
        self.assertRegex(shown, r"\d+,\d{3} posts   [\d,]+/s")
        self.assertTrue(shown.endswith("\r\x1b[K"), shown[-100:])

    def test_share_and_time_left(self):
        with tempfile.TemporaryDirectory() as folder:
            posts = os.path.join(folder, "posts.jsonl")
            pathlib.Path(posts).write_bytes(LINE * 60000)
            shown = self.seen("tag", "--threads", "1", posts, slowly=False)
        shares = [int(share) for share in re.findall(r"(\d+) %   \d+:\d\d left", shown)]
        self.assertGreater(len(shares), 0, shown)
        self.assertEqual(shares, sorted(shares))
        self.assertLess(shares[0], 100)

    def test_no_colours_and_no_tricks(self):
        for environment in ({"NO_COLOR": "1"}, {}):
            self.assertNotRegex(self.seen("tag", **environment), r"\x1b\[[\d;]*m")
        self.assertEqual(self.seen("tag", TERM="dumb"), "")

    def test_data_on_the_same_terminal_is_left_alone(self):
        self.assertNotIn("/s", self.seen("tag", stdout="terminal"))
        self.assertNotIn(" people", self.seen("profile", stdout="terminal"))
        self.assertIn(" people", self.seen("profile"))

    def test_quiet_where_nobody_watches(self):
        self.assertEqual(run("tag", TOWN)[1], b"")

    def test_complaints_stand_on_lines_of_their_own(self):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as posts:
            posts.write((LINE * 30000 + b"not json\n") * 3)
            posts.flush()
            master, slave = pty.openpty()
            program = subprocess.Popen([PROGRAM, "tag", posts.name], stderr=slave, stdout=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"})
            os.close(slave)
            shown = b""
            try:
                while data := os.read(master, 65536):
                    shown += data
            except OSError:
                pass
            os.close(master)
            self.assertEqual(program.wait(), 1)
        for line in shown.decode().split("\r\n"):
            text = line.split("\x1b[K")[-1]
            self.assertTrue(text == "" or text.startswith("metier: "), line)


if __name__ == "__main__":
    unittest.main()
