"""hOCR: what another OCR program read, as HTML with the place of each word in `title` (hOCR 1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import Damaged
from onrecord.model import Source
from onrecord.sources.elsewhere import Word, source_of_pages
from onrecord.sources.reader import Given, Reader
from onrecord.sources.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
_BASE = re.compile(r"\bbaseline (-?\d*\.?\d+) (-?\d*\.?\d+)")
_DPI = re.compile(r"\bscan_res (\d+)")


def sniff(head: bytes, name: str) -> int:
    """By the class of its pages, or the mark of the program that wrote it."""
    return 3 if b"ocr_page" in head or b"ocr-capabilities" in head else 0


def read(given: Given) -> Source:
    """Words, boxes and confidence as the other program gave them."""
    from lxml import etree

    try:
        root = etree.fromstring(given.data, etree.HTMLParser(no_network=True, remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError):
        root = parse_xml(given.data, given.name)
    pages = [] if root is None else [page for page in root.iter() if _class(page) == "ocr_page"]
    if not pages:
        raise Damaged(given.name, "hOCR without pages", "make it again with the program it is from")
    return source_of_pages(given, "text/vnd.hocr+html", (_page(page) for page in pages))


def _page(page: _Element) -> tuple[float, float, float | None, Iterator[Word]]:
    title = str(page.get("title") or "")
    left, top, right, bottom = _box(title) or (0, 0, 0, 0)
    dpi = _DPI.search(title)
    return right - left, bottom - top, float(dpi[1]) if dpi else None, _words(page)


def _words(page: _Element) -> Iterator[Word]:
    for line in page.iter():
        if not _class(line).startswith("ocr_line") and _class(line) not in (
            "ocr_textfloat",
            "ocr_header",
            "ocr_caption",
        ):
            continue
        title = str(line.get("title") or "")
        edge, slope = _box(title), _BASE.search(title)
        for word in line.iter():
            if _class(word) not in ("ocrx_word", "ocr_word"):
                continue
            about = str(word.get("title") or "")
            box, sure = _box(about), _SURE.search(about)
            text = " ".join("".join(word.itertext()).split())
            if box and text:
                base = edge[3] + float(slope[2]) if edge and slope else box[3]
                yield Word(text, *box, base=base, confidence=int(sure[1]) / 100 if sure else None)


def _class(element: _Element) -> str:
    return str(element.get("class") or "").split(" ")[0] if isinstance(element.tag, str) else ""


def _box(title: str) -> tuple[int, int, int, int] | None:
    match = _BOX.search(title)
    return (int(match[1]), int(match[2]), int(match[3]), int(match[4])) if match else None


READER = Reader("hOCR", ("text/vnd.hocr+html",), sniff, read)
