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


def family(topic: str) -> frozenset[str]:
    """A topic and those that belong to it: a treaty's weapon class, and the treaties on a weapon class."""
    return frozenset({topic})


def treaties_with_rows() -> tuple[str, ...]:
    """Ids of the treaties whose status per state is known."""
    return ()
