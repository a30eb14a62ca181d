"""Microsoft's compound file, the box in which .doc and .msg are kept: folders and streams in chained sectors.

After [MS-CFB] 2.1 to 2.6. Nothing in the box is believed: each chain ends where the file says its stream ends, and all
streams together give no more bytes than the file has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.errors import Damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_IN_HEADER = 109
"""Sectors of the table that the header itself names."""
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are marks: end of chain, free, table."""
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_ENTRY = 128


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file, opened. Raises `Damaged` where it does not hold together.

    >>> Compound(b"PK", "a.doc")
    Traceback (most recent call last):
    onrecord.errors.Damaged: a.doc: a broken Office file (no compound file); get a whole copy of it
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name, self._given = data, name, 0
        if not data.startswith(SIGNATURE) or len(data) < _HEADER:
            raise self._damaged("no compound file")
        shift, small_shift = struct.unpack_from("<HH", data, 0x1E)
        if shift not in (9, 12) or small_shift != 6:
            raise self._damaged("sectors of an unknown size")
        self._sector, self._small = 1 << int(shift), 1 << int(small_shift)
        self._directory_at, self._cutoff = (struct.unpack_from("<I", data, at)[0] for at in (0x30, 0x38))
        self._small_table_at, self._more_at = (struct.unpack_from("<I", data, at)[0] for at in (0x3C, 0x44))
        self._folders: dict[int, dict[int, dict[str, int]]] = {}

    @property
    def root(self) -> Storage:
        """The outermost folder."""
        if not self._entries or self._entries[0].kind != _ROOT:
            raise self._damaged("no list of contents")
        return Storage(self, 0)

    def _damaged(self, what: str) -> Damaged:
        return Damaged(self._name, f"a broken Office file ({what})", "get a whole copy of it")

    def _sectors(self) -> int:
        return (len(self._data) - _HEADER) // self._sector + 1

    @cached_property
    def _table(self) -> tuple[int, ...]:
        """Which sector follows each sector."""
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 0x4C))
        each, more = self._sector // 4, self._more_at
        for _ in range(self._sectors()):
            if more >= _LAST_SECTOR:
                break
            *found, more = self._numbers(more, each)
            places += found
        most = self._sectors()
        table: list[int] = []
        for place in places:
            if place < _LAST_SECTOR and len(table) < most:
                table += self._numbers(place, each)
        return tuple(table)

    def _numbers(self, sector: int, count: int) -> tuple[int, ...]:
        data = self._at(sector)
        if len(data) < self._sector:
            raise self._damaged("cut short")
        return struct.unpack(f"<{count}I", data)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, start: int, table: tuple[int, ...], most: int) -> Iterator[int]:
        for _ in range(most):
            if start >= _LAST_SECTOR:
                return
            if start >= len(table):
                raise self._damaged("a chain that leads nowhere")
            yield start
            start = table[start]

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        found: list[_Entry] = []
        for sector in self._chain(self._directory_at, self._table, self._sectors()):
            data = self._at(sector)
            found += (_entry(data[at : at + _ENTRY]) for at in range(0, len(data) - _ENTRY + 1, _ENTRY))
        return tuple(found)

    @cached_property
    def _small_table(self) -> tuple[int, ...]:
        table: list[int] = []
        for sector in self._chain(self._small_table_at, self._table, self._sectors()):
            table += self._numbers(sector, self._sector // 4)
        return tuple(table)

    @cached_property
    def _small_stream(self) -> bytes:
        root = self._entries[0]
        most = min(root.size // self._sector + 1, self._sectors())
        return b"".join(map(self._at, self._chain(root.start, self._table, most)))

    def within(self, folder: int, kind: int) -> Mapping[str, int]:
        """Entries of one kind in a folder, by name. A tree that leads in a circle ends where it began."""
        if folder not in self._folders:
            found: dict[int, dict[str, int]] = {_STORAGE: {}, _STREAM: {}}
            waiting, seen = [self._entries[folder].child], set[int]()
            while waiting:
                number = waiting.pop()
                if number in seen or number >= len(self._entries):
                    continue
                seen.add(number)
                entry = self._entries[number]
                found.get(entry.kind, {}).setdefault(entry.name, number)
                waiting += [entry.right, entry.left]
            self._folders[folder] = found
        return self._folders[folder][kind]

    def stream(self, number: int) -> bytes:
        """The bytes of one stream."""
        entry = self._entries[number]
        self._given += entry.size
        # Streams that share sectors could claim a thousand times what the file has.
        if self._given > 4 * len(self._data):
            raise self._damaged("its streams claim more than the file has")
        if entry.size < self._cutoff:
            whole, each, small = self._small_stream, self._small, self._small_table
            chain = self._chain(entry.start, small, -(-entry.size // each))
            data = b"".join(whole[n * each : (n + 1) * each] for n in chain)
        else:
            chain = self._chain(entry.start, self._table, -(-entry.size // self._sector))
            data = b"".join(map(self._at, chain))
        if len(data) < entry.size:
            raise self._damaged("cut short")
        return data[: entry.size]


@dataclass(frozen=True, slots=True)
class Storage:
    """A folder of a compound file. Names are as written; of two entries with one name the first counts."""

    box: Compound
    number: int

    def streams(self) -> tuple[str, ...]:
        """Names of the streams in it."""
        return tuple(self.box.within(self.number, _STREAM))

    def storages(self) -> tuple[tuple[str, Storage], ...]:
        """The folders in it, in the order of their names."""
        return tuple((name, Storage(self.box, n)) for name, n in sorted(self.box.within(self.number, _STORAGE).items()))

    def storage(self, name: str) -> Storage | None:
        """The folder called `name`."""
        number = self.box.within(self.number, _STORAGE).get(name)
        return None if number is None else Storage(self.box, number)

    def stream(self, name: str) -> bytes | None:
        """The bytes of the stream called `name`; None where there is none."""
        number = self.box.within(self.number, _STREAM).get(name)
        return None if number is None else self.box.stream(number)


def _entry(data: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", data, 0x40)
    left, right, child = struct.unpack_from("<III", data, 0x44)
    start, size = struct.unpack_from("<II", data, 0x74)
    name = data[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)


def listed(data: bytes) -> bytes:
    """The raw list of contents, by which the kind of a compound file is told; b"" where it cannot be followed.

    >>> listed(b"PK")
    b''
    """
    try:
        box = Compound(data, "")
        chain = box._chain(box._directory_at, box._table, min(box._sectors(), 64))
        return b"".join(map(box._at, chain))
    except Damaged:
        return b""
