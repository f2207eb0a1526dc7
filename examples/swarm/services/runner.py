"""Work that a message sets off and that nobody waits for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from services.hub import SessionHub
from services.replies import Model, answer
from services.tickets import Desk, Ticket

log = logging.getLogger(__name__)


class Runner:
    """Starts the work on each ticket."""

    def __init__(self, hub: SessionHub, desk: Desk, model: Model) -> None:
        self.hub = hub
        self.desk = desk
        self.model = model
        self.queue: asyncio.Queue[Ticket] = asyncio.Queue(maxsize=256)
        self.running: dict[str, asyncio.Task[None]] = {}
        self.tasks: list[asyncio.Task[None]] = []

    async def submit(self, ticket: Ticket) -> None:
        await self.queue.put(ticket)

    async def run(self) -> None:
        while True:
            ticket = await self.queue.get()
            task = asyncio.create_task(self._answer(ticket), name=ticket.number)
            self.running[ticket.number] = task
            task.add_done_callback(lambda done: self.running.pop(done.get_name(), None))

    def notify(self, client: str, text: str) -> None:
        """Sends without making the caller wait."""
        self.tasks.append(asyncio.create_task(self._quietly(lambda: self.hub.send(client, text))))

    async def _answer(self, ticket: Ticket) -> None:
        text = await asyncio.to_thread(answer, ticket.text, self.model)
        self.notify(ticket.customer, text)
        await self.desk.close(ticket.number)

    async def _quietly(self, work: Callable[[], Awaitable[bool]]) -> None:
        try:
            await work()
        except ConnectionError as error:
            log.warning("not delivered: %s", error)
