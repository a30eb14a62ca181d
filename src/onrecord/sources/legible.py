"""What an engine made of ink that is no writing it can read: a signature, a stamp, the shadow of a fold.

Such a line is kept where it stands and marked as noise, so that nothing is ever quoted from it; a whole page that reads
poorly is said to, and none of its lines is taken away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

from onrecord.sources.layout import Line, Placed, Sheet

POOR = 0.60
"""Mean confidence under which a page is said to read poorly."""
_NOISE = 0.35
"""Mean confidence under which a line is no writing; lines of fax and scan grades have 0.7 and more."""
_WORD = 0.60
"""One word as sure as this is something a person may want to quote."""


def confidence(words: Iterable[Placed]) -> float | None:
    """Mean confidence of words, weighed by their length; None where no engine gave any."""
    weighed = [word.confidence for word in words if word.confidence is not None for _ in word.text]
    return fmean(weighed) if weighed else None


def illegible(sheets: Sequence[Sheet]) -> dict[tuple[int, int], float]:
    """Lines that are noise, (sheet, line) counted from 0, with their confidence."""
    found: dict[tuple[int, int], float] = {}
    for at, sheet in enumerate(sheets):
        page = confidence(word for line in sheet.lines for word in line.words)
        if page is None or page < POOR:
            continue
        found |= {(at, index): sure for index, line in enumerate(sheet.lines) if (sure := _noise(line)) is not None}
    return found


def _noise(line: Line) -> float | None:
    if any(word.confidence is None or word.confidence >= _WORD for word in line.words):
        return None
    sure = confidence(line.words)
    return sure if sure is not None and sure < _NOISE else None


def said(sheets: Sequence[Sheet], lines: Iterable[tuple[int, int]]) -> tuple[tuple[str, str], ...]:
    """One warning a page for its lines of noise."""
    pages: dict[int, list[str]] = {}
    for at, index in lines:
        pages.setdefault(sheets[at].number, []).append(" ".join(word.text for word in sheets[at].lines[index].words))
    return tuple(
        ("illegible_lines", f"page {number}: hardly legible, kept as noise: {'; '.join(map(repr, found[:3]))}")
        for number, found in pages.items()
    )
