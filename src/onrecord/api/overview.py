"""One state on one page, however much it wrote: the latest of each kind, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.api.knowing import StateView, standing_of
from onrecord.api.known_record import KnownRecord
from onrecord.model import Act, Ask, CitedLetter, Day, Evidence, Position, Stance
from onrecord.model.kept import Said
from onrecord.record.named import family

WHOLE = 200
"""Statements up to which all are shown at once."""

SHOWN = 3
"""Of more, so many of each act, the last ones."""

PAGE = 50
"""Statements of one act on a page of its own."""

REPORTS, ASKS, CHANGES, MISSING = 20, 50, 10, 50
"""Shown of each; the rest is told as a number."""


@dataclass(frozen=True, slots=True)
class Group:
    """Own words of one act, oldest first. `total`: how many there are in all."""

    act: Act
    evidence: tuple[Evidence, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Side:
    """Which side a state takes on a topic: since when, last confirmed, changed on, with the last words that take it."""

    topic: str
    stance: Stance
    first_said: Day | None
    last_confirmed: Day | None
    changed_on: Day | None
    last: Evidence | None


@dataclass(frozen=True, slots=True)
class Overview:
    """A state on one page.

    view     status, words and asks; of long lists the last ones
    groups   its own words by act; one group alone where one act is asked for, `pages` of it
    stances  which side it takes, topic by topic
    totals   how many there are in all: words, reports, asks, missing
    topics   that its own words are on
    """

    view: StateView
    groups: tuple[Group, ...]
    stances: tuple[Side, ...]
    missing: tuple[CitedLetter, ...]
    totals: dict[str, int]
    topics: tuple[str, ...]
    pages: int = 1


def overview(
    found: KnownRecord, code: str, *, topic: str | None = None, act: Act | None = None, page: int = 1
) -> Overview:
    """Where a state stands, as much as a page holds; of one act all, page by page. Raises `NotFound`."""
    name, status = standing_of(found, code, topic)
    counted = found.kept.count_said(code, topic or "")
    own = {a: n for is_own, a, n, _ in counted if is_own}
    new = sum(new for is_own, _, _, new in counted if is_own)
    few = sum(own.values()) <= WHOLE and act is None
    rows = _rows(found, code, topic, act, few, page) if act is None or act in own else {}
    reports = _last(found.kept.said(holder=code, topic=topic or "", own=False, newest=True, limit=REPORTS))
    taken = _taken(found, code)
    changes = _changes(taken, topic)
    on = family(topic) if topic else frozenset(taken)
    sides = {name: some for name, some in taken.items() if name in on}
    last = [some[-1] for some in sides.values()]
    ids = {row.letter for some in (*rows.values(), reports, last, *changes) for row in some}
    letters = found.letters_by_id(ids)

    def told(some: Iterable[Said]) -> tuple[Evidence, ...]:
        held = ((letters[row.letter], row.position) for row in some if row.letter in letters)
        return tuple(Evidence(letter, letter.statements[n]) for letter, n in held)

    groups = tuple(Group(a, told(some), own[a]) for a, some in rows.items())
    words = Position(
        code,
        topic or "any",
        taken[topic][-1].stance if topic and topic in taken else None,
        tuple(one for group in groups for one in group.evidence),
        told(reports),
        tuple((a, b) for pair in changes for a, b in [told(pair)]),
        new,
    )
    asks = _asks(found, code, topic)
    missing = found.missing_of(code)
    totals = {
        "words": sum(own.values()),
        "reports": sum(n for is_own, _, n, _ in counted if not is_own),
        "asks": len(asks) if topic else found.kept.count_asks(holder=code),
        "missing": len(missing),
    }
    view = StateView(code, name, found.as_of, status, words, asks[-ASKS:])
    pages = max(1, -(-own.get(act, 0) // PAGE)) if act else 1
    stances = tuple(_side(name, some, next(iter(told(some[-1:])), None)) for name, some in sorted(sides.items()))
    return Overview(view, groups, stances, missing[-MISSING:], totals, tuple(found.kept.topics(code)), pages)


def _rows(
    found: KnownRecord, code: str, topic: str | None, act: Act | None, few: bool, page: int
) -> dict[Act, Sequence[Said]]:
    """Own words by act: a page of one act, or of each act all or the last."""
    if act:
        offset = (page - 1) * PAGE
        return {act: found.kept.said(holder=code, topic=topic or "", own=True, act=act, limit=PAGE, offset=offset)}
    by_act: dict[Act, list[Said]] = {}
    for row in found.kept.last_of_each_act(code, topic or "", limit=None if few else SHOWN):
        by_act.setdefault(row.act, []).append(row)
    return {a: _last(by_act[a]) for a in Act if a in by_act}


def _last(newest: Sequence[Said]) -> Sequence[Said]:
    """Rows that came newest first, oldest first."""
    return sorted(newest, key=lambda row: (row.day, row.letter, row.position))


def _taken(found: KnownRecord, code: str) -> dict[str, list[Said]]:
    """Own words that take a side, oldest first, by topic; of those that say the same again only the last."""
    by_topic: dict[str, list[Said]] = {}
    for row in found.kept.turns(code):
        by_topic.setdefault(row.topic, []).append(row)
    return by_topic


def _turns(taken: Sequence[Said]) -> list[tuple[Said, Said]]:
    return [pair for pair in pairwise(taken) if pair[0].stance is not pair[1].stance]


def _changes(taken: Mapping[str, Sequence[Said]], topic: str | None) -> list[tuple[Said, Said]]:
    """Pairs of own words, earlier and later, that take different sides on a topic (that one, or any); the last ones."""
    pairs = [pair for name, some in taken.items() if topic in (None, name) for pair in _turns(some)]
    once = {tuple((row.letter, row.position) for row in pair): pair for pair in pairs}
    return sorted(once.values(), key=lambda pair: (pair[1].day, pair[1].letter, pair[1].position))[-CHANGES:]


def _side(topic: str, taken: Sequence[Said], last: Evidence | None) -> Side:
    turns = _turns(taken)
    since = turns[-1][1] if turns else taken[0]
    changed = _day(turns[-1][1]) if turns else None
    assert taken[-1].stance is not None
    return Side(topic, taken[-1].stance, _day(since), _day(taken[-1]), changed, last)


def _day(row: Said) -> Day | None:
    return None if row.day == "9999" else Day(row.day)


def _asks(found: KnownRecord, code: str, topic: str | None) -> tuple[Ask, ...]:
    from onrecord.record.positions import about

    if topic:
        wanted = family(topic)
        return tuple(ask for ask in found.asks_of(code) if about(ask.topics, wanted))
    return tuple(reversed(found.asks_where(holder=code, limit=ASKS, newest=True)))
