"""What happened, a line an event. Lines go to the disk by the hundred."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

BATCH = 100


class Journal:
    """Appends to a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pending: list[str] = []

    async def write(self, event: str, subject: str) -> None:
        line = json.dumps({"at": time.time(), "event": event, "subject": subject})
        self._pending.append(line)
        if len(self._pending) >= BATCH:
            await self.flush()

    async def flush(self) -> None:
        lines, self._pending = self._pending, []
        if lines:
            await asyncio.to_thread(self._append, "\n".join(lines) + "\n")

    def _append(self, text: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            file.write(text)
