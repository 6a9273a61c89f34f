#!/usr/bin/env python3
"""Counts the English words of the outside corpora into models/words.txt.

    scripts/make_word_frequencies.py [--corpora ../shared/corpora] [--out models/words.txt]

One "word count" a line, sorted by count descending, then by word. Only counts leave the corpora, never text. The table
serves two ends: cutting glued hashtags into words (src/text/hashtag.h) and telling English from other languages in
short posts (src/text/language.h). For both, a word that nobody wrote twice is worse than no word, so a word must be seen
often and in several communities: one community's spam or in-joke does not make a word.
"""

import argparse
import collections
import re
import subprocess
import sys
from pathlib import Path

MIN_COUNT = 14  # Below it, misspellings outnumber words.
MIN_SOURCES = 4  # Communities (subreddits, sites, sections, outlets) that a word must be seen in.
MAX_WORDS = 52_000

# Communities that do not write English. Their words must not pass as English ones.
FOREIGN = {
    # fmt: off
    "de", "germany", "france", "quebec", "brasil", "portugal", "argentina", "mexico", "italy", "norge", "norway", "denmark",
    "sweden", "finland", "netherlands", "belgium", "greece", "iceland", "philippines", "malaysia", "russia", "japan",
    "korea", "korean", "china", "chineselanguage", "french", "spanish", "learnspanish", "learnjapanese", "lanl_german",
    "language", "linguistics", "randomactsofpolish", "tunisia", "esperanto",
    # fmt: on
}
FOREIGN_SITES = re.compile(r"^(es|ja|pt|ru|rus|french|german|spanish|italian|portuguese|russian|japanese|chinese|latin|"
                           r"esperanto|ukrainian|korean|conlang|linguistics|judaism|hinduism|islam)\.")

# Links, mentions, hashtags, subreddit and user names: names are not words.
NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+\.(?:com|org|net)\S*|\S+@\S+|[@#$&]\w+|/?\b[ru]/\w+|\w*[0-9_]\w*")
WORD = re.compile(r"(?<![^\W\d_])[a-z]+(?:'[a-z]+)*(?![^\W\d_])")
# Contractions that end in 's: the tokenizer keeps them whole too (src/text/normalize.cc).
KEEP_S = {"it", "that", "he", "she", "what", "who", "there", "here", "let", "how", "where"}
# Words that are newer than most of the corpora. They are cut out of hashtags all the time, so they must be whole words.
NEWER = """
    airbnb airdrop altcoin arcane betterhelp binance biden blockchain bnb brexit bts chatgpt cdc claude coronavirus
    covid crypto cryptocurrency cryptos cybertruck deepfake defi deno discord docker doge dogecoin doordash eth ethereum
    fediverse fintech fortnite gemini genai genz grok hodl influencer influencers instagram javascript kamala keto
    kubernetes langchain lgbtq llm llms lockdown mastodon maga metaverse metoo midjourney mrna mrbeast nft nfts
    omicron openai ozempic peloton pickleball podcast podcasts pytorch quarantine roblox saas selfie selfies slack snapchat
    solana spotify starlink stimmy substack swiftie swifties tensorflow tesla tiktok tiktoker twitch typescript uber
    unboxing valorant vax vaxxed vlog vlogger wfh whatsapp wordle yolo youtube youtuber zoom zelensky
""".split()
NEWER_COUNT = 2_000
ONE_LETTER = {"a", "i"}
# Initials, endings and units of two letters are no words to cut a hashtag at.
TWO_LETTERS = set(
    "ad ah ai am an as at ax be by cs do dj eh ex go ha he hi id if in is it js la le lo ma me mr ms mt my no of oh ok "
    "on or os ow ox pa pc pi pm ps re se so st tv uh uk um un up us vr vs we ya ye yo".split())


def rows(path):
    """Yields (source, text) of every row of one corpus file."""
    columns = {
        "reddit-2013": (0, (5, 6)),
        "reddit-250": (0, (2,)),
        "stackexchange-titles": (0, (2,)),
        "huffpost-headlines": (0, (1,)),
        "health-tweets": (0, (3,)),
    }[path.name.split(".")[0]]
    process = subprocess.Popen(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE, encoding="utf-8", errors="replace")
    next(process.stdout)
    for line in process.stdout:
        fields = line.rstrip("\n").split("\t")
        source = fields[columns[0]].lower()
        if source in FOREIGN or FOREIGN_SITES.match(source):
            continue
        for column in columns[1]:
            if column < len(fields) and fields[column]:
                text = fields[column]
                if column == 6 and len(text) >= 155:  # Cut in the corpus: the last word may be half a word.
                    text = text.rpartition(" ")[0]
                yield source, text
    if process.wait() != 0:
        sys.exit(f"{path}: zstd failed")


def words_of(text):
    text = NOT_WORDS.sub(" ", text.replace("\u2019", "'")).lower()
    for word in WORD.findall(text):
        if word.endswith("'s") and word[:-2] not in KEEP_S:
            word = word[:-2]
            yield word + "s"  # As hashtags have it: #valentinesday, #parkinsons.
        if len(word) == 1 and word not in ONE_LETTER:
            continue
        if len(word) == 2 and word not in TWO_LETTERS:
            continue
        if len(word) <= 24:
            yield word


def main():
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=root.parent / "shared" / "corpora")
    parser.add_argument("--out", type=Path, default=root / "models" / "words.txt")
    args = parser.parse_args()

    counts = collections.Counter()
    sources = collections.defaultdict(set)
    for name in ("reddit-2013", "reddit-250", "stackexchange-titles", "huffpost-headlines", "health-tweets"):
        path = args.corpora / f"{name}.tsv.zst"
        if not path.exists():
            sys.exit(f"{path} is missing; see corpora/README.md for where the outside corpora come from")
        for source, text in rows(path):
            for word in words_of(text):
                counts[word] += 1
                if len(sources[word]) < MIN_SOURCES:
                    sources[word].add(source)
        print(f"{name}: {len(counts):,} distinct words so far", file=sys.stderr)

    for word in NEWER:
        counts[word] = max(counts[word], NEWER_COUNT)
        sources[word] = set(range(MIN_SOURCES))
    kept = [(word, n) for word, n in counts.items() if n >= MIN_COUNT and len(sources[word]) >= MIN_SOURCES]
    kept.sort(key=lambda item: (-item[1], item[0]))
    kept = kept[:MAX_WORDS]
    args.out.write_text("".join(f"{word} {n}\n" for word, n in kept), encoding="ascii")
    print(f"{args.out}: {len(kept):,} words, {args.out.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
