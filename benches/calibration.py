#!/usr/bin/env python3
"""Says how often findings were real, by how sure skep is of them.

`verdicts.tsv` holds what two readers said of all findings that one state of skep had on the corpus of docs/precision.md.
This runs the skep of today on the same corpus, takes of its findings those that were read, and counts verdicts by
severity and by confidence. It fails where a higher confidence was real less often than a lower one. What is no longer
found is counted too: a change that drops what is real shows here.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from precision import SEVERITIES, VERDICTS, findings, percent
from speed import TARGET, program

CONFIDENCES = ("high", "medium", "low")
READ = Path(__file__).with_name("verdicts.tsv")
# Fewer than this say nothing of a share.
FEWEST = 5


def verdicts() -> dict[tuple[str, str], str]:
    """Returns what was said of each finding that was read, by file and symbol."""
    with READ.open(newline="") as file:
        return {(row["file"], row["symbol"]): row["verdict"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def told(name: str, counts: Counter) -> str:
    read = sum(counts.values())
    shares = f"{percent(counts['true'], read)} | {percent(counts['true'] + counts['arguable'], read)}" if read else " | "
    return f"| {name} | {read} | {' | '.join(str(counts[verdict]) for verdict in VERDICTS)} | {shares} |"


def share(counts: Counter) -> float:
    return counts["true"] / sum(counts.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder with a folder for each package")
    parser.add_argument("--skep", help="the program: target/release/skep")
    args = parser.parse_args()
    skep = program(args.skep, TARGET / "release/skep", "skep", "cargo build --release")
    read = verdicts()
    by: dict[str, dict[str, Counter]] = {"severity": {}, "confidence": {}}
    still = set()
    for finding in findings(skep, args.corpus.resolve()):
        place = (finding["path"], finding["symbol"])
        if verdict := read.get(place):
            still.add(place)
            for axis, counts in by.items():
                counts.setdefault(finding[axis], Counter())[verdict] += 1
    for axis, names in (("severity", SEVERITIES), ("confidence", CONFIDENCES)):
        print(f"| {axis} | read | {' | '.join(VERDICTS)} | true, 95 % interval | true or arguable, 95 % interval |")
        print("|---|--:|--:|--:|--:|---|---|")
        for name in names:
            print(told(name, by[axis].get(name, Counter())))
        print()
    print(told("no longer found", Counter(verdict for place, verdict in read.items() if place not in still)))
    counted = [name for name in CONFIDENCES if sum(by["confidence"].get(name, Counter()).values()) >= FEWEST]
    shares = [share(by["confidence"][name]) for name in counted]
    if shares != sorted(shares, reverse=True):
        sys.exit(f"calibration.py: {' and '.join(counted)} are not in the order of their shares: {shares}")


if __name__ == "__main__":
    main()
