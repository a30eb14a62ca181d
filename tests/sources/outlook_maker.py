"""Outlook's .msg and winmail.dat for the tests, written here after [MS-OXMSG] and [MS-OXTNEF]."""

import struct
from datetime import UTC, datetime

from tests.sources.compound_maker import compound

SUBJECT, PLAIN, HTML, RTF, CLASS, HEADER = 0x0037, 0x1000, 0x1013, 0x1009, 0x001A, 0x007D
WRITER, ADDRESS, SENT, MESSAGE_ID, ANSWERS = 0x0042, 0x5D02, 0x0039, 0x1035, 0x1042
PAGE, PAGE_OF_HTML = 0x3FFD, 0x3FDE
NAME, FILE_NAME, DATA, METHOD, CONTENT_ID, HIDDEN, MIME = 0x3001, 0x3707, 0x3701, 0x3705, 0x3712, 0x7FFE, 0x370E
KIND, TO_ADDRESS = 0x0C15, 0x39FE
WORDS, NARROW, BINARY, LONG, TIME, OBJECT = 0x1F, 0x1E, 0x102, 3, 0x40, 0x0D


def ticks(day: datetime) -> int:
    return int((day - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def kind_of(number: int, value: object) -> int:
    if isinstance(value, int):
        return TIME if number == SENT else LONG
    narrow = number not in (RTF, HTML, DATA)
    return WORDS if isinstance(value, str) else NARROW if narrow else BINARY


def folder(values: dict, head: int) -> dict:
    """A folder of a .msg; a dictionary as DATA is a mail within it."""
    fixed, streams = bytearray(head), {}
    for number, value in values.items():
        if isinstance(value, dict):
            streams["__substg1.0_3701000D"] = value
            continue
        kind = kind_of(number, value)
        if isinstance(value, int):
            fixed += struct.pack("<HHIq", kind, number, 6, value)
            continue
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        fixed += struct.pack("<HHII4x", kind, number, 6, len(data))
        streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
    return {"__properties_version1.0": bytes(fixed), **streams}


def msg_tree(values: dict, recipients=(), attachments=(), *, head: int = 32) -> dict:
    tree = folder(values, head)
    for name, rows in (("__recip_version1.0_#", recipients), ("__attach_version1.0_#", attachments)):
        for n, row in enumerate(rows):
            tree[f"{name}{n:08X}"] = folder(row, 8)
    return tree


def msg(values: dict, recipients=(), attachments=()) -> bytes:
    return compound(msg_tree(values, recipients, attachments))


def tnef(values: dict, attachments=(), *, attributes=()) -> bytes:
    """A winmail.dat; `attributes`: (number, bytes) put before the properties."""
    out = b"\x78\x9f\x3e\x22\1\0"
    for number, data in attributes:
        out += _attribute(1, number, data)
    out += _attribute(1, 0x9003, _properties(values))
    for row in attachments:
        row = dict(row)
        data = row.pop(DATA, None)
        out += _attribute(2, 0x9002, bytes(14)) + _attribute(2, 0x8010, b"SHORT~1.TXT\0")
        if isinstance(data, bytes):
            out += _attribute(2, 0x800F, data)
        else:
            row[DATA] = data
        out += _attribute(2, 0x9005, _properties(row))
    return out


def _attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, number, 6, len(data)) + data + struct.pack("<H", sum(data) % 65536)


def _properties(values: dict) -> bytes:
    # A property with a name of its own and one of several values, as Exchange writes among the others.
    name = "Keywords\0".encode("utf-16-le")
    extra = struct.pack("<HH16xII", WORDS | 0x1000, 0x8000, 1, len(name)) + name + bytes(-len(name) % 4)
    extra += struct.pack("<II", 2, 4) + b"a\0\0\0" + struct.pack("<I", 2) + b"b\0\0\0"
    out = struct.pack("<I", len(values) + 1) + extra
    for number, value in values.items():
        if isinstance(value, tuple):
            kind, data = OBJECT, bytes(16) + tnef(*value)
        else:
            kind = kind_of(number, value)
            data = value.encode("utf-16-le") + b"\0\0" if isinstance(value, str) else value
        out += struct.pack("<HH", kind, number)
        if isinstance(data, int):
            out += data.to_bytes(8 if kind == TIME else 4, "little")
        else:
            out += struct.pack("<II", 1, len(data)) + data + bytes(-len(data) % 4)
    return out


VALUES = {
    SUBJECT: "The treaty",
    PLAIN: "Dear Ms Quay,\r\n\r\nWe agree.\r\n",
    WRITER: "Ann Sorrel",
    ADDRESS: "sorrel@arden.example",
    SENT: ticks(datetime(2011, 5, 4, 10, tzinfo=UTC)),
    MESSAGE_ID: "<one@arden.example>",
    ANSWERS: "<nought@samaria.example>",
}
PEOPLE = (
    {KIND: 1, NAME: "B. Quay", TO_ADDRESS: "quay@samaria.example"},
    {KIND: 1, NAME: "Ministry, Foreign"},
    {KIND: 2, NAME: "C. Lund", TO_ADDRESS: "lund@arden.example"},
)
