#!/usr/bin/env python3
"""Draws findings of `skep mem leaks` at random, to be read by eye, and sums up the verdicts once they are written down.

Half of what is drawn is high and half medium. A finding's place in the draw is a hash of the seed, its file and its
symbol: the same seed draws the same findings anywhere, and those that stay keep their place when others come or go.
What was drawn and what was found in it stands in docs/precision.md; `--seen` leaves those out, `--sums` counts them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from speed import TARGET, program

SEVERITIES = ("high", "medium")
VERDICTS = ("true", "arguable", "false")
# A row of a table of verdicts: number, severity, rule, file, symbol, verdict, reason.
ROW = re.compile(r"^\| \d+ \| (high|medium) \| \S+ \| `([^`]+)` \| `([^`]+)` \| (true|arguable|false) \|", re.MULTILINE)
# Of the normal distribution, for an interval of 95 %.
Z = 1.96


def findings(skep: str, corpus: Path) -> list[dict]:
    """Returns all findings with their places relative to the corpus, whose folders are the packages."""
    command = [skep, "mem", "leaks", "--json", "--no-config", "--no-ignore", "--no-cache", "--exit-zero", str(corpus)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"precision.py: ended with {ran.returncode}: {' '.join(command)}\n{ran.stderr}")
    said = json.loads(ran.stdout)
    for finding in said["findings"]:
        for place in (finding, *finding["evidence"]):
            if place["path"]:
                place["path"] = Path(os.path.abspath(place["path"])).relative_to(corpus).as_posix()
    counts = Counter(finding["severity"] for finding in said["findings"])
    told = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES)
    print(f"{told}, in {said['data']['lines_scanned']} lines of {said['data']['files_scanned']} files", file=sys.stderr)
    return said["findings"]


def place_in_draw(seed: int, finding: dict) -> tuple[str, int]:
    key = f"{seed}\n{finding['path']}\n{finding['symbol']}"
    return hashlib.sha256(key.encode()).hexdigest(), finding["line"]


def draw(all_findings: list[dict], seed: int, count: int, seen: set[tuple[str, str]]) -> list[dict]:
    """Returns half of `count` of each severity, or all where there are fewer, in the order of the draw."""
    drawn = []
    for severity in SEVERITIES:
        new = [one for one in all_findings if one["severity"] == severity and (one["path"], one["symbol"]) not in seen]
        drawn += sorted(new, key=lambda one: place_in_draw(seed, one))[: count // 2]
    return drawn


def show(number: int, finding: dict) -> None:
    print(f"{number}. {finding['severity']} {finding['rule']}, confidence {finding['confidence']}")
    print(f"   {finding['path']}:{finding['line']} {finding['symbol']}")
    print(f"   {finding['message']}")
    for evidence in finding["evidence"]:
        where = f", {evidence['path']}:{evidence['line']}" if evidence["path"] else ""
        print(f"   {evidence['role']}: {evidence['what']}{where}")


def row(number: int, finding: dict) -> str:
    cells = (number, finding["severity"], finding["rule"], f"`{finding['path']}`", f"`{finding['symbol']}`", "", "")
    return f"| {' | '.join(map(str, cells))} |"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Returns the limits of the 95 % interval of a share (Wilson 1927, without correction for continuity)."""
    share, n = hits / of, of
    middle = share + Z * Z / (2 * n)
    spread = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (middle - spread) / (1 + Z * Z / n), (middle + spread) / (1 + Z * Z / n)


def percent(hits: int, of: int) -> str:
    low, high = wilson(hits, of)
    return f"{hits / of:.0%} ({low:.0%} to {high:.0%})"


def sums(section: str) -> str:
    """Returns the table of sums of the rows with verdicts in a section, or nothing where it has none."""
    verdicts = Counter((severity, verdict) for severity, _, _, verdict in ROW.findall(section))
    if not verdicts:
        return ""
    lines = ["| severity | read | true | arguable | false | true, 95 % interval | true or arguable, 95 % interval |",
             "|---|--:|--:|--:|--:|---|---|"]
    for severity in SEVERITIES:
        counts = [verdicts[severity, verdict] for verdict in VERDICTS]
        if read := sum(counts):
            shares = f"{percent(counts[0], read)} | {percent(counts[0] + counts[1], read)}"
            lines.append(f"| {severity} | {read} | {counts[0]} | {counts[1]} | {counts[2]} | {shares} |")
    return "\n".join(lines)


def check_sums(document: Path) -> None:
    """Prints the sums of each section, and fails where a section does not say them itself."""
    faults = []
    for section in re.split(r"^## ", document.read_text(), flags=re.MULTILINE)[1:]:
        if table := sums(section):
            title = section.splitlines()[0]
            print(f"{title}\n\n{table}\n")
            faults += [] if table in section else [title]
    if faults:
        sys.exit(f"precision.py: {document} does not say these sums: {', '.join(faults)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="a folder with a folder for each package")
    parser.add_argument("--skep", help="the program: target/release/skep")
    parser.add_argument("--seed", type=int, default=1, help="another one draws others")
    parser.add_argument("--count", type=int, default=40, help="how many, half of them high")
    parser.add_argument("--seen", type=Path, help="a document whose rows with verdicts are left out")
    parser.add_argument("--format", choices=("text", "rows", "json"), default="text",
                        help="rows: of a table, to fill in")
    parser.add_argument("--sums", type=Path, help="only sum up the verdicts of this document, and check its sums")
    args = parser.parse_args()
    if (args.corpus is None) != (args.sums is not None):
        parser.error("name a corpus, or a document to sum up")
    if args.sums:
        check_sums(args.sums)
        return
    seen = {(path, symbol) for _, path, symbol, _ in ROW.findall(args.seen.read_text())} if args.seen else set()
    corpus = args.corpus.resolve()
    skep = program(args.skep, TARGET / "release/skep", "skep", "cargo build --release")
    drawn = draw(findings(skep, corpus), args.seed, args.count, seen)
    if args.format == "json":
        print(json.dumps(drawn, indent=1))
        return
    for number, finding in enumerate(drawn, 1):
        show(number, finding) if args.format == "text" else print(row(number, finding))


if __name__ == "__main__":
    main()
