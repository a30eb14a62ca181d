"""Where a state or body stands on a topic, in its own words; what others report of it apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from onrecord.model import Act, Attribution, Decision, Evidence, Judgement, Letter, Position, Stance
from onrecord.model.citation import dated
from onrecord.record.copies import copied
from onrecord.record.named import family
from onrecord.record.parties import CONTINUED_BY, same_holder
from onrecord.record.stances import parts_from, stays_out, taken, told, topics_of

ANY = "any"
"""The topic of words whose topic no one has told."""


def positions(
    letters: Iterable[Letter], decisions: Sequence[Decision] = (), *, of: str | None = None, once: bool = False
) -> tuple[Position, ...]:
    """One position per holder and topic, by holder, then topic. A statement on two topics stands under both.

    The stance is that of the latest own words that take one. Reports never make or change it. `of`: one holder only.
    `once`: no letter is there twice, as scan and as text; looking for that takes longest.

    >>> positions([])
    ()
    """
    seen: dict[tuple[str, str], tuple[list[Evidence], list[Evidence]]] = {}
    for evidence in _dated_order(letters, once=once):
        said = evidence.statement
        if not said.holder:
            continue
        holder = CONTINUED_BY.get(said.holder, said.holder)
        if of is not None and holder != CONTINUED_BY.get(of, of):
            continue
        for topic in topics_of(evidence) or (ANY,):
            own, reported = seen.setdefault((holder, topic), ([], []))
            (own if said.attribution is Attribution.OWN else reported).append(evidence)
    looked_at = _looked_at(decisions)
    return tuple(_position(h, t, own, rep, looked_at) for (h, t), (own, rep) in sorted(seen.items()))


def words_of(
    holder: str,
    letters: Iterable[Letter],
    *,
    topic: str | None = None,
    decisions: Sequence[Decision] = (),
    once: bool = False,
) -> Position:
    """All a holder said (and all that is reported of it), on one topic and what belongs to it, or on any.

    With `topic`, words on its family count (a treaty's weapon and protocols), and all words of a letter half of which
    is on it: what it says beside it (another forum) belongs. Without, `changes` are those of every topic.
    `once` as for `positions`.

    >>> words_of("XAR", []).own
    ()
    """
    said = [e for e in _dated_order(letters, once=once) if same_holder(e.statement.holder, holder)]
    return words_in(said, holder, topic=topic, decisions=decisions)


def words_in(
    said: Iterable[Evidence], holder: str, *, topic: str | None = None, decisions: Sequence[Decision] = ()
) -> Position:
    """The same from the holder's statements, oldest first."""
    wanted = family(topic) if topic else None
    fitting = [e for e in said if wanted is None or _goes_with(e, wanted) or mainly_on(e.letter, wanted)]
    own = [e for e in fitting if e.statement.attribution is Attribution.OWN]
    reported = [e for e in fitting if e.statement.attribution is not Attribution.OWN]
    found = _position(holder, topic or ANY, own, reported, _looked_at(decisions))
    return found if topic else replace(found, changes=_changes_on_every_topic(own))


PROMISES = (Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT)
"""A promise that hangs on something is one: whoever asks for commitments is given both, each under its own name."""


def chosen(
    said: Position,
    decisions: Sequence[Decision] = (),
    *,
    act: Act | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Position:
    """Only a position's words of an act, of letters that may have been written in these days; stance and changes stay.

    Where days are asked for, words of letters without a day are not among them.

    >>> chosen(words_of("XAR", []), act=Act.REFUSAL).own
    ()
    """
    acts = PROMISES if act is Act.COMMITMENT else tuple(Act) if act is None else (act,)

    def fits(one: Evidence) -> bool:
        day = one.letter.date.value if one.letter.date else None
        early = since is not None and (day is None or day.last < since)
        late = until is not None and (day is None or day.first > until)
        return one.statement.act in acts and not early and not late

    own, looked_at = tuple(filter(fits, said.own)), _looked_at(decisions)
    unreviewed = sum(one.statement.id not in looked_at for one in own)
    return replace(said, own=own, reported=tuple(filter(fits, said.reported)), unreviewed=unreviewed)


def said_by(letters: Iterable[Letter]) -> dict[str, list[Evidence]]:
    """Every statement by its holder, oldest first: for tables of many states."""
    found: dict[str, list[Evidence]] = {}
    for evidence in _dated_order(letters):
        if holder := evidence.statement.holder:
            found.setdefault(CONTINUED_BY.get(holder, holder), []).append(evidence)
    return found


def about(topics: Sequence[str], wanted: frozenset[str] | None) -> bool:
    """True for words on one of these topics, and for words whose topic nobody told: none is lost."""
    return wanted is None or not topics or bool(wanted & set(topics))


def touches(letter: Letter, wanted: frozenset[str]) -> bool:
    """True for a letter any of whose statements is on one of these topics."""
    return any(wanted & set(topics_of(Evidence(letter, said))) for said in letter.statements)


def _goes_with(evidence: Evidence, wanted: frozenset[str]) -> bool:
    """Words whose topic nobody told go with the topics of their letter: "we cannot do so" with what was asked there."""
    topics = topics_of(evidence)
    return bool(wanted & set(topics)) if topics else touches(evidence.letter, wanted)


def mainly_on(letter: Letter, wanted: frozenset[str]) -> bool:
    """True for a letter half of whose statements are on one of these topics."""
    told = [s for s in letter.statements if s.topics]
    return bool(told) and 2 * sum(bool(wanted & set(s.topics)) for s in told) >= len(told)


def _changes_on_every_topic(own: Sequence[Evidence]) -> tuple[tuple[Evidence, Evidence], ...]:
    by_topic: dict[str, list[Evidence]] = {}
    for evidence in own:
        for topic in topics_of(evidence):
            by_topic.setdefault(topic, []).append(evidence)
    found = [pair for topic, some in by_topic.items() for pair in _changes(_taking(some, topic))]
    seen = {(a.statement.id, b.statement.id): (a, b) for a, b in found}
    return tuple(sorted(seen.values(), key=lambda pair: dated(pair[1].letter) or "9999"))


def _changes(took: Iterable[tuple[Evidence, Stance]]) -> tuple[tuple[Evidence, Evidence], ...]:
    return tuple((a, b) for (a, before), (b, after) in pairwise(took) if before is not after)


def stance_on(position: Position, day: str) -> Stance | None:
    """The stance by the own words up to a day (ISO), None where none was taken by then."""
    by_then = [stance for e, stance in taking(position) if (dated(e.letter) or "9999") <= day]
    return by_then[-1] if by_then else None


def _dated_order(letters: Iterable[Letter], *, once: bool = False) -> list[Evidence]:
    held = list(letters)
    copies = {} if once else copied(held)
    ordered = sorted((x for x in held if x.id not in copies), key=lambda x: (dated(x) or "9999", x.id))
    return [Evidence(letter, said) for letter in ordered for said in letter.statements]


def _position(
    holder: str, topic: str, own: list[Evidence], reported: list[Evidence], looked_at: frozenset[str]
) -> Position:
    took = () if topic == ANY else _taking(own, topic)
    return Position(
        holder,
        topic,
        took[-1][1] if took else None,
        tuple(own),
        tuple(reported),
        _changes(took),
        sum(e.statement.id not in looked_at for e in own),
        tuple(e for e, _ in took),
    )


def taking(position: Position) -> tuple[tuple[Evidence, Stance], ...]:
    """The own words that take a stance on the position's topic, with the stance, oldest first.

    Words that only tell of one (praise, "we have signed it") count in letters that take none; a letter that refuses to
    join a treaty or says that the speaker leaves it does not support it by what it grants beside.
    """
    if position.topic == ANY:
        return ()
    return _taking(position.own, position.topic)


def _taking(own: Sequence[Evidence], topic: str) -> tuple[tuple[Evidence, Stance], ...]:
    made: list[tuple[Evidence, Stance]] = []
    for _, of_letter in groupby(own, key=lambda e: e.letter.id):
        said = list(of_letter)
        took = [(e, stance) for e in said if (stance := taken(e, topic))]
        away = [e for e in said if parts_from(e, topic)]
        if away:
            # "We share its aims, but cannot join it": what is refused weighs more than what is praised beside it.
            opposing = {e.statement.id for e, stance in took if stance is Stance.OPPOSE} | {
                e.statement.id for e in away
            }
            made += [(e, Stance.OPPOSE) for e in said if e.statement.id in opposing]
            continue
        if not took and not any(stays_out(e, topic) for e in said):
            took = [(e, stance) for e in said if (stance := told(e, topic))]
        made += took
    return tuple(made)


def _looked_at(decisions: Sequence[Decision]) -> frozenset[str]:
    settled = (d for d in decisions if d.judgement is not Judgement.UNSURE)
    return frozenset(d.about.removeprefix("statement:") for d in settled if d.about.startswith("statement:"))


@dataclass(frozen=True, slots=True)
class YearOf:
    """What a holder's own words of one year make of a topic.

    stance      None where the words of that year take both sides; `evidence` then holds both
    """

    holder: str
    topic: str
    year: int
    stance: Stance | None
    evidence: tuple[Evidence, ...]


def by_year(found: Iterable[Position]) -> tuple[YearOf, ...]:
    """Positions year by year, for a table or a graph: only years in which own words take a stance.

    >>> by_year([])
    ()
    """
    made = []
    for position in found:
        years: dict[int, list[tuple[Evidence, Stance]]] = {}
        for evidence, side in taking(position):
            if evidence.letter.date:
                years.setdefault(evidence.letter.date.value.year, []).append((evidence, side))
        for year, took in years.items():
            sides = {side for _, side in took}
            stance = sides.pop() if len(sides) == 1 else None
            made.append(YearOf(position.holder, position.topic, year, stance, tuple(e for e, _ in took)))
    return tuple(sorted(made, key=lambda y: (y.holder, y.topic, y.year)))
