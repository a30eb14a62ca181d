"""Which lines of head and foot carry a date."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere
from onrecord.letters.layout import Cell
from onrecord.letters.recognisers.dates import find_date_mentions

_WORDS = re.compile(r"[^\W\d_]{2,}")
_HINT = re.compile(r"\d|[一二三四五六七八九十〇○]")


LONGEST = 6000
"""Characters of a head that are looked through."""

_DATED = ("full", "numeric", "month", "open", "impossible")


def dated_stretches(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Stretches between two clean offsets that are dates to the day or month."""
    part = text[start : min(end, start + LONGEST)]
    if not _HINT.search(part):
        return []
    spoken = None if language == "und" else language
    plain = [one for one in find_date_mentions(part, spoken) if one.form in _DATED]
    # Smudged letters are looked for only where nothing plain is found: it costs.
    found = plain or [one for one in find_date_mentions(part, spoken, noisy=True) if one.form in _DATED]
    return [(start + one.start, start + one.end) for one in found]


OF_A_LETTER = re.compile(
    r"(?:your|our|my|votre|notre|su|nuestra|vuestra|ihre?|unser|vostra|ваше|наше)\s+(?:(?!letter|note)\w+\s+)?(?:letter|note"
    r"|e-?mail|message|telegram|communication|request|fax|enquiry|inquiry|questionnaire|submission|invitation|questions?|lettre|courriel|courrier|demande|requête"
    r"|pétition|carta|nota|oficio|solicitud|consulta|schreiben|brief|anfrage|eingabe"
    r"|lettera|письмо|обращение)\b",
    re.IGNORECASE,
)
"""A line that begins so is about a letter, and the date in it is that letter's."""


def is_date_cell(cell: Cell, dated: list[tuple[int, int]]) -> bool:
    """A date with at most a place and a few words beside it."""
    inside = [(a, b) for a, b in dated if a < cell.end and b > cell.start]
    if not inside or len(cell.text) > 110 or anywhere("reply").search(cell.text) or OF_A_LETTER.match(cell.text):
        return False
    left = cell.text
    for a, b in inside:
        left = left.replace(cell.text[max(0, a - cell.start) : b - cell.start], " ")
    return len(_WORDS.findall(left)) <= 9 and (b - a) * 6 >= len(cell.text.strip())
