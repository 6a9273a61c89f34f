"""How fast Python is beside C++, in processor time, on the same texts: through Arrow and through lists.

    python bench/faces/compare.py build/release/bin/tag_texts models corpora/samples/town.jsonl [TEXTS] [ROUNDS]

needs the package metier and pyarrow in this Python. Rounds alternate, so that whatever else the machine does meets both alike; the
ratio is of the fastest rounds."""

import subprocess
import sys
import tempfile
import time

import metier
import pyarrow as pa

program, data, archive = sys.argv[1:4]
count = int(sys.argv[4]) if len(sys.argv) > 4 else 1_000_000
rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 3

town = [" ".join(post.text.split()) for post in metier.read(archive)]
texts = [town[i % len(town)] for i in range(count)]
engine = metier.Engine(data)
table = pa.table({"text": texts})


def cpp(path):
    seconds, topics = subprocess.run([program, data, path], check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(topics)


def arrow():
    begin = time.process_time()
    reader = pa.RecordBatchReader.from_stream(engine.tag_arrow(table.to_reader(max_chunksize=4096)))
    topics = sum(len(batch.column("topics").flatten()) for batch in reader)
    return time.process_time() - begin, topics


def lists():
    begin = time.process_time()
    topics = sum(len(tagging.topics) for i in range(0, count, 4096) for tagging in engine.tag(texts[i : i + 4096]))
    return time.process_time() - begin, topics


engine.tag(texts[:4096])  # as the other program does, before the clock starts
with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
    file.write("\n".join(texts) + "\n")
    file.flush()
    results = {"C++": [], "Python, Arrow": [], "Python, lists": []}
    for _ in range(rounds):
        for name, run in (("C++", lambda: cpp(file.name)), ("Python, Arrow", arrow), ("Python, lists", lists)):
            results[name].append(run())
if len({topics for runs in results.values() for _, topics in runs}) != 1:
    sys.exit("the answers differ")
fastest = {name: min(seconds for seconds, _ in runs) for name, runs in results.items()}
for name, seconds in fastest.items():
    print(f"{name:14} {count / seconds:9.0f} texts/s of processor time   {fastest['C++'] / seconds:.3f} of C++   all rounds: "
          + " ".join(f"{s:.2f}" for s, _ in results[name]))
