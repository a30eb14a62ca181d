"""Words as they are compared: without case, accents, width, ё against е, the signs Arabic may leave out, and Chinese
characters simplified.

Folding is done word by word and never on the text itself, so that offsets stay those of the text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from onrecord.reference.traditional import to_simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Marks that may stand inside a word: combining accents, Arabic vowel signs and tatweel, soft hyphen, zero-width signs.
_MARKS = "\u0300-\u036f\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060"
_TOKEN = re.compile(
    rf"([{HAN}]"  # each Han character is a token: Chinese has no word boundaries
    rf"|(?:[^\W_{HAN}][{_MARKS}]*)+"  # a word or number
    r"|[^\s\w'’‘ʼʻ`´\-‐‑‒–])"  # any other sign, but for those that join words ("Côte d'Ivoire", "Guinea-Bissau")
)
_MARKED = re.compile(rf"[{HAN}{_MARKS}]")
_UNMARKED_TOKEN = re.compile(r"([^\W_]+|[^\s\w'’‘ʼʻ`´\-‐‑‒–])")  # the same where no Han and no mark stands
_PLAIN_TOKEN = re.compile(r"([a-z0-9]+|[^\s\w'`\-])")
_DROPPED = re.compile(rf"[{_MARKS}]")
_ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"})


class Words(NamedTuple):
    """The words and signs of a text, folded, with their places: `starts[n]` to `ends[n]`; `gaps[n]` stands before."""

    folded: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def words_of(text: str) -> Words:
    """The words and signs of a text, folded, with their places.

    >>> words_of("Côte d’Ivoire, ЁЛКА").folded
    ['cote', 'd', 'ivoire', ',', 'елка']
    """
    if text.isascii():
        # Nothing to fold but the case, which moves no offset.
        pieces = _PLAIN_TOKEN.split(text.lower())
        folded = pieces[1::2]
    elif not _MARKED.search(text) and (plain := _folded_in_place(text)) is not None:
        pieces = _UNMARKED_TOKEN.split(plain)
        folded = pieces[1::2]
    else:
        pieces = (_TOKEN if _MARKED.search(text) else _UNMARKED_TOKEN).split(text)
        folded = [_known.get(word) or fold_word(word) for word in pieces[1::2]]
    # Gap, word, gap, word ...: the running sum of their lengths gives every place at once.
    places = list(accumulate(map(len, pieces)))
    return Words(folded, places[0:-1:2], places[1::2], pieces[0::2])


def _folded_in_place(text: str) -> str | None:
    """The text folded, each character in its place; None where one is more or less than one character when folded."""
    plain = text.lower()
    for character in set(plain):
        if character > "\x7f":
            folded = fold_word(character)
            if folded == character:
                continue
            if len(folded) != 1 or not (folded.isalnum() and character.isalnum()):
                return None
            plain = plain.replace(character, folded)
    return plain if len(plain) == len(text) else None


def fold_word(word: str) -> str:
    """One word as it is compared. Remembers what it has folded: letters repeat themselves."""
    folded = _known.get(word)
    if folded is None:
        folded = _fold(word)
        if len(_known) > 100_000:
            _known.clear()
        _known[word] = folded
    return folded


_known: dict[str, str] = {}


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    if "\u3400" <= word[0] <= "\u9fff":
        return word.translate(to_simplified())
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", word)).casefold()
    apart = unicodedata.normalize("NFD", plain)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


def fold(text: str) -> str:
    """A whole name as it is compared: folded words with one space between, joining signs gone.

    >>> fold("Timor–Leste") == fold("TIMOR LESTE")
    True
    """
    return " ".join(words_of(text).folded)


def arabic_readings(word: str) -> tuple[str, ...]:
    """What an Arabic word can be without the prefixes written onto it (و ف ب ك ل and the article), longest first.

    >>> arabic_readings("والاتحاد")[-1], arabic_readings("للاتحاد")[-1]
    ('اتحاد', 'اتحاد')
    """
    found = [word]
    for prefixes in ("وف", "بكل"):
        found += [w[1:] for w in found if len(w) > 3 and w[0] in prefixes]
    # "for the" is written لل, the alif of the article falling away.
    found += [w[2:] for w in found if w.startswith("لل") and len(w) > 4]
    found += [w[2:] for w in found if w.startswith("ال") and len(w) > 3]
    return tuple(dict.fromkeys(found))


def without_article(word: str) -> str:
    """An Arabic word without its article, as names are kept; any other word as it is."""
    return word[2:] if word.startswith("ال") and len(word) > 3 else word


def is_arabic(word: str) -> bool:
    """True when the word is written in Arabic letters."""
    return "\u0600" <= word[:1] <= "\u06ff"


def has_arabic(text: str) -> bool:
    """True when any of a text is written in Arabic letters."""
    return not text.isascii() and _ARABIC_LETTER.search(text) is not None


_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
