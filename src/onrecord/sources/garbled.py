"""Whether a text layer is writing at all. Fonts without a map to Unicode give letters of a code nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

_FEWEST = 12
"""Words below which nothing is said: a stamp of figures is no garble."""
_MOST = 150
"""Words of a page that are looked at; more say nothing new."""
LEAST = 0.6
"""Share of words that look like words; running text has over 0.9, shifted codes about a half."""
LEAST_READ = 0.8
"""The same for what a program read from the page's picture: under it the page is better read again."""

_VOICED = 0.28
"""Share of vowels among letters; English, French, Spanish and Russian have 0.37 to 0.48, shifted codes about 0.2."""

_SMALL_VOWELS = "aeiouyàâäáãåæèéêëìíîïòóôõöøœùúûüýÿаеёиоуыэюяіїє"
_VOWELS = frozenset(_SMALL_VOWELS + _SMALL_VOWELS.upper())
_PLAIN = re.compile(
    r"""
    [^\w\s]*                                 # opening quotes and brackets
    (?P<word> [^\W\d_]+ | \d[\d.,/:%-]* )     # letters, or figures
    (?: ['’\-./&] \w+ )*                     # l'avis, vice-president, A/RES/65/1
    [^\w\s]*
    """,
    re.VERBOSE,
)


def garbled(words: Iterable[str], *, least: float = LEAST) -> str | None:
    """Why the words are no writing, in a few words; None when they are, or are too few to tell.

    `least`: the share of words that must look like words; more is asked of what another program read from a picture.

    >>> garbled("7KH (PEDVV RI $UGRYLD SUHVHQWV LWV FRPSOLPHQWV WR WKH 0LQLVWU DQG KDV".split())
    'only 13 % of its letters are vowels'
    """
    words = [word for word in islice(words, _MOST) if any(c.isalnum() or ord(c) > 127 for c in word)]
    if len(words) < _FEWEST:
        return None
    text = "".join(words)
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " or "\x7f" <= c < "\xa0" for c in text)
    if odd > 0.1 * len(text):
        return f"{100 * odd // len(text)} % of its characters stand for none"
    if sum("(cid:" in word for word in words) > 0.1 * len(words):
        return "its characters are numbers without a meaning"
    vowels = _vowels(text)
    if vowels < _VOICED:
        return f"only {round(100 * vowels)} % of its letters are vowels"
    good = sum(map(_looks_like_one, words)) / len(words)
    if good < least:
        return f"only {round(100 * good)} % of its words look like words"
    return None


def _vowels(text: str) -> float:
    """Share of vowels among Latin or Cyrillic letters; 1.0 where there are hardly any such letters."""
    letters = [c for c in text if c.isalpha() and c <= "\u052f"]
    return sum(c in _VOWELS for c in letters) / len(letters) if len(letters) > 40 else 1.0


def _looks_like_one(word: str) -> bool:
    match = _PLAIN.fullmatch(word)
    if not match:
        return False
    letters = match["word"]
    if letters.lower() != letters and not (letters.isupper() or letters[1:].islower()):
        return False
    # Three letters or more without a vowel: an abbreviation at best. Beyond Latin and Cyrillic it says nothing.
    return len(letters) < 3 or not "A" <= letters[0] <= "\u052f" or any(c in _VOWELS for c in letters)
