"""Writes an archive of any size, as JSON Lines: the texts of corpora/posts under ids, people and times of no one.

    python3 bench/archives/make_posts.py --posts 10000000 --people 1000000 > posts.jsonl

How much people write falls off as in real archives: a few write a lot and most a little. The same arguments give the same bytes."""

import argparse
import json
import pathlib
import random
import sys

BEGIN = 1_577_836_800  # 2020-01-01
YEARS = 4 * 365 * 86_400


def texts(folder):
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.append(json.dumps(json.loads(line)["text"], ensure_ascii=False))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--reactions", type=int, default=0, help="in a hundred posts, how many have one reader who is named")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=pathlib.Path, default=pathlib.Path(__file__).parents[2] / "corpora" / "posts")
    arguments = parser.parse_args()
    lines = texts(arguments.texts)
    chance = random.Random(arguments.seed)
    block = []
    for number in range(arguments.posts):
        # The first posts go once round, so that everybody is there; then a person's number is skewed towards the low ones.
        person = number if number < arguments.people else int(arguments.people * chance.random() ** 3)
        # A word of its own, so that no two posts are copies.
        text = lines[int(chance.random() * len(lines))][:-1] + f' {number:x}w"'
        time = BEGIN + int(chance.random() * YEARS)
        reader = ""
        if arguments.reactions and chance.random() * 100 < arguments.reactions:
            reader = f',"reactions":[{{"actor":"person{int(arguments.people * chance.random() ** 3):08d}","kind":"like"}}]'
        block.append(f'{{"id":"{number}","author":"person{person:08d}","time":{time},"text":{text},"engagement":{{"likes":{int(1 / (chance.random() + 1e-4))}}}{reader}}}\n')
        if len(block) == 10_000:
            sys.stdout.write("".join(block))
            block.clear()
    sys.stdout.write("".join(block))


if __name__ == "__main__":
    main()
