"""Noise as scanning leaves it, by seed: the same text and seed give the same noise on every machine.

Three things happen to a text: characters are confused as OCR engines confuse them (at `rate`), one line break in twenty
is lost, and page furniture (a running head, a page number) is put between paragraphs every forty lines. A digit is only
taken for a letter, never for another digit: no reader could see that, so it would measure nothing.
"""

from __future__ import annotations

import random

CONFUSED = {
    **dict.fromkeys("0", ("O", "o")),
    **dict.fromkeys("O", ("0", "Q")),
    **dict.fromkeys("o", ("0", "e", "c")),
    "1": ("l", "I", "|"),
    "l": ("1", "I", "i"),
    "I": ("l", "1"),
    "i": ("l", "j", "í"),
    "5": ("S", "s"),
    "S": ("5",),
    "8": ("B",),
    "B": ("8", "E"),
    "6": ("G",),
    "2": ("Z",),
    "e": ("c", "o"),
    "c": ("e", "o"),
    "h": ("b", "li"),
    "b": ("h", "6"),
    "n": ("u", "ri"),
    "u": ("n", "ii"),
    "m": ("rn", "nn"),
    "w": ("vv",),
    "a": ("o", "s"),
    "t": ("f", "l"),
    "f": ("t",),
    "r": ("n",),
    "g": ("q", "9"),
    "y": ("v",),
    "v": ("y",),
    "d": ("cl",),
    "D": ("0", "O"),
    "E": ("F",),
    "G": ("C", "6"),
    "C": ("G", "("),
    "T": ("I",),
    ",": (".",),
    ".": (",", ""),
    " ": ("", "  "),
    "и": ("н",),
    "н": ("и", "п"),
    "п": ("н",),
    "о": ("0", "с"),
    "с": ("о", "e"),
    "е": ("с",),
    "ш": ("щ",),
    "т": ("г",),
    "ل": ("ا",),
    "ن": ("ت", "ب"),
    "ي": ("ى",),
    "日": ("曰",),
    "年": ("午",),
}
"""Characters and what OCR makes of them, from the confusions that engines publish and editors of scans list."""

LOST_BREAKS = 0.05
FURNITURE_EVERY = 40


def noisy(text: str, rate: float, *, seed: str) -> str:
    """The text with noise.

    >>> noisy("18 August 2009", 0.0, seed="a")
    '18 August 2009'
    >>> noisy("Dear Sir, we shall sign", 0.3, seed="a") == noisy("Dear Sir, we shall sign", 0.3, seed="a")
    True
    """
    if not rate:
        return text
    chance = random.Random(f"{seed}:{rate}")
    confused = "".join(chance.choice(CONFUSED[c]) if c in CONFUSED and chance.random() < rate else c for c in text)
    return _furnished(_joined(confused, chance), chance)


def _joined(text: str, chance: random.Random) -> str:
    """One line break in twenty becomes a space; an empty line counts as one break."""
    lines = text.split("\n")
    out = lines[0]
    for line in lines[1:]:
        out += (" " if chance.random() < LOST_BREAKS else "\n") + line
    return out


def _furnished(text: str, chance: random.Random) -> str:
    """A running head and a page number every forty lines, where a page would end."""
    lines, out = text.split("\n"), []
    head = chance.choice(("CORRESPONDENCE", "- {} -", "Page {}", "{}", "FILE COPY          {}"))
    for n, line in enumerate(lines, start=1):
        out.append(line)
        if n % FURNITURE_EVERY == 0 and n < len(lines):
            out += ["", head.format(n // FURNITURE_EVERY + 1), "\f"]
    return "\n".join(out)
