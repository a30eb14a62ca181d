"""Names of months in a text: as CLDR has them, as clerks shortened them, and as OCR confuses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.letters.lookalikes import may_be
from onrecord.letters.ocr_confusions import undone
from onrecord.letters.recognisers.dates.months import (
    ALSO_WORDS,
    contraction,
    fold,
    full_names,
    plain_letters,
    short_names,
    skeleton,
    skeletons,
)
from onrecord.letters.recognisers.dates.numerals import LOOKS_LIKE_DIGIT

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LETTERS = re.compile(r"[^\W\d_]+")
_SMUDGED = re.compile(r"[^\W_][\w|!$]*[^\W_]|[^\W\d_]+")
_TWO_WORDS = {"كانون", "تشرين"}
_ROMAN_COUNT = ("b", "bre", "bris", "ber", "br", "embre")
_DIGIT_NEAR = re.compile(r"\d[^\W\d_]{0,3}[^\S\n]*[.:,º°]?[^\S\n]*(?:de |of )?\Z")
_YEAR_NEAR = re.compile(rf"[.:,]{{0,2}}[^\S\n]*(?:de |of )?(?:['’]?\d\d|{LOOKS_LIKE_DIGIT}{{4}}\b)")
_BETWEEN_FIGURES = re.compile(
    r"\d(?!\d)[^\W\d_]{0,3}[^\S\n]*[.:,º°]?[^\S\n]*(?:de |of )?(?<![^\W\d_])(?P<name>[^\W\d_]{3,12})"
    r"(?=[.:,]{0,2}[^\S\n]*(?:de |of )?['’]?\d\d)"
)
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


def month_names(text: str, language: str | None, noisy: bool) -> list[MonthName]:
    """Names of months in order of place. `noisy`: also as OCR confuses them, where day and year stand beside."""
    found = [name for word in _named(text, language) if (name := _known(text, word, language))]
    more = _smudged(text, language) if noisy else _contracted(text)
    return sorted({**{name.start: name for name in more}, **{name.start: name for name in found}}.values(), key=_start)


def _named(text: str, language: str | None) -> Iterator[re.Match[str]]:
    """The words of a text that name a month, all found in one pass."""
    plain = plain_letters(text)
    if plain is None:
        yield from (word for word in _LETTERS.finditer(text) if _kind(word.group(), language))
        return
    done = 0
    for _, start, end in _automaton(language).find_matches_as_indexes(plain, overlapping=True):
        start += plain[start].isdecimal()
        if start >= done and not _LETTERS.match(text, start - 1 if start else len(text)):
            word = _LETTERS.match(text, start)
            if word and word.end() == end:
                done = end
                yield word


@cache
def _automaton(language: str | None) -> AhoCorasick:
    """Every name that `_kind` knows in a language; the Roman count with the figure before it, as it stands alone."""
    from ahocorasick_rs import AhoCorasick, Implementation

    counted = {figure + name for figure in "7890" for name in _ROMAN_COUNT}
    return AhoCorasick(
        sorted({*full_names(), *short_names(language), *_TWO_WORDS} - {""} | counted),
        implementation=Implementation.ContiguousNFA,
    )


def _start(name: MonthName) -> int:
    return name.start


def _known(text: str, found: re.Match[str], language: str | None) -> MonthName | None:
    """The month a word names, as CLDR or the list of spellings has it."""
    kind = _kind(found.group(), language)
    if kind is None:
        return None
    month, folded, sort = kind
    if sort == "two words":
        return _two_words(text, found.start(), folded)
    if sort == "count":
        numbered = _numbered(text, found.start())
        return MonthName(found.start() - len(str(numbered - 2)), found.end(), numbered, folded) if numbered else None
    return MonthName(found.start(), found.end(), month, folded, open_too=sort == "full", weak=sort == "weak")


@lru_cache(maxsize=50_000)
def _kind(word: str, language: str | None) -> tuple[int, str, str] | None:
    """Month, folded word, and what kind of name it is: full | weak | short | "two words" | count; None for no name."""
    folded = word.lower() if word.isascii() else fold(word)
    if folded in _TWO_WORDS:
        return 0, folded, "two words"
    if folded in _ROMAN_COUNT:
        return 0, folded, "count"
    if len(word) < 2 or len(word) > 16:
        return None
    if folded in full_names():
        weak = folded in ALSO_WORDS and word.islower() and (language or "en") == "en"
        return full_names()[folded], folded, "weak" if weak else "full"
    month = short_names(language).get(folded)
    return (month, folded, "short") if month else None


def _contracted(text: str) -> list[MonthName]:
    """Names that a clerk shortened, between a day and a year."""
    found = []
    for match in _BETWEEN_FIGURES.finditer(text):
        word = match["name"]
        month = short_names(None).get(fold(word)) or contraction(word)
        if month:
            found.append(MonthName(match.start("name"), match.end("name"), month, fold(word), False, False))
    return found


def _smudged(text: str, language: str | None) -> list[MonthName]:
    """Names that OCR confused, and shortened ones, beside a day and a year."""
    found = []
    for match in _SMUDGED.finditer(text):
        if 3 <= len(match.group()) <= 16 and _kind(match.group(), language) is None:
            month = _guessed(text, match.start(), match.end(), match.group())
            if month:
                found.append(MonthName(match.start(), match.end(), month, fold(match.group()), False, False))
    return found


def _two_words(text: str, start: int, first: str) -> MonthName | None:
    """كانون الثاني and its like: the month is the two words together."""
    found = re.compile(r"\S+\s+([^\W\d_]+)").match(text, start)
    if found:
        name = f"{first} {fold(found[1])}"
        month = full_names().get(name) or short_names("ar").get(name)
        if month:
            return MonthName(start, found.end(), month, name)
    return None


def _numbered(text: str, start: int) -> int | None:
    """7bre, 8bre, 9bris, 10ber: the Roman count of months."""
    found = re.search(r"(?<!\d)(7|8|9|10)\Z", text[max(0, start - 3) : start])
    return int(found[1]) + 2 if found else None


def _guessed(text: str, start: int, end: int, word: str) -> int | None:
    """The month a clerk shortened or OCR confused, only where day and year stand beside it."""
    before, after = text[max(0, start - 12) : start], text[end : end + 16]
    if not word[0].isalnum():
        return None
    if _DIGIT_NEAR.search(before) and _YEAR_NEAR.match(after):
        month = short_names(None).get(fold(word)) or contraction(word) or _contraction_misread(word)
        if month:
            return month
    if not (_DAY_NEAR.match(after) or _SMUDGED_BEFORE.search(before)):
        return None
    return skeletons().get(skeleton(word)) or _nearest(word) or _misread(word)


def _contraction_misread(word: str) -> int | None:
    """The month of a shortened name with one letter misread: "Dezhr", "Soptb"."""
    months = {month for one in undone(fold(word)) if one.isalpha() and (month := contraction(one))}
    return months.pop() if len(word) > 3 and len(months) == 1 else None


def _misread(word: str) -> int | None:
    """The one month whose name some confusions of OCR engines make this word: "nevernbre" is "novembre"."""
    folded = fold(word)
    most = 1 if len(folded) < 6 else 3
    names = (*full_names().items(), *short_names(None).items())
    months = {month for name, month in names if may_be(folded, name, most) > 0}
    return months.pop() if len(months) == 1 else None


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
