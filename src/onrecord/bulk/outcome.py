"""What may be spent on one item, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.errors import OnrecordError

Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost; 0 takes a limit away.

    seconds   of wall time; the worker is killed after it
    memory    bytes of address space of a worker, what its libraries reserve counted
    output    bytes of an answer, and of any file a worker writes in its own folder
    tries     how often an item that kills its worker is tried
    workers   processes; None is one a core
    """

    seconds: float = 120.0
    memory: int = 4_000_000_000
    output: int = 200_000_000
    tries: int = 2
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Value]):
    """What came of one item: a value or an error, never both.

    tries     how often it was begun; more than 1 only when a worker died over it
    seconds   wall time of the last try
    """

    item: Item
    value: Value | None = None
    error: OnrecordError | None = None
    tries: int = 1
    seconds: float = 0.0
