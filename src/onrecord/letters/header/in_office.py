"""Who a bare name was, and who held a bare post, on the day of the letter: from the register of offices.

Nothing here is printed in the letter, so each party so completed says in `because` which term of office told it, and
its quotation stays the words that are printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.cables import is_cable
from onrecord.letters.header.states import state_named
from onrecord.letters.ocr_confusions import undone
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.persons import surname_of
from onrecord.model import Party, ZoneKind
from onrecord.reference.offices import Holder, Office, agrees, held_by, is_peer, offices


def with_posts(reading: Reading, senders: list[Draft]) -> list[Draft]:
    """The signers, each without a post given the one the register knows of the day and the place of writing.

    A surname alone is enough in a telegram, under the office's own letterhead, and for a title of nobility.
    """
    if not reading.date or not reading.place or not reading.place.state:
        return senders
    on, state = reading.date.value.first, reading.place.state
    return [_with_post(reading, one, on, state) for one in senders]


def _with_post(reading: Reading, draft: Draft, on: date, state: str) -> Draft:
    if not draft.name or draft.role:
        return draft
    held = held_by(draft.name, on, state) or _garbled(draft.name, on, state)
    if not held:
        return draft
    office, holder = next((h for h in held if h[0].foreign), held[0])
    if not _sure(reading, draft, office, holder):
        return draft
    return replace(
        draft,
        name=_mended(draft.name, holder.name),
        role=_acting(reading, draft, office),
        organisation=draft.organisation or office.body,
        state=office.state,
        because=_term(office, holder),
    )


def _garbled(name: str, on: date, state: str) -> tuple[tuple[Office, Holder], ...]:
    """The offices of the one whose surname is the printed one with a confusion or two of OCR engines undone."""
    from rapidfuzz.distance import Levenshtein

    *given, surname = name.split()
    if len(surname) < 4:
        return ()
    once = set(undone(surname.casefold()))
    found = []
    for office in offices():
        holder = next((one for one in office.holders if office.state == state and one.in_office(on)), None)
        own = holder.name.split()[-1] if holder else ""
        # Two confusions change four letters at most: a cheap look before the dear one.
        if Levenshtein.distance(own.casefold(), surname.casefold(), score_cutoff=4) > 4:
            continue
        near = own.casefold() in once or (given and any(own.casefold() in undone(one) for one in once))
        if holder and near and agrees(" ".join([*given, own]), holder.name):
            found.append((office, holder))
    return tuple(found) if len({holder.name for _, holder in found}) == 1 else ()


def _mended(printed: str, known: str) -> str:
    """The printed name with its surname as the register has it."""
    *given, surname = printed.split()
    if surname.casefold().strip(".,") == known.split()[-1].casefold():
        return printed
    own = known.split()[-1]
    return " ".join([*given, own.upper() if surname.isupper() else own])


def _acting(reading: Reading, draft: Draft, office: Office) -> str:
    """The post; a deputy whose surname alone stands under a telegram signs as the head of his office."""
    head = next((one for one in offices() if one.foreign and one.body == office.body), None)
    alone = len((draft.name or "").split()) == 1
    return f"Acting {head.name()}" if head and not office.foreign and alone and is_cable(reading) else office.name()


def _sure(reading: Reading, draft: Draft, office: Office, holder: Holder) -> bool:
    """The name is more than a surname, or where it stands makes up for the rest."""
    elsewhere = draft.organisation and office.body and office.body.casefold() not in draft.organisation.casefold()
    if elsewhere and not (draft.organisation or "").casefold().startswith("department"):
        return False
    if len((draft.name or "").split()) > 1 or is_peer(holder.name):
        return True
    unaddressed = not reading.spans(ZoneKind.SALUTATION, ZoneKind.CLOSING) and office.foreign
    return bool(draft.organisation) or is_cable(reading) or unaddressed or office.name() in _head(reading)


def _head(reading: Reading) -> str:
    return " ".join(reading.text[s.start : s.end] for s in reading.spans(ZoneKind.LETTERHEAD, ZoneKind.DATE_LINE))


def _term(office: Office, holder: Holder) -> str:
    until = f" to {holder.until.isoformat()}" if holder.until else ""
    return f"register of offices: {holder.name}, {office.name()}, {holder.since.isoformat()}{until}"


def with_holders(reading: Reading, parties: tuple[Party, ...], others: tuple[Party, ...] = ()) -> tuple[Party, ...]:
    """The parties, each post without a name given the name of who held it on the letter's day.

    others   the other side: nobody writes to himself
    """
    if not reading.date:
        return parties
    on = reading.date.value.first
    taken = {surname_of(one.name) for one in others if one.name}
    named = [(one, _with_holder(one, on)) for one in parties]
    return tuple(was if now.name and surname_of(now.name) in taken else now for was, now in named)


def _with_holder(party: Party, on: date) -> Party:
    if party.name or not party.role or not party.state:
        return party
    for office in offices():
        if office.state == party.state and same_post(party.role, office):
            holder = office.holder(on)
            if holder and not is_peer(holder.name):
                return replace(party, name=holder.name, because=_term(office, holder))
    return party


_OF_STATE = re.compile(r"\s+(?:of|de|du)\s+(?:the\s+|la\s+)?", re.IGNORECASE)


def same_post(role: str, office: Office) -> bool:
    """The post of the office, perhaps with the state's name behind it: "Secretary of State of the United States"."""
    for name in office.names:
        known, said = name.text.casefold(), role.casefold()
        if said == known or (said.startswith(known) and state_named(role[len(known) :].strip()) == office.state):
            return True
        cut = _OF_STATE.search(known)
        if cut and known[: cut.start()] == said and state_named(name.text) == office.state:
            return True
    return False
