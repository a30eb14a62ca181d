"""When a page is read by the second engine: chosen by its script, never by what that engine thinks of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.sources.engines import rapid
from onrecord.sources.engines.tesseract import Recognised
from onrecord.sources.scripts import one_script
from onrecord.sources.settings import Ocr

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTED = 0.90
"""Mean confidence of a Latin page under which the second engine is asked: clean pages have 0.95, poor scans less."""
_UNKNOWN = 0.75
"""Under it the page may be in a script that has no data here."""
_PLAIN = 0.85
"""Share of a page's letters from which its script is plain."""
_LEAST = 0.8
"""Letters the second reading must have of the first: one that leaves out lines is no better."""


def second_reading(image: Image, first: Recognised, ocr: Ocr) -> Recognised:
    """The reading to take of a page: the first, or the second engine's for Chinese and for doubted Latin script."""
    if ocr.second is False or not rapid.at_hand() or not first.words:
        return first
    latin, han = _shares(first)
    asked = han > 0.5 or (latin > _PLAIN and first.confidence < _DOUBTED) or first.confidence < _UNKNOWN
    if not asked:
        return first
    second = rapid.recognise(image)
    second = Recognised(one_script(second.words), second.confidence, second.engine)
    its_latin, its_han = _shares(second)
    if its_han > 0.5:
        return second
    # What is no Latin script the second engine reads as such; the first one's letters say which it is.
    return second if latin > _PLAIN < its_latin and _letters(second) >= _LEAST * _letters(first) else first


def _shares(read: Recognised) -> tuple[float, float]:
    letters = [c for word in read.words for c in word.text if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    han = sum("\u3400" <= c < "\ua000" for c in letters)
    return latin / max(1, len(letters)), han / max(1, len(letters))


def _letters(read: Recognised) -> int:
    return sum(c.isalnum() for word in read.words for c in word.text)
