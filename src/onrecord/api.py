"""The chain: what each verb of onrecord does, in a few lines. The only place that composes the rooms.

Reading a letter needs no database; `open_record` is where one is first imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.errors import CannotRead, NotFound, SeveralLetters
from onrecord.model import Letter

if TYPE_CHECKING:
    from onrecord.store import Record

READER = f"onrecord {__version__}"
"""Version of the reader kept beside what it read; another version is a reason to read again."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: its letters, and the errors that say what could not be read."""

    name: str
    letters: tuple[Letter, ...] = ()
    errors: tuple[CannotRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding one file. `known`: the record held these bytes, read by this reader, before."""

    name: str
    sha256: str | None
    letters: int = 0
    known: bool = False
    errors: tuple[CannotRead, ...] = ()


def read(source: Path | str | bytes, *, name: str | None = None) -> Letter:
    """Read the one letter in a file.

    `source`: a path, or the bytes of a file (then give a `name`). Raises `CannotRead`: `SeveralLetters` when the file
    holds more than one, and other kinds when it gives none.

    >>> print(read(b"Helmsgate, 4 March 2014\\n\\nDear Minister,\\n\\nWe cannot sign.\\n", name="note.txt").language)
    en
    """
    letters = read_all(source, name=name)
    if len(letters) > 1:
        shown = name or (str(source) if not isinstance(source, bytes) else "the file")
        raise SeveralLetters(shown, f"holds {len(letters)} letters", "read them with onrecord.read_all")
    return letters[0]


def read_all(source: Path | str | bytes, *, name: str | None = None, head_only: bool = False) -> tuple[Letter, ...]:
    """Read every letter in a file: a bundle, a mailbox and an archive hold several.

    Raises the first `CannotRead` met; to keep what can be read beside what cannot, use `read_many`.
    """
    found = _read_file(Path(source) if isinstance(source, str) else source, name, head_only=head_only)
    if found.errors:
        raise found.errors[0]
    return found.letters


def read_many(paths: Sequence[Path | str], *, head_only: bool = False) -> Iterator[FileRead]:
    """Read files and folders in order; what cannot be read is told in the outcome and the rest go on."""
    for path, name in files_under(paths):
        yield _read_file(path, name, head_only=head_only)


def _read_file(source: Path | bytes, name: str | None, *, head_only: bool = False) -> FileRead:
    from onrecord.letters import parse
    from onrecord.sources import open_all

    errors: list[CannotRead] = []
    letters: list[Letter] = []
    shown = name or ("the file" if isinstance(source, bytes) else str(source))
    try:
        for opened in open_all(source, name=name, failed=errors.append):
            letters += parse(opened, head_only=head_only)
    except CannotRead as error:
        errors.append(error)
    return FileRead(shown, tuple(letters), tuple(errors))


def files_under(paths: Iterable[Path | str]) -> Iterator[tuple[Path, str]]:
    """Files to read, with the name each is known by: as given, or relative to the folder given.

    Folders are walked in name order; hidden files and folders are passed over, and no link is followed out of a folder.
    """
    for path in map(Path, paths):
        if not path.is_dir():
            yield path, path.name
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path)
            if found.is_file() and not found.is_symlink() and not any(part.startswith(".") for part in inside.parts):
                yield found, inside.as_posix()


def open_record(place: Path | str, *, make: bool = True) -> Record:
    """Open a record: a folder, or `postgresql://...` for a team.

    `make=False` raises `NotFound` where there is none yet, for commands that only look.
    """
    from onrecord.store import open_record as open_it

    if not make and "://" not in str(place) and not (Path(place) / "onrecord.db").exists():
        raise NotFound(f"no record in {place}; make one with `onrecord add FOLDER`, or name another with --record")
    return open_it(place)


def add(record: Record, paths: Sequence[Path | str]) -> Iterator[Added]:
    """Keep files and folders in a record and read them. Adding the same file again changes nothing.

    Each original is safe before it is read, and stays when it cannot be.
    """
    for path, name in files_under(paths):
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Added(name, None, errors=(CannotRead(name, str(error.strerror).lower(), "check the path"),))
            continue
        yield add_file(record, data, name)


def add_file(record: Record, data: bytes, name: str) -> Added:
    """Keep one file, given as bytes, and read it."""
    sha = record.add_original(data, name)
    kept = record.file(sha)
    if kept.reader == READER and not kept.failure:
        return Added(name, sha, kept.letters, known=True)
    found = _read_file(data, name)
    if found.letters:
        record.save_letters(sha, found.letters, READER)
    else:
        why = str(found.errors[0]) if found.errors else f"{name}: no letter in it"
        record.mark_unreadable(sha, why, reader_version=READER)
    return Added(name, sha, len(found.letters), errors=found.errors)
