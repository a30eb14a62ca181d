"""The files of a record: what was added, under which names, and what reading them gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, insert, select, text

from onrecord.store.clock import now
from onrecord.store.filters import shut
from onrecord.store.fold import storable
from onrecord.store.meta import READ, count_up
from onrecord.store.redaction import hidden_words, without
from onrecord.store.schema import readings, sources
from onrecord.store.seals import sealed


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the record.

    name      as it was first added; `names` has all
    reader    version of the reader that read it last; None when it was not read yet
    letters   how many it gave; failure: why it gave none, None when it was read
    """

    sha256: str
    name: str
    size: int
    added_at: datetime
    reader: str | None
    letters: int
    failure: str | None


def note(tx: Connection, sha: str, *, name: str, size: int) -> str | None:
    """Enter a file. "add" when it was new, "name" when only the name was (one file, two names), None for neither."""
    name = name.replace("\x00", "\ufffd")
    row = sealed(sources, {"sha256": sha, "name": name, "size": size, "added_at": now().isoformat()})
    once = text(
        "INSERT INTO sources (sha256, name, size, added_at, seal) VALUES (:sha256, :name, :size, :added_at, :seal)"
        " ON CONFLICT DO NOTHING"
    )
    new = tx.execute(once, row).rowcount > 0
    named = text("INSERT INTO names (sha256, name) VALUES (:sha256, :name) ON CONFLICT DO NOTHING")
    other = tx.execute(named, row).rowcount > 0
    return "add" if new else "name" if other else None


def mark_read(tx: Connection, sha: str, *, reader: str, letters: int, failure: str | None = None) -> None:
    """Say what a reading gave."""
    tx.execute(delete(readings).where(readings.c.sha256 == sha))
    tx.execute(insert(readings), {"sha256": sha, "reader": reader, "letters": letters, "failure": storable(failure)})
    count_up(tx, READ)


def kept(
    tx: Connection,
    sha: str | None = None,
    *,
    public_on: date | None = None,
    failed: bool = False,
    unread: bool = False,
) -> Iterator[Kept]:
    """Every file (or that one) in the order of adding; `public_on`: only what a reader may see on that day."""
    found = (
        select(sources, readings.c.reader, readings.c.letters, readings.c.failure)
        .join_from(sources, readings, sources.c.sha256 == readings.c.sha256, isouter=True)
        .order_by(sources.c.number)
    )
    if sha is not None:
        found = found.where(sources.c.sha256 == sha)
    if failed:
        of_failed = select(readings.c.sha256).where(readings.c.failure.is_not(None))
        found = found.where(sources.c.sha256.in_(of_failed))
    if unread:
        found = found.where(readings.c.sha256.is_(None))
    if public_on is not None:
        found = found.where(~shut(sources.c.sha256, public_on))
    # By the words of every passage: a file that gave no letter has none of its own, and its name may tell all the same.
    words = hidden_words(tx)
    for row in tx.execute(found):
        added = datetime.fromisoformat(row.added_at)
        failure = None if row.failure is None else without(words, row.failure)
        yield Kept(row.sha256, without(words, row.name), row.size, added, row.reader, row.letters or 0, failure)


def readers(tx: Connection, *, public_on: date | None = None) -> dict[str | None, int]:
    """How many files each version of the reader read last; None: not read yet."""
    joined = select(readings.c.reader, func.count().label("n")).select_from(
        sources.join(readings, sources.c.sha256 == readings.c.sha256, isouter=True)
    )
    if public_on is not None:
        joined = joined.where(~shut(sources.c.sha256, public_on))
    return {
        row.reader: row.n for row in tx.execute(joined.group_by(readings.c.reader).order_by(func.min(sources.c.number)))
    }


def last_added(tx: Connection) -> date | None:
    """The day the record was last added to (UTC); None for an empty record."""
    found = tx.execute(select(sources.c.added_at).order_by(sources.c.number.desc()).limit(1)).scalar()
    return datetime.fromisoformat(found).date() if found else None
