"""Dates in figures alone: 14.03.2011, 14/12/98, 2015-10-01, 9. VII. 51, 二〇一五年十月一日, 2015年10月1日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.patterns import sought
from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none
from onrecord.letters.recognisers.dates.months import fold, full_names, short_names
from onrecord.letters.recognisers.dates.numerals import (
    LAST_YEAR,
    LOOKS_LIKE_DIGIT,
    ROMAN,
    chinese,
    number,
    plain_figures,
    year_of,
)
from onrecord.model import Day

MONTH_FIRST = frozenset({"en-US"})
"""Languages whose readers write the month first; plain "en" leaves it open."""

_ISO = sought(r"(?<![\d./-])(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d-]|[./]\d)")
_FIGURES = sought(
    r"""(?<![\d./|-])(?<!\b[IlOoSZB])(?P<a>\d{1,2})[^\S\n]?(?P<sep>[-./])[^\S\n]?
    (?P<b>\d{1,2})[^\S\n]?(?P=sep)[^\S\n]?(?P<year>\d{4}|\d\d)(?![\d-]|\.\d|/\w)""",
    re.VERBOSE,
)
# 16,05.2011: a stop read as a comma
_COMMA = sought(r"(?<![\d./,-])(?P<a>\d{1,2})(?:,(?P<b>\d{1,2})\.|\.(?P<c>\d{1,2}),)(?P<year>\d{4})(?!\d)")
# 9. VII. 51 · 3/IV 1850 · 14. V. 50
_ROMAN = sought(
    r"""(?<![\w/])(?<!\d\.)(?P<day>\d{1,2})(?:[^\S\n]?[./-][^\S\n]?|[^\S\n])(?P<month>[IVX]{1,4})[./-]?[^\S\n]?(?P<year>\d{4}|\d\d)(?![\d/])""",
    re.VERBOSE,
)
_PARTED = re.compile(r"\d(?:[^\S\n]?[./-][^\S\n]?[\dIVX]|[.,]\d|[^\S\n][IVX])")
"""What every match of the four above holds: a figure, and a second one, or a Roman one, parted from it."""

# 22.1I.2010 · 14/01/Z013
_SMUDGED = re.compile(
    rf"(?<![\w./-])(?P<a>{LOOKS_LIKE_DIGIT}{{1,2}})(?P<sep>[-./])(?P<b>{LOOKS_LIKE_DIGIT}{{1,2}})(?P=sep)"
    rf"(?P<year>{LOOKS_LIKE_DIGIT}{{4}})(?![\w-]|\.\d|/\w)"
)
_REAL = 5
"""Figures that a smudged date must have."""
_NUMERAL = "[〇零○Ｏ０一二三四五六七八九十廿卅元\\d]"
_CIRCLE = "[〇零○Ｏ０0OoQ]"
_CIRCLED = rf"二\s?{_CIRCLE}(?:\s?{_CIRCLE})?\s?(?:{_CIRCLE}|[一二三四])\s?[〇一二三四五六七八九]"
"""A year of this century whose circle a scan gave as a letter, or twice: "二 O 〇二三"."""
_CHINESE = sought(
    rf"(?P<year>{_NUMERAL}{{4}}|{_CIRCLED}|(?:民[国國]|明治|大正|昭和|平成|令和){_NUMERAL}{{1,4}})\s*(?:[年년]|午(?=\s*{_NUMERAL}{{1,3}}\s*月))"
    rf"(?:\s*(?P<month>{_NUMERAL}{{1,3}})\s*[月월](?:\s*(?P<day>{_NUMERAL}{{1,3}})\s*[日曰号號일])?)?"
)
_CHINESE_OPEN = sought(
    rf"(?:(?P<word>今年|本年|去年|明年)|(?<![{_NUMERAL[1:-1]}年]))(?P<month>{_NUMERAL}{{1,3}})月(?:(?P<day>{_NUMERAL}{{1,3}})[日曰号號])?"
)


_ERAS = {"民国": 1911, "民國": 1911, "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before an era's first."""

# 121430Z MAR 62: day, hour and minute of a telegram in Greenwich time
_GROUP = re.compile(
    r"(?<![\w])(?P<day>[0-3]\d)(?:[01]\d|2[0-3])[0-5]\dZ\s+(?P<month>[A-Z][A-Za-z]{2})[a-z]*\s+(?P<year>\d{4}|\d\d)(?!\d)"
)
_FIRST_GROUP = 1940
"""Telegrams are stamped so since the second world war: of the years two figures can mean, the one from here on."""


def by_number(text: str, *, language: str | None = None, noisy: bool = False) -> Iterator[DateMention]:
    """Dates in figures, in no particular order. Two readings of one print are both kept, and no value chosen.

    noisy   also those with letters among their figures
    """
    if noisy:
        yield from _smudged(text, language)
    if _PARTED.search(text):
        yield from _iso(text)
        yield from _figures(text, language)
        yield from _with_a_comma(text)
        yield from _roman(text)
    if "年" in text or "月" in text or "년" in text:
        yield from _han(text)
    if "Z" in text:
        yield from _groups(text)
    if "-" in text or "/" in text:
        yield from _hyphened(text, language)


def _iso(text: str) -> Iterator[DateMention]:
    for found in _ISO.finditer(text):
        year, month, day = (number(found[name]) for name in ("year", "month", "day"))
        if year is None or not 1500 <= year <= 2040:
            continue  # a year of another calendar, or no date at all
        yield _made(found, day_or_none(year, month, day), month, day, "year, month, day in figures")


def _figures(text: str, language: str | None) -> Iterator[DateMention]:
    for found in _FIGURES.finditer(text):
        a, b = int(found["a"]), int(found["b"])
        if not (1 <= a <= 31 and 1 <= b <= 31):
            continue
        years = _years(found["year"])
        if not years:
            continue
        day_first = [d for year in years if (d := day_or_none(year, b, a))]
        month_first = [d for year in years if (d := day_or_none(year, a, b))] if found["sep"] != "." else []
        if language and not language.startswith("en"):
            month_first = []
        if language in MONTH_FIRST:
            day_first, month_first = month_first, day_first
        yield _chosen(found, day_first, month_first, language)


def _smudged(text: str, language: str | None) -> Iterator[DateMention]:
    for found in _SMUDGED.finditer(text):
        said = [found[name] for name in ("a", "b", "year")]
        if sum(c.isdecimal() for c in "".join(said)) < _REAL or all(part.isdecimal() for part in said):
            continue
        a, b, year = (int(plain_figures(part)) for part in said)
        both = found["sep"] != "." and (not language or language.startswith("en"))
        readings = {
            d for pair in ((b, a), (a, b))[: 1 + both] if 1500 < year <= LAST_YEAR and (d := day_or_none(year, *pair))
        }
        if len(readings) == 1:
            value = readings.pop()
            yield DateMention(
                *found.span(), value, "numeric", value.month, value.day, problem="smudged", because="date in figures"
            )


def _with_a_comma(text: str) -> Iterator[DateMention]:
    for found in _COMMA.finditer(text):
        year = year_of(found["year"])
        value = day_or_none(year, int(found["b"] or found["c"]), int(found["a"])) if year else None
        if value:
            yield DateMention(
                *found.span(), value, "numeric", value.month, value.day, problem="smudged", because="date in figures"
            )


def _chosen(found: re.Match[str], first: list[Day], second: list[Day], language: str | None) -> DateMention:
    start, end = found.span()
    if not first and not second:
        return DateMention(start, end, None, "impossible", problem="impossible_date", because="date in figures")
    readings = first or second
    if first and second and first[0] != second[0] and language not in MONTH_FIRST:
        return DateMention(
            start, end, None, "numeric", others=(*first, *second), problem="day_or_month", because="date in figures"
        )
    if len(found["year"]) == 2:
        return DateMention(
            start,
            end,
            None,
            "open",
            readings[0].month,
            readings[0].day,
            others=tuple(readings),
            problem="century",
            because="date in figures, two-digit year",
        )
    return DateMention(
        start, end, readings[0], "numeric", readings[0].month, readings[0].day, because="date in figures"
    )


def _years(text: str) -> list[int]:
    if len(text) == 2:
        return [1900 + int(text), 2000 + int(text), 1800 + int(text)]
    year = year_of(text)
    return [year] if year else []


def _roman(text: str) -> Iterator[DateMention]:
    for found in _ROMAN.finditer(text):
        month, day = ROMAN.get(found["month"]), int(found["day"])
        readings = [d for year in _years(found["year"]) if (d := day_or_none(year, month, day))] if month else []
        if not readings:
            continue
        start, end = found.span()
        if len(found["year"]) == 2:
            yield DateMention(
                start,
                end,
                None,
                "open",
                month,
                day,
                others=tuple(readings),
                problem="century",
                because="Roman month, two-digit year",
            )
        else:
            yield DateMention(start, end, readings[0], "full", month, day, because="Roman month")


def _groups(text: str) -> Iterator[DateMention]:
    for found in _GROUP.finditer(text):
        month = short_names("en").get(found["month"].lower())
        year, day = int(found["year"]), int(found["day"])
        year = year if year > 99 else year + (1900 if year + 1900 >= _FIRST_GROUP else 2000)
        if month:
            yield _made(found, day_or_none(year, month, day), month, day, "day, time and month of a telegram")


# 7-Oct-2003 · 07/MAR/2016
_HYPHENED = sought(
    r"(?<![\w/-])(?P<day>\d{1,2})(?P<sep>[-/])(?P<month>[^\W\d_]{3,10})\.?(?P=sep)(?P<year>\d{4})(?![\w/-])"
)


def _hyphened(text: str, language: str | None) -> Iterator[DateMention]:
    for found in _HYPHENED.finditer(text):
        name = fold(found["month"])
        month, year, day = (
            short_names(language).get(name) or full_names().get(name),
            year_of(found["year"]),
            int(found["day"]),
        )
        if month and year:
            yield _made(found, day_or_none(year, month, day), month, day, "day, month, year with hyphens")


def _uncircled(year: str) -> str:
    """The year as it is written: "二〇二三" for "二 O 〇二三"."""
    plain = re.sub(r"\s", "", year).translate(str.maketrans("OoQ", "〇〇〇"))
    return plain if re.fullmatch(rf"{_NUMERAL}{{4}}", plain) else f"二〇{plain[-2:]}"


def _han(text: str) -> Iterator[DateMention]:
    for found in _CHINESE.finditer(text):
        era = _ERAS.get(found["year"][:2])
        year = chinese(found["year"][2:] if era else _uncircled(found["year"]))
        month, day = (chinese(found[name]) if found[name] else None for name in ("month", "day"))
        if year is None or (found["month"] and month is None):
            continue
        year += era or 0
        if not 1500 <= year <= 2099:
            continue
        yield _made(found, day_or_none(year, month, day), month, day, "年月日")
    for found in _CHINESE_OPEN.finditer(text):
        month, day = chinese(found["month"]), chinese(found["day"]) if found["day"] else None
        if month and 1 <= month <= 12 and (day or found["word"]):
            lean = {"今年": "this", "本年": "this", "去年": "lastyear"}.get(found["word"] or "")
            yield DateMention(*found.span(), None, "open", month, day, because="月日", lean=lean)


def _made(found: re.Match[str], value: object, month: int | None, day: int | None, because: str) -> DateMention:
    if not isinstance(value, Day):
        return DateMention(*found.span(), None, "impossible", month, day, problem="impossible_date", because=because)
    form = {"day": "full", "month": "month", "year": "year"}[value.precision]
    return DateMention(*found.span(), value, form, month, day, because=because)
