"""Whose posts abroad are: "Embassy in Arden" and "Minister to Arden" are not Arden's but of the state that sent them.

Which one, the office at home tells that stands on the other side, or the name of a holder in the register of offices.
Where neither does, no state is given: another's words must never be filed as those of the state they were sent from.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from onrecord.letters.header.completion import ELSEWHERE
from onrecord.letters.header.headings import Heading
from onrecord.letters.header.in_office import same_post
from onrecord.letters.header.legislators import speaking_for_themselves
from onrecord.letters.header.one_state import state_of_one
from onrecord.letters.header.states import state_named
from onrecord.letters.header.whose import mission_state
from onrecord.letters.reading import Reading
from onrecord.model import Party
from onrecord.reference.gazetteer import find_mentions
from onrecord.reference.offices import held_by, offices
from onrecord.reference.places import place

_POST = re.compile(
    r"\b(?:embassy|legation|mission|consulate|ambassador|minister|charg[eé]|consul|(?:high )?commissioner"
    r"|representative|envoy|(?:diplomatic )?agent|liaison officer?|delegation"
    r"|ambasciat(?:ore|rice|a)|incaricato|console|minist(?:ro|re)(?=\s(?:a|à|en|in)\s)|ambassad(?:eur|rice|e)|légation"
    r"|embajador\w*|embajada|encargad[oa]|cónsul|botschaft(?:er\w*)?|gesandt(?:e[rn]?|schaft)|geschäftsträger\w*"
    r"|generalkonsul\w*)\b(?! of (?:foreign|external|state)\b)"
    r"(?P<between>[^,;()]{0,40}?)(?<!\w)(?:in|at|to|near|a|à|en|zu)\s+(?:the\s+)?(?P<where>[A-Z][^,;()]*)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r" for\b")
_PARLIAMENTARY = re.compile(r"\bparliamentary (?:under[- ]?)?secretary\b")
"""A junior minister where ministers sit in parliament, which is no state's own."""
_DEPUTY = re.compile(r"(?:the )?(?:acting )?(?:assistant|deputy|under)\b")
"""Of "Secretary of State for ..." only a deputy's post tells which state's service it is."""

_SAYS_WHOSE = re.compile(r"\bof\s+(?:the\s+)?[A-Z]")

Pair = tuple[tuple[Party, ...], tuple[Party, ...]]


def with_homes(reading: Reading, froms: tuple[Party, ...], tos: tuple[Party, ...], heading: Heading | None) -> Pair:
    """Both sides, each post abroad with the state it is of, or none; members of legislatures told as such.

    heading   an editor's over the letter: its words tell posts that the signature leaves out
    """
    said = (heading.text[slice(*heading.sender)], heading.text[slice(*heading.recipient)]) if heading else ("", "")
    froms, tos = _of_states(reading, froms, tos, said)
    tos = _of_the_host(reading, froms, tos)
    froms, tos = _posted(froms, said[0]), _posted(tos, said[1])
    return speaking_for_themselves(froms), speaking_for_themselves(tos)


_GREETS_A_MINISTER = re.compile(
    r"\W*(?:Your\s+Excellency|Excellency|Mr\.?\s+Minister|Monsieur\s+le\s+(?:Ministre|Président|Premier)|Herr\s+Minister"
    r"|Señor\s+Ministro|Exmo\.?\s+Señor|Excellence|Excelencia|Exzellenz)\b",
    re.IGNORECASE,
)


def _of_the_host(reading: Reading, froms: tuple[Party, ...], tos: tuple[Party, ...]) -> tuple[Party, ...]:
    """The one person of whom a legation's note tells the name alone, greeted as a minister: of the state it sits in."""
    host = reading.place.state if reading.place else None
    if len(tos) != 1 or tos[0].state or tos[0].organisation or not host or not froms or froms[0].state in (None, host):
        return tos
    greeted = reading.salutation.quote.exact if reading.salutation and reading.salutation.quote else ""
    if tos[0].role or not _GREETS_A_MINISTER.match(greeted) or mission_state(reading) != froms[0].state:
        return tos
    return (replace(tos[0], state=host, because="greeted as a minister of the state the mission sits in"),)


def _posted(side: tuple[Party, ...], words: str) -> tuple[Party, ...]:
    """The parties, each head of a mission with the state it sits in."""
    return tuple(replace(one, posted_in=_seat(one, words if len(side) == 1 else "")) for one in side)


def _seat(party: Party, words: str) -> str | None:
    for said in (words, party.role, party.organisation):
        m = _POST.search(said) if said else None
        found = find_mentions(m["where"])[:1] if m else []
        if found and found[0].start <= 4:
            code = place(found[0].id).state if found[0].kind == "place" else found[0].id
            if code and found[0].kind in ("state", "place") and code != party.state:
                return code
    return None


def _of_states(reading: Reading, froms: tuple[Party, ...], tos: tuple[Party, ...], heading: tuple[str, str]) -> Pair:
    on = reading.date.value.first if reading.date else None
    froms, tos = _named_by_office(froms, heading[0], on), _named_by_office(tos, heading[1], on)
    sent = {side: _state_served(side, words) for side, words in ((froms, heading[0]), (tos, heading[1]))}
    homes = {side: _home_office(side, words) for side, words in ((froms, heading[0]), (tos, heading[1]))}
    writers, readers = _of_side(froms, sent[froms], homes, homes[tos]), _of_side(tos, sent[tos], homes, homes[froms])
    writers = _at_home(reading, _of_mission(reading, writers), readers, homes[tos] or homes[froms], bool(sent[tos]))
    home = next((p.state for p in writers), None)
    if heading[0] and sent[froms] and home is None:
        # An edition of one state's papers: its post abroad writes home, and whose home, is not said.
        readers = tuple(replace(p, state=None, because="") if p.because == ELSEWHERE else p for p in readers)
    if sent[tos] and sent[tos] != home and reading.place and reading.place.state == home and heading[1]:
        readers = _of_side(tos, sent[tos], homes, home)
    return writers, readers


def _of_mission(reading: Reading, froms: tuple[Party, ...]) -> tuple[Party, ...]:
    """A writer of whom the letter tells the name alone is of the mission it is dated from."""
    if len(froms) != 1 or froms[0].state or froms[0].organisation:
        return froms
    state = mission_state(reading)
    return (replace(froms[0], state=state, because="dated from a mission of this state"),) if state else froms


_EVERYWHERE = re.compile(r"minist|министр", re.IGNORECASE)
"""In names of offices that every state has, though the register may list one alone."""

_DEPARTMENT = re.compile(
    r"(?:the )?(?:acting |deputy |under |assistant )*(?:secretary|director|chief|administrator|attorney general"
    r"|chairman|special assistant|counselor)\b(?!.*\bgeneral of the united nations)",
    re.IGNORECASE,
)


def _at_home(
    reading: Reading, froms: tuple[Party, ...], tos: tuple[Party, ...], home: str | None, abroad: bool
) -> tuple[Party, ...]:
    """The head of a department who writes at the seat of his state to its foreign office, or to a post abroad."""
    here = reading.place.state if reading.place else None
    if len(froms) != 1 or froms[0].state or not here or not _DEPARTMENT.match(froms[0].role or ""):
        return froms
    if any(f.kind == "organisation" for f in find_mentions(froms[0].organisation or "")):
        return froms
    if home == here or (abroad and not any(p.state == here for p in tos)):
        return (replace(froms[0], state=here, because="a department of the state it writes in, to a service of it"),)
    return froms


def _of_side(
    side: tuple[Party, ...], served: str | None, homes: dict[tuple[Party, ...], str | None], other: str | None
) -> tuple[Party, ...]:
    own = homes[side]
    if own and not served and len(side) == 1 and side[0].state != own and _unsaid(side[0]):
        return (replace(side[0], state=own, because="an office of one state alone"),)
    if not served or len(side) != 1 or not _unsaid(side[0]):
        return side
    body = side[0].organisation
    body = None if body and any(f.kind == "organisation" for f in find_mentions(body)) else body
    why = "a post abroad, of the state of the office at home it writes to or hears from"
    return (
        replace(side[0], organisation=body, state=other, because=why if other else "a post abroad: whose, is not said"),
    )


def _unsaid(party: Party) -> bool:
    """True where no word of the party's own says whose it is."""
    return not any(state_named(words) for words in (party.role, party.organisation) if words)


def _state_served(side: tuple[Party, ...], words: str) -> str | None:
    """Where a post abroad serves: the id of a state, place or body; None for what is none, or says whose it is."""
    for said in (words, *(w for p in side for w in (p.role, p.organisation) if w)):
        m = _POST.search(said)
        if m and not _SAYS_WHOSE.search(m["between"]) and not state_named(said):
            found = find_mentions(m["where"])
            if found and found[0].start <= 4 and found[0].kind in ("state", "place", "organisation"):
                return found[0].id
    return None


@cache
def _homes() -> tuple[tuple[str, str], ...]:
    """Names that only one state's foreign office bears, in small letters, with its state; the longest first."""
    told: dict[str, set[str]] = {}
    for office in offices():
        if office.foreign and office.state:
            for name in (office.body, *(n.text for n in office.names)):
                if name and not _EVERYWHERE.search(name):
                    told.setdefault(name.casefold(), set()).add(office.state)
    one = ((name, states.pop()) for name, states in told.items() if len(states) == 1)
    return tuple(sorted(one, key=lambda pair: -len(pair[0])))


def _home_office(side: tuple[Party, ...], words: str) -> str | None:
    """The state whose foreign office a side is, by a name that no other has."""
    for said in (words, *(w for p in side for w in (p.role, p.organisation) if w)):
        small = said.casefold()
        if _PARLIAMENTARY.search(small) or (_POST.search(said) and _state_served((), said)):
            continue
        for name, state in _homes():
            if name in small:
                elsewhere = _OF_ANOTHER.match(small, small.index(name) + len(name)) and not _DEPUTY.match(small)
                return None if elsewhere or state_named(said) not in (None, state) else state
    return next(filter(None, (state_of_one(p.role, p.organisation) for p in side)), None)


def _named_by_office(side: tuple[Party, ...], words: str, on: date | None) -> tuple[Party, ...]:
    """A bare "President" with the name of one who held such a post that day is of his state, whatever else is named."""
    if on is None or len(side) != 1 or not side[0].name or not _unsaid(side[0]):
        return side
    role = side[0].role or words.removeprefix("the ").split(" ")[0]
    held = [
        office
        for office, _ in held_by(side[0].name, on)
        if role and (same_post(role, office) or _is_bare(role, office.name()))
    ]
    if len(held) != 1 or side[0].state == held[0].state:
        return side
    return (replace(side[0], state=held[0].state, because=f"register of offices: {side[0].name}, {held[0].name()}"),)


def _is_bare(role: str, name: str) -> bool:
    """True for the last word of an office's name or its first ("Chancellor", "President")."""
    return role.casefold() in (name.casefold().split()[-1], name.casefold().split()[0])
