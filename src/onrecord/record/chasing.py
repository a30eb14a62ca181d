"""When to ask again: chase dates counted from the day an ask was sent, with pauses and extensions a person grants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Ask
from onrecord.record.asks import open_asks

AFTER = (30, 60, 90)
"""Days after sending on which a campaign asks again, where the user sets none."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the clock stands still, last day included: an election, a promised answer.

    ask   id of the one ask it is for; None for all
    """

    first: date
    last: date
    why: str = ""
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day on which an open ask should be looked at again.

    waited    days on the clock by then, pauses left out
    overdue   True where every chase date has passed: `on` is then the day it is looked at
    why       a user's own words, for a date the user set
    """

    ask: Ask
    on: date
    waited: int
    overdue: bool = False
    why: str = ""


def reminders(
    asks: Iterable[Ask],
    *,
    after: Sequence[int] = AFTER,
    pauses: Sequence[Pause] = (),
    extensions: Mapping[str, int] | None = None,
    own: Sequence[tuple[str, date, str]] = (),
) -> tuple[Reminder, ...]:
    """The chase dates of the asks nobody has answered in substance, by day.

    `extensions`: days of grace per ask id. `own`: (ask id, day, why) a user set. An ask of which only the month is
    known is counted from that month's last day; one of which less is known has no clock and only own dates.
    """
    made = []
    for ask in open_asks(asks):
        mine = [p for p in pauses if p.ask in (None, ask.id)]
        chosen = [(on, why) for of, on, why in own if of == ask.id]
        made += [Reminder(ask, on, waited(ask, on, pauses=mine) or 0, why=why) for on, why in chosen]
        if ask.asked_on is None or ask.asked_on.precision == "year":
            continue
        grace = (extensions or {}).get(ask.id, 0)
        made += [Reminder(ask, _counted(ask.asked_on.last, days + grace, mine), days + grace) for days in after]
    return tuple(sorted(made, key=lambda r: (r.on, r.ask.id)))


def due(found: Iterable[Reminder], today: date, *, pauses: Sequence[Pause] = ()) -> tuple[Reminder, ...]:
    """What lies ahead: reminders of today and later, and one overdue for each ask all whose dates have passed."""
    by_ask: dict[str, list[Reminder]] = {}
    for one in found:
        by_ask.setdefault(one.ask.id, []).append(one)
    made = []
    for some in by_ask.values():
        ahead = [r for r in some if r.on >= today]
        last, mine = some[-1], [p for p in pauses if p.ask in (None, some[-1].ask.id)]
        late = Reminder(last.ask, today, waited(last.ask, today, pauses=mine) or 0, overdue=True, why=last.why)
        made += ahead or [late]
    return tuple(sorted(made, key=lambda r: (r.on, r.ask.asked_on or "9999", r.ask.id)))


def waited(ask: Ask, on: date, *, pauses: Sequence[Pause] = ()) -> int | None:
    """Days an ask has waited on the clock by a day, pauses left out; None when the day it was sent is not known.

    >>> from onrecord.model import Day, Outcome, Quote
    >>> words, sent, today = Quote.at("Sign it.", 0, 8), Day("2014-03-01"), date(2014, 3, 31)
    >>> ask = Ask("a", "x", None, None, "XAR", words, sent, Outcome.SILENT, "", today)
    >>> waited(ask, today), waited(ask, today, pauses=[Pause(date(2014, 3, 11), date(2014, 3, 20))])
    (30, 20)
    """
    if ask.asked_on is None:
        return None
    sent = ask.asked_on.last
    whole = max(0, (on - sent).days)
    return whole - sum((last - first).days + 1 for first, last in _stretches(pauses, sent + timedelta(1), on))


def _stretches(pauses: Sequence[Pause], begin: date, end: date) -> list[tuple[date, date]]:
    """The paused stretches between two days, both included, joined where they overlap."""
    cut = sorted((max(p.first, begin), min(p.last, end)) for p in pauses)
    made: list[tuple[date, date]] = []
    for first, last in cut:
        if first > last:
            continue
        if made and first <= made[-1][1] + timedelta(1):
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((first, last))
    return made


def _counted(sent: date, days: int, pauses: Sequence[Pause]) -> date:
    """The day on which the clock shows so many days."""
    on = sent + timedelta(days)
    for first, last in _stretches(pauses, sent + timedelta(1), date.max - timedelta(1)):
        if first <= on:
            on += last - first + timedelta(1)
    return on
