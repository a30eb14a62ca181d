"""OCR done elsewhere: from its pixels to our points, then as any other page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import NoText
from onrecord.model import Source
from onrecord.sources.layout import Placed, Sheet, compose, lines_of
from onrecord.sources.legible import POOR, confidence
from onrecord.sources.reader import Given

_A4_POINTS = 841.89


@dataclass(frozen=True, slots=True)
class Word:
    """A word in the other program's units."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float | None = None
    confidence: float | None = None


def source_of_pages(
    given: Given, media_type: str, pages: Iterable[tuple[float, float, float | None, Iterable[Word]]]
) -> Source:
    """`pages`: width, height, units an inch (None: unknown), words. Raises `NoText` or `TooLarge`."""
    sheets, assumed = [], False
    for number, (width, height, per_inch, words) in enumerate(pages, start=1):
        given.limits.check("pages", number, given.name)
        found = [word for word in words if word.right >= word.left and word.bottom >= word.top]
        high = max(height, max((word.bottom for word in found), default=0.0), 1.0)
        wide = max(width, max((word.right for word in found), default=0.0), 1.0)
        assumed = assumed or not per_inch
        scale = 72 / per_inch if per_inch else _A4_POINTS / max(high, wide)
        sheets.append(Sheet(number, wide * scale, high * scale, lines_of([_placed(word, scale) for word in found])))
    if not any(sheet.lines for sheet in sheets):
        raise NoText(given.name, "no words in it", "make it again from the scan")
    composed = compose(sheets)
    poor = []
    for sheet in sheets:
        sure = confidence(word for line in sheet.lines for word in line.words)
        if sure is not None and sure < POOR:
            what = f"page {sheet.number} reads poorly (mean confidence {sure:.2f}), as the other program says"
            poor.append(("poor_page", f"{what}; compare it with the scan"))
    because = "OCR done elsewhere" + ("; resolution unknown, pages taken for A4" if assumed else "")
    return given.source(
        composed.text,
        media_type,
        text_from="ocr",
        pages=composed.pages,
        marks=composed.marks,
        because=because,
        warnings=(*composed.warnings, *poor),
    )


def _placed(word: Word, scale: float) -> Placed:
    base = (word.base if word.base is not None else word.bottom) * scale
    left, top, right, bottom = (side * scale for side in (word.left, word.top, word.right, word.bottom))
    return Placed(word.text, left, top, right, bottom, base, confidence=word.confidence)
