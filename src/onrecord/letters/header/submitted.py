"""Who submits a paper to a meeting: "(Submitted by Arden and Belmark)" under its title, where nobody signs."""

from __future__ import annotations

import re

from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.states import state_named
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind

_BY = re.compile(
    r"[(\[]?\s*(?:(?:working paper|document de travail|documento de trabajo),?\s+)?"
    r"(?:(?:jointly )?(?:submitted|presented|prepared) by|(?:présenté|soumis)e?s? par|presentad[oa]s? por"
    r"|представлен\w* (?:делегаци\w+ )?)\s*(?P<who>[^.;:!?]{3,400}?)\s*[)\]]?\Z",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"(?:the\s+|la\s+|les?\s+|el\s+)?(?:delegations?|governments?|délégations?|gouvernements?|delegaci(?:ón|ones)|gobiernos?)"
    r"\s+(?:of|de la|de l['’]|des?|du|del)\s*|(?:the|la|le|les|l['’]|el|los)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*[,;]\s*(?:and\s+|et\s+|y\s+|и\s+)?|\s+(?:and|et|y|и)\s+", re.IGNORECASE)
SEARCHED = 40
"""Lines at the head in which such a line is looked for."""


def submitted(reading: Reading) -> list[Draft]:
    """Those who submit the paper, in the order they stand; [] where no line says so or somebody signs.

    >>> from onrecord.letters.reading import begin
    >>> [d.organisation for d in submitted(begin("Bridges\\n\\n(Submitted by Estonia and the Board of Rivers)\\n"))]
    ['Estonia', 'Board of Rivers']
    """
    for line in reading.lines[:SEARCHED]:
        if reading.zones and reading.zone_at(line.start) in (ZoneKind.BODY, ZoneKind.SALUTATION):
            break
        found = _BY.match(line.text)
        if found:
            return _parties(found["who"], line.start + found.start("who"))
    return []


def _parties(who: str, at: int) -> list[Draft]:
    """One party where no state is named; else each state and body of the list."""
    pieces: list[tuple[int, str]] = []
    start = 0
    for cut in [*_AND.finditer(who), None]:
        pieces.append((start, who[start : cut.start() if cut else len(who)]))
        start = cut.end() if cut else start
    if not any(state_named(piece) for _, piece in pieces):
        pieces = [(0, who)]
    drafts = []
    for offset, piece in pieces:
        lead = _OF_WHOM.match(piece)
        begun = lead.end() if lead else 0
        name = " ".join(piece[begun:].split())
        if name:
            state = state_named(name)
            because = "state named as who submits" if state else ""
            first = at + offset + begun
            drafts.append(Draft(organisation=name, start=first, end=first + len(name), state=state, because=because))
    return drafts
