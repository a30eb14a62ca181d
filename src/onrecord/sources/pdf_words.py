"""The words of a PDF page with their boxes, straight from PDFium's character list."""

from __future__ import annotations

import ctypes
import re
from itertools import islice
from typing import Any

from onrecord.sources.layout import Placed
from onrecord.sources.list_labels import BULLET, raised

_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe\x0e", "-"))
"""What PDFium puts for a hyphen at the end of a line."""
_BULLETS = frozenset("\uf0b7\uf0a7\uf0a8\uf06e\uf06f\uf071\uf076\uf0d8\uf0fc")
"""Marks of list items in fonts of signs (Symbol, Wingdings), which have no meaning as characters."""
# A word is what stands between blanks. A Chinese character is a word of its own, so that it has its own box.
# So is what stands before a hyphen at the end of a line: PDFium runs the two halves together.
_WORD = re.compile(
    r"[\u2e80-\u9fff\uff00-\uffef]"
    r"|[^\s\x00\x02\x0e\ufffe\u200b\ufeff\u2e80-\u9fff\uff00-\uffef]+[\x02\x0e\ufffe]?"
    r"|[\x02\x0e\ufffe]"
)


def words_of(page: Any) -> tuple[list[Placed], int]:
    """Words in the order the file draws them, and how far the page must be turned with the clock to read them upright.

    Places are points from the top-left corner of the upright page; on a page that lies turned, `shown` is where the
    page as shown has the word.
    """
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        text = _characters(raw, textpage)
        place, size = _placing(raw, page), page.get_size()
        turn = _turn(_Boxes(raw, textpage.raw, place), text)
        boxes = _Boxes(raw, textpage.raw, _turned(place, turn, size), shown=place if turn else None)
        words: list[Placed] = []
        end, before = -1, 0
        for match in _WORD.finditer(text):
            word = BULLET if match[0] in _BULLETS else match[0].translate(_HYPHENS)
            if _FIGURES_AT_AN_END.search(word):
                word = _with_raised(word, match.start(), boxes)
            if _RIGHT_TO_LEFT.search(word):
                word = in_reading_order(word, boxes.across(match.start(), len(word)))
            elif words and _RIGHT_TO_LEFT.search(words[-1].text):
                word = _STOP_FIRST.sub(r"\2\1", word)
            placed = boxes.placed(word, match.start(), match.start() == end)
            end = match.end()
            if placed is not None and not (words and _twice(words[-1], placed)):
                if words and _is_beside(words[-1], placed):
                    _raise_alone(words[-1], placed, boxes.size(before), boxes.size(match.start()))
                words.append(placed)
                before = match.start()
        return words, turn
    finally:
        textpage.close()


_FIGURES_AT_AN_END = re.compile(r"(?<=.)\d\Z|\A\d{1,3}(?=[^\W\d_]|[\"“«(‘]|\Z)")
RAISED = (1.5, 9.0)
"""Points that a raised figure stands above the line at least, and at most: figures share the line to a hair."""


def _with_raised(word: str, start: int, boxes: _Boxes) -> str:
    """The word with the figures raised that the page shows raised: those that call a footnote, squares and cubes."""
    first, last = 0, len(word)
    while last > 1 and last > len(word) - 3 and word[last - 1].isdigit() and boxes.is_raised(start + last - 1, start):
        last -= 1
    if last == len(word):
        while first < len(word) - 1 and first < 3 and word[first].isdigit():
            first += 1
        if not first or not boxes.is_raised(start, start + len(word) - 1):
            first = 0
    figures = [part if part.isascii() and part.isdigit() else "" for part in (word[:first], word[last:])]
    head, tail = (raised(int(part)) if part else "" for part in figures)
    return head + word[len(figures[0]) : len(word) - len(figures[1])] + tail


def _is_beside(last: Placed, word: Placed) -> bool:
    """True for a figure alone next to a word whose line it stands a little above or below."""
    if not (last.text.isdigit() or word.text.isdigit()):
        return False
    near = -1.0 < word.left - last.right < max(last.bottom - last.top, 6.0)
    return near and RAISED[0] <= abs(last.base - word.base) <= RAISED[1]


SMALLER = 0.85
"""Of the type beside it: a figure alone is raised only in smaller type; what is typed into a form may stand off."""


def _raise_alone(last: Placed, word: Placed, size: float, own: float) -> None:
    """The upper of two words raised, and put on the line of the other, if it is a figure in smaller type."""
    figure, other = (word, last) if word.base < last.base else (last, word)
    ratio = own / size if figure is word else size / own
    if figure.text.isascii() and figure.text.isdigit() and len(figure.text) < 4 and ratio < SMALLER:
        figure.text, figure.base = raised(int(figure.text)), other.base
        word.glued = word.glued or figure is word


_LONG = re.compile(r"[^\W\d_]{4,}")
_SEEN = 40
"""Words of a page that are looked at to tell which way its lines run."""
_MOST = 0.8
"""Share of them that must run one way: a stamp or a note along the margin turns no page."""


def _turn(boxes: _Boxes, text: str) -> int:
    """Degrees with the clock that bring the page upright: 0, 90, 180 or 270."""
    ways = {0: 0, 90: 0, 180: 0, 270: 0}
    for match in islice((m for m in _LONG.finditer(text) if not _RIGHT_TO_LEFT.search(m[0])), _SEEN):
        right, down = boxes.run(match.start(), match.end() - 1)
        if abs(right) + abs(down) > 1:
            ways[(0 if right > 0 else 180) if abs(right) >= abs(down) else (270 if down > 0 else 90)] += 1
    best = max(ways, key=ways.__getitem__)
    return best if ways[best] >= _MOST * sum(ways.values()) else 0


def _turned(place: tuple[float, ...], turn: int, size: tuple[float, float]) -> tuple[float, ...]:
    """The six numbers of `_placing` for the page turned with the clock."""
    a, b, c, d, e, f = place
    width, height = size
    if turn == 90:
        return -d, -e, height - f, a, b, c
    if turn == 180:
        return -a, -b, width - c, -d, -e, height - f
    if turn == 270:
        return d, e, f, -a, -b, width - c
    return place


# Letters and their marks; not the punctuation between them, nor figures, which run from left to right in every script.
_RIGHT_TO_LEFT = re.compile(
    r"[\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
)
_STOP_FIRST = re.compile(r"([.,:;\u060c\u061b]+)([\d\u0660-\u0669\u06f0-\u06f9][\d\u0660-\u0669\u06f0-\u06f9/.-]*)\Z")
"""A figure with the full stop that ends its sentence drawn to its left."""

_LAM_ALEF = re.compile(r"[\u0622\u0623\u0625\u0627]\u0644")
"""The ligature the wrong way round; alone it is the word "no", and no word of Arabic is an article alone."""


def in_reading_order(word: str, across: list[float]) -> str:
    """The word with each run of Arabic or Hebrew letters from right to left, as it stands on the page.

    Some makers of PDF keep a word's letters as they are drawn, and PDFium turns only some of them round: the places of
    the letters tell. `across`: where each character begins, from the left; the letters of a ligature begin together.

    >>> in_reading_order("\u0628\u0627:", [10.0, 15.0, 5.0]), in_reading_order("\u0627\u0628", [15.0, 10.0])
    ('\u0627\u0628:', '\u0627\u0628')
    >>> in_reading_order("\u0627\u0627\u0644\u0646", [20.0, 15.0, 15.0, 10.0])
    '\u0627\u0644\u0627\u0646'
    """

    def turned(run: re.Match[str]) -> str:
        first, last = across[run.start()], across[run.end() - 1]
        drawn = last > first or (last == first and _LAM_ALEF.fullmatch(run[0]))
        letters, places = run[0], across[run.start() : run.end()]
        if drawn:
            letters, places = letters[::-1], places[::-1]
        # A ligature's two letters come from one sign, which PDFium turns round with the rest.
        return _LAM_ALEF.sub(lambda m: m[0][::-1] if places[m.start()] == places[m.start() + 1] else m[0], letters)

    return _between(_RIGHT_TO_LEFT.sub(turned, word), across)


_NUMBER_BEHIND = re.compile(r"(?<=[\u0620-\u064a])(?P<number>\d[\d/.-]*\d|\d)(?P<sign>[/-])\Z")


def _between(word: str, across: list[float]) -> str:
    """A stroke drawn between a letter and the number to its left is read between them, not behind the number."""
    found = _NUMBER_BEHIND.search(word)
    if found and across[found.start() - 1] > across[found.start("sign")] > across[found.end("number") - 1]:
        return word[: found.start()] + found["sign"] + found["number"]
    return word


def _characters(raw: Any, textpage: Any) -> str:
    """One character for each in PDFium's list, so that its index there is its index here."""
    count = textpage.count_chars()
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(textpage.raw, 0, count, buffer) == count + 1:
        return bytes(memoryview(buffer).cast("B")[: 2 * count]).decode("utf-16-le", "replace").ljust(count, "\ufffd")
    # The text leaves out or adds some characters of the list: ask for them one by one.
    get, handle = raw.FPDFText_GetUnicode, textpage.raw
    codes = (get(handle, index) for index in range(count))
    return "".join("\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code) for code in codes)


class _Boxes:
    """Where the words of one page stand. Asks PDFium for the box of a run: one call a word, not one a character."""

    def __init__(
        self, raw: Any, handle: Any, place: tuple[float, ...], *, shown: tuple[float, ...] | None = None
    ) -> None:
        self._count, self._rect, self._origin = (
            raw.FPDFText_CountRects,
            raw.FPDFText_GetRect,
            raw.FPDFText_GetCharOrigin,
        )
        self._size = raw.FPDFText_GetFontSize
        self._handle, self._place, self._shown = handle, place, shown
        self._out = [ctypes.c_double() for _ in range(4)]

    def across(self, start: int, length: int) -> list[float]:
        """Where each character begins on the page as shown, from its left."""
        a, b, c, *_ = self._place
        x, y = self._out[:2]
        found = []
        for at in range(start, start + length):
            self._origin(self._handle, at, x, y)
            found.append(a * x.value + b * y.value + c)
        return found

    def run(self, first: int, last: int) -> tuple[float, float]:
        """How far right and down one character begins of another."""
        a, b, _, d, e, _ = self._place
        x, y, x2, y2 = self._out
        self._origin(self._handle, first, x, y)
        self._origin(self._handle, last, x2, y2)
        right, up = x2.value - x.value, y2.value - y.value
        return a * right + b * up, d * right + e * up

    def is_raised(self, figure: int, other: int) -> bool:
        """True where one character of a word stands above the line of another."""
        return RAISED[0] <= self.run(figure, other)[1] <= RAISED[1]

    def size(self, at: int) -> float:
        """Of the type of one character, in the units of the file; never nothing."""
        return max(float(self._size(self._handle, at)), 0.01)

    def placed(self, word: str, start: int, glued: bool) -> Placed | None:
        """The word with the box round its characters; None for one that is drawn nowhere."""
        left, top, right, bottom = self._out
        corners: list[tuple[float, float]] = []
        for at in range(self._count(self._handle, start, len(word))):
            if self._rect(self._handle, at, left, top, right, bottom):
                corners += ((left.value, top.value), (right.value, bottom.value))
        if not corners:
            return None
        self._origin(self._handle, start, left, top)
        _, _, _, d, e, f = self._place
        base = round(d * left.value + e * top.value + f, 2)
        box = _around(corners, self._place)
        return Placed(word, *box, base, glued, shown=_around(corners, self._shown) if self._shown else None)


def _around(corners: list[tuple[float, float]], place: tuple[float, ...]) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = place
    xs = [a * x + b * y + c for x, y in corners]
    ys = [d * x + e * y + f for x, y in corners]
    return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)


def _placing(raw: Any, page: Any) -> tuple[float, ...]:
    """Six numbers that take PDF space (from the bottom left, unturned) to points from the shown top-left corner."""
    width, height = page.get_size()
    fine = 100
    points = []
    for x, y in ((0, 0), (1000, 0), (0, 1000)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, round(width * fine), round(height * fine), 0, x, y, across, down)
        points.append((across.value / fine, down.value / fine))
    (x0, y0), (x1, y1), (x2, y2) = points
    return ((x1 - x0) / 1000, (x2 - x0) / 1000, x0, (y1 - y0) / 1000, (y2 - y0) / 1000, y0)


def _twice(last: Placed, word: Placed) -> bool:
    """Poor man's bold: the same word drawn again a hair beside itself."""
    return last.text == word.text and abs(last.left - word.left) < 1.0 and abs(last.top - word.top) < 1.0
