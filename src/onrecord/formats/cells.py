"""Cells and lines of the tables that are written for spreadsheets: RFC 4180, UTF-8 with the mark they look for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

MARK = "\ufeff"
"""What a spreadsheet knows UTF-8 by, before the first line."""


def quoted(words: str) -> str:
    """Words of a letter, between quotation marks of their own, so that no cell is taken for a formula."""
    return f"“{words}”"


def line(cells: Iterable[object]) -> str:
    """One line of a table with its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe, which they hide.

    >>> safe("=HYPERLINK(1)"), safe("Ana"), safe(None), safe(-1)
    ("'=HYPERLINK(1)", 'Ana', '', "'-1")
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
