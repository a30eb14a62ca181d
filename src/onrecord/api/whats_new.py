"""What is new in the record since a day: for whoever looks at it once a month."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from onrecord.api.disputing import disputes
from onrecord.api.known_record import KnownRecord
from onrecord.model import Evidence, Letter, TreatyAct
from onrecord.model.kept import Said
from onrecord.model.news import News, Turn


def news(found: KnownRecord, since: date) -> News:
    """Letters added since a day, what they change and answer, and what others did since."""
    heads = found.kept.added(since)
    new = {head.id for head in heads}
    told = [step for one in disputes(found.record) for step in one.steps if step.at.date() >= since]
    return News(
        since,
        tuple(heads),
        tuple(_turns(found, new)),
        tuple(ask for ask in found.asks() if any(answer.letter in new for answer in ask.answers)),
        tuple(sorted(_acts(found, since), key=lambda act: (act.on, act.treaty, act.state))),
        sum(call.on >= since for call in found.votes.calls.values()),
        tuple((step.by, step.step, step.words) for step in told),
        sum(decision.at.date() >= since for decision in found.record.decisions()),
    )


def _turns(found: KnownRecord, new: Collection[str]) -> Iterator[Turn]:
    """Changes of side that the words of these letters make: only the letters on both sides of one are read."""
    turning = [(before, after) for before, after in found.kept.changes() if after.letter in new]
    letters = found.letters_by_id({row.letter for pair in turning for row in pair})
    for before, after in turning:
        yield Turn(after.holder, after.topic, *(_evidence(letters[row.letter], row) for row in (before, after)))


def _evidence(letter: Letter, row: Said) -> Evidence:
    return Evidence(letter, letter.statements[row.position])


def _acts(found: KnownRecord, since: date) -> Iterator[TreatyAct]:
    """Acts of imported treaties from the rows imported, of all others from those that ship."""
    from onrecord.reference.status import status_tables

    imported = found.record.treaty_acts()
    treaties = {act.treaty for act in imported}
    tables = (table for table in status_tables() if table.treaty not in treaties)
    shipped = (act for table in tables for some in table.acts.values() for act in some)
    yield from (act for act in (*imported, *shipped) if act.on >= since)
