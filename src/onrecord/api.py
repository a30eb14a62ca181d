"""The chain: what each verb of onrecord does, in a few lines. The only place that composes the rooms.

Reading a letter needs no database; `open_record` is where one is first imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CannotRead, SeveralLetters
from onrecord.model import Letter


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: its letters, or the error that says why there are none."""

    name: str
    letters: tuple[Letter, ...] = ()
    error: CannotRead | None = None


def read(source: Path | str | bytes, *, name: str | None = None) -> Letter:
    """Read the one letter in a file.

    `source`: a path, or the bytes of a file (then give a `name`). Raises `CannotRead`: `SeveralLetters` when the file
    holds more than one, and other kinds when it gives none.
    """
    letters = read_all(source, name=name)
    if len(letters) > 1:
        shown = name or (str(source) if not isinstance(source, bytes) else "the file")
        raise SeveralLetters(shown, f"holds {len(letters)} letters", "read them with onrecord.read_all")
    return letters[0]


def read_all(source: Path | str | bytes, *, name: str | None = None, head_only: bool = False) -> tuple[Letter, ...]:
    """Read every letter in a file: a bundle, a mailbox and an archive hold several. Raises `CannotRead`."""
    from onrecord.letters import parse
    from onrecord.sources import open_all

    where = Path(source) if isinstance(source, str) else source
    return tuple(letter for opened in open_all(where, name=name) for letter in parse(opened, head_only=head_only))


def read_many(paths: Sequence[Path], *, head_only: bool = False) -> Iterator[FileRead]:
    """Read files and folders in order; a file that cannot be read is an outcome like any other."""
    for path, name in files_under(paths):
        try:
            yield FileRead(name, read_all(path, name=name, head_only=head_only))
        except CannotRead as error:
            yield FileRead(name, error=error)


def files_under(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Files to read, with the name each is known by: as given, or relative to the folder given.

    Folders are walked in name order; hidden files and folders are passed over, and no link is followed out of a folder.
    """
    for path in paths:
        if not path.is_dir():
            yield path, path.name
            continue
        for found in sorted(path.rglob("*")):
            inside = found.relative_to(path)
            if found.is_file() and not found.is_symlink() and not any(part.startswith(".") for part in inside.parts):
                yield found, inside.as_posix()
