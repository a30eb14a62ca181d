"""A vote as the letter tells it: which resolution, on what day, how."""

from __future__ import annotations

from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.dates import find_date_mentions
from onrecord.letters.statements.acts import Clause
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.stance import vote_of
from onrecord.model import CitedVote, Day, MentionKind, ReferenceKind, Span


def cited_vote(reading: Reading, clause: Clause, folded: str, cues: Cues) -> CitedVote:
    """The vote of a clause; each field None where the clause does not say."""
    anchor = reading.date.value if reading.date else None
    words = reading.text[clause.start : clause.end]
    days = [m.value for m in find_date_mentions(words, reading.language, anchor, lean="past") if m.value]
    symbol, on = _resolution(reading, clause)
    return CitedVote(symbol, on or (days[0] if days else None), vote_of(clause, folded, cues))


def _resolution(reading: Reading, clause: Clause) -> tuple[str | None, Day | None]:
    """The first resolution named in the clause, and its date where the letter gives one."""
    for r in reading.references:
        if r.kind is ReferenceKind.RESOLUTION:
            span = reading.clean.clean_span(Span(r.quote.start, r.quote.end))
            if span.start < clause.end and clause.start < span.end:
                return r.symbol, r.date
    for m in reading.mentions:
        if m.kind is MentionKind.RESOLUTION:
            span = reading.clean.clean_span(Span(m.quote.start, m.quote.end))
            if clause.start <= span.start < clause.end:
                return m.id, None
    return None, None
