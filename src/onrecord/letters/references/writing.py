"""Letters told by the verb: "you wrote to me on 5 January", "we wrote in November and again in June"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.letters.references.letters import dated
from onrecord.letters.references.linked import dates_behind
from onrecord.letters.references.passage import Cited, Passage
from onrecord.letters.references.sides import cited_letter


def cited_by_verb(passage: Passage) -> Iterator[Cited]:
    """Letters without the word for one; each has a date."""
    for key, side in (("you_wrote", "yours"), ("we_wrote", "ours"), ("they_wrote", "others")):
        for found in passage.find("letters", key, flags=0, near=(160, 120)):
            if passage.readable(found.start()):
                yield from _written(passage, found, side)
    yield from _sent(passage)


def _written(passage: Passage, found: re.Match[str], side: str) -> Iterator[Cited]:
    dates = dates_behind(passage, found.end(), bare=True)
    if dates:
        yield from dated(passage, found.start(), side, None, dates)
        return
    numbered = _NUMBERED.search(passage.text, max(0, found.start() - 50), found.start())
    before = numbered.start() if numbered else found.start()
    symbol = numbered["number"] if numbered else None
    for at in (found.end(), before):  # "am 3. Mai geschrieben", "On 3 May we wrote"
        start = max(passage.sentence_start(before), at - 40)
        for mention in reversed(passage.dates_within(start, at)):
            day = passage.resolved(mention)
            if day and mention.day and not re.search(r"[.;:!?()]", passage.text[mention.end : before]):
                a, b = min(mention.start, found.start()), max(mention.end, found.end())
                yield cited_letter(passage, a, b, side, day, symbol, "written on a day named before")
                return


_NUMBERED = re.compile(
    r"\s*\((?:(?:our|my|your|notre|nos|votre|nuestra|su)\s)?(?:ref|réf|n/r[eé]f|no|n°|№)\w*\.?:?\s*"
    r"(?P<number>[\w./-]*\d[\w./-]*)\),?\s*\Z",
    re.IGNORECASE,
)
"""A file number between the day and the verb: "On 3 May (our ref. AB/12) we wrote"."""


def _sent(passage: Passage) -> Iterator[Cited]:
    """As in "We sent the board our plea in November", "on May 3d sent a message"."""
    noun = passage.cues.compiled("letters", "nouns", r"(?<!\w){}(?!\w)")
    for found in passage.find("letters", "wrote", near=(160, 120)):
        start = passage.sentence_start(found.start())
        subject = passage.text[max(start, found.start() - 60) : found.start()]
        said = re.search(r"(?<!\w)(I|[Ww]e|[Nn]ous|[Jj]e|[Мм]ы|[Яя]|[Ww]ir|[Ii]ch)\s(?:[^\W\d_]+\s){0,3}\Z", subject)
        if not said or not passage.readable(found.start()):
            continue
        end = passage.sentence_end(found.end())
        dates = dates_behind(passage, found.end())
        if dates and not noun.search(passage.text, found.end(), dates[0][0].start):
            yield from dated(passage, found.start() - len(subject) + said.start(), "ours", None, dates)
        elif not dates and noun.search(passage.text, found.end(), min(end, found.end() + 60)):
            yield from _before_verb(passage, start, found)


def _before_verb(passage: Passage, start: int, found: re.Match[str]) -> Iterator[Cited]:
    """As in "on May 3d sent a message": the date stands before the verb."""
    for mention in passage.dates_within(max(start, found.start() - 40), found.start()):
        day = passage.resolved(mention)
        if day and found.start() - mention.end < 12:
            end = min(passage.sentence_end(found.end()), found.end() + 60)
            yield cited_letter(passage, mention.start, end, "ours", day, None, "sent on a day named before")
