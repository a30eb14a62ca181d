"""Whose letter is cited: the addressee's, the writer's own, or another's; and what is said of it."""

from __future__ import annotations

import calendar
from datetime import timedelta

from onrecord.letters.recognisers.dates import day_or_none
from onrecord.letters.references.passage import Cited, Passage
from onrecord.model import Day, ReferenceKind, Relation, ZoneKind


def cited_letter(
    passage: Passage, start: int, end: int, side: str, date: Day | None, symbol: str | None, because: str
) -> Cited:
    """A letter cited at `start` to `end`. `side`: "yours" | "ours" | "others", or "" when nothing says whose."""
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


def date_of_weekday(anchor: Day | None, weekday: int | None) -> Day | None:
    """The last such day of a week before the letter (0 is Monday): "of Friday"; None when one of them is not known.

    >>> date_of_weekday(Day("1846-10-04"), 4), date_of_weekday(Day("2016-03"), 4)
    ('1846-10-02', None)
    """
    if anchor is None or weekday is None or anchor.precision != "day":
        return None
    ago = (anchor.first.weekday() - weekday) % 7 or 7
    return Day((anchor.first - timedelta(days=ago)).isoformat())


def date_of_day(anchor: Day | None, day: int) -> Day | None:
    """The last such day of a month before the letter: "of the 10th"; None when the letter's own day is not known.

    >>> date_of_day(Day("2016-03-20"), 10), date_of_day(Day("2016-03-20"), 28), date_of_day(None, 3)
    ('2016-03-10', '2016-02-28', None)
    """
    if anchor is None or anchor.day is None or anchor.month is None:
        return None
    year, month = anchor.year, anchor.month
    if day > anchor.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return day_or_none(year, month, day)
