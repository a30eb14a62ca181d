"""The list of those copied to, as printed: one entry a party."""

from __future__ import annotations

import re

from onrecord.letters.address import is_addressed
from onrecord.letters.cues import codes, label, words
from onrecord.letters.header.han import han_pieces, is_han
from onrecord.letters.reading import Line, Reading
from onrecord.model import ZoneKind

MANY = 50
"""Stretches of copies that are looked at: more are no letter's."""


def entries(reading: Reading) -> list[list[tuple[int, int]]]:
    """The lines of the copies, those of one entry together: a further line of it is indented or ends a broken name."""
    code = codes(reading.language)
    entries: list[list[tuple[int, int]]] = []
    above: Line | None = None
    base = -1
    body = next((span.start for span in reading.spans(ZoneKind.SALUTATION, ZoneKind.BODY)), 0)
    directed = False  # "e p.c. Al Presidente", with his name and body on the lines below
    for line in _lines_in_zone(reading, ZoneKind.COPIES):
        mark = label("copies", code).match(line.text) or _CC.match(line.text)
        if not mark and line.text.rstrip(" :").casefold() in words("copies", code):
            continue  # the mark on a line of its own
        start = line.start + (mark.end() if mark else 0)
        bullet = re.match(r"\s*(?:[-–—•*]|\d{1,2}[.)]|[a-z]\))\s+", reading.text[start : line.end])
        start += bullet.end() if bullet else 0
        column = line.indent + (mark.end() if mark else 0)
        if base < 0 or mark:
            base = column
        continues = (
            above is not None
            and not mark
            and not bullet
            and not line.gap
            and (above.text[-1] in ",-" or line.indent > base or line.text[0].islower() or _open_end(above.text))
        )
        addressed = line.start < body and is_addressed(reading.text[start : line.end], code)
        continues = (continues or (directed and not (mark or bullet or line.gap))) and not addressed
        directed = addressed or (directed and continues)
        purpose = _PURPOSE.search(reading.text, start, line.end)
        for n, (a, b) in enumerate(listed(reading.text, start, purpose.start() if purpose else line.end)):
            if continues and entries and not n:
                entries[-1].append((a, b))
            else:
                entries.append([(a, b)])
        above = line
    return entries


# Ada Ames.- Jefa del Estado Mayor.- Para su conocimiento. · Bridge Watch, for information
_PURPOSE = re.compile(
    r"\W+(?:(?:para|por|a) (?:su|los) (?:superior |debido )?(?:conocimiento|atención|fines)"
    r"|(?:para )?(?:el )?mismo (?:fin|efecto)"
    r"|igual fin|(?<=[-–—,] )presente|for (?:your |his |her |their )?(?:kind )?(?:information|attention|action)|fyi"
    r"|pour (?:votre |son )?(?:information|attention|suite à donner)|à titre d['’]information"
    r"|para (?:informação|conhecimento)"
    r"|zur (?:gefälligen )?kenntnis(?:nahme)?|per conoscenza|для (?:сведения|информации)|للعلم|للاطلاع|以供参考|知悉)"
    r"(?: y (?:efectos|fines)\b[^;]*)?\W*\Z",
    re.IGNORECASE,
)
"""Behind one who is copied to: what for."""


def _lines_in_zone(reading: Reading, kind: ZoneKind) -> list[Line]:
    """The lines of the zones of a kind, each cut to its zone: copies may stand in a column beside the signature."""
    found = []
    for span in reading.spans(kind)[:MANY]:
        for line in reading.lines:
            start, end = max(line.start, span.start), min(line.end, span.end)
            text = reading.text[start:end].strip()
            if start < end and text:
                start = reading.text.index(text, start)
                indent = line.indent + start - line.start
                found.append(Line(line.number, start, start + len(text), text, indent, line.gap))
    return found


_BETWEEN = re.compile(
    r"\s*[;；、]\s*|(?<=>),\s*"
    r"|,\s+(?=(?:Mr|Ms|Mrs|Dr|Prof|Amb|Hon|Rev|Mme|M|MM|Sr|Sra|D|Herrn?|Frau)\.?\s+[A-ZÀ-Ý]|H\.\s?E\.)"
)


def listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parties of one line: "Ministry of Ports; Bridge Watch", "国防部、外交部"."""
    bounds, at = [], start
    for cut in [*_BETWEEN.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        if cut and cut[0].strip() == "、" and not _is_whole(text, at, stop):
            continue  # "外交、贸易与发展部"
        if text[at:stop].strip():
            bounds.append((at, stop))
        at = cut.end() if cut else end
    return bounds


def _is_whole(text: str, start: int, end: int) -> bool:
    """The Chinese words before "、" name a party by themselves."""
    if not is_han(text[start:end].strip()):
        return True
    return han_pieces(text, start, end)[-1].kind in ("body", "post", "person")


_CC = re.compile(r"(?:(?:b?cc|c\.\s?c|c/c)\.?\s?:?|c\.\s?:|c:(?=\s{2}))\s*", re.IGNORECASE)


def _open_end(text: str) -> bool:
    return text.split()[-1].casefold() in _OPEN


_OPEN_WORDS = """
of the and de la du des del y et for to и della dei degli delle do da dos das von der für und e ed au aux en los las el
"""
_OPEN = frozenset(_OPEN_WORDS.split())
