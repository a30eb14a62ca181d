"""Files -> the record: kept first, then read; read again; checked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.api.catching_up import catch_up
from onrecord.api.copies import copies
from onrecord.api.reading import FileRead, files_under, read_files
from onrecord.errors import CannotRead, NotFound, OnrecordError
from onrecord.model import Copy, Letter

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.again import Change

READER = f"onrecord {__version__}"
"""Version of the reader kept beside what it read; another version is a reason to read again."""

TOLD = "known"
"""Kind of setting: what a list beside a file said of it, by the file's hash."""

AT_ONCE = 200
"""Files kept before their reading begins: a crash costs at most the reading of these, never an original."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding one file.

    known    the record held these bytes, read by this reader, before
    same_as  the other name the same bytes are held under; None when there is none
    copies   letters of the record that are copies of one of these, a scan and its text; both stay
    ids      of the letters that were read just now
    """

    name: str
    sha256: str | None
    letters: int = 0
    known: bool = False
    errors: tuple[CannotRead, ...] = ()
    same_as: str | None = None
    copies: tuple[Copy, ...] = ()
    ids: tuple[str, ...] = ()


def open_record(
    place: Path | str, *, make: bool = True, who: str | None = None, say: Callable[[str], None] | None = None
) -> Record:
    """Open a record: a folder, or `postgresql://...` for a team.

    `make=False` raises `NotFound` where there is none yet, for commands that only look. `who`: the account at work on a
    team's record, which may see and do what its role allows; a name to sign with on a record without accounts.
    `say` is told when a record of an older version is brought up to date.
    """
    from onrecord.store import open_record as open_it

    if not make and not is_record(place):
        raise NotFound(f"no record in {place}; make one with `onrecord add FOLDER`, or name another with --record")
    record = open_it(place, say=say)
    return record if who is None else record.as_account(who)


def is_record(place: Path | str) -> bool:
    """False for a folder without a record; of a database nothing is known before it is opened."""
    return "://" in str(place) or (Path(place) / "onrecord.db").exists()


def add(record: Record, paths: Sequence[Path | str], *, workers: int | None = 0) -> Iterator[Added]:
    """Keep files and folders in a record and read them; outcomes in order. Adding a file again changes nothing.

    Each original is safe before it is read, and stays when it cannot be. `workers` as for `read_many`.
    """
    for some in _batches(files_under(paths)):
        kept = [_keep(record, path, name) for path, name in some]
        unread: list[tuple[Path, str]] = []
        first: dict[str, Added | None] = {}
        twins: set[int] = set()
        for n, ((path, _), one) in enumerate(zip(some, kept, strict=True)):
            if one.known or not one.sha256:
                continue
            if one.sha256 in first and not _told(record, one.sha256):
                twins.add(n)
                continue
            first[one.sha256] = None
            unread.append((path, one.name))
        reads = read_files(unread, workers=workers)
        for n, one in enumerate(kept):
            if n in twins and (read := first[one.sha256 or ""]):
                yield _as_read(one, read)
            elif one.known or not one.sha256:
                yield one
            else:
                first[one.sha256] = added = _enter(record, one, next(reads))
                yield added
        catch_up(record)


def _as_read(one: Added, read: Added) -> Added:
    """The same bytes under a second name among files added at once: read, and counted, under the first."""
    return replace(one, errors=tuple(type(error)(one.name, error.what, error.do) for error in read.errors))


def add_file(record: Record, data: bytes, name: str, *, workers: int | None = 0) -> Added:
    """Keep one file, given as bytes, and read it."""
    one = _noted(record, data, name)
    if one.known or one.sha256 is None:
        return one
    added = _enter(record, one, next(read_files([(data, name)], workers=workers)))
    catch_up(record)
    return added


def keep_file(record: Record, data: bytes, name: str, told: Mapping[str, str] | None = None) -> tuple[str, bool]:
    """Keep one file to be read later; returns its SHA-256, and whether it is to be read though it was read before.

    `told`: what a list says of it (see `told_by`); it is kept with the file.
    """
    sha = record.add_original(data, name)
    if not told or told == _told(record, sha):
        return sha, False
    record.set(TOLD, sha, dict(told))
    return sha, True


def told_by(lists: Iterable[tuple[str, bytes]], name: str) -> dict[str, str]:
    """What lists that came with a file say of it, the nearest folder's last; a list names files from its own folder.

    `lists`: name and bytes of each `known.csv`, `known.json` or `letter.pdf.json`. Raises `CannotRead` for a bad one.

    >>> told_by([("box/known.csv", b"file,date\\na.pdf,2011-05-04\\n")], "box/a.pdf")
    {'date': '2011-05-04'}
    """
    from onrecord.sources.sidecar import KnownList, is_list, of_one

    values: dict[str, str] = {}
    for called, data in sorted(lists, key=lambda one: one[0].count("/")):
        folder = called.rpartition("/")[0]
        if is_list(called):
            known = KnownList()
            known.add(data, called)
            if not folder or name.startswith(f"{folder}/"):
                values |= known.exactly(name.removeprefix(f"{folder}/") if folder else name)
        elif called == f"{name}.json":
            values |= of_one(data, called)
    return values


def read_kept(record: Record, sha: str, *, workers: int | None = 0, anew: bool = False) -> Added:
    """Read a file that the record keeps and nobody has read yet, or with `anew` again. Raises `NotFound`."""
    kept = record.file(sha)
    if kept.reader == READER and not kept.failure and not anew:
        return Added(kept.name, sha, kept.letters, known=True)
    to_read = (record.original(sha), kept.name, _told(record, sha))
    return _enter(record, Added(kept.name, sha), next(read_files([to_read], workers=workers)))


def _batches(files: Iterable[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    files = iter(files)
    while some := list(islice(files, AT_ONCE)):
        yield some


def _keep(record: Record, path: Path, name: str) -> Added:
    from onrecord.sources.sidecar import beside

    try:
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "cannot be opened").lower()
        return Added(name, None, errors=(CannotRead(name, why, "check the path and its permissions"),))
    one = _noted(record, data, name)
    try:
        told = beside(path)
    except (CannotRead, OSError):
        return replace(one, known=False)  # the reading meets it again, and says which list is broken
    if one.sha256 and told and told != _told(record, one.sha256):
        # Kept with the file, so that it is not lost when the file is read again without its list.
        record.set(TOLD, one.sha256, told)
        return replace(one, known=False)
    return one


def _told(record: Record, sha: str) -> dict[str, str]:
    """What an archivist's list said of a file when it was added, nothing of it hidden."""
    from onrecord.store import settings

    with record.reading() as tx:
        return dict(settings.get(tx, TOLD, sha) or {})


def _noted(record: Record, data: bytes, name: str) -> Added:
    sha = record.add_original(data, name)
    kept = record.file(sha)
    known = kept.reader == READER and not kept.failure
    return Added(name, sha, kept.letters, known=known, same_as=kept.name if kept.name != name else None)


def _enter(record: Record, one: Added, found: FileRead) -> Added:
    sha = one.sha256 or ""
    if found.letters:
        record.save_letters(sha, found.letters, READER)
    else:
        why = str(found.errors[0]) if found.errors else f"{found.name}: no letter in it"
        record.mark_unreadable(sha, why, reader_version=READER)
    held = () if one.same_as else tuple(copy for letter in found.letters for copy in copies(record, letter))
    ids = tuple(letter.id for letter in found.letters)
    return replace(one, letters=len(ids), errors=found.errors, copies=held, ids=ids)


def reread(record: Record, *, apply: bool = False, workers: int | None = 1) -> Iterator[Change]:
    """Read every original again with the reader at hand; tells what changes, and changes it only with `apply`.

    Decisions stay: each finds its quotation again, or is shown as stale. `workers`: processes that read; None is one a
    core. A better reader may be the one that a file kept for years brings down: none is read in this process.
    """
    with _again(record, workers) as read:
        yield from record.reread(read, reader_version=READER, apply=apply)
    if apply:
        catch_up(record)


def rebuild(record: Record, *, say: Callable[[str], None] | None = None, workers: int | None = 1) -> Iterator[Change]:
    """Make all that is derived anew from originals and decisions; the same record comes out."""
    with _again(record, workers) as read:
        yield from record.rebuild(read, reader_version=READER)
    catch_up(record, say=say)


@contextmanager
def _again(record: Record, workers: int | None) -> Iterator[Callable[[bytes, str], Sequence[Letter]]]:
    """Reads kept files with what was known of them, in workers, ahead of the file that is asked for."""
    from onrecord.store.again import to_read

    told, begun = _told_of_all(record), deque[str]()
    done: dict[str, FileRead] = {}

    def files() -> Iterator[tuple[bytes, str, dict[str, str]]]:
        for sha, name in to_read(record.database):
            data = None
            # One that is missing is told by whoever asks for it; it must not end the others' reading here.
            with suppress(OnrecordError, OSError):
                data = record.originals.get(sha)
            if data is not None:
                begun.append(sha)
                yield data, name, told.get(sha, {})

    with closing(read_files(files(), workers=workers)) as reads:

        def read(data: bytes, name: str) -> Sequence[Letter]:
            sha = sha256(data).hexdigest()
            while sha not in done and (one := next(reads, None)):
                done[begun.popleft()] = one
            found = done.pop(sha, FileRead(name))
            if not found.letters:
                raise found.errors[0] if found.errors else CannotRead(name, "no letter in it")
            return found.letters

        yield read


def _told_of_all(record: Record) -> dict[str, dict[str, str]]:
    from onrecord.store import settings

    with record.reading() as tx:
        return settings.every(tx, TOLD)


def clock_amiss(today: date) -> str:
    """A line where this machine's day is before the tables that ship were made; "" where it may be right.

    >>> clock_amiss(date(1985, 3, 1)).startswith("this machine's clock says 1985-03-01")
    True
    """
    from onrecord.reference.status import status_tables

    made = max(str(table.as_at) for table in status_tables())
    if today.isoformat() >= made:
        return ""
    return (
        f"this machine's clock says {today}, and what ships is of {made}: set it before adding more; "
        "silence is counted to the day of the last adding"
    )
