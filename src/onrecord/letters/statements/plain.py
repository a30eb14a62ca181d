"""The text as cues are matched against it: in small letters, of one kind of marks, every character in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.letters.patterns import exchanged, in_small
from onrecord.reference.traditional import to_simplified

if TYPE_CHECKING:
    from onrecord.letters.statements.cues import Cues

# Quotation marks and spaces of one kind; the forms of Arabic alif, ya and ta marbuta that writers interchange; Chinese
# in the simplified writing, whichever a letter is in.
_WIDE = "".join(map(chr, range(0x2000, 0x200B)))
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + _WIDE
FOLDED = (
    dict(zip("’‘ʼ\u2011أإآٱىة", "'''-ااااي\u0647", strict=True))
    | dict.fromkeys(_SPACES, " ")
    | {chr(code): simplified for code, simplified in to_simplified().items()}
)
_BETWEEN = re.compile(r",\s+([^\W\d][\w' ]{1,28}),(?=\s)")
FILLER = "\u2060"
"""Stands where a joined word leaves a place over: no letter, no mark, no space."""

# From the word before a break to the next mark; no further line is joined that opens with a number.
_HAN = "[\u3400-\u9fff]"
_WRAPPED = re.compile(f"{_HAN}(?:\n(?={_HAN})(?![一二三四五六七八九十]+[、．]){_HAN}[^，。；：、！？\\n]*)+")


def fold(text: str) -> str:
    """The text in small letters with plain spaces and apostrophes, every character in its place.

    >>> fold("We’re\\nNOT"), fold("請貴國")
    ("we're not", '请贵国')
    """
    return in_small(exchanged(text, FOLDED))


def unbroken(folded: str, text: str, cues: Cues) -> str:
    """The folded text with words that lines break joined, in writing without spaces; every mark stays in its place.

    What is gained by joining is filled up before the next mark, so that clauses begin and end where they stand.

    >>> from onrecord.letters.statements.cues import load
    >>> unbroken("但不 能加入。", "但不\\n能加入。", load("zh")).replace(FILLER, "_")
    '但不能加入_。'
    """
    if cues.spaced:
        return folded
    parts, at = [], 0
    for m in _WRAPPED.finditer(text):
        piece = folded[m.start() : m.end()]
        joined = "".join(piece[i] for i in range(len(piece)) if m[0][i] != "\n")
        parts += [folded[at : m.start()], joined, FILLER * (len(piece) - len(joined))]
        at = m.end()
    return "".join((*parts, folded[at:]))


def without_insertions(folded: str, cues: Cues) -> str:
    """The folded text with blanks for words put in between ("we will, however, examine it"); every offset stays.

    So are what a letter is reminded of by the way ("le moratoire que vous proposez n'est pas envisageable"): whoever
    does that does nothing else in the sentence.

    >>> from onrecord.letters.statements.cues import load
    >>> " ".join(without_insertions("we will, however, examine it", load("en")).split())
    'we will examine it'
    """
    inserted, aside = cues.words.get("inserted"), cues.words.get("aside")
    if inserted is not None:
        folded = _blanked(folded, (m for m in _BETWEEN.finditer(folded) if inserted.regex.fullmatch(m[1])))
    return folded if aside is None else _blanked(folded, aside.regex.finditer(folded))


def _blanked(folded: str, found: Iterable[re.Match[str]]) -> str:
    parts, at = [], 0
    for m in found:
        parts += [folded[at : m.start()], " " * (m.end() - m.start())]
        at = m.end()
    return "".join((*parts, folded[at:]))
