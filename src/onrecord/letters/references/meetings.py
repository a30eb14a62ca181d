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
    for finder in (_named, _next, _by_month, _dated, _met, _forums, _in_place, _recent):
        for cited in finder(passage):
            if passage.readable(cited.start) and taken.take(cited.start, cited.end):
                yield cited


def _meeting(start: int, end: int, date: Day | None, name: str, because: str) -> Cited:
    key = f"meeting:{' '.join(name.casefold().split())}"
    return Cited(ReferenceKind.MEETING, start, end, key, date, because=because)


def _named(passage: Passage) -> Iterator[Cited]:
    for found in passage.find("meetings", "named", shape=passage.cues.edge + "{}", flags=0):
        date, end = _date_behind(passage, found.end(), lean="nearest")
        forum = next(
            (t.id for t in passage.things if t.kind == "forum" and found.start() <= t.start < found.end()), None
        )
        start, year = _year_before(passage, found.start())
        date = date or year or _date_of_sentence(passage, start)
        yield _meeting(start, end, date, forum or found.group(), "meeting by its name")


_YEAR = re.compile(r"(?<![\w/])((?:19|20)\d\d)\s+(?:[A-Z]{2,5}\s+)?\Z")


def _year_before(passage: Passage, start: int) -> tuple[int, Day | None]:
    """As in "the 2015 Review Conference", "the 2010 NPT Review Conference"."""
    found = _YEAR.search(passage.text, max(0, start - 14), start)
    return (found.start(), Day(found[1])) if found else (start, None)


def _date_of_sentence(passage: Passage, start: int) -> Day | None:
    """The date before a meeting's name, where a verb of coming together stands between; in Chinese it needs none."""
    dates = passage.dates_within(max(passage.sentence_start(start), start - 120), start)
    if not dates:
        return None
    between = passage.text[dates[0].end : start]
    gathers = passage.cues.compiled("meetings", "gathers", r"(?<!\w){}")
    before = passage.text[max(0, dates[0].start - 60) : dates[0].start]
    if passage.cues.language != "zh" and not gathers.search(between) and not gathers.search(before):
        return None
    return passage.resolved(dates[0], "nearest")


def _met(passage: Passage) -> Iterator[Cited]:
    """A meeting told by the verb: "when we met in Geneva on 9 June 2015"."""
    for found in passage.find("meetings", "met", flags=0, near=(120, 0)):
        stop = min(passage.sentence_end(found.end()), found.end() + 70)
        for mention in passage.dates_within(found.end(), stop)[:1]:
            between = passage.text[found.end() : mention.start]
            day = passage.resolved(mention)
            if day and (mention.day or mention.month) and not re.search(r"[;:?!,]", between):
                yield _meeting(found.start(), mention.end, day, str(day), "meeting by its verb")


def _dated(passage: Passage) -> Iterator[Cited]:
    """A common word for a meeting, with its date behind."""
    han = passage.cues.language == "zh"
    for found in passage.find("meetings", "nouns", shape="{}" if han else r"(?<!\w){}(?!\w)", near=(120, 80)):
        date, end = _date_behind(passage, found.end(), lean="nearest", reach=90)
        if date is None and (told := passage.date_before(found.start(), "nearest")):
            yield _meeting(told[0], found.end(), told[1], str(told[1]), "date before the word")
            continue
        if date is None and han:
            before = passage.dates_within(max(passage.sentence_start(found.start()), found.start() - 24), found.start())
            date = passage.resolved(before[-1], "nearest") if before and before[-1].day else None
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
    if _WITH.fullmatch(between) and not _VERB.search(between):
        return True
    if _CLAUSE.fullmatch(between) or passage.cues.compiled("meetings", "held", _HELD).fullmatch(between):
        # Not "the group, whose mandate was renewed at the meeting held on": the date is that meeting's.
        return not passage.cues.compiled("meetings", "nouns", r"(?<!\w){}(?!\w)").search(between)
    if between.rstrip().endswith("(") and len(between) < 70 and "." not in between:
        return mention.form != "year"
    link = passage.cues.compiled("meetings", "dated", r"{}\Z", flags=re.IGNORECASE)
    described = _ADJECTIVE.match(between)
    between = between[described.end() :] if described else between
    for word in re.findall(r"[^\W\d_][\w’'-]*", between):
        if word[0].islower() and not link.fullmatch(word) and word not in _PLAIN:
            return False
    return bool(between.strip()) or mention.form != "year"


_ADJECTIVE = re.compile(
    r"\s+[a-zà-ÿ]{2,}(?:ales?|iques?|icas?|icos?|aires?|arias?|arios?|elles?|ives?|ivas?|ivos?|ennes?|iennes?|onal|ional|iche)\b"
)
"""Right behind the word, where adjectives stand there: "la conférence régionale prévue à"."""
# which you granted me on · (Geneva, · held in the presence of the Minister on
_CLAUSE = re.compile(
    r"\s*,?\s*(?:which|that|que|qui|en\s+que)\s+(?:[^\W\d_][\w-]*['’]?\s*,?\s+){1,7}(?:on|in|at|le|el|en)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# with your adviser on · chaired by Austria in · entre les deux ministres le
_WITH = re.compile(
    r"\s*,?\s*(?:[^\W\d_]+\s+)?(?:with|between|(?:chaired|hosted|convened)\s+by|avec|entre|présidée?s?\s+par|organisée?s?\s+par|con|"
    r"presidid[oa]s?\s+por|с|со|между|mit|zwischen|com|مع)\s+(?:[\w’'-]+\s+){1,10}"
    r"(?:(?:on|in|of|at|le|el|en|em|am|im|в|في)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<!\w)(?:was|were|is|are|has|have|had|will|would|that|which|est|a|ont|sera|es|fue|ha|ist|war|hat|был\w*)(?!\w)",
    re.I,
)
_HELD = (
    r"\s*,?\s*(?:[^\W\d_][\w’'-]*,?\s+){0,12}?(?:{})\s+(?:[^\W\d_][\w’'-]*,?\s+){0,7}?"
    r"(?:(?:on|in|at|le|el|en|am|du)\s+)?(?:the\s+)?"
)
_SESSION = re.compile(r"\bses[si]", re.IGNORECASE)
"""Sessions of a parliament by their month alone ("la session de mars") are no meeting that letters point at."""
_PAPER = re.compile(r"declaration|déclaration|declaraci|деклараци|إعلان|宣言|campaign|programme", re.IGNORECASE)
_PLAIN_WORDS = (
    "the of in on and le la les du de des au aux à el los las del y en в на по und der die das den am vom et his its "
    "qui que se for a días dias jours days giorni"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())


_MONTH = re.compile(r"\b(?:the|our|these)\s+(?P<month>[A-Z][a-z]+)\s+(?:[a-z]+\s+)?\Z")


def _by_month(passage: Passage) -> Iterator[Cited]:
    """As in "the April consultations"."""
    for found in passage.find("meetings", "nouns", shape=r"(?<!\w){}\b", flags=0):
        begin = max(0, found.start() - 36)
        before = _MONTH.search(passage.text[begin : found.start()])
        month = full_names().get(before["month"].lower()) if before else None
        if before and month:
            near = DateMention(0, 1, None, "open", month=month).seen_from(passage.anchor).value
            start = begin + before.start()
            name = passage.text[start : found.end()]
            yield _meeting(start, found.end(), near, name, "meeting by its month")


def _next(passage: Passage) -> Iterator[Cited]:
    for name in ("next", "invite"):
        for found in passage.find("meetings", name, shape=r"(?<!\w){}", flags=0):
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


def _recent(passage: Passage) -> Iterator[Cited]:
    """As in "our recent discussions": no day, but one certain meeting."""
    if not passage.may_hold("meetings", "nouns"):
        return
    for found in passage.find("meetings", "recent", flags=0):
        yield _meeting(found.start(), found.end(), None, found.group(), "meeting spoken of as known")


def _in_place(passage: Passage) -> Iterator[Cited]:
    if not passage.may_hold("meetings", "nouns"):
        return
    for found in passage.find("meetings", "in_place", shape=r"(?<!\w){}", flags=0):
        yield _meeting(found.start(), found.end(), None, found.group(), "negotiations at a place")
