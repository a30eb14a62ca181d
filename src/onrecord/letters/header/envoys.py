"""Whom an envoy writes to when he greets with "Sir" or "Excellency" alone: his office at home, or his hosts' minister.

A despatch goes home and is numbered; a note goes to the foreign minister of the state he serves in and speaks of his
own Government. Where the letter shows neither, nobody is named.
"""

from __future__ import annotations

import re

from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.cables import HOME, HOME_POST, HOME_WORDS, POST_ABROAD, home_office
from onrecord.letters.header.states import state_named
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind
from onrecord.reference.offices import foreign_office

# "the Department's instruction", "to inform the Department": said by a post abroad of its own office at home.
_OUR_DEPARTMENT = re.compile(
    r"\bthe Department['’]s (?:\w+ ){0,2}?(?:instruction|telegram|circular|despatch|dispatch|airgram)"
    r"|\b(?:inform|report to|reported to|for the information of) the Department\b(?! of\b)"
    r"|\b(?:Embassy|Legation|Consulate(?: General)?)['’]s (?:\w+ ){0,2}?(?:despatch|dispatch|telegram|airgram) No\b"
    r"|\bDepartment['’]s (?:Circular )?(?:Instruction|Airgram|CA)\b",
)
# Said of one's own earlier papers, in the spelling of the service: "my despatch No. 12", "I have the honor to report".
_OWN_PAPERS = re.compile(
    r"\bmy (?:\w+ ){0,2}?(?:telegrams?|despatch(?:es)?|dispatch(?:es)?) (?:\w+ )?Nos?\.? ?\d"
    r"|\bhave the honor to (?:report|transmit|enclose)\b"
    r"|\bthe (?:Embassy|Legation|Consulate(?: General)?) (?:has|believes|considers|cannot|will|was|is)\b"
    r"|\bby the (?:Embassy|Legation|Consulate(?: General)?)[.,]"
)
_ITS_NUMBER = re.compile(r"\[?No\. ?\d{1,5}\b")
# Said of one's own Government to another.
_FOREIGN = re.compile(
    r"\b(?:instruct(?:ed|ions?)|direct(?:ed|ions?)|order|behalf|command) (?:\w+ ){0,3}?(?:of|from|by) "
    r"(?:my|his|her|the undersigned['’]s) (?:\w+ )?Government"
    r"|\bundersigned,? (?:\w+ ){0,2}?(?:Ambassador|Minister|Envoy|Charg[eé])|\bmy Government\b"
    r"|\bH(?:is|er) (?:Britannic )?Majesty['’]s\b"
)


def despatched(reading: Reading, addressed: list[Draft]) -> list[Draft]:
    """The addressee of an envoy's letter that names none."""
    if addressed or not reading.place or not reading.spans(ZoneKind.BODY):
        return addressed
    greeted = " ".join(reading.text[s.start : s.end] for s in reading.spans(ZoneKind.SALUTATION)).strip(" :,\n")
    if greeted.casefold() not in ("sir", "excellency", "your excellency", "monsieur le ministre", "mr. minister", ""):
        return addressed
    home = reading.place.state != HOME and greeted.casefold() in ("sir", "")
    return (_home(reading, greeted) if home else []) or (_host(reading) if greeted else []) or addressed


def _home(reading: Reading, greeted: str) -> list[Draft]:
    """A numbered despatch of the American service: all were addressed to the Secretary of State."""
    if not _ITS_NUMBER.search(reading.text, 0, reading.spans(ZoneKind.BODY)[0].start):
        return []
    said = _OUR_DEPARTMENT.search(reading.text)
    if not said and greeted and "honor" in reading.text and not _FOREIGN.search(reading.text):
        said = _OWN_PAPERS.search(reading.text)
    if not said and not greeted and any(x.text.strip(" :").upper() in ("SUBJECT", "REF") for x in reading.lines[:8]):
        said = HOME_WORDS.search(reading.text) or POST_ABROAD.search(reading.text)
    return [home_office(said, 0, role=HOME_POST)] if said else []


def _host(reading: Reading) -> list[Draft]:
    """The minister of the state an envoy of another writes in."""
    state = reading.place.state if reading.place else None
    office = foreign_office(state) if state else None
    said = _FOREIGN.search(reading.text) if office else None
    if not office or not said:
        return []
    whole = reading.text[said.start() : said.start() + 200]
    if state_named(whole) == state or (state == "GBR" and "Majesty" in said[0]):
        return []
    because = f"an envoy's note: to the {office.name()} of the state he writes in"
    return [Draft(role=office.name(), organisation=office.body, state=state, because=because)]


_GOVERNMENT = re.compile(r"\W*(?:The )?(?:Government of (?:the )?[A-Z]|(?:[A-Z][\w’'.]+ ){1,4}Government\b)")


def unsigned(reading: Reading) -> list[Draft]:
    """The office behind a paper without a signature (an aide-mémoire) that opens in the name of its Government."""
    bodies = reading.spans(ZoneKind.BODY)
    state = reading.place.state if reading.place else None
    office = foreign_office(state) if state and bodies else None
    if not office or reading.spans(ZoneKind.SALUTATION, ZoneKind.CLOSING):
        return []
    start = bodies[0].start
    said = _GOVERNMENT.match(reading.text, start, bodies[0].end)
    if not said or state_named(reading.text[start : said.end() + 40].strip()) != state:
        return []
    because = f"speaks for the Government at its seat: such papers come from the {office.body}"
    return [Draft(organisation=office.body, start=start, end=said.end(), state=state, because=because)]
