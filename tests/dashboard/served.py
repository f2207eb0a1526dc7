"""What the page shows of the real server: the same as `skep obs health --json` and /api/state say."""

import json
import os
import re
import select
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from scenes import LIVE, STALE, expect, quiet

AGENTS = {"Agent-1": "ACTIVE", "Agent-2": "ACTIVE", "Agent-3": "IDLE", "Agent-4": None}


def closed_port():
    """Returns a port of this machine that nobody listens on."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


class Project:
    """A folder with a service that is up, one that is down, four agents, and `skep obs serve` over it."""

    def __init__(self, skep):
        self.skep = Path(skep).resolve()
        self.folder = Path(tempfile.mkdtemp(prefix="skep-dashboard-"))
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.closed = closed_port()
        (self.folder / "skep.toml").write_text(
            f'[health.services.queue]\ntcp = "127.0.0.1:{self.port}"\n\n'
            f'[health.services.api]\ntcp = "127.0.0.1:{self.closed}"\nretries = 0\n\n'
            '[obs]\ninterval = "1s"\nnetwork_interval = "1s"\n\n'
            # How busy the machine of the test is must not decide about the score.
            "[obs.thresholds]\nmemory = {}\ncpu = {}\ndisk = {}\ninodes = {}\noom_kills = {}\n"
        )
        for name, status in AGENTS.items():
            place = self.folder / "agent_workspaces" / name
            place.mkdir(parents=True)
            text = json.dumps(
                {
                    "agent_id": name,
                    "agent_name": name,
                    "status": status,
                    "last_updated": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                }
            )
            (place / "status.json").write_text(text if status else "{not json")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("SKEP_")}
        self.environment |= {"HOME": str(self.folder / "home"), "XDG_STATE_HOME": str(self.folder / "state")}
        self.server = None
        self.url = None

    def serve(self):
        """Starts the server and waits until it says where."""
        command = [self.skep, "obs", "serve", "--listen", "0", "--dashboard", "0", "--format", "ndjson"]
        self.server = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 15
        said = b""
        while self.url is None:
            ready, _, _ = select.select([self.server.stdout], [], [], max(0, deadline - time.monotonic()))
            received = os.read(self.server.stdout.fileno(), 65536) if ready else b""
            if not received:
                self.server.kill()
                raise AssertionError(f"the server does not say where it listens: {said} {self.server.stderr.read()}")
            said += received
            found = re.search(rb'"address":"([^"]+)"[^\n]*"dashboard"|"dashboard"[^\n]*"address":"([^"]+)"', said)
            if found:
                self.url = f"http://{(found[1] or found[2]).decode()}/"

    def kill(self):
        """Ends the server without a word."""
        self.server.kill()
        self.server.wait(10)

    def ask(self, *arguments):
        """Returns what skep answers as JSON."""
        done = subprocess.run(
            [self.skep, *arguments, "--json"], cwd=self.folder, env=self.environment, capture_output=True, timeout=30
        )
        return json.loads(done.stdout)

    def state(self):
        """Returns /api/state."""
        with urllib.request.urlopen(f"{self.url}api/state", timeout=5) as answer:
            return json.load(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.server is not None and self.server.poll() is None:
            self.kill()
        self.listener.close()
        shutil.rmtree(self.folder)


def rows(page, table):
    """Returns the texts of a table, a list a row."""
    return page.run(f"look.rows({json.dumps(table)})")


def real(browser, skep):
    """The page says what the server and the command line say, and turns grey when the server is killed."""
    with Project(skep) as project:
        project.serve()
        page = browser.page(project.url)
        page.until(LIVE, 15)
        page.until("document.querySelectorAll('#services-table tbody tr').length === 2", 15)
        page.until("document.querySelector('#score').innerText !== '–'", 15)
        services_are_true(page, project)
        agents_are_true(page, project)
        health_is_true(page, project)
        page.until(
            "document.querySelector('.plot path, .plot circle') || document.querySelector('#plot').innerText", 15
        )
        quiet(page, project.url)
        project.kill()
        page.until(STALE, 5)
        first = page.text("#freshness")
        assert re.match(r"\d+ s old: the server does not answer", first), first
        page.until(f"document.querySelector('#freshness').innerText !== {json.dumps(first)}", 3)
        expect(page.run("getComputedStyle(document.querySelector('main')).filter"), "grayscale(1)", "the page's colour")
        page.close()


def services_are_true(page, project):
    """Each service is shown with its status, the one that is down first."""
    told = {service["name"]: service["status"] for service in project.state()["services"]}
    expect(told, {"api": "down", "queue": "up"}, "services of /api/state")
    shown = rows(page, "#services-table")
    expect([row[0] for row in shown], ["api tcp", "queue tcp"], "services")
    expect([row[1] for row in shown], ["▲ down", "✓ up"], "states of services")


def agents_are_true(page, project):
    """Each state has the number that the server says, and each agent is found by its place."""
    told = project.state()["agents"]
    expect(told["total"], len(AGENTS), "agents of /api/state")
    expect(len(told["map"]), told["total"], "letters of the map")
    for word, count in told["counts"].items():
        shown = page.run(f"document.querySelector('[data-state={word}]').parentElement.textContent.trim()")
        expect(shown, f"{word} {count}", "a count of agents")
        expect(told["map"].count(word[0]), count, f"letters of {word}")
    page.run("document.querySelector('#agents-map').focus()")
    page.until("document.querySelector('#agent').innerText.startsWith('Agent-1 ')")
    page.press("End")
    page.until("document.querySelector('#agent').innerText.startsWith('Agent-4 - unknown')")


def shown_health(page):
    """Returns the health that the page shows, as its words."""
    return {
        "score": page.text("#score"),
        "grade": page.text("#grade"),
        "status": page.text("#status").split(" ")[-1],
        "coverage": page.text("#coverage"),
        "deductions": [[row[0].split(" ")[-1], row[1], row[4], row[5]] for row in rows(page, "#deductions")],
    }


def told_health(health):
    """Returns the words in which a page has to show a health."""
    all_known = health["checked"] == health["known"]
    some = f"{health['checked']} of {health['known']} components could be checked, {health['coverage'] * 100:.1f} %."
    return {
        "score": str(health["score"]),
        "grade": f"grade {health['grade']}",
        "status": health["status"],
        "coverage": f"All {health['known']} components could be checked." if all_known else some,
        "deductions": [
            [row["severity"], f"{row['message']} {row['component']}", f"−{row['points']}", row["help"]]
            for row in health["deductions"]
        ],
    }


def health_is_true(page, project):
    """Score, grade and deductions are those of /api/state to the letter, and those of `skep obs health --json`."""
    soon_equal(lambda: (shown_health(page), told_health(project.state()["health"])), "health of /api/state")

    # Between two looks the figures in the sentences change, and nothing else does.
    def costs(health):
        return [[row["severity"], row["component"], row["target"], row["points"]] for row in health["deductions"]]

    def both():
        served, asked = project.state()["health"], project.ask("obs", "health")["data"]
        facts = lambda health: [health["score"], health["grade"], health["status"], costs(health)]
        return facts(served), facts(asked)

    soon_equal(both, "obs health --json")
    down = [row for row in rows(page, "#deductions") if "api" in row[1] and row[0] == "▲ high"]
    assert down, f"what is down is not among the deductions: {rows(page, '#deductions')}"


def soon_equal(both, what):
    """Two looks at something that moves are equal within a few seconds, or something is wrong."""
    deadline = time.monotonic() + 10
    while True:
        one, other = both()
        if one == other:
            return
        if time.monotonic() > deadline:
            expect(one, other, what)
        time.sleep(0.3)


CHECKS = [real]
