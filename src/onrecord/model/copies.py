"""One letter held more than once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """Two letters of the record (ids) that are copies of one: a scan and its text, the same letter scanned twice.

    Nothing is merged: both are kept and shown.

    name      of the other's file
    likeness  share of the words they have in common, 0 to 1
    because   "97 % of the words, same date"
    """

    letter: str
    other: str
    name: str
    likeness: float
    because: str
