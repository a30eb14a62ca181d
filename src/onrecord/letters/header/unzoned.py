"""Names where no zone shows them: alone under the last sentence, in a German line of address, in a firm's style."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.letters.address import has_honorific
from onrecord.letters.cues import anywhere, codes, spoken
from onrecord.letters.header.assembly import Draft
from onrecord.letters.header.posts import Piece
from onrecord.letters.header.segments import whole_mention
from onrecord.letters.reading import Line, Reading
from onrecord.letters.recognisers.persons import is_name
from onrecord.model import ZoneKind

LAST = 8
"""Lines at the foot that are looked at."""

_FIRM = re.compile(r"(?:[A-Z][\w’'-]+, )*[A-Z][\w’'-]+ (?:&|and) (?:[A-Z][\w’'-]+|Co(?:mpany)?\.?|Sons|Cie\.?)\.?\Z")
SIGNING_BODIES = 3
"""Lines of a signature from which it can be a list of organisations, with no one's name."""


def listed_bodies(reading: Reading, blocks: list[list[tuple[int, int]]]) -> list[Draft]:
    """The organisations that sign one under another: most lines name a body, none a post or a titled person."""
    lines = [(start, end) for block in blocks for start, end in block]
    lines = [(a, b) for a, b in lines if not reading.text[a:b].rstrip().endswith((":", "："))]
    if len(lines) < SIGNING_BODIES:
        return []
    code = codes(reading.language)
    found: list[Draft] = []
    sure = 0
    for start, end in lines:
        bullet = _BULLET.match(reading.text, start, end)
        start = bullet.end() if bullet else start
        said = reading.text[start:end].strip(" ,;.*")
        person, comma, behind = said.partition(", ")
        whose = comma and is_name(person, code) and anywhere("bodies", code).search(behind)
        if not said or len(said) > 120 or whose or anywhere("posts", code).search(said) or has_honorific(said, code):
            return []
        name = _STATE_BEHIND.sub("", said)
        sure += bool(anywhere("bodies", code).search(name) or anywhere("bodies").search(name))
        found.append(Draft(organisation=name, start=start, end=start + len(name)))
    return found if sure * 2 >= len(lines) and sure >= SIGNING_BODIES - 1 else []


_BULLET = re.compile(r"\s*(?:[-–—•*·]|\d{1,3}[.)])\s+")
_STATE_BEHIND = re.compile(r"\s*(?:\([^()]{2,30}\)|,\s+[A-ZÀ-Ý][\w’' -]{2,24})\Z")

_GREETING = re.compile(
    r"(?:adieu|vale|lebe?n? (?:sie )?wohl|p\.?\s?s\.?|n\.?\s?b\.?|ende|schluss|amen)\b", re.IGNORECASE
)
_RANK_BEFORE = re.compile(r"(?:v\.|sig\.|sign\.|gez\.)\s+(?=[A-ZÄÖÜ])")


def last_name(reading: Reading) -> list[Draft]:
    """The name alone under a last sentence in the signature ("Repeated to Arden. / Quill"), or a firm."""
    lines = [x for x in reading.lines_of(ZoneKind.SIGNATURE) if x.text.strip()]
    if not lines:
        return []
    last = lines[-1]
    if _FIRM.match(last.text.strip()):
        return [Draft(organisation=last.text.strip(), start=last.start, end=last.end)]
    if len(lines) > 1 and last.gap and lines[-2].text.rstrip().endswith(".") and _alone(last, reading, least=1):
        return [_named(last)]
    return []


def named_first(pieces: list[Piece], reading: Reading) -> list[Piece]:
    """In a signature the first line is a name even where its last word could be a street's ("Arthur Lane").

    Or, with no other name there, where a small word stands inside it: "Trinh dinh Thao", a particle that was garbled.
    """
    if not pieces or pieces[0].kind not in ("other", "street"):
        return pieces
    first = pieces[0].text
    alone = not any(p.kind == "person" for p in pieces)
    if is_name(first, codes(reading.language)) or (alone and _with_small_word(first, reading)):
        return [replace(pieces[0], kind="person", text=first.strip(" .,")), *pieces[1:]]
    return pieces


def _with_small_word(text: str, reading: Reading) -> bool:
    tokens = text.split()
    small = [n for n, t in enumerate(tokens) if t.isalpha() and t.islower() and len(t) < 6]
    if not 3 <= len(tokens) <= 5 or len(small) != 1 or not 0 < small[0] < len(tokens) - 1 or text[-1] in ".]:;!?":
        return False
    known = any(tokens[small[0]] in one.function_words for one in spoken(""))
    return not known and is_name(" ".join(t for t in tokens if not t.islower()), codes(reading.language))


def name_at_the_foot(reading: Reading) -> list[Draft]:
    """A name alone in its paragraph under the body of a greeted letter that has no signature zone."""
    if not reading.spans(ZoneKind.SALUTATION) or reading.language not in ("de", "fr"):
        return []
    lines = [line for line in reading.lines if line.text.strip()]
    for n in range(len(lines) - 1, max(1, len(lines) - LAST), -1):
        line = lines[n]
        closed = "".join(x.text for x in lines[max(0, n - 2) : n]).rstrip()[-1:] != ":"
        if line.gap and closed and _alone(line, reading, least=1 if _dein(lines[n - 1].text) else 2):
            after = lines[n + 1] if n + 1 < len(lines) else None
            if after is None or after.gap or len(after.text) < 40:
                return [_named(line)]
    return []


_TITLE = (
    r"(?:(?:D(?:okto)?r|Doctr?|Prof(?:essor)?|Ing|Oberst|Major|Hauptmann|Landammann|Pfarrer|Minister|Direktor|Director)\b[.:]?"
    r"|\w*(?:[Pp]räsident|[Rr]ath?|[Mm]eister|[Mm]ann|[Ss]chreiber|[Rr]ichter)(?:en|e?s)?\b)"
)
_NO_NAME = re.compile(
    rf"(?:{_TITLE}|Regierungs|Staats|Friend|Freund|Ami|Amigo|Colleague|Kollege|Vetter|Cousin|Bruder|Brother)\Z"
    r"|.*\b(?:Dein|Deine|Ihre?|Euer|Yours|Herr|Hochgeachtete[rn]?|[Vv]erehrte(?:ste)?[rn]?)\Z"
)
_DAY = re.compile(r"(?:Mon|Diens|Donners|Frei|Sams|Sonn?)tag|Mittwoch|Sonnabend|Morgens|Abends|Mittags|Nachts")


def real_names(drafts: list[Draft]) -> list[Draft]:
    """The parties, a title or a closing word taken for a name dropped: "Herr Doktor", "Mein lieber Freund", "Ihr"."""
    kept = [replace(d, name=None) if d.name and _NO_NAME.match(d.name) else d for d in drafts]
    return [d for d in kept if not d.empty]


def without_days(signers: list[Draft]) -> list[Draft]:
    """The signers without the day or the town of a date printed under the name."""
    return [s for n, s in enumerate(signers) if n == 0 or s.role or s.organisation or not _DAY.match(s.name or "")]


def _dein(above: str) -> bool:
    return bool(re.search(r"\b(?:Dein|Deinem|Ihr|Ihrem|Euer|Eurem|ergebene[rn]?|ergebenste[rn]?|Freund)\W*\Z", above))


def _alone(line: Line, reading: Reading, least: int) -> bool:
    said = _RANK_BEFORE.sub("", line.text.strip())
    bare = said.strip(" .,:")
    if not is_name(bare, codes(reading.language)) or _GREETING.match(bare) or said[-1:] in "!?:,":
        return False
    tokens = bare.split()
    return len(tokens) >= least and len(bare) < 40 and not whole_mention(bare)


def _named(line: Line) -> Draft:
    lead = len(line.text) - len(line.text.lstrip())
    before = _RANK_BEFORE.match(line.text, lead)
    start = before.end() if before else lead
    name = line.text[start:].strip().rstrip(",:;")
    name = name if re.search(r"\b[A-ZÄÖÜ]\.\Z", name) else name.rstrip(".")
    return Draft(name=name, start=line.start + start, end=line.start + start + len(name))


# "An Herrn Dr. Emil Ames in Ardenau.", "Dem hochgeachteten Herrn Regierungsrat Ames"
_NAME = r"(?:[A-ZÄÖÜ][\w’'-]*[.:]?\s+){0,3}[A-ZÄÖÜ][a-zäöüß][\w’'-]+"
_TO_HERR = re.compile(
    rf"(?:An |Dem |Sr\.? |Titl?\.? |S\. T\. )?(?:(?:den |dem )?\w+(?:ten|en) )?(?:Hh?errn?|Hrn?\.?|Hn\.?|H\.) "
    rf"(?P<titles>(?:{_TITLE}\s+)*)(?P<name>{_NAME})(?P<place>,? (?:in|zu|von|auf|à) [A-ZÄÖÜ][\w.-]+)?[.,!]*\Z"
)


def addressed_in_german(reading: Reading) -> list[Draft]:
    """The addressee of a line "An Herrn Dr. Emil Ames in Ardenau" over or under the letter."""
    if reading.language != "de":
        return []
    lines = [line for line in reading.lines if line.text.strip()]
    for line in [*lines[:4], *reversed(lines[-4:])]:
        lone = line is lines[0] or line.gap or line is lines[-1]
        match = _TO_HERR.match(line.text.strip()) if lone and len(line.text) < 90 else None
        if match and (match["place"] or line.text.strip().startswith(("An ", "Dem ", "Herrn", "Sr"))):
            name = match["name"]
            if anywhere("posts", "de").search(name) or _NO_NAME.match(name):
                continue
            at = line.start + line.text.index(name)
            return [Draft(name=name, role=match["titles"].strip() or None, start=at, end=at + len(name))]
    return []
