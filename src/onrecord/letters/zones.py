"""What each stretch of a letter is: letterhead, address, salutation, body, closing, signature and the rest."""

from __future__ import annotations

import re

from onrecord.letters.reading import Line, Reading
from onrecord.model import Zone, ZoneKind

_SALUTATION = re.compile(
    r"(?:Dear|Sir|Sirs|Madam|Gentlemen|Excellency|Your (?:Excellency|Majesty|Holiness))\b[^.\n]{0,60}[,:]$"
)
_CLOSING = re.compile(r"(?:Yours|Sincerely|Respectfully|Very truly|I have \[|I have the honou?r to be|Faithfully)\b")
_COPIES = re.compile(r"(?:cc|c\.c\.|copy to|copies to)\b[.: ]", re.IGNORECASE)
_DATE = re.compile(r".{0,40}\b(?:\d{1,2},? )?[A-Z][a-z]+ (?:\d{1,2}, )?(?:18|19|20)\d\d\.?$")


def find_zones(reading: Reading) -> tuple[Zone, ...]:
    """The zones of the clean text, in raw offsets; they cover the raw text once and in order."""
    kinds = _kinds(reading.lines)
    starts = [reading.clean.raw_span(line.start, line.end).start for line in reading.lines]
    zones: list[Zone] = []
    for kind, start in zip(kinds, starts, strict=True):
        if not zones:
            zones.append(Zone(kind, 0, len(reading.raw)))
        elif zones[-1].zone is not kind:
            zones[-1] = Zone(zones[-1].zone, zones[-1].start, start)
            zones.append(Zone(kind, start, len(reading.raw)))
    return tuple(zones) or ((Zone(ZoneKind.BODY, 0, len(reading.raw)),) if reading.raw else ())


def _kinds(lines: tuple[Line, ...]) -> list[ZoneKind]:
    greeting = next((n for n, line in enumerate(lines[:40]) if _SALUTATION.match(line.text)), None)
    kinds: list[ZoneKind] = []
    here = ZoneKind.LETTERHEAD if greeting is not None else ZoneKind.BODY
    for n, line in enumerate(lines):
        if n == greeting:
            kinds.append(ZoneKind.SALUTATION)
            here = ZoneKind.BODY
        elif here is ZoneKind.LETTERHEAD and _DATE.match(line.text):
            kinds.append(ZoneKind.DATE_LINE)
        elif greeting is not None and n > greeting and _COPIES.match(line.text):
            here = ZoneKind.COPIES
            kinds.append(here)
        elif here is ZoneKind.BODY and _CLOSING.match(line.text) and len(line.text) < 80:
            kinds.append(ZoneKind.CLOSING)
            here = ZoneKind.SIGNATURE
        else:
            kinds.append(here)
    return kinds
