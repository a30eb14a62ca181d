"""What a sentence tells of somebody's doing, whoever it is: for prose in the third person, as news and minutes are.

A letter's own statements need the writer as subject; here "Arden rejected the plan" is a rejection. Five kinds, named
as in PLOVER: AGREE, REJECT, REQUEST, ACCUSE, SUPPORT.
"""

from __future__ import annotations

from onrecord.letters.statements.cues import load
from onrecord.letters.statements.plain import fold


def act_told(sentence: str, language: str) -> str | None:
    """The kind of act a sentence tells of; None where no verb of the five is found. Strong verbs and early ones win.

    >>> act_told("Arden rejected the plan of its neighbour on Monday.", "en")
    'REJECT'
    """
    folded = fold(sentence)
    cues = load(language)
    best: tuple[float, int, str] | None = None
    for hit in cues.find(folded, 0, len(folded), "event"):
        found = (hit.start - 30 * hit.cue.weight, hit.start, hit.cue.kind)
        best = min(best, found) if best else found
    return best[2] if best else None
