"""The compressed RTF in which Outlook keeps the words of a mail. After [MS-OXRTFCP]."""

from __future__ import annotations

import struct

_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the dictionary holds before the first byte (2.1.2.1)."""
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"
_DICTIONARY = 4096
_MOST = 50_000_000
"""Bytes of RTF, ten times what the longest text has."""


def rtf_of(data: bytes) -> bytes:
    """The RTF, as far as it can be unpacked: never more than the header says.

    >>> data = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    >>> rtf_of(bytes.fromhex(data))
    b'{\\\\rtf1\\\\ansi\\\\ansicpg1252\\\\pard hello world}\\r\\n'
    """
    if len(data) < 16:
        return b""
    size = min(struct.unpack_from("<I", data, 4)[0], _MOST)
    if data[8:12] == _PLAIN:
        return data[16 : 16 + size]
    return _unpacked(data[16:], size) if data[8:12] == _COMPRESSED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    out = bytearray(_BEGINNING)
    first, at = len(out), 0
    while at < len(data) and len(out) - first < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            token = int.from_bytes(data[at : at + 2], "big")
            at += 2
            place, length = token >> 4, (token & 15) + 2
            if place == len(out) % _DICTIONARY:
                return bytes(out[first : first + size])
            back = (len(out) - place) % _DICTIONARY
            if back > len(out):
                return bytes(out[first : first + size])  # a place that nothing was written to yet
            for _ in range(length):
                out.append(out[-back])
    return bytes(out[first : first + size])
