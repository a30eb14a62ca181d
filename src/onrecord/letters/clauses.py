"""Where a sentence may be cut into clauses that stand for themselves.

A cut is only proposed here, from the `[[split]]` rows of the language's cue file; whether the two sides do different
things is for `statements` to say, which joins again what does the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.letters.statements.cues import Cues
from onrecord.model import Span

SHORTEST = 3
"""Words (or, in scripts without spaces, five times as many characters) that a clause has at least."""

_OPENING, _CLOSING = "([{“«„（《「", ")]}”»“）》」"
_OPENS = re.compile(f'["{re.escape(_OPENING)}]')
_EDGE = " \t\n,;:—–-\u3000，；：、"


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut. The left clause ends at `left`, the right one begins at `right`; `kind` as in the cue file."""

    left: int
    right: int
    kind: str


def cuts(folded: str, span: Span, cues: Cues) -> tuple[Cut, ...]:
    """Where the sentence `folded[span]` may be cut, in order; never inside quotation marks or brackets.

    >>> from onrecord.letters.statements.cues import load
    >>> text = "we understand this, but we cannot sign it."
    >>> [(text[: c.left], text[c.right :]) for c in cuts(text, Span(0, len(text)), load("en"))]
    [('we understand this', 'we cannot sign it.')]
    """
    inside = _inside(folded, span)
    found: list[Cut] = []
    for cue, m in cues.matches(folded, span.start, span.end, "split"):
        if inside and inside[m.start() - span.start]:
            continue
        left, right = _edges(folded, span, m.start(), m.end(), cue.kind)
        if _long_enough(folded[span.start : left], cues) and _long_enough(folded[right : span.end], cues):
            found.append(Cut(left, right, cue.kind))
    kept: list[Cut] = []
    for cut in _once(found):
        if not kept or _long_enough(folded[kept[-1].right : cut.left], cues):
            kept.append(cut)
    return tuple(kept)


def _edges(folded: str, span: Span, start: int, end: int, kind: str) -> tuple[int, int]:
    """A reason keeps the word that opens it; a linking word belongs to neither side."""
    left = start
    while left > span.start and folded[left - 1] in _EDGE:
        left -= 1
    right = start if kind == "reason" else end
    while right < span.end and folded[right] in _EDGE:
        right += 1
    return left, right


def _long_enough(piece: str, cues: Cues) -> bool:
    return len(piece.split()) >= SHORTEST if cues.spaced else len(piece.strip(_EDGE)) >= SHORTEST + 1


def _inside(folded: str, span: Span) -> list[bool]:
    """For each character, whether it stands inside quotation marks or brackets; [] where there are none."""
    if not _OPENS.search(folded, span.start, span.end):
        return []
    depth, straight = 0, False
    inside = []
    for c in folded[span.start : span.end]:
        if c == '"':
            straight = not straight
        elif c in _OPENING and not (c == "“" and depth and "„" in folded[span.start : span.end]):
            depth += 1
        elif c in _CLOSING:
            depth = max(0, depth - 1)
        inside.append(depth > 0 or straight)
    return inside


def _once(found: list[Cut]) -> tuple[Cut, ...]:
    """One cut a place; where two kinds agree on one, the one that says more."""
    rank = {"own": 0, "asks": 1, "ask": 2, "reason": 3, "stop": 4, "and": 5}
    kept: list[Cut] = []
    for cut in sorted(found, key=lambda c: (c.right, rank.get(c.kind, 9))):
        if kept and cut.right - kept[-1].right < 4:
            continue
        kept.append(cut)
    return tuple(kept)
