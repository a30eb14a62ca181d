"""Reading again: with the same reader to make the derived tables anew, with a better one to see what it changes.

The reader is handed in; this room reads nothing. Each file is one transaction, so that a killed run leaves every file
either as it was or as it should be, and running it again finishes the work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select

from onrecord.errors import CannotRead, NotFound
from onrecord.model import Letter, Statement
from onrecord.store import due, files, ledger, search, shelf
from onrecord.store.database import Database
from onrecord.store.fold import VERSION
from onrecord.store.meta import READ, count_up, put_meta
from onrecord.store.originals import Originals
from onrecord.store.redaction import holding, veiled_all, without, words_of
from onrecord.store.schema import letters, readings, sources

FOLDING = "folding"
"""Key in `meta`: the version of the folding that the words were entered with."""

Reader = Callable[[bytes, str], Sequence[Letter]]
"""Reads a file's bytes, known by a name. Raises `CannotRead`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What another reading changes in one file.

    before, after   how many letters it gave and gives
    added, gone     statements found now and found no more
    moved           statements with the same act and words at another place: (before, after)
    headers         ids of letters whose header or references changed
    failure         why it gives no letter now; None when it is read
    """

    sha256: str
    name: str
    before: int
    after: int
    added: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    moved: tuple[tuple[Statement, Statement], ...] = ()
    headers: tuple[str, ...] = ()
    failure: str | None = None

    @property
    def nothing(self) -> bool:
        """The reading gives what it gave."""
        return self.before == self.after and not (self.added or self.gone or self.moved or self.headers)


def rebuild(database: Database, originals: Originals, read: Reader, *, reader: str) -> Iterator[Change]:
    """Make the derived tables anew from originals and decisions; yields each file as it is done."""
    with database.writing() as tx:
        listed = select(sources.c.sha256)
        for sha in set(tx.execute(select(letters.c.sha256).where(letters.c.sha256.not_in(listed))).scalars()):
            shelf.take_away(tx, sha)
        tx.execute(delete(readings).where(readings.c.sha256.not_in(listed)))
        ledger.restand(tx)
        due.everything(tx)
        count_up(tx, READ)
    reindex(database)
    yield from reread(database, originals, read, reader=reader, apply=True)


def reread(database: Database, originals: Originals, read: Reader, *, reader: str, apply: bool) -> Iterator[Change]:
    """Run a reader over every original and tell what it changes; nothing is changed unless `apply`.

    Decisions are not touched: they are on quotations, and find them again when they are applied.
    """
    for sha, name in to_read(database):
        yield _again(database, originals, read, sha, name, reader=reader, apply=apply)


def to_read(database: Database) -> list[tuple[str, str]]:
    """Hash and name of every file in the order it is read again.

    Names are as they were given, for the reader alone: what is hidden in them is not shown.
    """
    with database.reading() as tx:
        names = tx.execute(select(sources.c.name).order_by(sources.c.number)).scalars()
        return [(file.sha256, name) for file, name in zip(files.kept(tx), names, strict=True)]


def _again(
    database: Database, originals: Originals, read: Reader, sha: str, name: str, *, reader: str, apply: bool
) -> Change:
    found: Sequence[Letter] = ()
    failure = None
    try:
        found = read(originals.get(sha), name)
    except (CannotRead, NotFound) as error:
        failure = str(error)
    with database.reading() as tx:
        hidden = holding(tx).get(sha, [])
        old = list(shelf.of_source(tx, sha).values())
    if apply:
        with database.writing() as tx:
            shelf.put(tx, sha, found)
            files.mark_read(tx, sha, reader=reader, letters=len(found), failure=failure)
    new = veiled_all(found, hidden)
    words = words_of(hidden)
    shown = None if failure is None else without(words, failure)
    return _difference(sha, without(words, name), old, new, failure=shown)


def _difference(sha: str, name: str, old: Sequence[Letter], new: Sequence[Letter], *, failure: str | None) -> Change:
    before = [s for letter in old for s in letter.statements]
    after = [s for letter in new for s in letter.statements]
    gone, added = _without_pairs(before, after, lambda s: (s.id, s.quote.start, s.quote.end))
    moved = []
    for one in list(gone):
        for other in added:
            if (one.act, one.quote.exact) == (other.act, other.quote.exact):
                moved.append((one, other))
                gone.remove(one)
                added.remove(other)
                break
    heads = {letter.id: _head(letter) for letter in old}
    changed = tuple(x.id for x in new if x.id in heads and heads[x.id] != _head(x))
    return Change(sha, name, len(old), len(new), tuple(added), tuple(gone), tuple(moved), changed, failure)


def _without_pairs(
    before: Sequence[Statement], after: Sequence[Statement], key: Callable[[Statement], object]
) -> tuple[list[Statement], list[Statement]]:
    here, there = {key(s) for s in after}, {key(s) for s in before}
    return [s for s in before if key(s) not in here], [s for s in after if key(s) not in there]


def _head(letter: Letter) -> tuple[object, ...]:
    parties = (letter.sender, letter.recipients, letter.copies)
    return letter.kind, letter.language, letter.date, letter.place, parties, letter.subject, letter.references


def reindex(database: Database) -> None:
    """Enter the words of every letter anew, all or nothing."""
    with database.writing() as tx:
        search.empty(tx)
        hidden = holding(tx)
        for number in tx.execute(select(letters.c.number)).scalars().all():
            (letter,) = shelf.fetch(tx, [number], hidden=hidden)
            search.enter(tx, number, letter.text)
        put_meta(tx, FOLDING, VERSION)
