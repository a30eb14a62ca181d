"""What was filled in or typed on a PDF: the values of a form's fields, words laid on a page, a signature's own words.

They are no part of the page's words to PDFium until they are drawn into it, as a printer would have them.
"""

from __future__ import annotations

from typing import Any


def open_forms(document: Any) -> None:
    """Before any page is opened: lets PDFium draw the values of fields that their program left undrawn."""
    import pypdfium2

    try:
        if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
            document.init_forms()
    except pypdfium2.PdfiumError:
        return  # a broken form; its pages can still be read


def drawn_elsewhere(document: Any) -> bool:
    """True for a form of Adobe's kind whose pages are drawn by its own program; the file's page only says so."""
    from pypdfium2 import raw

    return bool(document.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND))


def as_shown(document: Any, number: int) -> Any:
    """Page `number` (from 1), with what was filled in drawn into it. Raises `PdfiumError` for a broken page."""
    from pypdfium2 import raw

    page = document[number - 1]
    if not _filled(page) or raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number - 1]


def _filled(page: Any) -> bool:
    """True where something on the page can hold words of its own; links and marks hold none."""
    from pypdfium2 import raw

    wordy = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in wordy:
            return True
    return False
