"""Whose position or act a statement is, and how the writer stands to it."""

from __future__ import annotations

from onrecord.letters.statements.acts import Clause, Verdict
from onrecord.letters.statements.cues import Cues
from onrecord.letters.statements.who import Parties, Side, Subject, doer
from onrecord.model import Act, Attribution

_TOLD = frozenset({Act.FACT_CITED, Act.VOTE_CITED})

Whose = tuple[str | None, Attribution]


def whose(clause: Clause, verdict: Verdict, folded: str, cues: Cues, who: Parties) -> Whose:
    """Holder and attribution of a clause.

    Another's words ("you stated that", "according to Arden") are reported and his; another's vote or deed of state is
    about him; all else is the writer's own, his account of events included.
    """
    if verdict.act not in _TOLD:
        return who.speaker, Attribution.OWN
    told = _told(clause, folded, cues)
    if told is None:
        subject = clause.subject
        if verdict.act is Act.VOTE_CITED and subject and subject.side is not Side.OWN and subject.holder:
            return subject.holder, Attribution.ABOUT_OTHER
        return who.speaker, Attribution.OWN
    subject, kind = told
    holder = subject.holder or who.named(subject.side)
    return holder, Attribution.REPORTED if kind == "words" else Attribution.ABOUT_OTHER


def _told(clause: Clause, folded: str, cues: Cues) -> tuple[Subject, str] | None:
    """The first verb by which somebody else's words or deed are told, and who that is."""
    found: list[tuple[int, Subject, str]] = []
    words = folded[clause.start : clause.end]
    for cue in cues.active(words, "told"):
        for pattern in cue.patterns:
            for m in pattern.regex.finditer(words):
                subject = _teller(clause, clause.start + m.start(), clause.start + m.end(), cue.who)
                if subject and subject.side is not Side.OWN:
                    found.append((m.start(), subject, cue.kind or "words"))
    return (found[0][1], found[0][2]) if (found := sorted(found, key=lambda f: f[0])) else None


def _teller(clause: Clause, start: int, end: int, who: str) -> Subject | None:
    """Who says it: the subject before the verb, or, for "according to", the name after it."""
    if who == "after":
        return next((s for s in clause.subjects if end <= s.start <= end + 40), None)
    subject = doer(clause.subjects, start)
    return subject or (clause.subject if clause.subject and clause.subject.start < clause.start else None)
