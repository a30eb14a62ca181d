"""PDF with a text layer, by pypdfium2: words and boxes as drawn, order as read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.errors import CannotRead, Damaged, Locked, NoText
from onrecord.model import Source
from onrecord.sources.layout import Placed, Sheet, compose, lines_of
from onrecord.sources.pdf_words import words_of
from onrecord.sources.reader import Given, Reader

_PASSWORD, _SECURITY = 4, 5
"""Error codes of FPDF_GetLastError."""


def sniff(head: bytes, name: str) -> int:
    """A PDF says so within its first kilobyte, by the letter of its standard."""
    return 3 if b"%PDF-" in head[:1024] else 0


def read(given: Given) -> Source:
    """Every page's words; a page without a text layer is named in the warnings."""
    with _document(given) as document:
        given.limits.check("pages", len(document), given.name)
        sheets, empty = [], []
        for number in range(1, len(document) + 1):
            sheet = _sheet(document, number, given)
            sheets.append(sheet)
            if not sheet.lines:
                empty.append(number)
    if len(empty) == len(sheets):
        raise NoText(given.name, "pictures of pages without a text layer", "install onrecord[ocr] to read scans")
    composed = compose(sheets)
    warnings = tuple(("page_without_text", f"page {number} has no text layer") for number in empty)
    return given.source(
        composed.text,
        "application/pdf",
        text_from="text_layer",
        pages=composed.pages,
        marks=composed.marks,
        warnings=warnings,
    )


def _sheet(document: Any, number: int, given: Given) -> Sheet:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        raise Damaged(given.name, f"page {number} is broken", "get a whole copy, or print it to PDF again") from None
    try:
        width, height = page.get_size()
        words: list[Placed] = words_of(page)
        return Sheet(number, width, height, lines_of(words), _label(document, number), page.get_rotation())
    finally:
        page.close()


def _label(document: Any, number: int) -> str | None:
    label = document.get_page_label(number - 1)
    return label or None


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
