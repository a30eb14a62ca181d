"""What stands in a .doc of Word 97 to 2003: its characters in order, which of them are hidden, and where stories begin.

After [MS-DOC] 2.4 (the document's characters), 2.5 (the FIB), 2.6 (properties) and 2.8 (PLCs). Positions, "CP" there,
count 16-bit characters from the document's first; "FC" are bytes in the stream WordDocument.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.sources.word97_lists import Lists

_COUNTS = {
    "body": 0x4C,
    "notes": 0x50,
    "heads": 0x54,
    "comments": 0x5C,
    "endnotes": 0x60,
    "boxes": 0x64,
    "head boxes": 0x68,
}
_ORDER = ("body", "notes", "heads", "comments", "endnotes", "boxes", "head boxes")
_POINTERS = 0x9A
"""Where the FIB's pairs of place and length begin."""
HEADS, RUNS, PARAGRAPHS, SECTIONS, PIECES = 11, 12, 13, 6, 33
LISTS, USES_OF_LISTS = 73, 74
ANCHORS = {"boxes": (40, 56), "head boxes": (41, 58)}
"""Kind of text box -> the pairs that say where its boxes are anchored, and which words are whose."""
_PAGE = 512
_FC_8_BIT = 0x40000000
HIDDEN, IN_TABLE, ROW_END = 1, 2, 4
"""What `Word97.characters` tells of a character."""
_DELETED, _VANISHED, _IN_TABLE, _ENDS_ROW = 0x0800, 0x083C, 0x2416, 0x2417
_TITLE_PAGE = 0x300A
_LIST, _LEVEL = 0x460B, 0x260A
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_SHORT = {0x41: _DELETED, 0x5C: _VANISHED}
"""Properties that a piece can have of its own, by the short number it has for them."""


class Broken(ValueError):
    """The file does not hold together; the message says where."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the document stand from byte `at` on, in one or two bytes each."""

    start: int
    end: int
    at: int
    wide: bool
    hidden: bool


class Word97:
    """The streams of a .doc, opened. `limit`: characters it may have."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self.main, self.table = main, table
        if len(main) < _POINTERS + 8 * (PIECES + 1):
            raise Broken("its head is cut short")
        counts = {name: self._number(at) for name, at in _COUNTS.items()}
        self.stories: dict[str, tuple[int, int]] = {}
        at = 0
        for name in _ORDER:
            self.stories[name] = (at, at + counts[name])
            at += counts[name]
        self.length = at

    def _number(self, at: int) -> int:
        (number,) = struct.unpack_from("<i", self.main, at)
        if number < 0:
            raise Broken("a count below nothing")
        return int(number)

    def part(self, which: int) -> bytes:
        """The bytes of the table stream that one pair of the FIB points at; b"" where it has none."""
        at = _POINTERS + 8 * which
        if at + 8 > len(self.main):
            return b""
        start, length = struct.unpack_from("<II", self.main, at)
        return self.table[start : start + length]

    def characters(self) -> tuple[str, bytearray]:
        """Every character, sixteen bits each, and beside each what holds for it: `HIDDEN`, `IN_TABLE`, `ROW_END`."""
        held = (
            (HIDDEN, self._runs(RUNS, 4, (_DELETED, _VANISHED))),
            (IN_TABLE, self._runs(PARAGRAPHS, 13, (_IN_TABLE,))),
            (ROW_END, self._runs(PARAGRAPHS, 13, (_ENDS_ROW,))),
        )
        words: list[str] = []
        signs = bytearray()
        for piece in self._pieces():
            wide = 1 + piece.wide
            data = self.main[piece.at : piece.at + wide * (piece.end - piece.start)]
            if len(data) < wide * (piece.end - piece.start):
                raise Broken("its text is cut short")
            words.append(_sixteen(data) if piece.wide else data.decode("cp1252", "replace"))
            own = bytearray(b"\1" * (piece.end - piece.start) if piece.hidden else piece.end - piece.start)
            for sign, runs in held:
                _sign(own, runs, piece, sign)
            signs += own
        return "".join(words), signs

    def _pieces(self) -> Iterator[Piece]:
        own, plc = self._clx()
        count = (len(plc) - 4) // 12
        if count < 1:
            raise Broken("no text in it")
        starts = struct.unpack_from(f"<{count + 1}I", plc)
        expected = 0
        for number in range(count):
            start, end = starts[number], min(starts[number + 1], self.length)
            if start >= self.length:
                break
            if start != expected or end <= start:
                raise Broken("its pieces do not follow each other")
            expected = end
            _, place, prm = struct.unpack_from("<HIH", plc, 4 * (count + 1) + 8 * number)
            wide = not place & _FC_8_BIT
            at = place & ~_FC_8_BIT if wide else (place & ~_FC_8_BIT) // 2
            yield Piece(start, end, at, wide, _has_own(prm, own))
        if expected < self.length:
            raise Broken("its text is cut short")

    def _clx(self) -> tuple[list[bytes], bytes]:
        clx, own, at = self.part(PIECES), list[bytes](), 0
        while at + 5 <= len(clx):
            if clx[at] == 1:
                (length,) = struct.unpack_from("<H", clx, at + 1)
                own.append(clx[at + 3 : at + 3 + length])
                at += 3 + length
            elif clx[at] == 2:
                (length,) = struct.unpack_from("<I", clx, at + 1)
                return own, clx[at + 5 : at + 5 + length]
            else:
                break
        raise Broken("no table of its pieces")

    def _runs(self, which: int, each: int, wanted: tuple[int, ...]) -> list[tuple[int, int]]:
        """Stretches of bytes that have one of the `wanted` properties, in order."""
        found: list[tuple[int, int]] = []
        for page, starts in self._pages(which, each):
            held = (n for n in range(len(starts) - 1) if _any_of(_grpprl(page, 4 * len(starts), n, each), wanted))
            found += ((starts[n], starts[n + 1]) for n in held)
        return _joined(found)

    def _pages(self, which: int, each: int) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Pages of properties, and where the runs on each begin and end."""
        plc = self.part(which)
        if (count := (len(plc) - 4) // 8) < 1:
            return
        for number in dict.fromkeys(n & 0x3FFFFF for n in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))):
            page = self.main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE and 4 * (page[-1] + 1) + each * page[-1] <= _PAGE:
                yield page, struct.unpack_from(f"<{page[-1] + 1}I", page)

    def lists(self) -> Lists:
        """Its lists. The levels lie behind the table that names them, and count in none of its bytes."""
        at = _POINTERS + 8 * LISTS
        start, length = struct.unpack_from("<II", self.main, at) if at + 8 <= len(self.main) else (0, 0)
        return Lists.of(self.table[start:] if length else b"", self.part(USES_OF_LISTS))

    def items(self) -> dict[int, tuple[int, int]]:
        """Where a paragraph ends that is an item -> the use of a list it names, and its level."""
        told: dict[int, tuple[int, int]] = {}
        for page, starts in self._pages(PARAGRAPHS, 13):
            for n in range(len(starts) - 1):
                properties = dict(_each(_grpprl(page, 4 * len(starts), n, 13)))
                if use := int.from_bytes(properties.get(_LIST, b""), "little"):
                    told[starts[n + 1]] = (use, properties.get(_LEVEL, b"\0")[0])
        ends, found = sorted(told), {}
        for piece in self._pieces() if ends else ():
            wide = 1 + piece.wide
            last = piece.at + wide * (piece.end - piece.start)
            for end in ends[bisect_right(ends, piece.at) : bisect_right(ends, last)]:
                found[piece.start + (end - piece.at) // wide - 1] = told[end]
        return found

    def split(self, which: int) -> tuple[int, ...]:
        """The positions in a PLC whose entries are nothing but positions."""
        plc = self.part(which)
        return struct.unpack(f"<{len(plc) // 4}I", plc[: len(plc) // 4 * 4])

    def boxes(self, kind: str) -> dict[int, tuple[int, int]]:
        """Where each text box is anchored -> its words, both counted from the beginning of their stories."""
        anchors, words = (self.part(which) for which in ANCHORS[kind])
        places = {}
        for start, _, data in _plc(anchors, 26):
            places[data[:4]] = start
        found = {}
        for start, end, data in _plc(words, 22):
            if (place := places.get(data[14:18])) is not None and end > start:
                found[place] = (start, end)
        return found

    def first_page_differs(self) -> bool:
        """True where the first page has a head and a foot of its own."""
        plc = self.part(SECTIONS)
        for _, _, data in _plc(plc, 12):
            (place,) = struct.unpack_from("<I", data, 2)
            (length,) = struct.unpack_from("<H", self.main, place) if place + 2 <= len(self.main) else (0,)
            return _any_of(self.main[place + 2 : place + 2 + length], (_TITLE_PAGE,))
        return False


def _plc(plc: bytes, each: int) -> Iterator[tuple[int, int, bytes]]:
    """Start, end and data of each entry; each has `each` bytes of data."""
    count, last = (len(plc) - 4) // (4 + each), 0
    for n in range(max(0, count)):
        start, end = struct.unpack_from("<II", plc, 4 * n)
        if not last <= start <= end:
            raise Broken("a table out of order")
        last = start
        at = 4 * (count + 1) + each * n
        yield start, end, plc[at : at + each]


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _sixteen(data: bytes) -> str:
    # Character by character: both halves of one beyond U+FFFF count.
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))


def _sign(own: bytearray, runs: list[tuple[int, int]], piece: Piece, sign: int) -> None:
    wide = 1 + piece.wide
    last = piece.at + wide * len(own)
    at = max(0, bisect_right(runs, (piece.at, 0)) - 1)
    for start, end in runs[at:]:
        if start >= last:
            break
        for n in range(max(0, (start - piece.at) // wide), min(len(own), (end - piece.at) // wide)):
            own[n] |= sign


def _grpprl(page: bytes, heads: int, number: int, each: int) -> bytes:
    """The properties of one run of a page: of characters (one byte a head) or of paragraphs (thirteen)."""
    at = page[heads + number * (1 if each == 4 else each)] * 2
    if not at or at >= _PAGE:
        return b""
    if each == 4:
        return page[at + 1 : at + 1 + page[at]]
    length = 2 * page[at] - 1
    if not page[at]:
        at += 1
        length = 2 * page[at] if at < _PAGE else 0
    # The number of its style comes first.
    return page[at + 3 : at + 1 + length]


def _any_of(properties: bytes, wanted: tuple[int, ...]) -> bool:
    return any(name in wanted and value[:1] in (b"\1", b"\x81") for name, value in _each(properties))


def _each(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property's name and value."""
    at = 0
    while at + 3 <= len(properties):
        (name,) = struct.unpack_from("<H", properties, at)
        length = _OPERAND[name >> 13] if name >> 13 != 6 else 1 + properties[at + 2]
        yield name, properties[at + 2 : at + 2 + length]
        at += 2 + length


def _has_own(prm: int, own: list[bytes]) -> bool:
    if prm & 1:
        return prm >> 1 < len(own) and _any_of(own[prm >> 1], (_DELETED, _VANISHED))
    return (prm >> 1) & 0x7F in _SHORT and bool(prm >> 8)
