"""Treaties and their articles: the first mention of each, with its definition in brackets and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.references.passage import Cited, Passage
from onrecord.model import Day, ReferenceKind
from onrecord.reference.gazetteer import Found

_DEFINITION = re.compile(r"\s*\((?:[^()\n]{0,60}?[\"“«‘'])?[^()\n]{1,40}\)")
_YEAR_BEFORE = re.compile(r"(?P<year>1[89]\d\d|20\d\d)\s+\Z")
_YEAR_IN = re.compile(r"(?:1[89]|20)\d\d")
_CAPITALS = re.compile(r"[A-ZÀ-ÝА-Я]")


def cited_treaties(passage: Passage) -> Iterator[Cited]:
    """Known treaties by the gazetteer, others by their shape; a bare "the Convention" only where none is named."""
    known = [
        f
        for f in passage.things
        if f.kind == "treaty"
        and len(f.ids) == 1
        and passage.readable(f.start)
        and passage.text[f.end : f.end + 1] != "/"
    ]
    named = [_named(passage, f) for f in known]
    shaped = [c for c in _shaped(passage) if all(c.end <= n.start or c.start >= n.end for n in named)]
    shaped += [c for c in _bare_dated(passage) if all(c.end <= n.start or c.start >= n.end for n in (*named, *shaped))]
    articles = list(_articles(passage, known))
    yield from named
    yield from shaped
    if not named and not shaped:
        yield from _bare(passage, articles)
    yield from articles


def _named(passage: Passage, found: Found) -> Cited:
    start, end = found.start, found.end
    before = _YEAR_BEFORE.search(passage.text[max(0, start - 8) : start])
    date: Day | None = None
    if before:
        start, date = start - (before.end() - before.start()), Day(before["year"])
    end = _with_definition(passage, end)
    if date is None:
        date, end = _dated(passage, end)
    return Cited(ReferenceKind.TREATY, start, end, f"treaty:{found.id}", date, found.id, because=found.because)


def _with_definition(passage: Passage, end: int) -> int:
    found = _DEFINITION.match(passage.text, end)
    return found.end() if found and _CAPITALS.search(found.group()) else end


def _dated(passage: Passage, end: int) -> tuple[Day | None, int]:
    """A date that belongs to the treaty's name: "of 21 November 2006", "in Ottawa on 5th December, 1997"."""
    link = passage.cues.compiled("treaties", "dated", r"\s*,?\s*(?:{})?\s*(?:the|le|el|den|dem)?\s*\Z")
    for mention in passage.dates_within(end, end + 40):
        if link.match(passage.text[end : mention.start]):
            day = passage.resolved(mention)
            return day, mention.end if day else end
    return None, end


_ON = (
    r"\s+(?:on|relating\s+to|concerning)\s+(?:the\s+)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\w+day)\w*\b)[A-Z][\w’'-]+"
    r"(?:,?(?:\s+(?:and|of|the|or|in))*\s+[A-Z][\w’'-]+){0,6}"
)
"""What a treaty with words before its noun is on: "International Covenant on Civil and Political Rights"."""


def _shaped(passage: Passage) -> Iterator[Cited]:
    """Treaties no data file knows: capitals around Convention, Treaty, Agreement."""
    if not passage.may_hold("treaties", "nouns", "lower") and "《" not in passage.text:
        return
    nouns, small = passage.cues.source("treaties", "nouns"), passage.cues.source("treaties", "small")
    name = rf"(?:(?:,(?=\s+[A-Z][\w’'-]*,?\s+and\s+[A-Z]))?\s+(?:(?:{small})\s+){{0,3}}[A-ZÀ-ÝА-Я][\w’'-]*)"
    before = r"(?:(?![IVXL]+\b)[A-ZÀ-ÝА-Я][\w’'-]+\s+){1,5}"
    title, lower = passage.cues.source("treaties", "title"), passage.cues.source("treaties", "lower")
    pattern = passage.cues.compiled(
        "treaties",
        "nouns",
        rf"{passage.cues.edge}(?:(?P<front>{before})(?:{nouns})(?!\w)(?:\s+(?:[IVX]+|No\.\s*\d+)\b|{_ON})?|(?:{nouns})(?:{name}{{1,12}}|\s+(?:{title}))"
        rf"|(?P<lower>(?:{before})?(?:(?:1[89]|20)\d\d\s+)?(?:{lower}))(?!\w)|(?P<han>《[^》]{{2,30}}》))",
        flags=0,
    )
    for found in pattern.finditer(passage.text):
        if not passage.readable(found.start()):
            continue
        start = found.start() + _article_length(found.group())
        end = _with_definition(passage, found.end())
        date, end = _dated(passage, end)
        named_year = _YEAR_BEFORE.search(passage.text[max(0, start - 8) : start])
        if named_year:
            start, date = start - len(named_year.group()), date or Day(named_year["year"])
        year = _YEAR_IN.search(found.group())
        date = date or (Day(year[0]) if year and found["lower"] else None)
        words = passage.text[start : found.end()]
        if found["han"]:
            named = bool(passage.cues.compiled("treaties", "nouns").fullmatch(words))
        else:
            named = not _is_bare(passage, words) and bool(date or not found["lower"]) and not _is_place(passage, end)
        if not named:
            continue
        yield Cited(
            ReferenceKind.TREATY,
            start,
            end,
            f"treaty:{' '.join(words.casefold().split())}",
            date,
            None,
            because="shape of a treaty's name",
        )


def _bare_dated(passage: Passage) -> Iterator[Cited]:
    """No name but a day: "das Abkommen vom 3. Mai 1923", "the Memorandum of Understanding of 3 May 2010"."""
    for found in passage.find("treaties", "nouns", flags=0, near=(90, 0)):
        date, end = _dated(passage, found.end())
        if date and date.day and passage.readable(found.start()):
            key = f"treaty:{found.group().casefold()} {date}"
            yield Cited(ReferenceKind.TREATY, found.start(), end, key, date, because="a treaty by its day")


def _is_place(passage: Passage, end: int) -> bool:
    """True for the Convention Centre and its like."""
    return bool(
        re.match(r"\s+(?:Cent(?:er|re)|Hall|Hotel|Square|House|Office|Bod(?:y|ies))\b", passage.text[end : end + 12])
    )


def _article_length(words: str) -> int:
    found = re.match(r"(?:The|This|That|Our|Your|La|Le|Les|El|Los|Die|Der|Das|By the|Under the)\s+", words)
    return found.end() if found else 0


def _is_bare(passage: Passage, words: str) -> bool:
    return bool(passage.cues.compiled("treaties", "nouns", r"\A(?:[Tt]he |[Ll]a |[Ee]l )?{}\Z", flags=0).match(words))


def _bare(passage: Passage, articles: list[Cited]) -> Iterator[Cited]:
    """The first bare mention, in a letter that names no treaty; one that only tells whose an article is is none."""
    for found in passage.find("treaties", "bare", flags=0):
        of_article = any(a.start < found.start() <= a.end + 12 for a in articles)
        if passage.readable(found.start()) and not of_article:
            yield Cited(
                ReferenceKind.TREATY,
                found.start(),
                found.end(),
                "treaty:bare",
                because="a treaty the letter does not name",
            )
            return


def _articles(passage: Passage, known: list[Found]) -> Iterator[Cited]:
    """Articles: the treaty named behind them, else the last one named before."""
    for found in passage.find("treaties", "articles", shape=passage.cues.edge + "{}"):
        if not passage.readable(found.start()):
            continue
        treaty = _treaty_of(passage, found.end(), known)
        date, end = _dated(passage, _behind(passage, found.end(), known))
        for group in ("number", "more"):
            if found.groupdict().get(group):
                number = found[group]
                start = _asked_for(passage, found.start()) if group == "number" else found.start(group)
                stop = end if group == "number" or found.groupdict().get("more") is None else found.end(group)
                name = f"Article {number}"
                symbol = f"{treaty} {name}" if treaty else name
                yield Cited(
                    ReferenceKind.TREATY, start, stop, f"article:{symbol}", date, symbol, because="article of a treaty"
                )


def _asked_for(passage: Passage, start: int) -> int:
    """Where "a report under Article 7" begins: what an article asks for is one thing with it."""
    cues = passage.cues
    under = (
        rf"(?<!\w){{}}\s+(?:[\w-]+\s+){{0,2}}?(?:{cues.source('treaties', 'under')})(?:\s+(?:the|la|el|l['’]))?\s*\Z"
    )
    begin = max(0, start - 70)
    found = cues.compiled("documents", "nouns", under).search(passage.text[begin:start])
    return begin + found.start() if found else start


def _behind(passage: Passage, end: int, known: list[Found]) -> int:
    """End of "of the Convention", "of the American agreement" behind an article."""
    of = passage.cues.compiled("treaties", "of", r"\s+{}\s+")
    found = of.match(passage.text, end)
    if not found:
        return end
    thing = next((f for f in known if found.end() - 4 <= f.start <= found.end() + 4), None)
    if thing:
        return thing.end
    noun = passage.cues.compiled("treaties", "nouns", r"(?:[\w-]+\s+){0,2}?{}(?!\w)").match(passage.text, found.end())
    return noun.end() if noun else end


def _treaty_of(passage: Passage, end: int, known: list[Found]) -> str | None:
    behind = next((f.id for f in known if 0 <= f.start - end <= 14), None)
    before = [f.id for f in known if f.start < end]
    return behind or (before[-1] if before else None)
