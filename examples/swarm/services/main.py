"""Starts the desk: `python3 -m services.main`, then `nc localhost 8765`."""

from __future__ import annotations

import asyncio
import itertools
import time
from pathlib import Path

from services.hub import HUB
from services.journal import Journal
from services.latency import LATENCY
from services.limits import RateLimiter
from services.runner import Runner
from services.tickets import Desk

ADDRESS = ("127.0.0.1", 8765)


class Echo:
    """Stands in for a model where none is to be had."""

    def complete(self, prompt: str) -> str:
        return f"We have your question and will answer soon.\n> {prompt.splitlines()[-1]}"


class LineSocket:
    """A TCP connection that speaks in lines, as the hub wants its sockets."""

    def __init__(self, writer: asyncio.StreamWriter, client: str) -> None:
        self.headers = {"X-Session-Id": client}
        self._writer = writer

    async def send(self, text: str) -> None:
        self._writer.write(text.encode() + b"\n")
        await self._writer.drain()


class Service:
    """One process of the desk."""

    def __init__(self, journal: Path) -> None:
        self.desk = Desk(Journal(journal))
        self.runner = Runner(HUB, self.desk, Echo())
        self.limiter = RateLimiter()
        self._numbers = itertools.count(1)

    async def on_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = (await reader.readline()).decode().strip()
        session = await HUB.on_connect(LineSocket(writer, client))
        try:
            while line := await reader.readline():
                await self.on_line(client, line.decode().strip())
                await HUB.on_message(session, line.decode().strip())
        finally:
            await HUB.on_disconnect(session)
            writer.close()

    async def on_line(self, client: str, text: str) -> None:
        if not self.limiter.allow(client):
            self.runner.notify(client, "Please wait a minute.")
            return
        started = time.monotonic()
        ticket = await self.desk.on_ticket(f"T-{next(self._numbers)}", client, text)
        if await self.desk.assign(ticket.number, "Agent-1"):
            await self.runner.submit(ticket)
        LATENCY.observe(client, time.monotonic() - started)

    async def serve(self) -> None:
        server = await asyncio.start_server(self.on_client, *ADDRESS)
        async with server:
            await asyncio.gather(server.serve_forever(), self.runner.run())


if __name__ == "__main__":
    asyncio.run(Service(Path("journal.jsonl")).serve())
