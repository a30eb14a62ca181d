"""How a statement stands to its first topic, and how specific a step it names."""

from __future__ import annotations

from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.model import Act, Stance

GENERAL = 4
"""Strength of a step that no cue of the scale names: action of a general kind."""

_STEPS = frozenset({Act.REQUEST, Act.COMMITMENT, Act.CONDITIONAL_COMMITMENT})
_AGAINST_WEAPON = ("weapon",)


def stance_of(clause: Clause, verdict: Verdict, folded: str, cues: Cues, *, kind: str | None) -> Stance | None:
    """Support or oppose, towards the first topic; None where the words take no side.

    `kind`: of the first topic ("treaty", "weapon", ...); None where there is none, and then no stance either.
    """
    if kind is None:
        return None
    act = verdict.act
    if act is Act.POSITION_SUPPORT:
        return Stance.SUPPORT
    if act is Act.POSITION_OPPOSE:
        return Stance.OPPOSE
    if act in (Act.REFUSAL, Act.CRITICISM):
        return Stance.OPPOSE if kind in ("treaty", "forum", "resolution") else None
    if act in _STEPS:
        return _of_step(clause, folded, cues, kind)
    if act is Act.VOTE_CITED:
        vote = vote_of(clause, folded, cues)
        return {"yes": Stance.SUPPORT, "no": Stance.OPPOSE}.get(vote or "")
    return next((h.cue.stance for h in verdict.hits if h.cue.stance), None)


def _of_step(clause: Clause, folded: str, cues: Cues, kind: str) -> Stance | None:
    """A step towards a treaty supports it, a step away from a weapon opposes it: `[[towards]]` of the cue file."""
    found = cues.matches(folded, clause.start, clause.end, "towards")
    return next((cue.stance for cue, _ in found if cue.kind == kind), None)


def strength_of(clause: Clause, verdict: Verdict, folded: str, cues: Cues) -> int | None:
    """UPR Info's step of a request or promise, 1 minimal to 5 specific: the first verb of the scale from its cue on."""
    if verdict.act not in _STEPS:
        return None
    start = min((h.start for h in verdict.hits), default=clause.start)
    matches = cues.matches(folded, start, clause.end, "steps")
    found = [(m.start(), cue.strength) for cue, m in matches if cue.strength]
    return min(found)[1] if found else GENERAL


def vote_of(clause: Clause, folded: str, cues: Cues) -> str | None:
    """How the vote went that a clause tells of: yes, no or abstain."""
    found = [(m.start(), cue.kind) for cue, m in cues.matches(folded, clause.start, clause.end, "votes")]
    return min(found)[1] if found else None
