"""Curators' checks: lines that must stay true, tested on every rebuild ("2015-10-01 RUS CCM oppose").

A line states what a person knows. When a later reading or letter breaks it, the line is told, with what is found
instead; nothing is changed to make it hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import BadDecision
from onrecord.model import Day, Decision, Evidence, Letter, Position, Stance
from onrecord.model.citation import dated, day_in_words
from onrecord.record.parties import CONTINUED_BY
from onrecord.record.positions import positions, stance_on


@dataclass(frozen=True, slots=True)
class Line:
    """On a day a holder's own words on a topic support it, oppose it, or take no stance (None)."""

    on: Day
    holder: str
    topic: str
    stance: Stance | None
    number: int = 0

    def __str__(self) -> str:
        """The line as it is kept, whatever way it was typed."""
        says = f"{self.stance.value}s" if self.stance else "none"
        who = self.holder if " " not in self.holder else f'"{self.holder}"'
        return f"{self.on} {who} {self.topic} {says}"


@dataclass(frozen=True, slots=True)
class Held:
    """A line and whether it holds; `because` says what the record shows on that day."""

    line: Line
    holds: bool
    because: str


_SAYS = {
    "support": Stance.SUPPORT,
    "supports": Stance.SUPPORT,
    "for": Stance.SUPPORT,
    "oppose": Stance.OPPOSE,
    "opposes": Stance.OPPOSE,
    "against": Stance.OPPOSE,
    "none": None,
}


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a curator's file: "DAY HOLDER TOPIC STANCE"; "#" begins a remark, names of several words are quoted.

    Raises `BadDecision` naming the line that is none.

    >>> lines("2015-10-01 RUS CCM opposes  # its letter of 2009")[0].stance
    <Stance.OPPOSE: 'oppose'>
    """
    import shlex

    found = []
    for number, printed in enumerate(text.splitlines(), 1):
        words = shlex.split(printed, comments=True)
        if not words:
            continue
        try:
            day, holder, topic, stance = (w for w in words if w.casefold() != "on")
            found.append(Line(Day(day), holder, topic.rstrip(":"), _SAYS[stance.casefold()], number))
        except (ValueError, KeyError):
            raise BadDecision(
                f"line {number}: {printed.strip()!r} is not DAY HOLDER TOPIC supports|opposes|none"
            ) from None
    return tuple(found)


def hold(wanted: Iterable[Line], letters: Sequence[Letter], decisions: Sequence[Decision] = ()) -> tuple[Held, ...]:
    """Each line with whether the record's own words still bear it out."""
    by = {(p.holder, p.topic): p for p in positions(letters, decisions)}
    made = []
    for line in wanted:
        position = by.get((CONTINUED_BY.get(line.holder, line.holder), line.topic))
        taken = stance_on(position, line.on.last.isoformat()) if position else None
        by_then = f"by {day_in_words(line.on)}"
        shown = f"its own words {by_then} {taken.value} it" if taken else f"no own words {by_then} take a stance"
        last = _last(position, line) if position and taken else None
        made.append(Held(line, taken is line.stance, shown + (f": “{last.statement.quote.shown}”" if last else "")))
    return tuple(made)


def _last(position: Position, line: Line) -> Evidence | None:
    """The words that give the stance on the day."""
    by_then = [e for e in position.taken if (day := dated(e.letter)) and day <= line.on.last.isoformat()]
    return by_then[-1] if by_then else None
