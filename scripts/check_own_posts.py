#!/usr/bin/env python3
"""Checks the posts that Metier wrote itself (corpora/gold, corpora/posts) and that no post to judge by is repeated in what anybody learns from.

  scripts/check_own_posts.py [--corpora ../shared/corpora]

Every line must parse; its topics must exist; no topic stands beside its own ancestor, no forbidden one beside what is right; ids and texts are there once. A gold test post
must not be in gold dev, in the training posts, among the lexicon's phrases or (with --corpora) among the outside training texts: neither the same words nor, in our own files,
half of its runs of five words. Exits 1 and names every fault.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN = 5  # words


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def read_taxonomy(metier):
    """Slug to the set of its ancestors."""
    lines = subprocess.run([metier, "topics", "--format", "jsonl"], check=True, capture_output=True).stdout.splitlines()
    return {topic["topic"]: set(topic["ancestors"]) for topic in map(json.loads, lines)}


def read_posts(directory, faults):
    posts = []
    for path in sorted(directory.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line:
                continue
            where = f"{path.relative_to(ROOT)}:{number}"
            try:
                posts.append((where, json.loads(line)))
            except ValueError as error:
                faults.append(f"{where}: no JSON: {error}")
    return posts


def check_labels(posts, ancestors, faults):
    ids, texts = {}, {}
    for where, post in posts:
        labels = {key: post.get(key, []) for key in ("topics", "also", "not")}
        unknown = [slug for slugs in labels.values() for slug in slugs if slug not in ancestors]
        if unknown:
            faults.append(f"{where}: unknown topics {unknown}")
            continue
        for slug in labels["topics"]:
            if beside := ancestors[slug] & set(labels["topics"]):
                faults.append(f"{where}: {slug} beside its ancestor {sorted(beside)}")
        right = set(labels["topics"] + labels["also"])
        right.update(*(ancestors[slug] for slug in right))
        if both := right & set(labels["not"]):
            faults.append(f"{where}: both right and not: {sorted(both)}")
        for seen, key in ((ids, post.get("id")), (texts, " ".join(words(post.get("text", ""))) or post.get("text"))):
            if key is not None and key in seen:
                faults.append(f"{where}: said before at {seen[key]}: {key[:60]}")
            elif key is not None:
                seen[key] = where


def runs(text):
    tokens = words(text)
    return {tuple(tokens[i:i + RUN]) for i in range(len(tokens) - RUN + 1)}


def check_held_out(test, learned, faults):
    """`learned` are pairs of a place and a text."""
    by_words, by_run = {}, {}
    for where, text in learned:
        by_words.setdefault(" ".join(words(text)), where)
        for run in runs(text):
            by_run.setdefault(run, set()).add(where)
    for where, post in test:
        if (same := by_words.get(" ".join(words(post["text"])))) and len(words(post["text"])) > 2:
            faults.append(f"{where}: the same words as {same}")
        own = runs(post["text"])
        shared = {}
        for run in own:
            for place in by_run.get(run, ()):
                shared[place] = shared.get(place, 0) + 1
        for place, count in shared.items():
            if 2 * count >= len(own):
                faults.append(f"{where}: half of its runs of {RUN} words stand in {place}")


def check_outside(test, corpora, faults):
    wanted = {" ".join(words(post["text"])): where for where, post in test if len(words(post["text"])) > 2}
    for line in (ROOT / "corpora/manifest.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 8 or fields[7] != "train":
            continue
        process = subprocess.Popen(["zstdcat", str(corpora / fields[1])], stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace")
        header = next(process.stdout).rstrip("\n").split("\t")
        column = header.index(fields[3])
        for row in process.stdout:
            cells = row.rstrip("\n").split("\t")
            if len(cells) > column and (where := wanted.get(" ".join(words(cells[column])))):
                faults.append(f"{where}: the same words as a text of {fields[0]}")
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=pathlib.Path, help="directory of the outside corpora")
    parser.add_argument("--metier", default=ROOT / "build/release/bin/metier", help="the program")
    arguments = parser.parse_args()
    faults = []
    ancestors = read_taxonomy(arguments.metier)
    dev, test, own = (read_posts(ROOT / "corpora" / part, faults) for part in ("gold/dev", "gold/test", "posts"))
    for posts in (dev + test, own):
        check_labels(posts, ancestors, faults)
    learned = [(where, post["text"]) for where, post in dev + own]
    for path in sorted((ROOT / "models/lexicon").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            learned += [(f"{path.name}:{number}", phrase) for phrase in line.split("|")[0].split(",") if len(words(phrase)) > 2]
    check_held_out(test, learned, faults)
    if arguments.corpora:
        check_outside(test, arguments.corpora, faults)
    for name, posts in (("gold dev", dev), ("gold test", test), ("training", own)):
        traps = sum(bool(p.get("trap") or p.get("not")) for _, p in posts)
        chatter = sum(not p["topics"] and not (p.get("trap") or p.get("not")) for _, p in posts)
        topics = {slug for _, p in posts for slug in p["topics"]}
        two = sum(len(p["topics"]) > 1 for _, p in posts)
        print(f"{name}: {len(posts)} posts, {traps} traps, {chatter} chatter, {two} with two topics or more, {len(topics)} topics")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
