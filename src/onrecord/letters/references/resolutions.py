"""Resolutions, by symbol and in words; symbols are normalised ("A/RES/70/54", "S/RES/2228")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.references.passage import Cited, Passage
from onrecord.model import Day, ReferenceKind

# A/RES/70/54 · S/RES/2228 (2015) · A/HRC/RES/22/1 · 70/54 · 2135 (2014) · 377 (V) · 1540
_SYMBOL = re.compile(
    r"(?<![\w/])(?P<body>A|S|E|A/HRC|HRC)/RES/(?P<number>\d+(?:/\d+)?)(?:\s?\((?P<bracket>\d{4}|[IVXL]+)\))?"
)
_NUMBER = (
    r"(?P<number>\d{1,2}/\d{1,3}(?:\s(?P<letter>[A-Z])\b)?|"
    r"\d{1,4}(?:\s?[A-Z])?(?:\s?\((?P<bracket>\d{4}|[IVXL]+(?:-[A-Z]+)?)\))?)"
)
_NEXT = re.compile(rf"\s*(?:,|and|et|y|и|und|و|和|、)+\s*{_NUMBER}")


def cited_resolutions(passage: Passage) -> Iterator[Cited]:
    """Each resolution as often as it is named; the first of a symbol is kept later."""
    for found in _SYMBOL.finditer(passage.text):
        if passage.readable(found.start()):
            yield _cited(
                passage,
                found.start(),
                found.end(),
                _normal(found["body"], found["number"], found["bracket"]),
                found["bracket"],
            )
    yield from _numbered(passage)
    yield from _in_words(passage)


def _numbered(passage: Passage) -> Iterator[Cited]:
    between = passage.cues.patterns.get(("resolutions", "between"), r"\s+(?:No\.?\s*|n[°º]\s*|№\s*|第\s*)?")
    pattern = passage.cues.compiled("resolutions", "nouns", rf"(?<!\w){{}}{between}{_NUMBER}")
    before = passage.cues.patterns.get(("resolutions", "before"))
    patterns = [pattern, re.compile(before.replace("NUMBER", _NUMBER))] if before else [pattern]
    for each in patterns:
        for found in each.finditer(passage.text):
            if not passage.readable(found.start()):
                continue
            start = _organ_start(passage.text, found.start())
            yield _one(passage, start, found.end("number"), found)
            at = found.end()
            while more := _NEXT.match(passage.text, at):
                yield _one(passage, more.start("number"), more.end("number"), more)
                at = more.end()


_ORGAN = re.compile(
    r"(?:(?:UN|United\s+Nations)\s+)?(?:(?:General\s+)?Assembly|(?:Security\s+|Human\s+Rights\s+)?Council|UNSC|UNGA)\s+\Z"
)


def _organ_start(text: str, start: int) -> int:
    """The organ's own name before "resolution" belongs to it."""
    begin = max(0, start - 50)
    found = _ORGAN.search(text[begin:start])
    return begin + found.start() if found else start


def _one(passage: Passage, start: int, end: int, found: re.Match[str]) -> Cited:
    number, bracket = found["number"], found["bracket"]
    near = passage.text[max(0, start - 80) : end + 60]
    plain = re.sub(r"\s?\(.*", "", number)
    if "/" in plain:
        body = "A/HRC" if re.search(r"Human Rights Council|Conseil des droits", near) else "A"
    else:
        body = "A" if bracket and not bracket.isdigit() else "S"
    return _cited(passage, start, end, _normal(body, plain, bracket), bracket)


def _normal(body: str, number: str, bracket: str | None) -> str:
    """A/RES/377(V) for roman sessions; the year of a resolution of the Security Council is left out."""
    roman = f"({bracket})" if bracket and not bracket.isdigit() else ""
    return f"{'A/HRC' if body == 'HRC' else body}/RES/{number.strip()}{roman}"


def _cited(passage: Passage, start: int, end: int, symbol: str, bracket: str | None) -> Cited:
    date, end = _date_behind(passage, end)
    if date is None:
        date = _date_of_vote(passage, start)
    if date is None and bracket and bracket.isdigit():
        date = Day(bracket)
    return Cited(
        ReferenceKind.RESOLUTION, start, end, f"resolution:{symbol}", date, symbol, because="symbol of a resolution"
    )


_LINK = re.compile(
    r"\s*\)?,?\s*(?:of|adopted(?: on| in)?|du|adoptée le|de|от|принят\w+|vom|المؤرخ|الصادر في|in [A-Z][\w ]{2,20})?"
    r"\s*(?:the|el|le)?\s*\Z",
    re.I,
)


def _date_behind(passage: Passage, end: int) -> tuple[Day | None, int]:
    for mention in passage.dates_within(end, end + 34):
        if _LINK.match(passage.text[end : mention.start]):
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end


def _date_of_vote(passage: Passage, start: int) -> Day | None:
    """As in "On 4 May Arden abstained on resolution 61/999": the day the sentence gives."""
    begin = passage.sentence_start(start)
    voted = passage.cues.patterns.get(("resolutions", "voted"), r"abstain|voted|vote\b|adopted")
    for mention in passage.dates_within(begin, start):
        if mention.exact and re.search(voted, passage.text[mention.end : start], re.I):
            return mention.value
    return None


def _in_words(passage: Passage) -> Iterator[Cited]:
    """As in "the UNSC Resolution of June 2015 on bridges"."""
    for found in passage.cues.compiled(
        "resolutions", "in_words", r"(?<!\w){}(?!\w)(?!\s*(?:No\.?\s*)?\d)", flags=0
    ).finditer(passage.text):
        date, end = _date_behind(passage, found.end())
        if date is None or not passage.readable(found.start()):
            continue
        stop = passage.sentence_end(end)
        tail = passage.cues.compiled("letters", "about", r"\s*{}[^.;,:]{0,80}").match(passage.text, end, stop)
        about = (tail.start() + len(tail.group()) - len(tail.group().lstrip()), tail.end()) if tail else None
        yield Cited(
            ReferenceKind.RESOLUTION,
            found.start(),
            end,
            f"resolution:{date}",
            date,
            None,
            about=about,
            because="resolution named by its date",
        )
