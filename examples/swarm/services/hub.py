"""Everybody who is connected: customers in their browsers, agents in their terminals."""

from __future__ import annotations

import itertools
import logging
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol
from uuid import uuid4

log = logging.getLogger(__name__)


class Socket(Protocol):
    """What the hub needs of a connection."""

    @property
    def headers(self) -> dict[str, str]: ...

    async def send(self, text: str) -> None: ...


@dataclass
class Session:
    """One client, and what it missed while it was away."""

    sid: str
    socket: Socket | None
    opened_at: float = field(default_factory=time.time)
    last_seen: float = field(default_factory=time.time)
    outbox: deque[str] = field(default_factory=lambda: deque(maxlen=50))


class SessionHub:
    """Routes messages to whoever is connected."""

    def __init__(self) -> None:
        self.sessions: dict[str, Session] = {}
        self.recent: deque[str] = deque(maxlen=200)
        self.awaiting_ack: dict[int, str] = {}
        self._numbers = itertools.count(1)

    async def on_connect(self, socket: Socket) -> Session:
        """Opens a session, or resumes the one that the client names."""
        sid = socket.headers.get("X-Session-Id") or uuid4().hex
        missed = self._missed(sid)
        session = Session(sid, socket)
        self.sessions[sid] = session
        for text in missed:
            await socket.send(text)
        return session

    async def on_message(self, session: Session, text: str) -> None:
        session.last_seen = time.time()
        self.recent.append(f"{session.sid}: {text[:80]}")

    async def on_disconnect(self, session: Session) -> None:
        session.socket = None
        minutes = (time.time() - session.opened_at) / 60
        log.info("%s left after %.1f minutes", session.sid, minutes)

    async def send(self, sid: str, text: str) -> bool:
        """Sends now, or keeps the text for when the client is back."""
        session = self.sessions.get(sid)
        if session is None:
            return False
        if session.socket is None:
            session.outbox.append(text)
            return False
        number = next(self._numbers)
        self.awaiting_ack[number] = sid
        try:
            await session.socket.send(text)
        finally:
            self.awaiting_ack.pop(number, None)
        return True

    def _missed(self, sid: str) -> list[str]:
        session = self.sessions.get(sid)
        return list(session.outbox) if session else []


HUB = SessionHub()
