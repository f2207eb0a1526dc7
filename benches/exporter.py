#!/usr/bin/env python3
"""Measures what `skep obs serve` itself costs: at a 5 s interval with 1,000 series from outside beside its own, scraped
every 5 s as Prometheus does, CPU time and resident memory from /proc/PID over ten minutes; a minute with --short.

The limits: 1 % of one core, and 60 MiB.
"""

import argparse
import gzip
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
SERIES = 1000
INTERVAL = 5
MOST_CPU = 0.01
MOST_MEMORY = 60 * 1024 * 1024
# What Prometheus 2.42 sends.
SCRAPER = {
    "Accept": "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
    "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
    "Accept-Encoding": "gzip",
}


def cpu_seconds(process):
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_bytes(process, name):
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise SystemExit(f"there is no {name} in /proc/{process}/status")


def send_series(connection):
    now = str(time.time_ns())
    points = [
        {"asDouble": index * 1.5, "timeUnixNano": now, "attributes": [attribute("index", f"{index:04}")]}
        for index in range(SERIES)
    ]
    metrics = [{"name": "bench.value", "description": "One of many.", "gauge": {"dataPoints": points}}]
    body = json.dumps({"resourceMetrics": [{"scopeMetrics": [{"metrics": metrics}]}]})
    connection.request("POST", "/v1/metrics", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200 or json.loads(answer) != {}:
        raise SystemExit(f"the series were not taken: {response.status} {answer.decode()}")


def attribute(key, value):
    return {"key": key, "value": {"stringValue": value}}


def scrape(connection):
    connection.request("GET", "/metrics", headers=SCRAPER)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"a scrape was answered with {response.status}")
    text = gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body
    return sum(1 for line in text.decode().splitlines() if not line.startswith("#"))


def listening(server):
    for line in server.stdout:
        event = json.loads(line)
        if event.get("code") == "listening":
            return event["data"]["port"]
    raise SystemExit("skep did not listen")


def measure(server, seconds):
    connection = http.client.HTTPConnection("127.0.0.1", listening(server), timeout=10)
    time.sleep(1)
    send_series(connection)
    # The first rounds open files and fill caches; what counts is what goes on.
    time.sleep(2 * INTERVAL)
    begin, cpu, memory, series = time.monotonic(), cpu_seconds(server.pid), 0, 0
    next_scrape = begin
    while next_scrape < begin + seconds:
        series = scrape(connection)
        if series < SERIES:
            raise SystemExit(f"there are only {series} series in a scrape")
        memory = max(memory, memory_bytes(server.pid, "VmRSS"))
        next_scrape += INTERVAL
        time.sleep(max(0, next_scrape - time.monotonic()))
    share = (cpu_seconds(server.pid) - cpu) / (time.monotonic() - begin)
    return share, memory, memory_bytes(server.pid, "VmHWM"), series


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="measure a minute instead of ten")
    parser.add_argument("--skep", default=TARGET / "release/skep", help="the executable")
    arguments = parser.parse_args()
    skep = Path(arguments.skep).resolve()
    if not skep.is_file():
        sys.exit(f"exporter.py: there is no {skep}\nhint: cargo build --release")
    seconds = 60 if arguments.short else 600
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".git").mkdir()
        command = [skep, "obs", "serve", "--listen", "127.0.0.1:0", "--no-dashboard", "--format", "ndjson"]
        command += ["--interval", f"{INTERVAL}s"]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        try:
            share, memory, peak, series = measure(server, seconds)
        finally:
            server.kill()
            server.wait()
    print(f"{series} series, a round and a scrape every {INTERVAL} s, for {seconds} s")
    print(f"CPU     {share:8.3%} of a core (limit {MOST_CPU:.0%})")
    print(f"memory  {memory / 2**20:6.1f} MiB resident, {peak / 2**20:.1f} MiB at most (limit {MOST_MEMORY >> 20} MiB)")
    if share > MOST_CPU or max(memory, peak) > MOST_MEMORY:
        sys.exit("exporter.py: a limit is passed")


if __name__ == "__main__":
    main()
