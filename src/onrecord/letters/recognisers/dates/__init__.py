"""Dates in a text, in en fr es ru ar zh de it pt, by a grammar of our own over CLDR's month names.

`find_date_mentions` is the door. What is no date gives no answer, never a guess: an impossible day is a mention without
value and with a problem; a print with two readings keeps both. Parts: `months` (names), `numerals`, `around_month`
(dates that name their month), `by_number` (figures alone), `relative` ("the 12th instant"), `mention` (the type).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from onrecord.letters.patterns import sought
from onrecord.letters.recognisers.dates.around_month import around_months
from onrecord.letters.recognisers.dates.by_number import by_number
from onrecord.letters.recognisers.dates.mention import DateMention, day_or_none, later
from onrecord.letters.recognisers.dates.relative import relative_dates
from onrecord.model import Day

__all__ = ["DateMention", "day_or_none", "find_date_mentions", "later"]

_LISTED = re.compile(r"\s*(?:,|and|or|et|y|e|и|und|و|to|-|–)\s*(?:in|on|the|of|le|en|el|du|de|в|im|am)?\s*\Z", re.I)
_ANOTHER = re.compile(r"\s*(?:,|and|et|y|и|und|و)\s*(?:in\s+|en\s+|в\s+)?(?P<year>1[5-9]\d\d|20\d\d)(?!\d)")
# in 2013 and 2015 · depuis 1998 · 2008 Convention · resolution 984 (1995) · 2010 года · 2013 م
_YEAR = sought(r"(?<![\w/.-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d/-]|\.\d)")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|of|from|during|after|before|until|en|depuis|desde|de|del|année|l['’]an|seit|im\sJahre|von|в|с|"
    r"سنة|عام|منذ|فی|في)\s*|\()\Z",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s+[A-ZÀ-ÝА-Я]|\s*(?:г\.|год)")


def find_date_mentions(
    text: str,
    language: str | None = None,
    anchor: Day | None = None,
    *,
    lean: str = "nearest",
    years: bool = False,
    noisy: bool = False,
    settle: bool = True,
    relative: bool = True,
) -> tuple[DateMention, ...]:
    """Every date mentioned, in order of place, none overlapping another.

    language   of the text (BCP 47); decides short month names and the order of figures. None: any
    anchor     the letter's own date: relative dates and dates without a year are worked out from it
    lean       on which side of the anchor a date without a year lies: "nearest", "past" or "future"
    years      also years alone ("in 2013", "the 2008 Convention")
    noisy      also names and digits as OCR confuses them ("l9 Mareh 2OO8"); for header lines, not for prose
    settle     False leaves dates without a year open, for `DateMention.seen_from` to settle one by one
    relative   False leaves out "the 12th instant" and its like

    >>> [str(m.value) for m in find_date_mentions("letters of 12 August 2009, July 2012 and the 80th of July")]
    ['2009-08-12', '2012-07', 'None']
    """
    found = [*around_months(text, language=language, noisy=noisy), *by_number(text, language=language, noisy=noisy)]
    if relative:
        found += relative_dates(text, anchor=anchor)
    kept = _sharing_a_year(text, _apart(found))
    if years:
        kept = _apart([*kept, *_years_alone(text)])
    return tuple(mention.seen_from(anchor, lean=lean) for mention in kept) if settle else tuple(kept)


def _apart(found: list[DateMention]) -> list[DateMention]:
    """In order; of two that overlap the one that says more stays, the longer when they say the same."""
    rank = {"full": 0, "numeric": 0, "relative": 1, "month": 1, "open": 1, "impossible": 2, "year": 3}
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (rank[m.form], m.start - m.end, m.start)):
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        free = (not at or kept[at - 1].end <= mention.start) and (at == len(kept) or kept[at].start >= mention.end)
        if free:
            kept.insert(at, mention)
    return kept


def _sharing_a_year(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Dates of a list take the year, or the word for it, printed once at its end: "March and September last"."""
    done = list(mentions)
    for i in range(len(done) - 2, -1, -1):
        this, after = done[i], done[i + 1]
        if this.form != "open" or this.lean or this.others or not _LISTED.match(text[this.end : after.start] or "?"):
            continue
        if after.form in ("full", "month") and after.value and this.month:
            year = after.value.year - (this.month > (after.value.month or 12))
            form = "full" if this.day else "month"
            done[i] = replace(
                this, value=day_or_none(year, this.month, this.day), form=form, because=f"{this.because}; year shared"
            )
        elif after.lean:
            done[i] = replace(this, lean=after.lean)
    return done


def _years_alone(text: str) -> list[DateMention]:
    found = []
    for match in _YEAR.finditer(text):
        if not _YEAR_BEFORE.search(text[max(0, match.start() - 12) : match.start()]) and not _YEAR_AFTER.match(
            text, match.end()
        ):
            continue
        found.append(_year(match.start(), match.end(), match["year"]))
        follow = _ANOTHER.match(text, match.end())
        if follow:
            found.append(_year(follow.start("year"), follow.end("year"), follow["year"]))
    return found


def _year(start: int, end: int, year: str) -> DateMention:
    return DateMention(start, end, Day(year), "year", because="year alone")
