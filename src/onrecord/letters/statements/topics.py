"""What a clause is about: ids of treaties, forums, weapon classes, resolutions and bodies, then themes.

"The Convention", "this weapon" and "it" mean what was named last of that kind; a local abbreviation means what the
letter says it means, and both where it uses it in two senses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.letters.reading import Reading
from onrecord.letters.statements.cues import Cues
from onrecord.model import MentionKind, Quote, ReferenceKind, Span, ZoneKind

_TOPICAL = {
    MentionKind.TREATY: "treaty",
    MentionKind.WEAPON: "weapon",
    MentionKind.FORUM: "forum",
    MentionKind.RESOLUTION: "resolution",
}
_SAID = frozenset({ZoneKind.BODY, ZoneKind.SUBJECT})
MOST = 6
"""Topics of one statement at most."""

NEAR = 100
"""Characters behind a treaty's name in which "the Convention" takes it up."""


@dataclass(frozen=True, slots=True)
class Named:
    """A topic named at clean offsets. `ids`: more than one where the name has two senses here."""

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Topics:
    """Every topic named in a letter, in order, and what its pronouns stand for."""

    named: tuple[Named, ...]
    subject: tuple[Named, ...] = ()
    """Those named in the subject line."""

    def within(self, start: int, end: int) -> tuple[Named, ...]:
        """Topics named inside a stretch."""
        first = bisect_left(self.named, start, key=lambda n: n.start)
        return self.named[first : bisect_left(self.named, end, key=lambda n: n.start)]

    def before(self, at: int, kinds: Iterable[str]) -> Named | None:
        """What was named last of these kinds; in a letter that has not named any yet, what it names first."""
        wanted = frozenset(kinds)
        for i in range(bisect_right(self.named, at, key=lambda n: n.end) - 1, -1, -1):
            if self.named[i].kind in wanted:
                return self.named[i]
        return next((n for n in self.named if n.kind in wanted), None)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What kind of topic an id is, as it was named first."""
        return {id: n.kind for n in reversed(self.named) for id in n.ids}

    def treaty_meant(self, at: int) -> Named | None:
        """What "the Convention" is: a treaty named just before, else that of the subject line, else the last named."""
        last = self.before(at, ("treaty",))
        told = {n.ids: n for n in self.subject if n.kind == "treaty"}
        if len(told) != 1 or (last and at - NEAR <= last.end <= at):
            return last
        return next(iter(told.values()))

    def mostly(self, kind: str) -> Named | None:
        """What is named most often of a kind: "these weapons" are the letter's weapons, not a part of them."""
        wanted = [n for n in self.named if n.kind == kind]
        counts = Counter(n.ids[0] for n in wanted)
        return max(wanted, key=lambda n: counts[n.ids[0]], default=None)


def find_topics(reading: Reading) -> Topics:
    """All topics named anywhere in the letter; abbreviations the letter defines for itself among them."""
    found = _abbreviated(reading)
    found += [
        _named(reading, m.quote, _TOPICAL[m.kind], (m.id, *m.others)) for m in reading.mentions if m.kind in _TOPICAL
    ]
    resolutions = (r for r in reading.references if r.kind is ReferenceKind.RESOLUTION)
    found += [_named(reading, r.quote, "resolution", (r.symbol,)) for r in resolutions if r.symbol]
    found = [n for n in found if reading.zone_at(n.start) in _SAID]
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (n.start, -n.end, -len(n.ids))):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    subject = tuple(n for n in kept if reading.zone_at(n.start) is ZoneKind.SUBJECT)
    return Topics(tuple(kept), subject)


def topics_of(topics: Topics, folded: str, span: Span, cues: Cues) -> tuple[str, ...]:
    """The topics of a clause, the main one first.

    Named ones come in the order they stand; a phrase such as "the Convention" brings in what it stands for; a clause
    that names nothing is about what its "it" was. Themes come last.
    """
    found: list[tuple[int, tuple[str, ...]]] = [(n.start, n.ids) for n in topics.within(span.start, span.end)]
    for cue, pattern in cues.likely(folded, span.start, span.end, "anaphor"):
        if cue.kind == "it" and found:
            continue
        for m in pattern.regex.finditer(folded, span.start, span.end):
            if any(n.start <= m.start() < n.end for n in topics.within(max(0, m.start() - 80), m.end())):
                continue
            kinds = ("treaty", "weapon", "forum") if cue.kind == "it" else (cue.kind,)
            if cue.kind == "weapon":
                meant = topics.mostly("weapon")
            elif cue.kind == "treaty":
                meant = topics.treaty_meant(m.start())
            else:
                meant = topics.before(m.start(), kinds)
            if meant:
                found.append((m.start(), meant.ids))
            if cue.kind == "it":
                break
    ids = [i for _, several in sorted(found) for i in several]
    return tuple(dict.fromkeys([*ids, *_themes(folded[span.start : span.end], cues.language)]))[:MOST]


def _named(reading: Reading, quote: Quote, kind: str, ids: tuple[str, ...]) -> Named:
    span = reading.clean.clean_span(Span(quote.start, quote.end))
    return Named(span.start, span.end, kind, ids)


def _abbreviated(reading: Reading) -> list[Named]:
    """Every use of the letter's own abbreviations."""
    from onrecord.reference.weapons import weapons as known

    banned = {w.id for w in known()}
    found = []
    for short in reading.abbreviations:
        if not short.id:
            continue
        kind = next((_TOPICAL[m.kind] for m in reading.mentions if m.id == short.id and m.kind in _TOPICAL), None)
        at = reading.text.find(short.short)
        while kind and at >= 0:
            end = at + len(short.short)
            if not reading.text[at - 1 : at].isalnum() and not reading.text[end : end + 1].isalnum():
                # Of two senses the weapon is the likelier: the treaty mostly stands with its title ("Convention on").
                weapons = tuple(i for i in short.others if i in banned)
                ids = tuple(dict.fromkeys((*weapons, short.id, *short.others)))
                found.append(Named(at, end, kind, ids))
            at = reading.text.find(short.short, end)
    return found


def _themes(words: str, language: str) -> tuple[str, ...]:
    from onrecord.reference.themes import find_themes

    return tuple(t.id for t in find_themes(words, language))
