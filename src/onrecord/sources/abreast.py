"""Columns that stand side by side for a few lines, written as a typist would: each beginning at one place.

Two signatures, a reference beside an address, a letterhead in two tongues: read across, line by line, and parted by
blanks, so that what belongs together stands under one another in the text too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from onrecord.sources.columns import is_right_to_left

if TYPE_CHECKING:
    from onrecord.sources.layout import Line, Placed

SHORT = 60
"""Characters of a cell's line at most where its row is set out line by line; more is running text in a column."""
WIDE = 1.6
"""Of the size of the type: a space from which two words of a line do not belong together."""
_MASTHEAD = 1.8
"""Times the size of the type beside it that a body's name is set in over its papers."""
LEAST = 4
"""Blanks between two columns."""
MOST = 120
"""Characters of a line beyond which columns are not set out."""


@dataclass(slots=True)
class _Column:
    left: float
    right: float
    longest: int = 0
    start: int = 0

    def shares(self, left: float, right: float) -> bool:
        return left < self.right and right > self.left


def blanks(lines: Sequence[Line], apart: Sequence[bool]) -> list[list[str]]:
    """For each line what stands before each of its words. `apart`: for each line, that an empty one stands above it."""
    found = [_plain(line) for line in lines]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and not apart[end]:
            end += 1
        for first, last, columns in _groups(lines[at:end]):
            for i in range(at + first, at + last):
                found[i] = _set_out(lines[i], columns)
        at = end
    return found


def _plain(line: Line) -> list[str]:
    starts = {id(part[0]) for part in _parts(line)[1:]}
    return [
        "" if n == 0 or word.glued else " " * LEAST if id(word) in starts else " " for n, word in enumerate(line.words)
    ]


def _parts(line: Line) -> list[list[Placed]]:
    """The words of a line, parted where the space is wide; one part where a justified line has all its spaces so."""
    if not line.words:
        return []
    gaps = [max(b.left - a.right, a.left - b.right) for a, b in zip(line.words, line.words[1:], strict=False)]
    wide = [
        gap > WIDE * _size(a, b) and not b.glued for gap, a, b in zip(gaps, line.words, line.words[1:], strict=False)
    ]
    if len(gaps) > 2 and all(wide) and max(gaps) < 1.2 * min(gaps):
        return [list(line.words)]
    parts = [[line.words[0]]]
    for word, parted in zip(line.words[1:], wide, strict=True):
        if parted:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _size(a: Placed, b: Placed) -> float:
    """Of the larger type; of the smaller where one is a masthead and the other a small line set beside it."""
    small, large = sorted((a.bottom - a.top, b.bottom - b.top))
    return max(small if large > _MASTHEAD * small else large, 4.0)


def _groups(lines: Sequence[Line]) -> list[tuple[int, int, list[_Column]]]:
    """Stretches of lines, two at least, that have columns beside each other, with these columns."""
    found: list[tuple[int, int, list[_Column]]] = []
    at = 0
    while at < len(lines):
        columns: list[_Column] = []
        end = at
        while end < len(lines) and _takes(columns, lines[end]):
            end += 1
        beside = sum(len(_parts(line)) > 1 for line in lines[at:end])
        if end - at > 1 and beside and len(columns) > 1 and _places(columns, lines[at:end]):
            found.append((at, end, columns))
        at = max(end, at + 1)
    return found


def _takes(columns: list[_Column], line: Line) -> bool:
    """Put a line's parts into the columns; False, and nothing changed, where one of them runs over two."""
    if is_right_to_left(line.words):
        return False
    parts = [_edges(part) for part in _parts(line)]
    homes = [[c for c in columns if c.shares(*part)] for part in parts]
    if any(len(home) > 1 for home in homes):
        return False
    used = [home[0] for home in homes if home]
    if len({id(c) for c in used}) < len(used):
        return False
    for part, home in zip(parts, homes, strict=True):
        if home:
            home[0].left, home[0].right = min(home[0].left, part[0]), max(home[0].right, part[1])
        else:
            columns.append(_Column(*part))
    columns.sort(key=lambda c: c.left)
    return all(a.right <= b.left for a, b in pairwise(columns))


def _places(columns: list[_Column], lines: Sequence[Line]) -> bool:
    """Give each column the place it begins at; False where the lines would become too long."""
    for line in lines:
        for part in _parts(line):
            column = _home(columns, part)
            column.longest = max(column.longest, len(_words(part)))
    at = 0
    for column in columns:
        column.start = at
        at += column.longest + LEAST
    return at <= MOST


def _home(columns: list[_Column], part: list[Placed]) -> _Column:
    left, right = _edges(part)
    return min(columns, key=lambda c: max(c.left - right, left - c.right))


def _edges(part: Sequence[Placed]) -> tuple[float, float]:
    return min(word.left for word in part), max(word.right for word in part)


def _words(part: Sequence[Placed]) -> str:
    return "".join(("" if n == 0 or word.glued else " ") + word.text for n, word in enumerate(part))


def _set_out(line: Line, columns: list[_Column]) -> list[str]:
    before: list[str] = []
    length = 0
    for part in _parts(line):
        blank = " " * max(_home(columns, part).start - length, LEAST if length else 0)
        before += [blank, *("" if word.glued else " " for word in part[1:])]
        length += len(blank) + len(_words(part))
    return before


def row_of(cells: Sequence[str]) -> str:
    """A table's row as it stands on paper: the lines of its cells side by side.

    >>> print(row_of(["Anna Vale\\nDirector", "Tom Tern\\nTrustee"]))
    Anna Vale    Tom Tern
    Director     Trustee

    A cell of running text stays whole, behind the one before it.
    """
    filled = [cell.split("\n") for cell in cells if cell.strip()]
    short = all(len(line) <= SHORT for lines in filled for line in lines)
    if not short or max(map(len, filled), default=0) < 2:
        return (" " * LEAST).join("\n".join(lines) for lines in filled)
    widths = [max(map(len, lines)) + LEAST for lines in filled]
    rows = zip_longest(*filled, fillvalue="")
    return "\n".join("".join(map(str.ljust, row, widths)).rstrip() for row in rows)
