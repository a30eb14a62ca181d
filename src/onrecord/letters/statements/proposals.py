"""What outside helpers propose: taken only where the words are in the letter, and always marked with who proposed it.

A helper is any function that takes a `Reading` and gives `Proposal`s: a tagger, a language model behind an address the
user runs (`onrecord.assist`). It proposes, it never changes what the cues found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.errors import OnrecordError
from onrecord.letters.reading import Reading
from onrecord.letters.statements.making import statement_id
from onrecord.model import Act, Attribution, Problem, Proposal, Quote, Span, Statement, ZoneKind

Helper = Callable[[Reading], Iterable[Proposal]]

CONFIDENCE = 0.5
"""Given to every proposal: the program cannot judge a helper it does not know."""


def with_proposals(reading: Reading, helpers: Iterable[Helper]) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """The reading's statements with those proposed, in the order they stand, and what could not be taken.

    A proposal is taken when its words occur once in the body, white space apart; what the cues found already, act and
    words alike, is not taken twice. All else is a `Problem` that names the helper and the words.
    """
    found, problems = list(reading.statements), []
    for helper in helpers:
        name = helper_name(helper)
        try:
            proposed = tuple(helper(reading))
        except OnrecordError as e:
            problems.append(Problem("helper_failed", f"{name} proposed nothing: {e}"))
            continue
        for proposal in proposed:
            taken = _taken(reading, proposal, name)
            if isinstance(taken, Problem):
                problems.append(taken)
            elif not any(s.quote == taken.quote and s.act is taken.act for s in found):
                found.append(taken)
    return tuple(sorted(found, key=lambda s: (s.quote.start, s.quote.end))), tuple(problems)


def helper_name(helper: Helper) -> str:
    """What its statements are marked with: the helper's `name`, else that of its function."""
    return str(getattr(helper, "name", None) or getattr(helper, "__name__", None) or type(helper).__name__)


def _taken(reading: Reading, proposal: Proposal, name: str) -> Statement | Problem:
    shown = " ".join(proposal.words.split())[:60]
    try:
        act = Act(proposal.act)
    except ValueError:
        return Problem("proposal_act", f"{name} proposed {shown!r} as {proposal.act!r}, which is no act: left out")
    places = _places(reading, proposal.words)
    if len(places) != 1:
        why = "not in the body of the letter" if not places else f"there {len(places)} times"
        return Problem("proposal_words", f"{name} proposed {shown!r}, which is {why}: left out")
    quote = reading.quote(places[0].start, places[0].end)
    speaker = next((p.holder for p in reading.sender if p.holder), None)
    holder = proposal.holder or speaker
    return Statement(
        id=_id(reading, quote, act, name),
        act=act,
        speaker=speaker,
        holder=holder,
        attribution=Attribution.OWN if holder == speaker else Attribution.REPORTED,
        quote=quote,
        because=f"proposed by {name}" + (f": {proposal.why}" if proposal.why else ""),
        confidence=CONFIDENCE,
        proposed_by=name,
    )


def _id(reading: Reading, quote: Quote, act: Act, name: str) -> str:
    """Another id than the cues' finding of the same words: a decision on one is none on the other."""
    return statement_id(reading, replace(quote, exact=f"{name}:{quote.exact}"), act)


def _places(reading: Reading, words: str) -> list[Span]:
    """Where the words stand in the body; a line break on paper is white space like any other."""
    pieces = [re.escape(w) for w in words.split()]
    if not pieces:
        return []
    pattern = re.compile(r"\s+".join(pieces))
    spans = reading.spans(ZoneKind.BODY) if reading.zones else (Span(0, len(reading.text)),)
    return [Span(m.start(), m.end()) for s in spans for m in pattern.finditer(reading.text, s.start, s.end)]
