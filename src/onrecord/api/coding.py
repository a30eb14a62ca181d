"""Two coders: each codes a letter apart, unseen by the other; how far they agree; what is left to settle.

A unit is a statement that was read, by its id, or words that a coder found beside them: `add:LETTER:START:END`, the
same words a decision would be about. Who handed in and did not mark such words took them for no statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.api.deciding import decide
from onrecord.errors import BadDecision, NotFound
from onrecord.model import Act, Decision, Judgement, Letter, Quote, Statement, standing

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.coding import Agreement

NO_STATEMENT = "no statement"
"""The label for words that make no statement at all."""

LABELS = (*(act.value for act in Act), NO_STATEMENT)


@dataclass(frozen=True, slots=True)
class Coded:
    """The coding of one letter as one coder may see it.

    mine      this coder's labels by statement; done: True once they were handed in
    all       handed-in labels by coder; only one's own until one has handed in
    waiting   how many others have handed in that this coder may not see yet
    agreement of all that were handed in; None for fewer than two, or until one's own is
    differ    statements on which coders differ, with each one's label
    """

    mine: Mapping[str, str]
    done: bool
    all: Mapping[str, Mapping[str, str]]
    waiting: int
    agreement: Agreement | None
    differ: Mapping[str, Mapping[str, str]]


def coded(record: Record, letter: str, coder: str) -> Coded:
    """What a coder may see of the coding of a letter: the others' only when their own is handed in."""
    from onrecord.store import coding

    with record.reading() as tx:
        mine = coding.mine(tx, letter, coder)
        everybody = aligned(coding.all_of(tx, letter))
    if coder not in everybody:
        return Coded(mine, False, {}, len(everybody), None, {})
    labels: dict[str, dict[str, str]] = {}
    for who, made in everybody.items():
        for unit, label in made.items():
            labels.setdefault(unit, {})[who] = label
    differ = {unit: said for unit, said in labels.items() if len(set(said.values())) > 1}
    found = coding.agreement(everybody) if len(everybody) > 1 else None
    return Coded(mine, True, everybody, 0, found, differ)


def code(record: Record, letter: Letter, coder: str, labels: Mapping[str, str], *, done: bool) -> None:
    """Keep a coder's labels; with `done` they are handed in, and stay. Raises `BadDecision` for what makes no sense."""
    from onrecord.store import coding

    if not coder.strip():
        raise BadDecision("a coding needs the name of its coder")
    units = {said.id for said in letter.statements}
    found = {unit for unit in labels if _stretch(letter, unit)}
    if wrong := sorted({*labels.values()} - {*LABELS}) or sorted(labels.keys() - units - found):
        raise BadDecision(f"{wrong[0]!r} is no label or no statement of this letter")
    if done and (left := units - labels.keys()):
        raise BadDecision(f"{len(left)} statements have no label yet; nothing was handed in")
    with record.writing() as tx:
        coding.save(tx, letter.id, coder, labels)
        if done:
            coding.hand_in(tx, letter.id, coder)


def added_unit(letter: Letter, start: int, end: int) -> str:
    """The unit for words that a coder found in a letter; the statement's own where they are one that was read.

    Raises `BadDecision` for words that are none.
    """
    if not letter.text[start:end].strip():
        raise BadDecision("select words of the letter")
    same = (said.id for said in letter.statements if (said.quote.start, said.quote.end) == (start, end))
    return next(same, f"add:{letter.id}:{start}:{end}")


def words_found(letter: Letter, units: Iterable[str]) -> dict[str, Quote]:
    """The words of those units that a coder found, in the order of the letter."""
    places = {unit: place for unit in units if (place := _stretch(letter, unit))}
    return {unit: Quote.at(letter.text, *places[unit]) for unit in sorted(places, key=lambda unit: places[unit])}


def _stretch(letter: Letter, unit: str) -> tuple[int, int] | None:
    """Where the words of a unit that a coder found stand; None for any other unit."""
    found = _ADDED.fullmatch(unit)
    if not found or found[1] != letter.id:
        return None
    start, end = int(found[2]), int(found[3])
    return (start, end) if start < end <= len(letter.text) else None


_ADDED = re.compile(r"add:(.+):(\d{1,9}):(\d{1,9})")


def aligned(coded: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Codings of a letter with a label of each coder for all words that any of them found.

    Words that overlap by half or more are the same unit, by the first that has it.

    >>> aligned({"Ana": {"s-1": "offer", "add:l-1:0:10": "refusal"}, "Ben": {"s-1": "offer", "add:l-1:2:10": "denial"}})
    {'Ana': {'s-1': 'offer', 'add:l-1:0:10': 'refusal'}, 'Ben': {'s-1': 'offer', 'add:l-1:0:10': 'denial'}}
    >>> aligned({"Ana": {"add:l-1:0:10": "refusal"}, "Ben": {}})["Ben"]
    {'add:l-1:0:10': 'no statement'}
    """
    found: dict[str, tuple[int, int]] = {}
    made: dict[str, dict[str, str]] = {}
    for coder, labels in coded.items():
        mine = made.setdefault(coder, {})
        for unit, label in labels.items():
            if place := _ADDED.fullmatch(unit):
                mine[_same_words(found, unit, int(place[2]), int(place[3]))] = label
            else:
                mine[unit] = label
    return {coder: mine | {unit: mine.get(unit, NO_STATEMENT) for unit in found} for coder, mine in made.items()}


def _same_words(found: dict[str, tuple[int, int]], unit: str, start: int, end: int) -> str:
    for known, (low, high) in found.items():
        if 2 * (min(high, end) - max(low, start)) >= max(high - low, end - start):
            return known
    found[unit] = start, end
    return unit


def codings(record: Record) -> dict[str, dict[str, bool]]:
    """Letter -> coder -> True when handed in."""
    from sqlalchemy import select

    from onrecord.store.schema import codings as table

    found: dict[str, dict[str, bool]] = {}
    with record.reading() as tx:
        for row in tx.execute(select(table.c.letter, table.c.coder, table.c.done).order_by(table.c.at)):
            found.setdefault(row.letter, {})[row.coder] = bool(row.done)
    return found


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a letter to be coded. `label`: the coder's own; None while there is none.

    What the reader took it for is not told: it would lead the coder.
    """

    id: str
    words: str
    label: str | None


def sheet(record: Record, called: str, *, coder: str) -> tuple[Letter, tuple[Unit, ...]]:
    """A letter's units in their order with the coder's own labels, nobody else's."""
    from onrecord.store import coding as kept

    letter = record.letter(called)
    with record.reading() as tx:
        mine = kept.mine(tx, letter.id, coder)
    read = tuple(Unit(s.id, s.quote.shown, mine.get(s.id)) for s in letter.statements)
    found = words_found(letter, mine)
    return letter, (*read, *(Unit(unit, quote.shown, mine[unit]) for unit, quote in found.items()))


def save_sheet(record: Record, called: str, labels: Mapping[str, str], *, coder: str, done: bool = False) -> int:
    """Keep the labels of a filled-in sheet beside those kept before; returns how many statements have one now.

    As `code`, which raises `BadDecision`.
    """
    letter, units = sheet(record, called, coder=coder)
    made = {unit.id: unit.label for unit in units if unit.label} | dict(labels)
    code(record, letter, coder, made, done=done)
    return len(made)


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that coders label apart. `settled`: the decision somebody took since; None while nobody has."""

    letter: str
    unit: str
    words: str
    labels: Mapping[str, str]
    settled: Decision | None


def agreement(
    record: Record, called: Iterable[str] = (), *, seen_by: str | None = None
) -> tuple[Agreement, tuple[Difference, ...]]:
    """How far coders agree on these letters (on all that two have handed in), and what they label apart.

    `seen_by`: a coder who has begun one of the letters and not handed it in learns nothing of it. Raises `BadDecision`
    where no letter has two codings handed in.
    """
    from onrecord.store import coding as kept

    with record.reading() as tx:
        chosen = [record.letter(one).id for one in called] or kept.letters(tx)
        coded = {id: kept.all_of(tx, id, seen_by=seen_by if kept.begun(tx, id, seen_by) else None) for id in chosen}
    coded = {id: aligned(codings) for id, codings in coded.items() if len(codings) > 1}
    if not coded:
        raise BadDecision("agreement needs a letter that two people have coded and handed in")
    labels: dict[str, dict[str, str]] = {}
    for codings in coded.values():
        for coder, made in codings.items():
            labels.setdefault(coder, {}).update(made)
    found = kept.agreement(labels)
    return found, tuple(_differences(record, coded, found))


def _differences(
    record: Record, coded: Mapping[str, Mapping[str, Mapping[str, str]]], found: Agreement
) -> Iterable[Difference]:
    stands = {d.about: d for d in standing(record.decisions())}
    for id, codings in coded.items():
        letter = record.letter(id)
        units = {s.id: s.quote for s in letter.statements} | words_found(letter, found.differ)
        for unit in (u for u in found.differ if any(u in made for made in codings.values())):
            words = units[unit].shown if unit in units else ""
            about = unit if unit.startswith("add:") else f"statement:{unit}"
            yield Difference(id, unit, words, found.differ[unit], stands.get(about))


def settle(record: Record, unit: str, label: str, *, by: str, why: str = "") -> Decision:
    """Decide what a unit is: a decision like any other, that can be undone. Raises `NotFound`, `BadDecision`."""
    if label not in LABELS:
        raise BadDecision(f"{label!r} is no act, nor {NO_STATEMENT!r}")
    if _ADDED.fullmatch(unit):
        return settle_found(record, unit, label, by=by, why=why)
    said = _read(record, unit)
    about = f"statement:{unit}"
    if label == NO_STATEMENT:
        return decide(record, about, Judgement.REJECT, by=by, why=why)
    if label == said.act.value:
        return decide(record, about, Judgement.ACCEPT, by=by, why=why)
    return decide(record, about, Judgement.CORRECT, by=by, why=why, field="act", value=f'"{label}"')


def settle_found(record: Record, unit: str, label: str, *, by: str, why: str = "") -> Decision:
    """Decide on words that a coder found: a statement of that act, or none."""
    letter = unit.split(":")[1]
    if label == NO_STATEMENT:
        return decide(record, unit, Judgement.REJECT, by=by, why=why, letter=letter)
    value = f'{{"act": "{Act(label).value}"}}'
    return decide(record, unit, Judgement.CORRECT, by=by, why=why, field="statement", value=value, letter=letter)


def _read(record: Record, unit: str) -> Statement:
    try:
        return record.statement(unit).statement
    except NotFound:
        raise NotFound(f"no unit {unit!r} in this record; `onrecord coding agreement` names those to settle") from None
