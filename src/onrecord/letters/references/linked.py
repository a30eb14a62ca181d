"""Which dates belong to a letter: those that only links, names and places part from the word for it."""

from __future__ import annotations

import re

from onrecord.letters.recognisers.dates import DateMention
from onrecord.letters.recognisers.dates.months import fold, weekdays
from onrecord.letters.references.passage import Passage
from onrecord.model import Day

WINDOW = 130
"""Characters behind the word "letter" in which its date stands."""

_LIST = re.compile(
    r"(?:\s*,?\s*\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\.?)?\s*(?:,|;|and|et|y|e|и|und|و|&)+\s*(?:again\s*|lastly\s*|finally\s*)?"
    r"(?:of|in|on|en|le|de|du|del|des|la|el|от|в|vom|im|am)?\s*\Z",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[.,]?\s*\Z")


def dates_behind(passage: Passage, end: int, *, bare: bool = False) -> list[tuple[DateMention, Day]]:
    """The date that belongs to the letter whose word ends at `end`, and those listed behind it.

    bare   a date right behind needs no link, as behind a verb: "Мы писали 3 мая"
    """
    stop = min(passage.sentence_end(end), end + WINDOW)
    found: list[tuple[DateMention, Day]] = []
    at = end
    for mention in passage.dates_within(end, stop):
        between = passage.text[at : mention.start]
        belongs = _LIST.match(between) if found else linked(passage, between, mention) or (bare and not between.strip())
        if not belongs:
            break
        day = passage.resolved(mention)
        if day is None or (passage.anchor and day == passage.anchor and mention.form != "relative"):
            break
        found.append((mention, day))
        at = mention.end
    return found


def linked(passage: Passage, between: str, mention: DateMention) -> bool:
    """True when nothing but links, names and places stands between the letter and the date.

    A clause that says when it was sent ("that you sent to the Minister on") counts as a link.
    """
    if re.search(r"[;!?()]|:(?!\s*(?:on|le|el|am)\b)", between) or len(_WORDS.findall(between)) > 14:
        return False
    cues = passage.cues
    if cues.compiled("letters", "stop", r"(?<!\w){}(?!\w)").search(between) and not cues.compiled(
        "letters", "sent", r"(?<!\w){}(?!\w)"
    ).search(between):
        return False
    if mention.form == "relative":
        return len(between) < 30 or bool(cues.compiled("letters", "sent", r"(?<!\w){}(?!\w)").search(between))
    weekday = _LAST_WORD.search(between)
    if weekday and fold(weekday[1]) in weekdays():
        between = between[: weekday.start()]
    return bool(cues.compiled("letters", "link", r"(?:\A|\b|\s){}\W*(?:the|le|el|den|dem)?\W*\Z").search(between))
