"""Opening a ZIP from a stranger: sizes checked while unpacking, never believed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from onrecord.errors import Damaged, Locked, TooLarge
from onrecord.sources.reader import Given

_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError, RuntimeError)


@contextmanager
def archive_of(given: Given) -> Iterator[zipfile.ZipFile]:
    """The archive, or `Damaged`."""
    try:
        with zipfile.ZipFile(BytesIO(given.data)) as archive:
            given.limits.check("members", len(archive.infolist()), given.name)
            yield archive
    except _BROKEN as error:
        raise Damaged(given.name, f"a broken archive ({_short(error)})", "copy or download it again") from None


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Given) -> bytes:
    """One member's bytes. Raises `TooLarge`, `Locked` or `Damaged`, each with the member's name."""
    name = f"{given.name}/{info.filename}"
    if info.flag_bits & 0x1:
        raise Locked(name, "protected by a password", "unpack it yourself and add the files")
    out = bytearray()
    try:
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                out += chunk
                given.spent.unpacked += len(chunk)
                given.limits.check("bytes", len(out), name)
                given.limits.check("unpacked", given.spent.unpacked, name)
    except TooLarge:
        raise
    except _BROKEN as error:
        raise Damaged(name, f"broken inside its archive ({_short(error)})", "copy or download it again") from None
    return bytes(out)


def part(given: Given, archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One part of an office file by its name; None where it has none of that name."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    return unpack(archive, info, given)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
