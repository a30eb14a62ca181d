"""Where a state or body stands on a topic, in its own words; what others report of it apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Act, Attribution, Decision, Evidence, Judgement, Letter, Position, Stance
from onrecord.model.citation import dated
from onrecord.record.claims import GENERIC
from onrecord.record.named import family
from onrecord.record.parties import CONTINUED_BY, same_holder

ANY = "any"
"""The topic of words whose topic no one has told."""


def positions(letters: Iterable[Letter], decisions: Sequence[Decision] = ()) -> tuple[Position, ...]:
    """One position per holder and topic, by holder, then topic. A statement on two topics stands under both.

    The stance is that of the latest own words that take one. Reports never make or change it.

    >>> positions([])
    ()
    """
    seen: dict[tuple[str, str], tuple[list[Evidence], list[Evidence]]] = {}
    for evidence in _dated_order(letters):
        said = evidence.statement
        if not said.holder:
            continue
        holder = CONTINUED_BY.get(said.holder, said.holder)
        for topic in said.topics or (ANY,):
            own, reported = seen.setdefault((holder, topic), ([], []))
            (own if said.attribution is Attribution.OWN else reported).append(evidence)
    looked_at = _looked_at(decisions)
    return tuple(_position(h, t, own, rep, looked_at) for (h, t), (own, rep) in sorted(seen.items()))


def words_of(
    holder: str, letters: Iterable[Letter], *, topic: str | None = None, decisions: Sequence[Decision] = ()
) -> Position:
    """All a holder said (and all that is reported of it), on one topic or on any.

    >>> words_of("XAR", []).own
    ()
    """
    own: list[Evidence] = []
    reported: list[Evidence] = []
    for evidence in _dated_order(letters):
        said = evidence.statement
        if same_holder(said.holder, holder) and (topic is None or topic in said.topics):
            (own if said.attribution is Attribution.OWN else reported).append(evidence)
    return _position(holder, topic or ANY, own, reported, _looked_at(decisions))


def stance_on(position: Position, day: str) -> Stance | None:
    """The stance by the own words up to a day (ISO), None where none was taken by then."""
    taken = [e for e in _taking(position.own, position.topic) if (dated(e.letter) or "9999") <= day]
    return taken[-1].statement.stance if taken else None


def _dated_order(letters: Iterable[Letter]) -> list[Evidence]:
    ordered = sorted(letters, key=lambda x: (dated(x) or "9999", x.id))
    return [Evidence(letter, said) for letter in ordered for said in letter.statements]


def _position(
    holder: str, topic: str, own: list[Evidence], reported: list[Evidence], looked_at: frozenset[str]
) -> Position:
    taking = _taking(own, topic)
    changes = tuple((a, b) for a, b in pairwise(taking) if a.statement.stance is not b.statement.stance)
    return Position(
        holder,
        topic,
        taking[-1].statement.stance if taking else None,
        tuple(own),
        tuple(reported),
        changes,
        sum(e.statement.id not in looked_at for e in own),
    )


TAKING = frozenset(
    {
        Act.POSITION_SUPPORT,
        Act.POSITION_OPPOSE,
        Act.COMMITMENT,
        Act.CONDITIONAL_COMMITMENT,
        Act.REFUSAL,
        Act.REQUEST,
        Act.VOTE_CITED,
        Act.OFFER,
    }
)
"""Acts by which a stance is taken. Criticism, concern and allegation are of conduct as often as of a treaty: who
condemns the breach of a treaty does not oppose it."""


def _taking(own: Sequence[Evidence], topic: str) -> list[Evidence]:
    """The own words that take a stance on the topic: a stance is towards the first topic, and the words name it."""

    def takes(evidence: Evidence) -> bool:
        said = evidence.statement
        return bool(said.stance) and said.act in TAKING and said.topics[:1] == (topic,) and _named(evidence, topic)

    return [e for e in own if takes(e)]


def _named(evidence: Evidence, topic: str) -> bool:
    """True when the words name the topic or say "the Treaty": what only stands near it decides nothing.

    A letter without any mentions was not looked through for names; its topics are taken as they are.
    """
    letter, quote = evidence.letter, evidence.statement.quote
    if not letter.mentions:
        return True
    wanted = family(topic)
    inside = (m for m in letter.mentions if quote.start <= m.quote.start < quote.end)
    return any({m.id, *m.others} & wanted for m in inside) or bool(GENERIC.search(quote.exact))


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
        years: dict[int, list[Evidence]] = {}
        for evidence in _taking(position.own, position.topic):
            if evidence.letter.date:
                years.setdefault(evidence.letter.date.value.year, []).append(evidence)
        for year, taking in years.items():
            stances = {e.statement.stance for e in taking}
            stance = stances.pop() if len(stances) == 1 else None
            made.append(YearOf(position.holder, position.topic, year, stance, tuple(taking)))
    return tuple(sorted(made, key=lambda y: (y.holder, y.topic, y.year)))
