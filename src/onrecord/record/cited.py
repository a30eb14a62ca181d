"""Letters known only because another cites them: entries of their own, until the letter arrives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.model import CitedLetter, Letter, Link, Reference, ReferenceKind, Relation
from onrecord.model.citation import dated
from onrecord.record.asking import asks_something
from onrecord.record.index import Index
from onrecord.record.numbers import borne, number
from onrecord.record.parties import holders, same_holder


def cited(letters: Iterable[Letter], links: Sequence[Link] = ()) -> tuple[CitedLetter, ...]:
    """Letters, messages and warnings cited and not held, in the order of their days.

    `sender` and `recipient` are as the citing letter tells them; a reply's original is taken to have gone the other
    way. `asked` is there only where the citing letter says what was asked, in its words. An entry whose letter is in
    the record is left out: it has resolved.

    >>> cited([])
    ()
    """
    held = tuple(letters)
    index = Index(held)
    answered = {x.letter: x.answers for x in links if x.answers}
    found: dict[tuple[str, ...], CitedLetter] = {}
    for letter in held:
        for reference in letter.references:
            entry = _entry(letter, reference)
            if entry and not _held(entry, letter, reference, index, answered):
                found.setdefault(_key(entry), entry)
    return tuple(sorted(found.values(), key=lambda c: (c.date or "9999", c.sender or "", c.recipient or "", c.id)))


def _entry(letter: Letter, reference: Reference) -> CitedLetter | None:
    """What a reference tells of a letter or message sent; None when it points at something else."""
    sent = reference.kind is ReferenceKind.LETTER or (
        reference.kind is ReferenceKind.STATEMENT
        and (reference.recipient or reference.relation is not Relation.OTHER)
        and (reference.relation is not Relation.OTHER)
    )
    if not sent:
        return None
    mine, theirs = holders(letter.sender), holders(letter.recipients)
    sender, recipient = reference.sender, reference.recipient
    if reference.relation is Relation.IN_REPLY_TO:
        sender, recipient = sender or _only(theirs), recipient or _only(mine)
    elif reference.relation is Relation.OWN_EARLIER:
        sender = sender or _only(mine)
    quote = reference.quote
    made = f"{letter.id}|{quote.start}|{quote.end}|{reference.date}|{recipient}".encode()
    asked = reference.about if reference.about and asks_something(reference.about.exact) else None
    return CitedLetter(
        hashlib.sha256(made).hexdigest()[:16],
        reference.kind.value,
        reference.date,
        sender,
        recipient,
        letter.id,
        quote,
        asked,
    )


def _held(entry: CitedLetter, letter: Letter, reference: Reference, index: Index, answered: dict[str, str]) -> bool:
    """True when the letter cited is in the record."""
    original = index.letters.get(answered.get(letter.id) or "")
    if original and reference.relation is Relation.IN_REPLY_TO and _fits(entry, reference, original):
        return True
    pool = [
        *(index.on(entry.date) if entry.date else ()),
        *(index.numbered(reference.symbol) if reference.symbol else ()),
    ]
    return any(x.id != letter.id and _fits(entry, reference, x) and _parties_fit(entry, x) for x in pool)


def _fits(entry: CitedLetter, reference: Reference, other: Letter) -> bool:
    day = dated(other)
    if reference.symbol and number(reference.symbol) in borne(other):
        return True
    return not entry.date or bool(day and entry.date.meets(day))


def _parties_fit(entry: CitedLetter, other: Letter) -> bool:
    """True when every party the citation tells is one of the letter's, and it tells at least one."""
    sides = ((entry.sender, holders(other.sender)), (entry.recipient, holders(other.recipients)))
    told = [(name, names) for name, names in sides if name]
    return bool(told) and all(any(same_holder(name, x) for x in names) for name, names in told)


def _key(entry: CitedLetter) -> tuple[str, ...]:
    """One entry for a letter cited twice by the same letter; two citing letters keep an entry each."""
    undated = entry.id if entry.date is None else ""
    return (entry.cited_by, entry.kind, entry.date or "", entry.sender or "", entry.recipient or "", undated)


def _only(names: tuple[str, ...]) -> str | None:
    return names[0] if names else None
