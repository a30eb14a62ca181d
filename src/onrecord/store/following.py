"""What follows from letters and decisions together, written letter by letter: links, asks, positions, the queue.

The rows are worked out by `api` and only kept here. Every door joins a transaction that is open (`record.batch()`), so
that what was taken as due is done or not done as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from struct import iter_unpack, pack
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, exists, func, insert, or_, select, update

from onrecord.model import Decision, Letter
from onrecord.model.kept import AskRow, CitedRow, Linked, Placed, Said, ToReview
from onrecord.reference.likeness import SHARED
from onrecord.store import due, rows, shelf
from onrecord.store.database import Database
from onrecord.store.fold import storable
from onrecord.store.meta import get_meta, put_meta
from onrecord.store.redaction import holding, veiled_decision
from onrecord.store.schema import (
    FOLLOWING,
    asks,
    cited,
    decided,
    decisions,
    heads,
    keys,
    letters,
    links,
    prints,
    said,
    sides,
    sought,
    stands,
    ties,
    to_review,
)

AT_ONCE = 5_000
"""Keys named in one question to the database."""

COPY = "c:"
"""Key of every letter that another stands for; with that one's id behind it, of those that it stands for."""

_one, _other = prints.alias("one"), prints.alias("other")
# By the day first: those of one day are few, those that share a formula of courtesy are not.
_ALIKE = (
    select(_other.c.letter)
    .join_from(letters, _other, _other.c.letter == letters.c.number)
    .join(_one, _one.c.print == _other.c.print)
    .where(letters.c.date == bindparam("day"), letters.c.number != bindparam("number"))
    .where(_one.c.letter == bindparam("number"))
    .group_by(_other.c.letter)
    .having(func.count() >= SHARED)
    .order_by(func.count().desc(), _other.c.letter)
    .limit(shelf.MOST_ALIKE)
)
_STOOD_FOR = select(keys.c.letter).where(keys.c.key == bindparam("key"))

AS_OF = "following"
"""Key in `meta`."""


def hashed(key: str) -> int:
    """A key as the database keeps it."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _packed(numbers: Iterable[int]) -> bytes:
    return b"".join(pack(">q", n) for n in sorted(numbers))


def _unpacked(blob: bytes | None) -> set[int]:
    return {n for (n,) in iter_unpack(">q", blob or b"")}


class Following:
    """The doors for bringing up to date; `letter` and `number` are row numbers, `id` the letter's own."""

    def __init__(self, database: Database) -> None:
        self.reading, self.writing = database.reading, database.writing

    # ---- what is due

    def waiting(self) -> dict[int, int]:
        """How many letters are due, by step."""
        with self.reading() as tx:
            return due.waiting(tx)

    def behind(self) -> bool:
        """True when any letter is due."""
        with self.reading() as tx:
            return due.anything(tx)

    def take(self, step: int, limit: int) -> list[int]:
        """The next letters due for a step."""
        with self.reading() as tx:
            return due.take(tx, step, limit)

    def done(self, step: int, numbers: Collection[int]) -> None:
        """These letters are no longer due for a step."""
        with self.writing() as tx:
            due.done(tx, step, numbers)

    def ask_again(self, ids: Collection[str]) -> None:
        """The asks of these letters are to be made anew."""
        with self.writing() as tx:
            _ask_again(tx, ids)

    def status_changed(self, addressees: Collection[str]) -> None:
        """Asks of these to join a treaty are to be made anew."""
        with self.writing() as tx:
            due.status_changed(tx, addressees)

    def as_of(self) -> tuple[str, str] | None:
        """By which rules, and as of which day (ISO), all was last made; None before the first time."""
        with self.reading() as tx:
            rules, _, day = (get_meta(tx, AS_OF) or "").rpartition(" ")
            return (rules, day) if day else None

    def made_as_of(self, rules: str, day: str) -> None:
        """Note that."""
        with self.writing() as tx:
            put_meta(tx, AS_OF, f"{rules} {day}")

    def all_due(self) -> None:
        """Forget all that follows; every letter is due."""
        with self.writing() as tx:
            due.everything(tx)

    # ---- copies

    def alike(self, days: Mapping[int, str]) -> dict[int, list[int]]:
        """Letters of the same day with nearly the same words, the most first; all by row number."""
        with self.reading() as tx:
            asked = ((number, {"number": number, "day": day}) for number, day in days.items())
            return {number: list(tx.execute(_ALIKE, wanted).scalars()) for number, wanted in asked}

    def copies(self, ids: Collection[str]) -> set[str]:
        """Those of these letters that another stands for."""
        joined = select(heads.c.id).join_from(keys, heads, heads.c.letter == keys.c.letter)
        wanted = sorted(ids)
        with self.reading() as tx:
            parts = (wanted[i : i + AT_ONCE] for i in range(0, len(wanted), AT_ONCE))
            listed = (joined.where(keys.c.key == hashed(COPY), heads.c.id.in_(part)) for part in parts)
            return {id for one in listed for id in tx.execute(one).scalars()}

    def copies_of(self, ids: Collection[str]) -> dict[str, set[int]]:
        """Row numbers of the letters that each of these stands for."""
        with self.reading() as tx:
            return {id: set(tx.execute(_STOOD_FOR, {"key": hashed(f"{COPY}{id}")}).scalars()) for id in ids}

    def place_again(self, numbers: Collection[int]) -> None:
        """These letters are due from the first step on."""
        with self.writing() as tx:
            due.mark(tx, 1, numbers)

    # ---- letters and decisions

    def read(self, numbers: Collection[int]) -> dict[int, Letter]:
        """Letters as they were read, without those that are gone and those that are copies of an earlier row."""
        with self.reading() as tx:
            first = letters.alias()
            copy = exists().where(first.c.id == letters.c.id, first.c.number < letters.c.number)
            here = tx.execute(select(letters.c.number).where(letters.c.number.in_(numbers), ~copy)).scalars().all()
            return dict(zip(here, shelf.fetch(tx, here, as_read=True), strict=True))

    def beside(self, number: int) -> list[Letter]:
        """The letters of the same file, as they were read."""
        with self.reading() as tx:
            file = select(letters.c.sha256).where(letters.c.number == number).scalar_subquery()
            same = select(letters.c.number).where(letters.c.sha256 == file).order_by(letters.c.position)
            return list(shelf.fetch(tx, tx.execute(same).scalars().all(), as_read=True))

    def decisions_on(self, found: Iterable[Letter], more: Collection[str] = ()) -> list[Decision]:
        """The standing decisions on these letters and what is in them; `more`: ids of asks."""
        sources, targets = set(), set(more)
        for letter in found:
            sources |= {letter.source.sha256}
            targets |= {letter.id, *(s.id for s in letter.statements)}
        wanted = or_(stands.c.source.in_(sources), stands.c.target.in_(sources | targets))
        with self.reading() as tx:
            if tx.execute(select(stands.c.id).limit(1)).first() is None:
                return []
            joined = stands.join(decisions, decisions.c.id == stands.c.id)
            bodies_of = select(decisions.c.body).select_from(joined).where(wanted).order_by(decisions.c.number)
            made = [rows.decision_from_body(body) for body in tx.execute(bodies_of).scalars()]
            hidden = holding(tx)
            return [veiled_decision(d, hidden) for d in made] if hidden else made

    # ---- what follows

    def place(self, found: Mapping[int, Placed | None]) -> None:
        """Letters as decided, and what they are found by; None for one that is gone, or only a copy of another."""
        with self.writing() as tx:
            old = _old(tx, found)
            here = {number: placed for number, placed in found.items() if placed}
            new = {number: {hashed(key) for key in _keys(placed)} for number, placed in here.items()}
            before = {number: _unpacked(row.keys) for number, row in old.items()}
            _touch(tx, before, new)
            _touch_names(tx, {row.id for row in old.values()} | {placed.letter.id for placed in here.values()})
            _ask_again(tx, {other for some in _ties(tx, here.keys() | old.keys()).values() for _, other in some})
            _replace(tx, keys, before, new)
            _take_out(tx, [row for number, row in old.items() if number not in here])
            made = [_head(number, placed, new[number], old.get(number)) for number, placed in here.items()]
            _put(tx, heads, list(here), made)
            right = {n: placed.letter for n, placed in here.items() if placed.changed}
            other = set(tx.execute(select(decided.c.letter).where(decided.c.letter.in_(list(here)))).scalars())
            _put(tx, decided, list(here), [{"letter": n, "body": rows.letter_to_body(x)} for n, x in right.items()])
            shelf.index_as_decided(tx, sorted({*right, *other}), right)
            _put(tx, sides, list(here), [row for n, placed in here.items() for row in _sides(placed.letter, n)])
            _put(tx, said, list(here), [_said(one, n) for n, placed in here.items() for one in _counted(placed)])
            due.mark(tx, 2, here)
            # What these stand for, or stood for, may now be told by another, or stand by itself.
            changed = {row.id for row in old.values()} | {placed.letter.id for placed in here.values()}
            waiting = {n for id in changed for n in tx.execute(_STOOD_FOR, {"key": hashed(f"{COPY}{id}")}).scalars()}
            due.mark(tx, 1, waiting - found.keys())

    def link(self, found: Mapping[int, Linked]) -> None:
        """What letters answer, cite and leave to review."""
        with self.writing() as tx:
            old = _old(tx, found)
            new = {n: {hashed(key) for key in one.asked} for n, one in found.items()}
            _replace(tx, sought, {n: _unpacked(row.sought) for n, row in old.items()}, new)
            values = [{"n": n, "answers": one.answers, "sought": _packed(new[n])} for n, one in found.items()]
            if values:
                changed: dict[str, Any] = {"answers": bindparam("answers"), "sought": bindparam("sought")}
                tx.execute(update(heads).where(heads.c.letter == bindparam("n")).values(changed), values)
            tx.execute(delete(links).where(links.c.letter.in_([one.found.letter for one in found.values()])))
            made = [{"letter": one.found.letter, "body": rows.link_to_body(one.found)} for one in found.values()]
            if made:
                tx.execute(insert(links), made)
            entries = ((n, i, entry) for n, one in found.items() for i, entry in enumerate(one.missing))
            _put(tx, cited, list(found), [_cited(entry, n, i) for n, i, entry in entries])
            _put(tx, to_review, list(found), [_to_review(row, n) for n, one in found.items() for row in one.waiting])
            before = _ties(tx, found)
            moved = {other for n, one in found.items() for _, other in before.get(n, set()) ^ one.ties}
            _ask_again(tx, moved)
            _put(tx, ties, list(found), [_tie(n, what, other) for n, one in found.items() for what, other in one.ties])
            # What a letter reminds of is known only now: what answers it may answer those too.
            _ask_again(tx, moved)
            due.mark(tx, 3, found)

    def save_asks(self, found: Mapping[int, Sequence[AskRow]]) -> None:
        """What letters ask, and what came of it."""
        with self.writing() as tx:
            _put(tx, asks, list(found), [_ask(one, n, i) for n, some in found.items() for i, one in enumerate(some)])


def _keys(placed: Placed) -> Iterable[str]:
    """A copy is found by nothing but that it is one: whoever cites the letter means the one that stands for it."""
    return (COPY, f"{COPY}{placed.copy_of}") if placed.copy_of else placed.keys


def _counted(placed: Placed) -> tuple[Said, ...]:
    return () if placed.copy_of else placed.said


def _old(tx: Connection, numbers: Collection[int]) -> dict[int, Any]:
    return {row.letter: row for row in tx.execute(select(heads).where(heads.c.letter.in_(numbers)))}


def _take_out(tx: Connection, gone: Sequence[Any]) -> None:
    """Forget what followed from these letters; a copy of one of them comes to stand for it."""
    numbers, ids = [row.letter for row in gone], [row.id for row in gone]
    if not gone:
        return
    _replace(tx, sought, {row.letter: _unpacked(row.sought) for row in gone}, {})
    tx.execute(delete(links).where(links.c.letter.in_(ids)))
    for table in FOLLOWING:
        if table is not keys and table is not sought:
            tx.execute(delete(table).where(table.c.letter.in_(numbers)))
    due.mark(tx, 1, tx.execute(select(letters.c.number).where(letters.c.id.in_(ids))).scalars())


def _touch(tx: Connection, old: Mapping[int, set[int]], new: Mapping[int, set[int]]) -> None:
    """Letters that looked for these, by any key they had or have, are to be linked again."""
    wanted = sorted({key for some in (*old.values(), *new.values()) for key in some})
    for i in range(0, len(wanted), AT_ONCE):
        looked = select(sought.c.letter).where(sought.c.key.in_(wanted[i : i + AT_ONCE]))
        due.mark(tx, 2, tx.execute(looked).scalars())


def _touch_names(tx: Connection, ids: Collection[str]) -> None:
    """So are those that answer them by name."""
    due.mark(tx, 2, tx.execute(select(heads.c.letter).where(heads.c.answers.in_(ids))).scalars())


def _ask_again(tx: Connection, ids: Collection[str]) -> None:
    """These letters' asks are to be made anew, and those of the letters they remind of."""
    seen: set[str] = set()
    todo = set(ids)
    while todo:
        seen |= todo
        numbers = tx.execute(select(heads.c.letter).where(heads.c.id.in_(todo))).scalars().all()
        due.mark(tx, 3, numbers)
        upwards = select(ties.c.other).where(ties.c.letter.in_(numbers), ties.c.what == "reminds")
        todo = set(tx.execute(upwards).scalars()) - seen


def _ties(tx: Connection, numbers: Collection[int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    for row in tx.execute(select(ties).where(ties.c.letter.in_(numbers))):
        found.setdefault(row.letter, set()).add((row.what, row.other))
    return found


def _tie(number: int, what: str, other: str) -> dict[str, Any]:
    return {"letter": number, "what": what, "other": other}


def _replace(tx: Connection, table: Table, old: Mapping[int, set[int]], new: Mapping[int, set[int]]) -> None:
    """Take out the keys that are no longer a letter's and enter those that are new."""
    nothing: set[int] = set()
    gone = [{"k": key, "n": n} for n, some in old.items() for key in sorted(some - new.get(n, nothing))]
    if gone:
        tx.execute(delete(table).where(table.c.key == bindparam("k"), table.c.letter == bindparam("n")), gone)
    made = [{"key": key, "letter": n} for n, some in new.items() for key in some - old.get(n, nothing)]
    if made:
        tx.execute(insert(table), sorted(made, key=lambda row: row["key"]))


def _put(tx: Connection, table: Table, numbers: Collection[int], made: list[dict[str, Any]]) -> None:
    tx.execute(delete(table).where(table.c.letter.in_(numbers)))
    if made:
        tx.execute(insert(table), made)


def _head(number: int, placed: Placed, found_by: set[int], old: Any) -> dict[str, Any]:
    letter = placed.letter
    return {
        "letter": number, "id": letter.id, "source": letter.source.sha256,
        "day": str(letter.date.value) if letter.date else None, "cited": placed.citation,
        "name": letter.source.name, "keys": _packed(found_by),
        "answers": old.answers if old else None, "sought": old.sought if old else b"",
    }  # fmt: skip


def _sides(letter: Letter, number: int) -> list[dict[str, Any]]:
    told = (("sender", letter.sender), ("recipient", letter.recipients))
    found = {(side, party.state) for side, parties in told for party in parties if party.state}
    day, kind = (str(letter.date.value) if letter.date else "9999"), letter.kind.value
    return [{"letter": number, "side": s, "state": storable(c), "day": day, "kind": kind} for s, c in found]


def _said(one: Any, number: int) -> dict[str, Any]:
    stance = one.stance.value if one.stance else None
    return {
        "letter": number, "position": one.position, "topic": one.topic, "holder": one.holder, "own": int(one.own),
        "day": one.day, "act": one.act.value, "stance": stance, "seen": int(one.seen),
    }  # fmt: skip


def _cited(one: CitedRow, number: int, position: int) -> dict[str, Any]:
    return {
        "letter": number, "position": position, "day": one.entry.date or "9999", "sender": one.sender,
        "recipient": one.recipient, "body": rows.to_body(one.entry),
    }  # fmt: skip


def _to_review(one: ToReview, number: int) -> dict[str, Any]:
    return {
        "letter": number, "position": one.position, "kind": one.kind, "holder": one.holder, "weight": one.weight,
        "day": one.day,
    }  # fmt: skip


def _ask(one: AskRow, number: int, position: int) -> dict[str, Any]:
    ask = one.ask
    return {
        "letter": number, "position": position, "id": ask.id, "addressee": ask.addressee, "holder": one.holder,
        "day": ask.asked_on or "9999", "outcome": "rejected" if one.rejected else ask.outcome.value,
        "joining": " ".join(one.joining), "reported": int(ask.reported), "body": rows.to_body(ask),
    }  # fmt: skip
