"""Letters known only because another cites them: entries of their own, until the letter arrives."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import CitedLetter, Letter, Link, MentionKind, Quote, Reference, ReferenceKind, Relation
from onrecord.model.citation import dated
from onrecord.record.asking import asks_something
from onrecord.record.index import Index
from onrecord.record.numbers import borne, distinctive, number
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
    linked = {x.letter: x for x in links}
    counted = (letter for letter in index.letters.values() if letter.id not in index.copies)
    found = (entry for letter in counted for entry in cited_in(letter, index, linked.get(letter.id)))
    return tuple(sorted(found, key=lambda c: (c.date or "9999", c.sender or "", c.recipient or "", c.id)))


def cited_in(letter: Letter, index: Index, link: Link | None) -> tuple[CitedLetter, ...]:
    """What one letter cites and the letters of an index are not. `link`: what it answers, or may answer.

    One that fits a candidate is not said to be missing: it is there, and somebody has yet to say which it is.
    """
    found: dict[tuple[str, ...], CitedLetter] = {}
    before: Reference | None = None
    original = index.get(link.answers) if link else None
    undecided = [x for id in (link.candidates if link and not original else ()) if (x := index.get(id))]
    for reference in letter.references:
        whole = joined(letter, before, reference)
        before = whole if whole.kind in _SENT else before
        entry = _entry(letter, whole)
        if not entry or _held(entry, letter, whole, index, original):
            continue
        if not any(_is_original(entry, whole, one) for one in undecided):
            found.setdefault(_key(entry), entry)
    return tuple(found.values())


_SENT = (ReferenceKind.LETTER, ReferenceKind.STATEMENT)
_NEAR = 30
"""Characters between two days of one list: "letters in July 2012 and October 2013"."""


def joined(letter: Letter, before: Reference | None, reference: Reference) -> Reference:
    """A reference that is the second of a list takes its words and its addressee from the first.

    "Letters to Samaria in July 2012 and October 2013" are two letters: "October 2013" alone proves nothing.
    """
    quote = reference.quote
    if (
        before
        and len(quote.exact.split()) < 4
        and (before.kind, before.relation) == (reference.kind, reference.relation)
    ):
        between = letter.text[before.quote.end : quote.start]
        if before.quote.end <= quote.start and len(between) < _NEAR and not re.search(r"[.;:!?]\s", between):
            words = replace(Quote.at(letter.text, before.quote.start, quote.end), page=before.quote.page)
            to = reference.recipient or before.recipient or _addressed(letter, before.quote, before.sender)
            return replace(reference, quote=words, recipient=to, sender=reference.sender or before.sender)
    if reference.recipient is None and reference.relation is Relation.OWN_EARLIER and reference.kind in _SENT:
        return replace(reference, recipient=_addressed(letter, quote, reference.sender))
    return reference


_TO_YOU = re.compile(
    r"\b(?:to you|vous (?:avons|ai|a)|Ihnen|Вам|a usted(?:es)?|les? (?:escrib|dirig|envi)\w*)\b", re.IGNORECASE
)


def _addressed(letter: Letter, quote: Quote, sender: str | None) -> str | None:
    """For whom a message was: the first state its words name ("warned Arden against ..."), or "you"; not its writer."""
    states = (m for m in letter.mentions if m.kind is MentionKind.STATE and m.id != sender)
    named = (m for m in states if quote.start <= m.quote.start < quote.end)
    first = min(named, key=lambda m: m.quote.start, default=None)
    # "in Samaria" is where, not to whom.
    before = letter.text[max(0, first.quote.start - 4) : first.quote.start].casefold() if first else ""
    if first is None:
        return _only(holders(letter.recipients)) if _TO_YOU.search(quote.exact) else None
    return None if before.endswith((" in ", "from ")) else first.id


def _entry(letter: Letter, reference: Reference) -> CitedLetter | None:
    """What a reference tells of a letter or message sent; None when it points at something else."""
    told = reference.kind is ReferenceKind.STATEMENT and reference.relation is not Relation.OTHER
    if reference.kind is not ReferenceKind.LETTER and not told:
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


def meant(letter: Letter, reference: Reference, index: Index, original: Letter | None) -> Letter | None:
    """The letter of the record that a reference means; None where it is not held, or nothing tells which it is.

    `original`: the letter that this one answers. `reference`: as `joined` gives it.
    """
    entry = _entry(letter, reference)
    return _held(entry, letter, reference, index, original) if entry else None


def _held(
    entry: CitedLetter, letter: Letter, reference: Reference, index: Index, original: Letter | None
) -> Letter | None:
    """The letter cited, where it is in the record. `original`: the one the citing letter answers."""
    if original and reference.relation is not Relation.OWN_EARLIER and _is_original(entry, reference, original):
        return original
    if reference.symbol and (one := _of_number(entry, letter, reference.symbol, index)):
        return one
    pool = [*_of_day(entry, index), *(index.numbered(reference.symbol) if reference.symbol else ())]
    others = {x.id: x for x in pool if x.id != letter.id and _fits(entry, reference, x)}
    if not entry.sender and not entry.recipient:
        # "its letter of 27 March": who wrote is not told; the one letter of that very day is it, of two neither is.
        one = next(iter(others.values()), None)
        return one if one and len(others) == 1 and entry.date and dated(one) == entry.date else None
    return next((x for x in others.values() if _parties_fit(entry, x)), None)


def _is_original(entry: CitedLetter, reference: Reference, original: Letter) -> bool:
    """True when a citation fits the letter answered; one that does not say so ("su carta del ...") by its very day."""
    if reference.relation is Relation.IN_REPLY_TO:
        return _fits(entry, reference, original)
    told = entry.sender or entry.recipient
    return bool(entry.date and dated(original) == entry.date and (not told or _parties_fit(entry, original)))


def _of_number(entry: CitedLetter, letter: Letter, symbol: str, index: Index) -> Letter | None:
    """The one letter of that day whose number is cited: day and number tell it, whatever its parties were read as."""
    if not entry.date or not distinctive(number(symbol)):
        return None
    found = [x for x in index.numbered(symbol) if x.id != letter.id and dated(x) == entry.date]
    # A letter and its scan are one; two letters of one number and day are not told apart.
    return found[0] if len({(holders(x.sender), holders(x.recipients)) for x in found}) == 1 else None


def _of_day(entry: CitedLetter, index: Index) -> Sequence[Letter]:
    """Letters of the day; of a month or a year those of the sides told, and where none is told those dated just so."""
    if not entry.date:
        return ()
    if entry.date.precision == "day" or not (entry.sender or entry.recipient):
        return index.on(entry.date)
    return index.of_holders(entry.sender, entry.recipient, entry.date)


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
