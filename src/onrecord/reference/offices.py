"""Offices and who held them from when to when: one file each, `data/offices/USA-secretary-of-state.toml`.

A letter often prints a name and no post. Who held which post on the day it was written is a fact an archivist looks up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of

_PEERS = ("lord", "earl", "viscount", "marquess", "duke", "baron")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in an office. `until`: last day, None while it is held."""

    name: str
    since: date
    until: date | None = None

    def in_office(self, on: date) -> bool:
        """True on every day of the term, its first and last among them."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Office:
    """One post.

    state     alpha-3 of the state it is of; None for an office of an organisation
    body      the body it heads or belongs to
    foreign   True for the post that envoys of other states write to
    """

    id: str
    names: tuple[Name, ...]
    holders: tuple[Holder, ...]
    state: str | None = None
    body: str | None = None
    foreign: bool = False

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id

    def holder(self, on: date) -> Holder | None:
        """Who held it on a day; None when nobody known did, or two are listed for that day."""
        found = [one for one in self.holders if one.in_office(on)]
        return found[0] if len(found) == 1 else None


def offices() -> tuple[Office, ...]:
    """Every office known, in order of id."""
    return tuple(_by_id().values())


def office(id: str) -> Office:
    """The office of an id. Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "office")


def foreign_office(state: str) -> Office | None:
    """The office that envoys to a state write to.

    >>> foreign_office("USA").name()
    'Secretary of State'
    """
    return next((one for one in offices() if one.foreign and one.state == state), None)


def held_by(name: str, on: date, state: str | None = None) -> tuple[tuple[Office, Holder], ...]:
    """The offices somebody of that name held on a day, of one state where `state` is given.

    Surnames must be equal; given names must agree as far as both are written ("J. R. Ames" is John Richard Ames).

    >>> [office.id for office, _ in held_by("A. Blinken", date(2022, 8, 10), "USA")]
    ['USA-secretary-of-state']
    """
    return tuple(
        (one, holder)
        for one, holder in _by_surname().get(_words(name)[-1:], ())
        if (state is None or one.state == state) and holder.in_office(on) and agrees(name, holder.name)
    )


def agrees(written: str, known: str) -> bool:
    """True when both can be writings of one name: equal surnames, given names that do not contradict each other.

    >>> agrees("J. R. Ames", "John Richard Ames"), agrees("Paul Ames", "John Richard Ames")
    (True, False)
    """
    a, b = _words(written), _words(known)
    if not a or not b or a[-1] != b[-1]:
        return False
    given, others = list(a[:-1]), [w for w in b[:-1] if w not in (*_PEERS, "of")]
    if b[0] in _PEERS:
        return not given or set(given) <= {*_PEERS, "of"}
    return _in_order(given, others) or _in_order(others, given)


def _in_order(some: list[str], all_of: list[str]) -> bool:
    """Each of `some` is, or abbreviates, one of the other in its order; the first is the first unless left out."""
    rest = iter(all_of)
    return all(any(w == x or (min(len(w), len(x)) == 1 and w[0] == x[0]) for x in rest) for w in some)


def is_peer(name: str) -> bool:
    """True for a holder listed under a title, who signs with its name alone."""
    return _words(name)[0] in _PEERS


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))


def _words(name: str) -> tuple[str, ...]:
    found = tuple(re.findall(r"[^\W\d_]+", re.sub(r"['’-]", "", name).casefold()))
    return found[:-1] if len(found) > 1 and found[-1] in _SUFFIXES else found


def read_office(table: files.Table) -> Office:
    """One file -> one office. Raises `BadReference` for anything that is not as it should be."""
    holders = []
    for row in table.rows("held"):
        since, until = row.day("from"), row.day("to")
        if since is None or (until is not None and until < since):
            raise row.bad("from", "the first day of a term, not after its last")
        holders.append(Holder(row.text("name"), since, until))
    return Office(
        id=table.text("id"),
        names=names_of(table),
        holders=tuple(holders),
        state=table.optional("state"),
        body=table.optional("body"),
        foreign=bool(table.values.get("foreign", False)),
    )


_by_id = loader("offices", read_office)


@files.remembered
def _by_surname() -> dict[tuple[str, ...], tuple[tuple[Office, Holder], ...]]:
    found: dict[tuple[str, ...], list[tuple[Office, Holder]]] = defaultdict(list)
    for one in offices():
        for holder in one.holders:
            found[_words(holder.name)[-1:]].append((one, holder))
    return {surname: tuple(held) for surname, held in found.items()}
