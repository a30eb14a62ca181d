"""Statements as a table: one line each, with whose words they are, where they stand and who looked at them.

RFC 4180, UTF-8 with the mark that spreadsheets look for. The words stand between quotation marks of their own, so that
no cell is taken for a formula; another cell that begins like one gets an apostrophe before it, which spreadsheets hide.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Letter, Statement
from onrecord.model.citation import citation

FORMAT, SUFFIX, MEDIA_TYPE = "statements-csv", ".csv", "text/csv; charset=utf-8"
COLUMNS = (
    "date", "holder", "act", "stance", "topics", "words", "condition", "attribution", "speaker", "towards",
    "page", "start", "end", "decided", "disputed", "confidence", "because",
    "citation", "file", "sha256", "letter", "statement",
)  # fmt: skip


def header() -> str:
    """The line of column names, after the mark of UTF-8."""
    return "\ufeff" + _line(COLUMNS)


def lines(
    letter: Letter, statements: Iterable[Statement], *, judged: Mapping[str, str], disputed: Collection[str] = ()
) -> Iterator[str]:
    """A line for each of these statements of a letter. Raises `NotVerbatim`.

    judged     what a person decided, by statement; disputed: ids of the statements that somebody disputes

    >>> from onrecord.model import Kind, SourceInfo
    >>> letter = Letter("l-1", SourceInfo("a.txt", "0", "text/plain", None, "plain"), Kind.LETTER, "en", "=1+1")
    >>> list(lines(letter, (), judged={}))
    []
    """
    hold_to_text(letter)
    told = citation(letter)
    for said in statements:
        yield _line(
            (
                letter.date.value if letter.date else "", said.holder, said.act.value,
                said.stance.value if said.stance else "", "; ".join(said.topics), _quoted(said.quote.shown),
                _quoted(said.condition.shown) if said.condition else "", said.attribution.value, said.speaker,
                "; ".join(said.towards), said.quote.page or "", said.quote.start, said.quote.end,
                judged.get(said.id, ""), "yes" if said.id in disputed else "", f"{said.confidence:.2f}", said.because,
                told, letter.source.name, letter.source.sha256, letter.id, said.id,
            )
        )  # fmt: skip


def _quoted(words: str) -> str:
    return f"“{words}”"


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> _safe("=HYPERLINK(1)"), _safe("Ana"), _safe(None), _safe(-1)
    ("'=HYPERLINK(1)", 'Ana', '', "'-1")
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
