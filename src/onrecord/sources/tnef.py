"""Outlook's winmail.dat: a mail's words and files packed so that only Outlook unpacked them. After [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.errors import Damaged, TooLarge
from onrecord.sources.outlook import PAGE, PLAIN, SHORT_NAME, SUBJECT, WRITER, WRITERS_ADDRESS, Attachment, Item

SIGNATURE = b"\x78\x9f\x3e\x22"
_FROM, _SUBJECT, _BODY, _CODE_PAGE, _PROPERTIES, _RECIPIENTS = 0x8000, 0x8004, 0x800C, 0x9007, 0x9003, 0x9004
_PLAINLY = {_SUBJECT: SUBJECT, _BODY: PLAIN}
_NEW_FILE, _FILE_DATA, _FILE_NAME, _FILE_PROPERTIES = 0x9002, 0x800F, 0x8010, 0x9005
_DATA = 0x3701
_WIDE, _NARROW, _BINARY, _OBJECT = 0x1F, 0x1E, 0x102, 0x0D
_FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes that values of one size take, by their kind; shorter ones are filled up to four."""
_MANY = 0x1000
_NAMED = 0x8000
_DEEPEST, _MOST = 10, 100_000

_Value = bytes | str | int


@dataclass(slots=True)
class _File:
    values: dict[int, _Value] = field(default_factory=dict)
    data: bytes | None = None


def item_of(data: bytes, name: str, depth: int = 0) -> Item:
    """The mail in it. What follows a broken attribute is left; raises `Damaged` where there is nothing, `TooLarge`."""
    if not data.startswith(SIGNATURE):
        raise Damaged(name, "no winmail.dat", "ask for its files again as plain attachments")
    if depth > _DEEPEST:
        raise TooLarge(name, "mails within mails deeper than any are", "save them one by one")
    values: dict[int, _Value] = {}
    recipients: list[dict[int, _Value]] = []
    files: list[_File] = []
    for attribute, content in _attributes(data):
        if attribute == _NEW_FILE:
            files.append(_File())
        elif attribute in (_FILE_DATA, _FILE_NAME, _FILE_PROPERTIES):
            if not files:
                files.append(_File())
            _tell(files[-1], attribute, content)
        elif attribute == _PROPERTIES:
            values |= _rows(content, 1)[0]
        elif attribute == _RECIPIENTS and len(content) >= 4:
            recipients += _rows(content[4:], min(struct.unpack_from("<I", content)[0], _MOST))
        elif attribute in _PLAINLY:
            values.setdefault(_PLAINLY[attribute], content)
        elif attribute == _FROM and len(content) > 8:
            long, longer = struct.unpack_from("<HH", content, 4)
            values.setdefault(WRITER, content[8 : 8 + long])
            values.setdefault(WRITERS_ADDRESS, content[8 + long : 8 + long + longer].removeprefix(b"SMTP:"))
        elif attribute == _CODE_PAGE and len(content) >= 4:
            values.setdefault(PAGE, struct.unpack_from("<I", content)[0])
    if not values and not files:
        raise Damaged(name, "a winmail.dat with nothing in it", "ask for its files again as plain attachments")
    return Item(values, tuple(recipients), tuple(_attachment(one, name, depth) for one in files))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(data):
        attribute, length = struct.unpack_from("<HxxI", data, at + 1)
        # A checksum of two bytes follows; it is not asked for: Outlook itself once wrote wrong ones.
        yield attribute, data[at + 9 : at + 9 + length]
        at += 9 + length + 2


def _tell(file: _File, attribute: int, content: bytes) -> None:
    if attribute == _FILE_DATA:
        file.data = content
    elif attribute == _FILE_NAME:
        file.values.setdefault(SHORT_NAME, content)
    else:
        file.values |= _rows(content, 1)[0]


def _attachment(file: _File, name: str, depth: int) -> Attachment:
    inner = file.values.get(_DATA)
    if isinstance(inner, bytes) and inner[16:20] == SIGNATURE:
        # An identifier of the kind of object comes first.
        return Attachment(file.values, item_of(inner[16:], name, depth + 1))
    if file.data is None and isinstance(inner, bytes):
        return Attachment(file.values, inner)
    return Attachment(file.values, file.data)


def _rows(data: bytes, count: int) -> list[dict[int, _Value]]:
    """Lists of properties that follow each other; one that is cut short keeps what came before."""
    rows: list[dict[int, _Value]] = []
    at = 0
    for _ in range(count):
        row: dict[int, _Value] = {}
        rows.append(row)
        try:
            (most,) = struct.unpack_from("<I", data, at)
            at += 4
            for _ in range(min(most, _MOST)):
                at = _property(data, at, row)
        except (struct.error, KeyError):
            break
    return rows


def _property(data: bytes, at: int, row: dict[int, _Value]) -> int:
    """Put one property into `row`; the place where the next begins. Raises struct.error or KeyError where broken."""
    kind, number = struct.unpack_from("<HH", data, at)
    at += 4
    if number >= _NAMED:
        (by_name,) = struct.unpack_from("<I", data, at + 16)
        at += 24
        if by_name:
            (length,) = struct.unpack_from("<I", data, at - 4)
            at += length + -length % 4
    size = _FIXED.get(kind & ~_MANY)
    count = 1
    if kind & _MANY or size is None:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    for _ in range(min(count, _MOST)):
        if size is not None:
            value: _Value = int.from_bytes(data[at : at + size], "little")
            at += size
        else:
            (length,) = struct.unpack_from("<I", data, at)
            value = data[at + 4 : at + 4 + length]
            at += 4 + length + -length % 4
            if kind & ~_MANY == _WIDE:
                value = value.decode("utf-16-le", "replace")
            elif kind & ~_MANY not in (_NARROW, _BINARY, _OBJECT):
                raise KeyError(kind)
        row.setdefault(number, value)
    if at > len(data):
        raise struct.error("cut short")
    return at
