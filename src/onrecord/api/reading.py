"""Files -> letters, without a database."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import CannotRead, SeveralLetters
from onrecord.model import Letter

if TYPE_CHECKING:
    from onrecord.letters.statements.proposals import Helper


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: its letters, and the errors that say what could not be read."""

    name: str
    letters: tuple[Letter, ...] = ()
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


def read_all(
    source: Path | str | bytes, *, name: str | None = None, head_only: bool = False, whole: bool = False
) -> tuple[Letter, ...]:
    """Read every letter in a file: a bundle, a mailbox and an archive hold several.

    Raises the first `CannotRead` met; to keep what can be read beside what cannot, use `read_many`.
    """
    found = _read_file(Path(source) if isinstance(source, str) else source, name, head_only=head_only, whole=whole)
    if found.errors:
        raise found.errors[0]
    return found.letters


def read_many(
    paths: Sequence[Path | str],
    *,
    head_only: bool = False,
    whole: bool = False,
    workers: int | None = 0,
    helpers: tuple[Helper, ...] = (),
) -> Iterator[FileRead]:
    """Read files and folders in order; what cannot be read is told in the outcome and the rest go on.

    `whole`: take every file for one letter, also one that looks like a bundle. `workers`: 0 reads in this process;
    None takes a worker process a core, with limits on memory and time, so that a hostile file costs itself alone.
    `helpers`: outside proposers of statements (`onrecord.assist`); with them all is read in this process, as workers
    have no network.
    """
    files = files_under(paths)
    if helpers:
        yield from (_read_file(*file, head_only=head_only, whole=whole, helpers=helpers) for file in files)
        return
    yield from read_files(files, head_only=head_only, whole=whole, workers=workers)


ToRead = tuple[Path | bytes, str] | tuple[Path | bytes, str, Mapping[str, str]]
"""A file, the name it is known by, and what is known of it beforehand where no list beside it tells."""


def read_files(
    files: Iterable[ToRead], *, head_only: bool = False, whole: bool = False, workers: int | None = 0
) -> Generator[FileRead, None, None]:
    from onrecord.bulk import Limits, run
    from onrecord.letters.statements import cues
    from onrecord.reference import gazetteer
    from onrecord.reference.files import folders

    if workers == 0:
        yield from (_read_file(*file, head_only=head_only, whole=whole) for file in files)
        return
    cues.make_ready()
    gazetteer.make_ready()
    work = partial(_in_worker, head_only=head_only, whole=whole, overlays=folders()[1:])
    for outcome in run(work, files, Limits(workers=workers), name=itemgetter(1)):
        if outcome.value is not None:
            yield outcome.value
        elif isinstance(outcome.error, CannotRead):
            yield FileRead(outcome.item[1], errors=(outcome.error,))
        elif outcome.error is not None:
            raise outcome.error


def _in_worker(file: ToRead, *, head_only: bool, whole: bool, overlays: tuple[Path, ...]) -> FileRead:
    """What a worker process does with one file; the user's own reference data is not there yet when it starts."""
    from onrecord.reference.files import folders, overlay

    for folder in overlays:
        if folder not in folders():
            overlay(folder)
    return _read_file(*file, head_only=head_only, whole=whole)


YES = frozenset({"yes", "true", "1", "y", "oui", "sí", "si", "да"})
"""What a list says under `whole` of a file that is one letter, whatever it looks like."""


def _read_file(
    source: Path | bytes,
    name: str | None,
    known: Mapping[str, str] | None = None,
    *,
    head_only: bool = False,
    whole: bool = False,
    helpers: tuple[Helper, ...] = (),
) -> FileRead:
    from onrecord.letters import parse
    from onrecord.sources import open_all

    errors: list[CannotRead] = []
    letters: list[Letter] = []
    shown = name or ("the file" if isinstance(source, bytes) else str(source))
    try:
        for opened in open_all(source, name=name, known=known, failed=errors.append):
            one = whole or opened.known.get("whole", "").strip().casefold() in YES
            letters += parse(opened, helpers=helpers, head_only=head_only, whole=one)
    except CannotRead as error:
        errors.append(error)
    return FileRead(shown, tuple(letters), tuple(errors))


def files_under(paths: Iterable[Path | str]) -> Iterator[tuple[Path, str]]:
    """Files to read, with the name each is known by: as given, or relative to the folder given.

    Folders are walked in name order. Hidden files, links, records and what systems leave (`passed_over`) are no
    letters, nor are lists of what is known of letters (`known.csv`, `letter.pdf.json`).
    """
    from onrecord.sources import is_sidecar, records_in

    for path in map(Path, paths):
        if not path.is_dir():
            yield path, path.name
            continue
        records = records_in(path)
        for found in sorted(path.rglob("*")):
            within = any(one in found.parents for one in records)
            if not within and found.is_file() and not _no_letter(found, path) and not is_sidecar(found):
                yield found, found.relative_to(path).as_posix()


def passed_over(paths: Iterable[Path | str]) -> tuple[str, ...]:
    """Names of what `files_under` leaves out of folders: hidden files, links, records, what programs leave there."""
    from onrecord.sources import records_in

    found = []
    for folder in (path for path in map(Path, paths) if path.is_dir()):
        records = records_in(folder)
        found += [f"{one.relative_to(folder)} (a record)" if one != folder else f"{one} (a record)" for one in records]
        for place in sorted(folder.rglob("*")):
            if any(one in place.parents for one in records):
                continue
            inside = place.relative_to(folder)
            # What lies in a hidden folder is told by the folder's name.
            told = next((n for n, part in enumerate(inside.parts, start=1) if part.startswith(".")), len(inside.parts))
            if (told < len(inside.parts) or not place.is_dir()) and _no_letter(place, folder):
                found.append("/".join(inside.parts[:told]))
    return tuple(dict.fromkeys(found))


def lists_amiss(paths: Iterable[Path | str]) -> tuple[str, ...]:
    """What is wrong with the lists of known values in these folders, one line each, the list's name first."""
    from onrecord.sources.sidecar import LISTS, amiss, is_list, listed

    found = []
    for folder in (path for path in map(Path, paths) if path.is_dir()):
        for place in sorted(p for p in folder.rglob("*") if is_list(p.name) and p.is_file()):
            name = place.relative_to(folder).as_posix()
            if place.name in LISTS:
                wrong = (*amiss(place), *_unheard(listed(place)))
                found += [f"{name}: {one}" for one in wrong]
            else:
                found.append(f"{name}: is not read under this name; call it {place.name.lower()}")
    return tuple(found)


def _unheard(rows: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Values of a list that no reader understands: days that are none, kinds of paper that nobody knows."""
    from onrecord.letters.header.known import known_kind
    from onrecord.letters.reading import begin
    from onrecord.letters.recognisers.dates import find_date_mentions
    from onrecord.model import Day, Kind, Source, Span

    def is_day(said: str) -> bool:
        try:
            return bool(Day(said))
        except ValueError:
            return any(one.exact for one in find_date_mentions(said, "en"))

    def is_kind(said: str) -> bool:
        return known_kind(begin(Source("", "", "text/plain", "-", known={"kind": said}), Span(0, 1))) is not None

    def amiss(column: str, known: Callable[[str], bool]) -> list[str]:
        told = ((file, values[column]) for file, values in rows.items() if column in values)
        return [f"{said!r} ({file})" for file, said in told if not known(said)]

    if wrong := amiss("date", is_day):
        yield f"no day: {_some(wrong)}; write 2014-03-04, 2014-03 or 2014"
    if unknown := amiss("kind", is_kind):
        yield f"no kind of letter: {_some(unknown)}; write one of {', '.join(Kind)}"


def _some(named: Sequence[str]) -> str:
    return ", ".join(named[:3]) + (f" and {len(named) - 3} more" if len(named) > 3 else "")


def _no_letter(place: Path, folder: Path) -> bool:
    from onrecord.sources import is_clutter

    inside = place.relative_to(folder)
    return place.is_symlink() or any(part.startswith(".") for part in inside.parts) or is_clutter(inside.as_posix())


def use_reference(folder: Path) -> None:
    """Add a folder of states, bodies and treaties of the user's own to what ships. Raises `BadReference`."""
    from onrecord.reference.files import overlay

    overlay(folder)
