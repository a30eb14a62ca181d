"""The people of a mail's header and of a memorandum's "FROM:" and "TO:"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.cues import anywhere, codes, label
from onrecord.letters.header.assembly import Draft, assemble
from onrecord.letters.header.copies import listed
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.mail_headers import mail_header
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind


def mail_side(reading: Reading, field: str) -> list[Draft]:
    """The people of one line of a mail header: "Ada Ferrers <ada@...>; Jon (Ministry)"."""
    drafts = []
    for line in reading.lines[:14]:
        mark = label(field).match(line.text)
        if mark and reading.zone_at(line.start) in (ZoneKind.LETTERHEAD, ZoneKind.ADDRESS, ZoneKind.COPIES):
            at = line.start + mark.end()
            if not mail_header(reading.lines):
                return _memo_side(reading, line, at)
            for start, end in listed(reading.text, at, line.end):
                draft = _mailbox(reading, start, end)
                if draft:
                    drafts.append(draft)
            break
    return drafts


def _memo_side(reading: Reading, first: Line, at: int) -> list[Draft]:
    """The parties behind "FROM:" in a memorandum, with what goes on below; a second label there is another tongue's."""
    stretches = [(at, first.end)]
    for line in reading.lines[first.number + 1 : first.number + 5]:
        if line.gap or reading.zone_at(line.start) is not reading.zone_at(first.start):
            break
        twin = re.match(r"\w{1,12}\s?:\s+", line.text)
        stretches.append((line.start + (twin.end() if twin else 0), line.end))
    return assemble(pieces_of(reading.text, stretches, reading.language))


_TURNED = re.compile(r"([A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?), ((?:[A-ZÀ-Ý][\w’'.-]*\s?){1,3})\Z")
"""A mailbox often turns a name round: "Mokoena, Lindiwe"."""


_EVERYBODY = re.compile(r"(?:All|Tous|Toutes|Todos|Todas|Alle|Tutti|Всем)\s+\w")


_UNDISCLOSED = re.compile(
    r"undisclosed|destinataires inconnus|destinatarios ocultos|verborgene empfänger", re.IGNORECASE
)


def _mailbox(reading: Reading, start: int, end: int) -> Draft | None:
    text = reading.text[start:end]
    bare = re.sub(r"<[^<>]*>|[\w.+-]+@[\w.-]+|\"", " ", text)
    inside = re.search(r"\(([^()]+)\)", bare)
    name = re.sub(r"\([^()]*\)", " ", bare).strip(" ,'")
    if _UNDISCLOSED.match(name.strip(" []()")):
        return None
    if not name:
        bare_address = re.search(r"[\w.+-]+@[\w.-]+\w", text)
        if not bare_address:
            return None
        return Draft(name=bare_address[0], start=start + bare_address.start(), end=start + bare_address.end())
    if "@" not in text and not name.isascii():
        found = assemble(pieces_of(reading.text, [(start, end)], reading.language))
        if found and not found[0].name:
            return found[0]  # من: وزير الشؤون الخارجية
    first = name.split()[0]
    at = text.find(first)
    start, stop = start + at, start + at + len(name)
    organisation = inside[1].strip() if inside else None
    if organisation is None and first.isupper() and 2 <= len(first) <= 6 and len(name.split()) > 1:
        # "MFA Registry": an office's short name, and its desk.
        return Draft(role=name[len(first) :].strip(), organisation=first, start=start, end=stop)
    if organisation is None and _EVERYBODY.match(name):
        return Draft(organisation=name, start=start, end=stop)
    code = codes(reading.language)
    if organisation is None and anywhere("bodies", code).search(name) and not is_name(name, code):
        return Draft(organisation=name, start=start, end=stop)
    turned = _TURNED.match(name)
    if turned and not anywhere("posts", code).search(turned[2]):
        name = f"{turned[2]} {turned[1]}"
    titled = without_titles(name, code)
    return Draft(name=name[titled.start : titled.end], organisation=organisation, start=start, end=stop)


def in_the_mail_header(reading: Reading, signer: Draft) -> list[Draft]:
    """The sender of a mail or a fax as its header has him, who signs with his first name alone."""
    mailed = mail_side(reading, "mail_from")
    fuller = [d for d in mailed if d.name and (signer.name or "").casefold() in d.name.casefold().split()]
    return (
        [replace(fuller[0], role=signer.role, organisation=fuller[0].organisation or signer.organisation)]
        if (len(fuller) == 1)
        else [signer]
    )
