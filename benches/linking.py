#!/usr/bin/env python3
"""Measures what of an analysis is linking and solving, and whether that stays in proportion to the source.

Reading takes each file by itself and is in proportion however large a project is. Linking and solving take a program as
a whole, which is where time might grow faster than the source. So the corpus is made one program, and then one of twice
the size: two copies of it, and a file beside them that imports from both. The processor's time on one thread counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import HERE, TARGET, short_corpus

# Of the whole run; and the time for two copies in that for one. Twice, and something for the caches of the processor,
# which hold less of a larger program. The goal of the part is 0.15.
MAX_PART = 0.25
MAX_GROWTH = 2.5


def build() -> Path:
    """Builds the example that tells the parts, and returns where it lies."""
    command = ["cargo", "build", "--release", "--quiet", "--package", "skep-growth", "--example", "parts", "--message-format", "json"]
    built = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, check=True)
    found = [row["executable"] for row in map(json.loads, built.stdout.splitlines()) if row.get("executable")]
    return Path(found[-1])


def parts(program: Path, folder: Path, rounds: int) -> dict[str, float]:
    rows = [json.loads(subprocess.run([program, folder], stdout=subprocess.PIPE, check=True).stdout) for _ in range(rounds)]
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


def copies(corpus: Path, into: Path, count: int) -> Path:
    """Makes one program of so many copies of the corpus, whose files are linked and not copied."""
    files = [path for path in sorted(corpus.rglob("*.py")) if path.is_file() and not path.is_symlink()]
    if not files:
        sys.exit(f"linking.py: there is no Python source below {corpus}")
    names = [f"copy_{number}" for number in range(count)]
    for name in names:
        for path in files:
            there = into / name / path.relative_to(corpus)
            there.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, there)
            except OSError:
                there.write_bytes(path.read_bytes())
        (into / name / "__init__.py").touch()
    (into / "main.py").write_text("".join(f"import {name}\n" for name in names))
    return into


def measure(program: Path, corpus: Path, rounds: int) -> list[str]:
    """Prints the figures and returns what is wrong with them."""
    faults = []
    TARGET.mkdir(parents=True, exist_ok=True)
    apart = parts(program, corpus, rounds)
    part = apart["solving_s"] / (apart["reading_s"] + apart["solving_s"])
    print("                   lines   reading s   solving s")
    print(f"as it is     {apart['lines']:11.0f}{apart['reading_s']:12.3f}{apart['solving_s']:12.3f}   {part:.1%} of the run is solving")
    if part > MAX_PART:
        faults.append(f"linking and solving are {part:.1%} of the run, more than {MAX_PART:.0%}")
    rows = []
    for count, name in ((1, "one program"), (2, "twice that")):
        with tempfile.TemporaryDirectory(dir=TARGET) as folder:
            rows.append(parts(program, copies(corpus, Path(folder), count), rounds))
        print(f"{name:13}{rows[-1]['lines']:11.0f}{rows[-1]['reading_s']:12.3f}{rows[-1]['solving_s']:12.3f}")
    growth = rows[1]["solving_s"] / rows[0]["solving_s"]
    print(f"twice the source takes {growth:.2f} times the time to link and solve")
    if growth > MAX_GROWTH:
        faults.append(f"twice the source takes {growth:.2f} times the time to link and solve, more than {MAX_GROWTH}")
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="a folder of Python source")
    parser.add_argument("--short", action="store_true", help="read the wheels of corpus.txt, in fewer rounds")
    parser.add_argument("--rounds", type=int, help="runs of each: 5, with --short 3")
    parser.add_argument("--program", type=Path, help="the example `parts` of skep-growth; it is built where this is not said")
    args = parser.parse_args()
    if (args.corpus is None) != args.short:
        parser.error("name a corpus, or say --short")
    corpus = (short_corpus() if args.short else args.corpus).resolve()
    program = args.program.resolve() if args.program else build()
    rounds = args.rounds or (3 if args.short else 5)
    faults = measure(program, corpus, rounds)
    if faults:
        print(f"once more, for the machine may have been busy: {'; '.join(faults)}")
        faults = measure(program, corpus, rounds)
    if faults:
        sys.exit(f"linking.py: {'; '.join(faults)}")
    print(f"ok: linking and solving are at most {MAX_PART:.0%} of a run, and in proportion to the source")


if __name__ == "__main__":
    main()
