"""Dates that lean on the letter's own: "the 12th instant", "of yesterday's date", "le 12 de ce mois"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.letters.patterns import Sought, in_small, sought
from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none, later
from onrecord.model import Day

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that place a date from the letter's own.

    step      "day" (so many days away), "day_of_month" (a day number before it, so many months away), "month", "year"
    away      how many
    example   what it must find, read in a letter of 20 March 1880; `gives` is what comes of it
    """

    language: str
    words: str
    step: str
    away: int
    example: str
    gives: str


PHRASES = (
    Phrase(
        "en",
        r"inst(?:ant)?\b\.?|of (?:this|the (?:present|current)) month",
        "day_of_month",
        0,
        "the 12th instant",
        "1880-03-12",
    ),
    Phrase("en", r"ult(?:imo)?\b\.?|of last month", "day_of_month", -1, "of the 20th ultimo", "1880-02-20"),
    Phrase("en", r"prox(?:imo)?\b\.?|of next month", "day_of_month", 1, "on the 5th prox.", "1880-04-05"),
    Phrase("en", r"(?:of )?yesterday(?:['’]s date)?", "day", -1, "your note of yesterday's date", "1880-03-19"),
    Phrase(
        "en",
        r"of (?:this day|today|even date|this date|to-?day['’]s date|the same date)|today['’]s date",
        "day",
        0,
        "my note of even date",
        "1880-03-20",
    ),
    Phrase("en", r"(?:earlier )?this month", "month", 0, "adopted this month", "1880-03"),
    Phrase("en", r"last month", "month", -1, "as we wrote last month", "1880-02"),
    Phrase("en", r"next month", "month", 1, "will meet next month", "1880-04"),
    Phrase("en", r"last year", "year", -1, "the resolution of last year", "1879"),
    Phrase("en", r"next year", "year", 1, "the conference next year", "1881"),
    Phrase(
        "fr",
        r"(?:de ce mois|du (?:mois )?courant|courant|ct\b\.?|du présent mois)",
        "day_of_month",
        0,
        "votre lettre du 12 de ce mois",
        "1880-03-12",
    ),
    Phrase(
        "fr", r"du mois (?:dernier|passé|écoulé|précédent)", "day_of_month", -1, "du 10 du mois dernier", "1880-02-10"
    ),
    Phrase("fr", r"du mois prochain", "day_of_month", 1, "le 3 du mois prochain", "1880-04-03"),
    Phrase("fr", r"(?:d['’])?hier\b", "day", -1, "votre télégramme d'hier", "1880-03-19"),
    Phrase("fr", r"de ce jour\b", "day", 0, "par lettre de ce jour", "1880-03-20"),
    Phrase("fr", r"le mois (?:dernier|passé)", "month", -1, "réuni le mois dernier", "1880-02"),
    Phrase("fr", r"le mois prochain", "month", 1, "se tiendra le mois prochain", "1880-04"),
    Phrase("fr", r"l['’]an(?:née)? (?:derni(?:er|ère)|passée?)", "year", -1, "adoptée l'an dernier", "1879"),
    Phrase(
        "es",
        r"del (?:mes )?(?:corriente|actual|presente|en curso)(?: mes)?|de(?:l presente| este) mes|cte\b\.?",
        "day_of_month",
        0,
        "su nota del 12 del corriente",
        "1880-03-12",
    ),
    Phrase(
        "es",
        r"del mes (?:pasado|anterior|próximo pasado)|ppdo\b\.?",
        "day_of_month",
        -1,
        "de fecha 10 del mes pasado",
        "1880-02-10",
    ),
    Phrase("es", r"de ayer\b", "day", -1, "su telegrama de ayer", "1880-03-19"),
    Phrase("es", r"de (?:hoy|esta fecha|esta misma fecha)\b", "day", 0, "por nota de esta fecha", "1880-03-20"),
    Phrase("es", r"el mes pasado", "month", -1, "reunida el mes pasado", "1880-02"),
    Phrase("es", r"el año pasado", "year", -1, "aprobada el año pasado", "1879"),
    Phrase(
        "ru",
        r"(?:числа )?(?:сего|этого|текущего) месяца|с\. ?м\.|т\. ?м\.",
        "day_of_month",
        0,
        "от 12 сего месяца",
        "1880-03-12",
    ),
    Phrase(
        "ru", r"(?:числа )?прошлого месяца|п\. ?м\.", "day_of_month", -1, "нота от 10 прошлого месяца", "1880-02-10"
    ),
    Phrase("ru", r"вчерашн(?:его|яя|ей|ем)\b", "day", -1, "в письме от вчерашнего числа", "1880-03-19"),
    Phrase("ru", r"в прошлом месяце", "month", -1, "принятой в прошлом месяце", "1880-02"),
    Phrase("ru", r"в прошлом году", "year", -1, "в прошлом году", "1879"),
    Phrase(
        "de",
        r"d(?:ie)?s(?:es|\.)? ?(?:M\.|Mts\.?|Monats)|d\. ?M(?:ts)?\.|lauf(?:enden|d\.) (?:M\.|Mts\.?|Monats)|l\. ?M\.",
        "day_of_month",
        0,
        "Ihr Schreiben vom 12. d. M.",
        "1880-03-12",
    ),
    Phrase(
        "de",
        r"v(?:origen|\.) ?(?:M\.|Mts\.?|Monats)|letzten Monats",
        "day_of_month",
        -1,
        "Ihre Note vom 10. v. M.",
        "1880-02-10",
    ),
    Phrase("de", r"(?:vom )?gestrigen(?: Tage)?", "day", -1, "Ihr gestriges und das vom gestrigen Tage", "1880-03-19"),
    Phrase("de", r"vom heutigen(?: Tage)?", "day", 0, "mit Note vom heutigen Tage", "1880-03-20"),
    Phrase(
        "it", r"(?:del )?corrente(?: mese)?|c\. ?m\.", "day_of_month", 0, "la lettera del 12 corrente", "1880-03-12"
    ),
    Phrase("it", r"u\. ?s\.|(?:del mese )?scorso mese", "day_of_month", -1, "la nota del 10 u. s.", "1880-02-10"),
    Phrase(
        "pt",
        r"do (?:corrente|presente)(?: mês)?|deste mês",
        "day_of_month",
        0,
        "a nota de 12 do corrente",
        "1880-03-12",
    ),
    Phrase("pt", r"do mês (?:passado|findo)", "day_of_month", -1, "a nota de 10 do mês passado", "1880-02-10"),
    Phrase(
        "ar",
        r"من (?:هذا الشهر|الشهر (?:الجاري|الحالي))|الجاري",
        "day_of_month",
        0,
        "رسالتكم المؤرخة 12 من الشهر الجاري",
        "1880-03-12",
    ),
    Phrase("ar", r"من الشهر الماضي", "day_of_month", -1, "مذكرتكم في 10 من الشهر الماضي", "1880-02-10"),
    Phrase("ar", r"(?:يوم )?(?:أمس|امس)\b", "day", -1, "برقيتكم يوم أمس", "1880-03-19"),
    Phrase("zh", r"昨[日天]", "day", -1, "贵方昨日来电", "1880-03-19"),
    Phrase("zh", r"去年", "year", -1, "去年的决议", "1879"),
)
_TRIGGER_WORDS = (
    "inst instant ult ultimo prox proximo month yesterday today date year mois courant ct hier jour dernier dernière "
    "passé passée corriente actual presente curso mes cte ppdo ayer hoy fecha año месяца м вчерашнего вчерашняя "
    "вчерашней вчерашнем месяце году mts monats gestrigen heutigen corrente mese mês الجاري الشهر أمس امس day M u c"
)
TRIGGERS = frozenset(_TRIGGER_WORDS.split())
"""Words of which one stands in each phrase: the phrases are only looked for around them."""

_WORD = re.compile(r"\w")
_SINGLE = re.compile(rf"[{''.join(w for w in TRIGGERS if len(w) == 1)}](?<!\w.)(?!\w)")
_ZH_DAY = re.compile(r"(?P<month>本月|上月|下月)(?P<day>[\d一二三四五六七八九十廿卅]{1,3})[日号]")


def relative_dates(text: str, *, anchor: Day | None) -> Iterator[DateMention]:
    """Phrases that point from the letter's date, with what they mean when that date is known.

    >>> [m.value for m in relative_dates("your notes of the 12th instant", anchor=Day("1880-03-20"))]
    ['1880-03-12']
    """
    by_day, by_word, by_character = _patterns()
    triggers = _triggers(text)
    found = list(by_day.finditer(text)) if triggers else []
    for start, end in _around(triggers):
        found += by_word.finditer(text, start, end)
    if any(c in text for c in "昨去"):
        found += by_character.finditer(text)
    for each in found:
        phrase = PHRASES[int((each.lastgroup or "p0")[1:])]
        yield _mention(each.start(), each.end(), phrase, _number(each, phrase), anchor)
    if "月" in text:
        from onrecord.letters.recognisers.dates.numerals import chinese

        for each in _ZH_DAY.finditer(text):
            away = {"本月": 0, "上月": -1, "下月": 1}[each["month"]]
            phrase = Phrase("zh", "", "day_of_month", away, "", "")
            yield _mention(each.start(), each.end(), phrase, chinese(each["day"]), anchor)


def _triggers(text: str) -> list[int]:
    """Where the trigger words stand, in order."""
    single = (m.start() for m in _SINGLE.finditer(text))
    small = in_small(text)
    found = {
        start
        for _, start, end in _automaton().find_matches_as_indexes(small, overlapping=True)
        if not _WORD.match(small, end) and not (start and _WORD.match(small, start - 1))
    }
    return sorted(found.union(single))


@cache
def _automaton() -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(sorted(w for w in TRIGGERS if len(w) > 1), implementation=Implementation.ContiguousNFA)


def _around(at: list[int]) -> list[tuple[int, int]]:
    """Stretches around these places, wide enough for a phrase, in order and apart."""
    stretches: list[tuple[int, int]] = []
    for place in at:
        if stretches and place - 30 <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], place + 40)
        else:
            stretches.append((max(0, place - 30), place + 40))
    return stretches


def _number(found: re.Match[str], phrase: Phrase) -> int | None:
    digits = re.match(r"\d{1,3}", found.group()) if phrase.step == "day_of_month" else None
    return int(digits[0]) if digits else None


@cache
def _patterns() -> tuple[Sought, ...]:
    """The phrases as three patterns, by how they begin: a day's figures, a word, a Chinese character.

    What all of a pattern's phrases begin with stands once, before the choice between them: it fails soon.
    """
    day = r"(?<![\d.,:/№])\d{1,3}[ºª°]?(?:st|nd|rd|th|d|er|-?го|\.)?[^\S\n]*\n?[^\S\n]*"
    rows: dict[str, list[str]] = {day: [], r"(?<!\w)": [], "": []}
    for i, phrase in enumerate(PHRASES):
        begins = "" if phrase.language == "zh" else day if phrase.step == "day_of_month" else r"(?<!\w)"
        rows[begins].append(f"(?P<p{i}>{phrase.words.replace(' ', WS1)})")
    ends = {begins: r"(?!\w)" if begins else "" for begins in rows}
    return tuple(sought(f"{b}(?:{'|'.join(r)}){ends[b]}", re.IGNORECASE) for b, r in rows.items())


WS1 = r"[^\S\n]*\n?[^\S\n]*"


def _mention(start: int, end: int, phrase: Phrase, day: int | None, anchor: Day | None) -> DateMention:
    because = f"from the letter's date ({phrase.step.replace('_', ' ')} {phrase.away:+d})"
    if phrase.step == "day_of_month" and not 1 <= (day or 0) <= 31:
        return DateMention(start, end, None, "impossible", day=day, problem="impossible_date", because=because)
    value = _value(phrase, day, anchor) if anchor else None
    if anchor and anchor.precision == "day" and value is None:
        return DateMention(start, end, None, "impossible", day=day, problem="impossible_date", because=because)
    return DateMention(start, end, value, "relative", value.month if value else None, day, because=because)


def _value(phrase: Phrase, day: int | None, anchor: Day) -> Day | None:
    if phrase.step == "year":
        return Day.of(anchor.year + phrase.away)
    if anchor.month is None:
        return None
    if phrase.step == "day":
        return later(anchor, days=phrase.away) if anchor.day else None
    month = later(anchor, months=phrase.away) if phrase.away else Day.of(anchor.year, anchor.month)
    return month if phrase.step == "month" else day_or_none(month.year, month.month, day)
