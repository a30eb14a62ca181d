"""Letters held twice: found by their words, told by dates and parties, linked and never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Copy, Letter

if TYPE_CHECKING:
    from onrecord.store import Record


def copies(record: Record, letter: Letter) -> tuple[Copy, ...]:
    """Other letters of the record that are copies of this one, the likest first."""
    from onrecord.record.copies import copies as told

    return told(letter, record.alike(letter))
