"""Words folded for search: what a person types finds what is printed, in six languages.

Every Han or kana character is a word of its own (no database cuts Chinese rightly); Arabic loses its vowel signs, its
article and the shapes of alef; ё is е; accents of Latin letters and the width of characters do not matter; a word
broken at the end of a line is one word. The same folding is used for text and query, on both databases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

VERSION = "1"
"""Changes whenever the folding does; a record folded by another version indexes its words anew when it is opened."""

_SINGLE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل")
_SHORTEST_STEM = 3
"""An Arabic word keeps at least so many letters when its article is taken off."""


class Folded(NamedTuple):
    """One word of a text: how it is searched for, and the characters `start` to `end` it stands on."""

    word: str
    start: int
    end: int


def storable(said: str | None) -> str | None:
    """A value for a column: without the character NUL, which PostgreSQL refuses and a bad scan may hold."""
    return said.replace("\x00", "\ufffd") if said else said


def words(text: str) -> list[Folded]:
    """Cut a text into folded words, each with its place in the text as it was read.

    >>> [w.word for w in words("L’ambassadeur réitère")]
    ['l', 'ambassadeur', 'reitere']
    >>> [w.word for w in words("公约 الاتفاقية")]
    ['公', '约', 'اتفاقيه']
    """
    return list(each_word(text))


def each_word(text: str) -> Iterator[Folded]:
    """The same, one by one: who looks for the first of something need not fold the rest."""
    for m in _word().finditer(text):
        if word := fold_word(m[0]):
            yield Folded(word, *m.span())


def shadow(text: str) -> str:
    """The folded words with one space between: what the databases index.

    >>> shadow("Всё ещё: co-\\noperation")
    'все еще cooperation'
    """
    return " ".join(filter(None, map(fold_word, _word().findall(text))))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold one word; "" for what has no letter or digit left."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")
    if not plain.isascii():
        plain = _without_article(_bare(plain).translate(_ARABIC))
    return "".join(c for c in plain if c.isalnum() or unicodedata.category(c) in ("Mn", "Mc"))


def _bare(word: str) -> str:
    """A word without the marks that search ignores, and with any script's digits as 0-9.

    Marks that make another letter stay: й is not и, nor are Indic vowels marks of the letter before them.
    """
    kept, base = [], ""
    for c in unicodedata.normalize("NFD", word):
        if "\u0300" <= c <= "\u036f":
            if base < "\u0400" or c not in "\u0306\u0308":
                continue
        elif "\u0591" <= c <= "\u05c7" or "\u0610" <= c <= "\u061a" or "\u064b" <= c <= "\u065f" or c == "\u0670":
            continue
        else:
            base = c
        digit = unicodedata.decimal(c, None)
        kept.append(c if digit is None else str(digit))
    return unicodedata.normalize("NFC", "".join(kept))


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            return word[len(article) :]
    return word


@cache
def _word() -> re.Pattern[str]:
    """A word: one Han or kana character, or a run of letters, digits and marks, joined over a line's end."""
    joiners = "".join(re.escape(chr(i)) for i in range(0x10000) if unicodedata.category(chr(i)) in ("Mn", "Mc", "Cf"))
    letter = f"[^\\W_{_SINGLE}]"
    run = f"{letter}+(?:[{joiners}]+{letter}*)*"
    broken = f"(?:-[ \\t]*\\r?\\n[ \\t]*(?=[^\\W\\dA-Z_]){run})?"  # a hyphen, the line's end, small letters
    return re.compile(f"{run}{broken}|[{_SINGLE}][{joiners}]*")
