"""What is new in the record since a day: for whoever looks at it once a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.api.disputing import disputes
from onrecord.api.knowing import stances
from onrecord.api.known_record import KnownRecord
from onrecord.model import TreatyAct
from onrecord.model.news import News, Turn

AT_ONCE = 500
"""Letters found at once."""


def news(found: KnownRecord, since: date) -> News:
    """Letters added since a day, what they change and answer, and what others did since."""
    ids = [*_added(found, since)]
    heads = found.kept.heads(ids)
    new = frozenset(heads)
    told = [step for one in disputes(found.record) for step in one.steps if step.at.date() >= since]
    return News(
        since,
        tuple(sorted(heads.values(), key=lambda head: (head.day or "9999", head.id))),
        tuple(_turns(found, new)),
        tuple(ask for ask in found.asks() if any(answer.letter in new for answer in ask.answers)),
        tuple(sorted(_acts(found, since), key=lambda act: (act.on, act.treaty, act.state))),
        sum(call.on >= since for call in found.votes.calls.values()),
        tuple((step.by, step.step, step.words) for step in told),
        sum(decision.at.date() >= since for decision in found.record.decisions()),
    )


def _added(found: KnownRecord, since: date) -> Iterator[str]:
    offset = 0
    while some := found.record.search("", limit=AT_ONCE, offset=offset, added=since):
        yield from (hit.letter.id for hit in some)
        offset += len(some)


def _turns(found: KnownRecord, new: frozenset[str]) -> Iterator[Turn]:
    from onrecord.record.parties import holders

    writing = {who for letter in found.letters_by_id(new).values() for who in holders(letter.sender)}
    for holder in sorted(writing):
        for position in stances(found, holder):
            for before, after in position.changes:
                if after.letter.id in new:
                    yield Turn(position.holder, position.topic, before, after)


def _acts(found: KnownRecord, since: date) -> Iterator[TreatyAct]:
    """Acts of imported treaties from the rows imported, of all others from those that ship."""
    from onrecord.reference.status import status_tables

    imported = found.record.treaty_acts()
    treaties = {act.treaty for act in imported}
    tables = (table for table in status_tables() if table.treaty not in treaties)
    shipped = (act for table in tables for some in table.acts.values() for act in some)
    yield from (act for act in (*imported, *shipped) if act.on >= since)
