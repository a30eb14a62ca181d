"""Letters that a letter cites: the one it answers, its writer's own earlier ones, those of others."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.letters.recognisers.dates import DateMention, day_or_none
from onrecord.letters.references.cues import Cues
from onrecord.letters.references.passage import Cited, Passage
from onrecord.model import Day, ReferenceKind, Relation, ZoneKind

HEAD = 2000
"""Characters in which a line of reference stands."""

WINDOW = 130
"""Characters behind the word "letter" in which its date stands."""

_NUMBER = r"\s*,?\s*(?:{})\s*(?P<number>[A-ZА-Я]{0,5}[\w./-]*\d[\w./-]*\w|\d)"
_CODE = re.compile(r"\s+(?P<number>(?=[\w./-]*\d)(?=[\w.-]*[/-])[A-ZА-Я][\w.-]*[/-][\w./-]*\w)")
_BRACKET = re.compile(r"\s*\((?P<number>(?:[A-Z]/|[A-Z]{2,}[/-])[\w./-]+)\)")
_LIST = re.compile(
    r"\s*(?:,|;|and|et|y|e|и|und|و|&)+\s*(?:again\s*)?(?:of|in|on|en|le|de|du|del|la|el|от|в|vom|im|am)?\s*\Z", re.I
)
_WORDS = re.compile(r"[^\W\d_]+")
_HAN_YOURS = re.compile(r"(?:贵[会方国馆处部团]|您|你方?|阁下|大使先生)")


def cited_letters(passage: Passage) -> Iterator[Cited]:
    """Letters in the order they stand; of letters without date or number only the first of each side."""
    if passage.cues.language == "zh":
        yield from _han(passage)
        return
    yield from _reference_lines(passage)
    for noun in _nouns(passage):
        if passage.readable(noun.start):
            yield from _around(passage, noun)
    yield from _wrote(passage)


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word for a letter from `at` to `end`, with the words before it that say whose it is, from `start`.

    side   "yours" | "ours" | "others", or "" when nothing says whose
    """

    start: int
    at: int
    end: int
    side: str


def _nouns(passage: Passage) -> Iterator[_Noun]:
    cues = passage.cues
    your, our = cues.source("letters", "your_letter"), cues.source("letters", "our_letter")
    pattern = cues.compiled("letters", "nouns", rf"(?<!\w)(?:(?P<yours>{your})|(?P<ours>{our})|{{}})(?!\w)")
    for found in pattern.finditer(passage.text):
        start, side = (found.start(), found.lastgroup) if found.lastgroup else _whose(passage, found.start())
        yield _Noun(start, found.start(), found.end(), side)


def _whose(passage: Passage, at: int) -> tuple[int, str]:
    """The nearest determiner or possessive, with up to three words between it and the noun."""
    begin = max(0, at - 70)
    for pattern in _determiners(passage.cues):
        found = pattern.search(passage.text[begin:at])
        if found and found.lastgroup:
            return begin + found.start(), found.lastgroup
    return at, ""


@cache
def _determiners(cues: Cues) -> tuple[re.Pattern[str], ...]:
    """A pattern for each number of words between, the nearest first."""
    joined = "|".join(f"(?P<{name}>{cues.source('letters', name)})" for name in ("yours", "ours", "others"))
    word = r"\s+(?!(?:of|to|de|du)\b)[\w'’-]+"
    return tuple(re.compile(rf"(?<!\w)(?:{joined})(?:{word}){{{n}}}\s*\Z", re.IGNORECASE) for n in range(4))


def _around(passage: Passage, noun: _Noun) -> Iterator[Cited]:
    """The letters one word for a letter stands for: several when a list of dates follows."""
    if _is_no_letter(passage, noun):
        return
    own = noun.side in ("", "others") and _sent_by_us(passage, noun.start)
    side, start = ("ours" if own else noun.side), noun.start
    end, symbol = _numbered(passage, noun.end)
    dates = _dates_behind(passage, end)
    if dates:
        yield from _dated(passage, start, side, symbol, dates)
    elif not side:
        return
    elif day := _day_only(passage, end):
        yield _cited(passage, start, day[1], side, day[0], symbol, "day of a month not named")
    elif symbol:
        yield _cited(passage, start, end, side, None, symbol, "numbered letter")
    elif side == "others" and passage.state_in(start, noun.end):
        yield _cited(passage, start, noun.end, side, None, None, _OF_STATE)
    elif side in ("yours", "ours") and not _STILL_TO_COME.match(passage.text, noun.at):
        whose = "the addressee" if side == "yours" else "the writer"
        yield _cited(passage, start, noun.end, side, None, None, f"letter of {whose}")


_STILL_TO_COME = re.compile(r"repl|answer|réponse|respuesta|antwort|ответ", re.IGNORECASE)
"""A reply without a date is mostly the one that is hoped for."""

_OF_STATE = "letter of a state named"


def _is_no_letter(passage: Passage, noun: _Noun) -> bool:
    """True for "take note of" and for a charter that is called a letter."""
    cues = passage.cues
    return bool(
        cues.compiled("letters", "not_before", r"(?<!\w){}\Z").search(passage.text[max(0, noun.at - 24) : noun.at])
        or cues.compiled("letters", "not_after", r"\s+{}").match(passage.text, noun.end)
    )


def _dated(
    passage: Passage, start: int, side: str, symbol: str | None, dates: list[tuple[DateMention, Day]]
) -> Iterator[Cited]:
    (first, day), *rest = dates
    end = first.end
    bracket = _BRACKET.match(passage.text, end)
    if bracket:
        end, symbol = bracket.end(), symbol or bracket["number"]
    elif symbol is None:
        end, symbol = _numbered(passage, end)
    one = _cited(passage, start, end, side, day, symbol, "dated letter")
    yield one
    because = "next of a list of letters"
    for mention, other in rest:
        key = f"letter:{other}"
        yield replace(one, start=mention.start, end=mention.end, key=key, date=other, symbol=None, because=because)


def _cited(
    passage: Passage, start: int, end: int, side: str, date: Day | None, symbol: str | None, because: str
) -> Cited:
    relation, sender, recipient = _who(passage, start, end, side)
    key = f"letter:{symbol or date}" if symbol or date else f"letter:{side}:{sender or ''}:undated"
    if date is None and side == "yours":
        date = passage.quoted_date
    about = _about(passage, end)
    return Cited(ReferenceKind.LETTER, start, end, key, date, symbol, sender, recipient, relation, about, because)


def _who(passage: Passage, start: int, end: int, side: str) -> tuple[Relation, str | None, str | None]:
    """Relation, sender and addressee by whose letter it is."""
    if side == "yours":
        return Relation.IN_REPLY_TO, passage.them, passage.us
    if side == "ours":
        to = passage.cues.compiled("letters", "to", r"\b{}\s").search(passage.text, start, min(len(passage.text), end))
        return Relation.OWN_EARLIER, passage.us, passage.state_in(to.end(), end + 20) if to else passage.them
    sender = passage.state_in(start, end)
    before = passage.text[max(0, start - 60) : start]
    if sender and sender == passage.us:
        return Relation.OWN_EARLIER, passage.us, None
    if sender and sender == passage.them:
        return Relation.IN_REPLY_TO, sender, passage.us
    if passage.in_zone(start, ZoneKind.REFERENCE, ZoneKind.DATE_LINE):
        return Relation.IN_REPLY_TO, sender or passage.them, passage.us
    if passage.cues.compiled("letters", "replying", r"{}\W*(?:\w+\s+){0,2}\Z").search(before):
        return Relation.IN_REPLY_TO, sender or passage.them, passage.us
    return Relation.OTHER, sender, None


def _numbered(passage: Passage, end: int) -> tuple[int, str | None]:
    """The file number behind the word, and where it ends."""
    found = passage.cues.compiled("letters", "number", _NUMBER).match(passage.text, end) or _CODE.match(
        passage.text, end
    )
    return (found.end("number"), found["number"].rstrip(".")) if found else (end, None)


def _dates_behind(passage: Passage, end: int) -> list[tuple[DateMention, Day]]:
    """The date that belongs to the letter, and those listed behind it."""
    stop = min(passage.sentence_end(end), end + WINDOW)
    found: list[tuple[DateMention, Day]] = []
    at = end
    for mention in passage.dates_within(end, stop):
        between = passage.text[at : mention.start]
        if not (_LIST.match(between) if found else _linked(passage, between, mention)):
            break
        day = passage.resolved(mention)
        if day is None or (passage.anchor and day == passage.anchor and mention.form != "relative"):
            break
        found.append((mention, day))
        at = mention.end
    return found


def _linked(passage: Passage, between: str, mention: DateMention) -> bool:
    """True when nothing but links, names and places stands between the letter and the date."""
    if re.search(r"[;:?!()]", between) or len(_WORDS.findall(between)) > 14:
        return False
    if passage.cues.compiled("letters", "stop", r"(?<!\w){}(?!\w)").search(between):
        return False
    if mention.form == "relative":
        return len(between) < 30
    return bool(
        passage.cues.compiled("letters", "link", r"(?:\A|\b|\s){}\W*(?:the|le|el|den|dem)?\W*\Z").search(between)
    )


def _day_only(passage: Passage, end: int) -> tuple[Day, int] | None:
    """As in "of the 10th": the last such day before the letter."""
    found = passage.cues.compiled("letters", "day_only", r"\s*,?\s*{}").match(passage.text, end)
    anchor = passage.anchor
    if not found or anchor is None or anchor.day is None or anchor.month is None:
        return None
    day, year, month = int(found["day"]), anchor.year, anchor.month
    if day > anchor.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    value = day_or_none(year, month, day)
    return (value, found.end()) if value else None


def _about(passage: Passage, end: int) -> tuple[int, int] | None:
    """What the letter says of it: "calling for Arden to sign ...", to the end of the sentence."""
    stop = passage.sentence_end(end)
    found = passage.cues.compiled("letters", "about", r"[^.;:!?]{0,60}?(?<!\w)(?P<about>{})").match(
        passage.text, end, stop
    )
    if not found:
        return None
    close = passage.text[found.start("about") : stop].rstrip(" \n.,;:")
    return (found.start("about"), found.start("about") + len(close)) if len(close) > 8 else None


def _sent_by_us(passage: Passage, start: int) -> bool:
    """True for letters that "we", or the body that writes, are said to have sent."""
    before = passage.text[max(passage.sentence_start(start), start - 120) : start]
    sent = passage.cues.compiled("letters", "wrote", r"(?<!\w){}(?!\w)[^.;]{0,50}\Z").search(before)
    return bool(sent and _we(passage, before[: sent.start()]))


def _we(passage: Passage, subject: str) -> bool:
    """True when the subject is who writes: a pronoun, or the words of the sending body."""
    if re.search(
        r"(?<!\w)(?:I|we|nous|je|j['’]|мы|я|wir|ich|nosotros|hemos|he)(?:\s+\w+){0,3}\s*\Z", subject, re.IGNORECASE
    ):
        return True
    names = [party.organisation for party in passage.reading.sender if party.organisation]
    return any(len(name) > 5 and name.casefold() in subject.casefold() for name in names) or bool(
        re.search(
            r"\A\s*(?:The|Our|This|La|Le|El|Die|Der|Das)\s+(?:[A-Z][\w-]+\s+){1,4}(?:has|have|had|a|ha|hat|haben)\s*\Z",
            subject,
        )
    )


def _wrote(passage: Passage) -> Iterator[Cited]:
    """As in "We wrote to the board in November and again in June": letters without the word."""
    for found in passage.cues.compiled("letters", "wrote", r"(?<!\w){}(?!\w)").finditer(passage.text):
        start = passage.sentence_start(found.start())
        subject = passage.text[max(start, found.start() - 60) : found.start()]
        said = re.search(r"(?<!\w)(I|[Ww]e|[Nn]ous|[Jj]e|[Мм]ы|[Яя]|[Ww]ir|[Ii]ch)\s(?:[^\W\d_]+\s){0,3}\Z", subject)
        noun = passage.cues.compiled("letters", "nouns", r"(?<!\w){}(?!\w)")
        if not said or not passage.readable(found.start()):
            continue
        end = passage.sentence_end(found.end())
        dates = _dates_behind(passage, found.end())
        if dates and not noun.search(passage.text, found.end(), dates[0][0].start):
            yield from _dated(passage, found.start() - len(subject) + said.start(), "ours", None, dates)
        elif not dates and noun.search(passage.text, found.end(), min(end, found.end() + 60)):
            yield from _before_verb(passage, start, found)


def _before_verb(passage: Passage, start: int, found: re.Match[str]) -> Iterator[Cited]:
    """As in "on May 3d sent a message": the date stands before the verb."""
    for mention in passage.dates_within(max(start, found.start() - 40), found.start()):
        day = passage.resolved(mention)
        if day and found.start() - mention.end < 12:
            end = min(passage.sentence_end(found.end()), found.end() + 60)
            yield _cited(passage, mention.start, end, "ours", day, None, "sent on a day named before")


_REFERENCE_LINE = re.compile(
    r"(?:на|в ответ на|к)\s*(?:исх\.?\s*)?(?:№|N[°ºo]?)\s*(?P<number>[\w./-]+)\s+от\s+|"
    r"(?:your ref(?:erence)?|v/r[ée]f|ihr zeichen|su ref(?:erencia)?)\.?\s*:?\s*(?P<ref>[\w./-]*\d[\w./-]*)?\s*"
    r"(?:of|dated|du|vom|de)\s+",
    re.IGNORECASE,
)


def _reference_lines(passage: Passage) -> Iterator[Cited]:
    """As in "на № 17/11 от 14.03.2011", "Your ref. 12/3 of 2 May 2011": the letter answered, in the head."""
    for found in _REFERENCE_LINE.finditer(passage.text, 0, HEAD):
        for mention in passage.dates_within(found.end(), found.end() + 3):
            day = passage.resolved(mention)
            if day:
                number = found["number"] or found["ref"]
                yield _cited(passage, found.start(), mention.end, "yours", day, number, "line of reference")


def _han(passage: Passage) -> Iterator[Cited]:
    """Chinese puts date and sender before the word: 贵会二〇一六年二月一日致大使阁下的来函."""
    for found in passage.cues.compiled("letters", "nouns", "{}").finditer(passage.text):
        start = max(passage.sentence_start(found.start()), found.start() - 30)
        dates = [m for m in passage.dates_within(start, found.start()) if m.month]
        yours = _HAN_YOURS.search(passage.text, start, found.end()) or passage.text[found.start()] == "来"
        ours = re.search("我[馆会国方处部团]|本[会馆部]", passage.text[start : found.end()])
        side = "yours" if yours else "ours" if ours else "others"
        day = passage.resolved(dates[-1]) if dates else None
        if not passage.readable(found.start()) or not (day or side == "yours") or (day and day == passage.anchor):
            continue
        begin = min(
            [m.start for m in dates[-1:]] + ([yours.start()] if isinstance(yours, re.Match) else [found.start()])
        )
        yield _cited(passage, begin, found.end(), side, day, None, "来函")
