"""The package from outside: tagging, profiles, explanations, archives, threads, misuse. SOURCE_DIR and METIER name the checkout and
the program that it must agree with."""

import concurrent.futures
import contextlib
import datetime
import gc
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import metier

SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])
TOWN = SOURCE / "corpora/samples/town.jsonl"
GOLF = "Finally broke 80 at Pebble Beach, putter was hot all day #golf"


def town():
    return list(metier.read(TOWN))


def command(*arguments):
    return subprocess.run([os.environ["METIER"], *map(str, arguments)], check=True, capture_output=True).stdout.decode()


class Tagging(unittest.TestCase):
    def test_tags(self):
        tagging, empty, chatter = metier.tag([GOLF, None, "ok thanks, see you there"])
        self.assertEqual(tagging.topics[0][0], "golf")
        self.assertTrue(0.5 < tagging.topics[0][1] <= 1)
        self.assertEqual((tagging.lang, tagging.abstained), ("en", None))
        self.assertEqual((empty.topics, empty.abstained), ([], "no_words"))
        self.assertEqual(chatter.abstained, "unsure")
        self.assertIn("golf", repr(tagging))

    def test_options(self):
        everything = metier.tag([GOLF], min_confidence=0.01)[0].topics
        self.assertGreater(len(everything), 2)
        self.assertEqual(metier.tag([GOLF], min_confidence=0.01, top_k=2)[0].topics, everything[:2])
        for wrong in ({"top_k": -1}, {"min_confidence": 1.5}, {"min_confidence": float("nan")}):
            with self.assertRaises(ValueError):
                metier.tag([GOLF], **wrong)
            with self.assertRaises(ValueError):
                metier.tag([], **wrong)

    def test_any_text(self):
        odd = ["\ud800 golf", "\0\0", b"\xff\xfe golf", "😀" * 1000, ""]
        self.assertEqual(len(metier.tag(odd)), len(odd))
        self.assertEqual(metier.tag(iter([GOLF.encode()]))[0].topics, metier.tag((GOLF,))[0].topics)
        for wrong in (GOLF, GOLF.encode()):
            with self.assertRaisesRegex(TypeError, "give a list"):
                metier.tag(wrong)
        with self.assertRaisesRegex(TypeError, "str, bytes or None"):
            metier.tag([GOLF, 5])

    def test_a_long_text_is_not_looked_at(self):
        engine = metier.Engine(text_bytes=10)
        self.assertEqual([t.abstained for t in engine.tag([GOLF, "golf"])][0], "too_long")
        with self.assertRaises(ValueError):
            engine.explain(GOLF)

    def test_json_is_what_the_command_line_writes(self):
        self.assertEqual(metier.tag_json(metier.read(TOWN)), command("tag", TOWN))
        self.assertEqual(metier.tag_json(metier.read(TOWN), spans=True, top_k=1), command("tag", "--spans", "--top-k", "1", TOWN))


class Profiles(unittest.TestCase):
    def test_json_is_what_the_command_line_writes(self):
        profiler = metier.Profiler()
        profiler.add(metier.read(TOWN))
        self.assertEqual(profiler.profiles_json(), command("profile", TOWN))
        self.assertEqual("".join(p.json for p in profiler.profiles()), command("profile", TOWN))
        self.assertEqual(profiler.added, len(town()))

    def test_profiles(self):
        profiles = metier.profile(town(), subjects=["kat_ellery"], as_of=datetime.datetime(2024, 6, 1))
        self.assertEqual([p.user for p in profiles], ["kat_ellery"])
        kat = profiles[0]
        self.assertEqual(kat.as_of, datetime.datetime(2024, 6, 1, tzinfo=datetime.timezone.utc))
        self.assertIn("parenting", [t.topic for t in kat.topics])
        self.assertTrue(all(t.confidence >= 0.7 and t.band in ("interest", "expertise") for t in kat.topics))
        self.assertIn("one_occasion", [h.gate for h in kat.held_back])
        self.assertLess(kat.topics[0].since, kat.topics[0].last)
        with self.assertRaisesRegex(TypeError, "give a list"):
            metier.profile([], subjects="kat_ellery")

    def test_dicts_are_posts(self):
        moment = datetime.datetime(2024, 5, 1, 12)
        dicts = [
            {"author": "ann", "text": f"birdie number {i} on hole {i}", "time": moment + datetime.timedelta(days=8 * i), "id": i,
             "engagement": {"likes": i}, "reactions": [{"actor": "bob", "kind": "like"}]}
            for i in range(40)
        ]
        posts = list(metier.as_posts(dicts))
        self.assertEqual(posts[1].time, int(datetime.datetime(2024, 5, 9, 12, tzinfo=datetime.timezone.utc).timestamp()))
        self.assertEqual((posts[3].id, posts[3].engagement["likes"], posts[3].reactions), ("3", 3, [("bob", "like", None)]))
        self.assertEqual(metier.profile(dicts), metier.profile(posts))
        self.assertEqual(metier.profile(posts[:20] + dicts[20:]), metier.profile(posts))

    def test_what_is_no_post_is_named(self):
        good = {"text": "golf", "author": "ann"}
        with self.assertRaisesRegex(ValueError, "post 2: .*text.*missing"):
            metier.profile([good, metier.read(json.dumps(good).encode()).__next__(), {"author": "ann"}])
        with self.assertRaisesRegex(TypeError, "post 1 is int"):
            metier.profile([good, 7])
        with self.assertRaisesRegex(TypeError, "cannot hold set"):
            metier.profile([{"text": {1}}])

    def test_states(self):
        posts = town()
        whole, first, second = metier.Profiler(), metier.Profiler(), metier.Profiler()
        whole.add(posts)
        first.add(posts[::2])
        second.add(posts[1::2])
        loaded = metier.Profiler()
        loaded.load(first.save())
        loaded.merge(second)
        self.assertEqual(second.profiles(), [])
        self.assertEqual(loaded.save(), whole.save())
        self.assertEqual(loaded.profiles_json(), whole.profiles_json())
        with self.assertRaises(ValueError):
            loaded.merge(loaded)
        with self.assertRaises(RuntimeError):
            loaded.load(whole.save()[:-5])
        posts, reactions = whole.forget("kat_ellery")
        self.assertTrue(posts > 50 and reactions > 0)
        self.assertNotIn("kat_ellery", whole.profiles_json())
        self.assertGreater(whole.memory_bytes, 10_000)

    def test_memory_is_bounded(self):
        profiler = metier.Engine(profiler_bytes=1 << 20).profiler()
        with self.assertRaises(MemoryError):
            for i in range(100_000):
                profiler.add({"text": "birdie on the third hole", "author": f"person {i}"})
        self.assertLessEqual(profiler.memory_bytes, 1 << 20)
        self.assertEqual(len(profiler.profiles()), profiler.added)

    def test_authorless_posts_are_counted(self):
        profiler = metier.Profiler()
        profiler.add([{"text": "golf"}])
        self.assertEqual((profiler.added, profiler.authorless, profiler.too_long), (0, 1, 0))


class Attributions(unittest.TestCase):
    RECORDS = [
        {"kind": "list", "user": "kat_ellery", "by": "bob", "text": "Parenting", "lang": None},
        {"kind": "endorsement", "user": "kat_ellery", "by": 7, "topic": "parenting", "time": "passed over"},
        {"kind": "bio", "user": "kat_ellery", "text": "Mother of twins"},
    ]

    def test_they_are_what_the_command_line_reads(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write("".join(json.dumps(record) + "\n" for record in self.RECORDS))
            file.flush()
            profiled = command("profile", "--attribution", file.name, TOWN)
            explained = command("explain", "--user", "kat_ellery", "--topic", "parenting", "--format", "json", "--attribution",
                                file.name, TOWN)
        self.assertNotEqual(profiled, command("profile", TOWN))
        self.assertEqual("".join(p.json for p in metier.profile(town(), attributions=self.RECORDS)), profiled)
        engine = metier.default_engine()
        self.assertEqual(engine.explain_person_json(town(), "kat_ellery", "parenting", attributions=self.RECORDS), explained)

    def test_failures(self):
        profiler = metier.Profiler()
        for wrong in ({"kind": "like", "user": "ann", "by": "bob", "topic": "golf"}, {"kind": "list", "user": "ann", "topic": "golf"}, {}):
            with self.assertRaises(ValueError):
                profiler.add_attributions([wrong])
        with self.assertRaises(LookupError):
            profiler.add_attributions([{"kind": "list", "user": "ann", "by": "bob", "topic": "no-such-topic"}])
        self.assertEqual(profiler.memory_bytes, 0)

    def test_types(self):
        profiler = metier.Profiler()
        good = {"kind": "list", "user": "ann", "by": "bob", "text": "golf"}
        for name, value, kind in (("text", ["golf", "chess"], "list"), ("text", [1, None], "list"), ("topic", 7, "int"), ("kind", True, "bool"),
                                  ("user", True, "bool"), ("user", ["ann"], "list"), ("by", 7.0, "float"), ("lang", b"en", "bytes")):
            with self.subTest(name, value=value):
                # The good one before it is not in either: types are looked at first.
                with self.assertRaisesRegex(TypeError, f"^{name} of an attribution cannot be {kind}$"):
                    profiler.add_attributions([good, {**good, name: value}])
                with self.assertRaisesRegex(TypeError, f"^{name} of an attribution cannot be {kind}$"):
                    metier.explain_person(town(), "kat_ellery", "parenting", attributions=[{**good, name: value}])
        for record, kind in (("golf", "str"), (["list", "ann", "bob"], "list"), (None, "NoneType")):
            with self.assertRaisesRegex(TypeError, f"^an attribution is {kind}, not a dict$"):
                profiler.add_attributions([record])
        for several in ("golf", good, 7, None):
            with self.assertRaises(TypeError):
                profiler.add_attributions(several)
        self.assertEqual(profiler.memory_bytes, 0)


class Contents(unittest.TestCase):
    def test_what_users_need_is_there(self):
        package = pathlib.Path(metier.__file__).parent
        for name in ("py.typed", "_metier.pyi", "data/english.metier", "data/knowledge.metier", "data/words.txt"):
            self.assertTrue((package / name).is_file(), name)


class Explanations(unittest.TestCase):
    def test_a_text(self):
        text = "glad my money isn't tied up in stocks"
        self.assertEqual(metier.default_engine().explain_json(text), command("explain", "--text", text, "--format", "json"))
        self.assertEqual(metier.explain(GOLF)["topics"][0]["topic"], "golf")

    def test_a_person(self):
        arguments = ("explain", "--user", "kat_ellery", "--topic", "toys-and-figures", "--format", "json", TOWN)
        self.assertEqual(metier.default_engine().explain_person_json(town(), "kat_ellery", "toys-and-figures"), command(*arguments))
        self.assertTrue(metier.explain_person(town(), "kat_ellery", "parenting")["listed"])
        for user, topic in (("nobody", "golf"), ("kat_ellery", "no-such-topic")):
            with self.assertRaises(LookupError):
                metier.explain_person(town(), user, topic)


class Archives(unittest.TestCase):
    def test_refused_records_cost_themselves(self):
        reader = metier.read(b'{"text":"one","author":"ann","kind":"reply"}\n{"text":\n{"text":"two"}\n', format="jsonl")
        first, second = reader
        self.assertEqual((first.text, first.author, first.kind, first.time, first.audience), ("one", "ann", "reply", None, None))
        self.assertEqual(second.text, "two")
        self.assertEqual([(r.line, r.file) for r in reader.refusals], [(2, "<bytes>")])
        self.assertEqual(reader.refused, 1)
        self.assertIn("<bytes>:2: byte", repr(reader.refusals[0]))
        self.assertEqual(list(reader), [])

    def test_only_the_first_refusals_are_kept(self):
        reader = metier.read(b"{\n" * 2500 + b'{"text":"two"}\n', format="jsonl")
        self.assertEqual([post.text for post in reader], ["two"])
        self.assertEqual((reader.refused, len(reader.refusals), reader.refusals[-1].line), (2500, 1000, 1000))

    def test_bytes_that_are_no_text_are_replaced(self):
        # A table passes on what stands in it.
        (post,) = metier.read(b"id,author,text\n\xff1,\xffann,golf \xfe\n", format="csv")
        self.assertEqual((post.id, post.author, post.text), ("\ufffd1", "\ufffdann", "golf \ufffd"))
        self.assertIn("\ufffdann", repr(post))
        self.assertEqual([p.user for p in metier.profile([post])], ["\ufffdann"])

    def test_a_signal_loses_no_post(self):
        class Interrupted(Exception):
            pass

        def interrupt(*_):
            raise Interrupted

        read_end, write_end = os.pipe()
        os.write(write_end, b'{"text":"0"}\n')
        reader = metier.read(f"/proc/self/fd/{read_end}", format="jsonl")

        def feed():
            time.sleep(0.2)  # until the other waits for the pipe
            signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
            time.sleep(0.1)
            os.write(write_end, b'{"text":"1"}\n{"text":"2"}\n')
            os.close(write_end)

        texts = []
        interrupted = 0
        before = signal.signal(signal.SIGUSR1, interrupt)
        thread = threading.Thread(target=feed)
        thread.start()
        try:
            while True:
                try:
                    for post in reader:
                        texts.append(post.text)
                    break
                except Interrupted:
                    interrupted += 1
        finally:
            thread.join()
            signal.signal(signal.SIGUSR1, before)
            os.close(read_end)
        self.assertEqual((texts, interrupted), (["0", "1", "2"], 1))

    def test_others_run_while_one_waits_for_a_pipe(self):
        read_end, write_end = os.pipe()
        ticks = []

        def open_it():
            with contextlib.suppress(Exception):
                ticks.append(next(metier.read(f"/proc/self/fd/{read_end}", format="jsonl")).text)

        thread = threading.Thread(target=open_it)
        thread.start()
        thread.join(0.2)  # it waits now, and this thread still runs
        self.assertTrue(thread.is_alive())
        os.write(write_end, b'{"text":"golf"}\n')
        os.close(write_end)
        thread.join()
        os.close(read_end)
        self.assertEqual(ticks, ["golf"])

    def test_failures(self):
        with self.assertRaises(FileNotFoundError):
            metier.read("/nonexistent")
        with self.assertRaises(ValueError):
            metier.read(TOWN, format="nonsense")
        with self.assertRaises(FileNotFoundError):
            metier.Engine("/nonexistent")
        with self.assertRaises(ValueError):
            metier.Engine(text_bytes=0)


class Library(unittest.TestCase):
    def test_topics(self):
        topics = {topic.slug: topic for topic in metier.topics()}
        self.assertGreater(len(topics), 900)
        self.assertIn("sports", topics["golf"].ancestors)
        self.assertTrue(all(parent in topics for topic in topics.values() for parent in topic.parents))

    def test_provenance_is_that_of_explanations(self):
        self.assertEqual(metier.default_engine().provenance, metier.explain(GOLF)["provenance"])
        self.assertEqual(metier.__version__, metier.default_engine().provenance["engine"])

    def test_threads_share_an_engine(self):
        texts = [post.text for post in town()[:300]]
        expected = [t.topics for t in metier.tag(texts)]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            for result in pool.map(lambda _: [t.topics for t in metier.tag(texts)], range(16)):
                self.assertEqual(result, expected)

    def test_the_gil_is_released(self):
        ticks = []
        done = threading.Event()

        def tick():
            while not done.wait(0.001):
                ticks.append(1)

        before = sys.getswitchinterval()
        sys.setswitchinterval(1000)  # a thread now runs until it lets go by itself
        thread = threading.Thread(target=tick)
        thread.start()
        try:
            metier.tag([GOLF] * 2000)
        finally:
            sys.setswitchinterval(before)
            done.set()
            thread.join()
        self.assertGreater(len(ticks), 5)

    def test_nothing_is_kept(self):
        def cycle():
            profiler = metier.Engine.__new__(metier.Engine)  # never initialised: must not crash when it goes
            del profiler
            profiler = metier.Profiler()
            profiler.add({"text": GOLF, "author": "ann"})
            profiler.profiles()
            metier.tag([GOLF])
            metier.explain(GOLF)

        cycle()
        gc.collect()
        before = resident()
        for _ in range(300):
            cycle()
        gc.collect()
        self.assertLess(resident() - before, 4 << 20)

    def test_no_numpy(self):
        code = "import metier, sys; metier.tag(['golf']); assert 'numpy' not in sys.modules and 'pyarrow' not in sys.modules"
        subprocess.run([sys.executable, "-c", code], check=True)


def resident():
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    unittest.main()
