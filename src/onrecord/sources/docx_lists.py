"""The labels that Word makes for the items of its lists. After ECMA-376, part 1, 17.9."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.sources.list_labels import bullet, counted
from onrecord.sources.xml import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_DEEPEST = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    text: str
    start: int


class Lists:
    """Counts the items of a document's lists as they come."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._based: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for one in numbering if numbering is not None else ():
            if local(one) == "abstractNum":
                self._levels[attribute(one, "abstractNumId") or ""] = self._levels_of(one)
            elif local(one) == "num":
                name = _value(one, "abstractNumId")
                starts = {
                    _number(attribute(o, "ilvl")): _number(_value(o, "startOverride"))
                    for o in one
                    if local(o) == "lvlOverride" and _value(o, "startOverride")
                }
                self._lists[attribute(one, "numId") or ""] = (name, starts)
        for style in styles if styles is not None else ():
            if local(style) == "style":
                self._learn(style)

    def _levels_of(self, abstract: _Element) -> dict[int, _Level]:
        found = {}
        for level in abstract:
            if local(level) != "lvl":
                continue
            at = _number(attribute(level, "ilvl"))
            found[at] = _Level(_value(level, "numFmt"), _value(level, "lvlText"), _number(_value(level, "start"), 1))
            if style := _value(level, "pStyle"):
                self._of_style.setdefault(style, ("", at))
        return found

    def _learn(self, style: _Element) -> None:
        name = attribute(style, "styleId") or ""
        self._based[name] = _value(style, "basedOn")
        if (told := _told(style)) is not None:
            number, level = told
            at = self._of_style.get(name, ("", 0))[1] if level is None else level
            self._of_style[name] = (number, at)

    def label(self, paragraph: _Element) -> str:
        """The label before a paragraph, "" where it is no item."""
        told = _told(paragraph)
        number, level = self._by_style(paragraph) if told is None else (told[0], told[1] or 0)
        abstract, starts = self._lists.get(number, ("", {}))
        levels = self._levels.get(abstract, {})
        if not 0 <= level < _DEEPEST or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        if number not in self._begun:
            self._begun.add(number)
            for at, start in starts.items():
                if 0 <= at < _DEEPEST:
                    counts[at] = start - 1
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        return _shown(levels, counts, level)

    def _by_style(self, paragraph: _Element) -> tuple[str, int]:
        name = next((_value(p, "pStyle") for p in paragraph if local(p) == "pPr"), "")
        for _ in range(_LONGEST_CHAIN):
            number, level = self._of_style.get(name, ("", 0))
            if number or not name:
                return number, level
            name = self._based.get(name, "")
        return "", 0


def _shown(levels: dict[int, _Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.kind == "none":
        return ""
    if own.kind == "bullet":
        return bullet(own.text)

    def number(sign: re.Match[str]) -> str:
        at = int(sign[1]) - 1
        if at not in levels:
            return ""
        found = counts[at] if 0 <= at < _DEEPEST else None
        return counted(levels[at].start if found is None else found, _KINDS.get(levels[at].kind, "1"))

    return re.sub(r"%(\d)", number, own.text[:60])


def _told(element: _Element) -> tuple[str, int | None] | None:
    """List and level that a paragraph or a style names itself; list "0" takes it out of all."""
    for properties in element:
        if local(properties) == "pPr":
            for one in properties:
                if local(one) == "numPr":
                    level = _value(one, "ilvl")
                    return _value(one, "numId"), _number(level) if level else None
    return None


def _value(element: _Element, name: str) -> str:
    return next((attribute(one, "val") or "" for one in element if local(one) == name), "")


def _number(said: str | None, otherwise: int = 0) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 7 else otherwise
