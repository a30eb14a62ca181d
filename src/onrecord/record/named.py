"""The names of states and treaties as sentences need them, from `reference`; the bare id where it knows none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """How a state or treaty is called: in a sentence, in full, and by every other name worth looking for."""

    id: str
    short: str
    formal: str
    others: tuple[str, ...] = ()


def state_named(code: str) -> Named:
    """A state's names.

    >>> state_named("XQQ").short
    'XQQ'
    """
    return Named(code, code, code)


def treaty_named(id: str) -> Named:
    """A treaty's names, or those of any other topic."""
    return Named(id, id, id)
