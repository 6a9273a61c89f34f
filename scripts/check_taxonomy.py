#!/usr/bin/env python3
"""Checks that the taxonomy covers what people can be into, against the taxonomies of others.

  scripts/check_taxonomy.py [--taxonomies ../shared/taxonomies] [--metier build/release/bin/metier]

Every category of the first two tiers of IAB 3.1 and every concept of the first two levels of the IPTC Media Topics must be named in the crosswalk of a topic or decided in
models/taxonomy/coverage.tsv; every id in a crosswalk must exist there; at least 70 % of the topics must name their counterpart in Klout's ontology. Prints the counts, names every
fault, exits 1 if there is one.
"""
import argparse
import csv
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KLOUT_SHARE = 0.70


def read_table(path, **options):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, **options))


def read_iab(directory):
    """Id to (name, whether it is of tier 1 or 2)."""
    rows = read_table(directory / "iab_content_taxonomy_3.1.tsv", delimiter="\t")[2:]
    return {row[0]: (" > ".join(filter(None, row[3:7])), not any(row[5:7])) for row in rows}


def read_iptc(directory):
    rows = read_table(directory / "iptc_media_topics_2022-02.tsv", delimiter="\t")[1:]
    top = {row[0] for row in rows if not row[1]}
    return {row[0]: (row[2], not row[1] or row[1] in top) for row in rows}


def read_klout(directory):
    slugs = {row[1] for row in read_table(directory / "klout_topic_ontology_20180601.csv")[1:]}
    edges = read_table(directory / "klout_topic_edge_20180601.csv")[1:]
    return slugs | {row[1] for row in edges} | {row[3] for row in edges}


def read_decisions(path, topics, faults):
    decisions = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        scheme, concept, slugs, *note = line.split("\t")
        where = f"{path.relative_to(ROOT)}:{number}"
        if slugs == "-" and not note:
            faults.append(f"{where}: {concept} is left out without a reason")
        faults += [f"{where}: unknown topic '{slug}'" for slug in slugs.split() if slug != "-" and slug not in topics]
        if (scheme, concept) in decisions:
            faults.append(f"{where}: a second decision on {concept}")
        decisions[scheme, concept] = slugs
    return decisions


def check_scheme(scheme, concepts, topics, decisions, faults):
    named = {concept for topic in topics.values() for concept in topic.get(scheme, [])}
    faults += [f"crosswalk: {scheme} has no {concept}" for concept in sorted(named - set(concepts))]
    decided = {concept for of, concept in decisions if of == scheme}
    faults += [f"coverage.tsv: {scheme} has no {concept}" for concept in sorted(decided - set(concepts))]
    faults += [f"coverage.tsv: {concept} stands in a crosswalk already" for concept in sorted(decided & named)]
    upper = {concept: name for concept, (name, high) in concepts.items() if high}
    faults += [f"{scheme} {concept} ({name}) has no topic" for concept, name in upper.items() if concept not in named | decided]
    left_out = sum(decisions.get((scheme, concept)) == "-" for concept in upper)
    by_topic = sum(concept in named for concept in upper)
    print(f"{scheme}: {len(upper)} concepts of the first two levels: {by_topic} in the crosswalk of a topic, "
          f"{len(upper) - by_topic - left_out} covered by decision, {left_out} are no interest of a person")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--taxonomies", default="../shared/taxonomies", type=pathlib.Path)
    parser.add_argument("--metier", default=str(ROOT / "build/release/bin/metier"))
    arguments = parser.parse_args()
    if not arguments.taxonomies.is_dir():
        print(f"SKIPPED: {arguments.taxonomies} is not there, so coverage was not checked", file=sys.stderr)
        return 77
    lines = subprocess.run([arguments.metier, "topics", "--format", "jsonl"], check=True, capture_output=True).stdout
    topics = {topic["topic"]: topic for topic in map(json.loads, lines.splitlines())}
    faults = []
    decisions = read_decisions(ROOT / "models/taxonomy/coverage.tsv", topics, faults)
    check_scheme("iab", read_iab(arguments.taxonomies), topics, decisions, faults)
    check_scheme("iptc", read_iptc(arguments.taxonomies), topics, decisions, faults)

    klout = read_klout(arguments.taxonomies)
    with_klout = {slug: topic["klout"] for slug, topic in topics.items() if topic.get("klout")}
    faults += [f"{slug}: Klout has no '{other}'" for slug, other in with_klout.items() if other not in klout]
    share = len(with_klout) / len(topics)
    unnamed = sorted(slug for slug in topics if slug not in with_klout and slug in klout)
    faults += [f"{slug}: Klout has a topic of this very name" for slug in unnamed]
    print(f"klout: {len(with_klout)} of {len(topics)} topics ({share:.1%}) name their counterpart")
    if share < KLOUT_SHARE:
        faults.append(f"klout: fewer than {KLOUT_SHARE:.0%} of the topics have a counterpart")
    print("\n".join(faults) or "no fault", file=sys.stderr if faults else sys.stdout)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
