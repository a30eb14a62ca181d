"""Is all that was kept still what was kept? Each thing found wrong is named; nothing is repaired here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, func, literal, select, text

from onrecord.errors import NotFound
from onrecord.model import standing
from onrecord.store import ledger, rows, search, settings, shelf
from onrecord.store.database import Database
from onrecord.store.inventory import astray
from onrecord.store.originals import Originals
from onrecord.store.redaction import holding
from onrecord.store.schema import (
    INDEXED,
    audit,
    bodies,
    decided,
    decisions,
    due,
    letters,
    names,
    readings,
    sources,
    stands,
)
from onrecord.store.seals import broken
from onrecord.store.trail import broken as trail_broken

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was kept.

    code    stable, for scripts: original_missing | original_changed | file_missing | name_missing | letter_changed |
            letter_missing | letter_without_file | not_verbatim | row_changed | decision_changed | decision_missing |
            decision_foreign | standing_wrong | database_damaged | row_missing | row_foreign | trail_missing |
            trail_changed
    where   what it is about
    """

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Health:
    """What `verify` found, and how much it looked at.

    unlisted   originals kept but not listed, as an interrupted adding leaves them: adding the file again lists it
    """

    findings: tuple[Finding, ...]
    files: int
    letters: int
    quotations: int
    decisions: int
    unlisted: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Nothing is wrong."""
        return not self.findings


def verify(database: Database, originals: Originals) -> Health:
    """Check originals, rows, quotations and decisions; the quotations one by one, the decisions from the first."""
    with database.reading() as tx:
        files = tx.execute(select(sources.c.sha256, sources.c.name).order_by(sources.c.number)).all()
        found = [*_database(tx), *_files(tx)]
        found += [
            Finding("row_changed", f"{table} {row}", "was changed by hand: its seal is broken")
            for table, row in broken(tx)
        ]
        found += [*_astray(tx), *_trail(tx)]
        chain = list(_chain(tx))
        count = _Count()
        wrong = list(_letters(tx, count))
        number, _ = ledger.head(tx)
        missing = sorted(set(originals.all()) - {file.sha256 for file in files})
    found += [one for file in files for one in _original(originals, file.sha256, file.name)]
    return Health((*found, *wrong, *chain), len(files), count.letters, count.quotations, number, tuple(missing))


def _database(tx: Connection) -> Iterator[Finding]:
    if tx.dialect.name != "sqlite":
        return
    for (said,) in tx.execute(text("PRAGMA quick_check(20)")):
        if said != "ok":
            yield Finding("database_damaged", "onrecord.db", str(said))


def _original(originals: Originals, sha: str, name: str) -> Iterator[Finding]:
    try:
        data = originals.get(sha)
    except NotFound:
        yield Finding("original_missing", name, f"the original {sha} is gone; restore it from a backup")
        return
    if sha256(data).hexdigest() != sha:
        yield Finding(
            "original_changed", name, f"the original {sha} is no longer what was added; restore it from a backup"
        )


def _files(tx: Connection) -> Iterator[Finding]:
    """Every file that was ever added is there under its name, with as many letters as its reading gave."""
    same = and_(names.c.sha256 == sources.c.sha256, names.c.name == sources.c.name)
    named = select(sources.c.name).outerjoin(names, same).where(names.c.sha256.is_(None))
    for name in tx.execute(named).scalars():
        yield Finding("name_missing", name, "the name it was added under was removed by hand")
    here = select(literal("file:") + sources.c.sha256)
    added = select(audit.c.subject).where(audit.c.action == "add", audit.c.subject.startswith("file:"))
    for subject in tx.execute(added.where(audit.c.subject.not_in(here))).scalars():
        yield Finding("file_missing", subject, "was added and is no longer listed; its row was removed by hand")
    for subject, said in tx.execute(select(audit.c.subject, audit.c.detail).where(audit.c.action == "name")):
        sha, name = subject.removeprefix("file:"), json.loads(said)
        if not tx.execute(select(names.c.name).where(names.c.sha256 == sha, names.c.name == name)).first():
            yield Finding("name_missing", name, "the name it was added under was removed by hand")
    given = select(letters.c.sha256, func.count().label("held")).group_by(letters.c.sha256).subquery()
    held = func.coalesce(given.c.held, 0)
    both = select(readings.c.sha256, readings.c.letters, held.label("held"))
    joined = both.join_from(readings, given, readings.c.sha256 == given.c.sha256, isouter=True)
    for row in tx.execute(joined.where(readings.c.letters != held)):
        yield Finding(
            "letter_missing", f"file {row.sha256}", f"gave {row.letters} letters and {row.held} are here; rebuild"
        )
    unread = select(letters.c.id).where(letters.c.sha256.not_in(select(readings.c.sha256)))
    for id in tx.execute(unread).scalars():
        yield Finding("letter_without_file", f"letter {id}", "belongs to no file of this record; rebuild")


def _astray(tx: Connection) -> Iterator[Finding]:
    """Rows that were removed, and rows that nobody wrote by onrecord."""
    for table, name, gone in astray(tx):
        if gone:
            yield Finding("row_missing", f"{table} {name}", "was removed by hand; restore it from a backup")
        else:
            yield Finding("row_foreign", f"{table} {name}", "was put in by hand: onrecord did not write it")


def _trail(tx: Connection) -> Iterator[Finding]:
    """The trail from the first line: every line there, every seal following the one before."""
    for numbers, gone in trail_broken(tx):
        if gone:
            yield Finding("trail_missing", f"trail, line {numbers}", "was removed by hand")
        else:
            yield Finding("trail_changed", f"trail, line {numbers}", "was changed or put in by hand")


def _chain(tx: Connection) -> Iterator[Finding]:
    """The ledger from the first decision: every row there, every id right, every seal right."""
    known: set[str] = set()
    seal, expected = "", 1
    everything = []
    withheld = set(settings.every(tx, ledger.WITHHELD))
    for row in tx.execute(select(decisions).order_by(decisions.c.number)):
        where = f"decision {row.number} ({row.id})"
        if row.number != expected:
            gone = f"{expected}" if row.number == expected + 1 else f"{expected} to {row.number - 1}"
            yield Finding(
                "decision_missing", f"decision {gone}", "was removed; import it again from an export or a backup"
            )
        try:
            decision = rows.decision_from_body(row.body)
        except msgspec.DecodeError:
            yield Finding("decision_changed", where, "is no decision any more")
            expected = row.number + 1
            continue
        if decision.content_id != row.id or decision.id != row.id or decision.about != row.about:
            yield Finding("decision_changed", where, "was changed after it was written")
        elif row.number == expected and ledger.sealed(seal, row.number, row.id) != row.seal:
            yield Finding(
                "decision_foreign", where, "was not written by onrecord: its seal does not follow the one before"
            )
        for before in {decision.before, decision.replaces} - {None} - known - withheld:
            yield Finding("decision_missing", f"decision {before}", f"was removed; decision {row.number} follows it")
        known.add(row.id)
        everything.append(decision)
        seal, expected = row.seal, row.number + 1
    number, last = ledger.head(tx)
    if number > expected - 1:
        yield Finding("decision_missing", f"decision {expected} to {number}", "was removed from the end of the ledger")
    elif (number, last) != (expected - 1, seal):
        yield Finding("decision_foreign", f"decision {number + 1}", "was put at the end of the ledger by hand")
    held = {(row.id, row.about) for row in tx.execute(select(stands.c.id, stands.c.about))}
    if held != {(d.id, d.about) for d in standing(everything)}:
        yield Finding("standing_wrong", "decisions", "what stands does not follow from what was decided; rebuild")


@dataclass
class _Count:
    letters: int = 0
    quotations: int = 0


def _letters(tx: Connection, count: _Count) -> Iterator[Finding]:
    """Every letter as it was kept, its quotations in its text, its rows as they follow from it."""
    hidden = holding(tx)
    waits = letters.c.number.in_(select(due.c.letter).where(due.c.step == 1))
    numbers = tx.execute(select(letters.c.number).order_by(letters.c.number)).scalars().all()
    for i in range(0, len(numbers), AT_ONCE):
        some = numbers[i : i + AT_ONCE]
        held = {table: _by_letter(tx, table, some) for table in INDEXED}
        whole = (
            select(letters, bodies.c.body, decided.c.body.label("right"), waits.label("waits"))
            .join_from(letters, bodies, bodies.c.letter == letters.c.number, isouter=True)
            .join(decided, decided.c.letter == letters.c.number, isouter=True)
        )
        for row in tx.execute(whole.where(letters.c.number.in_(some)).order_by(letters.c.number)).mappings():
            count.letters += 1
            yield from _letter(tx, row, held, count, veiled=row["sha256"] in hidden)


def _by_letter(tx: Connection, table: Table, some: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in tx.execute(select(table).where(table.c.letter.in_(some))):
        found.setdefault(row.letter, []).append(tuple(row))
    return found


def _letter(tx: Connection, row: Any, held: Any, count: _Count, *, veiled: bool) -> Iterator[Finding]:
    where = f"letter {row['id']}"
    if row["body"] is None or sha256(row["body"]).hexdigest() != row["seal"]:
        yield Finding("letter_changed", where, "was changed by hand; rebuild")
        return
    letter = rows.letter_from_body(row["body"])
    right = rows.letter_from_body(row["right"]) if row["right"] is not None else None
    # A letter that is due may still be found as it was read, though it was decided on.
    ways = (right, None) if right and row["waits"] else (right,)
    made_of = [
        rows.letter_to_row(letter, row["body"], position=row["position"]) | rows.found_by(x or letter) for x in ways
    ]
    if all(any(row[name] != one[name] for name in one if name != "sha256") for one in made_of):
        yield Finding("row_changed", f"letters {row['number']} ({row['id']})", "was changed by hand; rebuild")
    for quote in search.quotations(letter):
        count.quotations += 1
        if not quote.holds(letter.text):
            yield Finding("not_verbatim", where, f"its text has no {quote.exact[:60]!r} at {quote.start}")
    shown = shelf.of_source(tx, row["sha256"])[row["number"]] if veiled else letter
    wanted = [rows.rows_of(shown, row["number"], x) for x in ways]
    for table in INDEXED:
        here = sorted(held[table].get(row["number"], ()), key=str)
        if all(
            here != sorted((tuple(one[c.name] for c in table.columns) for one in x[table]), key=str) for x in wanted
        ):
            yield Finding("row_changed", f"{table.name} of {where}", "was changed by hand; rebuild")
