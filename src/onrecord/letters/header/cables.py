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
_HOME_OFFICE = re.compile(
    r"\b(?:Department|Dept)\b(?!\s+(?:of(?!\s+State\b)|for)\b)|\bDep(?:ar)?tel\b"
    r"|\bState \d{4,6}\b|\b[Ee]yes [Oo]nly(?: [Ff]or)? (?:[Tt]he )?Secretary\b"
)
_POST = re.compile(
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
# "For Ambassador Ferrers from Ada Ames.": written by and to a person under the office's name.
_PASSED_ON = re.compile(
    r"\bFor (?:the )?(?:Ambassador |Secretary |Amb\.? )?(?P<to>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3})"
    r"(?: and [A-Z][\w.’'-]+)? [Ff]rom (?:Ambassador |Amb\.? |Asst Sec )?"
    r"(?P<from>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3}?)[.:]"
)
_EYES_ONLY = re.compile(
    r"\b[Ee]yes [Oo]nly(?: [Ff]or)? (?:Asst\.? |Assistant |Under )?(?:Secretary|Secy|Ambassador|Amb\.?) "
    r"(?P<to>[A-Z][\w’'-]+)"
)
_NUMBERED = re.compile(r"(?:\w+ )?\d{1,5}\.\s+\S")
_TIMED = re.compile(r"\d\s*(?::\d\d)?\s*[ap]\.?\s?m\b|\b\d{4}Z\b|\bnoon\b|\bmidnight\b", re.IGNORECASE)


def cable_sides(reading: Reading, signers: list[Draft], addressed: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Both sides with the body each speaks for, where the text is a telegram and says it."""
    dated = " ".join(reading.text[s.start : s.end] for s in reading.spans(ZoneKind.DATE_LINE))
    bodies = reading.spans(ZoneKind.BODY)
    if reading.spans(ZoneKind.SALUTATION) or not bodies or not reading.place:
        return signers, addressed
    opening = reading.text[bodies[0].start : bodies[0].start + 80]
    if not (_TIMED.search(dated) or _NUMBERED.match(opening)):
        return signers, addressed
    text, offset = reading.text[bodies[0].start : bodies[-1].end], bodies[0].start
    passed = _PASSED_ON.search(text, 0, 300)
    if passed:
        signers = signers if any(d.name for d in signers) else [_person(passed, "from", offset)]
        addressed = addressed or [_person(passed, "to", offset)]
    eyes = _EYES_ONLY.search(text, 0, 120)
    addressed = addressed or ([_person(eyes, "to", offset)] if eyes else [])
    home, post = _HOME_OFFICE.search(text), _POST.search(text)
    writer, reader = (home, post) if reading.place.state == HOME else (post, home)
    if writer and all(d.organisation is None for d in signers):
        ours = _home(writer, offset) if writer is home else _draft(writer, offset)
        signers = [replace(d, organisation=ours.organisation) for d in signers] or [ours]
    if reader and not addressed:
        addressed = [_home(reader, offset, role=HOME_POST)] if reader is home else [_draft(reader, offset)]
    return signers, addressed


# "the Department's instruction", "to inform the Department": said by a post abroad of its own office at home.
_OUR_DEPARTMENT = re.compile(
    r"\bthe Department['’]s (?:\w+ ){0,2}?(?:instruction|telegram|circular|despatch|dispatch|airgram)"
    r"|\b(?:inform|report to|reported to|for the information of) the Department\b(?! of\b)"
    r"|\b(?:Embassy|Legation|Consulate(?: General)?)['’]s (?:\w+ ){0,2}?(?:despatch|dispatch|telegram|airgram) No\b"
    r"|\bDepartment['’]s (?:Circular )?(?:Instruction|Airgram|CA)\b",
)
_ITS_NUMBER = re.compile(r"\[?No\. ?\d{1,5}\b")


def despatched(reading: Reading, addressed: list[Draft]) -> list[Draft]:
    """The addressee of a numbered despatch, which greets with "Sir" alone and speaks of "the Department".

    Despatches of the American service were all addressed to the Secretary of State.
    """
    bodies = reading.spans(ZoneKind.BODY)
    if any(d.name or d.honorifics for d in addressed) or not bodies:
        return addressed
    if addressed or not reading.place or reading.place.state == HOME:
        return addressed
    greeted = " ".join(reading.text[s.start : s.end] for s in reading.spans(ZoneKind.SALUTATION)).strip(" :,\n")
    if greeted not in ("Sir", "SIR", "") or not _ITS_NUMBER.search(reading.text, 0, bodies[0].start):
        return addressed
    said = _OUR_DEPARTMENT.search(reading.text)
    if not said and not greeted and any(x.text.strip(" :").upper() in ("SUBJECT", "REF") for x in reading.lines[:8]):
        said = _HOME_OFFICE.search(reading.text) or _POST.search(reading.text)
    return [_home(said, 0, role=HOME_POST)] if said else addressed


def _home(match: re.Match[str], offset: int, role: str | None = None) -> Draft:
    """The office at home, written out, where the text names it by one word."""
    start, end = offset + match.start(), offset + match.end()
    return Draft(role=role, organisation=HOME_OFFICE, start=start, end=end)


def _draft(match: re.Match[str], offset: int) -> Draft:
    return Draft(
        organisation=_WRITTEN_OUT.get(match[0], match[0]), start=offset + match.start(), end=offset + match.end()
    )


def _person(match: re.Match[str], group: str, offset: int) -> Draft:
    return Draft(name=match[group], start=offset + match.start(group), end=offset + match.end(group))
