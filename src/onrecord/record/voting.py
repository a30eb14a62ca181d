"""A state's votes as a pattern with its years: "voted against in 2015-2017 and 2019, abstained in 2018"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from onrecord.model import RollCall
from onrecord.record.facts import Votes

VERBS = {"no": "voted against", "yes": "voted in favour", "abstain": "abstained"}
_UNKNOWN = "no row of a vote"


def pattern(state: str, calls: Sequence[RollCall], votes: Votes) -> str:
    """How a state voted on a series of resolutions, its years and nothing between the lines.

    The most frequent vote comes first; years without a row are said to be without one, since that tells neither an
    absence nor an abstention. "" when there are no roll calls.

    >>> from datetime import date
    >>> from onrecord.model import Vote
    >>> years = range(2015, 2021)
    >>> calls = [RollCall(str(y), "UNGA", f"A/RES/{y}", date(y, 12, 5), "A convention", "rows") for y in years]
    >>> how = {2015: "no", 2016: "no", 2017: "no", 2018: "abstain", 2019: "no"}
    >>> pattern("XAR", calls, Votes(Vote(c, "XAR", how[c.on.year]) for c in calls if c.on.year in how))
    'voted against in 2015-2017 and 2019, and abstained in 2018; there is no row of a vote in 2020'
    """
    years: dict[str | None, list[int]] = {}
    for call in calls:
        years.setdefault(votes.of(state, call), []).append(call.on.year)
    known = sorted(((v, y) for v, y in years.items() if v), key=lambda x: (-len(x[1]), min(x[1])))
    said = ", and ".join(f"{VERBS.get(v, v)} in {years_in_words(y)}" for v, y in known)
    without = f"there is {_UNKNOWN} in {years_in_words(years[None])}" if None in years else ""
    return "; ".join(x for x in (said, without) if x)


def years_in_words(years: Iterable[int]) -> str:
    """Years as runs.

    >>> years_in_words([2015, 2016, 2017, 2019]), years_in_words([2018]), years_in_words([2015, 2016])
    ('2015-2017 and 2019', '2018', '2015 and 2016')
    """
    ordered = sorted(set(years))
    runs: list[str] = []
    for _, group in groupby(enumerate(ordered), key=lambda x: x[1] - x[0]):
        run = [year for _, year in group]
        runs += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(y) for y in run]
    return runs[0] if len(runs) == 1 else f"{', '.join(runs[:-1])} and {runs[-1]}" if runs else ""


def yearly(calls: Iterable[RollCall], *names: str) -> tuple[RollCall, ...]:
    """Of roll calls on a subject, the series of resolutions under one title that names it, one a year, oldest first.

    Resolutions of other titles that also name the subject are other series; the one with the most years is taken.
    Paragraphs and amendments voted on apart are left out by their mark in the title ("operative paragraph 5").
    """
    wanted = tuple(x.casefold() for x in names if x)
    series: dict[str, dict[int, RollCall]] = defaultdict(dict)
    for call in sorted(calls, key=lambda c: (c.on, c.id)):
        title = plain_title(call).casefold()
        if any(w in title for w in wanted) and not _apart(call.title):
            series[title][call.on.year] = call
    longest = max(series.values(), key=lambda years: (len(years), max(years)), default={})
    return tuple(longest[y] for y in sorted(longest))


def plain_title(call: RollCall) -> str:
    """A resolution's title without what libraries add to it (" : resolution / adopted by the General Assembly").

    >>> from datetime import date
    >>> plain_title(RollCall("1", "UNGA", "A/RES/1", date(2015, 1, 1), "A treaty : resolution / adopted", "rows"))
    'A treaty'
    """
    return call.title.split(" : ")[0].strip(" .")


def _apart(title: str) -> bool:
    low = title.casefold()
    return any(x in low for x in ("operative paragraph", "preambular paragraph", "amendment", "separate vote", "para."))
