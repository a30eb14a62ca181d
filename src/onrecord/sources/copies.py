"""Whether two texts are one letter held twice: the same scan again, a scan and its text, a copy with a stamp on it.

`fingerprint` makes a short key of a text, `similarity` compares two keys in a microsecond, `pairs` finds the likely
pairs among many; `alike` then compares the texts themselves. All of it is about words alone. A campaign writes one text
to fifty ministers: whether two alike letters are copies is for the record, which knows addressees and dates.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

Fingerprint = tuple[int, ...]

_SHINGLE = 5
"""Letters in a row that are compared; an OCR error spoils five of them, a word broken at a line's end none."""
_KEYS = 96
_BAND = 3
"""Keys that must agree for a pair to be looked at; of 32 such bands one agrees in 99 of 100 pairs as alike as 0.5."""
_PRIME = (1 << 61) - 1
_MOST = 50_000
"""Letters of a text that are looked at."""


def folded(text: str) -> str:
    """Letters and figures only, in one case, without accents: what a scan and a text of one letter share.

    >>> folded("The Muni-\\ntions, élève")
    'themunitionseleve'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))[:_MOST]


def fingerprint(text: str) -> Fingerprint:
    """Smallest hashes of its stretches of five letters under 96 orders (min-hash); () for a text with hardly a word.

    >>> similarity(fingerprint("We cannot sign the treaty."), fingerprint("We can not sign the treaty"))
    1.0
    """
    letters = folded(text)
    shingles = {zlib.crc32(letters[at : at + _SHINGLE].encode()) for at in range(len(letters) - _SHINGLE + 1)}
    if len(shingles) < _SHINGLE:
        return ()
    return tuple(min([(a * shingle + b) % _PRIME for shingle in shingles]) for a, b in _ORDERS)


# Any odd-looking but fixed numbers: two runs and two machines give one fingerprint.
_ORDERS = [(pow(48271, 2 * n + 5, _PRIME), pow(69621, 3 * n + 7, _PRIME)) for n in range(_KEYS)]


def similarity(one: Fingerprint, other: Fingerprint) -> float:
    """Share of stretches the two texts have in common, 0 to 1, good to 0.1; 0.0 where there is nothing to compare."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def pairs(fingerprints: Mapping[str, Fingerprint], *, least: float = 0.5) -> Iterator[tuple[str, str, float]]:
    """Likely copies among many: (name, name, similarity), each pair once, in the order the names were given.

    >>> list(pairs({"a": fingerprint("We cannot sign it."), "b": fingerprint("We cannot sign it!")}))
    [('a', 'b', 1.0)]
    """
    bands: dict[tuple[int, ...], list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for name, key in fingerprints.items():
        near: list[str] = []
        for at in range(0, len(key), _BAND):
            band = bands[(at, *key[at : at + _BAND])]
            near += band
            band.append(name)
        for other in dict.fromkeys(near):
            if (other, name) not in seen:
                seen.add((other, name))
                if (how := similarity(fingerprints[other], key)) >= least:
                    yield other, name, how


def alike(one: str, other: str) -> float:
    """How far two texts are the same, letter by letter: 1.0 the same words, about 0.95 a scan and its text."""
    from rapidfuzz.distance import Indel

    a, b = folded(one), folded(other)
    return float(Indel.normalized_similarity(a, b)) if a and b else 0.0
