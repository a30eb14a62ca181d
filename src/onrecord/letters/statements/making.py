"""A clause and its verdict become a `Statement`: all that hangs on it, with quotation and content id."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from onrecord.letters.reading import Reading
from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.holders import Told, whose
from onrecord.letters.statements.stance import stance_of, strength_of
from onrecord.letters.statements.subjects import Side, Subject, doer
from onrecord.letters.statements.topics import Topics, topics_of
from onrecord.letters.statements.votes import cited_vote
from onrecord.letters.statements.who import Parties
from onrecord.model import Act, Quote, Span, Statement

CONDITIONED = frozenset(
    {Act.CONDITIONAL_COMMITMENT, Act.REQUEST, Act.OFFER, Act.COMMITMENT, Act.REFUSAL}
    | {Act.POSITION_SUPPORT, Act.POSITION_OPPOSE}
)
"""Acts that may stand under a condition; in a fact, a fear or a reason an "if" is none."""

AT_SOMEBODY = frozenset(set(Act) - {Act.FACT_CITED, Act.VOTE_CITED, Act.LEGAL_CLAIM})

_BEFORE_WORDS = (
    "on upon all the of government governments authorities au aux à la le les du de des gouvernement gouvernements "
    r"autorités al a el los las del gobierno gobiernos autoridades к правительств\w* власт\w* حكومة إلى"
)
_BEFORE_NAME = re.compile(rf"(?:\s*(?:l'|(?:{'|'.join(_BEFORE_WORDS.split())})(?!\w)))*\s*")
"""What may stand between the words that ask and the name of who is asked: "upon the Government of"."""


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
    condition = clause.condition if verdict.act in CONDITIONED or _binds(clause, told, folded, cues) else None
    holder, attribution = whose(told, clause, verdict, who)
    about = topics_of(known.topics, folded, Span(clause.start, clause.end), cues)
    kind = known.topics.kinds.get(about[0], "theme") if about else None
    return Statement(
        id=statement_id(reading, quote, verdict.act),
        act=verdict.act,
        speaker=who.speaker,
        holder=holder,
        attribution=attribution,
        quote=quote,
        because=verdict.because,
        confidence=verdict.confidence,
        towards=_towards(clause, verdict, who, folded),
        topics=about,
        stance=stance_of(clause, verdict, folded, cues, kind=kind),
        condition=reading.quote(condition.start, condition.end) if condition else None,
        strength=strength_of(clause, verdict, folded, cues),
        vote=cited_vote(reading, clause, folded, cues) if verdict.act is Act.VOTE_CITED else None,
    )


def _binds(clause: Clause, told: Told | None, folded: str, cues: Cues) -> bool:
    """True where the words of a condition are those of undertakings alone ("provided that"), whatever act was found."""
    binding = cues.words.get("binding")
    if told is not None or clause.condition is None or binding is None:
        return False
    return binding.regex.match(folded, clause.condition.start, clause.condition.end) is not None


def statement_id(reading: Reading, quote: Quote, act: Act) -> str:
    """Content id: equal over runs and machines for the same words of the same file."""
    told = f"{reading.source.sha256 or reading.source.name}:{quote.start}:{quote.exact}:{act.value}"
    return "s-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _towards(clause: Clause, verdict: Verdict, who: Parties, folded: str) -> tuple[str, ...]:
    """A named third party that is itself asked or charged; else the addressee."""
    if verdict.act not in AT_SOMEBODY:
        return ()
    others = [s for s in clause.subjects if s.side is Side.OTHER and s.holder]
    if verdict.act is Act.REQUEST:
        others = [s for s in others if _is_asked(s, clause, verdict, folded)]
    elif verdict.act not in (Act.ALLEGATION, Act.CRITICISM):
        others = []
    if others and not any(s.side is Side.ADDRESSEE for s in clause.subjects):
        return tuple(dict.fromkeys(s.holder for s in others if s.holder))[:1]
    return who.towards


def _is_asked(subject: Subject, clause: Clause, verdict: Verdict, folded: str) -> bool:
    """True for who is to do what is asked: "Arden should publish", "we call upon Arden"; not for whom it concerns.

    A further ask ("and to call upon Arden") is to be done by whoever was asked before, whoever is named in it.
    """
    if (
        clause.lead is not None
        or clause.how == "item"
        or (clause.how == "ask" and folded.startswith(("to ", "that "), clause.start))
    ):
        return False
    if any(subject.nominative and doer(clause.subjects, h.start) is subject for h in verdict.hits):
        return True
    first = min((h.start for h in verdict.hits), default=clause.start)
    return any(
        h.start < subject.start < h.end
        or (h.end <= subject.start and _BEFORE_NAME.fullmatch(folded, h.end, subject.start))
        for h in verdict.hits
        if h.start == first
    )
