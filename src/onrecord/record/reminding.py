"""Which letter reminds of which: its writer's own earlier letter to the same side, cited by day or number and held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Letter, Reference, ReferenceKind, Relation
from onrecord.model.citation import dated
from onrecord.record.index import Index
from onrecord.record.parties import holders, same_holder


def reminders_of(letters: Iterable[Letter]) -> Iterator[tuple[str, str]]:
    """(id of the reminder, id of the letter it reminds of), where one held letter alone fits what is cited.

    >>> list(reminders_of([]))
    []
    """
    held = tuple(letters)
    index: Index | None = None
    for letter in held:
        for reference in letter.references:
            if reference.kind is not ReferenceKind.LETTER or reference.relation is not Relation.OWN_EARLIER:
                continue
            index = index or Index(held)
            if letter.id not in index.copies and (earlier := reminded_of(reference, letter, index)):
                yield letter.id, earlier.id


def reminds(letter: Letter, index: Index) -> frozenset[str]:
    """Ids of the letters that one letter reminds of."""
    own = (r for r in letter.references if r.kind is ReferenceKind.LETTER and r.relation is Relation.OWN_EARLIER)
    return frozenset(earlier.id for r in own if (earlier := reminded_of(r, letter, index)))


def reminded_of(reference: Reference, letter: Letter, index: Index) -> Letter | None:
    """The writer's own earlier letter to the same side that a reference means; None where none or several fit."""
    pool = [*(index.of(reference.date, letter.sender, letter.recipients) if reference.date else ())]
    pool += index.numbered(reference.symbol) if reference.symbol else ()
    fitting = {x.id: x for x in pool if x.id != letter.id and _before(x, letter) and _same_way(x, letter)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _before(one: Letter, other: Letter) -> bool:
    return (dated(one) or "9999") <= (dated(other) or "9999")


def _same_way(one: Letter, other: Letter) -> bool:
    """True when both went from one side to the same other side."""
    sides = ((one.sender, other.sender), (one.recipients, other.recipients))
    return all(any(same_holder(x, y) for x in holders(a) for y in holders(b)) for a, b in sides)
