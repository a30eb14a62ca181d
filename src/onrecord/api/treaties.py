"""A treaty on a day: every state by status, stance and last own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.api.knowing import Known
from onrecord.errors import BadReference, NotFound
from onrecord.model import Evidence, Position, Stance, StatusFact
from onrecord.model.citation import dated

if TYPE_CHECKING:
    from onrecord.reference.treaties import Treaty


@dataclass(frozen=True, slots=True)
class Standing:
    """One state under a treaty on a day.

    status   None where no rows are known: that is not "not a party"
    stance   by the last own words up to that day that take one; `last` is the last of its own words at all
    vote     on the last resolution of the treaty's yearly series by that day: yes | no | abstain; None: no row
    """

    state: str
    name: str
    status: StatusFact | None
    stance: Stance | None
    last: Evidence | None
    vote: str | None


def treaty(id: str) -> Treaty:
    """The treaty of that id. Raises `NotFound`."""
    from onrecord.reference.treaties import treaty as find

    try:
        return find(id)
    except BadReference as error:
        raise NotFound(str(error)) from error


def standings(found: Known, id: str, *, on: date) -> tuple[Standing, ...]:
    """Every state whose status is known or that said something of its own on the treaty by that day, by name."""
    from onrecord.record.facts import status_of
    from onrecord.record.formulas import titles
    from onrecord.record.named import state_named
    from onrecord.record.positions import positions
    from onrecord.record.voting import yearly
    from onrecord.reference.states import has_state, states

    said = {p.holder: p for p in positions(found.letters, found.decisions) if p.topic == id and has_state(p.holder)}
    calls = [call for call in yearly(found.votes.calls.values(), *titles(id)) if call.on <= on]
    made = []
    for code in dict.fromkeys((*(s.code for s in states() if s.existed_on(on)), *said)):
        fact, words = status_of(found.status, code, id, on), said.get(code)
        stance, last = _words(words, on) if words else (None, None)
        if fact or last:
            vote = found.votes.of(code, calls[-1]) if calls else None
            made.append(Standing(code, state_named(code).short, fact, stance, last, vote))
    return tuple(sorted(made, key=lambda one: one.name))


def _words(position: Position, on: date) -> tuple[Stance | None, Evidence | None]:
    from onrecord.record.positions import stance_on

    by_then = [e for e in position.own if (day := dated(e.letter)) and day.first <= on]
    last = max(by_then, key=lambda e: dated(e.letter) or "", default=None)
    return stance_on(position, on.isoformat()), last
