"""Confidence follows the words: what was read from poor ink, or from a doubtful page, is a problem to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.reading import Reading
from onrecord.model import Problem, Quote, Span

_DOUBTED = 0.65
"""Confidence below which an OCR engine's word is wrong about one time in three; right words have 0.9 and more."""
_PAGE = re.compile(r"\bpage (\d+)\b")


def find_doubts(reading: Reading) -> tuple[Problem, ...]:
    """Problems of the paper: the source's warnings, and every finding that rests on a word the engine doubts.

    Arabic dates read by OCR are always one: the engine turns their figures about without doubting them.
    """
    return (*_warnings(reading), *_poor(reading), *_arabic(reading))


def _warnings(reading: Reading) -> Iterator[Problem]:
    """Those of the whole source, and those of the pages that the letter stands on."""
    pages = {page.number for page in reading.source.pages if page.span.overlaps(reading.span)}
    for code, message in reading.source.warnings:
        page = _PAGE.search(message)
        if not page or not pages or int(page[1]) in pages:
            yield Problem(code, message)


def _poor(reading: Reading) -> Iterator[Problem]:
    for what, quote in _findings(reading):
        span = Span(reading.span.start + quote.start, reading.span.start + quote.end)
        doubted = [(sure, word) for word in reading.paper.over(span) if (sure := word.confidence) is not None]
        sure, worst = min(doubted, key=lambda pair: pair[0], default=(1.0, None))
        if worst is not None and sure < _DOUBTED:
            shown = worst.span.of(reading.source.text)
            message = f"{what} was read from poor words ({shown!r} at {sure:.2f}): compare it with the page"
            yield Problem("poor_words", message, quote.start, quote.end)


def _findings(reading: Reading) -> Iterator[tuple[str, Quote]]:
    """What is shown of a letter, with the words it was read from."""
    single = (("the date", reading.date), ("the place", reading.place), ("the subject", reading.subject))
    for what, found in single:
        if found is not None and found.quote is not None:
            yield what, found.quote
    sides = (
        ("the sender", reading.sender),
        ("a recipient", reading.recipients),
        ("a copy's addressee", reading.copies),
    )
    for what, parties in sides:
        yield from ((what, party.quote) for party in parties if party.quote is not None)
    yield from (("a statement", statement.quote) for statement in reading.statements)


def _arabic(reading: Reading) -> Iterator[Problem]:
    date = reading.date
    if date is None or date.quote is None or reading.source.text_from != "ocr":
        return
    if any("\u0600" <= c <= "\u06ff" for c in date.quote.exact):
        message = f"an Arabic date read by OCR ({date.quote.exact!r}): its figures must be compared with the page"
        yield Problem("arabic_ocr_date", message, date.quote.start, date.quote.end)
