"""A letter to one office of many states, named in one line: "To the Ministers of Foreign Affairs of A, B and C"."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.letters.cues import anywhere
from onrecord.letters.header.assembly import Draft
from onrecord.letters.layout import paragraphs_of
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind
from onrecord.reference.gazetteer import Found, find_mentions

LEAST = 2

_TOWARDS = re.compile(
    r"(?:(?:\S+\s+){0,5}(?:to|aux?|a los|a las|an die|ai|agli|alle|aos|às)\s+)?(?:(?:the|their excellencies)\s+)*\Z"
    r"|[^\W\d_]*\s?\Z",
    re.IGNORECASE,
)
"""What may stand before the office: "Open letter to the"; nothing, where its case says as much."""

_BETWEEN = re.compile(
    r"[\s,;、،]*(?:(?:and|of|the|et|de|des|du|del|la|le|les|l['’]|d['’]|y|e|el|los|и|und|der|和|و)\s*)*\Z",
    re.IGNORECASE,
)


def offices_of_many(reading: Reading) -> list[Draft]:
    """One party a state, each with the post that is named once; [] where no paragraph over the letter is so written."""
    ends = [s.start for s in reading.spans(ZoneKind.SALUTATION, ZoneKind.BODY)]
    above = tuple(line for line in reading.lines if not ends or line.start < min(ends))
    for paragraph in paragraphs_of(above):
        text = paragraph.text
        post = anywhere("many_offices").search(text)
        if not post or not _TOWARDS.match(text[: post.start()]):
            continue
        states = [f for f in find_mentions(text) if f.kind == "state" and f.start >= post.end() and len(f.ids) == 1]
        if len(states) < LEAST or not _listed(text, states):
            continue
        office = _BETWEEN.sub("", text[post.start() : states[0].start])
        found, place = [], paragraph.start
        for one in states:
            place = reading.text.find(text[one.start : one.end].split()[0], place)
            if place < 0:
                return []
            found.append(Draft(role=office, state=one.id, start=place, end=place + one.end - one.start))
        return found
    return []


def _listed(text: str, states: list[Found]) -> bool:
    """Nothing but commas and small words stands between them, and nothing behind the last."""
    gaps = [text[a.end : b.start] for a, b in pairwise(states)]
    return all(_BETWEEN.fullmatch(gap) for gap in gaps) and len(text) - states[-1].end < 3
