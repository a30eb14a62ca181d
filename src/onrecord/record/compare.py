"""States side by side: one row per state, and who agrees with whom on what (the discourse-network form)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Ask, Day, Letter, Outcome, Position, RollCall, Stance
from onrecord.model.citation import dated
from onrecord.record.asking import asks_for_an_answer
from onrecord.record.asks import open_asks
from onrecord.record.facts import StatusOf, Votes, status_of
from onrecord.record.formulas import titles, true_on
from onrecord.record.named import family
from onrecord.record.parties import CONTINUED_BY, same_as
from onrecord.record.positions import about, said_by, taking, words_in
from onrecord.record.voting import pattern, yearly


@dataclass(frozen=True, slots=True)
class Row:
    """One state in the table.

    status      as `StatusFact.status`; None where no rows are known
    last_said   day of its last own words on the topic; None when it said nothing in the record
    votes       as `voting.pattern`; "" where no votes are known
    asked, open how many asks, and how many of them wait for an answer of substance
    silent_since  day of the oldest ask without any answer; None when there is none
    as_of       the day the record was last added to: no silence is true beyond it
    status_on   the day the status is true on, by its rows; None where no rows are known
    """

    state: str
    status: str | None
    stance: Stance | None
    last_said: Day | None
    votes: str
    asked: int
    open: int
    silent_since: Day | None
    as_of: date
    status_on: date | None = None


def table(
    states: Iterable[str],
    letters: Iterable[Letter],
    asks: Sequence[Ask],
    *,
    topic: str,
    status: StatusOf,
    votes: Votes,
    as_of: date,
) -> tuple[Row, ...]:
    """One row per state asked for, in the order given."""
    words = said_by(letters)
    codes = tuple(states)
    found = {code: words_in(words.get(code, []), code, topic=topic) for code in codes}
    said = {code: (position.stance, position.last) for code, position in found.items()}
    return rows(codes, said, asks, topic=topic, status=status, votes=votes, as_of=as_of)


def rows(
    states: Iterable[str],
    said: Mapping[str, tuple[Stance | None, Day | None]],
    asks: Sequence[Ask],
    *,
    topic: str,
    status: StatusOf,
    votes: Votes,
    as_of: date,
) -> tuple[Row, ...]:
    """The same where stance and day of the last own words are at hand, by state."""
    wanted = family(topic)
    calls = yearly(votes.calls.values(), *titles(topic))
    votes.have(calls)
    mine: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        if about(ask.topics, wanted):
            mine[same_as(ask.addressee)].append(ask)
    return tuple(_row(s, said, mine[same_as(s)], calls, topic, status, votes, as_of) for s in states)


def _row(
    state: str,
    said: Mapping[str, tuple[Stance | None, Day | None]],
    mine: Sequence[Ask],
    calls: Sequence[RollCall],
    topic: str,
    status: StatusOf,
    votes: Votes,
    as_of: date,
) -> Row:
    stance, last = said.get(CONTINUED_BY.get(state, state), (None, None))
    fact = status_of(status, state, topic, as_of)
    silent = [a.asked_on for a in mine if a.outcome is Outcome.SILENT and a.asked_on]
    return Row(
        state,
        fact.status if fact else None,
        stance,
        last,
        pattern(state, calls, votes),
        len(mine),
        len(open_asks(mine)),
        min(silent, default=None),
        as_of,
        true_on(fact) if fact else None,
    )


def states_in(letters: Iterable[Letter]) -> tuple[str, ...]:
    """Codes of the states that write, receive or say something in these letters, in order."""
    found = set()
    for letter in letters:
        found |= {p.state for p in (*letter.sender, *letter.recipients) if p.state}
        found |= {s.holder for s in letter.statements if s.holder and len(s.holder) == 3 and s.holder.isupper()}
    return tuple(sorted(CONTINUED_BY.get(x, x) for x in found))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Concept by actor: 1 supports, -1 opposes, 0 both; absent: took no stance. Where discourse networks start from."""

    actors: tuple[str, ...]
    concepts: tuple[str, ...]
    cells: dict[tuple[str, str], int]

    def agreement(self, one: str, other: str) -> tuple[int, int]:
        """On how many concepts two actors agree, and on how many they disagree (both having taken one side)."""
        both = [(self.cells.get((one, c), 0), self.cells.get((other, c), 0)) for c in self.concepts]
        pairs = [a * b for a, b in both if a and b]
        return sum(p > 0 for p in pairs), sum(p < 0 for p in pairs)


def matrix(positions: Iterable[Position]) -> Matrix:
    """The matrix of own words: reports count for nobody.

    >>> matrix([]).cells
    {}
    """
    taken: dict[tuple[str, str], set[Stance]] = defaultdict(set)
    for position in positions:
        for _, stance in taking(position):
            taken[position.holder, position.topic].add(stance)
    value = {frozenset({Stance.SUPPORT}): 1, frozenset({Stance.OPPOSE}): -1}
    cells = {key: value.get(frozenset(stances), 0) for key, stances in taken.items()}
    actors, concepts = (tuple(sorted({key[n] for key in cells})) for n in (0, 1))
    return Matrix(actors, concepts, cells)


@dataclass(frozen=True, slots=True)
class Responses:
    """One letter to many: who answered, how, by when. `rate` is of addressees with any answer, 0.0 to 1.0."""

    letter: str
    sent_on: Day | None
    as_of: date
    rows: tuple[tuple[str, Outcome, Day | None], ...]

    @property
    def rate(self) -> float:
        """The share of addressees that answered at all by `as_of`."""
        answered = sum(outcome is not Outcome.SILENT for _, outcome, _ in self.rows)
        return answered / len(self.rows) if self.rows else 0.0


def responses(letter: Letter, asks: Sequence[Ask], letters: Iterable[Letter], *, as_of: date) -> Responses:
    """The response matrix of one letter: per addressee the best outcome of its asks and the day of the first answer.

    A wish for an answer is met by any answer: it counts only where nothing else was asked.
    """
    days = {x.id: dated(x) for x in letters}
    rows = []
    mine = [a for a in asks if a.letter == letter.id and not a.reported]
    for addressee in dict.fromkeys(a.addressee for a in mine):
        theirs = [a for a in mine if a.addressee == addressee]
        answered = [d for a in theirs for x in a.answers if (d := days.get(x.letter))]
        of_substance = [a for a in theirs if not asks_for_an_answer(a.quote.shown)] or theirs
        rows.append((addressee, min((a.outcome for a in of_substance), key=_RANK.index), min(answered, default=None)))
    return Responses(letter.id, dated(letter), as_of, tuple(rows))


_RANK = (
    Outcome.MET,
    Outcome.ACCEPTED,
    Outcome.CONDITIONAL,
    Outcome.REFUSED,
    Outcome.DEFLECTED,
    Outcome.ACKNOWLEDGED_ONLY,
    Outcome.OVERTAKEN,
    Outcome.SILENT,
)
