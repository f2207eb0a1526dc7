#!/usr/bin/env python3
"""Times `skep health ping` over 1,000 local endpoints, one of which hangs, against prometheus-blackbox-exporter.

The peer probes the same list: all of it is asked of its /probe at once, as far as it has room. Each starts with its
processes' clocks at zero and is judged by CPU time, its own and not that of whoever asks it; wall time has to stay within
the time-out and half a second. The endpoints are served by a process of their own, which both share.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
PORTS = 50
ENDPOINTS = 1_000
# Which of them hangs: neither the first nor the last that is asked.
HANGS = 700
TIMEOUT_S = 2.0
# What a round may take beside the time-out of the one that hangs.
MARGIN_S = 0.5
# skep's CPU time, at most so many times that of the peer.
MAX_CPU_RATIO = 1.0
# So many probes are asked of the peer at once. More do not make it quicker.
PEER_AT_ONCE = 32
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nok\n"


@dataclass(frozen=True)
class Usage:
    """What one round took."""

    wall_s: float
    cpu_s: float


class Endpoint(asyncio.Protocol):
    """Answers a request and closes; never answers one for /hangs."""

    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if not data.startswith(b"GET /hangs"):
            self.transport.write(ANSWER)
            self.transport.close()


async def serve() -> None:
    """Serves on as many ports, prints them, and goes on until standard input ends."""
    loop = asyncio.get_running_loop()
    servers = [await loop.create_server(Endpoint, "127.0.0.1", 0, backlog=1024) for _ in range(PORTS)]
    print(json.dumps([server.sockets[0].getsockname()[1] for server in servers]), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextlib.contextmanager
def endpoints() -> Iterator[list[str]]:
    """Starts the endpoints and gives their addresses."""
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout and server.stdin
    try:
        ports = json.loads(server.stdout.readline())
        urls = [f"http://127.0.0.1:{ports[number % PORTS]}/s{number}" for number in range(ENDPOINTS)]
        urls[HANGS] = f"http://127.0.0.1:{ports[HANGS % PORTS]}/hangs"
        yield urls
    finally:
        server.stdin.close()
        server.wait(timeout=10)


def run_skep(skep: str, folder: Path) -> Usage:
    """Asks all once, and makes sure of the answer."""
    answer = folder / "answer.json"
    with answer.open("wb") as out:
        started = time.monotonic()
        child = os.posix_spawn(
            skep,
            [skep, "health", "ping", "--json"],
            {**os.environ, "HOME": str(folder)},
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)],
        )
        _, status, usage = os.wait4(child, 0)
        wall = time.monotonic() - started
    services = json.loads(answer.read_text())["data"]["services"]
    bad = [service for service in services if service["status"] != "up"]
    if os.waitstatus_to_exitcode(status) != 1 or len(services) != ENDPOINTS or [one["name"] for one in bad] != [f"s{HANGS}"]:
        sys.exit(f"probes.py: {len(services)} services were asked, and these are not up: {bad[:3]}")
    if bad[0]["error"]["kind"] != "timeout":
        sys.exit(f"probes.py: the one that hangs is told as {bad[0]['error']}")
    return Usage(wall, usage.ru_utime + usage.ru_stime)


def cpu_of(pid: int) -> float:
    """Returns the CPU time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def blackbox(program: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Starts the peer and gives its process and its port."""
    # JSON is YAML as well.
    module = {"prober": "http", "timeout": f"{TIMEOUT_S}s", "http": {"follow_redirects": False}}
    config = folder / "blackbox.yml"
    config.write_text(json.dumps({"modules": {"up": module}}))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    peer = subprocess.Popen(
        [program, f"--config.file={config}", f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/healthy", timeout=1).close()
                break
            time.sleep(0.05)
        else:
            sys.exit("probes.py: prometheus-blackbox-exporter does not start")
        yield peer.pid, port
    finally:
        peer.terminate()
        peer.wait(timeout=10)


async def ask(port: int, url: str, turns: asyncio.Semaphore) -> bool:
    """Has the peer probe one endpoint, and returns whether it is up."""
    async with turns:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        path = f"/probe?module=up&target={quote(url, safe='')}"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        return b"\nprobe_success 1" in answer


async def ask_all(port: int, urls: list[str]) -> list[bool]:
    turns = asyncio.Semaphore(PEER_AT_ONCE)
    return await asyncio.gather(*(ask(port, url, turns) for url in urls))


def run_peer(peer: tuple[int, int], urls: list[str]) -> Usage:
    pid, port = peer
    before, started = cpu_of(pid), time.monotonic()
    up = asyncio.run(ask_all(port, urls))
    usage = Usage(time.monotonic() - started, cpu_of(pid) - before)
    # On a busy machine it runs out of time now and then.
    if up[HANGS] or sum(up) < ENDPOINTS * 0.9:
        sys.exit(f"probes.py: the peer finds {ENDPOINTS - sum(up)} endpoints not up")
    return usage


def middle(runs: list[Usage]) -> Usage:
    return Usage(statistics.median(one.wall_s for one in runs), statistics.median(one.cpu_s for one in runs))


def measure(skep: str, program: str, rounds: int) -> list[str]:
    """Prints the figures and returns what is wrong with them."""
    with tempfile.TemporaryDirectory() as name, endpoints() as urls:
        folder = Path(name)
        services = "".join(f'[health.services.s{number}]\nhttp = "{url}"\n' for number, url in enumerate(urls))
        (folder / "skep.toml").write_text(f'[health]\ntimeout = "{TIMEOUT_S:.0f}s"\n{services}')
        os.chdir(folder)
        with blackbox(program, folder) as peer:
            # The first round of each warms caches and is thrown away.
            pairs = [(run_skep(skep, folder), run_peer(peer, urls)) for _ in range(rounds + 1)][1:]
        os.chdir(HERE)
    ours, theirs = middle([pair[0] for pair in pairs]), middle([pair[1] for pair in pairs])
    print("            wall s   cpu s")
    for name, usage in (("skep", ours), ("blackbox", theirs)):
        print(f"{name:8}{usage.wall_s:10.3f}{usage.cpu_s:8.3f}")
    ratio = ours.cpu_s / theirs.cpu_s
    print(f"ratio   {ours.wall_s / theirs.wall_s:10.2f}{ratio:8.2f}     medians of {rounds} rounds each")
    faults = []
    if ours.wall_s > TIMEOUT_S + MARGIN_S:
        faults.append(f"a round took {ours.wall_s:.2f} s, more than {TIMEOUT_S + MARGIN_S} s")
    if ratio > MAX_CPU_RATIO:
        faults.append(f"CPU time is {ratio:.2f} times that of the peer, more than {MAX_CPU_RATIO}")
    return faults


def program(given: str | None, beside: Path, name: str, hint: str) -> str:
    found = given or (str(beside) if beside.is_file() else shutil.which(name))
    path = found and shutil.which(found)
    return str(Path(path).resolve()) if path else sys.exit(f"probes.py: there is no {given or name}\nhint: {hint}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="fewer rounds")
    parser.add_argument("--rounds", type=int, help="rounds of each program: 7, with --short 3")
    parser.add_argument("--skep", help="the program to time: target/release/skep")
    parser.add_argument("--blackbox", help="the peer: prometheus-blackbox-exporter of the PATH")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        return asyncio.run(serve())
    skep = program(args.skep, TARGET / "release/skep", "skep", "cargo build --release")
    install = "apt-get install --no-install-recommends prometheus-blackbox-exporter"
    peer = program(args.blackbox, Path("/nonexistent"), "prometheus-blackbox-exporter", install)
    rounds = args.rounds or (3 if args.short else 7)
    print(f"{ENDPOINTS} endpoints on {PORTS} ports, of which one hangs; a time-out of {TIMEOUT_S} s")
    faults = measure(skep, peer, rounds)
    if faults:
        print(f"once more, for the machine may have been busy: {'; '.join(faults)}")
        faults = measure(skep, peer, rounds)
    if faults:
        sys.exit(f"probes.py: {'; '.join(faults)}")
    print(f"ok: done within the time-out and {MARGIN_S} s, at most {MAX_CPU_RATIO} times the peer's CPU time")


if __name__ == "__main__":
    main()
