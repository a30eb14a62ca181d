"""Lines that curators keep true ("2015-10-01 RUS CCM opposes"), kept in the record and held against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.api.knowing import Known
from onrecord.errors import NotFound

if TYPE_CHECKING:
    from onrecord.record.curation import Held, Line
    from onrecord.store import Record


def curated(record: Record) -> tuple[Line, ...]:
    """The lines kept, by day."""
    from onrecord.record.curation import lines

    return lines("\n".join(record.every("check")))


def curate(record: Record, text: str, *, why: str = "", by: str) -> tuple[Line, ...]:
    """Keep lines: DAY HOLDER TOPIC supports|opposes|none, "#" begins a remark. Raises `BadDecision` for others."""
    from onrecord.record.curation import lines

    found = lines(text)
    for line in found:
        record.seen_by(by, public=False).set("check", str(line), {"why": why})
    return found


def uncurate(record: Record, text: str, *, by: str) -> None:
    """Take lines back. Raises `NotFound` for one that is not kept."""
    from onrecord.record.curation import lines

    kept = record.every("check")
    for line in lines(text):
        if str(line) not in kept:
            raise NotFound(f"no line {str(line)!r} is kept")
        record.seen_by(by, public=False).set("check", str(line), None)


def held(record: Record, found: Known) -> tuple[Held, ...]:
    """Each line kept, and whether the record's own words still bear it out."""
    from onrecord.record.curation import hold

    return hold(curated(record), found.letters, found.decisions)
