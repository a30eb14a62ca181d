"""ALTO: what another OCR program read, as libraries and archives keep it (versions 2 to 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged
from onrecord.model import Source
from onrecord.sources.elsewhere import Word, source_of_pages
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_PER_INCH = {"mm10": 254.0, "inch1200": 1200.0}
"""Units an inch; "pixel" does not say."""


def sniff(head: bytes, name: str) -> int:
    """By its root."""
    return 3 if b"<alto" in head or b":alto" in head[:1000] else 0


def read(given: Given) -> Source:
    """Words, boxes and confidence as the other program gave them; a word broken at a line's end is kept as printed."""
    root = parse_xml(given.data, given.name)
    unit = next(((e.text or "").strip() for e in root.iter() if local(e) == "MeasurementUnit"), "pixel")
    pages = [e for e in root.iter() if local(e) == "Page"]
    if not pages:
        raise Damaged(given.name, "ALTO without pages", "make it again with the program it is from")
    return source_of_pages(given, "application/alto+xml", (_page(page, _PER_INCH.get(unit)) for page in pages))


def _page(page: _Element, per_inch: float | None) -> tuple[float, float, float | None, Iterator[Word]]:
    return _number(page, "WIDTH"), _number(page, "HEIGHT"), per_inch, _words(page)


def _words(page: _Element) -> Iterator[Word]:
    for line in page.iter():
        if local(line) != "TextLine":
            continue
        base = line.get("BASELINE")
        level = float(base) if base and base.replace(".", "", 1).isdecimal() else None
        for part in line:
            kind, text = local(part), str(part.get("CONTENT") or "").strip()
            if kind not in ("String", "HYP") or not text:
                continue
            left, top = _number(part, "HPOS"), _number(part, "VPOS")
            right, bottom = left + _number(part, "WIDTH"), top + (_number(part, "HEIGHT") or _number(line, "HEIGHT"))
            sure = part.get("WC")
            yield Word(text, left, top, right, bottom, level, _number(part, "WC") if sure else None)


def _number(element: _Element, name: str) -> float:
    try:
        value = float(element.get(name) or 0)
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e7 else 0.0


READER = Reader("ALTO", ("application/alto+xml",), sniff, read)
