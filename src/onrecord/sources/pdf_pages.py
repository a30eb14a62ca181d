"""Which reading of a PDF page is taken: its text layer, or what OCR reads from its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onrecord.sources.garbled import LEAST_READ, garbled
from onrecord.sources.layout import Placed, Sheet, lines_of
from onrecord.sources.ocr import ReadPage
from onrecord.sources.pdf_words import words_of
from onrecord.sources.reader import Given

Reader = Callable[[Any, int, int], ReadPage]

_FEW = 25
"""Words on a page that is nearly all picture: a stamp or a running number laid over a scan."""
_PICTURE = 0.6
"""Share of the page that a picture covers when the page is a scan."""
_USABLE = 0.5
"""Mean confidence from which OCR is better than a garbled layer."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The reading taken of one page; `other`: (how it was got, text) of the one that was not."""

    sheet: Sheet
    by_ocr: bool = False
    because: str = ""
    other: tuple[str, str] | None = None
    warnings: tuple[tuple[str, str], ...] = ()


def choose(page: Any, number: int, label: str | None, given: Given, reader: Reader | str) -> Chosen:
    """Read one page. `reader`: of pictures, or one line that says why there is none."""
    width, height = page.get_size()
    words, turn = words_of(page)
    sheet = Sheet(number, width, height, lines_of(words), label, rotation=turn)
    fault = garbled(word.text for word in words)
    poor = fault or garbled((word.text for word in words), least=LEAST_READ)
    covered, dpi = _pictures(page, width, height) if len(words) < _FEW or poor else (0.0, 200)
    fault = poor if covered >= _PICTURE else fault
    if words and not fault and covered < _PICTURE:
        said = ("page_turned", f"page {number} lies turned by {-turn % 360} degrees and was read upright")
        return Chosen(sheet, warnings=(said,) if turn else ())
    why = f"its text layer is garbled ({fault})" if fault else "a scan with a few words laid over it"
    why = why if words else "no text layer"
    if isinstance(reader, str):
        return Chosen(sheet, warnings=(_unread(number, words, why, reader),))
    read = reader(_rendered(page, dpi, number, given), dpi, number)
    if not _better(read, words, bool(fault)):
        return Chosen(sheet, warnings=read.warnings if not words else ())
    because = f"page {number} by OCR: {why} ({read.because})"
    layer = "\n".join(" ".join(word.text for word in line.words) for line in sheet.lines)
    read.sheet.label = label
    return Chosen(read.sheet, True, because, ("text_layer", layer) if words else None, read.warnings)


def _better(read: ReadPage, words: list[Placed], fault: bool) -> bool:
    found = sum(len(line.words) for line in read.sheet.lines)
    if not words:
        return found > 0
    if fault:
        return found > 0 and read.confidence >= _USABLE
    return found > 1.5 * len(words) and read.confidence >= _USABLE


def _unread(number: int, words: list[Placed], why: str, reader: str) -> tuple[str, str]:
    if not words:
        return ("page_without_text", f"page {number} has no text layer and was not read: {reader}")
    return ("page_by_poor_layer", f"page {number}: {why}; it could not be read by OCR: {reader}")


def _pictures(page: Any, width: float, height: float) -> tuple[float, int]:
    """Share of the page under its largest picture, and that picture's dots an inch."""
    from pypdfium2 import raw

    best, dpi = 0.0, 200
    try:
        for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4):
            left, bottom, right, top = picture.get_bounds()
            share = abs((right - left) * (top - bottom)) / max(1.0, width * height)
            if share > best:
                across, down = picture.get_px_size()
                inches = max(right - left, top - bottom, 1.0) / 72
                best, dpi = share, int(max(across, down) / inches)
    except (RuntimeError, ValueError, ZeroDivisionError):
        return best, 200
    return min(best, 1.0), min(max(dpi, 100), 300)


def _rendered(page: Any, dpi: int, number: int, given: Given) -> Any:
    width, height = page.get_size()
    pixels = round(width * dpi / 72) * round(height * dpi / 72)
    given.limits.check("pixels", pixels, f"{given.name}, page {number}")
    return page.render(scale=dpi / 72, grayscale=True).to_pil()
