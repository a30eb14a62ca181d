"""Fields of a letter that are a stretch of it: subject, salutation, closing, signature, file numbers, enclosures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.cues import anywhere, codes, label
from onrecord.letters.marks import AS_TO
from onrecord.letters.prose import is_prose
from onrecord.letters.reading import Line, Reading
from onrecord.model import Printed, Span, ZoneKind

_RE = re.compile(r"(?:(?:re|fw|fwd|aw|wg|tr|sv|vs|rv|res)\s*:\s*)+", re.IGNORECASE)


_CAPITALS = re.compile(r"(?:SUBJECT|SUBJ\.?)\s+(?=[A-Z])")


_ITS_DATE = re.compile(r"(?<=\S)\s+(?:от|dated|du|de fecha|(?<=,\s)del?|vom|datée? du)\s+\d[^\n]*\Z", re.IGNORECASE)
"""The date behind the addressee's number: "На № 14-М от 28.05.2012"."""

_NUMBER_SIGN = re.compile(r"(?:(?:Исх|исх|На|на|GZ|Gz)\.?\s*)?(?:№\s*|(?<=GZ )|(?<=Gz ))(?=\S*\d)")
"""The sign before a number, and the addressee's: "На № 14-М"."""

_OFFICIO = re.compile(
    r"(?-i:(?:[A-ZÁÉÍÓÚ(][A-ZÁÉÍÓÚ.()]*\s+){1,6}(?:N[°º]|NÚM\.?|No\.)\s?(?=\S*\d))|"
    r"(?:of[ií]cio|note(?: verbale)?|nota(?: verbale?)?|carta)\s+(?:n\.?\s?[º°o]|no\.|núm\.)\.?\s*(?=\S*\d)",
    re.IGNORECASE,
)
"""The word for the paper before its number: "Ofício nº 17/2010"."""

_NO_NUMBER = re.compile(
    r"(?:direct (?:dial|line)|tel|phone|fax|mobile|extension)\b|(?:agenda )?items? \d|points? \d|temas? \d|пункт"
    r"|(?:votre|your|su|ihr|vostra|vossa|sua|ваше)\w*\s(?:courrier|lettre|letter|e-?mail|message|carta|nota|schreiben|lettera)\b",
    re.IGNORECASE,
)
"""Items of an agenda, and "your letter of 3 May", though they stand where a file number does."""


def one_line(text: str) -> str:
    """Runs of white space as one space."""
    return " ".join(text.split())


def find_salutation(reading: Reading) -> Printed | None:
    """The salutation with its comma or colon, as printed."""
    return _whole(reading, ZoneKind.SALUTATION)


def find_closing(reading: Reading) -> Printed | None:
    """The complimentary close; of a note verbale, its last paragraph."""
    return _whole(reading, ZoneKind.CLOSING)


def find_signature(reading: Reading) -> Printed | None:
    """The names and posts under the letter. A described signature, initials and seals are none."""
    return _whole(reading, ZoneKind.SIGNATURE)


def _whole(reading: Reading, kind: ZoneKind) -> Printed | None:
    spans = reading.spans(kind)
    if not spans:
        return None
    start, end = _tight(reading.text, spans[0].start, spans[-1].end)
    return Printed(one_line(reading.text[start:end]), reading.quote(start, end)) if start < end else None


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def find_subject(reading: Reading) -> Printed | None:
    """What the letter says it is about, without its mark ("Re:", "Objet :"); the mark of a mail's answer stays."""
    code = codes(reading.language)
    for span in reading.spans(ZoneKind.SUBJECT):
        start, end = _tight(reading.text, span.start, span.end)
        mark = label("subject", code).match(reading.text, start, end) or label("subject").match(
            reading.text, start, end
        )
        bare = anywhere("subject", code).match(reading.text, start, end)
        mark = (
            mark
            or _CAPITALS.match(reading.text, start, end)
            or AS_TO.match(reading.text, start, end)
            or label("references", code).match(reading.text, start, end)
        )
        if mark:
            start = mark.end()
        elif bare and reading.text[bare.end() : bare.end() + 2].startswith("\n"):
            start = bare.end()
        start, end = _tight(reading.text, start, end)
        if end - start > 2:
            return Printed(one_line(reading.text[start:end]), reading.quote(start, end))
    return None


def find_reference_numbers(reading: Reading) -> tuple[Printed, ...]:
    """File numbers, the writer's own and the addressee's, each a line or cell as printed, without its mark."""
    code = codes(reading.language)
    found: dict[str, Printed] = {}
    for start, end in _one_each(reading):
        mark = label("references", code).match(reading.text, start, end)
        mark = mark or _NUMBER_SIGN.match(reading.text, start, end) or _OFFICIO.match(reading.text, start, end)
        value_at = mark.end() if mark else start
        dated = _ITS_DATE.search(reading.text, value_at, end)
        end = dated.start() if dated else end
        value = one_line(reading.text[value_at:end]).strip("[]() ./")
        if value and any(c.isdigit() for c in value) and len(value) < 80 and not _NO_NUMBER.match(value):
            found.setdefault(value, Printed(value, reading.quote(value_at, end)))
    return (*found.values(), *_beside_the_date(reading))


_SECOND = re.compile(
    r"(?<=\S)[\s,;]+(?=(?:(?:our|your|my|notre|votre|nuestra|vuestra|su|unser|ihr)\s(?:r[eé]f|file|zeichen)"
    r"|[nv]/r[eé]f|(?:на|ваш|наш)\s№)\w*[\s.:])",
    re.IGNORECASE,
)
"""A second mark on the line: "Our ref: 12/3   Your ref: AB/7"."""


def _one_each(reading: Reading) -> Iterator[tuple[int, int]]:
    """The stretches that give file numbers, cut where a second one is named on the line."""
    for start, end in _stretches(reading, ZoneKind.REFERENCE):
        for second in _SECOND.finditer(reading.text, start, end):
            yield start, second.start()
            start = second.end()
        yield start, end


# 5 октября 2012 г. № 54/дп · 12 March 2014, Ref. AB/12; "на № 17" is the addressee's, and stands on a line of its own.
_BESIDE = re.compile(r"(?<!на )(?:№|N[°º]|Исх\.?:?|Ref\.?:?|الرقم:?)\s*(?P<number>[\w./–-]*\d[\w./–-]*)")


def _beside_the_date(reading: Reading) -> tuple[Printed, ...]:
    """A file number on the line of the date."""
    lines = _stretches(reading, ZoneKind.DATE_LINE)
    found = [match for start, end in lines for match in _BESIDE.finditer(reading.text, start, end)][:2]
    return tuple(Printed(m["number"].strip(".-–"), reading.quote(*m.span("number"))) for m in found)


def find_enclosures(reading: Reading) -> tuple[Printed, ...]:
    """What is said to be enclosed, one line each."""
    code = codes(reading.language)
    found = []
    for start, end in _titled(reading):
        mark = label("enclosures", code).match(reading.text, start, end)
        value_at = mark.end() if mark and mark.end() < end else start
        found.append(Printed(one_line(reading.text[value_at:end]), reading.quote(value_at, end)))
    return tuple(found[:20])


def _titled(reading: Reading) -> list[tuple[int, int]]:
    """The lines that say what is enclosed; of a text that stands there whole, its title: the first block."""
    lines = _stretches(reading, ZoneKind.ENCLOSURES)
    apart = [n for n in range(1, len(lines)) if "\n\n" in reading.text[lines[n - 1][1] : lines[n][0]].replace(" ", "")]
    if not apart or not is_prose(one_line(reading.text[lines[apart[0]][0] : lines[-1][1]]), reading.language):
        return lines
    return [(lines[0][0], lines[apart[0] - 1][1])]


def _stretches(reading: Reading, kind: ZoneKind) -> list[tuple[int, int]]:
    """The lines of the zones of a kind, each cut to its zone."""
    found = []
    for span in reading.spans(kind):
        at = span.start
        for piece in reading.text[span.start : span.end].split("\n"):
            start, end = _tight(reading.text, at, at + len(piece))
            if start < end:
                found.append((start, end))
            at += len(piece) + 1
    return found


def lines_in(reading: Reading, span: Span) -> tuple[Line, ...]:
    """The lines that begin inside a clean stretch."""
    return tuple(line for line in reading.lines if span.start <= line.start < span.end)
