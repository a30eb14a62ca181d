"""Running text in two columns for a part of a page: a letter in two tongues side by side under one head.

Told row by row and more strictly than columns of a whole page: a table or two signatures must not be taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.sources.layout import Line

_FEWEST = 5
"""Rows that have text on both sides."""
_WIDEST = 12.0
"""Of the size of the type: a column's width at least."""
_FULL = 0.75
"""Share of its column's width that most lines of running text fill."""
_WORDS = 4
"""Words of a line, in the middle of all of a column."""
_LEVEL = 4.0
"""Lines by which two columns of one text, made equally long, may still differ: the space between paragraphs."""
_NEXT = 1.35
"""Of the pitch: what stands further below a line is no longer of its paragraph."""
_EDGE = 2.5
"""Points by which lines of one column begin apart, but for the first of a paragraph."""

Row = list["Line"]
Band = tuple[list["Line"], list["Line"], list["Line"], list["Line"]]


def text_abreast(segments: Sequence[Line]) -> Band | None:
    """What stands above, left, right and below where text stands side by side; None where it does not."""
    rows = _rows(segments)
    if len(rows) < _FEWEST:
        return None
    size = median(s.height for s in segments)
    tried: set[int] = set()
    for row in rows:
        for segment in row[1:]:
            x = segment.left - 0.4 * size
            if round(x) in tried:
                continue
            tried.add(round(x))
            if found := _run(rows, x, size):
                first, last = found
                inside = [s for one in rows[first:last] for s in one]
                return (
                    [s for one in rows[:first] for s in one],
                    [s for s in inside if s.right <= x],
                    [s for s in inside if s.left >= x],
                    [s for one in rows[last:] for s in one],
                )
    return None


def _rows(segments: Sequence[Line]) -> list[Row]:
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda s: s.base):
        if rows and segment.base - rows[-1][0].base <= 0.45 * max(min(segment.height, rows[-1][0].height), 3.0):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.left) for row in rows]


def _run(rows: Sequence[Row], x: float, size: float) -> tuple[int, int] | None:
    """The first run of rows with running text on both sides of `x`, from its first row to behind its last."""
    first = 0
    while first < len(rows):
        last = first
        while last < len(rows) and _both(rows[last], x, size):
            last += 1
        if last - first >= _FEWEST and all(_runs_on(side, size) for side in _sides(rows[first:last], x)):
            return first, last
        first = max(last, first + 1)
    return None


def _both(row: Row, x: float, size: float) -> bool:
    """Something on each side, with a clear space between."""
    left, right = [s for s in row if s.right <= x], [s for s in row if s.left >= x]
    clear = left and right and min(s.left for s in right) - max(s.right for s in left) > 0.8 * size
    return bool(clear) and len(left) + len(right) == len(row)


def _sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    return [[s for s in row if s.right <= x] for row in rows], [[s for s in row if s.left >= x] for row in rows]


def _runs_on(side: Sequence[Row], size: float) -> bool:
    """Lines of several words that begin at one edge and mostly fill their column."""
    begin, end = min(row[0].left for row in side), max(row[-1].right for row in side)
    wide = end - begin >= _WIDEST * size
    full = sum(row[-1].right - row[0].left > _FULL * (end - begin) for row in side)
    level = sum(row[0].left - begin < _EDGE for row in side)
    words = median(sum(len(s.words) for s in row) for row in side)
    return wide and full >= 0.6 * len(side) and level >= 0.7 * len(side) and words >= _WORDS


def below_columns(one: Sequence[Line], other: Sequence[Line]) -> list[Line]:
    """What stands below two columns that end together, on one side alone: close, signature and copies of a letter.

    Without this they were read with the column they stand under, before the other column.
    """
    ends = [end for side in (one, other) if (end := _end(side))]
    if len(ends) < 2:
        return []
    pitch = min(step for _, step in ends)
    last = max(base for base, _ in ends)
    if last - min(base for base, _ in ends) > _LEVEL * pitch:
        return []
    below = [[s for s in side if s.base > last + 0.5 * pitch] for side in (one, other)]
    return [] if all(below) else below[0] or below[1]


def _end(side: Sequence[Line]) -> tuple[float, float] | None:
    """The base of the last line of the last paragraph with full lines, and the pitch; None where it has few of them."""
    if len(side) < _FEWEST:
        return None
    rows = sorted(side, key=lambda s: s.base)
    width = max(s.right for s in rows) - min(s.left for s in rows)
    steps = sorted(b.base - a.base for a, b in pairwise(rows) if b.base > a.base)
    if not steps:
        return None
    pitch = steps[len(steps) // 4]
    full = [n for n, s in enumerate(rows) if s.right - s.left > _FULL * width and len(s.words) >= _WORDS]
    # A line alone, however full, is a list of copies or an address as well as a paragraph.
    full = [
        n for n in full if any(0 < abs(s.base - rows[n].base) <= _NEXT * pitch for s in rows[max(0, n - 1) : n + 2])
    ]
    if len(full) < 3:
        return None
    n = full[-1]
    while n + 1 < len(rows) and rows[n + 1].base - rows[n].base <= _NEXT * pitch:
        n += 1
    return rows[n].base, pitch
