#!/usr/bin/env python3
"""Measures what remembering costs: a round of samples of very many series, and questions about one long series.

Each figure is the time of a whole process, from its start to its end: it opens the file, does one thing, and closes it
again, as a command from cron does. The file lies on the disk that holds target/. The limits are times and not ratios, so
that what others do on the machine is taken off: the time that the process was ready to run and had to wait for a
processor, as Linux counts it. The best of several runs counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import HERE, TARGET

# A round of so many series, and how long it may take.
SERIES, MAX_ROUND_S = 100_000, 1.0
# 30 days of a sample every 15 seconds, and how long a question about them may take.
POINTS, MAX_QUESTION_S = 30 * 86_400 // 15, 0.050


def build() -> Path:
    """Builds the example that writes and asks, and returns where it lies."""
    command = ["cargo", "build", "--release", "--quiet", "--package", "skep-store", "--example", "store_load", "--message-format", "json"]
    built = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, check=True)
    found = [row["executable"] for row in map(json.loads, built.stdout.splitlines()) if row.get("executable")]
    return Path(found[-1])


def run(command: list[str | Path]) -> tuple[float, str]:
    """Runs a process. Returns how long it took, without its waits for a processor, and what it said."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = child.stdout.read()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    took = time.perf_counter() - began
    # Nanoseconds on a processor, and in wait of one. It has ended, and nobody has taken notice yet.
    waited = int(Path(f"/proc/{child.pid}/schedstat").read_text().split()[1]) / 1e9
    if child.wait() != 0:
        sys.exit(f"store.py: {' '.join(map(str, command))} ended with {child.returncode}")
    return took - waited, said


class Store:
    """A store in a folder of its own."""

    def __init__(self, program: Path, folder: str) -> None:
        self.program, self.folder = program, folder

    def ask(self, *words: object, expect: int | None = None) -> float:
        """Returns how long a process took. What it says that it did is held against `expect`."""
        took, said = run([self.program, self.folder, *map(str, words)])
        if expect is not None and int(said.split()[0]) != expect:
            sys.exit(f"store.py: {' '.join(map(str, words))} answered {said.split()[0]} in place of {expect}")
        return took

    def megabytes(self) -> float:
        return sum(path.stat().st_size for path in Path(self.folder).iterdir()) / 1e6


def increase(skep: Path, folder: str) -> float:
    """Asks as a person does by how much the counter rose in 30 days. Returns how long it took."""
    took, said = run([skep, "--state", folder, "--no-config", "obs", "get", "requests_total", "--since", "30d"])
    if not 0.9 * POINTS < float(said) <= POINTS:
        sys.exit(f"store.py: skep obs get answered {said.strip()}, of a counter that rose {POINTS - 1} times")
    return took


def figures(programs: tuple[Path, Path], earlier: int, times: int) -> dict[str, tuple[float, float]]:
    """Returns the best of each figure, and its limit."""
    found: dict[str, tuple[float, float]] = {}

    def note(name: str, limit: float, took: list[float]) -> None:
        found[name] = (min(took), limit)
        best, middle = min(took) * 1000, statistics.median(took) * 1000
        print(f"{name:54}{best:8.1f} ms, median {middle:6.1f}, at most {limit * 1000:.0f}", flush=True)

    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TARGET) as folder:
        store, skep = Store(programs[0], folder), programs[1]
        took = store.ask("rounds", SERIES, earlier, expect=SERIES * earlier)
        print(f"{earlier} rounds of {SERIES:,} series before: {took:.1f} s, {store.megabytes():.0f} MB")
        note(f"a round of {SERIES:,} samples", MAX_ROUND_S,
             [store.ask("rounds", SERIES, 1, expect=SERIES) for _ in range(times)])
        took = store.ask("history", POINTS, expect=POINTS)
        print(f"{POINTS:,} points of one series taken in: {took:.2f} s")
        for state in ("newest samples unsorted", "all sorted by series"):
            # The first and the last moments of 30 days lie outside.
            note(f"what 30 days come to, {state}", MAX_QUESTION_S, [store.ask("summary") for _ in range(3 * times)])
            note(f"every point of 30 days, {state}", MAX_QUESTION_S,
                 [store.ask("points", expect=POINTS) for _ in range(3 * times)])
            note(f"skep obs get --since 30d, {state}", MAX_QUESTION_S, [increase(skep, folder) for _ in range(3 * times)])
            note(f"the newest value, {state}", MAX_QUESTION_S, [store.ask("latest", expect=1) for _ in range(3 * times)])
            if state.startswith("newest"):
                took = store.ask("keep")
                print(f"what was due of keeping it: {took:.2f} s, {store.megabytes():.0f} MB")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="fewer rounds before, and fewer measures")
    parser.add_argument("--program", type=Path, help="the example store_load, where it is built already")
    parser.add_argument("--skep", type=Path, help="the program: target/release/skep", default=TARGET / "release/skep")
    args = parser.parse_args()
    if not args.skep.is_file():
        sys.exit(f"store.py: there is no {args.skep}\nhint: cargo build --release")
    programs = (args.program or build(), args.skep)
    earlier, times = (3, 3) if args.short else (30, 9)
    for attempt in ("first", "second"):
        found = figures(programs, earlier, times)
        slow = [name for name, (took, limit) in found.items() if took > limit]
        if not slow:
            print("ok: a round is written and a long series is asked in time")
            return
        if attempt == "first":
            print(f"once more, for the machine may have been busy: {', '.join(slow)}")
    sys.exit(f"store.py: too slow: {', '.join(slow)}")


if __name__ == "__main__":
    main()
