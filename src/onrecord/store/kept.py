"""What is kept beside the letters, for pages and commands: each door reads the rows it gives and no others.

For a reader (`public_on`) rows of letters that are shut are left out; whoever shows an ask or a link looks whether what
it rests on is shut too. Hidden words are blacked out in whatever leaves here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, distinct, func, literal, null, or_, select

from onrecord.model import Ask, CitedLetter, Day, Letter, Link, Outcome
from onrecord.model.kept import Head
from onrecord.store import rows, shelf
from onrecord.store.database import Database
from onrecord.store.filters import closed
from onrecord.store.following import AT_ONCE, hashed
from onrecord.store.redaction import hidden_words, holding, without
from onrecord.store.schema import asks, bodies, cited, decided, heads, keys, letters, links, sources, statements, ties

OPEN = (Outcome.SILENT.value, Outcome.DEFLECTED.value, Outcome.ACKNOWLEDGED_ONLY.value)
HEAD = (heads.c.id, heads.c.cited, heads.c.day, heads.c.answers, heads.c.name)


_WITH_BODY = (
    select(heads.c.id, heads.c.letter, letters.c.sha256, bodies.c.body, decided.c.body.label("right"))
    .join_from(heads, letters, letters.c.number == heads.c.letter)
    .join(bodies, bodies.c.letter == heads.c.letter)
    .join(decided, decided.c.letter == heads.c.letter, isouter=True)
    .where(heads.c.id.in_(bindparam("ids", expanding=True)))
)
_AS_DECIDED = _WITH_BODY
_AS_READ = _WITH_BODY.with_only_columns(heads.c.id, heads.c.letter, letters.c.sha256, bodies.c.body, null())
_KEYED = select(keys.c.letter).where(keys.c.key.in_(bindparam("wanted", expanding=True)))
_KEYED_IDS = (
    select(heads.c.id)
    .join_from(keys, heads, heads.c.letter == keys.c.letter)
    .where(keys.c.key.in_(bindparam("wanted", expanding=True)))
)
_NARROWED = _KEYED.where(keys.c.letter.in_(bindparam("some", expanding=True)))
# Put together once: these are asked for each letter that is linked.


class KeptLetters:
    """Letters, links, what is cited, and asks. `public_on`: only what a reader may see on that day."""

    def __init__(self, database: Database, public_on: date | None) -> None:
        self.reading, self.public_on = database.reading, public_on

    def may(self, number: ColumnElement[int]) -> ColumnElement[bool]:
        """The letter of a row may be seen."""
        return literal(True) if self.public_on is None else number.not_in(closed(self.public_on))

    # ---- letters

    def letters(self, ids: Collection[str], *, as_read: bool = False) -> dict[str, Letter]:
        """Letters by id, as decided or as read; those not held are left out."""
        with self.reading() as tx:
            asked = _AS_READ if as_read else _AS_DECIDED
            asked = asked if self.public_on is None else asked.where(self.may(heads.c.letter))
            found = tx.execute(asked, {"ids": list(ids)}).all()
            hidden = holding(tx) if found else {}
            made: dict[str, Letter] = {}
            for id, number, sha, body, right in found:
                if right or sha not in hidden:
                    made[id] = rows.letter_from_body(right or body)
                else:
                    made[id] = shelf.of_source(tx, sha)[number]
            return made

    def both(self, id: str) -> tuple[Letter, Letter] | None:
        """A letter as decided and as read; one and the same where nobody decided on it. None when it is not held."""
        with self.reading() as tx:
            asked = _AS_DECIDED if self.public_on is None else _AS_DECIDED.where(self.may(heads.c.letter))
            row = tx.execute(asked, {"ids": [id]}).first()
            if row is None:
                return None
            hidden = row.sha256 in holding(tx)
            read = shelf.of_source(tx, row.sha256)[row.letter] if hidden else rows.letter_from_body(row.body)
            return (rows.letter_from_body(row.right) if row.right else read), read

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """Ids by row number."""
        with self.reading() as tx:
            listed = select(heads.c.letter, heads.c.id).where(heads.c.letter.in_(numbers))
            return {row.letter: row.id for row in tx.execute(listed)}

    def heads(self, ids: Collection[str]) -> dict[str, Head]:
        """Lines for lists, by id."""
        if not ids:
            return {}
        with self.reading() as tx:
            return {h.id: h for h in self.lines(tx, heads.c.id.in_(ids))}

    def heads_of_statements(self, ids: Collection[str]) -> dict[str, Head]:
        """The letter of each of these statements, by the statement's id; those that a person added included."""
        read = select(statements.c.id, statements.c.letter).where(statements.c.id.in_(ids))
        wanted = set(ids)
        with self.reading() as tx:
            held = {row.letter: row.id for row in tx.execute(select(heads.c.letter, heads.c.id))} if ids else {}
            of = {row.id: held.get(row.letter, "") for row in tx.execute(read)}
            for number, body in tx.execute(select(decided)) if ids else ():
                of |= {s.id: held[number] for s in rows.letter_from_body(body).statements if s.id in wanted}
        found = self.heads(set(of.values()))
        return {id: found[letter] for id, letter in of.items() if letter in found}

    def every(self) -> list[Head]:
        """All letters as lines, oldest first."""
        with self.reading() as tx:
            return self.lines(tx, literal(True))

    def added(self, since: date) -> list[Head]:
        """The letters of files that were added to the record on a day (UTC) or later as lines, oldest first."""
        late = select(sources.c.sha256).where(sources.c.added_at >= since.isoformat())
        with self.reading() as tx:
            return self.lines(tx, heads.c.letter.in_(select(letters.c.number).where(letters.c.sha256.in_(late))))

    def answering(self, ids: Collection[str]) -> list[Head]:
        """The letters that answer these, alone or with others, oldest first."""
        if not ids:
            return []
        with self.reading() as tx:
            too = select(ties.c.letter).where(ties.c.what == "answers", ties.c.other.in_(ids))
            return self.lines(tx, or_(heads.c.answers.in_(ids), heads.c.letter.in_(too)))

    def lines(self, tx: Connection, where: ColumnElement[bool]) -> list[Head]:
        words = hidden_words(tx)
        found = tx.execute(select(*HEAD).where(where, self.may(heads.c.letter)).order_by(heads.c.day, heads.c.id))
        made = [head_of(r, words) for r in found]
        return sorted(made, key=lambda h: (h.day or "9999", h.id))

    def tied(self, ids: Collection[str]) -> dict[str, dict[str, list[str]]]:
        """Ids of the letters tied to these, by what ties them and the id of the earlier one; reminders of reminders."""
        made: dict[str, dict[str, list[str]]] = {"answers": {}, "may answer": {}, "reminds": {}}
        seen: set[str] = set()
        todo = set(ids)
        with self.reading() as tx:
            while todo:
                seen |= todo
                joined = select(ties.c.what, ties.c.other, heads.c.id).join(heads, heads.c.letter == ties.c.letter)
                for what, other, id in tx.execute(joined.where(ties.c.other.in_(todo), self.may(ties.c.letter))):
                    made[what].setdefault(other, []).append(id)
                todo = {id for some in made["reminds"].values() for id in some} - seen
        return made

    def count_of_file(self, source: str) -> int:
        """How many letters came from a file."""
        with self.reading() as tx:
            listed = select(func.count()).select_from(heads).where(heads.c.source == source, self.may(heads.c.letter))
            return int(tx.execute(listed).scalar_one())

    def having(self, groups: Sequence[Collection[str]]) -> set[str]:
        """Ids of letters that are found by at least one key of each group."""
        wanted = [sorted({hashed(key) for key in group}) for group in groups]
        with self.reading() as tx:
            if len(wanted) == 1 and len(wanted[0]) <= AT_ONCE and self.public_on is None:
                return set(tx.execute(_KEYED_IDS, {"wanted": wanted[0]}).scalars())
            first, *rest = sorted(wanted, key=len)
            found = {n for some in _parts(first) for n in tx.execute(_KEYED, {"wanted": some}).scalars()}
            for group in rest:
                found = _narrowed(tx, found, group)
            listed = select(heads.c.id).where(heads.c.letter.in_(found), self.may(heads.c.letter))
            return set(tx.execute(listed).scalars()) if found else set()

    # ---- links

    def links(self, ids: Collection[str] | None = None) -> dict[str, Link]:
        """Links as found, by the id of the letter that answers; of all letters where none are named."""
        listed = select(links.c.body)
        if ids is not None:
            listed = listed.where(links.c.letter.in_(ids))
        with self.reading() as tx:
            words = hidden_words(tx)
            made = [rows.link_from_body(without(words, body)) for body in tx.execute(listed).scalars()]
        return {one.letter: one for one in made}

    def shut(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of these letters that a reader may not see, or that are not held."""
        wanted = set(ids)
        if self.public_on is None:
            return frozenset()
        return frozenset(wanted - self.heads(wanted).keys())

    # ---- cited and not held

    def cited(
        self, *, by: str | None = None, party: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[CitedLetter]:
        """Entries by day: cited by a letter, or of a party (in the one spelling), or all."""
        listed = select(cited.c.body).where(*self._cited(by, party)).order_by(cited.c.day, cited.c.letter)
        with self.reading() as tx:
            words = hidden_words(tx)
            found = tx.execute(listed.order_by(cited.c.position).limit(limit).offset(offset)).scalars()
            return [rows.cited_from_body(without(words, body)) for body in found]

    def cited_by(self, ids: Collection[str]) -> dict[str, list[CitedLetter]]:
        """Entries by the id of the citing letter."""
        joined = select(cited.c.body).join(heads, heads.c.letter == cited.c.letter).where(heads.c.id.in_(ids))
        made: dict[str, list[CitedLetter]] = {}
        with self.reading() as tx:
            words = hidden_words(tx)
            for body in tx.execute(joined.order_by(cited.c.letter, cited.c.position)).scalars():
                entry = rows.cited_from_body(without(words, body))
                made.setdefault(entry.cited_by, []).append(entry)
        return made

    def count_cited(self) -> int:
        """How many there are."""
        with self.reading() as tx:
            listed = select(func.count()).select_from(cited).where(self.may(cited.c.letter))
            return int(tx.execute(listed).scalar_one())

    def _cited(self, by: str | None, party: str | None) -> list[ColumnElement[bool]]:
        found = [self.may(cited.c.letter)]
        if by is not None:
            found.append(cited.c.letter == select(heads.c.letter).where(heads.c.id == by).scalar_subquery())
        if party is not None:
            found.append(or_(cited.c.sender == party, cited.c.recipient == party))
        return found

    # ---- asks

    def asks(self, *, limit: int | None = None, offset: int = 0, newest: bool = False, **wanted: Any) -> list[Ask]:
        """Asks by day. `wanted`: holder (in the one spelling), addressee, letter (id), only_open."""
        order = (asks.c.day.desc(), asks.c.letter.desc()) if newest else (asks.c.day, asks.c.letter)
        listed = select(asks.c.body).where(*self._asks(**wanted)).order_by(*order, asks.c.position)
        with self.reading() as tx:
            words = hidden_words(tx)
            found = tx.execute(listed.limit(limit).offset(offset)).scalars()
            return [rows.ask_from_body(without(words, body)) for body in found]

    def count_asks(self, **wanted: Any) -> int:
        """How many of them there are."""
        with self.reading() as tx:
            listed = select(func.count()).select_from(asks).where(*self._asks(**wanted))
            return int(tx.execute(listed).scalar_one())

    def addressees(self) -> list[str]:
        """Of whom something was asked, by name."""
        with self.reading() as tx:
            return sorted(tx.execute(select(asks.c.addressee).where(*self._asks()).distinct()).scalars())

    def campaigns(self, limit: int) -> list[Head]:
        """Letters that ask something, the one that asks most people first."""
        many = func.count(distinct(asks.c.addressee))
        listed = select(asks.c.letter).where(*self._asks(), asks.c.reported == 0).group_by(asks.c.letter)
        with self.reading() as tx:
            numbers = tx.execute(listed.order_by(many.desc(), asks.c.letter).limit(limit)).scalars().all()
            order = {id: n for n, id in enumerate(self._in_order(tx, numbers))}
            return sorted(self.lines(tx, heads.c.letter.in_(numbers)), key=lambda h: order[h.id])

    def _in_order(self, tx: Connection, numbers: Sequence[int]) -> list[str]:
        named = {
            r.letter: r.id for r in tx.execute(select(heads.c.letter, heads.c.id).where(heads.c.letter.in_(numbers)))
        }
        return [named[n] for n in numbers if n in named]

    def _asks(
        self,
        *,
        holder: str | None = None,
        addressee: str | None = None,
        letter: str | None = None,
        only_open: bool = False,
    ) -> list[ColumnElement[bool]]:
        found = [self.may(asks.c.letter), asks.c.outcome != "rejected"]
        if holder is not None:
            found.append(asks.c.holder == holder)
        if addressee is not None:
            found.append(asks.c.addressee == addressee)
        if letter is not None:
            found.append(asks.c.letter == select(heads.c.letter).where(heads.c.id == letter).scalar_subquery())
        if only_open:
            found.append(asks.c.outcome.in_(OPEN))
        return found

    def joining(self) -> set[tuple[str, str]]:
        """Addressee and treaty of each ask to join one."""
        with self.reading() as tx:
            found = tx.execute(select(asks.c.addressee, asks.c.joining).where(asks.c.joining != "").distinct())
            return {(row.addressee, topic) for row in found for topic in row.joining.split()}


def _narrowed(tx: Connection, found: set[int], group: list[int]) -> set[int]:
    """Those of the letters that have a key of the group."""
    pairs = ((some, wanted) for some in _parts(sorted(found)) for wanted in _parts(group))
    return {n for some, wanted in pairs for n in tx.execute(_NARROWED, {"wanted": wanted, "some": some}).scalars()}


def _parts(values: list[int]) -> Iterable[list[int]]:
    return (values[i : i + AT_ONCE] for i in range(0, len(values), AT_ONCE))


def head_of(r: Any, words: re.Pattern[str] | None) -> Head:
    day = Day(r.day) if r.day else None
    return Head(r.id, without(words, r.cited), day, r.answers, without(words, r.name))
