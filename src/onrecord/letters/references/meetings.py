"""Meetings: conferences, sessions, consultations, processes; by name, by date, or as a known forum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.recognisers.dates.months import full_names
from onrecord.letters.references.passage import Cited, Passage, Taken
from onrecord.model import Day, ReferenceKind

REACH = 100
"""Characters behind a meeting's name in which its date stands."""


def cited_meetings(passage: Passage) -> Iterator[Cited]:
    """Meetings with a name of their own, with a date, or known as a forum."""
    taken = Taken()
    for finder in (_named, _next, _by_month, _dated, _forums, _in_place):
        for cited in finder(passage):
            if passage.readable(cited.start) and taken.take(cited.start, cited.end):
                yield cited


def _meeting(start: int, end: int, date: Day | None, name: str, because: str) -> Cited:
    key = f"meeting:{' '.join(name.casefold().split())}"
    return Cited(ReferenceKind.MEETING, start, end, key, date, because=because)


def _named(passage: Passage) -> Iterator[Cited]:
    for found in passage.cues.compiled("meetings", "named", passage.cues.edge + "{}", flags=0).finditer(passage.text):
        date, end = _date_behind(passage, found.end(), lean="nearest")
        forum = next(
            (t.id for t in passage.things if t.kind == "forum" and found.start() <= t.start < found.end()), None
        )
        date = date or _date_of_sentence(passage, found.start())
        yield _meeting(found.start(), end, date, forum or found.group(), "meeting by its name")


def _date_of_sentence(passage: Passage, start: int) -> Day | None:
    """In Chinese the date opens the sentence."""
    if passage.cues.language != "zh":
        return None
    dates = passage.dates_within(passage.sentence_start(start), start)
    return passage.resolved(dates[0], "nearest") if dates else None


def _dated(passage: Passage) -> Iterator[Cited]:
    """A common word for a meeting, with its date behind."""
    nouns = passage.cues.compiled("meetings", "nouns", r"(?<!\w){}(?!\w)")
    for found in nouns.finditer(passage.text):
        date, end = _date_behind(passage, found.end(), lean="nearest", reach=90)
        if date and not (_SESSION.search(found.group()) and end - found.end() < 16):
            yield _meeting(_with_determiner(passage.text, found.start()), end, date, str(date), "meeting by its date")


_DETERMINER = re.compile(r"(?<!\w)(?:the|a|our|your|la|le|el|un|une|die|der)\s+(?:[\w-]{1,20}\s+)?\Z", re.IGNORECASE)


def _with_determiner(text: str, start: int) -> int:
    begin = max(0, start - 30)
    found = _DETERMINER.search(text[begin:start])
    return begin + found.start() if found else start


def _date_behind(passage: Passage, end: int, *, lean: str, reach: int = REACH) -> tuple[Day | None, int]:
    stop = min(passage.sentence_end(end), end + reach)
    for mention in passage.dates_within(end, stop):
        if _linked(passage, passage.text[end : mention.start], mention):
            day = passage.resolved(mention, lean)
            return day, mention.end if day else end
    return None, end


def _linked(passage: Passage, between: str, mention: DateMention) -> bool:
    """Only names, places and linking words stand between a meeting and its date."""
    if re.search(r"[;:?!]", between):
        return False
    link = passage.cues.compiled("meetings", "dated", r"{}\Z", flags=re.IGNORECASE)
    for word in re.findall(r"[^\W\d_][\w’'-]*", between):
        if word[0].islower() and not link.fullmatch(word) and word not in _PLAIN:
            return False
    return bool(between.strip()) or mention.form != "year"


_SESSION = re.compile(r"sess?i", re.IGNORECASE)
"""Sessions of a parliament by their month alone ("la session de mars") are no meeting that letters point at."""
_PAPER = re.compile(r"declaration|déclaration|declaraci|деклараци|إعلان|宣言|campaign|programme", re.IGNORECASE)
_PLAIN_WORDS = (
    "the of in on and le la les du de des au aux à el los las del y en в на по und der die das den am vom et his its "
    "qui que se for a"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


def _by_month(passage: Passage) -> Iterator[Cited]:
    """As in "the April consultations"."""
    nouns = passage.cues.source("meetings", "nouns")
    for found in re.compile(rf"\b(?:the|our|these)\s+(?P<month>[A-Z][a-z]+)\s+(?:[a-z]+\s+)?(?:{nouns})\b").finditer(
        passage.text
    ):
        if found["month"].lower() in full_names():
            for mention in passage.dates_within(found.start("month"), found.end("month")):
                yield _meeting(
                    found.start(),
                    found.end(),
                    passage.resolved(mention, "nearest"),
                    found.group(),
                    "meeting by its month",
                )
            month = full_names()[found["month"].lower()]
            near = DateMention(0, 1, None, "open", month=month).seen_from(passage.anchor).value
            yield _meeting(found.start(), found.end(), near, found.group(), "meeting by its month")


def _next(passage: Passage) -> Iterator[Cited]:
    for name in ("next", "invite"):
        for found in passage.cues.compiled("meetings", name, r"(?<!\w){}", flags=0).finditer(passage.text):
            start = passage.sentence_start(found.start())
            dates = passage.dates_within(start, found.end())
            date = passage.resolved(dates[0], "nearest") if dates else None
            yield _meeting(found.start(), found.end(), date, found.group(), "meeting told by its verb")


def _forums(passage: Passage) -> Iterator[Cited]:
    """Forums of the reference data: processes, groups of experts, review conferences."""
    for thing in passage.things:
        if thing.kind == "forum" and not _PAPER.search(passage.text[thing.start : thing.end]):
            date, end = _date_behind(passage, thing.end, lean="nearest")
            yield Cited(
                ReferenceKind.MEETING, thing.start, end, f"meeting:{thing.id}", date, thing.id, because=thing.because
            )


def _in_place(passage: Passage) -> Iterator[Cited]:
    for found in passage.cues.compiled("meetings", "in_place", r"(?<!\w){}", flags=0).finditer(passage.text):
        yield _meeting(found.start(), found.end(), None, found.group(), "negotiations at a place")
