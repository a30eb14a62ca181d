"""Letters that a letter cites by a word for one: the one it answers, its writer's own earlier ones, those of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.recognisers.dates.months import fold, weekdays
from onrecord.letters.references.cues import Cues
from onrecord.letters.references.linked import dates_behind
from onrecord.letters.references.passage import Cited, Passage
from onrecord.letters.references.sides import cited_letter, date_of_day, date_of_weekday
from onrecord.model import Day, ZoneKind

HEAD = 2000
"""Characters in which a line of reference stands."""

_NUMBER = r"(?-i:\s+[A-Z]{2,8}(?:\s?\([A-Z]{2,8}\))?)?\s*,?\s*(?:{})\s*(?P<number>[A-ZА-Я]{0,5}[\w./-]*\d[\w./-]*\w|\d)"
_CODE = re.compile(r"\s+(?P<number>(?=[\w./-]*\d)(?=[\w.-]*[/-])[A-ZА-Я][\w.-]*[/-][\w./-]*\w)")
_PLAIN = re.compile(r"\s+(?P<number>(?:[A-Z]{1,3}[-–])?\d{1,5})(?![\w/:%–-]|[.,]\d)")
_BRACKET = re.compile(r"\s*\((?:(?i:ref|réf|no|n°|nº|№)\.?:?\s*)?(?P<number>(?:[A-Z]/|[A-Z]{2,}[/-])[\w./-]+)\)")
_SYMBOL_LATER = re.compile(r"[^.;()]{0,200}?\((?P<number>(?:[AS]/)[\w./-]+)\)")
_HAN_AND = re.compile(r"\s*(?:及|和|与|、|以及|，)\s*")
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
    names = ("your_letter", "our_letter", "nouns", "dated_nouns")
    for found in passage.find("letters", *names, shape=r"(?<!\w){}(?!\w|['’]s\b)"):
        side = _OWN_WORDS.get(found.lastgroup or "")
        start, side = (found.start(), side) if side else _whose(passage, found.start())
        yield _Noun(start, found.start(), found.end(), side)


_OWN_WORDS = {"your_letter": "yours", "our_letter": "ours"}


def _whose(passage: Passage, at: int) -> tuple[int, str]:
    """The nearest determiner or possessive, with up to three words between it and the noun."""
    begin = max(0, at - 70)
    before = passage.text[begin:at]
    for pattern in _determiners(passage.cues):
        found = pattern.search(before)
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
    end, symbol = _numbered(passage, noun)
    dates = dates_behind(passage, end, bare=bool(side) and passage.cues.language == "en")
    if symbol and not dates and _is_own_number(passage, noun, symbol):
        return
    if dates:
        side = _sender_between(passage, end, dates[0][0].start) or side
        yield from dated(passage, start, side, symbol, dates)
    elif found := _day_only(passage, end):
        yield cited_letter(passage, start, found[1], side, found[0], symbol, "day of a month not named")
    elif before := passage.date_before(noun.at):
        begin, on = before
        yield cited_letter(passage, min(start, begin), end, side or "others", on, symbol, "date before the word")
    elif symbol and (side or _is_plain(passage, noun)):
        yield cited_letter(passage, start, end, side, None, symbol, "numbered letter")
    elif day := _opening_date(passage, noun):
        yield cited_letter(passage, start, noun.end, side, day, symbol, "date before the verb")
    elif side and not _only_dated(passage, noun):
        yield from _undated(passage, noun, side, symbol)


def _is_own_number(passage: Passage, noun: _Noun, symbol: str) -> bool:
    """True for the letter's own number over its text: "OFICIO N° 714"; it answers nothing."""
    own = {number.quote.exact for number in passage.reading.reference_numbers if number.quote}
    text = passage.reading.text
    line = text[text.rfind("\n", 0, noun.at) + 1 : noun.at]
    return not line.strip() and passage.in_zone(noun.at, ZoneKind.REFERENCE) and any(symbol in one for one in own)


def _undated(passage: Passage, noun: _Noun, side: str, symbol: str | None) -> Iterator[Cited]:
    """A letter without date or number counts when it is told whose it is."""
    if side == "others" and passage.state_in(noun.start, noun.end):
        yield cited_letter(passage, noun.start, noun.end, side, None, None, _OF_STATE)
    elif side == "others" and (told := _told_by_whom(passage, noun)):
        yield cited_letter(passage, noun.start, told, side, None, None, _OF_STATE)
    elif side in ("yours", "ours") and not _STILL_TO_COME.match(passage.text, noun.at):
        whose = "the addressee" if side == "yours" else "the writer"
        yield cited_letter(passage, noun.start, noun.end, side, None, symbol, f"letter of {whose}")


def _told_by_whom(passage: Passage, noun: _Noun) -> int | None:
    """Where a third party's letter ends, if its writer is told: "Keller's letter", "a note sent to me by A. Miller"."""
    if _POSSESSOR.match(passage.text, noun.start) and not _PART.match(passage.text, noun.end):
        return noun.end
    found = passage.cues.compiled("letters", "from_whom", r"\s+{}", flags=0).match(passage.text, noun.end)
    return found.end() if found else None


_POSSESSOR = re.compile(r"(?:[Tt]he\s+)?[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3}['’]s?\s")
_PART = re.compile(r"\s+(?:box|head|writer|of\s+(?:credit|thanks|intent|the\s+alphabet))", re.IGNORECASE)
_IN = re.compile(r"(?<!\w)(?:en|in|em|als|zur|в)\s+\Z", re.IGNORECASE)
_ANSWERING = re.compile(
    r"(?:respuesta|contestación|réponse|reply|response|answer|risposta|resposta|antwort|ответ)\s+(?:al?|à|aux?|to|auf|ao|на)\b",
    re.IGNORECASE,
)
"""No letter, but what is done to one: "en respuesta a su carta"."""
_ONE_NEAR = r"\s+(?:\w+\s+)?(?:\w+\s+)?{}"
_STILL_TO_COME = re.compile(r"repl|answer|réponse|respuesta|antwort|ответ|رد", re.IGNORECASE)
"""A reply without a date is mostly the one that is hoped for."""

_OF_STATE = "letter whose writer is named"


def _is_no_letter(passage: Passage, noun: _Noun) -> bool:
    """True for "take note of", for the verb in "to note" and "we appeal", and for a charter that is called a letter."""
    cues, before = passage.cues, passage.text[max(0, noun.at - 24) : noun.at]
    if cues.compiled("letters", "not_before", r"(?<!\w){}\Z").search(before):
        return True
    whose = noun.side in ("", "others")  # "an answer to our letter of 3 May" is none of that day
    answering = _ANSWERING.match(passage.text, noun.at) if whose or _IN.search(before) else None
    if answering and cues.compiled("letters", "nouns", _ONE_NEAR).match(passage.text, answering.end()):
        return True
    verb = cues.compiled("letters", "also_verbs").fullmatch(passage.text, noun.at, noun.end)
    if verb and cues.compiled("letters", "before_verbs", r"(?<!\w){}\s+\Z").search(before):
        return True
    return bool(cues.compiled("letters", "not_after", r"\s+{}").match(passage.text, noun.end))


def _only_dated(passage: Passage, noun: _Noun) -> bool:
    """True for a word that means a letter only with its date: "the instruction of 5 May"."""
    return bool(passage.cues.compiled("letters", "dated_nouns").fullmatch(passage.text, noun.at, noun.end))


def _is_plain(passage: Passage, noun: _Noun) -> bool:
    """True for telegrams and their like, which a bare number tells: "Embassy telegram 3032"."""
    return bool(passage.cues.compiled("letters", "plainly_numbered").fullmatch(passage.text, noun.at, noun.end))


def dated(
    passage: Passage, start: int, side: str, symbol: str | None, dates: list[tuple[DateMention, Day]]
) -> Iterator[Cited]:
    """The letter of the first date, and one for each date listed behind it."""
    (first, day), *rest = dates
    end = first.end
    bracket = _BRACKET.match(passage.text, end)
    if bracket is None and not rest and symbol is None and _LINKED_PARTIES.match(passage.text, end):
        bracket = _SYMBOL_LATER.match(passage.text, end, passage.sentence_end(end))
    if bracket:
        end, symbol = bracket.end(), symbol or bracket["number"]
    elif symbol is None:
        end, symbol = _number_behind(passage, end)
    one = cited_letter(passage, start, end, side, day, symbol, "dated letter")
    yield one
    because = "next of a list of letters"
    for mention, other in rest:
        key = f"letter:{other}"
        yield replace(one, start=mention.start, end=mention.end, key=key, date=other, symbol=None, because=because)


_LINKED_PARTIES = re.compile(
    r"\s*,?\s*(?:from|addressed|by|adressée?s?|dirigidas?|de|du|a nombre|на\s+имя|من|الموجهة|года)(?!\w)", re.IGNORECASE
)


def _numbered(passage: Passage, noun: _Noun) -> tuple[int, str | None]:
    """The file number behind the word, and where it ends."""
    end, symbol = _number_behind(passage, noun.end)
    if symbol is None and _is_plain(passage, noun):
        found = _PLAIN.match(passage.text, noun.end)
        if found and not passage.dates_within(found.start("number"), found.start("number") + 1):
            return found.end("number"), found["number"]
    return end, symbol


def _number_behind(passage: Passage, end: int) -> tuple[int, str | None]:
    found = passage.cues.compiled("letters", "number", _NUMBER).match(passage.text, end) or _CODE.match(
        passage.text, end
    )
    return (found.end("number"), found["number"].rstrip(".")) if found else (end, None)


def _day_only(passage: Passage, end: int) -> tuple[Day, int] | None:
    """As in "of the 10th" and "of Friday": the last such day before the letter."""
    found = passage.cues.compiled("letters", "day_only", r"\s*,?\s*{}").match(passage.text, end)
    value = date_of_day(passage.anchor, int(found["day"])) if found else None
    if not found and (found := _WEEKDAY.match(passage.text, end)):
        value = date_of_weekday(passage.anchor, weekdays().get(fold(found["name"])))
    return (value, found.end()) if found and value else None


_WEEKDAY = re.compile(
    r"\s+(?:of|de|du|vom|del)\s+(?P<name>[^\W\d_]{4,10})(?:\s+(?:last|dernier|passé|pasado))?(?![\w-]|,?\s+(?:the\s+)?\d)"
)


def _opening_date(passage: Passage, noun: _Noun) -> Day | None:
    """As in "On 14 January the Embassy handed over an aide-mémoire": the date before, then a verb of sending."""
    begin = max(passage.sentence_start(noun.start), noun.start - 160)
    if noun.side == "yours":
        return None
    for mention in passage.dates_within(begin, noun.start):
        between = passage.text[mention.end : noun.start]
        verb = passage.cues.compiled("letters", "sent", r"(?<!\w){}(?!\w)").search(between)
        near = mention.start - begin < 14 or (verb and verb.start() < 12)
        if verb and near and (mention.day or mention.value) and not re.search(r"[;:()]", between):
            return passage.resolved(mention)
    return None


def _sender_between(passage: Passage, start: int, end: int) -> str | None:
    """Who sent it, in "the letter that you sent to the Minister on 3 May"."""
    between = passage.text[start:end]
    for side, name in (("yours", "you"), ("ours", "we")):
        if passage.cues.compiled("letters", name, r"(?<!\w){}(?!\w)").search(between):
            return side
    return None


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


_REFERENCE_LINE = re.compile(
    r"(?:на|в ответ на|к)\s*(?:исх\.?\s*)?(?:№|N[°ºo]?)\s*(?P<number>[\w./-]+)\s+от\s+|"
    r"(?:your ref(?:erence)?|v/r[ée]f|ihr zeichen|su ref(?:erencia)?)\.?\s*:?\s*(?P<ref>[\w./-]*\d[\w./-]*)?\s*"
    r"(?:of|dated|du|vom|de)\s+",
    re.IGNORECASE,
)


_REFERENCE_MARKS = ("your ref", "v/ref", "v/réf", "ihr zeichen", "su ref", "№")


def _reference_lines(passage: Passage) -> Iterator[Cited]:
    """As in "на № 17/11 от 14.03.2011", "Your ref. 12/3 of 2 May 2011": the letter answered, in the head."""
    head = passage.lower[:HEAD]
    if passage.cues.language != "ru" and not any(mark in head for mark in _REFERENCE_MARKS):
        return
    for found in _REFERENCE_LINE.finditer(passage.text, 0, HEAD):
        for mention in passage.dates_within(found.end(), found.end() + 3):
            day = passage.resolved(mention)
            if day:
                number = found["number"] or found["ref"]
                yield cited_letter(passage, found.start(), mention.end, "yours", day, number, "line of reference")


def _han(passage: Passage) -> Iterator[Cited]:
    """Chinese puts date and sender before the word: 贵会二〇一六年二月一日致大使阁下的来函."""
    for found in passage.find("letters", "nouns", shape="{}"):
        start = max(passage.sentence_start(found.start()), found.start() - 30)
        dates = [m for m in passage.dates_within(start, found.start()) if m.month]
        yours = _HAN_YOURS.search(passage.text, start, found.end()) or passage.text[found.start()] == "来"
        ours = re.search("我[馆会国方处部团]|本[会馆部]", passage.text[start : found.end()])
        side = "ours" if ours and "致" in found.group() else "yours" if yours else "ours" if ours else "others"
        day = passage.resolved(dates[-1]) if dates else None
        if not passage.readable(found.start()) or not (day or side == "yours") or (day and day == passage.anchor):
            continue
        begin = min(
            [m.start for m in dates[-1:]] + ([yours.start()] if isinstance(yours, re.Match) else [found.start()])
        )
        for mention, after in pairwise(dates):  # 2009年11月5日及2010年3月致函
            other = passage.resolved(mention) if _HAN_AND.fullmatch(passage.text[mention.end : after.start]) else None
            if other:
                yield cited_letter(passage, mention.start, mention.end, side, other, None, "来函")
        yield cited_letter(passage, begin, found.end(), side, day, None, "来函")
