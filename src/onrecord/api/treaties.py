"""A treaty on a day: every state by status, stance and last own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.api.known_record import KnownRecord
from onrecord.errors import BadReference, NotFound
from onrecord.model import Evidence, Stance, StatusFact

if TYPE_CHECKING:
    from onrecord.reference.treaties import Treaty


@dataclass(frozen=True, slots=True)
class Standing:
    """One state under a treaty on a day.

    status   None where no rows are known: that is not "not a party"
    stance   by the last own words up to that day that take one
    last     those words, or later ones of its own that take none
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


def standings(found: KnownRecord, id: str, *, on: date) -> tuple[Standing, ...]:
    """Every state whose status is known or that said something of its own on the treaty by that day, by name."""
    from onrecord.record.facts import status_of
    from onrecord.record.formulas import titles
    from onrecord.record.named import state_named
    from onrecord.record.voting import yearly
    from onrecord.reference.states import has_state, states

    last, stances = _words(found, id, on)
    said = [holder for holder in last if has_state(holder)]
    calls = [call for call in yearly(found.votes.calls.values(), *titles(id)) if call.on <= on]
    found.votes.have(calls[-1:])
    made = []
    for code in dict.fromkeys((*(s.code for s in states() if s.existed_on(on)), *said)):
        fact, words = status_of(found.status, code, id, on), last.get(code)
        if fact or words:
            vote = found.votes.of(code, calls[-1]) if calls else None
            made.append(Standing(code, state_named(code).short, fact, stances.get(code), words, vote))
    return tuple(sorted(made, key=lambda one: one.name))


def _words(found: KnownRecord, id: str, on: date) -> tuple[dict[str, Evidence], dict[str, Stance]]:
    """The last own words of each holder on a topic by a day, and the stance of the last that take one.

    Of a letter that takes a stance the words that take it: beside "opposes" nothing else of that day may stand.
    """
    until = on.isoformat()
    rows, taking = found.kept.last_said(id, until, told=True), found.kept.last_taking(id, until)
    rows |= {holder: row for holder, row in taking.items() if holder in rows and row.day == rows[holder].day}
    letters = found.letters_by_id({row.letter for row in rows.values()})
    held = ((holder, letters[row.letter], row.position) for holder, row in rows.items() if row.letter in letters)
    last = {holder: Evidence(letter, letter.statements[n]) for holder, letter, n in held}
    return last, {holder: row.stance for holder, row in taking.items() if row.stance}
