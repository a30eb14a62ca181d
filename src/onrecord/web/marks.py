"""A letter's text cut where quotations begin and end, so that each stretch can point at what was read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Letter, Quote, Zone


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text with one zone and one set of marks. `marks`: ids of the findings that quote it.

    `start`: where it begins in the letter's text.
    """

    text: str
    zone: str
    marks: tuple[str, ...]
    first_of: tuple[str, ...]
    start: int


def stretches(letter: Letter, quotes: Iterable[tuple[str, Quote | None]]) -> tuple[Stretch, ...]:
    """The whole text in order, nothing lost: joined, the stretches are the text.

    `quotes`: (id of the finding, its quotation). What page furniture interrupts is marked in its parts alone.
    """
    spans = [(a, b, id) for id, quote in quotes if quote for a, b in quote.parts or ((quote.start, quote.end),)]
    zones = letter.zones or ()
    cuts = {0, len(letter.text), *(x for a, b, _ in spans for x in (a, b)), *(z.start for z in zones)}
    edges = sorted(cuts)
    seen: set[str] = set()
    made = []
    for start, end in pairwise(edges):
        marks = tuple(id for a, b, id in spans if a <= start and end <= b)
        first = tuple(id for id in marks if id not in seen)
        seen.update(first)
        made.append(Stretch(letter.text[start:end], _zone(zones, start), marks, first, start))
    return tuple(made)


def _zone(zones: tuple[Zone, ...], at: int) -> str:
    return next((z.zone.value for z in zones if z.start <= at < z.end), "body")
