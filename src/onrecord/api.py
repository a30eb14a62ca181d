"""The chain: what each verb of onrecord does, in a few lines. The only place that composes the rooms.

Reading a letter needs no database; `open_record` is where one is first imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.errors import CannotRead, NotFound, SeveralLetters
from onrecord.model import Ask, Check, CitedLetter, Decision, Letter, Link, Position, Profile, StatusFact

if TYPE_CHECKING:
    from onrecord.record.facts import StatusOf, Votes
    from onrecord.store import Record

READER = f"onrecord {__version__}"
"""Version of the reader kept beside what it read; another version is a reason to read again."""

AT_ONCE = 200
"""Files kept before their reading begins: a crash costs at most the reading of these, never an original."""


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


def read_many(paths: Sequence[Path | str], *, head_only: bool = False, workers: int | None = 0) -> Iterator[FileRead]:
    """Read files and folders in order; what cannot be read is told in the outcome and the rest go on.

    `workers`: 0 reads in this process; None takes a worker process a core, with limits on memory and time, so that a
    hostile file costs itself alone.
    """
    yield from _read_files(files_under(paths), head_only=head_only, workers=workers)


def _read_files(
    files: Iterable[tuple[Path | bytes, str]], *, head_only: bool = False, workers: int | None = 0
) -> Iterator[FileRead]:
    from onrecord.bulk import Limits, run
    from onrecord.reference.files import folders

    if workers == 0:
        yield from (_read_file(*file, head_only=head_only) for file in files)
        return
    work = partial(_in_worker, head_only=head_only, overlays=folders()[1:])
    for outcome in run(work, files, Limits(workers=workers), name=itemgetter(1)):
        if outcome.value is not None:
            yield outcome.value
        elif isinstance(outcome.error, CannotRead):
            yield FileRead(outcome.item[1], errors=(outcome.error,))
        elif outcome.error is not None:
            raise outcome.error


def _in_worker(file: tuple[Path | bytes, str], *, head_only: bool, overlays: tuple[Path, ...]) -> FileRead:
    """What a worker process does with one file; the user's own reference data is not there yet when it starts."""
    from onrecord.reference.files import folders, overlay

    for folder in overlays:
        if folder not in folders():
            overlay(folder)
    return _read_file(*file, head_only=head_only)


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


def add(record: Record, paths: Sequence[Path | str], *, workers: int | None = 0) -> Iterator[Added]:
    """Keep files and folders in a record and read them; outcomes in order. Adding a file again changes nothing.

    Each original is safe before it is read, and stays when it cannot be. `workers` as for `read_many`.
    """
    for some in _batches(files_under(paths)):
        kept = [_keep(record, path, name) for path, name in some]
        unread = [(path, one.name) for (path, _), one in zip(some, kept, strict=True) if one.sha256 and not one.known]
        reads = _read_files(unread, workers=workers)
        for one in kept:
            yield one if one.known or not one.sha256 else _enter(record, one.sha256, next(reads))


def add_file(record: Record, data: bytes, name: str, *, workers: int | None = 0) -> Added:
    """Keep one file, given as bytes, and read it."""
    one = _noted(record, data, name)
    if one.known or one.sha256 is None:
        return one
    return _enter(record, one.sha256, next(_read_files([(data, name)], workers=workers)))


def _batches(files: Iterable[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    files = iter(files)
    while some := list(islice(files, AT_ONCE)):
        yield some


def _keep(record: Record, path: Path, name: str) -> Added:
    try:
        data = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "cannot be opened").lower()
        return Added(name, None, errors=(CannotRead(name, why, "check the path and its permissions"),))
    return _noted(record, data, name)


def _noted(record: Record, data: bytes, name: str) -> Added:
    sha = record.add_original(data, name)
    kept = record.file(sha)
    return Added(name, sha, kept.letters, known=kept.reader == READER and not kept.failure)


def _enter(record: Record, sha: str, found: FileRead) -> Added:
    if found.letters:
        record.save_letters(sha, found.letters, READER)
    else:
        why = str(found.errors[0]) if found.errors else f"{found.name}: no letter in it"
        record.mark_unreadable(sha, why, reader_version=READER)
    return Added(found.name, sha, len(found.letters), errors=found.errors)


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known together: letters with decisions applied, what answers what, and the facts beside them.

    as_of   the day the record was last added to; nothing said here is true beyond it
    """

    letters: tuple[Letter, ...]
    links: tuple[Link, ...]
    as_of: date
    status: StatusOf
    votes: Votes
    decisions: tuple[Decision, ...] = ()

    def letter(self, id: str) -> Letter:
        """The letter of that id. Raises `NotFound`."""
        for one in self.letters:
            if one.id == id:
                return one
        raise NotFound(f"no letter {id} in this record")


def known(record: Record) -> Known:
    """All that a record holds, put together. An empty record is as of the day it is looked at."""
    from onrecord.record.links import link

    letters = tuple(record.letters())
    return _known(letters, link(letters), record.last_added() or date.today())


def known_of(letters: Iterable[Letter], *, as_of: date | None = None) -> Known:
    """The same over letters at hand, without a record."""
    from onrecord.record.links import link

    held = tuple(letters)
    return _known(held, link(held), as_of or date.today())


def _known(letters: tuple[Letter, ...], links: tuple[Link, ...], as_of: date) -> Known:
    from onrecord.record.facts import Votes
    from onrecord.reference.status import status

    return Known(letters, links, as_of, status, Votes())


def asks(found: Known) -> tuple[Ask, ...]:
    """What was asked of whom, and what came of it, oldest first."""
    from onrecord.record.asks import asks as find_asks

    return find_asks(found.letters, found.links, status=found.status, as_of=found.as_of, decisions=found.decisions)


def missing(found: Known) -> tuple[CitedLetter, ...]:
    """Letters, messages and warnings that are cited and not held, by day."""
    from onrecord.record.cited import cited

    return cited(found.letters, found.links)


def words_of(found: Known, holder: str, *, topic: str | None = None) -> Position:
    """A holder's own words, and apart from them what others report of it."""
    from onrecord.record.positions import words_of as find_words

    return find_words(holder, found.letters, topic=topic, decisions=found.decisions)


def check(found: Known, letter: Letter) -> tuple[Check, ...]:
    """Each claim of a letter that rows can test: agrees, disagrees, cannot tell."""
    from onrecord.record.checks import check as test_claims

    return test_claims(letter, status=found.status, votes=found.votes, letters=found.letters)


@dataclass(frozen=True, slots=True)
class StateView:
    """One state on one page: status under each treaty known of, its own words and reports of it, what it was asked.

    name    of the state in English
    status  with the rows it rests on, one per treaty whose status is known
    """

    code: str
    name: str
    as_of: date
    status: tuple[StatusFact, ...]
    words: Position
    asks: tuple[Ask, ...]


def state(found: Known, code: str, *, topic: str | None = None) -> StateView:
    """Where a state stands. Raises `NotFound` for a code that is no state's."""
    from onrecord.errors import BadReference
    from onrecord.record.parties import same_holder
    from onrecord.reference.states import state as find_state
    from onrecord.reference.status import status_tables

    try:
        name = find_state(code).name()
    except BadReference as error:
        raise NotFound(f"no state has the code {code}; codes are ISO 3166-1 alpha-3, such as RUS or NZL") from error
    treaties = [table.treaty for table in status_tables() if topic is None or table.treaty == topic]
    facts = (found.status(code, treaty, found.as_of) for treaty in treaties)
    asked = (ask for ask in asks(found) if same_holder(ask.addressee, code))
    return StateView(
        code,
        name,
        found.as_of,
        tuple(fact for fact in facts if fact),
        words_of(found, code, topic=topic),
        tuple(ask for ask in asked if topic is None or topic in ask.topics),
    )


def profile(found: Known, code: str, *, topic: str | None = None, previous: Profile | None = None) -> Profile:
    """A country profile, from evidence alone; with `previous`, what changed since that edition."""
    from onrecord.record.profile import profile as compile_profile

    return compile_profile(
        code,
        found.letters,
        topic=topic,
        status=found.status,
        votes=found.votes,
        as_of=found.as_of,
        previous=previous,
        decisions=found.decisions,
    )


def written(made: Profile, form: str) -> bytes:
    """A profile as `text`, `markdown`, `html`, `docx` or `json`. Raises `NotVerbatim` rather than misquote."""
    import json

    from onrecord.formats.profile_docx import to_docx
    from onrecord.formats.profile_html import to_html
    from onrecord.formats.profile_markdown import to_markdown
    from onrecord.formats.profile_text import to_text
    from onrecord.formats.values import plain
    from onrecord.formats.verbatim import hold_to_letters

    if form == "docx":
        return to_docx(made)
    if form == "json":
        hold_to_letters(made)
        return json.dumps(plain(made), ensure_ascii=False, indent=1).encode()
    return {"text": to_text, "markdown": to_markdown, "html": to_html}[form](made).encode()


def use_reference(folder: Path) -> None:
    """Add a folder of states, bodies and treaties of the user's own to what ships. Raises `BadReference`."""
    from onrecord.reference.files import overlay

    overlay(folder)
