"""Symbols of resolutions of the United Nations, written one way: "A/RES/70/54", "S/RES/2228", "A/RES/1653(XVI)".

The General Assembly gave Roman figures of the session until its thirtieth (1975) and session/number since. The
Security Council's year in brackets is left out: its numbers run on and need none.
Source: Dag Hammarskjöld Library, "UN document symbols", research.un.org/en/docs/symbols.
"""

from __future__ import annotations

import re

_LAST_ROMAN = 30

_SHAPES = (
    # R/70/54 is how a widely used table of votes writes A/RES/70/54
    ("assembly", re.compile(r"(?:A/RES|R)/(\d{1,2})/(\d{1,4})([A-Z]{0,2})(?:[/.-].*)?\Z")),
    ("assembly_roman", re.compile(r"(?:A/RES/)?(\d{1,4})([A-Z]{0,2})\(((?:S-|ES-)?[IVXL]+)\)\Z")),
    ("special", re.compile(r"A/RES/(E?S-\d{1,2})/(\d{1,3})([A-Z]?)\Z")),
    ("council", re.compile(r"S/RES/(\d{1,4})(?:\(((?:19|20)\d\d)\))?\Z")),
    ("rights", re.compile(r"A/HRC/RES/(S-)?(\d{1,2})/(\d{1,3})\Z")),
    ("economic", re.compile(r"E/RES/(\d{4})/(\d{1,3})([A-Z]?)\Z")),
    ("draft", re.compile(r"A/C\.([1-6])/(\d{1,2})/L\.(\d{1,3})((?:/Rev\.\d)?)\Z", re.IGNORECASE)),
)


def normalise_symbol(symbol: str) -> str | None:
    """The one way a symbol is written here; None for what is no symbol of a resolution.

    >>> [normalise_symbol(s) for s in ("A/Res/70/54", "R/70/54", "S/RES/2228 (2015)", "1653 (XVI)", "A/RES/16/1653")]
    ['A/RES/70/54', 'A/RES/70/54', 'S/RES/2228', 'A/RES/1653(XVI)', 'A/RES/1653(XVI)']
    >>> normalise_symbol("70 pounds") is None
    True
    """
    plain = re.sub(r"\s+", "", symbol).upper().replace("（", "(").replace("）", ")").replace("\\", "/")
    for organ, shape in _SHAPES:
        if found := shape.match(plain):
            return _written(organ, tuple(g or "" for g in found.groups()))
    return None


def assembly_symbol(session: int, number: int, letter: str = "") -> str:
    """The symbol of a General Assembly resolution by session and number.

    >>> assembly_symbol(16, 1653), assembly_symbol(46, 36, "L")
    ('A/RES/1653(XVI)', 'A/RES/46/36L')
    """
    if session <= _LAST_ROMAN:
        return f"A/RES/{number}{letter}({roman(session)})"
    return f"A/RES/{session}/{number}{letter}"


def roman(number: int) -> str:
    """A number in Roman figures, up to 89.

    >>> roman(16), roman(29)
    ('XVI', 'XXIX')
    """
    written = ""
    for value, figure in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        written += figure * (number // value)
        number %= value
    return written


def _written(organ: str, parts: tuple[str, ...]) -> str:
    if organ == "assembly":
        return assembly_symbol(int(parts[0]), int(parts[1]), parts[2])
    if organ == "assembly_roman":
        return f"A/RES/{int(parts[0])}{parts[1]}({parts[2]})"
    if organ == "special":
        return f"A/RES/{parts[0]}/{int(parts[1])}{parts[2]}"
    if organ == "council":
        return f"S/RES/{int(parts[0])}"
    if organ == "rights":
        return f"A/HRC/RES/{parts[0]}{int(parts[1])}/{int(parts[2])}"
    if organ == "economic":
        return f"E/RES/{parts[0]}/{int(parts[1])}{parts[2]}"
    return f"A/C.{parts[0]}/{parts[1]}/L.{parts[2]}" + parts[3].replace("REV", "Rev")
