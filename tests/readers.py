"""Reads what skep writes with readers from other languages: junitparser, sarif-tools and promtool.

Usage: readers.py SKEP, where SKEP is the executable. It stands beside `cargo test`, which needs none of these.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from junitparser import Error, Failure, JUnitXml

ROOT = Path(__file__).resolve().parent.parent
LEAK = "SEEN = {}  # | <b> \x1b[31m \u202e\n\n\nasync def handle(request):\n    SEEN[request.id] = request\n"
HOSTILE_NAME = 'a|b`c<b>@x "é" & \x1b[31m\uffff.py'

skep = Path(sys.argv[1]).resolve()


def ask(arguments, expected, folder=ROOT):
    """Returns what skep writes to stdout; it is to exit with the expected code."""
    done = subprocess.run([skep, *arguments.split()], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == expected, f"skep {arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def read_junit(text):
    """Returns the results of every case as junitparser sees them."""
    report = JUnitXml.fromstring(text.encode())
    suites = list(report)
    assert suites, text
    for suite in suites:
        cases = list(suite)
        of_kind = lambda kind: sum(isinstance(result, kind) for case in cases for result in case.result)
        assert suite.tests == len(cases), text
        assert suite.failures == of_kind(Failure), text
        assert suite.errors == of_kind(Error), text
    return [(case, case.result) for suite in suites for case in suite]


def check_junit(project, empty):
    """Findings fail, nothing found passes, no answer is an error."""
    answer = json.loads(ask("check examples/swarm --json", 1))
    cases = read_junit(ask("check examples/swarm --format junit", 1))
    assert len(cases) == len(answer["findings"]) == 6
    for (case, result), finding in zip(cases, answer["findings"]):
        assert case.name == f"{finding['rule']}: {finding['symbol']}", case.name
        assert case.classname.endswith(finding["path"]), case.classname
        assert [type(one) for one in result] == [Failure] and result[0].type == finding["severity"]
    hostile = read_junit(ask("mem leaks --fail-on never --format junit", 0, project))
    assert r"\u{1b}[31m\u{ffff}.py" in hostile[0][0].classname, hostile[0][0].classname
    for arguments, code in [("check", 3), ("mem leaks nowhere", 2), ("check --frobnicate", 2)]:
        [(_, result)] = read_junit(ask(f"{arguments} --format junit", code, empty))
        assert [type(one) for one in result] == [Error], arguments
    [(case, result)] = read_junit(ask("mem leaks examples/swarm/services/latency.py --format junit", 0))
    assert case.is_passed and not result


def check_sarif(project, empty, folder):
    """sarif-tools counts what the JSON counts."""
    tool = Path(sys.executable).parent / "sarif"
    for name, arguments, code, place in [
        ("swarm", "check examples/swarm", 1, ROOT),
        ("hostile", "mem leaks --fail-on never", 0, project),
        ("empty", "check", 3, empty),
    ]:
        answer = json.loads(ask(f"{arguments} --json", code, place))
        (folder / f"{name}.sarif").write_text(ask(f"{arguments} --format sarif", code, place))
        summary = subprocess.run(
            [tool, "summary", folder / f"{name}.sarif"], capture_output=True, text=True, timeout=120, check=True
        ).stdout
        for level, severity in [("error", "high"), ("warning", "medium"), ("note", "low")]:
            count = sum(finding["severity"] == severity for finding in answer["findings"])
            assert f"{level}: {count}\n" in f"{summary}\n", f"{name}: {level} is not {count} in\n{summary}"


def check_prometheus(project, empty):
    """promtool has not a single complaint."""
    promtool = shutil.which("promtool")
    if promtool is None:
        sys.exit(
            "tests/readers.py: there is no promtool\n"
            "hint: as root: apt-get install --yes --no-install-recommends prometheus"
        )
    for arguments, code, place in [
        ("check examples/swarm", 1, ROOT),
        ("mem leaks examples/swarm", 1, ROOT),
        ("mem scan examples/swarm", 0, ROOT),
        ("mem leaks --fail-on never", 0, project),
        ("check", 3, empty),
        ("check --frobnicate", 2, empty),
    ]:
        text = ask(f"{arguments} --format prometheus", code, place)
        done = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True, timeout=120)
        said = done.stdout + done.stderr
        assert done.returncode == 0 and not said, f"skep {arguments}: promtool says {done.returncode} {said}\n{text}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project, empty = folder / "project", folder / "empty"
        for place in (project, empty):
            (place / ".git").mkdir(parents=True)
        (project / HOSTILE_NAME).write_text(LEAK)
        check_junit(project, empty)
        check_sarif(project, empty, folder)
        check_prometheus(project, empty)
    print("junitparser, sarif-tools and promtool read what skep writes")


main()
