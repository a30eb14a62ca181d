"""One state through time: letters, words, votes and treaty acts on one line, each by its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.api.knowing import StateView
from onrecord.api.known_record import KnownRecord
from onrecord.model import Act, Evidence
from onrecord.model.citation import dated

LANES = ("letters in", "letters out", "support", "oppose", "commitments", "other words", "votes", "treaty acts")
"""From top to bottom."""

_LANE = {
    Act.POSITION_SUPPORT: "support",
    Act.POSITION_OPPOSE: "oppose",
    Act.REFUSAL: "oppose",
    Act.COMMITMENT: "commitments",
    Act.CONDITIONAL_COMMITMENT: "commitments",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing on the line.

    lane       one of `LANES`
    day        the first day it can mean; `shown` is the day as precise as it is known
    sort       act of a statement, the vote, the treaty act, or kind of letter
    letter, statement   ids of where it stands; None for votes and treaty acts
    change     True for words that differ in stance from those before
    many       how many are told together, all of one year
    """

    lane: str
    day: date
    shown: str
    sort: str
    label: str
    letter: str | None = None
    statement: str | None = None
    change: bool = False
    many: int = 1


def timeline(found: KnownRecord, view: StateView, *, topic: str | None = None) -> tuple[Event, ...]:
    """All events of a state, by day; what has no day is left out.

    Of more than `MOST` letters and words those of a year are told together: single marks would lie on each other.
    """
    counts = found.kept.count_letters_of(view.code)
    said = found.kept.years_said(view.code, topic or "")
    if sum(counts.values()) + sum(said.values()) <= MOST:
        made = [*_letters(found, view.code), *_words(view)]
    else:
        made = [*_letters_by_year(counts), *_words_by_year(said)]
    made += [*_votes(found, view, topic), *_acts(view)]
    return tuple(sorted(made, key=lambda e: (e.day, LANES.index(e.lane), e.label)))


MOST = 300
"""Marks on one line."""

_SIDES = {"sender": "letters out", "recipient": "letters in"}


def _letters(found: KnownRecord, code: str) -> Iterator[Event]:
    for side, kind, head in found.kept.letters_of(code):
        if head.day:
            yield Event(_SIDES[side], head.day.first, head.day, kind, head.citation, head.id)


def _letters_by_year(counts: dict[tuple[str, str], int]) -> Iterator[Event]:
    for (side, year), n in counts.items():
        if year != "9999":
            yield Event(_SIDES[side], date(int(year), 7, 1), year, "letters", str(n), many=n)


def _words_by_year(said: dict[tuple[str, Act], int]) -> Iterator[Event]:
    """One mark a lane and year: those of several acts would lie on one another."""
    lanes: dict[tuple[str, str], dict[Act, int]] = {}
    for (year, act), n in said.items():
        if year != "9999":
            lanes.setdefault((year, _LANE.get(act, "other words")), {})[act] = n
    for (year, lane), acts in lanes.items():
        sort = next(iter(acts)).value if len(acts) == 1 else "statements"
        many = sum(acts.values())
        yield Event(lane, date(int(year), 7, 1), year, sort, str(many), many=many)


def _words(view: StateView) -> Iterator[Event]:
    later = {after.statement.id for _, after in view.words.changes}
    for one in view.words.own:
        day = dated(one.letter)
        if day:
            yield Event(
                _lane(one),
                day.first,
                day,
                one.statement.act.value,
                one.statement.quote.shown,
                one.letter.id,
                one.statement.id,
                one.statement.id in later,
            )


def _lane(one: Evidence) -> str:
    found = _LANE.get(one.statement.act)
    return found or (one.statement.stance.value if one.statement.stance else "other words")


def _votes(found: KnownRecord, view: StateView, topic: str | None) -> Iterator[Event]:
    """Votes on the topic; without one, on every treaty the state itself speaks of."""
    from onrecord.record.formulas import titles
    from onrecord.record.voting import yearly

    about = {topic} if topic else set(found.kept.topics(view.code))
    calls = {call.id: call for one in sorted(about) for call in yearly(found.votes.calls.values(), *titles(one))}
    for call in calls.values():
        vote = found.votes.of(view.code, call)
        if vote:
            yield Event("votes", call.on, call.on.isoformat(), vote, f"{call.symbol}: {call.title}")


def _acts(view: StateView) -> Iterator[Event]:
    for fact in view.status:
        for act in fact.acts:
            yield Event("treaty acts", act.on, act.on.isoformat(), act.act, f"{fact.treaty}: {act.act}")
