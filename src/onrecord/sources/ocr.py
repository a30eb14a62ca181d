"""A picture of a page -> a `Sheet`: turned upright, read, and every word's box put back where the picture has it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.errors import MissingTool
from onrecord.sources.engines import rapid, tesseract
from onrecord.sources.engines.tesseract import Recognised
from onrecord.sources.layout import Placed, Sheet, lines_of
from onrecord.sources.legible import POOR
from onrecord.sources.second import second_reading
from onrecord.sources.settings import LANGUAGES, Ocr
from onrecord.sources.straight import lie

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTFUL = 0.75
"""Mean confidence under which a page may lie upside down or be in a script that was not tried."""
_LEVEL = 2.0
"""Degrees off the level that Tesseract bears without loss (measured: none at 4, 1.6 % of characters at 6)."""
_FIRST = ("Latn", "Cyrl")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page read by OCR: the sheet, the mean confidence, and what there is to say of it."""

    sheet: Sheet
    confidence: float
    because: str
    warnings: tuple[tuple[str, str], ...] = ()


def read_page(image: Image, dpi: int, number: int, ocr: Ocr) -> ReadPage:
    """Read one page. `image`: grey. Raises `MissingTool` without an engine or its data."""
    from PIL.Image import Resampling

    how = lie(image)
    if how.blank:
        sheet = Sheet(number, image.width * 72 / dpi, image.height * 72 / dpi, [])
        return ReadPage(sheet, 1.0, "blank", (("blank_page", f"page {number} is blank"),))
    tilt = how.tilt if abs(how.tilt) > _LEVEL else 0.0
    upright = image.rotate(how.turn, expand=True) if how.turn else image
    level = upright.rotate(tilt, Resampling.BICUBIC, fillcolor=255) if tilt else upright
    read, head_down = _best_reading(level, dpi, ocr)
    read = second_reading(level.rotate(180) if head_down else level, read, ocr)
    place = _Place(image.size, upright.size, dpi, how.turn + 180 * head_down, tilt, 0.0 if tilt else how.tilt)
    return _page(number, read, place, ocr)


@dataclass(frozen=True, slots=True)
class _Place:
    """From the picture that was read to the picture that was given.

    turn    degrees against the clock by which it was turned upright
    tilt    degrees against the clock by which it was then levelled
    slope   degrees by which its lines still fall to the right
    """

    given: tuple[int, int]
    read: tuple[int, int]
    dpi: int
    turn: int
    tilt: float
    slope: float

    def shown(self, word: Placed) -> tuple[float, float, float, float]:
        """The word's box in points of the picture as given: left, top, right, bottom."""
        cx, cy = self.read[0] / 2, self.read[1] / 2
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        half_w, half_h = (word.right - word.left) / 2, (word.bottom - word.top) / 2
        x, y = _rotated(x - cx, y - cy, self.tilt)
        x, y = _rotated(x, y, self.turn)
        if self.turn % 180:
            half_w, half_h = half_h, half_w
        x, y, scale = x + self.given[0] / 2, y + self.given[1] / 2, 72 / self.dpi
        return (x - half_w) * scale, (y - half_h) * scale, (x + half_w) * scale, (y + half_h) * scale

    def in_points(self, word: Placed) -> Placed:
        """The word in points of the upright, level page, where lines and columns are found."""
        scale = 72 / self.dpi
        fall = math.tan(math.radians(self.slope)) * ((word.left + word.right) / 2 - self.read[0] / 2)
        left, right = word.left * scale, word.right * scale
        top, bottom = (word.top - fall) * scale, (word.bottom - fall) * scale
        return replace(
            word,
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            base=(word.base - fall) * scale,
            shown=self.shown(word),
        )


def _rotated(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Undo a turn against the clock (y runs down): the point goes with the clock."""
    angle = math.radians(degrees)
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _best_reading(image: Image, dpi: int, ocr: Ocr) -> tuple[Recognised, bool]:
    """The best reading and whether the page stood on its head for it.

    The languages of Latin and Cyrillic script are tried first, all in one call. When that reads poorly, a strip of the
    page is tried on its head and in each other script, and the page read again as the strip reads best.
    """
    found = tuple(tesseract.languages(ocr))
    first = tuple(language for language in found if LANGUAGES.get(language, ("", "Latn"))[1] in _FIRST)
    others = [(language,) for language in found if language not in first]
    tries = [(languages, down) for down in (False, True) for languages in ([first] if first else []) + others]
    start, rest = tries[0], tries[1:]
    best = tesseract.recognise(image, dpi, start[0], ocr)
    if best.confidence >= _DOUBTFUL or not rest:
        return best, False
    strip = _strip(image)
    by_strip = []
    for languages, down in rest:
        part = tesseract.recognise(strip.rotate(180) if down else strip, dpi, languages, ocr)
        by_strip.append((part.confidence, languages, down))
    confidence, languages, down = max(by_strip)
    if confidence > best.confidence:
        again = tesseract.recognise(image.rotate(180) if down else image, dpi, languages, ocr)
        if again.confidence > best.confidence:
            return again, down
    return best, False


def _strip(image: Image) -> Image:
    """A band of the page with a good share of its ink: enough lines to tell, a quarter of the work."""
    small = image.reduce(8)
    rows = small.resize((1, small.height)).tobytes()
    steps = [abs(a - b) for a, b in pairwise(rows)]
    tall = max(1, len(rows) // 4)
    # Where rows differ most from their neighbours there are lines; the darkest band may be the shadow of a fold.
    start = max(range(0, max(1, len(rows) - tall), max(1, tall // 4)), key=lambda at: sum(steps[at : at + tall]))
    return image.crop((0, start * 8, image.width, min(image.height, (start + tall) * 8)))


def _page(number: int, read: Recognised, place: _Place, ocr: Ocr) -> ReadPage:
    words = [
        _glued(place.in_points(word), before) for word, before in zip(read.words, (None, *read.words), strict=False)
    ]
    width, height = place.given[0] * 72 / place.dpi, place.given[1] * 72 / place.dpi
    sheet = Sheet(number, width, height, lines_of(words), rotation=-place.turn % 360)
    warnings: list[tuple[str, str]] = []
    if place.turn:
        warnings.append(
            ("page_turned", f"page {number} lay turned by {-place.turn % 360} degrees and was read upright")
        )
    if read.confidence < POOR:
        warnings.append(_poor(number, read, ocr))
    return ReadPage(sheet, read.confidence, f"{read.engine}, mean confidence {read.confidence:.2f}", tuple(warnings))


def _poor(number: int, read: Recognised, ocr: Ocr) -> tuple[str, str]:
    missing = [language for language in LANGUAGES if language not in tesseract.languages(ocr)]
    what = f"page {number} reads poorly (mean confidence {read.confidence:.2f}): handwriting, a bad scan"
    if not missing or ocr.languages:
        again = "" if rapid.at_hand() else f", or let the second engine read it: {rapid.HOW_TO_GET}"
        return ("poor_page", f"{what}; compare it with the page{again}")
    names = ", ".join(LANGUAGES[language][0] for language in missing)
    return ("poor_page", f"{what}, or a language without data here ({names}): {tesseract.how_to_get(missing[0])}")


def _glued(word: Placed, before: Placed | None) -> Placed:
    """Tesseract parts Chinese into words; between two characters of it there is no blank."""
    if before is not None and _han(word.text[0]) and _han(before.text[-1]):
        return replace(word, glued=True)
    return word


def _han(c: str) -> bool:
    return "\u2e80" <= c < "\ua000" or "\uff00" <= c <= "\uffef"


def at_hand(ocr: Ocr) -> Callable[[Image, int, int], ReadPage] | str:
    """The reader of pages as set, or one line that says what is missing."""
    if ocr.off:
        return "reading of pictures is switched off (ONRECORD_OCR_LANGUAGES=none)"
    if tesseract.version() is None:
        return "no OCR engine; pip install 'onrecord[ocr]'; then add the file again, or its text as a .txt"
    try:
        tesseract.languages(ocr)
    except MissingTool as error:
        return str(error)
    if ocr.second and not rapid.at_hand():
        return rapid.HOW_TO_GET
    return lambda image, dpi, number: read_page(image, dpi, number, ocr)
