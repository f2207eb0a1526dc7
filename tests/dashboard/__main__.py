"""Looks at the dashboard with a real Chromium.

Usage: python3 tests/dashboard SKEP, where SKEP is the executable; without it only what needs no server of ours is
looked at. It needs chromium and nothing else; it ends within a minute, and stops by pid what it started.
"""

import sys
import time

sys.dont_write_bytecode = True

import scenes  # noqa: E402
import served  # noqa: E402
from browser import Browser  # noqa: E402


def main():
    checks = scenes.CHECKS
    if len(sys.argv) > 1:
        checks = served.CHECKS + checks
    failed = []
    with Browser() as browser:
        for check in checks:
            started = time.monotonic()
            try:
                check(browser, *(sys.argv[1:] if check in served.CHECKS else []))
                outcome = "ok"
            except Exception as error:  # Every check is to be heard, whatever became of the one before.
                failed.append(check.__name__)
                outcome = f"FAILED\n{type(error).__name__}: {error}"
            print(f"{check.__name__}: {outcome} ({time.monotonic() - started:.1f} s)", flush=True)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


main()
