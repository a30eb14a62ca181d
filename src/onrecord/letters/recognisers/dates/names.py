"""Names of months in a text: as CLDR has them, as clerks shortened them, and as OCR confuses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.letters.recognisers.dates.months import (
    ALSO_WORDS,
    contraction,
    fold,
    full_names,
    short_names,
    skeleton,
    skeletons,
)
from onrecord.letters.recognisers.dates.numerals import LOOKS_LIKE_DIGIT

_LETTERS = re.compile(r"[^\W\d_]+")
_SMUDGED = re.compile(r"[^\W_][\w|!$]*[^\W_]|[^\W\d_]+")
_TWO_WORDS = {"كانون", "تشرين"}
_ROMAN_COUNT = ("b", "bre", "bris", "ber", "br", "embre")
_DIGIT_NEAR = re.compile(r"\d[^\W\d_]{0,3}[^\S\n]*[.:,º°]?[^\S\n]*(?:de |of )?\Z")
_YEAR_NEAR = re.compile(r"[.:,]{0,2}[^\S\n]*(?:de |of )?['’]?\d\d")
_DAY_NEAR = re.compile(
    rf"[.,]?[^\S\n]*{LOOKS_LIKE_DIGIT}{{1,2}}(?:st|nd|rd|th|d)?[^\S\n]*[,.]?[^\S\n]*{LOOKS_LIKE_DIGIT}{{4}}\b"
)
_SMUDGED_BEFORE = re.compile(rf"\b{LOOKS_LIKE_DIGIT}{{1,2}}(?:st|nd|rd|d|th|er|\.|º|°)?[^\S\n]*(?:de |of )?\Z")


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's name where it stands.

    sure      False for a name guessed from its letters' order or its shape
    open_too  True when it may stand without day and year
    weak      True for "may" and "march" in lower case: a year or a day before it must show that it is a month
    """

    start: int
    end: int
    month: int
    word: str
    sure: bool = True
    open_too: bool = True
    weak: bool = False


def month_names(text: str, language: str | None, noisy: bool) -> Iterator[MonthName]:
    full, short = full_names(), short_names(language)
    for found in (_SMUDGED if noisy else _LETTERS).finditer(text):
        word = found.group()
        if not 2 <= len(word) <= 16 and word != "b":
            continue
        folded = word.lower() if word.isascii() else fold(word)
        if folded in _TWO_WORDS:
            yield from _two_words(text, found.start(), folded, full)
        elif folded in full:
            beside = not (folded in ALSO_WORDS and word.islower() and (language or "en") == "en")
            yield MonthName(found.start(), found.end(), full[folded], folded, open_too=beside, weak=not beside)
        elif folded in short:
            yield MonthName(found.start(), found.end(), short[folded], folded, open_too=False)
        elif folded in _ROMAN_COUNT and (month := _numbered(text, found.start())):
            yield MonthName(found.start() - len(str(month - 2)), found.end(), month, folded, open_too=False)
        elif (month := _guessed(text, found.start(), found.end(), word, noisy)) is not None:
            yield MonthName(found.start(), found.end(), month, folded, sure=False, open_too=False)


def _two_words(text: str, start: int, first: str, full: dict[str, int]) -> Iterator[MonthName]:
    """كانون الثاني and its like: the month is the two words together."""
    found = re.compile(r"\S+\s+([^\W\d_]+)").match(text, start)
    if found:
        name = f"{first} {fold(found[1])}"
        month = full.get(name) or short_names("ar").get(name)
        if month:
            yield MonthName(start, found.end(), month, name)


def _numbered(text: str, start: int) -> int | None:
    """7bre, 8bre, 9bris, 10ber: the Roman count of months."""
    found = re.search(r"(?<!\d)(7|8|9|10)\Z", text[max(0, start - 3) : start])
    return int(found[1]) + 2 if found else None


def _guessed(text: str, start: int, end: int, word: str, noisy: bool) -> int | None:
    """The month a clerk shortened or OCR confused, only where day and year stand beside it."""
    before, after = text[max(0, start - 12) : start], text[end : end + 16]
    if len(word) < 3 or not word[0].isalnum():
        return None
    if (
        _DIGIT_NEAR.search(before)
        and _YEAR_NEAR.match(after)
        and (month := short_names(None).get(fold(word)) or contraction(word))
    ):
        return month
    if not noisy or not (_DAY_NEAR.match(after) or _SMUDGED_BEFORE.search(before)):
        return None
    return skeletons().get(skeleton(word)) or _nearest(word)


def _nearest(word: str) -> int | None:
    """The month whose full name is one letter away (two for long names); None when two are."""
    from rapidfuzz.distance import Levenshtein

    folded = fold(word)
    if len(folded) < 3:
        return None
    limit = 1 if len(folded) < 7 else 2
    near = [
        (away, month)
        for name, month in (*full_names().items(), *short_names(None).items())
        if (len(name) > 3 or name in full_names())
        and (away := Levenshtein.distance(folded, name, score_cutoff=limit)) <= limit
    ]
    best = min((away for away, _ in near), default=None)
    months = {month for away, month in near if away == best}
    return months.pop() if len(months) == 1 else None
