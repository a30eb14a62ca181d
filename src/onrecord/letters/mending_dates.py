"""Dates of a head or foot whose words a scan ran together or misread: "23Novembre", "9 dc julio", "7tb June".

Only letters are mended, and only beside a month's name: figures stay as they are printed, and a date with a letter
among its figures is read as doubtful elsewhere (`recognisers.dates.smudged`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.letters.lookalikes import may_be
from onrecord.letters.recognisers.dates.months import fold, full_names, short_names

Mend = tuple[int, int, str]

_FIGURE = r"[\dOoIlSZBG|]"
_WORD = r"[^\W\d_]{3,12}"
_ANY_FIGURE = re.compile(r"\d")
# 23Novembre · 2SAvril · 1Nov.
_RUN_IN = re.compile(rf"(?<![\w.,/-])(?=\S?\d){_FIGURE}{_FIGURE}?{_WORD}(?![\w-])")
_DAY = re.compile(rf"(?=\S?\d){_FIGURE}+")
# Ie16 Août · am27 Dec. · في3 فبراير
_BEFORE = re.compile(
    rf"(?<![\w-])(?!{_FIGURE}\d)[^\W\d_]{{1,3}}(?P<day>\d{{1,2}})(?=[.,]?\s?(?P<month>{_WORD})(?![\w-]))"
)
# 9 dc julio · 3 demayo
_LINK = re.compile(rf"(?<=\d)\s(?:(?P<link>[^\W_]{{2,4}})\s|(?P<joined>de|of))(?P<month>{_WORD})(?![\w-])")
# mayo do 2011
_YEAR = re.compile(rf"(?<![\w-])(?P<month>{_WORD})\s(?P<link>[^\W\d_]{{2,3}})(?=\s[12][\w|]{{3}}(?!\w))")
# 9fh May · 7tb June
_ORDINAL = re.compile(rf"(?<!\w)(?P<day>\d{{1,2}})(?P<end>[a-z1|]{{2,3}})(?=\s(?:of\s)?(?P<month>{_WORD})(?![\w-]))")


def mended_dates(text: str, start: int, end: int, language: str) -> Iterator[Mend]:
    """What to mend in one line: a space put in, a link or an ordinal's ending as it is meant.

    >>> list(mended_dates("PARIS, 23Novembre 1915.", 0, 23, "fr"))
    [(9, 9, ' ')]
    >>> list(mended_dates("Lima, 9 dc julio de 2009", 0, 24, "es")), list(mended_dates("7tb June 2009", 0, 13, "en"))
    ([(8, 10, 'de')], [(1, 3, 'th')])
    """
    if not _ANY_FIGURE.search(text, start, end):
        return  # all that is mended stands beside one
    for found in _RUN_IN.finditer(text, start, end):
        cuts = [n for n in (1, 2) if _DAY.fullmatch(found[0][:n])]
        exact = [n for n in cuts if _is_named(fold(found[0][n:]), language)]
        for n in exact or [n for n in cuts if _is_misread(fold(found[0][n:]))]:
            yield found.start() + n, found.start() + n, " "
            break
    for found in _BEFORE.finditer(text, start, end):
        if _is_month(found["month"], language):
            yield found.start("day"), found.start("day"), " "
    for pattern in (_LINK, _YEAR):
        for found in pattern.finditer(text, start, end):
            if not _is_month(found["month"], language):
                continue
            said = found.groupdict()
            if said.get("joined"):
                yield found.end("joined"), found.end("joined"), " "
            elif meant := _link(said["link"].casefold(), language):
                yield found.start("link"), found.end("link"), meant
    if language in ("en", "und"):
        for found in _ORDINAL.finditer(text, start, end):
            meant = _ending(int(found["day"]))
            if found["end"] != meant and may_be(found["end"], meant) > 0 and _is_month(found["month"], language):
                yield found.start("end"), found.end("end"), meant


def _is_month(word: str, language: str) -> bool:
    folded = fold(word)
    return _is_named(folded, language) or _is_misread(folded)


def _is_named(folded: str, language: str) -> bool:
    return folded in full_names() or folded in short_names(language)


@cache
def _is_misread(folded: str) -> bool:
    if len(folded) < 5:
        return False
    return sum(may_be(folded, name, 1) > 0 for name in full_names() if abs(len(name) - len(folded)) < 2) == 1


_LINKS = {"es": ("de", "del"), "pt": ("de",), "en": ("of",), "fr": ("de",), "it": ("di",)}


def _link(said: str, language: str) -> str:
    """The link that a word is a misreading of; "" for none."""
    links = _LINKS.get(language, ())
    if said in links:
        return ""
    return next((link for link in links if may_be(said, link) > 0), "")


def _ending(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
