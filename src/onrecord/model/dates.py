"""A date known to the day, the month or the year."""

from __future__ import annotations

import re
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


class Day(str):
    """A date as precise as the source gives it: "2009-08-18", "2012-07" or "2012" (reduced ISO 8601-1).

    A `str` by nature, so it sorts, prints and travels as JSON without further ado. Raises `ValueError` for anything
    that is no date: a wrong date that looks right is the worst outcome.

    >>> Day("2012-07").precision, Day("2012-07").first, Day("2012-07").last
    ('month', datetime.date(2012, 7, 1), datetime.date(2012, 7, 31))
    >>> Day("2015-02-30")
    Traceback (most recent call last):
    ValueError: no such day: '2015-02-30'
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Day:
        found = _SHAPE.match(value)
        if not found:
            raise ValueError(f"no such day: {value!r}")
        year, month, day = found.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise ValueError(f"no such day: {value!r}") from None
        return super().__new__(cls, value)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Day:
        """Build one from numbers: `Day.of(2012, 7)`."""
        text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
        return cls(text)

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return {4: "year", 7: "month", 10: "day"}[len(self)]

    @property
    def year(self) -> int:
        return int(self[:4])

    @property
    def month(self) -> int | None:
        return int(self[5:7]) if len(self) >= 7 else None

    @property
    def day(self) -> int | None:
        return int(self[8:10]) if len(self) == 10 else None

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        if self.day:
            return self.first
        month = self.month or 12
        following = date(self.year + month // 12, month % 12 + 1, 1) if self.year < 9999 or month < 12 else date.max
        return date.fromordinal(following.toordinal() - (following != date.max))

    def meets(self, other: Day) -> bool:
        """True when both can be the same day: "2012-07" meets "2012-07-14" and "2012"."""
        return self.startswith(other) or other.startswith(self)
