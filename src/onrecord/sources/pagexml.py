"""PAGE XML: what Transkribus, eScriptorium and other readers of handwriting give (PAGE content 2010 to 2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged
from onrecord.model import Source
from onrecord.sources.elsewhere import Word, source_of_pages
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")


def sniff(head: bytes, name: str) -> int:
    """By its root and the name of its schema."""
    return 3 if b"PcGts" in head else 0


def read(given: Given) -> Source:
    """Lines, and words where they were marked; a line without them is divided at its blanks, by length."""
    root = parse_xml(given.data, given.name)
    pages = [e for e in root.iter() if local(e) == "Page"]
    if not pages:
        raise Damaged(given.name, "PAGE XML without a page", "make it again with the program it is from")
    return source_of_pages(given, "application/vnd.prima.page+xml", map(_page, pages))


def _page(page: _Element) -> tuple[float, float, float | None, Iterator[Word]]:
    return _number(page.get("imageWidth")), _number(page.get("imageHeight")), None, _words(page)


def _words(page: _Element) -> Iterator[Word]:
    for line in page.iter():
        if local(line) != "TextLine":
            continue
        base = _points(line, "Baseline")
        level = sum(y for _, y in base) / len(base) if base else None
        words = [child for child in line if local(child) == "Word" and _text(child)[0]]
        if words:
            for word in words:
                yield from _word(word, *_text(word), level)
        else:
            yield from _divided(line, level)


def _word(word: _Element, text: str, sure: float | None, level: float | None) -> Iterator[Word]:
    points = _points(word, "Coords")
    if points:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        yield Word(text, min(xs), min(ys), max(xs), max(ys), level, sure)


def _divided(line: _Element, level: float | None) -> Iterator[Word]:
    """Words of a line that has only its own box: each its share of the length, good to about a letter."""
    text, sure = _text(line)
    points = _points(line, "Coords")
    if not text or not points:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    step = (right - left) / len(text)
    for match in re.finditer(r"\S+", text):
        yield Word(match[0], left + match.start() * step, top, left + match.end() * step, bottom, level, sure)


def _text(element: _Element) -> tuple[str, float | None]:
    """The first reading of the element itself, not of its parts, and its confidence."""
    for child in element:
        if local(child) == "TextEquiv":
            sure = _number(child.get("conf")) if child.get("conf") else None
            for part in child:
                if local(part) == "Unicode":
                    return " ".join((part.text or "").split()), sure
    return "", None


def _points(element: _Element, tag: str) -> list[tuple[float, float]]:
    """The corners, as an attribute or, before 2013, as elements."""
    for child in element:
        if local(child) == tag:
            said = str(child.get("points") or "")
            if said:
                return [(float(x), float(y)) for x, y in _POINT.findall(said)]
            return [(_number(p.get("x")), _number(p.get("y"))) for p in child if local(p) == "Point"]
    return []


def _number(said: object) -> float:
    try:
        value = float(str(said or 0))
    except ValueError:
        return 0.0
    return value if 0 <= value < 1e7 else 0.0


READER = Reader("PAGE XML", ("application/vnd.prima.page+xml",), sniff, read)
