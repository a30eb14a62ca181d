"""The words of a PDF page with their boxes, straight from PDFium's character list."""

from __future__ import annotations

import ctypes
import re
from typing import Any

from onrecord.sources.layout import Placed

_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe\x0e", "-"))
"""What PDFium puts for a hyphen at the end of a line."""
# A word is what stands between blanks. A Chinese character is a word of its own, so that it has its own box.
_WORD = re.compile(
    r"[\u2e80-\u9fff\uff00-\uffef]"
    r"|[^\s\x00\u200b\ufeff\u2e80-\u9fff\uff00-\uffef]+"
)


def words_of(page: Any) -> list[Placed]:
    """Words in the order the file draws them. Points from the top-left corner of the page as shown."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        text = _characters(raw, textpage)
        boxes = _Boxes(raw, textpage.raw, _placing(raw, page))
        words: list[Placed] = []
        end = -1
        for match in _WORD.finditer(text):
            placed = boxes.placed(match[0].translate(_HYPHENS), match.start(), match.start() == end)
            end = match.end()
            if placed is not None and not (words and _twice(words[-1], placed)):
                words.append(placed)
        return words
    finally:
        textpage.close()


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

    def __init__(self, raw: Any, handle: Any, place: tuple[float, ...]) -> None:
        self._count, self._rect, self._origin = (
            raw.FPDFText_CountRects,
            raw.FPDFText_GetRect,
            raw.FPDFText_GetCharOrigin,
        )
        self._handle, self._place = handle, place
        self._out = [ctypes.c_double() for _ in range(4)]

    def placed(self, word: str, start: int, glued: bool) -> Placed | None:
        """The word with the box round its characters; None for one that is drawn nowhere."""
        a, b, c, d, e, f = self._place
        left, top, right, bottom = self._out
        xs: list[float] = []
        ys: list[float] = []
        for at in range(self._count(self._handle, start, len(word))):
            if self._rect(self._handle, at, left, top, right, bottom):
                for x, y in ((left.value, top.value), (right.value, bottom.value)):
                    xs.append(a * x + b * y + c)
                    ys.append(d * x + e * y + f)
        if not xs:
            return None
        self._origin(self._handle, start, left, top)
        base = round(d * left.value + e * top.value + f, 2)
        return Placed(word, round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2), base, glued)


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
