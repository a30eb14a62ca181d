"""RapidOCR, the second engine: its models come in its wheel, and it knows Chinese and Latin script alone.

It is asked for Chinese pages and for Latin ones that Tesseract doubts, never because of its own confidence: Russian it
reads as Latin rubbish, and is sure of it. Its classifier of upside-down lines is off: it turned good lines round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingTool
from onrecord.sources.engines.tesseract import Recognised
from onrecord.sources.layout import Placed

if TYPE_CHECKING:
    from PIL.Image import Image

HOW_TO_GET = "no second OCR engine; pip install 'onrecord[ocr2]'"
_DESCENDER = 0.22
"""Share of a line's height below its base."""
_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 1,
}
"""As measured: with more lines at once it takes longer, with a longer side it finds no more."""


def at_hand() -> bool:
    """True where it is installed."""
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def recognise(image: Image) -> Recognised:
    """Read a grey picture. Raises `MissingTool`."""
    import numpy

    found = _engine()(numpy.asarray(image.convert("RGB")), return_word_box=True)
    words = tuple(_words(found))
    weighed = [word.confidence or 0.0 for word in words for _ in word.text]
    return Recognised(words, fmean(weighed) if weighed else 0.0, "rapidocr")


def _words(found: Any) -> Iterator[Placed]:
    if found.boxes is None or not found.word_results:
        return
    for line, whole, corners in zip(found.word_results, found.txts, found.boxes, strict=False):
        at = -1
        for text, sure, box in line:
            # Of Chinese each character is given apart, the figures of a date too: only the line has the blanks.
            start = whole.find(text, max(at, 0))
            glued, at = start == at, start + len(text)
            if text.strip() and box is not None and len(box) == 4:
                left, top, right, bottom = _around(box)
                base = _bottom(corners, (left + right) / 2) - _DESCENDER * (bottom - top)
                yield Placed(text.strip(), left, top, right, bottom, base, glued, float(sure))


def _around(corners: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _bottom(corners: Sequence[Sequence[float]], x: float) -> float:
    """Where the lower edge of a line is at `x`; its corners are given from the top left with the clock."""
    (x2, y2), (x1, y1) = ((float(a), float(b)) for a, b in corners[2:4])
    return y1 + (y2 - y1) * (x - x1) / (x2 - x1) if x2 != x1 else y1


@cache
def _engine() -> Any:
    """One for the life of the process: loading takes as long as two pages."""
    try:
        from rapidocr import RapidOCR
    except ImportError:
        raise MissingTool(HOW_TO_GET) from None
    return RapidOCR(params=_SETTINGS)
