"""Papers cited as telegrams do: "Your 120, March 3", "Embtel 786", "reurtel 4th", "CHMAAG 051737Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.references.passage import Cited, Passage
from onrecord.letters.references.sides import cited_letter, date_of_day
from onrecord.model import Day

_NUMBER = r"(?P<number>(?:[A-Z]{1,3}[-–])?\d{1,5})(?![\w/:%]|[.,]\d|-\d)"
_OFFICE = r"(?:[Tt]he\s+)?(?:Department|Embassy|Legation|Mission|Consul(?:ate)?(?:\s+General)?|Ministry)['’]s"
_DIGITS = re.compile(rf"(?<![\w.,/:])(?<!\d[-–]){_NUMBER}")
_FIGURES = re.compile(r"\d+")
# What may stand before the number.
_OWNED = re.compile(
    rf"(?<!\w)(?:(?P<yours>[Yy]our|YOUR)|(?P<ours>[Mm]y|[Oo]ur|MY|OUR)|(?P<office>{_OFFICE}))\s+"
    r"(?P<no>[Nn]os?\.\s*|[Nn]umbers?\s+)?\Z"
)
_NAMED = re.compile(
    r"(?<!\w)(?P<name>(?:Emb|Dept?|Con(?:gen)?|Leg|Mis|Cir|Depcir|Amcon)(?:tel|desp?|airgram|gram)s?|"
    r"(?:Embassy|Department|Dept|Legation|Consulate|Mission)(?:['’]s)?\s+(?:telegram|despatch|dispatch|airgram|instruction|cable)s?|"
    r"Depcirtels?|Delgas?|Gadels?|Sectos?|Tosecs?|Dultes?|Teduls?|Poltos?|Topols?|Cahtos?|Tocahs?|Usun)"
    r"\s+(?:[Nn]os?\.\s*|[Nn]umbers?\s+)?\Z",
)
_WORDS_BEFORE = """
no. nos. number numbers your my our 's ’s tel tels des desp desps gram grams atch atchs instruction instructions cable
cables delga delgas gadel gadels secto sectos tosec tosecs dulte dultes tedul teduls polto poltos topol topols cahto
cahtos tocah tocahs usun let lets
"""
_TAILS = tuple(_WORDS_BEFORE.split())
"""What stands before a number in all that `_OWNED`, `_NAMED` and `_SHORT_BEFORE` find."""
_SHORT = re.compile(
    r"(?<!\w)(?:[Rr]e|RE)?(?:(?P<yours>[Uu]r|UR)|(?P<ours>[Mm]y|MY))(?:tels?|TELS?|desps?|lets?|cables?|airgrams?)"
)
_SHORT_SIGNS = tuple(whose + what for whose in ("ur", "my") for what in ("tel", "desp", "let", "cable", "airgram"))
_SHORT_BEFORE = re.compile(rf"{_SHORT.pattern}\s+(?:[Nn]o\.\s*)?\Z")
_TIMED = re.compile(r"(?P<day>[0-3]\d)(?P<hour>[0-2]\d)[0-5]\dZ(?:\s+[A-Z]{3}(?:\s+\d\d)?)?(?!\w)")
_STATION = re.compile(r"(?<!\w)(?:[A-Z]{2,}[\w-]*\s+)(?:[A-Z][\w-]*\s+){0,2}\Z")
_TO_DATE = re.compile(
    r"(?:\s+to\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?\s*[,;]?\s*(?:of|dated|under\s+date\s+of|from)?\s*(?:the\s+)?\Z"
)
_DAY = re.compile(r"\s*,?\s*(?:of\s+|dated\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|d)(?!\w)")
_MORE = re.compile(
    rf"(?:\s*,?\s*\d{{1,2}}(?::\d\d)?\s*[ap]\.?\s?m\.?)?\s*(?:,|and|&)+\s*(?:[Nn]os?\.\s*)?{_NUMBER}(?!\s*[ap]\.?\s?m)"
)


def cited_cables(passage: Passage) -> Iterator[Cited]:
    """Numbered papers with no word for what they are; a bare number only counts with its date."""
    taken = 0
    for number in _numbers(passage.text):
        begin = max(0, number.start() - 48)
        before = passage.text[begin : number.start()]
        if not before.rstrip().lower().endswith(_TAILS):
            continue
        for pattern in (_OWNED, _NAMED, _SHORT_BEFORE):
            found = pattern.search(before)
            if found and number.start() >= taken and passage.readable(number.start()):
                for cited in _numbered(passage, found, begin + found.start(), number):
                    taken = cited.end
                    yield cited
                break
    if "tel" in passage.lower and any(sign in passage.lower for sign in _SHORT_SIGNS):
        yield from _short(passage)
    yield from _timed(passage)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """What `_DIGITS` finds, looked for only where figures stand."""
    for figures in _FIGURES.finditer(text):
        at = figures.start()
        # "A-412": what stands before a hyphen may belong to the number.
        first = at - 4 if text[at - 1 : at] in ("-", "–") else at
        for start in range(max(0, first), at + 1):
            number = _DIGITS.match(text, start)
            if number and number.end() == figures.end():
                yield number
                break


def _short(passage: Passage) -> Iterator[Cited]:
    """As in "reurtel March 4": no number, but a day."""
    for found in _SHORT.finditer(passage.text):
        day, end = _date(passage, found.end())
        if day and passage.readable(found.start()):
            yield cited_letter(passage, found.start(), end, _side(passage, found), day, None, _BECAUSE)


def _timed(passage: Passage) -> Iterator[Cited]:
    for found in _TIMED.finditer(passage.text):
        begin = max(0, found.start() - 40)
        sender = _STATION.search(passage.text[begin : found.start()])
        day = date_of_day(passage.anchor, int(found["day"]))
        if sender and day and int(found["hour"]) < 24 and passage.readable(found.start()):
            start = begin + sender.start()
            yield cited_letter(passage, start, found.end(), "others", day, None, "message by its date and time")


_BECAUSE = "paper by its number, as telegrams cite"


def _numbered(passage: Passage, found: re.Match[str], start: int, number: re.Match[str]) -> Iterator[Cited]:
    """The paper and those listed behind it: "Deptels 507 and 511"."""
    side = _side(passage, found)
    day, end = _date(passage, number.end())
    owned = found.re is _OWNED
    sure = not owned or bool(found["no"]) or bool(found["office"] and _CLOSED.match(passage.text, end))
    if not (day or sure) or passage.dates_within(number.start(), number.start() + 1):
        return  # "my 5 May meeting", "your 12 delegates"
    if found.re is _NAMED and _is_own(passage, start, end):
        return
    yield cited_letter(passage, start, end, side, day, number["number"], _BECAUSE)
    while more := _MORE.match(passage.text, end):
        if passage.dates_within(more.start("number"), more.start("number") + 1):
            return
        day, stop = _date(passage, more.end())
        if not day and owned:
            return
        yield cited_letter(passage, more.start("number"), stop, side, day, more["number"], _BECAUSE)
        end = stop


_CLOSED = re.compile(r"\s*(?:[.,;)]|and\b|\Z)")


def _is_own(passage: Passage, start: int, end: int) -> bool:
    """True for the number that a telegram bears itself: a line of its own in its head."""
    lines = passage.reading.lines[:8]
    return any(
        start - line.start < 60 and line.start <= start and end >= line.end - 1 for line in lines
    ) and not _RE.search(passage.text[max(0, start - 40) : start])


_RE = re.compile(r"\b(?:re|ref|reference|your|our|my|and|,)\W*\Z", re.IGNORECASE)


def _date(passage: Passage, end: int) -> tuple[Day | None, int]:
    for mention in passage.dates_within(end, end + 36)[:1]:
        if _TO_DATE.fullmatch(passage.text[end : mention.start]) and _whole(mention):
            day = passage.resolved(mention)
            return day, mention.end if day else end
    found = _DAY.match(passage.text, end)
    day = date_of_day(passage.anchor, int(found["day"])) if found else None
    return (day, found.end()) if found and day else (None, end)


def _whole(mention: DateMention) -> bool:
    return bool(mention.day) or mention.form in ("numeric", "relative")


_DEPARTMENT = re.compile(r"(?:the\s+)?(?:dep|department|gadel|tosec|tedul|topol|tocah|circ?tel)", re.IGNORECASE)
_AT_HOME = re.compile(r"Washington|Department", re.IGNORECASE)


def _side(passage: Passage, found: re.Match[str]) -> str:
    """Whose paper it is: a "Deptel" is the department's own when the letter is dated from there."""
    groups = found.groupdict()
    for side in ("yours", "ours"):
        if groups.get(side):
            return side
    place = passage.reading.place
    if place is None:
        return "others"
    at_home = bool(_AT_HOME.match(place.name))
    return "ours" if bool(_DEPARTMENT.match(found.group())) == at_home else "yours"
