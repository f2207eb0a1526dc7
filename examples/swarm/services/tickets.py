"""The tickets: who works on which, and what became of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

from services.journal import Journal


@dataclass(eq=False)
class Ticket:
    """A customer's question, until it is answered."""

    number: str
    customer: str
    text: str
    agent: str | None = None


class Desk:
    """Hands tickets to agents, each to one at a time."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.open: dict[str, Ticket] = {}
        self._by_number: WeakValueDictionary[str, Ticket] = WeakValueDictionary()
        self._locks: dict[str, asyncio.Lock] = {}

    def _lock(self, number: str) -> asyncio.Lock:
        if number not in self._locks:
            self._locks[number] = asyncio.Lock()
        return self._locks[number]

    async def on_ticket(self, number: str, customer: str, text: str) -> Ticket:
        ticket = self._by_number.get(number)
        if ticket is None:
            ticket = Ticket(number, customer, text)
            self._by_number[number] = ticket
        self.open[number] = ticket
        await self.journal.write("opened", number)
        return ticket

    async def assign(self, number: str, agent: str) -> bool:
        """Gives the ticket to the agent, unless another has it."""
        async with self._lock(number):
            ticket = self.open.get(number)
            if ticket is None or ticket.agent not in (None, agent):
                return False
            ticket.agent = agent
            await self.journal.write("assigned", number)
            return True

    async def close(self, number: str) -> None:
        async with self._lock(number):
            ticket = self.open.pop(number, None)
            if ticket is not None:
                await self.journal.write("closed", number)
