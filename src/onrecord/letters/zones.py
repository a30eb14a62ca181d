"""What each stretch of a letter is: letterhead, address, salutation, body, closing, signature and the rest.

A cascade, coarse to fine: what no letter-writer wrote is out already (`unsaid`); then the salutation and the closing
are found, which part head, body and foot (`borders`); then every cell of head and foot is named by the mark it begins
with, by what stands in it, and by where it stands (`head_zones`, `foot_zones`).
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.letters.borders import Borders, find_borders
from onrecord.letters.foot_zones import foot_zones
from onrecord.letters.head_zones import head_zones
from onrecord.letters.reading import Reading
from onrecord.model import Span, Zone, ZoneKind

Named = tuple[int, int, ZoneKind]
"""A clean stretch and its zone."""


def find_zones(reading: Reading, borders: Borders | None = None, unsaid: Iterable[Zone] = ()) -> tuple[Zone, ...]:
    """The zones of the raw text, once and in order. `unsaid`: those found before cleaning, in raw offsets."""
    borders = borders or find_borders(reading)
    named = [*head_zones(reading, borders), *_middle(borders), *foot_zones(reading, borders)]
    said = [(reading.clean.raw_span(start, end), kind) for start, end, kind in sorted(named) if end > start]
    fixed = [(Span(zone.start, zone.end), zone.zone) for zone in unsaid if zone.end > zone.start]
    return _cover(len(reading.raw), _around(reading.raw, said, fixed))


def _middle(borders: Borders) -> list[Named]:
    found: list[Named] = [(span.start, span.end, ZoneKind.BODY) for span in borders.body]
    if borders.salutation:
        found.append((borders.salutation.start, borders.salutation.end, ZoneKind.SALUTATION))
    if borders.closing:
        found.append((borders.closing.start, borders.closing.end, ZoneKind.CLOSING))
    if borders.quoted:
        found.append((borders.quoted.start, borders.quoted.end, ZoneKind.FOOTER))
    return found


def _around(
    raw: str, said: list[tuple[Span, ZoneKind]], fixed: list[tuple[Span, ZoneKind]]
) -> list[tuple[Span, ZoneKind]]:
    """The said zones cut where an unsaid one lies inside them."""
    pieces: list[tuple[Span, ZoneKind]] = list(fixed)
    for span, kind in said:
        at = span.start
        for hole, _ in fixed:
            if hole.end <= at or hole.start >= span.end:
                continue
            if raw[at : hole.start].strip():
                pieces.append((Span(at, hole.start), kind))
            at = max(at, hole.end)
        if raw[at : span.end].strip():
            pieces.append((Span(at, span.end), kind))
    return sorted(pieces, key=lambda piece: piece[0])


def _cover(length: int, pieces: list[tuple[Span, ZoneKind]]) -> tuple[Zone, ...]:
    """Zones without gaps: white space between two goes to the one before; neighbours of one kind are one."""
    if not length:
        return ()
    zones: list[Zone] = []
    for span, kind in pieces:
        start = max(span.start, zones[-1].start) if zones else 0
        if zones and zones[-1].zone is kind:
            continue
        if zones and zones[-1].start == start:
            zones.pop()
        if zones:
            zones[-1] = Zone(zones[-1].zone, zones[-1].start, start)
        zones.append(Zone(kind, start, length))
    return tuple(zones) or (Zone(ZoneKind.BODY, 0, length),)
