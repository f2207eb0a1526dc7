#!/usr/bin/env python3
"""Times a cold `skep mem leaks` against `ruff check --select B019`, and fails where skep is too slow or too large.

ruff is the nearest peer: it too parses every file, and B019 is the one of its rules that is about memory that stays.
The two take turns in one run, so that a busy machine slows both; a figure is the ratio of two medians, in wall time and
in CPU time. Both start without a cache of their own; the files are in the system's cache, read once before.
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
import zipfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
# Limits against getting slower, on a busy machine. The goal is 1.3 for both: linking and judging still run on one thread,
# which wall time shows.
MAX_RATIO = {"CPU": 1.7, "wall": 2.2}
MAX_PEAK_MIB = 200
# Some of the wheels need a newer Python than the one that runs this; they are unpacked, never installed.
CORPUS_PYTHON = "3.13"


@dataclass(frozen=True)
class Usage:
    """What one run of a program took."""

    wall_s: float
    cpu_s: float
    peak_mib: float


def run(command: list[str]) -> Usage:
    """Runs the program to its end; what it prints is thrown away. Findings are no failure: both exit with 0 or 1."""
    null = os.open(os.devnull, os.O_RDWR)
    started = time.monotonic()
    actions = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - started
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"speed.py: this failed: {' '.join(command)}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def middle(runs: list[Usage]) -> Usage:
    return Usage(
        statistics.median(one.wall_s for one in runs),
        statistics.median(one.cpu_s for one in runs),
        max(one.peak_mib for one in runs),
    )


def measure(ours: list[str], peer: list[str], rounds: int) -> list[str]:
    """Prints the figures and returns what is wrong with them."""
    pairs = [(run(ours), run(peer)) for _ in range(rounds)]
    skep, ruff = middle([pair[0] for pair in pairs]), middle([pair[1] for pair in pairs])
    print("        wall s   cpu s   peak MiB")
    for name, usage in (("skep", skep), ("ruff", ruff)):
        print(f"{name}  {usage.wall_s:8.3f}{usage.cpu_s:8.3f}{usage.peak_mib:11.0f}")
    ratios = {"wall": skep.wall_s / ruff.wall_s, "CPU": skep.cpu_s / ruff.cpu_s}
    print(f"ratio {ratios['wall']:7.2f} {ratios['CPU']:7.2f}     medians of {rounds} runs each; the peak is the largest")
    faults = [f"{name} time is {ratio:.2f} times ruff's, more than {MAX_RATIO[name]}"
              for name, ratio in ratios.items() if ratio > MAX_RATIO[name]]
    if skep.peak_mib > MAX_PEAK_MIB:
        faults.append(f"the peak is {skep.peak_mib:.0f} MiB, more than {MAX_PEAK_MIB}")
    return faults


def same_work(skep: list[str], ruff: list[str], corpus: Path) -> None:
    """Makes sure that both read the same files; this also brings them into the system's cache."""
    answer = json.loads(subprocess.run(skep, capture_output=True, check=False).stdout)
    ours = answer["data"]["files_scanned"]
    shown = subprocess.run([*ruff, "--show-files"], capture_output=True, text=True, check=True).stdout
    theirs = sum(1 for line in shown.splitlines() if line.endswith(".py"))
    print(f"{ours} files and {answer['data']['lines_scanned']} lines of Python in {corpus.name}; ruff reads {theirs} files")
    # skep never enters folders of vendored copies.
    if ours < theirs * 0.99 or ours == 0:
        sys.exit("speed.py: that is not the same work")


def short_corpus() -> Path:
    """Returns the folder with the sources of the pinned wheels, fetched where they are not there yet."""
    pins = HERE / "corpus.txt"
    folder = TARGET / "bench-corpus"
    if (folder / "complete").is_file() and (folder / "complete").read_text() == pins.read_text():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as wheels:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--require-hashes", "--only-binary=:all:", "--python-version", CORPUS_PYTHON, "--dest", wheels,
             "--requirement", str(pins)],
            check=True,
        )
        for wheel in sorted(Path(wheels).glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                sources = [name for name in archive.namelist() if name.endswith(".py")]
                archive.extractall(folder / wheel.name.split("-")[0], members=sources)
    (folder / "complete").write_text(pins.read_text())
    return folder


def program(given: str | None, beside: Path, name: str, hint: str) -> str:
    found = given or (str(beside) if beside.is_file() else shutil.which(name))
    path = found and shutil.which(found)
    return str(Path(path).resolve()) if path else sys.exit(f"speed.py: there is no {given or name}\nhint: {hint}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="a folder of Python source")
    parser.add_argument("--short", action="store_true", help="read the wheels of corpus.txt, in fewer rounds")
    parser.add_argument("--rounds", type=int, help="runs of each program: 7, with --short 5")
    parser.add_argument("--skep", help="the program to time: target/release/skep")
    parser.add_argument("--ruff", help="the peer: that of target/venv, else of the PATH")
    args = parser.parse_args()
    if (args.corpus is None) != args.short:
        parser.error("name a corpus, or say --short")
    corpus = (short_corpus() if args.short else args.corpus).resolve()
    skep = program(args.skep, TARGET / "release/skep", "skep", "cargo build --release")
    ruff = program(args.ruff, TARGET / "venv/bin/ruff", "ruff", "pip install -r benches/requirements.txt")
    ours = [skep, "mem", "leaks", "--json", "--no-config", "--no-ignore", "--no-cache", "--include-tests", str(corpus)]
    peer = [ruff, "check", "--no-cache", "--isolated", "--no-respect-gitignore", "--exit-zero", "--select", "B019",
            str(corpus)]
    same_work([*ours, "--lang", "python"], peer, corpus)
    rounds = args.rounds or (5 if args.short else 7)
    faults = measure(ours, peer, rounds)
    if faults:
        print(f"once more, for the machine may have been busy: {'; '.join(faults)}")
        faults = measure(ours, peer, rounds)
    if faults:
        sys.exit(f"speed.py: {'; '.join(faults)}")
    print(f"ok: at most {MAX_RATIO['CPU']} times ruff's CPU time, {MAX_RATIO['wall']} times its wall time, {MAX_PEAK_MIB} MiB")


if __name__ == "__main__":
    main()
