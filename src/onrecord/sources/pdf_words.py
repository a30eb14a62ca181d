"""The words of a PDF page with their boxes, straight from PDFium's character list."""

from __future__ import annotations

import ctypes
from typing import Any

from onrecord.sources.layout import Placed

_HYPHENS = "\x02\ufffe\x0e"
"""What PDFium puts for a hyphen at the end of a line."""
_PARTED = "\x00\r\n\t\u200b\ufeff"


def words_of(page: Any) -> list[Placed]:
    """Words in the order the file draws them. Points from the top-left corner of the page as shown."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        text = _characters(raw, textpage)
        place = _placing(raw, page)
        words: list[Placed] = []
        for start, end, glued in _runs(text):
            placed = _placed(raw, textpage, text[start:end], start, glued, place)
            if placed is not None and not (words and _twice(words[-1], placed)):
                words.append(placed)
        return words
    finally:
        textpage.close()


def _characters(raw: Any, textpage: Any) -> list[str]:
    """One entry a character of PDFium's list, so that its index finds its box."""
    get, handle = raw.FPDFText_GetUnicode, textpage.raw
    out = []
    for index in range(textpage.count_chars()):
        code = get(handle, index)
        # Halves of a pair beyond U+FFFF come one by one on some builds; a lone half is no character.
        out.append("\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code))
    return out


def _runs(characters: list[str]) -> list[tuple[int, int, bool]]:
    """(start, end, glued) of each word. A Chinese character is a word of its own, so that it has its own box."""
    runs: list[tuple[int, int, bool]] = []
    start: int | None = None
    glued = False
    for index, c in enumerate(characters):
        blank = c.isspace() or c in _PARTED
        if start is not None and (blank or _single(c) or _single(characters[index - 1])):
            runs.append((start, index, glued))
            start, glued = None, True
        if blank:
            glued = False
        elif start is None:
            start = index
    if start is not None:
        runs.append((start, len(characters), glued))
    return runs


def _single(c: str) -> bool:
    return "\u2e80" <= c < "\ua000" or "\uff00" <= c <= "\uffef"


def _placed(
    raw: Any, textpage: Any, characters: list[str], start: int, glued: bool, place: tuple[float, ...]
) -> Placed | None:
    """The word with the box round its characters; None for one that is drawn nowhere."""
    handle = textpage.raw
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    corners = []
    for at in range(raw.FPDFText_CountRects(handle, start, len(characters))):
        if raw.FPDFText_GetRect(handle, at, left, top, right, bottom):
            corners += [_at(place, left.value, top.value), _at(place, right.value, bottom.value)]
    if not corners:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, start, x, y)
    text = "".join("-" if c in _HYPHENS else c for c in characters)
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return Placed(text, min(xs), min(ys), max(xs), max(ys), _at(place, x.value, y.value)[1], glued)


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


def _at(place: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = place
    return round(a * x + b * y + c, 2), round(d * x + e * y + f, 2)


def _twice(last: Placed, word: Placed) -> bool:
    """Poor man's bold: the same word drawn again a hair beside itself."""
    return last.text == word.text and abs(last.left - word.left) < 1.0 and abs(last.top - word.top) < 1.0
