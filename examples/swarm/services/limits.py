"""How many messages a client may send in a minute."""

from __future__ import annotations

import time

WINDOW = 60.0


class RateLimiter:
    """Counts each client's messages in a sliding window."""

    def __init__(self, limit: int = 30) -> None:
        self.limit = limit
        self._stamps: dict[str, list[float]] = {}
        self._swept_at = 0.0

    def allow(self, client: str) -> bool:
        now = time.monotonic()
        self._sweep(now)
        stamps = [stamp for stamp in self._stamps.get(client, []) if now - stamp < WINDOW]
        allowed = len(stamps) < self.limit
        if allowed:
            stamps.append(now)
        self._stamps[client] = stamps
        return allowed

    def _sweep(self, now: float) -> None:
        if now - self._swept_at < WINDOW:
            return
        self._swept_at = now
        quiet = [client for client, stamps in self._stamps.items() if not stamps or now - stamps[-1] >= WINDOW]
        for client in quiet:
            del self._stamps[client]
