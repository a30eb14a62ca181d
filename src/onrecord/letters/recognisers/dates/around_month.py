"""Dates that name their month: "18 August 2009", "August 18th, 1864", "le 1er octobre 1915", "«14» марта 2011 г.".

The month's name is found first, by looking up each word; day and year are then read from the few characters beside it.
So nothing is searched that backtracks, and a page costs what its words cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.letters.recognisers.dates import patterns
from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none
from onrecord.letters.recognisers.dates.months import (
    ALSO_WORDS,
    english_names,
    fold,
    full_names,
    names_with_o,
    short_names,
    weekdays,
)
from onrecord.letters.recognisers.dates.names import MonthName, month_names
from onrecord.letters.recognisers.dates.numerals import DAY_WORDS, LOOKS_LIKE_DIGIT, year_of
from onrecord.letters.recognisers.dates.smudged import is_smudged, smudged_date
from onrecord.model import Day


def around_months(text: str, *, language: str | None = None, noisy: bool = False) -> Iterator[DateMention]:
    """Dates with a month's name, in order. `noisy`: also read names and digits that OCR may have confused."""
    taken = -1
    for name in month_names(text, language, noisy):
        if name.start < taken:
            continue
        for mention in _read(text, name, language, noisy):
            taken = mention.end
            yield mention


def _read(text: str, name: MonthName, language: str | None, noisy: bool) -> Iterator[DateMention]:
    """The date or dates around one month name."""
    end = _second_name(text, name)
    before = text[max(0, name.start - 40) : name.start]
    offset = name.start - len(before)
    figures = patterns.FIGURES.match(before) if _FIGURE.search(before) else None
    ordinal = name.word in names_with_o() and _FIRST.search(before)
    noisy = (noisy and not ordinal) or _has_smudged_year(text, end)
    day_first = (
        patterns.BEFORE.search(before, figures.end()) if figures and not (noisy and is_smudged(before)) else None
    )
    if day_first and _NOUGHT.search(day_first[0]) and not ordinal:
        day_first = None
    after = patterns.DAY_AFTER.match(text, end)
    if day_first and patterns.NUMBERED.search(before[: day_first.start()]) and not patterns.YEAR_AFTER.match(text, end):
        day_first = None
    if day_first and after and _english(name) and _is_a_number(day_first):
        day_first = None
    smudged = smudged_date(text, name, end, before) if noisy and _YEAR_NEAR.search(text, end, end + 16) else None
    if smudged and smudged.problem:
        yield smudged
    elif (
        after
        and (after["year"] or (_english(name) and day_first is None and not name.weak))
        and not (day_first and patterns.YEAR_AFTER.match(text, end))
    ):
        yield from _month_first(text, name, after)
    elif day_first:
        yield from _day_first(text, name, end, day_first, offset)
    elif smudged:
        yield smudged
    elif (word := _day_word(before)) is not None:
        yield _dated(text, offset + word[0], end, word[1], name, "day in words")
    elif name.sure:
        yield from _month_only(text, name, end, before)


_FIGURE = re.compile(r"\d")
_FIRST = re.compile(r"(?<!\w)1[oa][^\S\n]+(?:de[^\S\n]+)?\Z")
_NOUGHT = re.compile(r"\d[oa]\s*(?:de\s*)?\Z")
"""A nought read as a letter ("3o April"); "1o de mayo" is the first, the only day that languages write so."""

_YEAR_BEHIND = re.compile(
    rf"\.?[^\S\n]*(?:\d{{1,2}}(?:st|nd|rd|th)?)?[^\S\n]*[.,]?[^\S\n]*(?P<year>{LOOKS_LIKE_DIGIT}{{4}})(?!\w)"
)


def _has_smudged_year(text: str, end: int) -> bool:
    """A year with a letter among its figures: without it day and month would be taken for those of another year."""
    found = _YEAR_BEHIND.match(text, end)
    return bool(found and not found["year"].isdecimal() and year_of(found["year"], noisy=True))


def _is_a_number(found: re.Match[str]) -> bool:
    """True for "Your 120, March 3" and "No. 5, January 21": a number of its own, and a month with its day behind."""
    return bool(found["day"]) and (int(found["day"]) > 31 or "," in found.group())


_YEAR_NEAR = re.compile(LOOKS_LIKE_DIGIT)


def _english(name: MonthName) -> bool:
    return name.word in short_names("en") or name.word in english_names()


def _second_name(text: str, name: MonthName) -> int:
    """End of the name, a second name of the same month included: "كانون الثاني/يناير", "April/avril"."""
    found = patterns.DOUBLED.match(text, name.end)
    if not found:
        return name.end
    words = fold(found["name"])
    for candidate in (words, words.split(" ")[0]):
        if name.month in (full_names().get(candidate), short_names(None).get(candidate)):
            return found.start("name") + (len(found["name"]) if candidate == words else found["name"].index(" "))
    return name.end


def _day_first(text: str, name: MonthName, end: int, found: re.Match[str], offset: int) -> Iterator[DateMention]:
    day = int(found["quoted"] or found["day"])
    first = int(found["first"]) if found["first"] else None
    start = offset + (found.start("quoted") - 1 if found["quoted"] else found.start("day"))
    julian = patterns.JULIAN.match(text, end)
    if julian and (month := full_names().get(fold(julian["name"]))) and month != name.month:
        second = MonthName(julian.start("name"), julian.end("name"), month, name.word)
        yield _dated(text, start, julian.end(), int(julian["day"]), second, "Julian and Gregorian: the Gregorian")
    elif first is not None and found["list"] and first < day:
        yield _dated(
            text, offset + found.start("first"), end, first, name, "day of a list", stop=offset + found.end("first")
        )
        yield _dated(text, start, end, day, name, "day, month, year")
    elif first is not None and found["range"] and first < day:
        yield _dated(text, offset + found.start("first"), end, first, name, "first day of a range", until=day)
    elif first is not None and found["double"] and 10 <= day - first <= 13:
        yield _dated(text, offset + found.start("first"), end, day, name, "Julian and Gregorian: the Gregorian")
    else:
        yield _dated(text, start, end, day, name, "day, month, year")


def _month_first(text: str, name: MonthName, found: re.Match[str]) -> Iterator[DateMention]:
    day, last = int(found["day"]), int(found["last"] or 0)
    year = year_of(found["year"]) if found["year"] else None
    end = found.end()
    if not last and not year and (gregorian := _gregorian(text, name, day, found.end("day"))):
        yield gregorian
    elif last and found["double"] and 10 <= last - day <= 13:
        yield _made(text, name.start, end, year, name.month, last, "Julian and Gregorian: the Gregorian")
    elif last > day and found["list"]:
        yield _made(text, name.start, found.end("day"), year, name.month, day, "day of a list")
        yield _made(text, found.start("last"), end, year, name.month, last, "day of a list")
    elif last > day and found["range"]:
        yield _made(text, name.start, end, year, name.month, day, "first day of a range", until=last)
    else:
        yield _made(
            text,
            name.start,
            end if year or not found["tail"] else found.start("tail"),
            year,
            name.month,
            day,
            "month, day, year",
        )


def _gregorian(text: str, name: MonthName, day: int, end: int) -> DateMention | None:
    """The second of "January 25/February 7, 1880", ten to thirteen days after the first."""
    found = patterns.JULIAN_MONTH_FIRST.match(text, end)
    month, year = (full_names().get(fold(found["name"])), year_of(found["year"])) if found else (None, None)
    if not found or not month or not year:
        return None
    value = day_or_none(year, month, int(found["day"]))
    first = day_or_none(year - (month < name.month), name.month, day)
    if not value or not first or not 10 <= (value.first - first.first).days <= 13:
        return None
    because = "Julian and Gregorian: the Gregorian"
    return DateMention(name.start, found.end(), value, "full", month, int(found["day"]), because=because)


def _dated(
    text: str,
    start: int,
    end: int,
    day: int,
    name: MonthName,
    because: str,
    *,
    until: int | None = None,
    stop: int | None = None,
) -> DateMention:
    """A mention whose day is known and whose year is still to be read behind the month."""
    year, short, lean, after = _year(text, end)
    return _made(text, start, stop or after, year, name.month, day, because, until=until, short=short, lean=lean)


def _year(text: str, end: int) -> tuple[int | None, int | None, str | None, int]:
    """Year, two-digit year, year word ("last", "this"), and where the date ends."""
    found = patterns.YEAR_AFTER.match(text, end)
    if found:
        if found["year"] and (year := year_of(found["year"])):
            return year, None, None, found.end()
        if short := found["short"] or found["bare"]:
            return None, int(short), None, found.end()
    word = patterns.YEAR_WORD.match(text, end)
    return (None, None, word.lastgroup, word.end()) if word else (None, None, None, end)


def _made(
    text: str,
    start: int,
    end: int,
    year: int | None,
    month: int,
    day: int | None,
    because: str,
    *,
    until: int | None = None,
    short: int | None = None,
    lean: str | None = None,
) -> DateMention:
    if day is not None and day_or_none(year or 2000, month, day) is None:
        return DateMention(start, end, None, "impossible", month, day, problem="impossible_date", because=because)
    if year is not None:
        value = day_or_none(year, month, day)
        problem = "weekday" if value and day and _wrong_weekday(text, start, value) else None
        form = "full" if day else "month"
        last = day_or_none(year, month, until) if until else None
        return DateMention(start, end, value, form, month, day, last, (), problem, because)
    if short is not None:
        others = tuple(d for century in (1900, 2000, 1800) if (d := day_or_none(century + short, month, day)))
        return DateMention(start, end, None, "open", month, day, None, others, "century", because + ", two-digit year")
    last = day_or_none(2000, month, until) if until else None
    return DateMention(start, end, None, "open", month, day, last, because=because, lean=lean)


def _wrong_weekday(text: str, start: int, value: Day) -> bool:
    found = patterns.WEEKDAY.search(text[max(0, start - 24) : start])
    printed = weekdays().get(fold(found["name"])) if found else None
    return printed is not None and printed != date(value.year, value.month or 1, value.day or 1).weekday()


def _month_only(text: str, name: MonthName, end: int, before: str) -> Iterator[DateMention]:
    year, _short, lean, after = _year(text, end)
    if year is not None:
        yield _made(text, name.start, after, year, name.month, None, "month and year")
        return
    word = patterns.WORD_OF_YEAR.search(before)
    lean = lean or (word.lastgroup if word and word.lastgroup != "in" else None)
    said = lean or word or name.word not in ALSO_WORDS or patterns.ONE_OF_TWO.match(text, end)
    if name.open_too and said:
        start = name.start - (len(before) - word.start() if word and lean and word.lastgroup == lean else 0)
        yield _made(text, start, after if lean else end, None, name.month, None, "month without year", lean=lean)


_WORDS = re.compile(r"[^\W\d_]+")
_ONLY_WORDS = re.compile(r"[^\W\d_]*(?:[\s.]+[^\W\d_]*)*")
_LINK_WORDS = frozenset(
    ("of", "day", "de", "del", "du", "mes", "mois", "di", "días", "dias", "jours", "giorni", "month", "من", "شهر")
)


def _day_word(before: str) -> tuple[int, int] | None:
    """Where a day written in words starts, and which it is: "the first of", "veintiocho de"."""
    words = list(_WORDS.finditer(before, max(0, len(before) - 36)))
    linked = False
    while words and words[-1].group().lower() in _LINK_WORDS:
        words.pop()
        linked = True
    for n in range(min(3, len(words)), 0, -1):
        day = DAY_WORDS.get(fold("-".join(word.group() for word in words[-n:])))
        # Without its link an Arabic ordinal belongs to what stands before: "المؤتمر الثالث، أيار 2014".
        if day and not linked and words[-1].group() > "\u0600":
            return None
        if day and _ONLY_WORDS.fullmatch(before, words[-1].end()):
            return words[-n].start(), day
    return None
