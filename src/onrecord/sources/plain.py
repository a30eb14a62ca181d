"""Plain text, in whatever encoding it was kept."""

from __future__ import annotations

from onrecord.errors import TooLarge, UnknownFormat
from onrecord.model import Source
from onrecord.sources.encodings import decode
from onrecord.sources.reader import Given, Reader

_WIDE = (b"\xff\xfe", b"\xfe\xff")
# Tab, line feed, vertical tab, form feed, carriage return, escape: all seen in old text files.
_ALLOWED = frozenset(b"\t\n\x0b\x0c\r\x1b\x1a")


def sniff(head: bytes, name: str) -> int:
    """Text has hardly any control characters; UTF-16 has a zero beside most letters."""
    if head.startswith(_WIDE) or name.lower().endswith((".txt", ".text", ".asc")):
        return 1
    controls = sum(byte < 32 and byte not in _ALLOWED for byte in head)
    zeros = head.count(0)
    if zeros and controls - zeros <= len(head) // 100:
        # Zeros in only one of the two places: sixteen-bit text. Both: binary.
        even, odd = head[::2].count(0), head[1::2].count(0)
        return int(min(even, odd) * 20 <= max(even, odd) and max(even, odd) * 50 >= len(head))
    return int(controls * 100 <= len(head))


def read(given: Given) -> Source:
    """The characters as kept, line ends and all; only a byte order mark is dropped."""
    # No encoding takes more than four bytes a character: refuse before decoding what could not be accepted after it.
    if len(given.data) // 4 > given.limits.characters:
        what = f"{len(given.data):,} bytes of text, over the limit of {given.limits.characters:,} characters"
        raise TooLarge(given.name, what, 'raise the limit "characters" or split the file')
    decoded = decode(given.data)
    if decoded is None:
        raise UnknownFormat(
            given.name, "not text, nor a kind of file onrecord reads", "convert it to PDF or UTF-8 text"
        )
    return given.source(decoded.text, "text/plain", because=decoded.because, warnings=decoded.warnings)


READER = Reader("plain text", ("text/plain",), sniff, read)
