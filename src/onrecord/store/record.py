"""A record: one place where letters are kept, found, decided on. The work is done in the modules imported here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from onrecord.errors import NotFound
from onrecord.model import Evidence, Letter, Link
from onrecord.store import files, rows, search, shelf
from onrecord.store.database import Database
from onrecord.store.files import Kept
from onrecord.store.filters import Filters
from onrecord.store.originals import Originals
from onrecord.store.place import opened
from onrecord.store.schema import links
from onrecord.store.search import Hit

AT_ONCE = 200
"""Letters fetched in one go while going through many."""


def open_record(place: str | Path) -> Record:
    """Open the record in a folder (made when it is not there) or behind a `postgresql://` address.

    Takes the schema steps that are missing. Raises `TooNew` for a record of a newer onrecord, `Busy` when another
    process holds it, `StoreError` when it cannot be opened or written, each with one line that says what to do.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_record(folder) as record:
    ...     sha = record.add_original(b"Dear Minister, ...", "letter.txt")
    ...     record.original(sha)
    b'Dear Minister, ...'
    """
    return Record(*opened(place))


class Record:
    """The doors of a record. `**filters` are the fields of `Filters`: `record.letters(state="ARD", kind="reply")`."""

    def __init__(self, database: Database, originals: Originals) -> None:
        self.database = database
        self._originals = originals

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def batch(self) -> AbstractContextManager[Connection]:
        """Do all inside as one: quicker for many files, and all or nothing. Others wait meanwhile, so keep it short."""
        return self.database.writing()

    # ---- files

    def add_original(self, data: bytes, name: str) -> str:
        """Keep a file; returns its SHA-256. Adding it again changes nothing (another name is noted)."""
        sha = self._originals.keep(data)
        with self.database.writing() as tx:
            files.note(tx, sha, name=name, size=len(data))
        return sha

    def original(self, sha: str) -> bytes:
        """The bytes of a file as they were received. Raises `NotFound`."""
        return self._originals.get(sha)

    def files(self) -> Iterator[Kept]:
        """Every file with what its reading gave, in the order of adding."""
        with self.database.reading() as tx:
            yield from list(files.kept(tx))

    def file(self, sha: str) -> Kept:
        """One file. Raises `NotFound`."""
        with self.database.reading() as tx:
            for found in files.kept(tx, sha):
                return found
        raise NotFound(f"no file {sha} in this record")

    def last_added(self) -> date | None:
        """The day the record was last added to: nothing said of it is true beyond. None for an empty record."""
        with self.database.reading() as tx:
            return files.last_added(tx)

    # ---- letters

    def save_letters(self, sha: str, letters: Sequence[Letter], reader_version: str) -> None:
        """Put the letters read from a file in place of those read from it before."""
        with self.database.writing() as tx:
            shelf.put(tx, sha, letters)
            files.mark_read(tx, sha, reader=reader_version, letters=len(letters))

    def mark_unreadable(self, sha: str, reason: str, *, reader_version: str = "") -> None:
        """Say why a file gave no letter; the file itself is kept."""
        with self.database.writing() as tx:
            shelf.take_away(tx, sha)
            files.mark_read(tx, sha, reader=reader_version, letters=0, failure=reason)

    def letters(self, **filters: Any) -> Iterator[Letter]:
        """Letters that meet the filters, oldest first."""
        with self.database.reading() as tx:
            wanted = shelf.numbers(tx, Filters(**filters))
        for i in range(0, len(wanted), AT_ONCE):
            with self.database.reading() as tx:
                found = list(shelf.fetch(tx, wanted[i : i + AT_ONCE]))
            yield from found

    def letter(self, called: str) -> Letter:
        """The letter of that id, beginning of an id, or file name. Raises `NotFound`, also when several are meant."""
        with self.database.reading() as tx:
            return shelf.find(tx, called)

    def statements(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> list[Evidence]:
        """Statements that meet the filters, each with its letter."""
        with self.database.reading() as tx:
            return list(shelf.said(tx, Filters(**filters), limit=limit, offset=offset))

    def search(self, query: str, *, limit: int = 20, offset: int = 0, **filters: Any) -> list[Hit]:
        """Letters with the words, best first, each with a snippet; the syntax is told in `query.py`."""
        with self.database.reading() as tx:
            wanted = search.found(tx, query, Filters(**filters), limit=limit, offset=offset)
            return [Hit.of(letter, query) for letter in shelf.fetch(tx, wanted)]

    def count(self, query: str = "", **filters: Any) -> int:
        """How many letters meet query and filters."""
        with self.database.reading() as tx:
            return search.count(tx, query, Filters(**filters))

    # ---- links

    def save_links(self, found: Iterable[Link]) -> None:
        """Put these links in place of all that were kept."""
        made = [{"letter": link.letter, "body": rows.link_to_body(link)} for link in found]
        with self.database.writing() as tx:
            tx.execute(delete(links))
            if made:
                tx.execute(insert(links), made)

    def links(self) -> list[Link]:
        """The links as last kept."""
        with self.database.reading() as tx:
            return [rows.link_from_body(body) for body in tx.execute(select(links.c.body)).scalars()]


Reader = Callable[[bytes, str], Sequence[Letter]]
"""How a file's bytes, known by a name, are read: handed in, because this room reads nothing. Raises `CannotRead`."""
