"""The order in which a person reads what stands on a page: down a column, then the next; across where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from onrecord.sources.bands import below_columns, text_abreast

if TYPE_CHECKING:
    from onrecord.sources.layout import Line, Placed

_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u052f]")
_MARK_FIRST = re.compile("([.,:;!\u060c\u061b\u061f]+)(.+)", re.DOTALL)
NO_BLANK = 0.12
"""Of the size of the type: less between two pieces of a line is no blank."""
_CLOSING = re.compile("[.,:;!?\u060c\u061b\u061f)\\]»]+")
_STOP_FIRST = re.compile("\\A([.,:;\u060c\u061b]+)([\\d\u0660-\u0669/]+)\\Z")
_DASH_FIRST = re.compile("\\A-([\\d\u0660-\u0669]{1,2})\\Z")
"""A figure with the mark behind it drawn to its left: "1-" at the head of a line, "2019," in a sentence."""
_FEWEST = 4
"""Lines on each side of a gutter before it counts as one; an address beside a date is no column."""


def reading_order(segments: list[Line]) -> list[Line]:
    """Segments as found in the file -> lines from first to last.

    A gutter that stays clear beside several lines on both sides divides columns, unless the two sides only make a
    form of label and value. Everything else is read across: segments on one base line become one line.
    """
    if not segments:
        return []
    gutter = _gutter(segments)
    if gutter is not None:
        return _by_columns(segments, gutter)
    if (band := text_abreast(segments)) is None:
        return _across(segments)
    above, left, right, below = band
    return _across(above) + _across(left) + _across(right) + reading_order(below)


def _by_columns(segments: list[Line], gutter: float) -> list[Line]:
    """Bands: what runs over the gutter divides the page; between such lines the left column comes first."""
    out: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for segment in sorted(segments, key=lambda s: s.base):
        if segment.left < gutter < segment.right:
            out += reading_order(left) + reading_order(right) + [segment]
            left, right = [], []
        else:
            (left if segment.right <= gutter else right).append(segment)
    rtl = is_right_to_left(w for s in segments for w in s.words)
    below = below_columns(left, right)
    under = set(map(id, below))
    left, right = ([s for s in side if id(s) not in under] for side in (left, right))
    first, second = (right, left) if rtl else (left, right)
    return out + reading_order(first) + reading_order(second) + reading_order(below)


def _gutter(segments: Sequence[Line]) -> float | None:
    """The middle of the clearest vertical strip with dense text on both sides, or None."""
    if len(segments) < 2 * _FEWEST:
        return None
    size = median(s.height for s in segments)
    best: tuple[int, float] | None = None
    for x in sorted({round(s.left - size * 0.5, 1) for s in segments}):
        over = sum(s.left < x < s.right for s in segments)
        lefts = [s for s in segments if s.right <= x]
        rights = [s for s in segments if s.left >= x]
        sides = min(len(lefts), len(rights))
        if sides >= _FEWEST and over <= sides // 2 and _dense(lefts, rights, x, size):
            score = sides - 2 * over
            if best is None or score > best[0]:
                best = (score, x)
    return None if best is None else best[1]


def _dense(lefts: Sequence[Line], rights: Sequence[Line], x: float, size: float) -> bool:
    """True when both sides are running text beside each other: lines of several words that nearly fill their side."""
    top, bottom = max(s.top for s in (_top(lefts), _top(rights))), min(_low(lefts), _low(rights))
    beside = [[s for s in side if top <= s.base <= bottom + size] for side in (lefts, rights)]
    if min(map(len, beside)) < _FEWEST:
        return False
    for side in beside:
        width = max(s.right for s in side) - min(s.left for s in side)
        full = sum(s.right - s.left > 0.6 * width for s in side)
        if width < 8 * size or full * 2 < len(side) or median(len(s.words) for s in side) < 3:
            return False
    return True


def _top(side: Sequence[Line]) -> Line:
    return min(side, key=lambda s: s.top)


def _low(side: Sequence[Line]) -> float:
    return max(s.bottom for s in side)


def _across(segments: list[Line]) -> list[Line]:
    """Segments on one base line side by side; lines from top to bottom."""
    from onrecord.sources.layout import Line

    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda s: s.base):
        row = rows[-1] if rows else None
        if row and segment.base - row[0].base <= 0.45 * max(min(segment.height, row[0].height), 3.0):
            row.append(segment)
        else:
            rows.append([segment])
    out = []
    for row in rows:
        rtl = is_right_to_left(w for s in row for w in s.words)
        row.sort(key=lambda s: -s.right if rtl else s.left)
        words = [word for segment in row for word in segment.words]
        if rtl:
            words = _mirrored(_together(_interleaved(words) if _out_of_order(words) else words))
        out.append(Line(words))
    return out


def _out_of_order(words: Sequence[Placed]) -> bool:
    """True where a word stands to the right of the one before it: stops and vowel signs that another font had to draw.

    Latin words within the line stand so by right.
    """
    own = [word for word in words if not _LATIN.search(word.text)]
    return any(following.right > before.left + 1.0 for before, following in pairwise(own))


def _interleaved(words: Sequence[Placed]) -> list[Placed]:
    """The words of such a line from right to left by their places; pieces with no blank between them are one word."""
    out: list[Placed] = []
    latin: list[Placed] = []
    for word in sorted(words, key=lambda w: -w.right):
        if _LATIN.search(word.text):
            latin.insert(0, word)
            continue
        out += [*latin, word]
        latin = []
    out += latin
    return out


def _together(words: list[Placed]) -> list[Placed]:
    """Marks beside the word or figure they close, and pieces with no blank between them as one word."""
    for before, word in pairwise(words):
        size = max(before.bottom - before.top, word.bottom - word.top, 4.0)
        closes = _CLOSING.fullmatch(word.text) is not None and before.left - word.right < size
        word.glued = word.glued or closes or abs(before.left - word.right) < NO_BLANK * size
    for word in words:
        word.text = _STOP_FIRST.sub(r"\2\1", word.text)
    words[0].text = _DASH_FIRST.sub(r"\1-", words[0].text)
    return words


_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("{", "}"))


def _mirrored(words: Sequence[Placed]) -> list[Placed]:
    """Brackets that are kept as they look on the page, which is the other way round than they are written."""
    line = "".join(word.text for word in words)
    for opening, closing in _PAIRS:
        if line.count(opening) == line.count(closing) and 0 <= line.find(closing) < line.find(opening):
            exchange = str.maketrans(opening + closing, closing + opening)
            for word in words:
                word.text = word.text.translate(exchange)
    return list(words)


def in_order(words: list[Placed]) -> list[Placed]:
    """The words of one run in reading order. Beside a column in Latin letters PDFium leaves Arabic as it is drawn.

    Words of other scripts within them keep their own order; a mark drawn before a word then stands behind it.
    """
    places = [word.left for word in words if _ARABIC.search(word.text)]
    if len(places) < 2 or places[0] > places[-1] or not is_right_to_left(words):
        return words
    out: list[Placed] = []
    latin: list[Placed] = []
    for word in reversed(words):
        if _LATIN.search(word.text):
            latin.insert(0, word)
            continue
        word.text = _MARK_FIRST.sub(r"\2\1", word.text)
        out += [*latin, word]
        latin = []
    return out + latin


def is_right_to_left(words: Iterable[Placed]) -> bool:
    """More Arabic or Hebrew letters than others."""
    balance = 0
    for word in words:
        for c in word.text:
            if "\u0590" <= c <= "\u08ff" or "\ufb1d" <= c <= "\ufefc":
                balance += 1
            elif c.isalpha():
                balance -= 1
    return balance > 0
