"""PDF, by pypdfium2: words and boxes as drawn, order as read; pages that are pictures go to OCR."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.errors import CannotRead, Damaged, Locked, MissingTool, NoText
from onrecord.model import Source
from onrecord.sources.layout import compose
from onrecord.sources.ocr import at_hand
from onrecord.sources.pdf_pages import Chosen, choose
from onrecord.sources.reader import Given, Reader

_PASSWORD, _SECURITY = 4, 5
"""Error codes of FPDF_GetLastError."""


def sniff(head: bytes, name: str) -> int:
    """A PDF says so within its first kilobyte, as its standard lets it; so does an archive that begins with one."""
    return 3 if b"%PDF-" in head[:1024] and not head.startswith(b"PK\x03\x04") else 0


def read(given: Given) -> Source:
    """Every page's words; a page that could not be read is named in the warnings."""
    with _document(given) as document:
        given.limits.check("pages", len(document), given.name)
        reader = at_hand(given.ocr)
        pages: list[Chosen] = []
        characters = 0
        for number in range(1, len(document) + 1):
            chosen = _page(document, number, given, reader)
            characters += sum(len(word.text) for line in chosen.sheet.lines for word in line.words)
            given.limits.check("characters", characters, given.name)
            pages.append(chosen)
    return _source(
        given, pages, reader if isinstance(reader, str) else "look at it; a handwritten letter must be typed"
    )


def _source(given: Given, pages: list[Chosen], do: str) -> Source:
    if not any(page.sheet.lines for page in pages):
        raise NoText(given.name, "pictures of pages without a text layer", do)
    composed = compose([page.sheet for page in pages])
    return given.source(
        composed.text,
        "application/pdf",
        text_from="ocr" if any(page.by_ocr for page in pages) else "text_layer",
        pages=composed.pages,
        marks=composed.marks,
        because="; ".join(page.because for page in pages if page.because),
        warnings=(*composed.warnings, *(warning for page in pages for warning in page.warnings)),
        others=tuple(page.other for page in pages if page.other),
    )


def _page(document: Any, number: int, given: Given, reader: Any) -> Chosen:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        raise Damaged(given.name, f"page {number} is broken", "get a whole copy, or print it to PDF again") from None
    try:
        return choose(page, number, document.get_page_label(number - 1) or None, given, reader)
    except MissingTool as error:
        raise NoText(given.name, f"page {number} is a picture of text", str(error)) from None
    except pypdfium2.PdfiumError:
        raise Damaged(given.name, f"page {number} is broken", "get a whole copy, or print it to PDF again") from None
    finally:
        page.close()


@contextmanager
def _document(given: Given) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(given.data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(given, error) from None
    try:
        yield document
    finally:
        document.close()


def _refusal(given: Given, error: Exception) -> CannotRead:
    code = getattr(error, "err_code", None)
    if code in (_PASSWORD, _SECURITY):
        return Locked(given.name, "protected by a password", "save a copy without the password")
    if b"%%EOF" not in given.data[-2048:]:
        return Damaged(given.name, "a PDF cut short: its end is missing", "copy or download it again")
    return Damaged(given.name, "a broken PDF", "get a whole copy, or print it to PDF again")


READER = Reader("PDF", ("application/pdf",), sniff, read)
