"""Numbers of letters: the one a letter bears, and those it cites ("your telegram No. 75", "Deptels 1201 and 1203")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model import Letter, ZoneKind
from onrecord.record.parties import fold

_MARKS = frozenset(("no", "nr", "num", "number", "numero", "ref", "nos", "n", "исх", "номер"))


@lru_cache(maxsize=65536)
def number(printed: str) -> str:
    """A file number for comparing: "No. 118/14" and "118/14" are one.

    >>> number("No. 118/14"), number("№ 118/14"), number("DGM 7-21")
    ('118 14', '118 14', 'dgm 7 21')
    """
    words = fold(printed.replace("№", " ").replace("n°", " ").replace("nº", " ")).split()
    while words and words[0] in _MARKS:
        words.pop(0)
    return " ".join(words)


# A telegram or despatch opens with its serial number, alone on its line or before the first sentence; a series of its
# own carries its name ("Delta 44").
_LEADING = re.compile(
    r"^\[?(?:No\.? ?)?(\d{1,5})(?:\. |\.?$)|^\[?([A-Z][A-Za-z]{1,9}[ -]\d{1,5})(?:-\d\d)?\.\]? ", re.MULTILINE
)

_OPENING, _NEAR = 500, 80
"""Characters at the head of a letter, and of its body, in which its own number can stand."""


def borne(letter: Letter) -> tuple[str, ...]:
    """The numbers a letter bears, for comparing: those the reader found, else the serial number it opens with."""
    read = [n for x in letter.reference_numbers if (n := number(x.value))]
    return tuple(dict.fromkeys([*read, *(_opened_with(letter) if not read else ())]))


def bears(letter: Letter, wanted: str) -> bool:
    """True when a letter bears a number, among its own or, if it is of several parts, anywhere at its head."""
    if wanted in borne(letter):
        return True
    return distinctive(wanted) and f" {wanted} " in f" {_head(letter.text[:_HEAD])} "


def distinctive(wanted: str) -> bool:
    """True for a number of several parts ("118 14", "abc cn 031 14"): no date or page is mistaken for it.

    >>> distinctive("118 14"), distinctive("431"), distinctive("deptel 431"), distinctive("note of thanks")
    (True, False, False, False)
    """
    figures = len(re.findall(r"\d+", wanted))
    return figures > 1 or (figures == 1 and len(wanted.split()) > 2)


def head_words(text: str) -> frozenset[str]:
    """The words with a figure at the head of a letter: what a number of several parts is looked for by."""
    return frozenset(word for word in _head(text[:_HEAD]).split() if _FIGURE.search(word))


def rarest_words(wanted: str) -> tuple[str, ...]:
    """The words of a number that have a figure, the one that tells most first: a year tells little.

    >>> rarest_words("abc 031 2014")
    ('031', '2014')
    """
    words = [word for word in wanted.split() if _FIGURE.search(word)]
    return tuple(sorted(dict.fromkeys(words), key=lambda w: (bool(_YEAR.fullmatch(w)), -len(w), w)))


_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[6-9]|20)?\d\d")


_HEAD = 1500
"""Characters in which a letterhead stands."""


@lru_cache(maxsize=4096)
def _head(text: str) -> str:
    return fold(text)


def _opened_with(letter: Letter) -> list[str]:
    """The serial number at the head of the body: an editor's heading above the letter has numbers of its own."""
    body = next((z.start for z in letter.zones if z.zone is ZoneKind.BODY), None)
    if body is None:
        opening = letter.text[:_OPENING]
    else:
        above = (z.start for z in letter.zones if z.zone in (ZoneKind.DATE_LINE, ZoneKind.REFERENCE) and z.start < body)
        opening = letter.text[min(above, default=body) : body + _NEAR].lstrip()
    found = _LEADING.search(opening)
    return [number(found.group(1) or found.group(2))] if found else []


_CUES = (
    r"\b[A-Z][A-Za-z]*tels?\b",  # Deptel, ReEmbtel, Depcirtel
    r"\b(?:[Rr]e|[Rr]ef|[Rr]eference|[Yy]our|[Yy]ours|[Nn]os?|[Nn]umbers?|[Nn]úm|[Nn]ota|[Oo]ficio|[Ss]u)\b\.?",
    r"\b\w+['’]s\b",  # Department's 160
    r"\b(?:tele?grams?|despatch(?:es)?|dispatch(?:es)?|letters?|notes?|memorandum|instructions?|messages?|cables?)\b",
    r"№|[Nn][°º]",
)
_KIND = r"(?:(?:tele?gram|despatch|dispatch|letter|note|message|cable)s?,?\s+)?"
_NUMBER = r"\d{1,5}(?:[/-]\d{1,5})*"
_MORE = rf"((?:,?\s*(?:and|&|y|et)?\s+{_NUMBER}\b(?!\s*(?:[ap]\.?\s?m|[A-Z][a-z]+ \d{{4}})))*)"
_CITED = re.compile(rf"(?:{'|'.join(_CUES)})\s*{_KIND}(?:[Nn]os?\.?|number)?\s*({_NUMBER}){_MORE}")
_SERIES = re.compile(rf"\b([A-Z][A-Za-z]{{1,8}}?)s?[ -]({_NUMBER})\b{_MORE}")
_BRACKETED = re.compile(r"\((\d{2,5})\)")


def cited_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """The numbers a text may cite, each with its place, in order. What bears none of them is not named by it.

    >>> [n for n, _, _ in cited_numbers("Re Deptel 431. See also despatches Nos. 318, 320 and your note of 3 May.")]
    ['deptel 431', '431', '318', '320']
    """
    found = [*_all(_CITED, text), *_all(_SERIES, text)]
    found += [(x.group(1), x.start(), x.end()) for x in _BRACKETED.finditer(text[:_OPENING])]
    yield from sorted(dict.fromkeys(found), key=lambda x: (x[1], x[0] != "", -len(x[0])))


def _all(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int, int]]:
    for found in pattern.finditer(text):
        series = f"{found.group(1)} " if pattern is _SERIES else ""
        first, more = (2, 3) if series else (1, 2)
        yield number(series + found.group(first)), found.start(), found.end(first)
        for one in re.finditer(_NUMBER, found.group(more) or ""):
            yield number(series + one.group()), found.start(more) + one.start(), found.start(more) + one.end()
