"""Signs that office programs make themselves: labels of list items ("(a)", a bullet), footnotes' figures."""

from __future__ import annotations

BULLET = "•"
_SHOWN = frozenset("-–—•◦▪■●○*·‣→")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST = 4000
"""No list is longer; a larger number is shown in figures."""


def bullet(sign: str) -> str:
    """The sign, or the usual one for signs of fonts of their own, whose letters mean nothing.

    >>> bullet("–"), bullet("\\uf0b7"), bullet("o")
    ('–', '•', '•')
    """
    return sign if sign in _SHOWN else BULLET


def counted(number: int, kind: str) -> str:
    """A number as lists show it. `kind`: "a", "A", "i", "I", or anything else for figures.

    >>> counted(3, "a"), counted(28, "A"), counted(9, "i"), counted(12, "1")
    ('c', 'BB', 'ix', '12')
    """
    if not 0 < number < _MOST:
        return str(number)
    if kind in ("a", "A"):
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
    elif kind in ("i", "I"):
        letters, rest = "", number
        for worth, sign in _ROMAN:
            letters += sign * (rest // worth)
            rest %= worth
    else:
        return str(number)
    return letters.upper() if kind.isupper() else letters


def raised(number: int) -> str:
    """The figure that calls a footnote, and stands before it.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(_RAISED)
