"""Symbols of United Nations resolutions, one spelling for each: "R/70/54", "GA res. 70/54" are A/RES/70/54."""

from __future__ import annotations

import re

_FULL = re.compile(r"\b(A|S|E|A/HRC)\s*/\s*RES\s*/\s*([\w-]+)(?:\s*/\s*(\d+))?\s*(\([IVXL]+\)|[A-Z]\b)?", re.IGNORECASE)
_ASSEMBLY = re.compile(r"(?<![\w/])(\d{2})\s*/\s*(\d{1,3})(?:\s*([A-Z])\b)?")
_COUNCIL = re.compile(r"(?<![\w/])(\d{1,4})\s*\(((?:19|20)\d\d)\)")
_ROMAN = re.compile(r"(?<![\w/])(\d{1,4})\s*([A-Z])?\s*\(([IVXL]+)\)")
_TABLES = re.compile(r"(R|ESS|SS)/(\d+)/(\d+)\s*([A-Z]?)(?:/(.+))?\Z")
_OLD_SESSIONS = 30
"""Until its thirtieth session the Assembly numbered its resolutions through, with the session in Roman figures."""


def resolution(printed: str) -> str | None:
    """The symbol of a resolution however it is spelt; None when the words hold none.

    Source: UN symbols as in the Digital Library; "R/", "SS/" and "ESS/" as in Voeten's voting data.

    >>> [resolution(x) for x in ("R/70/54", "General Assembly resolution 70/54", "A/RES/70/54", "R/55/33A")]
    ['A/RES/70/54', 'A/RES/70/54', 'A/RES/70/54', 'A/RES/55/33A']
    >>> [resolution(x) for x in ("R/1/66", "resolution 66 (I)", "Security Council resolution 2228 (2015)", "ESS/10/21")]
    ['A/RES/66(I)', 'A/RES/66(I)', 'S/RES/2228', 'A/RES/ES-10/21']
    >>> resolution("the resolution of June")
    """
    text = printed.strip()
    if found := _TABLES.match(text):
        return _from_tables(*found.groups(""))
    if found := _FULL.search(text):
        organ, first, second, mark = found.groups()
        mark = (mark or "").replace(" ", "").upper()
        return f"{organ.upper()}/RES/{first.upper()}" + (f"/{second}" if second else "") + mark
    if found := _ROMAN.search(text):
        return f"A/RES/{found.group(1)}{found.group(2) or ''}({found.group(3)})"
    if found := _COUNCIL.search(text):
        return f"S/RES/{found.group(1)}"
    found = _ASSEMBLY.search(text)
    return f"A/RES/{found.group(1)}/{found.group(2)}{found.group(3) or ''}" if found else None


def _from_tables(series: str, session: str, number: str, letter: str, part: str) -> str:
    if series == "R" and int(session) <= _OLD_SESSIONS:
        return f"A/RES/{number}{letter}({roman(int(session))})"
    return f"A/RES/{ {'R': '', 'SS': 'S-', 'ESS': 'ES-'}[series] }{session}/{number}{letter}"


def roman(number: int) -> str:
    """A small number in Roman figures.

    >>> roman(30), roman(4)
    ('XXX', 'IV')
    """
    figures = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, figure in figures:
        while number >= value:
            made, number = made + figure, number - value
    return made
