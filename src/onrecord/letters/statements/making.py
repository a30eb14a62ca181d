"""A clause and its verdict become a `Statement`: whose it is, towards whom, with quotation and content id."""

from __future__ import annotations

import hashlib

from onrecord.letters.reading import Reading
from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.conditions import find_condition
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.who import Parties, Side
from onrecord.model import Act, Attribution, Quote, Span, Statement

OWN_WORDS = frozenset(set(Act) - {Act.FACT_CITED, Act.VOTE_CITED})


def make(reading: Reading, folded: str, cues: Cues, who: Parties, clause: Clause, verdict: Verdict) -> Statement:
    """The statement of one clause."""
    quote = reading.quote(clause.start, clause.end)
    condition = None
    if verdict.act is Act.CONDITIONAL_COMMITMENT:
        found = find_condition(folded, Span(clause.start, clause.end), cues)
        condition = reading.quote(found.start, found.end) if found else None
    holder, attribution = _whose(clause, verdict, who)
    return Statement(
        id=statement_id(reading, quote, verdict.act),
        act=verdict.act,
        speaker=who.speaker,
        holder=holder,
        attribution=attribution,
        quote=quote,
        because=verdict.because,
        confidence=verdict.confidence,
        towards=who.towards if verdict.act in OWN_WORDS else (),
        condition=condition,
    )


def statement_id(reading: Reading, quote: Quote, act: Act) -> str:
    """Content id: equal over runs and machines for the same words of the same file."""
    told = f"{reading.source.sha256 or reading.source.name}:{quote.start}:{quote.exact}:{act.value}"
    return "s-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _whose(clause: Clause, verdict: Verdict, who: Parties) -> tuple[str | None, Attribution]:
    if verdict.act in OWN_WORDS or clause.subject is None or clause.subject.side is Side.OWN:
        return who.speaker, Attribution.OWN
    return clause.subject.holder, Attribution.ABOUT_OTHER
