"""What stands beside the words, handed in as values: treaty status and votes. Nothing here is global.

`status` is a function (`reference.status`, or one over imported rows); `Votes` is an index over imported roll calls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from onrecord.errors import BadReference
from onrecord.model import RollCall, StatusFact, Vote
from onrecord.model.citation import day_in_words
from onrecord.model.dates import Day
from onrecord.model.symbols import resolution
from onrecord.record.named import state_named, treaty_named
from onrecord.record.parties import CONTINUED_BY

StatusOf = Callable[[str, str, date], StatusFact | None]
"""(state, treaty, day) -> what the state is and can do under the treaty on that day; None when no rows are known."""


def no_status(state: str, treaty: str, on: date) -> StatusFact | None:
    """For a record without any status rows: nothing is known, which is not "not a party"."""
    return None


class Votes:
    """Roll calls and how states voted, by symbol, day and state. No row is not known: never absent, never abstaining.

    >>> from datetime import date
    >>> call = RollCall("1", "UNGA", "A/RES/70/54", date(2015, 12, 7), "A convention", "rows")
    >>> votes = Votes([Vote(call, "XAR", "no")])
    >>> votes.of("XAR", call), votes.of("XBE", call)
    ('no', None)
    """

    def __init__(self, votes: Iterable[Vote] = (), *, calls: Iterable[RollCall] = ()) -> None:
        self._of: dict[str, dict[str, str]] = defaultdict(dict)
        self.calls: dict[str, RollCall] = {x.id: x for x in calls}
        for vote in votes:
            self.calls.setdefault(vote.roll_call.id, vote.roll_call)
            self._of[vote.roll_call.id][vote.state] = vote.vote
        self._by_symbol: dict[str, list[RollCall]] = defaultdict(list)
        self._by_day = sorted(self.calls.values(), key=lambda x: (x.on, x.id))
        for call in self._by_day:
            self._by_symbol[call.symbol].append(call)

    def __bool__(self) -> bool:
        return bool(self.calls)

    def have(self, calls: Iterable[RollCall]) -> None:
        """Told before every state's vote on these is asked for: where votes are fetched, they are fetched at once."""

    def of(self, state: str, call: RollCall) -> str | None:
        """How a state voted: yes | no | abstain, or None: no row. A state goes on from the one it continues."""
        cast = self._of.get(call.id, {})
        return cast.get(state) or next((cast[a] for a, b in CONTINUED_BY.items() if b == state and a in cast), None)

    def by_symbol(self, symbol: str) -> tuple[RollCall, ...]:
        """Roll calls on a resolution by its normalised symbol; several where paragraphs were voted on apart."""
        return tuple(self._by_symbol.get(symbol) or self._by_symbol.get(resolution(symbol) or "") or ())

    def in_days(self, day: Day) -> tuple[RollCall, ...]:
        """Roll calls on a day, in a month or in a year."""
        return tuple(x for x in self._by_day if day.first <= x.on <= day.last)

    def about(self, *words: str) -> tuple[RollCall, ...]:
        """Roll calls whose title holds one of these (any case), oldest first."""
        wanted = tuple(x.casefold() for x in words if x)
        return tuple(x for x in self._by_day if any(w in x.title.casefold() for w in wanted))

    def totals(self, call: RollCall) -> dict[str, int]:
        """How many voted yes, no and abstained."""
        found = self._of.get(call.id, {}).values()
        return {x: sum(v == x for v in found) for x in ("yes", "no", "abstain")}

    def span(self) -> str:
        """What the rows cover: "UN General Assembly votes of 1946 to 2019"; "no votes" where there are none."""
        if not self.calls:
            return "no votes"
        organs = sorted({ORGANS.get(x.organ, x.organ) for x in self._by_day})
        first, last = self._by_day[0].on.year, self._by_day[-1].on.year
        return f"{' and '.join(organs)} votes of {first}" + (f" to {last}" if last != first else "")


ORGANS = {"UNGA": "UN General Assembly", "UNSC": "UN Security Council"}


def status_of(status: StatusOf, state: str, treaty: str, on: date) -> StatusFact | None:
    """The status, or None where nothing is known: no such treaty (a topic can be a weapon), or no rows for it."""
    try:
        fact = status(state, treaty, on)
    except BadReference:
        return None
    return None if fact is None or fact.status == "unknown" else fact


def row_of(fact: StatusFact) -> str:
    """The rows a status rests on, as one line with their source.

    >>> from datetime import date
    >>> row_of(StatusFact("XQQ", "csm", date(2015, 1, 1), "not_party", None, ("accede",), (), date(2026, 2, 3), "list"))
    'XQQ, csm: no signature, ratification or accession (list, as at 3 February 2026)'
    """
    acts = "; ".join(
        f"{a.act.replace('_', ' ')} {in_words(a.on)}{'' if a.standing else ' (since taken back)'}" for a in fact.acts
    )
    at = f", as at {in_words(fact.as_at)}" if fact.as_at and in_words(fact.as_at) not in fact.source else ""
    who, what = state_named(fact.state).bare, treaty_named(fact.treaty).formal
    return f"{who}, {what}: {acts or 'no signature, ratification or accession'} ({fact.source}{at})"


@lru_cache(maxsize=4096)
def in_words(day: date) -> str:
    """A day as the monitors print it: "3 February 2026"."""
    return day_in_words(Day(day.isoformat()))
