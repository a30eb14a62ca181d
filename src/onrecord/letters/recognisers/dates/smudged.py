"""Full dates with letters among their digits, as OCR leaves them: "l9 March 2OO8", "0ctober I4, 187O"."""

from __future__ import annotations

import re

from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none
from onrecord.letters.recognisers.dates.names import MonthName
from onrecord.letters.recognisers.dates.numerals import LOOKS_LIKE_DIGIT, confused, year_of
from onrecord.letters.recognisers.dates.patterns import LINK, WS

_SMUDGED_DAY = re.compile(
    rf"(?<![\w])(?P<day>{LOOKS_LIKE_DIGIT}{{1,2}})(?P<ordinal>st|nd|rd|d|th|er)?{WS}[.:,]?{WS}(?:{LINK}{WS})?\Z"
)
_SMUDGED_YEAR = re.compile(
    rf"\.?{WS}[.,:;]?{WS}(?:(?:de|of){WS})?(?P<year>{LOOKS_LIKE_DIGIT}(?:[ ]?{LOOKS_LIKE_DIGIT}){{3}})(?!\w)"
)
_SMUDGED_AFTER = re.compile(
    rf"\.?{WS}(?P<day>{LOOKS_LIKE_DIGIT}{{1,2}})(?:st|nd|rd|th|d)?{WS}[,.;:]?{WS}"
    rf"(?P<year>{LOOKS_LIKE_DIGIT}(?:[ ]?{LOOKS_LIKE_DIGIT}){{3}})(?!\w)"
)
_ALL_LETTERS = {"I": 1, "l": 1, "|": 1, "II": 11, "ll": 11}


def is_smudged(before: str) -> bool:
    """True when the day before the month has a letter among its digits."""
    found = _SMUDGED_DAY.search(before)
    return bool(found and not found["day"].isdecimal())


def smudged_date(text: str, name: MonthName, end: int, before: str) -> DateMention | None:
    """A full date with letters among its digits: "l9 March 2OO8". Day and year are both needed."""
    first = _SMUDGED_AFTER.match(text, end)
    if first:
        day, year, start, stop = _plain(first["day"]), year_of(first["year"], noisy=True), name.start, first.end()
    else:
        left, right = _SMUDGED_DAY.search(before), _SMUDGED_YEAR.match(text, end)
        if not left or not right:
            return None
        day, year = _plain(left["day"]), year_of(right["year"], noisy=True)
        start, stop = name.start - len(before) + left.start("day"), right.end()
    if day is None or year is None or day_or_none(year, name.month, day) is None:
        return None
    value = day_or_none(year, name.month, day)
    because = "digits as OCR confuses them"
    return DateMention(start, stop, value, "full", name.month, day, problem="digits", because=because)


def _plain(day: str) -> int | None:
    return int(day) if day.isdecimal() else confused(day) or _ALL_LETTERS.get(day)
