"""Whether two texts have the same words: a scan and its text, the same scan again, a copy with a stamp on it.

`prints` makes a few short numbers of a text, by which texts alike are found among many; `alike` then compares the texts
themselves. All of it is about words alone. A campaign writes one text to fifty ministers: whether two alike letters are
copies of one is for `record.copies`, which looks at dates and parties.
"""

from __future__ import annotations

import re
import unicodedata
import zlib

SHARED = 7
"""Prints of `PRINTS` that two texts must have in common to be compared. The specimens share 8 or more with themselves
misread by one letter in twenty, and 6 at most with each other."""
PRINTS = 16
_SHINGLE = 5
"""Letters in a row that are compared; an OCR error spoils five of them, a word broken at a line's end none."""
_MOST = 50_000
"""Letters of a text that are looked at."""


def folded(text: str) -> str:
    """Letters and figures only, in one case, without accents: what a scan and a text of one letter share.

    >>> folded("The Muni-\\ntions, élève")
    'themunitionseleve'
    """
    plain = text[: 2 * _MOST].casefold()
    if plain.isascii():
        return re.sub(r"[\W_]+", "", plain)[:_MOST]
    plain = unicodedata.normalize("NFKD", plain)
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))[:_MOST]


def prints(text: str) -> tuple[int, ...]:
    """The smallest hashes of its stretches of five letters, in order (min-hash); () for a text with hardly a word.

    >>> prints("We cannot sign the treaty.") == prints("We can not sign the treaty")
    True
    """
    letters = folded(text).encode("utf-32-le", "surrogatepass")
    width = 4 * _SHINGLE
    shingles = {zlib.crc32(letters[at : at + width]) for at in range(0, len(letters) - width + 4, 4)}
    return tuple(sorted(shingles)[:PRINTS]) if len(shingles) >= _SHINGLE else ()


def alike(one: str, other: str) -> float:
    """How far two texts are the same, letter by letter: 1.0 the same words, about 0.95 a scan and its text."""
    from rapidfuzz.distance import Indel

    a, b = folded(one), folded(other)
    return float(Indel.normalized_similarity(a, b)) if a and b else 0.0


def within(name: str, text: str) -> float:
    """How much of a name stands in a text, both folded, 0 to 1: scans misread a letter of it.

    >>> within("Aiko Lindqvist", "Ms. Aiko Lindavist, Chair") > 0.9
    True
    """
    from rapidfuzz.fuzz import partial_ratio

    wanted, where = folded(name), folded(text)
    return partial_ratio(wanted, where) / 100 if wanted and where else 0.0
