#!/usr/bin/env python3
"""No stage of tagging and profiling grows by more than 3 % unnoticed.

Counts the instructions that each stage spends on posts of our own (callgrind, one thread) and compares them with
instructions.tsv beside this file. Times differ from run to run and from machine to machine; counts do so by a hair, as
long as compiler and processor features are the same. Where they are not, or valgrind is not there, the test is skipped
(77) and says so.

    instructions_test.py --metier build/release/bin/metier             # checks
    instructions_test.py --metier build/release/bin/metier --update    # after a change that is meant
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BASELINE = os.path.join(HERE, "instructions.tsv")
POSTS = os.path.join(HERE, "..", "..", "corpora", "gold", "dev", "*.jsonl")
MOST_GROWTH = 1.03
WORTH_UPDATING = 0.90

# By command, what counts as a stage: the instructions of a function and of all that it calls.
STAGES = {
    "tag": {
        "start": "metier::cli::LoadKnowledge(",
        "tokens": "metier::text::Tokenizer::Tokenize(",
        "features": "metier::model::ExtractFeatures(",
        "keys": "metier::model::Scorer::Seek(",
        "scores": "metier::model::Scorer::Finish(",
        "phrases": "metier::lexicon::Lexicon::Match(",
        "topics": "metier::tag::Confidences::Above(",
        "language": "metier::text::DetectLanguage(",
        "tag, all of it": "metier::cli::RunTag(",
    },
    "profile": {"profile, all of it": "metier::cli::RunProfile("},
}


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def write_posts(path):
    """Every dev post, by ten people, a day apart."""
    with open(path, "w", encoding="utf-8") as out:
        number = 0
        for name in sorted(glob.glob(POSTS)):
            with open(name, encoding="utf-8") as file:
                for line in file:
                    text = json.loads(line)["text"]
                    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 2015 + number // 336
                    post = {"id": str(number), "author": f"person-{number % 10}", "text": text,
                            "time": f"{year}-{month:02}-{day:02}T12:00:00Z", "engagement": {"likes": number % 7}}
                    out.write(json.dumps(post, ensure_ascii=False) + "\n")
                    number += 1


def count(metier, command, posts, folder):
    """Instructions by function, and of all it calls."""
    out = os.path.join(folder, command + ".callgrind")
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", metier, command, "--threads", "1", posts],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    listing = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--show-percs=no", out],
                             check=True, capture_output=True, text=True).stdout
    counts = {}
    for line in listing.splitlines():
        found = re.match(r"\s*([\d,]+)\s+[^:]*:(metier::.*)", line)
        if found:
            counts.setdefault(found.group(2), int(found.group(1).replace(",", "")))
    return {stage: next((number for name, number in counts.items() if name.startswith(function)), 0)
            for stage, function in STAGES[command].items()}


def conditions(compiler):
    version = subprocess.run([compiler, "-dumpfullversion"], capture_output=True, text=True).stdout.strip()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        features = next((line for line in file if line.startswith("flags")), "").split()
    return f"g++ {version}, " + ("AVX2" if "avx2" in features else "no AVX2")


def read_baseline():
    with open(BASELINE, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return lines[0].removeprefix("# "), {stage: int(number) for stage, number in (line.split("\t") for line in lines[1:])}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--metier", required=True)
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    try:
        subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "true"], check=True, capture_output=True)
        subprocess.run(["perl", "-e", "1"], check=True, capture_output=True)  # of callgrind_annotate
    except (OSError, subprocess.CalledProcessError) as error:
        skip(f"no callgrind here: {error}")
    here = conditions(arguments.compiler)
    if not arguments.update and read_baseline()[0] != here:
        skip(f"the baseline is of {read_baseline()[0]}, this is {here}")

    counts = {}
    with tempfile.TemporaryDirectory() as folder:
        posts = os.path.join(folder, "posts.jsonl")
        write_posts(posts)
        for command in STAGES:
            counts.update(count(arguments.metier, command, posts, folder))
    missing = [stage for stage, number in counts.items() if number == 0]
    if missing:
        sys.exit(f"FAILED: not found in the profile, was a function renamed? {', '.join(missing)}")
    if arguments.update:
        with open(BASELINE, "w", encoding="utf-8") as file:
            file.write(f"# {here}\n" + "".join(f"{stage}\t{number}\n" for stage, number in counts.items()))

    _, baseline = read_baseline()
    grown = []
    for stage, number in counts.items():
        before = baseline.get(stage, 0)
        ratio = number / before if before else float("inf")
        print(f"{stage:20} {before:15,} -> {number:15,}  {ratio:6.3f}")
        if ratio > MOST_GROWTH:
            grown.append(stage)
        elif ratio < WORTH_UPDATING:
            print(f"{'':20} a tenth less: worth an --update, or it may grow back unnoticed")
    if grown:
        sys.exit(f"FAILED: more than {MOST_GROWTH - 1:.0%} more instructions than {BASELINE} has: {', '.join(grown)}")


if __name__ == "__main__":
    main()
