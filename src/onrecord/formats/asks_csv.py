"""Asks as a table: one line each, with who asked whom what, what came of it, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import NotVerbatim
from onrecord.formats.cells import MARK, line, quoted
from onrecord.model import Ask, Letter, Quote
from onrecord.model.citation import citation, dated

FORMAT, SUFFIX, MEDIA_TYPE = "asks-csv", ".csv", "text/csv; charset=utf-8"
COLUMNS = (
    "asked_on", "asker", "addressee", "words", "outcome", "because", "answered_on", "answer", "on_condition",
    "topics", "known_only_from_answer", "as_of", "asked_in", "answered_in", "file", "letter", "statement", "ask",
)  # fmt: skip


def header() -> str:
    """The line of column names, after the mark of UTF-8."""
    return MARK + line(COLUMNS)


def row(ask: Ask, letters: Mapping[str, Letter]) -> str:
    """A line for one ask; `letters`: by id, the one it stands in and those that answer it. Raises `NotVerbatim`.

    What no letter is at hand for is left empty, its words included: nothing is written that cannot be checked.
    """
    asked_in = letters.get(ask.letter)
    answers = [(answer, letter) for answer in ask.answers if (letter := letters.get(answer.letter))]
    return line(
        (
            ask.asked_on, ask.asker, ask.addressee, _shown(ask.quote, asked_in), ask.outcome.value, ask.because,
            "; ".join(str(dated(letter) or "") for _, letter in answers),
            " ".join(_shown(answer.quote, letter) for answer, letter in answers),
            " ".join(_shown(answer.condition, letter) for answer, letter in answers if answer.condition),
            "; ".join(ask.topics), "yes" if ask.reported else "", ask.as_of.isoformat(),
            citation(asked_in) if asked_in else "",
            "; ".join(dict.fromkeys(citation(letter) for _, letter in answers)),
            asked_in.source.name if asked_in else "", ask.letter, ask.statement, ask.id,
        )
    )  # fmt: skip


def _shown(quote: Quote | None, letter: Letter | None) -> str:
    if quote is None or letter is None:
        return ""
    if not quote.holds(letter.text):
        raise NotVerbatim(f"{letter.source.name}: a quotation is not its own characters; nothing was written")
    return quoted(quote.shown)
