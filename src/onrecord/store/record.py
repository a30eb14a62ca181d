"""A record: one place where letters are kept, found, decided on. The work is done in the modules imported here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select

from onrecord.errors import Withheld
from onrecord.model import Decision, Evidence, Judgement, Letter, Link
from onrecord.store import accounts, facets, files, ledger, redaction, rows, search, settings, shelf
from onrecord.store.accounts import Role
from onrecord.store.again import Change, Reader, rebuild, reread
from onrecord.store.backup import backup
from onrecord.store.by_hand import ByHand
from onrecord.store.files import Kept
from onrecord.store.following import Following
from onrecord.store.kept_rows import KeptRows
from onrecord.store.ledger import Merge
from onrecord.store.meta import LINKS, count_up
from onrecord.store.place import opened
from onrecord.store.schema import links
from onrecord.store.search import MOST, Hit
from onrecord.store.trail import trace
from onrecord.store.verify import Health, verify

LOCAL = "local"
"""Who decides on a record of one person."""

AT_ONCE = 200
"""Letters fetched in one go while going through many."""


def open_record(place: str | Path, *, who: str = "", say: Callable[[str], None] | None = None) -> Record:
    """Open the record in a folder (made when it is not there) or behind a `postgresql://` address.

    `who` is written down with every change; "" is the one person who uses a record alone. Takes the schema steps that
    are missing; `say` is told of them, since a large record takes minutes. Raises `TooNew` for a record of a newer
    onrecord, `Busy` when another process holds it, `StoreError` when it cannot be opened or written, each with one line
    that says what to do.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_record(folder) as record:
    ...     sha = record.add_original(b"Dear Minister, ...", "letter.txt")
    ...     record.original(sha)
    b'Dear Minister, ...'
    """
    return Record(*opened(place, say=say), who=who)


class Record(ByHand):
    """The doors of a record. `**filters` are the fields of `Filters`: `record.letters(state="ARD", kind="reply")`."""

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def seen_by(self, who: str, *, public: bool) -> Record:
        """The same record for another person; `public`: without private letters and those under an embargo."""
        return Record(self.database, self.originals, who=who, public=public, role=self.role)

    def as_account(self, name: str) -> Record:
        """The same record for whoever holds that account: a reader sees what is public and changes nothing.

        On a record without accounts the name is only written down with each change. Raises `NotFound`, and `Withheld`
        for an account that was closed.
        """
        with self.reading() as tx:
            if not accounts.every(tx):
                return Record(self.database, self.originals, who=name)
            found = accounts.account(tx, name)
        if not found.active:
            raise Withheld(f"the account {name!r} is closed; an administrator can open it again")
        public = found.role is Role.READER
        return Record(self.database, self.originals, who=name, public=public, role=found.role)

    @property
    def following(self) -> Following:
        """What follows from letters together, for bringing it up to date."""
        return Following(self.database)

    @property
    def kept(self) -> KeptRows:
        """The same for showing it."""
        return KeptRows(self.database, self._today)

    # ---- files

    def add_original(self, data: bytes, name: str) -> str:
        """Keep a file; returns its SHA-256. Adding it again changes nothing (another name is noted)."""
        sha = self.originals.keep(data)
        with self.writing() as tx:
            if action := files.note(tx, sha, name=name, size=len(data)):
                trace(tx, action, f"file:{sha}", name if action == "name" else None, by=self.who)
        return sha

    def original(self, sha: str) -> bytes:
        """The bytes of a file as they were received. Raises `NotFound`; `Withheld` when a passage in it is hidden."""
        self.file(sha)
        with self.reading() as tx:
            if redaction.holding(tx).get(sha):
                raise Withheld(f"the file {sha[:12]} holds a hidden passage; the letter is shown without it")
        return self.originals.get(sha)

    def files(self, *, failed: bool = False, unread: bool = False) -> Iterator[Kept]:
        """Every file (or those that gave no letter, or were not read yet) with what its reading gave, in the order of
        adding."""
        with self.reading() as tx:
            yield from list(files.kept(tx, public_on=self._today, failed=failed, unread=unread))

    def readers(self) -> dict[str | None, int]:
        """How many files each version of the reader read last; None: not read yet."""
        with self.reading() as tx:
            return files.readers(tx, public_on=self._today)

    def file_of(self, letter: str) -> Kept:
        """The file that a letter of that id lies in; for one inside a mail or an archive, that. Raises `NotFound`."""
        with self.reading() as tx:
            sha = shelf.file_of(tx, letter, self._filters({}))
        return self.file(sha)

    def last_added(self) -> date | None:
        """The day the record was last added to: nothing said of it is true beyond. None for an empty record."""
        with self.reading() as tx:
            return files.last_added(tx)

    def stamp(self) -> tuple[int, ...]:
        """Changes whenever files, letters, decisions, facts or settings do: what was made before is then old."""
        with self.reading() as tx:
            return settings.stamp(tx)

    # ---- letters

    def save_letters(self, sha: str, letters: Sequence[Letter], reader_version: str) -> None:
        """Put the letters read from a file in place of those read from it before."""
        with self.writing() as tx:
            shelf.put(tx, sha, letters)
            files.mark_read(tx, sha, reader=reader_version, letters=len(letters))

    def mark_unreadable(self, sha: str, reason: str, *, reader_version: str = "") -> None:
        """Say why a file gave no letter; the file itself is kept."""
        with self.writing() as tx:
            shelf.take_away(tx, sha)
            files.mark_read(tx, sha, reader=reader_version, letters=0, failure=reason)

    def letters(self, **filters: Any) -> Iterator[Letter]:
        """Letters that meet the filters, oldest first."""
        with self.reading() as tx:
            wanted = shelf.numbers(tx, self._filters(filters))
        for i in range(0, len(wanted), AT_ONCE):
            with self.reading() as tx:
                found = list(shelf.fetch(tx, wanted[i : i + AT_ONCE]))
            yield from found

    def letter(self, called: str) -> Letter:
        """The letter of that id, beginning of an id, or file name. Raises `NotFound`, also when several are meant."""
        with self.reading() as tx:
            return shelf.find(tx, called, self._filters({}))

    def alike(self, letter: Letter) -> list[Letter]:
        """Letters with nearly the same words, the likest first; whether they are copies is for `record.copies`."""
        with self.reading() as tx:
            return list(shelf.fetch(tx, shelf.alike(tx, letter, self._filters({}))))

    def statements(self, *, limit: int | None = None, offset: int = 0, **filters: Any) -> list[Evidence]:
        """Statements that meet the filters, each with its letter, as decided."""
        with self.reading() as tx:
            return list(shelf.said(tx, self._filters(filters), limit=limit, offset=offset))

    def statement(self, id: str) -> Evidence:
        """The statement of that id with its letter. Raises `NotFound`."""
        with self.reading() as tx:
            return shelf.statement(tx, id, self._filters({}))

    def known_statements(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of these ids that are a statement of a letter that may be seen."""
        with self.reading() as tx:
            return shelf.known_statements(tx, set(ids), self._filters({}))

    def search(self, query: str, *, limit: int = 20, offset: int = 0, **filters: Any) -> list[Hit]:
        """Letters with the words, as decided, best first, each with a snippet; the syntax is told in `query.py`.

        `limit` is at most `search.MOST`: what comes after is had by `offset`.
        """
        with self.reading() as tx:
            limit, offset = max(0, min(limit, MOST)), max(0, offset)
            wanted = search.found(tx, query, self._filters(filters), limit=limit, offset=offset)
            return [Hit.of(letter, query) for letter in shelf.fetch(tx, wanted, as_read=False)]

    def count(self, query: str = "", **filters: Any) -> int:
        """How many letters meet query and filters."""
        with self.reading() as tx:
            return search.count(tx, query, self._filters(filters))

    def more_than(self, number: int) -> bool:
        """True when there are more letters than that; counts no further."""
        with self.reading() as tx:
            return search.more_than(tx, number, self._filters({}))

    def facets(self, query: str = "", **filters: Any) -> dict[str, dict[str, int]]:
        """How the letters found are spread: by state, kind, language, year, act and topic, the most first."""
        with self.reading() as tx:
            return facets.of(tx, query, self._filters(filters))

    # ---- links

    def save_links(self, found: Iterable[Link]) -> None:
        """Put these links in place of all that were kept; those that are the same change nothing."""
        made = {link.letter: rows.link_to_body(link) for link in found}
        with self.writing() as tx:
            if made == {row.letter: row.body for row in tx.execute(select(links))}:
                return
            tx.execute(delete(links))
            if made:
                tx.execute(insert(links), [{"letter": id, "body": body} for id, body in made.items()])
            count_up(tx, LINKS)

    def links(self) -> list[Link]:
        """The links as last kept."""
        with self.reading() as tx:
            words = redaction.hidden_words(tx)
            found = tx.execute(select(links.c.body).order_by(links.c.letter)).scalars()
            shut = shelf.shut_away(tx, self._today)
            made = [rows.link_from_body(redaction.inked_json(words, body)) for body in found]
            return [link for link in made if shut.isdisjoint((link.letter, link.answers, *link.also, *link.candidates))]

    def rebuild(self, read: Reader, *, reader_version: str) -> Iterator[Change]:
        """Make everything derived anew from originals and decisions; work is done as the changes are taken."""
        self.needs(Role.EDITOR, "rebuild the record")
        return rebuild(self.database, self.originals, read, reader=reader_version)

    def reread(self, read: Reader, *, reader_version: str, apply: bool = False) -> Iterator[Change]:
        """What a newer reader changes, file by file; nothing is changed unless `apply`."""
        self.needs(Role.EDITOR, "read the originals again")
        return reread(self.database, self.originals, read, reader=reader_version, apply=apply)

    def backup(self, target: str | Path) -> None:
        """Copy the record to a folder that is not there yet; `restore` brings it back to any place."""
        self.needs(Role.ADMINISTRATOR, "copy the record, hidden passages and all")
        backup(self.database, self.originals, Path(target))

    def verify(self) -> Health:
        """Check originals, letters, quotations, decisions and rows; `clean` when nothing is wrong."""
        return verify(self.database, self.originals)

    # ---- decisions

    def decide(self, about: str, judgement: Judgement, *, by: str = "", **rest: Any) -> Decision:
        """Write a decision; it replaces what stands on the same thing. `rest` as in `ledger.decide`."""
        with self.writing() as tx:
            made = ledger.decide(tx, about, judgement, by=by or self.who or LOCAL, **rest)
            trace(tx, "decide", about, {"id": made.id, "judgement": made.judgement}, by=by or self.who)
            return made

    def withdraw(self, id: str, *, by: str = "", why: str = "") -> Decision:
        """Take a decision back (undo), or a withdrawal (redo)."""
        with self.writing() as tx:
            made = ledger.withdraw(tx, id, by=by or self.who or LOCAL, why=why)
            trace(tx, "withdraw", made.about, {"id": made.id, "of": id}, by=by or self.who)
            return made

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Every decision ever written (on one thing), in order; `model.standing` gives those that hold."""
        with self.reading() as tx:
            hidden = redaction.holding(tx)
            shut = shelf.shut_away(tx, self._today)
            found = [d for d in ledger.written(tx, about) if not ledger.on_any(d, shut)]
            found = shelf.of_known_names(tx, found, self._filters({})) if self.public else found
            return [redaction.veiled_decision(d, hidden) for d in found] if hidden else found

    def export_decisions(self, *, whole: bool = False) -> list[str]:
        """The ledger as JSON Lines; decisions that quote hidden passages are only named, unless `whole`."""
        if whole:
            self.needs(Role.ADMINISTRATOR, "export hidden passages")
        with self.reading() as tx:
            whole = whole and not self.public
            seen = {d.id for d in self.decisions()} if self.public else None
            return list(ledger.exported(tx, whole=whole, seen=seen))

    def import_decisions(self, lines: Iterable[str]) -> Merge:
        """Take in another office's ledger, all or nothing; conflicts are told, never settled. Raises `BadDecision`."""
        with self.writing() as tx:
            merged = ledger.merge(tx, lines)
            trace(tx, "import", "decisions", {"new": merged.new}, by=self.who)
            return merged
