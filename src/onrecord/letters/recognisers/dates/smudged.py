"""Full dates with letters among their digits, as OCR leaves them: "l9 March 2OO8", "0ctober I4, 187O"."""

from __future__ import annotations

import re

from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none
from onrecord.letters.recognisers.dates.names import MonthName
from onrecord.letters.recognisers.dates.numerals import LOOKS_LIKE_DIGIT, confused, plain_figures, year_of
from onrecord.letters.recognisers.dates.patterns import LINK, WS

YEAR = rf"(?:{LOOKS_LIKE_DIGIT}{{4}}|{LOOKS_LIKE_DIGIT}(?:[ ]{LOOKS_LIKE_DIGIT}){{3}})"
"""Four characters that may be digits, or the same spaced out."""

_SMUDGED_DAY = re.compile(
    rf"(?<![\w])[«\"“„]?[ ]?(?P<day>{LOOKS_LIKE_DIGIT}{{1,2}})(?P<ordinal>st|nd|rd|d|th|er)?[ ]?[»\"”]?{WS}[.:,]?{WS}"
    rf"(?:{LINK}{WS})?\Z"
)
_SMUDGED_YEAR = re.compile(rf"\.?{WS}[.,:;]?{WS}(?:(?:de|of){WS})?(?P<year>{YEAR})(?![^\Wم])")
_SMUDGED_AFTER = re.compile(
    rf"\.?{WS}(?P<day>{LOOKS_LIKE_DIGIT}{{1,2}})(?:st|nd|rd|th|d)?{WS}[,.;:]?{WS}"
    rf"(?P<year>{YEAR})(?!\w)"
)
_ALL_LETTERS = {
    "I": 1,
    "l": 1,
    "|": 1,
    "Z": 2,
    "z": 2,
    "S": 5,
    "s": 5,
    "B": 8,
    "Io": 10,
    "lo": 10,
    "IO": 10,
    "lO": 10,
    "II": 11,
    "ll": 11,
    "IZ": 12,
    "lZ": 12,
}


def is_smudged(before: str) -> bool:
    """True when the day before the month has a letter among its digits."""
    found = _SMUDGED_DAY.search(before)
    return bool(found and not found["day"].isdecimal())


def smudged_date(text: str, name: MonthName, end: int, before: str) -> DateMention | None:
    """A full date with letters among its digits: "l9 March 2OO8". Day and year are both needed."""
    first = _SMUDGED_AFTER.match(text, end)
    left, right = _SMUDGED_DAY.search(before), _SMUDGED_YEAR.match(text, end)
    if first:
        printed, start, stop = (first["day"], first["year"]), name.start, first.end()
    elif left and right:
        printed, start, stop = (left["day"], right["year"]), name.start - len(before) + left.start("day"), right.end()
    else:
        return None
    day, year = _plain(printed[0]), year_of(printed[1], noisy=True)
    value = day_or_none(year, name.month, day) if day and year else None
    if value is None:
        return None
    clear = name.sure and all(part.isdecimal() for part in printed)
    because = "day, month, year" if clear else "name or digits as OCR confuses them"
    problem = None if clear else "smudged"
    return DateMention(start, stop, value, "full", name.month, day, problem=problem, because=because)


def _plain(day: str) -> int | None:
    if day.isdecimal():
        return int(day)
    both = int(plain_figures(day)) if _TWO_CAPITALS.fullmatch(day) else None
    return confused(day) or _ALL_LETTERS.get(day) or both


_TWO_CAPITALS = re.compile(r"[IZ|][OIZSGB]")
"""A day of two figures that are both letters: "ZG MARS"."""
