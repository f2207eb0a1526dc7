#!/usr/bin/env python3
"""Times what a gate runs day after day: skep with its cache after one file changed, and `--new-since` a commit.

The peer is skep itself, cold, in turns in one run. Each answer is compared with that of the cold run: the cache, the
number of threads and the shares of a tree must not show in `data` and `findings`. The corpus is copied first, so that
nothing of it is changed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import TARGET, program, run, short_corpus

# Ratios of CPU time to a cold run. The goal is 0.15 over two million lines in twenty packages; what changes in a tree of
# three lies in a third of it.
MAX_AGAIN = {"short": 0.45, "long": 0.15}
MAX_NEW_SINCE = 1.4
# Of the size of the source. The goal is 0.05.
MAX_CACHE = 0.13
# So long must a file be left alone before its time is trusted.
SETTLE_S = 2.2
ROUNDS = 5


class Trial:
    """One copy of a corpus, as a repository, with a cache of its own."""

    def __init__(self, skep: str, corpus: Path, folder: Path) -> None:
        self.tree = folder / "tree"
        self.cache = folder / "cache"
        shutil.copytree(corpus, self.tree, ignore=lambda _, names: [n for n in names if Path(n).suffix not in ("", ".py")])
        os.environ["XDG_CACHE_HOME"] = str(self.cache)
        self.skep = [skep, "mem", "leaks", "--json", "--no-config", "--include-tests"]
        git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "-C", str(self.tree)]
        subprocess.run([*git, "init", "--quiet"], check=True)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", "all"], check=True)
        os.chdir(self.tree)

    def answer(self, *flags: str) -> tuple[object, object]:
        said = json.loads(subprocess.run([*self.skep, *flags], capture_output=True, check=False).stdout)
        return said["data"], said["findings"]

    def cpu(self, *flags: str) -> float:
        return run([*self.skep, *flags]).cpu_s

    def files(self) -> list[Path]:
        return sorted(self.tree.rglob("*.py"))


def changed_file(trial: Trial) -> Path:
    """Returns the largest file of the package with most files: its whole program has to be judged anew."""
    packages: dict[str, list[Path]] = {}
    for file in trial.files():
        packages.setdefault(file.relative_to(trial.tree).parts[0], []).append(file)
    return max(max(packages.values(), key=len), key=lambda file: file.stat().st_size)


def same_answers(trial: Trial, folder: Path) -> list[str]:
    cold = trial.answer("--no-cache")
    ways = {"first with a cache": [], "warm": [], "--jobs 1": ["--jobs", "1"], "--jobs 5": ["--jobs", "5"],
            "--no-cache --jobs 3": ["--no-cache", "--jobs", "3"]}
    faults = [f"the answer differs: {name}" for name, flags in ways.items() if trial.answer(*flags) != cold]
    parts = [folder / f"{index}.json" for index in (1, 2, 3)]
    for index, part in enumerate(parts, 1):
        with part.open("wb") as out:
            subprocess.run([*trial.skep, "--no-cache", "--shard", f"{index}/3"], stdout=out, check=False)
    merged = subprocess.run([trial.skep[0], "merge", "--json", *map(str, parts)], capture_output=True, check=False)
    said = json.loads(merged.stdout)
    return faults + (["the answer differs: three shares, merged"] if (said["data"], said["findings"]) != cold else [])


def again(trial: Trial, limit: float) -> list[str]:
    file = changed_file(trial)
    time.sleep(SETTLE_S)
    trial.cpu()
    cold, warm = [], []
    for round_ in range(ROUNDS):
        with file.open("a") as text:
            text.write(f"\n_CHANGED = {round_}\n")
        warm.append(trial.cpu())
        cold.append(trial.cpu("--no-cache"))
    faults = [] if trial.answer() == trial.answer("--no-cache") else ["the answer differs after a change"]
    ratio = statistics.median(warm) / statistics.median(cold)
    source = sum(file.stat().st_size for file in trial.files())
    print(f"one changed file: {statistics.median(warm):.3f} of {statistics.median(cold):.3f} s CPU, ratio {ratio:.2f}")
    # Each question has a pack of its own; those with shares and threads asked for the same.
    cache = max(file.stat().st_size for file in trial.cache.rglob("*.pack")) / source
    print(f"the cache: {cache:.3f} of the source's size")
    faults += [f"a second run takes {ratio:.2f} of a cold one, more than {limit}"] if ratio > limit else []
    return faults + ([f"the cache is {cache:.3f} of the source, more than {MAX_CACHE}"] if cache > MAX_CACHE else [])


def new_since(trial: Trial) -> list[str]:
    for file in trial.files()[::200]:
        with file.open("a") as text:
            text.write("\n_ADDED = {}\n\ndef _on_request(request):\n    _ADDED[request] = 1\n")
    cold, new = [], []
    for _ in range(ROUNDS):
        cold.append(trial.cpu("--no-cache"))
        new.append(trial.cpu("--no-cache", "--new-since", "HEAD"))
    ratio = statistics.median(new) / statistics.median(cold)
    print(f"--new-since: {statistics.median(new):.3f} against {statistics.median(cold):.3f} s CPU, ratio {ratio:.2f}, "
          f"{len(trial.files())} files")
    return [f"--new-since takes {ratio:.2f} of a cold run, more than {MAX_NEW_SINCE}"] if ratio > MAX_NEW_SINCE else []


def measure(skep: str, corpus: Path, limit: float) -> list[str]:
    with tempfile.TemporaryDirectory(dir=TARGET) as folder:
        trial = Trial(skep, corpus, Path(folder))
        try:
            return same_answers(trial, Path(folder)) + again(trial, limit) + new_since(trial)
        finally:
            os.chdir(TARGET)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="a folder of Python source")
    parser.add_argument("--short", action="store_true", help="read the wheels of corpus.txt")
    parser.add_argument("--skep", help="the program to time: target/release/skep")
    args = parser.parse_args()
    if (args.corpus is None) != args.short:
        parser.error("name a corpus, or say --short")
    corpus = (short_corpus() if args.short else args.corpus).resolve()
    skep = program(args.skep, TARGET / "release/skep", "skep", "cargo build --release")
    limit = MAX_AGAIN["short" if args.short else "long"]
    faults = measure(skep, corpus, limit)
    if faults:
        print(f"once more, for the machine may have been busy: {'; '.join(faults)}")
        faults = measure(skep, corpus, limit)
    if faults:
        sys.exit(f"again.py: {'; '.join(faults)}")
    print("ok: the same answers, and within the limits")


if __name__ == "__main__":
    main()
