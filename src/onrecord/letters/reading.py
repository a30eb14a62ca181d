"""What is known of one letter while it is read.

A `Reading` is a frozen value. Each stage takes it and returns what it found; `parsing` puts that in with
`reading.having(date=..., place=...)`, which gives a new reading that shares everything else. Nothing changes under a
stage's feet, and a stage can be tested with a reading made by `begin("text")` alone.

Two texts, two kinds of offsets:

- `reading.raw`: the letter's text as it was read; `Quote`, `Zone` and `Problem` speak in its offsets;
- `reading.text`: the clean shadow, on which every rule works. What no letter-writer wrote (page furniture, noise,
  transcribers' notes) is not in it at all, so no rule can find or quote it.

`reading.quote(start, end)` leads from the second to the first: the words as printed, page, boxes and parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from onrecord.letters.clean import Clean, clean
from onrecord.letters.paper import Paper
from onrecord.model import (
    Abbreviation,
    Kind,
    Language,
    LetterDate,
    Mention,
    Party,
    Place,
    Printed,
    Problem,
    Quote,
    Reference,
    Source,
    Span,
    Statement,
    Zone,
    ZoneKind,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text with something on it: offsets without the white space at either end.

    number   counts from 0 over the lines that have something on them
    indent   white-space characters before it
    gap      empty lines before it
    """

    number: int
    start: int
    end: int
    text: str
    indent: int
    gap: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One letter as far as it has been read. Fields from `kind` on are filled by the stages, in the order of `parsing`.

    span    of this letter in the source's text; all other offsets count from its start
    zones   of the raw text, once and in order
    garbled   True when its words look as a scan leaves them
    """

    source: Source
    span: Span
    clean: Clean
    lines: tuple[Line, ...]
    language: str = "und"
    languages: tuple[Language, ...] = ()
    garbled: bool = False
    zones: tuple[Zone, ...] = ()
    kind: Kind = Kind.OTHER
    kind_because: str = ""
    date: LetterDate | None = None
    place: Place | None = None
    sender: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    copies: tuple[Party, ...] = ()
    subject: Printed | None = None
    salutation: Printed | None = None
    closing: Printed | None = None
    signature: Printed | None = None
    reference_numbers: tuple[Printed, ...] = ()
    enclosures: tuple[Printed, ...] = ()
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    paper: Paper = field(default_factory=Paper, repr=False, compare=False)
    _zone_starts: tuple[int, ...] = ()

    @property
    def raw(self) -> str:
        """The letter's own text, as it was read."""
        return self.clean.raw

    @property
    def text(self) -> str:
        """The clean shadow that rules read."""
        return self.clean.text

    def having(self, **found: Any) -> Reading:
        """A reading that also knows `found`; `problems` are added to those there, all else is put in place."""
        if "problems" in found:
            found["problems"] = self.problems + tuple(found["problems"])
        if "zones" in found:
            found["_zone_starts"] = tuple(zone.start for zone in found["zones"])
        # As `replace` does it, in two thirds of its time.
        return Reading(**dict(zip(_FIELDS, _known(self), strict=True)) | found)

    def quote(self, start: int, end: int) -> Quote:
        """The words at clean offsets `start` to `end`, as printed.

        Raises `ValueError` for an empty stretch.
        """
        return self.quote_raw(self.clean.raw_span(start, end))

    def quote_raw(self, span: Span) -> Quote:
        """The same for raw offsets. `parts` where something no letter-writer wrote lies inside."""
        page, boxes = self.paper.at(Span(self.span.start + span.start, self.span.start + span.end))
        return Quote.at(self.raw, span.start, span.end, page=page, boxes=boxes, parts=self._parts(span))

    def _parts(self, span: Span) -> tuple[tuple[int, int], ...] | None:
        over = self._zones_over(span)
        # A footnote between two halves of a sentence is no part of it; quoted alone it is whole.
        apart = {ZoneKind.FOOTER} if any(z.zone is not ZoneKind.FOOTER for z in over) else set()
        inside = [z for z in over if not z.zone.quotable or z.zone in apart]
        if not inside:
            return None
        parts, at = [], span.start
        for zone in inside:
            if zone.start > at:
                parts.append((at, zone.start))
            at = max(at, zone.end)
        if at < span.end:
            parts.append((at, span.end))
        return tuple((a, b) for a, b in (_trimmed(self.raw, a, b) for a, b in parts) if a < b) or None

    def _zones_over(self, span: Span) -> tuple[Zone, ...]:
        first = max(0, bisect_right(self._zone_starts, span.start) - 1)
        return self.zones[first : bisect_left(self._zone_starts, span.end)]

    def zone_at(self, offset: int) -> ZoneKind:
        """The zone of a clean offset; `body` while no zones are known."""
        if not self.zones:
            return ZoneKind.BODY
        raw = self.clean.raw_offset(offset)
        return self.zones[max(0, bisect_right(self._zone_starts, raw) - 1)].zone

    def spans(self, *kinds: ZoneKind) -> tuple[Span, ...]:
        """Clean stretches of these zones, in order; neighbours of a kind that only left-out text parts are one."""
        found: list[Span] = []
        for zone in self.zones:
            if zone.zone in kinds:
                span = self.clean.clean_span(Span(zone.start, zone.end))
                if found and found[-1].end >= span.start:
                    found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
                elif len(span):
                    found.append(span)
        return tuple(found)

    def lines_of(self, *kinds: ZoneKind) -> tuple[Line, ...]:
        """Lines that begin in these zones, in order."""
        return tuple(line for line in self.lines if self.zone_at(line.start) in kinds)


_FIELDS = tuple(each.name for each in fields(Reading))
_known = attrgetter(*_FIELDS)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


UNBROKEN = 160
"""Characters from which a line is a whole paragraph, so that what follows begins another."""

_STOPS = ".:;?!”\"')]"


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a clean text that have something on them; a paragraph on one long line counts as parted by a gap.

    >>> [(line.text, line.indent, line.gap) for line in lines_of("Sir,\\n\\n  I write")]
    [('Sir,', 0, 0), ('I write', 2, 1)]
    """
    lines: list[Line] = []
    at = gap = 0
    for piece in text.replace("\f", "\n").split("\n"):
        body = piece.strip()
        if body:
            indent = len(piece) - len(piece.lstrip())
            if not gap and lines and len(lines[-1].text) > UNBROKEN and lines[-1].text[-1] in _STOPS:
                gap = 1
            lines.append(Line(len(lines), at + indent, at + indent + len(body), body, indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(piece) + 1
    return tuple(lines)


def begin(
    source: Source | str,
    span: Span | None = None,
    *,
    without: Iterable[Span] = (),
    paper: Paper | None = None,
) -> Reading:
    """A reading of one letter that knows its lines and nothing else.

    source    or, for tests and trials, a text
    without   stretches of the letter, in its own raw offsets, that no letter-writer wrote

    >>> reading = begin("Sir,\\nwe shall ac-\\ncede.")
    >>> reading.text, reading.quote(14, 20).exact
    ('Sir,\\nwe shall accede.', 'ac-\\ncede')
    """
    if isinstance(source, str):
        source = Source("text", "", "text/plain", source)
    span = span or Span(0, len(source.text))
    shadow = clean(span.of(source.text), without=without)
    return Reading(source, span, shadow, lines_of(shadow.text), paper=paper or Paper.of(source))
