"""The files of a record: what was added, under which names, and what reading them gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, insert, select, text

from onrecord.store.schema import readings, sources


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


def note(tx: Connection, sha: str, *, name: str, size: int) -> bool:
    """Enter a file; True when it was new. The same bytes under another name are one file with two names."""
    row = {"sha256": sha, "name": name, "size": size, "added_at": now().isoformat()}
    once = text(
        "INSERT INTO sources (sha256, name, size, added_at) VALUES (:sha256, :name, :size, :added_at)"
        " ON CONFLICT DO NOTHING"
    )
    new = tx.execute(once, row).rowcount > 0
    tx.execute(text("INSERT INTO names (sha256, name) VALUES (:sha256, :name) ON CONFLICT DO NOTHING"), row)
    return new


def mark_read(tx: Connection, sha: str, *, reader: str, letters: int, failure: str | None = None) -> None:
    """Say what a reading gave."""
    tx.execute(delete(readings).where(readings.c.sha256 == sha))
    tx.execute(insert(readings), {"sha256": sha, "reader": reader, "letters": letters, "failure": failure})


def kept(tx: Connection, sha: str | None = None) -> Iterator[Kept]:
    """Every file (or the one with that hash) in the order of adding."""
    found = (
        select(sources, readings.c.reader, readings.c.letters, readings.c.failure)
        .join_from(sources, readings, sources.c.sha256 == readings.c.sha256, isouter=True)
        .order_by(sources.c.number)
    )
    for row in tx.execute(found if sha is None else found.where(sources.c.sha256 == sha)):
        added = datetime.fromisoformat(row.added_at)
        yield Kept(row.sha256, row.name, row.size, added, row.reader, row.letters or 0, row.failure)


def last_added(tx: Connection) -> date | None:
    """The day the record was last added to (UTC); None for an empty record."""
    found = tx.execute(select(func.max(sources.c.added_at))).scalar()
    return datetime.fromisoformat(found).date() if found else None


def now() -> datetime:
    """This moment, to the second, UTC."""
    return datetime.now(UTC).replace(microsecond=0)
