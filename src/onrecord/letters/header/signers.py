"""Many who sign, a line each: "Ada Ames, Open Fields Institute", as open letters are signed."""

from __future__ import annotations

from dataclasses import replace

from onrecord.letters.cues import ANY, anywhere, codes
from onrecord.letters.header.assembly import Draft, assemble
from onrecord.letters.header.pieces import pieces_of
from onrecord.letters.header.posts import begins_with
from onrecord.letters.header.segments import whole_mention
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.honorifics import without_titles
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind

LEAST = 3
"""Lines of a name, a comma and more from which they are read as a list: two may be persons and their towns."""


def paired_signers(reading: Reading, blocks: list[list[tuple[int, int]]]) -> list[Draft]:
    """The signers of a roll of bodies, below each, further in, who signs for it; [] where it is no such roll."""
    code = codes(reading.language)
    indents = {line.start: line.indent for line in reading.lines_of(ZoneKind.SIGNATURE)}
    lines = [line for block in blocks for line in block if not reading.text[slice(*line)].rstrip().endswith(":")]
    if len(lines) < 4 or len(lines) % 2:
        return []
    found: list[Draft] = []
    for (start, end), below in zip(lines[::2], lines[1::2], strict=True):
        body, name = reading.text[start:end].strip(" ,.*"), reading.text[slice(*below)].split(",")[0]
        titled = without_titles(name, code)
        named = is_name(name[titled.start : titled.end], code)
        if indents.get(below[0], 0) <= indents.get(start, 0) or not named or "," in body:
            return []
        signer = next(iter(assemble(pieces_of(reading.text, [below], reading.language), words_too=True)), None)
        if signer is None or not signer.name:
            return []
        role = reading.text[slice(*below)].partition(",")[2].strip(" ,.")
        found.append(replace(signer, role=signer.role or role or None, organisation=body))
    return found


_MEMBERS = frozenset(("MP", "MEP", "MSP", "MdB", "TD", "MNA"))
"""Letters behind a name that are a seat in a parliament."""

_TRADE = 4
"""Words in small letters behind a name that can still be what somebody is: "mother of three"."""

_LONGEST = 14
"""Words behind a name that can still be a body's."""


def listed_signers(reading: Reading, blocks: list[list[tuple[int, int]]]) -> list[Draft]:
    """The signers of a list, each with the body or post behind the comma; [] where it is no such list."""
    code = codes(reading.language)
    lines = [line for block in blocks for line in block if not reading.text[slice(*line)].rstrip().endswith(":")]
    read = [_of_line(reading.text, start, end, code) for start, end in lines]
    sure = [draft for draft in read if draft is not None]
    if len(sure) < LEAST or len(sure) * 3 < len(lines) * 2:
        return []
    found: list[Draft] = []
    for draft, line in zip(read, lines, strict=True):
        found += [draft] if draft else assemble(pieces_of(reading.text, [line], reading.language))
    return found


def _of_line(text: str, start: int, end: int, code: str) -> Draft | None:
    """Who signs on one line; None where it is not a name, a comma and what they are."""
    said, _, where = text[start:end].rstrip(" ,;.)").partition(" (")
    before, comma, behind = said.partition(", ")
    titled = without_titles(before, code)
    name, behind = before[titled.start : titled.end].strip(), behind.strip()
    named = is_name(name, code) and (len(name.split()) > 1 or bool(titled.honorifics))
    if not (comma and named and behind) or anywhere("bodies", code).search(name):
        return None
    post = begins_with("posts", behind, code)
    plain = len(behind.split()) <= _LONGEST and not any(c.isdigit() for c in behind)
    if not plain or not (post or behind[0].isupper() or len(behind.split()) < _TRADE):
        return None
    at = start + before.index(name)
    signer = Draft(name=name, role=" and ".join(titled.posts) or None, start=at, end=at + len(name))
    told, _, body = behind.partition(", ")
    if not post and body and begins_with("posts", told, ANY):
        return Draft(name, told, body, at, at + len(name))  # in another tongue: "Présidente, Coalition ..."
    if not post and behind[0].islower():
        return Draft(name, behind, start=at, end=at + len(name))  # "мать троих детей"
    if post:
        pieces = pieces_of(text, [(start + len(said) - len(behind), start + len(said))], code)
        found = next(iter(assemble(pieces)), Draft(role=behind))
        role, _, body = behind.partition(", ")
        if found.organisation is None and body and not whole_mention(body):
            found = Draft(role=role, organisation=body)
        around = body if whole_mention(body) else found.around
        role = found.role or role
        return Draft(name, role, found.organisation, start=at, end=at + len(name), around=around)  # "MP, Arden"
    letters = behind.partition(", ")[0]
    if letters in _MEMBERS:
        where = behind.partition(", ")[2]
        return Draft(name=name, role=letters, start=at, end=at + len(name), around=where)  # "MP, Arden"
    if whole_mention(behind):
        return Draft(name=name, role=signer.role, start=at, end=at + len(name), around=behind)
    parts = behind.split(", ")
    while len(parts) > 1 and whole_mention(parts[-1]):
        where, parts = f"{parts[-1]} {where}", parts[:-1]
    return Draft(signer.name, signer.role, ", ".join(parts), at, at + len(name), around=where)
