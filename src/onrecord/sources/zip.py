"""A ZIP of letters, mails or further ZIPs. Nothing is written anywhere: members are read in memory, one at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from onrecord.errors import CannotRead, Damaged, UnknownFormat
from onrecord.sources.clutter import is_clutter
from onrecord.sources.encodings import decode
from onrecord.sources.reader import Given, Reader
from onrecord.sources.sidecar import KnownList, is_list
from onrecord.sources.unread import program_file
from onrecord.sources.zipped import archive_of, part, unpack

_UTF8 = 0x800


def sniff(head: bytes, name: str) -> int:
    """Also the beginning of office files; their readers say so louder."""
    return 2 if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0


def members(given: Given) -> Iterator[Given | CannotRead]:
    """Each file in the archive's order; one that cannot be unpacked is an error in its place, and the rest go on."""
    with archive_of(given) as archive:
        if other := program_file(archive.namelist(), part(given, archive, "mimetype") or b""):
            raise UnknownFormat(given.name, *other)
        # Not info.is_dir(): it fails on an empty name, which a broken archive can have.
        infos = [one for one in archive.infolist() if not one.filename.endswith("/") and not is_clutter(one.filename)]
        known = KnownList()
        for info in infos:
            if is_list(info.filename):
                known.add(unpack(archive, info, given), f"{given.name}/{info.filename}")
        for info in infos:
            if not is_list(info.filename):
                yield _member(given, archive, info, known)


def _member(given: Given, archive: zipfile.ZipFile, info: zipfile.ZipInfo, known: KnownList) -> Given | CannotRead:
    name = _name(info)
    try:
        if _escapes(name):
            what = "its name leads outside the archive"
            raise Damaged(f"{given.name}/{name}", what, "pack it again with plain file names")
        given.limits.check("bytes", info.file_size, f"{given.name}/{name}")
        return given.member(name, unpack(archive, info, given), known=known.of(name))
    except CannotRead as error:
        return error


def _name(info: zipfile.ZipInfo) -> str:
    """Old programs wrote names in their own code page and did not say which."""
    if info.flag_bits & _UTF8 or info.filename.isascii():
        return info.filename
    decoded = decode(info.filename.encode("cp437", "replace"))
    return decoded.text if decoded else info.filename


def _escapes(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in "".join(path.parts[:1]) or any(c < " " for c in name)


READER = Reader("ZIP", ("application/zip",), sniff, members=members)
