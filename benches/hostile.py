#!/usr/bin/env python3
"""Runs `skep mem leaks` once over a tree that nobody means well with, and fails where that takes too long or too much.

The tree is the one of `tests/integration/hostile.rs`, which says what lies in it and checks what is said of each file;
here it is the release build that is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
MAX_SECONDS = 20
MAX_PEAK_MIB = 500
BUILDER = "hostile::the_hostile_tree_is_built_for_the_bench"


def main() -> None:
    skep = Path(sys.argv[1] if len(sys.argv) > 1 else TARGET / "release/skep").resolve()
    if not skep.is_file():
        sys.exit(f"hostile.py: there is no {skep}\nhint: cargo build --release")
    with tempfile.TemporaryDirectory() as folder:
        tree, answer = Path(folder, "tree"), Path(folder, "answer.json")
        tree.mkdir()
        build = ["cargo", "test", "--quiet", "--locked", "--test", "integration", "--", "--ignored", "--exact", BUILDER]
        subprocess.run(build, cwd=ROOT, env=os.environ | {"SKEP_HOSTILE_TREE": str(tree)}, check=True,
                       stdout=subprocess.DEVNULL)
        started = time.monotonic()
        with answer.open("wb") as output:
            # With an empty cache, which takes more than none.
            child = subprocess.Popen([skep, "mem", "leaks", "--json", "--fail-on", "medium"], cwd=tree, stdout=output,
                                     env=os.environ | {"XDG_CACHE_HOME": folder})
            _, status, usage = os.wait4(child.pid, 0)
        took = time.monotonic() - started
        code = os.waitstatus_to_exitcode(status)
        # Linux counts in KiB, macOS in bytes.
        peak = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        if code != 1:
            sys.exit(f"hostile.py: ended with {code}; there is one leak to be found, so that is 1")
        found = json.loads(answer.read_bytes())
        for locked in ("locked/file.py", "locked/folder"):
            (tree / locked).chmod(0o700)
    scanned, errors = found["data"]["files_scanned"], len(found["errors"])
    skipped = sum(found["data"]["skipped"].values())
    print(f"{scanned} files read, {errors} complained of, {skipped} skipped: {took:.1f} s, {peak:.0f} MiB at most")
    faults = [f"more than {MAX_SECONDS} s"] if took > MAX_SECONDS else []
    faults += [f"more than {MAX_PEAK_MIB} MiB"] if peak > MAX_PEAK_MIB else []
    if scanned < 100_000 or errors < 50 or skipped < 10:
        faults.append("that is not the whole tree")
    if faults:
        sys.exit(f"hostile.py: {', '.join(faults)}")
    print(f"ok: within {MAX_SECONDS} s and {MAX_PEAK_MIB} MiB")


if __name__ == "__main__":
    main()
