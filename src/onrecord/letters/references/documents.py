"""Documents that are no letters (reports, plans, declarations), and statements made elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.references.passage import Cited, Passage, Taken
from onrecord.model import Day, ReferenceKind, Relation

_US = "we|I|nous|je|мы|я|wir|ich|نحن|我们"


def cited_documents(passage: Passage) -> Iterator[Cited]:
    """Documents with a name, a date, or words that mark them as one certain paper."""
    taken = Taken()
    for finder in (_named, _definite, _marked):
        for cited in finder(passage):
            if passage.readable(cited.start) and taken.take(cited.start, cited.end):
                yield cited


def _document(passage: Passage, start: int, end: int, key: str, because: str, *, noun_end: int | None = None) -> Cited:
    date, stop = _date_behind(passage, noun_end or end)
    end = max(end, stop)
    return Cited(
        ReferenceKind.DOCUMENT, start, end, f"document:{' '.join(key.casefold().split())}", date, because=because
    )


def _named(passage: Passage) -> Iterator[Cited]:
    for found in passage.cues.compiled("documents", "named", passage.cues.edge + "{}", flags=0).finditer(passage.text):
        yield _document(passage, found.start(), found.end(), found.group(), "document by its name")


def _marked(passage: Passage) -> Iterator[Cited]:
    for found in passage.cues.compiled(
        "documents", "marked", passage.cues.edge + ("{}" if passage.cues.language == "zh" else r"{}(?!\w)")
    ).finditer(passage.text):
        yield _document(passage, found.start(), found.end(), found.group().split()[-1], "document marked as one")


def _definite(passage: Passage) -> Iterator[Cited]:
    """As in "the report of the committee", "the almanac which your Institute printed in April"."""
    the = passage.cues.patterns.get(("documents", "the"), "the|your|our|its|their|this")
    of = passage.cues.source("documents", "of")
    pattern = passage.cues.compiled(
        "documents", "nouns", rf"(?<!\w)(?:{the})\s*(?:[\w-]+\s+)?(?P<noun>{{}})(?!\w)(?=\s+(?:{of})(?!\w)|\s*,)"
    )
    for found in pattern.finditer(passage.text):
        tail = re.compile(r"\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,4}").match(passage.text, found.end())
        yield _document(
            passage,
            found.start(),
            found.end() if tail is None else min(tail.end(), passage.sentence_end(found.end())),
            found["noun"],
            "document spoken of as known",
            noun_end=found.end("noun"),
        )


def _date_behind(passage: Passage, end: int) -> tuple[Day | None, int]:
    stop = min(passage.sentence_end(end - 1), end + 60)
    for mention in passage.dates_within(end, stop):
        between = passage.text[end : mention.start]
        if not re.search(r"[;:?!]", between) and mention.form != "year":
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end


def cited_statements(passage: Passage) -> Iterator[Cited]:
    """What somebody said elsewhere, on a day, in a month or in a year that the sentence gives."""
    who, said, told = (passage.cues.source("statements", name) for name in ("who", "said", "told"))
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<who>{who})(?!\w)[^.;:!?]{{0,70}}?(?<!\w)(?P<said>{said})|(?P<bare>{told})(?=\s+(?:the\s+)?[A-ZА-Я]))(?!\w)"
    )
    reverse = passage.cues.patterns.get(("statements", "verb_first"))
    patterns = [pattern, re.compile(reverse)] if reverse else [pattern]
    for each in patterns:
        for found in each.finditer(passage.text):
            if passage.readable(found.start()):
                yield from _said(passage, found)
    yield from _spoken(passage)


def _spoken(passage: Passage) -> Iterator[Cited]:
    """A noun for what was said, with its date: "the statement of your delegation of 3 May 2010"."""
    for found in passage.cues.compiled("statements", "nouns", r"(?<!\w){}(?!\w)").finditer(passage.text):
        stop = min(passage.sentence_end(found.end()), found.end() + 70)
        for mention in passage.dates_within(found.end(), stop)[:1]:
            between = passage.text[found.end() : mention.start]
            day = passage.resolved(mention)
            if day and passage.readable(found.start()) and _MADE.fullmatch(between) and mention.form != "year":
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


_MADE = re.compile(
    r"\s*(?:made|issued|delivered|adopted)?\s*(?:(?:by|of|to|in|at)\s+(?:the\s+|your\s+|our\s+)?(?:[\w.'’-]+\s+){1,6}?){0,2}"
    r"(?:,\s*)?(?:of|on|dated|in|du|de|от|vom)\s*(?:the\s+)?",
    re.IGNORECASE,
)


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


def _in_adverbial(passage: Passage, mention: object) -> bool:
    """The date tells when it was said: "in October 2009", not the "2009" of a title."""
    start = getattr(mention, "start", 0)
    before = passage.text[max(0, start - 12) : start]
    return bool(
        re.search(r"(?:\b(?:in|on|of|en|le|el|du|im|am|в|and|et|y|и)|في|وفي|,|\A|\n)\s*\Z", before, re.IGNORECASE)
    )
