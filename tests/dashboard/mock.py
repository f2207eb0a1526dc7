"""Serves the dashboard's files with made-up states, for scenes that a real server cannot be brought into at will.

Usage: mock.py SCENE [PORT], where SCENE is one of well, wrong, many, empty, silent, refused. `silent` sends one state
and then nothing more.
"""

import datetime
import http.server
import json
import math
import sys
import threading
import time
import urllib.parse
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "commands/obs/src/serve/page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
STATES = ["active", "waiting", "idle", "stale", "dead", "unknown"]
HOSTILE = '<img src="x" onerror="document.title=1">'


def stamp(seconds_ago=0.0):
    """Returns the moment that long ago as RFC 3339."""
    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=seconds_ago)
    return moment.isoformat().replace("+00:00", "Z")


def agents_of(words):
    """Returns agents in these states, in this order."""
    reasons = {
        "active": "its status file was written since",
        "waiting": "it waits for an approval",
        "idle": "nothing was written for 12 min",
        "stale": "its status says active, but nothing was written for 2 h",
        "dead": "its process 4711 is gone",
        "unknown": f"its status file cannot be read: line 3 {HOSTILE}",
    }
    ages = {"active": 20, "waiting": 400, "idle": 720, "stale": 7300, "dead": 90_000, "unknown": None}
    return [
        {
            "id": f"Agent-{number}",
            "state": word,
            "reason": reasons[word],
            "last_seen": None if ages[word] is None else stamp(ages[word]),
        }
        for number, word in enumerate(words, 1)
    ]


def service(name, status, latency, error=None, since=4000, kind="http"):
    """Returns one row of services."""
    up = {"up": True, "slow": True, "down": False, "unknown": None}[status]
    return {
        "name": name,
        "kind": kind,
        "up": up,
        "status": status,
        "latency_seconds": latency,
        "since": stamp(since),
        "error": error,
    }


def deduction(component, severity, points, value, threshold, unit, target, message, help_text):
    """Returns one row of what takes away from the score."""
    return {
        "component": component,
        "severity": severity,
        "points": points,
        "value": value,
        "threshold": threshold,
        "unit": unit,
        "target": target,
        "rule": f"{component}-rule",
        "message": message,
        "help": help_text,
    }


def component(name, status, why=None):
    """Returns one row of components."""
    return {"component": name, "status": status, "points": 0, "value": None, "unit": "count", "why": why}


def collector(name, cost, seconds, ok=True, error=None):
    """Returns one row of collectors."""
    return {"name": name, "cost": cost, "age_seconds": seconds, "ok": ok, "duration_seconds": 0.0042, "error": error}


SERIES = (
    [
        {"name": "skep_probe_duration_seconds", "labels": {"service": name, "phase": "total"}, "unit": "seconds"}
        for name in ["api", "database", "queue"]
    ]
    + [
        {"name": "skep_host_memory_used_bytes", "labels": {}, "unit": "bytes"},
        {"name": "skep_message_success_ratio", "labels": {}, "unit": "ratio"},
    ]
    + [
        {"name": "skep_service_up", "labels": {"service": f"service-{number}", "kind": "http"}, "unit": None}
        for number in range(40)
    ]
)


def well():
    """All is as it should be."""
    return {
        "health": {
            "score": 100,
            "grade": "good",
            "status": "ok",
            "coverage": 1.0,
            "checked": 14,
            "known": 14,
            "components": [],
            "deductions": [],
            "components": [],
        },
        "services": [
            service("api", "up", 0.0123),
            service("database", "up", 0.0008, kind="tcp"),
            service("disk", "up", None, kind="disk"),
        ],
        "agents": agents_of(["active"] * 12 + ["idle"] * 2),
        "leaks": {"high": 0, "medium": 0, "low": 1, "at": stamp(1800)},
        "collectors": [
            collector("host", "quick", 2.1),
            collector("services", "network", 3.0),
            collector("growth", "slow", 1800),
        ],
        "series": SERIES,
    }


def wrong():
    """Much is wrong, and some text is hostile."""
    return {
        "health": {
            "score": 24,
            "grade": "bad",
            "status": "critical",
            "coverage": 0.857142857,
            "checked": 12,
            "known": 14,
            "deductions": [
                deduction(
                    "services",
                    "high",
                    25,
                    0,
                    1,
                    "boolean",
                    "service:api",
                    "service:api is down",
                    "see why: skep health ping",
                ),
                deduction(
                    "agents",
                    "high",
                    25,
                    5,
                    6,
                    "count",
                    "swarm",
                    "5 agents are active, fewer than 6",
                    "see which are not, and since when: skep health ping",
                ),
                deduction(
                    "memory",
                    "medium",
                    8,
                    0.913,
                    0.9,
                    "ratio",
                    "cgroup",
                    "91.3 % of the memory is in use, more than 90 %",
                    "stop or restart what takes most of it: skep obs metrics skep_process_resident_memory_bytes",
                ),
                deduction(
                    "slow services",
                    "medium",
                    8,
                    0,
                    1,
                    "boolean",
                    "service:database",
                    "service:database is slow",
                    "see in which phase the time goes: skep health ping",
                ),
                deduction(
                    "disks",
                    "medium",
                    8,
                    0.9512,
                    0.9,
                    "ratio",
                    "disk",
                    f"95.1 % of /var/lib/{HOSTILE}/with-a-very-long-name-that-has-to-be-broken-somewhere is full",
                    "make room on it: old logs, images and caches first",
                ),
                deduction(
                    "snapshots",
                    "low",
                    2,
                    176400,
                    86400,
                    "seconds",
                    "snapshot",
                    "the last snapshot is 2d old",
                    "take one: skep health snapshot",
                ),
            ],
            "components": [
                component("memory", "warning"),
                component("messages", "unknown", "no source of skep_message_success_ratio is known here"),
                component("certificates", "unknown", f"nothing was measured yet of {HOSTILE}"),
            ],
        },
        "services": [
            service("api", "down", None, {"kind": "refused", "message": "connection refused at 127.0.0.1:8000"}, 312),
            service("database", "slow", 1.31, None, 1250, "tcp"),
            service("queue", "up", 0.0021, None, 400_000, "unix"),
            service(
                f"worker {HOSTILE}",
                "unknown",
                None,
                {"kind": "permission", "message": "/run/worker.pid: permission denied"},
                20,
                "process",
            ),
            service("a-service-with-a-name-that-goes-on-and-on.in-some-zone.example.internal", "up", 0.25),
        ],
        "agents": agents_of(["active"] * 5 + ["waiting"] * 3 + ["idle"] * 2 + ["stale"] * 2 + ["dead", "unknown"]),
        "leaks": {"high": 2, "medium": 34, "low": None, "at": stamp(90_000)},
        "collectors": [
            collector("host", "quick", 2.1),
            collector("services", "network", 3.0),
            collector("agents", "quick", 2.1, False, "3 of 14 status files cannot be read"),
            collector("growth", "slow", 90_000, None),
        ],
        "series": SERIES,
    }


def many():
    """Ten thousand agents and five hundred services."""
    state = wrong()
    state["agents"] = agents_of(
        [STATES[min(5, int(abs(math.sin(number * 12.9898)) ** 6 * 6))] for number in range(10_000)]
    )
    state["services"] += [service(f"service-{number}", "up", 0.001 * (number % 17 + 1)) for number in range(500)]
    return state


def empty():
    """Nothing is configured, nothing was found, nothing was measured."""
    health = {
        "score": None,
        "grade": None,
        "status": "unknown",
        "coverage": 0.2,
        "checked": 2,
        "known": 10,
        "deductions": [],
        "components": [],
    }
    return {"health": health, "services": [], "agents": [], "leaks": None, "collectors": [], "series": []}


SCENES = {"well": well, "wrong": wrong, "many": many, "empty": empty, "silent": wrong, "refused": wrong}


def state_of(made, interval):
    """Returns a scene in the shape of /api/state."""
    words = [agent["state"] for agent in made["agents"]]
    agents = {
        "counts": {word: words.count(word) for word in STATES},
        "total": len(words),
        "page": 1,
        "pages": 1,
        "list": [],
    }
    agents["map"] = "".join(word[0] for word in words)
    common = {"generated_at": stamp(), "interval_seconds": interval, "host": {"name": "hive-1.example"}, "slos": []}
    return {**made, **common, "agents": agents}


def page_of(agents, query):
    """Returns a page of agents in the shape of /api/agents."""
    wanted = query.get("state")
    rows = [agent for agent in agents if wanted in (None, agent["state"])]
    size, page = int(query.get("size", 100)), int(query.get("page", 1))
    pages = max(1, math.ceil(len(rows) / size))
    return {"total": len(rows), "page": page, "pages": pages, "list": rows[(page - 1) * size : page * size]}


def series_of(query):
    """Returns waves in the shape of /api/series, with a gap a third of the way and one value alone."""
    name, _, labels = query["name"].partition("{")
    chosen = [each for each in SERIES if each["name"] == name]
    if labels.strip("}"):
        chosen = [each for each in chosen if all(f'{key}="{value}"' in labels for key, value in each["labels"].items())]
    span = {"m": 60, "h": 3600, "d": 86_400}[query["since"][-1]] * int(query["since"][:-1])
    count = min(int(query["points"]), 300)
    step = span * 1000 / count
    end = time.time() * 1000 // step * step
    answer = []
    for index, each in enumerate(chosen):
        size = {"seconds": 0.02, "bytes": 3e9, "ratio": 0.9, None: 1}[each["unit"]] * (index + 1)
        points = []
        for number in range(count):
            if count // 3 < number < count // 2 and number != count * 5 // 12:
                continue
            wave = 1 if each["unit"] is None else 0.8 + 0.2 * math.sin((number + end / step) / 9 + index)
            points.append([int(end - (count - number) * step), size * wave])
        answer.append({"name": each["name"], "labels": each["labels"], "points": points})
    moments = {"from": stamp(span), "to": stamp()}
    return {**moments, "total": len(answer), "series": answer}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as `skep obs serve` does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        path, _, text = self.path.partition("?")
        query = dict(urllib.parse.parse_qsl(text))
        mock = self.server.mock
        mock.asked.append(self.path)
        if path == "/api/stream" and mock.scene != "refused":
            return self.stream(mock)
        if path.startswith("/api/") and mock.scene == "refused":
            return self.answer(503, "text/plain; charset=utf-8", b"nothing was measured yet\n")
        if path == "/api/state":
            return self.json(state_of(mock.made, mock.interval))
        if path == "/api/agents":
            return self.json(page_of(mock.made["agents"], query))
        if path == "/api/series":
            return self.json(series_of(query))
        file = PAGE / ("index.html" if path == "/" else path[1:])
        if file.parent != PAGE or file.suffix not in TYPES or not file.exists():
            return self.answer(404, "text/plain", b"not found")
        return self.answer(200, f"{TYPES[file.suffix]}; charset=utf-8", file.read_bytes())

    def json(self, value):
        """Answers with JSON."""
        self.answer(200, "application/json", json.dumps(value).encode())

    def answer(self, status, content_type, body):
        """Answers with a body of known length."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, mock):
        """Sends the state at every interval until the mock stops."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while not mock.stopping.is_set():
                self.wfile.write(b"data: " + json.dumps(state_of(mock.made, mock.interval)).encode() + b"\n\n")
                self.wfile.flush()
                mock.changed.clear()
                if mock.scene == "silent":
                    mock.stopping.wait()
                mock.changed.wait(mock.interval)
        except OSError:
            pass
        self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    """A server that takes it calmly when a page is closed before it has its answer."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class Mock:
    """A server with one scene at a time, on a free port of this machine."""

    def __init__(self, scene, port=0, interval=2):
        self.interval = interval
        self.asked = []
        self.stopping = threading.Event()
        self.changed = threading.Event()
        self.show(scene)
        self.server = Server(("127.0.0.1", port), Handler)
        self.server.mock = self
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def show(self, scene):
        """Goes over to another scene; who follows the stream is told at once."""
        self.scene = scene
        self.made = SCENES[scene]()
        self.changed.set()

    def stop(self):
        """Ends every stream and the server."""
        self.stopping.set()
        self.changed.set()
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


if __name__ == "__main__":
    with Mock(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0) as mock:
        print(mock.url, flush=True)
        threading.Event().wait()
