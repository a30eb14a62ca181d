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
    """A stretch in which the clock stands still, last day included: an election, a promised answer."""

    first: date
    last: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A day on which an open ask should be looked at again. `waited`: days on the clock, pauses left out."""

    ask: Ask
    on: date
    waited: int


def reminders(
    asks: Iterable[Ask],
    *,
    after: Sequence[int] = AFTER,
    pauses: Sequence[Pause] = (),
    extensions: Mapping[str, int] | None = None,
) -> tuple[Reminder, ...]:
    """The chase dates of the asks nobody has answered in substance, by day.

    `extensions`: days of grace per ask id. An ask sent on a day not known has no clock and no reminder.
    """
    made = []
    for ask in open_asks(asks):
        if ask.asked_on is None or ask.asked_on.precision != "day":
            continue
        grace = (extensions or {}).get(ask.id, 0)
        made += [Reminder(ask, _counted(ask.asked_on.first, days + grace, pauses), days + grace) for days in after]
    return tuple(sorted(made, key=lambda r: (r.on, r.ask.id)))


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
    days = (sent + timedelta(days=n) for n in range(1, max(0, (on - sent).days) + 1))
    return sum(not _paused(d, pauses) for d in days)


def _counted(sent: date, days: int, pauses: Sequence[Pause]) -> date:
    day = sent
    while days > 0:
        day += timedelta(days=1)
        days -= not _paused(day, pauses)
    return day


def _paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(p.first <= day <= p.last for p in pauses)
