"""The door: a path or bytes in, `Source` values out, or one clear line why not."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from onrecord.errors import CannotRead, Damaged, NoText, SeveralLetters, UnknownFormat
from onrecord.model import Source
from onrecord.sources.limits import Limits
from onrecord.sources.reader import HEAD, Given, Reader, readers


def open_source(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    known: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Source:
    """Read one file. A mail gives the mail itself; its attachments come with `open_all`.

    `name`: what to call it in messages and in `Source.name`; the path as given where it is left out.
    `known`: header values from outside the letter's words; they win over what is read.
    Raises `CannotRead` (which names the file and what to do) and nothing else of its own.

    >>> open_source(b"Geneva, 4 May 2011", name="a.txt").text
    'Geneva, 4 May 2011'
    """
    given = _given(path_or_bytes, name, known, limits)
    reader = _reader_for(given)
    if reader.read is None:
        raise SeveralLetters(given.name, f"a {reader.name} that holds several files", "read all that is in it")
    return _read(reader, given)


def open_all(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    known: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    failed: Callable[[CannotRead], None] | None = None,
) -> Iterator[Source]:
    """Read a file and everything in it: mails with their attachments, the members of an archive, a folder's files.

    A member that cannot be read is handed to `failed` and the others go on; without `failed` its error is raised
    after the last of the others.

    >>> [source.name for source in open_all(b"Geneva, 4 May 2011", name="a.txt")]
    ['a.txt']
    """
    errors: list[CannotRead] = []
    report = failed or errors.append
    for reader, given in _files(_given(path_or_bytes, name, known, limits), report):
        try:
            if reader.read is not None:
                yield _read(reader, given)
        except CannotRead as error:
            report(error)
    if errors:
        raise errors[0]


def files_in(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    known: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    failed: Callable[[CannotRead], None] | None = None,
) -> Iterator[Given]:
    """Unpack without reading: every single file in a container, with its bytes, ready for `open_source`.

    >>> [given.name for given in files_in(b"Geneva, 4 May 2011", name="a.txt")]
    ['a.txt']
    """
    errors: list[CannotRead] = []
    for reader, given in _files(_given(path_or_bytes, name, known, limits), failed or errors.append):
        if reader.read is not None:
            yield given
    if errors:
        raise errors[0]


def _files(given: Given, report: Callable[[CannotRead], None]) -> Iterator[tuple[Reader, Given]]:
    try:
        reader = _reader_for(given)
        yield reader, given
        if reader.members is None:
            return
        given.limits.check("depth", given.depth + 1, given.name)
        for count, member in enumerate(reader.members(given), start=1):
            given.limits.check("members", count, given.name)
            yield from _files(member, report)
    except CannotRead as error:
        report(error)


def _read(reader: Reader, given: Given) -> Source:
    assert reader.read is not None
    source = reader.read(given)
    if not source.text.strip():
        raise NoText(given.name, "no text in it")
    return source


def _reader_for(given: Given) -> Reader:
    if not given.data:
        raise NoText(given.name, "an empty file", "check that it was copied whole")
    best = max(readers(), key=lambda reader: reader.sniff(given.head, given.name))
    if best.sniff(given.head, given.name) > 0:
        return best
    raise UnknownFormat(given.name, _what_it_is(given), _ADVICE.get(_what_it_is(given), _ADVICE[""]))


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or Outlook file (.doc, .xls, .msg)"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_ADVICE = {
    "an old Office or Outlook file (.doc, .xls, .msg)": "save it as .docx, PDF or .eml",
    "a PostScript file": "convert it to PDF",
    "a program": "leave it out",
    **dict.fromkeys(
        ("a RAR archive", "a 7z archive", "a gzip file", "a bzip2 file", "an xz file"), "unpack it, or pack it as ZIP"
    ),
    "": "convert it to PDF or plain text",
}


def _what_it_is(given: Given) -> str:
    for signature, what in _SIGNATURES:
        if given.data.startswith(signature):
            return what
    return "not a kind of file onrecord reads"


def _given(
    path_or_bytes: str | Path | bytes, name: str | None, known: Mapping[str, str] | None, limits: Limits | None
) -> Given:
    limits = limits or Limits()
    if isinstance(path_or_bytes, bytes):
        data, name = path_or_bytes, name or "(bytes)"
        limits.check("bytes", len(data), name)
    else:
        name = name or str(path_or_bytes)
        data = _bytes_of(Path(path_or_bytes), name, limits)
    return Given(name, data, dict(known or {}), limits)


def _bytes_of(path: Path, name: str, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CannotRead(name, "a folder, not a file", "name the files in it, or add the folder")
        if not stat.S_ISREG(status.st_mode):
            # A pipe or device could wait for ever.
            raise CannotRead(name, "not a regular file", "copy its content to a file first")
        limits.check("bytes", status.st_size, name)
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotRead(name, "no such file", "check the name") from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        raise CannotRead(name, f"cannot be opened ({error})", "check the disk and your rights to it") from None


__all__ = ["HEAD", "Damaged", "files_in", "open_all", "open_source"]
