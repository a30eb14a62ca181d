"""PDF, by pypdfium2: words and boxes as drawn, order as read; pages that are pictures go to OCR; what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from onrecord.errors import CannotRead, Damaged, Locked, MissingTool, NoText
from onrecord.model import Source
from onrecord.sources.layout import compose
from onrecord.sources.ocr import at_hand
from onrecord.sources.pdf_forms import as_shown, drawn_elsewhere, open_forms
from onrecord.sources.pdf_pages import Chosen, choose
from onrecord.sources.reader import Given, Reader

_PASSWORD, _SECURITY = 4, 5
"""Error codes of FPDF_GetLastError."""


_COVER = re.compile(r"portfolio|\bPlease wait\b|\bAcrobat\b|\bAdobe Reader\b", re.IGNORECASE)
_FEW = 120
"""Words of the page that stands before a portfolio's files and tells how to see them; no letter of anybody's."""


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
        if document.count_attachments() and _cover_only(pages):
            raise NoText(given.name, "a PDF portfolio's own page alone", "its files are read by themselves")
        if drawn_elsewhere(document) and _cover_only(pages):
            what = "a form that only Adobe's program shows (XFA)"
            raise NoText(given.name, what, "print it there to PDF, and add that")
    return _source(
        given, pages, reader if isinstance(reader, str) else "look at it; a handwritten letter must be typed off"
    )


def members(given: Given) -> Iterator[Given | CannotRead]:
    """Files attached to it, as portfolios and notes with enclosures have them, in their order."""
    import pypdfium2

    try:
        with _document(given) as document:
            count = document.count_attachments()
            given.limits.check("members", count, given.name)
            for number in range(count):
                try:
                    yield _attached(document.get_attachment(number), number + 1, given)
                except (pypdfium2.PdfiumError, ValueError):
                    what = f"attachment {number + 1} is broken"
                    yield Damaged(given.name, what, "ask for it by itself, or get a whole copy")
                except CannotRead as error:
                    yield error
    except (Damaged, Locked):
        return  # said when the file itself was read


def _attached(attachment: Any, number: int, given: Given) -> Given:
    name = re.sub(r"[\x00-\x1f/\\]+", "_", attachment.get_name()).strip() or f"attachment {number}"
    known = {"attached_to": given.name, "attached_to_name": given.name}
    return given.member(name, bytes(attachment.get_data()), known=known)


def _cover_only(pages: list[Chosen]) -> bool:
    words = [word.text for page in pages for line in page.sheet.lines for word in line.words]
    return len(pages) == 1 and len(words) < _FEW and bool(_COVER.search(" ".join(words)))


def _source(given: Given, pages: list[Chosen], do: str) -> Source:
    if not any(page.sheet.lines for page in pages):
        if pages and all(code == "blank_page" for page in pages for code, _ in page.warnings or [("", "")]):
            raise NoText(given.name, "nothing on its pages", "scan it again, the other side perhaps")
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
        page = as_shown(document, number)
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
        open_forms(document)
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


READER = Reader("PDF", ("application/pdf",), sniff, read, members)
