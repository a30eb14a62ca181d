"""Whose minister is addressed where the letter names a post of a state and no state: "Dear Minister".

A letter within a state is to its own; an envoy's goes home or to his hosts, which the post may tell; between two heads
or ministers it is another's, and which one the letter must say. Where it does not, there is no answer.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.in_office import same_post
from onrecord.letters.header.states import state_named
from onrecord.letters.reading import Reading
from onrecord.model import Party, ZoneKind
from onrecord.reference.gazetteer import find_mentions
from onrecord.reference.offices import foreign_office

_TOP = re.compile(
    r"(?:(?:federal )?president|(?:first )?prime minister|(?:federal )?chancellor|premier|king|queen|emperor|sultan"
    r"|(?:minister (?:of|for) )?foreign (?:affairs|minister|secretary)|minister of foreign affairs|président|roi|reine"
    r"|premier ministre|ministre des affaires étrangères|presidente|rey|reina|primer ministro|canciller|bundeskanzler"
    r"|ministro de relaciones exteriores|президент|премьер-министр|министр иностранных дел)\b",
    re.IGNORECASE,
)
_ENVOY = re.compile(
    r"\b(?:ambassad\w+|embass\w+|envoy|chargé|charg[eé] d['’]affaires|legation|légation|consul\w*|high commission\w*"
    r"|embajad\w+|legación|посол|посольств\w+|botschaft\w*)\b",
    re.IGNORECASE,
)


def reader_state(reading: Reading, draft: Draft, senders: tuple[Party, ...], own: str | None) -> str | None:
    """The state of an addressee whose words name none; None where the letter cannot tell.

    own   the state the letterhead names
    """
    here = reading.place.state if reading.place else None
    writer = next((p.state for p in senders if p.state), None) or mission_state(reading) or own
    if writer is None or here is None or writer == here:
        home = writer or here
        top = _TOP.match(draft.role or "") and any(
            _TOP.match(p.role or "") and (p.state or not p.organisation) for p in senders
        )
        return _other_state(reading, draft, home) if top else home
    if draft.role and _ENVOY.search(" ".join((draft.role, *draft.honorifics))):
        return None  # an envoy at a place of meeting is of neither
    if draft.role:
        mine, theirs = (
            bool(office and same_post(draft.role, office)) for office in map(foreign_office, (writer, here))
        )
        if mine != theirs:
            return writer if mine else here
    envoy = any(_ENVOY.search(f"{p.role or ''} {p.organisation or ''}") for p in senders)
    return here if envoy else None


def mission_state(reading: Reading) -> str | None:
    """The state whose mission the head of the letter is written on: "Legation of Arden in Belmark, Ulm, 3 May"."""
    for span in reading.spans(ZoneKind.DATE_LINE, ZoneKind.LETTERHEAD):
        text = reading.text[span.start : span.end]
        if _ENVOY.search(text):
            return state_named(text)
    return None


def _other_state(reading: Reading, draft: Draft, home: str | None) -> str | None:
    """The one other state that the letter joins to the reader's post: "elected President of Arden"."""
    post = re.escape((draft.role or "").split()[-1])
    on: date | None = reading.date.value.first if reading.date else None
    named = set()
    for match in re.finditer(rf"\b{post} of (?:the )?(?=[A-Z])", reading.text):
        found = find_mentions(reading.text[match.end() : match.end() + 60], on=on)
        named |= {f.id for f in found[:1] if f.kind == "state" and f.start == 0 and len(f.ids) == 1}
    named.discard(home or "")
    return named.pop() if len(named) == 1 else None
