"""Characters that OCR engines take for one another, both ways, one confusion at a time.

From the confusions that engines publish and editors of scans list; digits are only ever taken for letters here.
"""

from __future__ import annotations

from collections.abc import Iterator

_READ_AS = {
    "o": ("0", "e", "c", "q"),
    "l": ("1", "i", "|"),
    "i": ("l", "j", "í", "1"),
    "s": ("5",),
    "b": ("8", "e", "h", "6"),
    "e": ("c", "o", "f"),
    "c": ("e", "o", "g", "("),
    "h": ("b", "li"),
    "n": ("u", "ri"),
    "u": ("n", "ii"),
    "m": ("rn", "nn"),
    "w": ("vv",),
    "a": ("o", "s"),
    "t": ("f", "l", "i"),
    "f": ("t",),
    "r": ("n",),
    "g": ("q", "9", "c", "6"),
    "y": ("v",),
    "v": ("y",),
    "d": ("cl", "0", "o"),
    "é": ("e", "è", "6"),
    "è": ("e", "é"),
    "и": ("н",),
    "н": ("и", "п"),
    "п": ("н",),
    "о": ("0", "с", "o"),
    "с": ("о", "e", "c"),
    "е": ("с", "e"),
    "ш": ("щ",),
    "т": ("г",),
    "ل": ("ا",),
    "ن": ("ت", "ب"),
    "ي": ("ى",),
}

DIGITS = {
    "0": ("", "o"),
    "1": ("I", "l"),
    "5": ("S", "s"),
    "6": ("G", "b"),
    "8": ("B", ""),
    "9": ("", "g"),
    "|": ("I", "l"),
}
"""A digit in a word: the letter it stands for at its beginning (or among capitals), and inside it."""


def _backward() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for letter, seen in _READ_AS.items():
        for one in seen:
            found.setdefault(one, []).append(letter)
    return {seen: tuple(letters) for seen, letters in found.items()}


_STANDS_FOR = _backward()
_PAIRS = frozenset(seen for seen in _STANDS_FOR if len(seen) == 2)


def confused(character: str) -> tuple[str, ...]:
    """What engines read in place of a character: "m" as "rn" or "nn"."""
    return _READ_AS.get(character, ())


def undone(word: str, *, backward: bool = True) -> Iterator[str]:
    """Each word that `word` can be a misreading of by one confusion; with `backward` false what it may be misread as.

    >>> "minister" in undone("minisfer"), "embassy" in undone("ernbassy"), "tbe" in set(undone("the", backward=False))
    (True, True, True)
    """
    table = _STANDS_FOR if backward else _READ_AS
    for n, character in enumerate(word):
        for other in table.get(character, ()):
            yield word[:n] + other + word[n + 1 :]
        if backward and (pair := word[n : n + 2]) in _PAIRS:
            for other in table[pair]:
                yield word[:n] + other + word[n + 2 :]
