"""Answers to questions that were asked before, and the words that a question is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

_ANSWERS: dict[str, str] = {}
_WORD = re.compile(r"[a-z]{3,}")
_STOP_WORDS = frozenset({"and", "are", "can", "does", "for", "how", "not", "the", "what", "when", "why", "with", "you"})


class Model(Protocol):
    """Whatever writes answers."""

    def complete(self, prompt: str) -> str: ...


@lru_cache(maxsize=4096)
def keywords(question: str) -> frozenset[str]:
    return frozenset(_WORD.findall(question.lower())) - _STOP_WORDS


def answer(question: str, model: Model) -> str:
    """Asks the model once for each question."""
    question = question.strip()
    if question not in _ANSWERS:
        topics = ", ".join(sorted(keywords(question)))
        _ANSWERS[question] = model.complete(f"Topics: {topics}\n\n{question}")
    return _ANSWERS[question]
