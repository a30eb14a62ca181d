"""Statements as a table: one line each, with whose words they are, where they stand and who looked at them.

RFC 4180, UTF-8 with the mark that spreadsheets look for. The words stand between quotation marks of their own, so that
no cell is taken for a formula; another cell that begins like one gets an apostrophe before it, which spreadsheets hide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.formats.cells import MARK, line, quoted
from onrecord.formats.letter_json import hold_to_text
from onrecord.model import Letter, Statement
from onrecord.model.citation import citation

FORMAT, SUFFIX, MEDIA_TYPE = "statements-csv", ".csv", "text/csv; charset=utf-8"
COLUMNS = (
    "date", "holder", "act", "stance", "topics", "words", "condition", "attribution", "speaker", "towards",
    "page", "start", "end", "decided", "disputed", "confidence", "because",
    "copy", "citation", "file", "sha256", "letter", "statement",
)  # fmt: skip


def header() -> str:
    """The line of column names, after the mark of UTF-8."""
    return MARK + line(COLUMNS)


def lines(
    letter: Letter,
    statements: Iterable[Statement],
    *,
    judged: Mapping[str, str],
    disputed: Collection[str] = (),
    copy: bool = False,
) -> Iterator[str]:
    """A line for each of these statements of a letter. Raises `NotVerbatim`.

    judged     what a person decided, by statement; disputed: ids of the statements that somebody disputes
    copy       the letter is held another time, and is counted there: who counts lines leaves these out

    >>> from onrecord.model import Kind, SourceInfo
    >>> letter = Letter("l-1", SourceInfo("a.txt", "0", "text/plain", None, "plain"), Kind.LETTER, "en", "=1+1")
    >>> list(lines(letter, (), judged={}))
    []
    """
    hold_to_text(letter)
    told = citation(letter)
    for said in statements:
        yield line(
            (
                letter.date.value if letter.date else "", said.holder, said.act.value,
                said.stance.value if said.stance else "", "; ".join(said.topics), quoted(said.quote.shown),
                quoted(said.condition.shown) if said.condition else "", said.attribution.value, said.speaker,
                "; ".join(said.towards), said.quote.page or "", said.quote.start, said.quote.end,
                judged.get(said.id, ""), "yes" if said.id in disputed else "", f"{said.confidence:.2f}", said.because,
                "yes" if copy else "", told, letter.source.name, letter.source.sha256, letter.id, said.id,
            )
        )  # fmt: skip
