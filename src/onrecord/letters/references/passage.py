"""The text of one letter as the finders of references see it: one line a paragraph, with its dates and known names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.letters.mentions import languages_of
from onrecord.letters.reading import Reading
from onrecord.letters.recognisers.dates import DateMention, find_date_mentions
from onrecord.letters.references.cues import Cues, cues_of
from onrecord.model import Day, ReferenceKind, Relation, ZoneKind
from onrecord.reference.gazetteer import Found, find_mentions

_READ = (ZoneKind.BODY, ZoneKind.SUBJECT, ZoneKind.REFERENCE, ZoneKind.DATE_LINE, ZoneKind.ENCLOSURES)
_QUOTED_MAIL = re.compile(
    r"^[ \t]*(?:-{3,}[ ]*(?:Original|Ursprungligt|Forwarded|Message d|Mensaje|Исходное|Ursprüngliche|Weiterge)|>)",
    re.M,
)
_SENTENCE_END = re.compile(
    r"[.!?](?<!\bNo.)(?<!\bNos.)(?<!\bNr.)(?<!\bMr.)(?<!\bDr.)(?<!\bMrs.)(?<!\bArt.)(?<!\bSt.)(?<!\bRes.)(?<!\bref.)"
    r"(?<!\bRef.)(?<!\bDoc.)(?<!\bHon.)(?<!\bGen.)(?<!\bSr.)(?<!\bSra.)(?<!\b[A-Z].)['\"”»)]?\s+"
    r"(?=[«\"“‘(]?[^\W\d_a-zà-ÿа-я])|\n|[。！？]"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing a letter points at, in clean offsets; the fields are those of `Reference`.

    key   what makes two mentions the same thing: of the same key only the first is kept
    """

    kind: ReferenceKind
    start: int
    end: int
    key: str
    date: Day | None = None
    symbol: str | None = None
    sender: str | None = None
    recipient: str | None = None
    relation: Relation = Relation.OTHER
    about: tuple[int, int] | None = None
    because: str = ""


class Taken:
    """Stretches already read as something; a stretch that touches none of them can be taken.

    >>> taken = Taken()
    >>> taken.take(0, 5), taken.take(3, 8), taken.take(5, 8)
    (True, False, True)
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, start: int, end: int) -> bool:
        """Take a stretch; False when a part of it is taken."""
        at = bisect_left(self._spans, (start, start))
        free = (not at or self._spans[at - 1][1] <= start) and (at == len(self._spans) or self._spans[at][0] >= end)
        if free:
            self._spans.insert(at, (start, end))
        return free


@dataclass(frozen=True)
class Passage:
    """What every finder is given.

    text     clean text, single line breaks turned into spaces: offsets are those of `reading.text`
    dates    printed dates, years alone included; those without a year stay open until a finder says which side
    things   states, treaties, bodies and forums named
    """

    reading: Reading
    text: str
    cues: Cues
    dates: tuple[DateMention, ...]
    things: tuple[Found, ...]
    anchor: Day | None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.dates]

    @cached_property
    def _thing_starts(self) -> list[int]:
        return [thing.start for thing in self.things]

    @cached_property
    def _ends(self) -> list[int]:
        # The stop of "7. Juli" or "Sept. 9" ends no sentence.
        return [found.end() for found in _SENTENCE_END.finditer(self.text) if not self._in_date(found.start())]

    def _in_date(self, at: int) -> bool:
        n = bisect_left(self._starts, at)
        return n > 0 and at < self.dates[n - 1].end - 1

    @cached_property
    def _open(self) -> list[tuple[int, int]]:
        zones = self.reading.spans(*_READ) if self.reading.zones else ()
        return [(span.start, span.end) for span in zones] or [(0, len(self.text))]

    def readable(self, at: int) -> bool:
        """True in the zones where a letter points at other papers."""
        return any(a <= at < b for a, b in self._open)

    def in_zone(self, at: int, *kinds: ZoneKind) -> bool:
        """True when the character stands in one of these zones."""
        return self.reading.zone_at(at) in kinds

    def dates_within(self, start: int, end: int) -> tuple[DateMention, ...]:
        """Dates that begin in a stretch."""
        return self.dates[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def resolved(self, mention: DateMention, lean: str = "past") -> Day | None:
        """The day of a mention seen from the letter's own date."""
        return mention.seen_from(self.anchor, lean=lean).value

    @cached_property
    def lower(self) -> str:
        """The text in lower case, to ask whether a word stands in it at all; its offsets are its own."""
        return self.text.lower()

    def near_dates(self, before: int, after: int = 0) -> list[tuple[int, int]]:
        """Stretches from so many characters before a date to so many behind its start, in order and apart."""
        stretches: list[tuple[int, int]] = []
        for mention in self.dates:
            start, end = max(0, mention.start - before), min(len(self.text), mention.start + after)
            if stretches and start <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
            elif start < end:
                stretches.append((start, end))
        return stretches

    @cached_property
    def _places(self) -> dict[tuple[str, str], list[int]] | None:
        same = len(self.lower) == len(self.text)  # "İ" is two letters in lower case
        return self.cues.heads.places(self.lower) if same else None

    @cached_property
    def _placed(self) -> frozenset[tuple[str, str]]:
        return frozenset(self._places or ())

    def find(
        self,
        section: str,
        *names: str,
        shape: str = r"(?<!\w){}(?!\w)",
        flags: int = re.IGNORECASE,
        near: tuple[int, int] | None = None,
    ) -> Iterator[re.Match[str]]:
        """What the cues `names` of a section find, none overlapping another; the shape begins with the cue.

        near   only this many characters before a date, or this many behind its start
        """
        keys, searched = self.cues.searched(section, names)
        places = self._places
        at: list[int] | None = None
        if places is not None and searched:
            # Most cues stand nowhere in a letter.
            if keys.isdisjoint(self._placed):
                return
            found = [places[key] for key in keys if key in places]
            at = found[0] if len(found) == 1 else sorted({place for each in found for place in each})
        elif places is not None and not any(self.cues.heads.may_match(key, self.lower) for key in keys):
            return
        pattern = self.cues.joined(section, names, shape, flags)
        stretches = [(0, len(self.text))] if near is None else self.near_dates(*near)
        if near is None and not searched and not flags and len(keys) == 1:
            stretches = self.cues.heads.near(next(iter(keys)), self.text)
        if at is not None:
            yield from _matches(pattern, self.text, at, stretches)
        else:
            for start, end in stretches:
                yield from pattern.finditer(self.text, start, end)

    def may_hold(self, section: str, *names: str) -> bool:
        """False only when none of these cues can match anywhere."""
        keys, searched = self.cues.searched(section, names)
        places = self._places
        return places is None or not searched or not keys.isdisjoint(self._placed)

    def found_near_dates(self, pattern: re.Pattern[str], before: int, after: int = 0) -> Iterator[re.Match[str]]:
        """What a pattern finds in these stretches: most things are looked for only where a date can be theirs."""
        for start, end in self.near_dates(before, after):
            yield from pattern.finditer(self.text, start, end)

    def date_before(self, at: int, lean: str = "past") -> tuple[int, Day] | None:
        """A day right before a word, and where it starts: "your March 3 letter", "the 12 August meeting"."""
        for mention in self.dates_within(max(0, at - 24), at):
            if not self.text[mention.end : at].strip() and (mention.day or mention.form == "month"):
                day = self.resolved(mention, lean)
                return (mention.start, day) if day and day != self.anchor else None
        return None

    def sentence_end(self, at: int) -> int:
        """Where the sentence around `at` ends."""
        n = bisect_left(self._ends, at + 1)
        return self._ends[n] if n < len(self._ends) else len(self.text)

    def sentence_start(self, at: int) -> int:
        """Where the sentence around `at` begins."""
        n = bisect_left(self._ends, at + 1)
        return self._ends[n - 1] if n else 0

    @cached_property
    def quoted_date(self) -> Day | None:
        """The date over the mail quoted below: that of the letter answered."""
        below = self.reading.text[len(self.text) : len(self.text) + 400]
        dates = find_date_mentions(below, self.cues.language, self.anchor, lean="past")
        return next((m.value for m in dates if m.exact), None)

    def state_in(self, start: int, end: int) -> str | None:
        """The first state named in a stretch."""
        first, last = bisect_left(self._thing_starts, start), bisect_left(self._thing_starts, end)
        return next((f.id for f in self.things[first:last] if f.kind == "state" and f.end <= end), None)

    @property
    def us(self) -> str | None:
        """Holder name of who writes."""
        return self.reading.sender[0].holder if self.reading.sender else None

    @property
    def them(self) -> str | None:
        """Holder name of the addressee."""
        return self.reading.recipients[0].holder if self.reading.recipients else None


def _matches(
    pattern: re.Pattern[str], text: str, places: list[int], stretches: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    done = 0
    for start, end in stretches:
        for at in places[bisect_left(places, start) : bisect_left(places, end)]:
            if at >= done and (found := pattern.match(text, at, end)):
                done = found.end()
                yield found


def passage(reading: Reading) -> Passage:
    """The passage of a reading. Quoted mail below an answer is not looked at."""
    text = re.sub(r"(?<!\n)\n(?![ \t]*\n)", " ", reading.text)
    quoted = _QUOTED_MAIL.search(reading.text)
    if quoted and quoted.start() > 0:
        text = text[: quoted.start()]
    language = reading.language if reading.language != "und" else "en"
    anchor = reading.date.value if reading.date else None
    dates = find_date_mentions(text, language, anchor, years=True, settle=False)
    # Asked of the clean text, as the stage of mentions asks: the gazetteer remembers its answer.
    things = find_mentions(reading.text, languages_of(reading), on=anchor.first if anchor else None)
    within = tuple(thing for thing in things if thing.end <= len(text))
    return Passage(reading, text, cues_of(language), dates, within, anchor)
