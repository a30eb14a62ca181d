"""The labels that old Word makes for the items of its lists. After the structures LSTF, LVL and LFO of [MS-DOC]."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from onrecord.sources.list_labels import bullet, counted

_KINDS = {1: "I", 2: "i", 3: "A", 4: "a"}
_BULLET, _NOTHING = 23, 255
_LIST, _USE, _LEVEL = 28, 16, 28
"""Bytes of a list, of a use of a list, and of the fixed part of a level."""
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    kind: int
    start: int
    text: str


@dataclass(slots=True)
class Lists:
    """Counts the items as they come. `uses`: which list each number that a paragraph names stands for."""

    levels: dict[int, list[_Level]] = field(default_factory=dict)
    uses: list[int] = field(default_factory=list)
    counts: dict[int, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: bytes, uses: bytes) -> Lists:
        """From the tables of lists (with the levels that follow it) and of their uses; empty where they are broken."""
        found = cls()
        try:
            (count,) = struct.unpack_from("<H", lists)
            at = 2 + _LIST * count
            for n in range(count):
                (name,) = struct.unpack_from("<i", lists, 2 + _LIST * n)
                simple = lists[2 + _LIST * n + 26] & 1
                levels = []
                for _ in range(1 if simple else _LEVELS):
                    level, at = _level(lists, at)
                    levels.append(level)
                found.levels[name] = levels
            (count,) = struct.unpack_from("<I", uses)
            found.uses += (
                struct.unpack_from("<i", uses, 4 + _USE * n)[0] for n in range(min(count, len(uses) // _USE))
            )
        except (struct.error, IndexError):
            return cls()
        return found

    def label(self, use: int, level: int) -> str:
        """Of the next item: `use` as its paragraph names it, from 1, and its level, from 0."""
        name = self.uses[use - 1] if 0 < use <= len(self.uses) else None
        levels = self.levels.get(name, []) if name is not None else []
        if name is None or not 0 <= level < len(levels):
            return ""
        own = levels[level]
        if own.kind in (_BULLET, _NOTHING):
            return bullet(own.text) if own.kind == _BULLET else ""
        counts = self.counts.setdefault(name, [None] * _LEVELS)
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return "".join(self._shown(sign, levels, counts) for sign in own.text)

    def _shown(self, sign: str, levels: list[_Level], counts: list[int | None]) -> str:
        at = ord(sign)
        if at >= len(levels):
            return sign if sign >= " " else ""
        number = counts[at]
        return counted(levels[at].start if number is None else number, _KINDS.get(levels[at].kind, "1"))


def _level(data: bytes, at: int) -> tuple[_Level, int]:
    start, kind = struct.unpack_from("<iB", data, at)
    at += _LEVEL + data[at + 24] + data[at + 25]
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    return _Level(kind, start, text[:60]), at + 2 + 2 * length
