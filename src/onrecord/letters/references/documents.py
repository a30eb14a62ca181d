"""Documents that are no letters (reports, plans, declarations), and statements made elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.references.cues import Cues
from onrecord.letters.references.passage import Cited, Passage, Taken
from onrecord.model import Day, ReferenceKind, Relation, ZoneKind

_US = "we|I|nous|je|мы|я|wir|ich|نحن|我们"


def cited_documents(passage: Passage) -> Iterator[Cited]:
    """Documents with a name, a date, or words that mark them as one certain paper."""
    taken = Taken()
    named: set[str] = set()
    for finder in (_by_symbol, _laws, _named, _definite, _dated, _marked):
        for cited in finder(passage):
            again = finder is _definite and cited.date is None and cited.key.split(":")[1] in named
            if passage.readable(cited.start) and not again and taken.take(cited.start, cited.end):
                named.add(cited.key.split()[-1].split(":")[-1])
                yield cited


def _document(
    passage: Passage,
    start: int,
    end: int,
    key: str,
    because: str,
    *,
    noun_end: int | None = None,
    day: Day | None = None,
) -> Cited:
    date, stop = (day, end) if day else _date_behind(passage, noun_end or end)
    end = max(end, stop)
    return Cited(
        ReferenceKind.DOCUMENT, start, end, f"document:{' '.join(key.casefold().split())}", date, because=because
    )


def _named(passage: Passage) -> Iterator[Cited]:
    for found in passage.find("documents", "named", shape=passage.cues.edge + "{}", flags=0):
        yield _document(passage, found.start(), found.end(), found.group(), "document by its name")


def _laws(passage: Passage) -> Iterator[Cited]:
    """Laws by number or name: "loi n° 2014-819 du 20 juillet 2014", "section 2 of the Tolls Act 1998"."""
    for found in passage.find("documents", "laws", shape=passage.cues.edge + "{}", flags=0):
        law = _PART_OF.sub("", found.group())  # a law and its section are one thing
        yield _document(passage, found.start(), found.end(), law, "number or name of a law")


_PART_OF = re.compile(r"\A(?:[Ss]ections?\s[^A-Z]*?\sof\s+)?(?:(?:[Tt]he|that)\s+)?")


# CD/1864 · NPT/CONF.2015/WP.9 · CCM/MSP/2015/9 · A/HRC/29/40 · S/2015/453 · GOV/2015/68 · INFCIRC/153
_ORGANS = "A|S|E|CD|CCW|NPT|CCM|APLC|BWC|GC|GOV|INFCIRC|TPNW|ATT|CWC|OPCW|ICC-ASP|ST|DC|CTBT"
_SERIES = re.compile(rf"(?:{_ORGANS})/")
_SYMBOL = re.compile(
    r"(?<![\w/(.-])(?P<opened>\()?(?:document\s+|doc\.\s+|documento\s+|документ\w*\s+|الوثيقة\s+|文件)?"
    rf"(?P<symbol>(?:{_ORGANS})"
    r"/(?!RES/)(?=[\w./()-]*\d)[\w./-]*\w(?:\([IVX\d]+\))?(?:\s\([IVX]+\)/\w+)?)(?!\w)"
)


def _by_symbol(passage: Passage) -> Iterator[Cited]:
    """Documents of conferences and of the United Nations by their symbol; a report named before it is one with it."""
    if not _SERIES.search(passage.text):
        return
    own = _own_symbols(passage)
    for found in _SYMBOL.finditer(passage.text):
        symbol = found["symbol"].rstrip(".")
        if any(symbol.startswith(each) for each in own):
            continue
        start = _noun_before(passage, found.start())
        if start == found.start() and found["opened"]:
            start = found.start("symbol")
        date, end = _date_behind(passage, found.end(), reach=30) if not found["opened"] else (None, found.end("symbol"))
        yield Cited(
            ReferenceKind.DOCUMENT, start, end, f"document:{symbol}", date, symbol, because="symbol of a document"
        )


_HEAD = (ZoneKind.LETTERHEAD, ZoneKind.REFERENCE, ZoneKind.DATE_LINE, ZoneKind.PAGE_FURNITURE, ZoneKind.ADDRESS)


def _own_symbols(passage: Passage) -> set[str]:
    """The symbols the paper itself bears, in its head and running heads."""
    raw = passage.reading.raw
    heads = [raw[zone.start : zone.end] for zone in passage.reading.zones if zone.zone in _HEAD]
    return {found["symbol"].rstrip(".") for head in heads for found in _SYMBOL.finditer(head)}


def _noun_before(passage: Passage, start: int) -> int:
    """Where "the report of the committee (" or "working paper " begins."""
    begin = max(passage.sentence_start(start), start - 60)
    found = passage.cues.compiled("documents", "nouns", r"(?<!\w){}(?:\s+[\w’'-]+){0,6}\s+\Z").search(
        passage.text, begin, start
    )
    return found.start() if found else start


def _dated(passage: Passage) -> Iterator[Cited]:
    """As in "доклад Генерального секретаря от 1 июня", "秘书长2015年6月1日的报告", "the bill was read on 9 May"."""
    han = passage.cues.language == "zh"
    link = passage.cues.patterns.get(("documents", "dated"), "of|dated|on|in")
    shape = re.compile(rf"(?:\s+[\w’'-]+){{0,8}}?\s*,?\s+(?:{link})\s*(?:the\s+)?", re.IGNORECASE)
    nouns = "{}" if han else r"(?<!\w){}(?!\w)"
    for found in passage.find("documents", "nouns", "dated_nouns", shape=nouns, near=(110, 80)):
        stop = min(passage.sentence_end(found.end()), found.end() + 80)
        before = passage.dates_within(max(0, found.start() - 16), found.start()) if han else ()
        for mention in (before or passage.dates_within(found.end(), stop))[:1]:
            between = passage.text[found.end() : mention.start]
            told = found.start() - mention.end < 3 if han else shape.fullmatch(between) or between == " "
            day = passage.resolved(mention)
            spoken = passage.cues.compiled("statements", "nouns").fullmatch(found.group())
            if told and day and mention.day and day != passage.anchor and not spoken:
                a, b = min(found.start(), mention.start), max(found.end(), mention.end)
                yield _document(passage, a, b, f"{found.group()} {day}", "document by its date", day=day)


def _marked(passage: Passage) -> Iterator[Cited]:
    shape = "{}" if passage.cues.language == "zh" else r"(?<!\w){}(?!\w)"
    for found in passage.find("documents", "marked", shape=shape):
        yield _document(passage, found.start(), found.end(), found.group().split()[-1], "document marked as one")


def _definite(passage: Passage) -> Iterator[Cited]:
    """As in "the report of the committee", "the almanac which your Institute printed in April"."""
    of, before = passage.cues.source("documents", "of"), _the(passage.cues)
    shape = rf"(?<!\w){{}}(?!\w)(?=\s+(?:{of})(?!\w)|\s*,|\s+[“«„\"][A-ZÀ-Ý])"
    for found in passage.find("documents", "nouns", shape=shape):
        begin = max(0, found.start() - 40)
        the = before.search(passage.text[begin : found.start()])
        if the is None or _OF_IT.match(passage.text, found.end()):
            continue
        tail = _TITLE.match(passage.text, found.end()) or _TAIL.match(passage.text, found.end())
        yield _document(
            passage,
            begin + the.start(),
            found.end() if tail is None else min(tail.end(), passage.sentence_end(found.end())),
            found.group(),
            "document spoken of as known",
            noun_end=found.end(),
        )


_OF_IT = re.compile(r"\s+(?:of|on|by)\s+(?:it|them|this|that|these|those|which|whom)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\s*,?\s*(?:entitled|titled|called|intitulée?|titulad[oa])?\s*(?:“[^”\n]{3,110}”|«[^»\n]{3,110}»|\"[^\"\n]{3,110}\")"
)
"""The title of a paper in quotation marks: "the report "Harbours at Risk"". """
_TAIL = re.compile(r"\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,4}")


@cache
def _the(cues: Cues) -> re.Pattern[str]:
    the = cues.patterns.get(("documents", "the"), "the|your|our|its|their|this")
    return re.compile(rf"(?<!\w)(?:{the})\s*(?:[\w-]+\s+)?\Z", re.IGNORECASE)


_FOR_YEAR = re.compile(r"\s+(?:for|of|pour|de|para|за|für|عن عام)\s+", re.IGNORECASE)


def _date_behind(passage: Passage, end: int, *, reach: int = 60) -> tuple[Day | None, int]:
    stop = min(passage.sentence_end(end - 1), end + reach)
    for mention in passage.dates_within(end, stop):
        between = passage.text[end : mention.start]
        if not re.search(r"[;:?!]|\b(?:due|by|expected|deadline|before|until)\b", between) and (
            mention.form != "year" or _FOR_YEAR.fullmatch(between)
        ):
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end


def cited_statements(passage: Passage) -> Iterator[Cited]:
    """What somebody said elsewhere, on a day, in a month or in a year that the sentence gives."""
    yield from _spoken(passage)
    who, said, told = (passage.cues.source("statements", name) for name in ("who", "said", "told"))
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<who>{who})(?!\w)[^.;:!?]{{0,70}}?(?<!\w)(?P<said>{said})|(?P<bare>{told})(?=\s+(?:the\s+)?[A-ZА-Я]))(?!\w)"
        if passage.cues.language != "zh"
        else rf"(?P<who>{who})[^。；：]{{0,30}}?(?P<said>{said})(?P<bare>(?!))?"
    )
    reverse = passage.cues.patterns.get(("statements", "verb_first"))
    patterns = [pattern, re.compile(reverse)] if reverse else [pattern]
    for each in patterns:
        for found in passage.found_near_dates(each, 220, 180):
            if passage.readable(found.start()):
                yield from _said(passage, found)
    for found in passage.find("statements", "undated", flags=0):
        if passage.readable(found.start()):
            key = f"statement:{' '.join(found.group().casefold().split())}"
            yield Cited(
                ReferenceKind.STATEMENT, found.start(), found.end(), key, because="statement spoken of as known"
            )


def _spoken(passage: Passage) -> Iterator[Cited]:
    """A noun for what was said, with its date: "the statement of your delegation of 3 May 2010"."""
    for found in passage.find("statements", "nouns", near=(110, 80)):
        stop = min(passage.sentence_end(found.end()), found.end() + 100)
        if before := passage.date_before(found.start()):
            if passage.readable(found.start()):
                start, on = before
                key = f"statement:{on}:{found.start()}"
                yield Cited(ReferenceKind.STATEMENT, start, found.end(), key, on, because="date before the word")
            continue
        for mention in passage.dates_within(found.end(), stop)[:1]:
            between = passage.text[found.end() : mention.start]
            day = passage.resolved(mention)
            if day and passage.readable(found.start()) and mention.form != "year" and _is_of_it(passage, between):
                key = f"statement:{day}:{found.start()}"
                sender = passage.state_in(found.start(), mention.start)
                yield Cited(
                    ReferenceKind.STATEMENT,
                    found.start(),
                    mention.end,
                    key,
                    day,
                    None,
                    sender,
                    because="dated statement",
                )


# made by Austria on · faite par l'Autriche le · сделанное Австрией · formulada por Austria el
# Each word ends at a space or comma, so that there is one way to part the words, and the match costs what they cost.
_MADE = re.compile(r"\s*,?\s*(?:[\w.’'()-]+(?:\s*,\s*|\s+)){0,14}(?:[\w.’'()-]+)?")
_VERB = re.compile(
    r"(?<!\w)(?:was|were|is|are|has|have|had|will|that|which|said|est|sont|ont|que|qui|es|son|ha|han|было?|ist|war|hat)(?!\w)"
    r"(?!\s+(?:\w+\s+)?(?:made|delivered|issued|read|given))",
    re.IGNORECASE,
)


def _is_of_it(passage: Passage, between: str) -> bool:
    """Nothing but who made it, where and how stands between the noun and its date."""
    return bool(_MADE.fullmatch(between)) and not _VERB.search(between)


def _said(passage: Passage, found: re.Match[str]) -> Iterator[Cited]:
    start, stop = passage.sentence_start(found.start()), min(passage.sentence_end(found.end()), found.end() + 110)
    own = (
        bool(re.fullmatch(_US, found["who"], re.IGNORECASE))
        if found["who"]
        else _we(passage, passage.text[start : min(found.start(), start + 120)])
    )
    behind = passage.dates_within(found.end(), stop)
    before = passage.dates_within(max(start, found.start() - 70), found.start())
    dates = [(m, day) for m in (behind or before) if (day := passage.resolved(m)) and _in_adverbial(passage, m)]
    dates = [(m, day) for m, day in dates if passage.anchor is None or day.first <= passage.anchor.last]
    relation = Relation.OWN_EARLIER if own else Relation.OTHER
    sender = passage.us if own else passage.state_in(start, found.end())
    recipient = passage.state_in(found.end(), min(stop, found.end() + 60)) if found.groupdict().get("bare") else None
    for n, (mention, day) in enumerate(dates[:2]):
        a, b = (found.start(), max(found.end(), mention.end)) if n == 0 else (mention.start, mention.end)
        b = b if mention.start > found.start() or n else found.end()
        yield Cited(
            ReferenceKind.STATEMENT,
            a,
            b,
            f"statement:{day}:{a if not n else b}",
            day,
            None,
            sender,
            recipient,
            relation,
            because="said on a day named",
        )


def _we(passage: Passage, subject: str) -> bool:
    """True when the sentence begins with the body that writes."""
    names = [party.organisation for party in passage.reading.sender if party.organisation]
    return any(len(name) > 5 and name.casefold() in subject.casefold() for name in names)


def _in_adverbial(passage: Passage, mention: DateMention) -> bool:
    """The date tells when it was said: "in October 2009", "last June", not the "2009" of a title."""
    if mention.lean or mention.form == "relative":
        return True
    start = mention.start
    before = passage.text[max(0, start - 12) : start]
    return bool(
        re.search(
            r"(?:\b(?:in|on|of|en|em|no|nel|il|le|el|du|im|am|в|and|et|y|e|и)|nell['’]|في|وفي|,|\A|\n)\s*\Z",
            before,
            re.IGNORECASE,
        )
    )
