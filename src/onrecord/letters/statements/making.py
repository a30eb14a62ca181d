"""A clause and its verdict become a `Statement`: all that hangs on it, with quotation and content id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.letters.reading import Reading
from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.holders import Told, whose
from onrecord.letters.statements.stance import stance_of, strength_of
from onrecord.letters.statements.topics import Topics, topics_of
from onrecord.letters.statements.votes import cited_vote
from onrecord.letters.statements.who import Parties, Side
from onrecord.model import Act, Quote, Span, Statement

CONDITIONED = frozenset(
    {Act.CONDITIONAL_COMMITMENT, Act.REQUEST, Act.OFFER, Act.COMMITMENT, Act.REFUSAL}
    | {Act.POSITION_SUPPORT, Act.POSITION_OPPOSE}
)
"""Acts that may stand under a condition; in a fact, a fear or a reason an "if" is none."""

AT_SOMEBODY = frozenset(set(Act) - {Act.FACT_CITED, Act.VOTE_CITED, Act.LEGAL_CLAIM})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the whole letter when one clause becomes a statement."""

    reading: Reading
    folded: str
    cues: Cues
    who: Parties
    topics: Topics


def make(known: Known, clause: Clause, verdict: Verdict, told: Told | None) -> Statement:
    """The statement of one clause."""
    reading, folded, cues, who = known.reading, known.folded, known.cues, known.who
    quote = reading.quote(clause.start, clause.end)
    condition = clause.condition if verdict.act in CONDITIONED else None
    holder, attribution = whose(told, clause, verdict, who)
    about = topics_of(known.topics, folded, Span(clause.start, clause.end), cues)
    kind = next((n.kind for n in known.topics.named if about and about[0] in n.ids), "theme" if about else None)
    return Statement(
        id=statement_id(reading, quote, verdict.act),
        act=verdict.act,
        speaker=who.speaker,
        holder=holder,
        attribution=attribution,
        quote=quote,
        because=verdict.because,
        confidence=verdict.confidence,
        towards=_towards(clause, verdict, who),
        topics=about,
        stance=stance_of(clause, verdict, folded, cues, kind=kind),
        condition=reading.quote(condition.start, condition.end) if condition else None,
        strength=strength_of(clause, verdict, folded, cues),
        vote=cited_vote(reading, clause, folded, cues) if verdict.act is Act.VOTE_CITED else None,
    )


def statement_id(reading: Reading, quote: Quote, act: Act) -> str:
    """Content id: equal over runs and machines for the same words of the same file."""
    told = f"{reading.source.sha256 or reading.source.name}:{quote.start}:{quote.exact}:{act.value}"
    return "s-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _towards(clause: Clause, verdict: Verdict, who: Parties) -> tuple[str, ...]:
    """A named third party that is asked or charged; else the addressee."""
    if verdict.act not in AT_SOMEBODY:
        return ()
    if verdict.act in (Act.REQUEST, Act.ALLEGATION, Act.CRITICISM):
        others = [s.holder for s in clause.subjects if s.side is Side.OTHER and s.holder]
        if others and not any(s.side is Side.ADDRESSEE for s in clause.subjects):
            return tuple(dict.fromkeys(others))[:1]
    return who.towards
