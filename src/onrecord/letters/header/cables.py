"""Telegrams between an office at home and its posts abroad name neither: each calls itself and the other by one word.

"Embassy has endeavored to keep Department informed" is said by an embassy. Which side writes, the place tells: in the
American service, whose cables speak so, the Department sits in the United States.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.header.assembly import Draft
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind

HOME = "USA"
HOME_OFFICE = "Department of State"
HOME_POST = "Secretary of State"
HOME_WORDS = re.compile(
    r"\b(?:Department|Dept)\b(?!\s+(?:of(?!\s+State\b)|for)\b)|\bDep(?:ar)?tel\b"
    r"|\bState \d{4,6}\b|\A\W*(?:\d{1,5}\.\s+)?For State\b|\b[Ee]yes [Oo]nly(?: [Ff]or)? (?:[Tt]he )?Secretary\b"
)
POST_ABROAD = re.compile(
    r"\b(?:Embassy|Legation|Consulate General|Consulate|USUN|Mission)\b(?!\s+(?:of|in|at)\b)|\b(?:Emb?|Leg)tel\b"
)
_WRITTEN_OUT = {
    "Dept": "Department",
    "Deptel": "Department",
    "Departel": "Department",
    "Embtel": "Embassy",
    "Emtel": "Embassy",
    "Legtel": "Legation",
}
# "Request Ambassador call on the minister": said to the post whose head he is.
_ITS_HEAD = re.compile(
    r"\b(?:[Rr]equest|[Ss]uggest|[Bb]elieve|[Hh]ope|[Tt]hat|unless|if|authorizes?|instructs?|wish) (?:the )?"
    r"(?P<head>Ambassador|Minister|Consul General|Chargé) (?:to|should|may|might|can|could|will|would|take|make"
    r"|discuss|seek|see|call|convey|inform|be|is)\b"
)
_BODY_OF = {"Ambassador": "Embassy", "Minister": "Legation", "Consul General": "Consulate General", "Chargé": "Embassy"}
# "For Ambassador Ferrers from Ada Ames.": written by and to a person under the office's name.
_PASSED_ON = re.compile(
    r"\bFor (?:the )?(?:(?:Ambassador|Secretary|Amb\.?) (?!from\b))?(?P<to>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3})"
    r"(?: and [A-Z][\w.’'-]+)? [Ff]rom (?:Ambassador |Amb\.? |Asst Sec )?"
    r"(?P<from>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3}?)[.:]"
)
_EYES_ONLY = re.compile(
    r"\b[Ee]yes [Oo]nly(?: [Ff]or)? (?:Asst\.? |Assistant |Under )?(?:Secretary|Secy|Ambassador|Amb\.?) "
    r"(?P<to>[A-Z][\w’'-]+)"
)
_NUMBERED = re.compile(r"(?:\w+ )?\d{1,5}\.\s+\S")
_TIMED = re.compile(r"\d\s*(?::\d\d)?\s*[ap]\.?\s?m\b|\b\d{4}Z\b|\bnoon\b|\bmidnight\b", re.IGNORECASE)


def is_cable(reading: Reading) -> bool:
    """True for a text with the hour of sending or a serial number, a place, and no salutation."""
    dated = " ".join(reading.text[s.start : s.end] for s in reading.spans(ZoneKind.DATE_LINE))
    bodies = reading.spans(ZoneKind.BODY)
    if reading.spans(ZoneKind.SALUTATION) or not bodies or not reading.place:
        return False
    opening = reading.text[bodies[0].start : bodies[0].start + 80]
    return bool(_TIMED.search(dated) or _NUMBERED.match(opening))


def cable_sides(reading: Reading, signers: list[Draft], addressed: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Both sides with the body each speaks for, where the text is a telegram and says it."""
    bodies = reading.spans(ZoneKind.BODY)
    if not is_cable(reading) or not reading.place:
        return signers, addressed
    text, offset = reading.text[bodies[0].start : bodies[-1].end], bodies[0].start
    passed = _PASSED_ON.search(text, 0, 300)
    office = passed and passed["to"] in _BODY_OF  # "For Ambassador from Ames."
    if passed:
        signers = signers if any(d.name for d in signers) else [_person(passed, "from", offset)]
        addressed = addressed or ([] if office else [_person(passed, "to", offset)])
    eyes = _EYES_ONLY.search(text, 0, 120)
    addressed = addressed or ([_person(eyes, "to", offset)] if eyes else [])
    from_home = reading.place.state == HOME
    if all(d.organisation is None for d in signers):
        writer = (HOME_WORDS if from_home else POST_ABROAD).search(text)
        ours = (home_office(writer, offset) if from_home else _draft(writer, offset)) if writer else _by_custom(reading)
        if ours:
            why = ours.because
            signers = [
                replace(d, organisation=ours.organisation, state=HOME, because=d.because or why) for d in signers
            ] or [ours]
    if not addressed:
        reader = (POST_ABROAD if from_home else HOME_WORDS).search(text)
        head = _ITS_HEAD.search(text) if from_home else None
        if reader:
            addressed = [_draft(reader, offset) if from_home else home_office(reader, offset, role=HOME_POST)]
        elif head:
            at = offset + head.start("head")
            body = _BODY_OF[head["head"]]
            addressed = [Draft(organisation=body, start=at, end=at + len(head["head"]), state=HOME, because=_SERVICE)]
        elif not from_home and _by_custom(reading):
            addressed = [Draft(role=HOME_POST, organisation=HOME_OFFICE, state=HOME, because=_CUSTOM)]
    return signers, addressed


_SERVICE = "the American service: its cables call the office at home and its posts by one word"
_CUSTOM = "custom of the American service: a timed or numbered cable between an embassy and the Department"
_AMERICAN = re.compile(r"\bU\.?\s?S\.?\b|\bUSG\b|\bUnited States\b|\bAmericans?\b|\bWashington\b")
EMBASSIES = 1947
"""From this year on nearly every American post in a capital is an embassy; before, many were legations."""


def _by_custom(reading: Reading) -> Draft | None:
    """The American post abroad that a cable out of a capital comes from, where it speaks of the United States."""
    from onrecord.reference.places import find_place

    place, on = reading.place, reading.date
    if not place or not on or place.state in (None, HOME) or len(reading.lines) < 2:
        return None
    known = find_place(place.name)
    if not known or not known.capital or not _AMERICAN.search(reading.text):
        return None
    organisation = "Embassy" if on.value.first.year >= EMBASSIES else None
    return Draft(organisation=organisation, state=HOME, because=_CUSTOM)


def home_office(match: re.Match[str], offset: int, role: str | None = None) -> Draft:
    """The office at home, written out, where the text names it by one word."""
    start, end = offset + match.start(), offset + match.end()
    return Draft(role=role, organisation=HOME_OFFICE, start=start, end=end, state=HOME, because=_SERVICE)


def _draft(match: re.Match[str], offset: int) -> Draft:
    start, end = offset + match.start(), offset + match.end()
    written = _WRITTEN_OUT.get(match[0], match[0])
    return Draft(organisation=written, start=start, end=end, state=HOME, because=_SERVICE)


def _person(match: re.Match[str], group: str, offset: int) -> Draft:
    return Draft(name=match[group], start=offset + match.start(group), end=offset + match.end(group))
