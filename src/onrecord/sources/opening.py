"""The door: a path or bytes in, `Source` values out, or one clear line why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from onrecord.errors import CannotRead, NoText, SeveralLetters, UnknownFormat
from onrecord.model import Source
from onrecord.sources.folder import given_from, paths_in
from onrecord.sources.limits import Limits
from onrecord.sources.reader import Given, Reader, readers
from onrecord.sources.settings import Ocr
from onrecord.sources.unread import what_it_is


def open_source(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    known: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    ocr: Ocr | None = None,
) -> Source:
    """Read one file. A mail gives the mail itself; its attachments come with `open_all`.

    `name`: what to call it in messages and in `Source.name`; the path as given where it is left out.
    `known`: header values from outside the letter's words; they win over what is read.
    `ocr`: how pictures of text are read; as the environment says where it is left out.
    Raises `CannotRead` (which names the file and what to do) and nothing else of its own.

    >>> open_source(b"Geneva, 4 May 2011", name="a.txt").text
    'Geneva, 4 May 2011'
    """
    given = _given(path_or_bytes, name, known, limits, ocr)
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
    ocr: Ocr | None = None,
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
    for reader, given in _all_in(path_or_bytes, name, known, limits, ocr, report):
        try:
            if reader.read is not None:
                yield _read(reader, given)
        except NoText as error:
            # A mail that only carries its attachments is no failure.
            if reader.members is None or next(iter(reader.members(given)), None) is None:
                report(error)
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
    ocr: Ocr | None = None,
    failed: Callable[[CannotRead], None] | None = None,
) -> Iterator[Given]:
    """Unpack without reading: every single file in a container, with its bytes, ready for `open_source`.

    >>> [given.name for given in files_in(b"Geneva, 4 May 2011", name="a.txt")]
    ['a.txt']
    """
    errors: list[CannotRead] = []
    for reader, given in _all_in(path_or_bytes, name, known, limits, ocr, failed or errors.append):
        if reader.read is not None:
            yield given
    if errors:
        raise errors[0]


def _all_in(
    path_or_bytes: str | Path | bytes,
    name: str | None,
    known: Mapping[str, str] | None,
    limits: Limits | None,
    ocr: Ocr | None,
    report: Callable[[CannotRead], None],
) -> Iterator[tuple[Reader, Given]]:
    if isinstance(path_or_bytes, bytes) or not _is_folder(path_or_bytes):
        yield from _files(_given(path_or_bytes, name, known, limits, ocr), report)
        return
    place, limits, ocr = Path(path_or_bytes), limits or Limits(), ocr or Ocr.from_environment()
    for path in paths_in(place):
        try:
            shown = str(path) if name is None else f"{name}/{path.relative_to(place)}"
            yield from _files(given_from(path, shown, limits, ocr, known=known), report)
        except CannotRead as error:
            report(error)


def _files(given: Given, report: Callable[[CannotRead], None]) -> Iterator[tuple[Reader, Given]]:
    try:
        reader = _reader_for(given)
        yield reader, given
        if reader.members is None:
            return
        if reader.read is None:
            given.limits.check("depth", given.depth + 1, given.name)
        for member in reader.members(given):
            # A mail or PDF may well lie as deep as files may, when nothing is attached to it.
            given.limits.check("depth", given.depth + 1, given.name)
            given.spent.members += 1
            given.limits.check("members", given.spent.members, given.name)
            if isinstance(member, CannotRead):
                report(member)
            else:
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
    head = given.head
    best = max(readers(), key=lambda reader: reader.sniff(head, given.name))
    if best.sniff(head, given.name) > 0:
        return best
    raise UnknownFormat(given.name, *what_it_is(given.data))


def _given(
    path_or_bytes: str | Path | bytes,
    name: str | None,
    known: Mapping[str, str] | None,
    limits: Limits | None,
    ocr: Ocr | None,
) -> Given:
    ocr = ocr or Ocr.from_environment()
    limits = limits or Limits()
    if isinstance(path_or_bytes, bytes):
        name = name or "(bytes)"
        limits.check("bytes", len(path_or_bytes), name)
        return Given(name, path_or_bytes, dict(known or {}), limits, ocr=ocr)
    path, name = Path(path_or_bytes), name or str(path_or_bytes)
    if _is_folder(path):
        raise CannotRead(name, "a folder, not a file", "name the files in it, or add the folder")
    if _exists(path) and not path.is_file():
        # A pipe or a device could wait for ever.
        raise CannotRead(name, "not a regular file", "copy its content to a file first")
    return given_from(path, name, limits, ocr, known=known)


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
