"""How long answers take, by customer. The figures feed the dashboard."""

from __future__ import annotations

import statistics
from collections import defaultdict, deque


class Latency:
    """The last thousand durations of each customer, in seconds."""

    def __init__(self) -> None:
        self.samples: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=1000))

    def observe(self, customer: str, seconds: float) -> None:
        self.samples[customer].append(seconds)

    def median(self, customer: str) -> float | None:
        samples = self.samples.get(customer)
        return statistics.median(samples) if samples else None


LATENCY = Latency()
