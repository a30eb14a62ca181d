"""A date mentioned in a text, and how one without a year finds it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Day


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date printed at `start` to `end`.

    value    the day, month or year it means; None when the text leaves it open or no such day exists
    form     full | month | year | numeric | open (no year printed) | relative ("the 12th instant") | impossible
    lean     what the text says of an open one's year: "last", "next", "this" (year), "lastyear"; None when nothing
    month, day   as printed, for an `open` one
    until    last day of a range ("3 to 7 May 1999"); `value` is its first
    others   further readings of the same print (day and month the other way round, another century)
    problem  what a person should know: "impossible_date", "day_or_month", "century", "weekday", "smudged"
    because  the rule that read it
    """

    start: int
    end: int
    value: Day | None
    form: str
    month: int | None = None
    day: int | None = None
    until: Day | None = None
    others: tuple[Day, ...] = ()
    problem: str | None = None
    because: str = ""
    lean: str | None = None

    @property
    def exact(self) -> bool:
        """True when it is one day, as printed."""
        return self.value is not None and self.value.precision == "day" and self.form in ("full", "numeric")

    def seen_from(self, anchor: Day | None, *, lean: str = "nearest") -> DateMention:
        """The same mention with its year worked out from the letter's own date `anchor`.

        lean: "past" (a letter answered was written before), "future" (a meeting to come) or "nearest"; what the text
        says itself ("December last") goes before.

        >>> DateMention(0, 9, None, "open", month=12, day=3).seen_from(Day("2016-01-20"), lean="past").value
        '2015-12-03'
        """
        if self.form != "open" or self.month is None or anchor is None:
            return self
        year = self._year(anchor, _LEANS.get(self.lean or "", lean))
        if year is None:
            return self
        until = day_or_none(year, self.until.month, self.until.day) if self.until else None
        because = f"{self.because}; year from the letter's date"
        return replace(self, value=day_or_none(year, self.month, self.day), until=until, because=because)

    def _year(self, anchor: Day, lean: str) -> int | None:
        if self.others:  # two figures of a year: the century nearest the letter
            return min((other.year for other in self.others), key=lambda year: abs(year - anchor.year))
        if self.lean in ("this", "lastyear"):
            return anchor.year - (self.lean == "lastyear")
        return _year_near(self.month or 1, self.day, anchor, lean)


_LEANS = {"last": "before", "next": "future"}


def _year_near(month: int, day: int | None, anchor: Day, lean: str) -> int | None:
    """The year that puts month and day nearest to the anchor, on the side wanted; None when the anchor cannot tell."""
    if anchor.precision == "year":
        return None
    found = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        value = day_or_none(year, month, day)
        if value is None or (lean in ("past", "before") and value.first > anchor.last):
            continue
        if (lean == "before" and value.meets(anchor)) or (lean == "future" and value.last < anchor.first):
            continue
        found.append((abs(value.first - anchor.first), year))
    return min(found)[1] if found else None


def day_or_none(year: int, month: int | None = None, day: int | None = None) -> Day | None:
    """`Day.of`, or None where no such day exists (30 February, the 80th of July)."""
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Day.of(year, month, day)


def later(value: Day, *, days: int = 0, months: int = 0) -> Day:
    """The day so many days, or the month so many months, after `value` (before it, when negative).

    >>> later(Day("2016-03-01"), days=-1), later(Day("2016-01-20"), months=-1)
    ('2016-02-29', '2015-12')
    """
    if months:
        index = value.year * 12 + (value.month or 1) - 1 + months
        return Day.of(index // 12, index % 12 + 1)
    moved: date = value.first + timedelta(days=days)
    return Day.of(moved.year, moved.month, moved.day)
