"""Many patterns over one text: which of them can match, and where, told before any is tried.

Every match of a pattern begins with one of a few literals, its heads ("we", "my government"), and holds one of a few
others, its anchors ("cannot", "unable"). Both are read off the parsed pattern, and one automaton finds all of them in
one pass over the text. A pattern is then tried only where one of its heads stands, and only if an anchor is near.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

MOST = 400
"""Heads of one pattern at most; beyond, the shorter beginnings they share are used."""

LONGEST = 24
"""Characters of a head at most."""

_ONCE = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
Literals = frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern for folded text.

    anchors   literals of which one must occur in any match (() = not known)
    heads     literals of which one must begin any match (() = not known)
    at_word   a match begins where a word begins, if it begins with a letter or figure
    """

    regex: re.Pattern[str]
    anchors: tuple[str, ...]
    heads: tuple[str, ...] = ()
    at_word: bool = True

    @classmethod
    def of(cls, regex: re.Pattern[str], core: str, *, at_word: bool) -> Pattern:
        """`core`: the pattern without the edges put around it, from which heads and anchors are read."""
        from re import _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(core, regex.flags)
        anchors = _anchors(parsed) or frozenset()
        return cls(regex, tuple(sorted(anchors)), tuple(sorted(_heads_of(parsed))), at_word)

    def may_match(self, folded: str) -> bool:
        """False only when no match is possible: a cheap look before the dear one."""
        return not self.anchors or any(a in folded for a in self.anchors)

    def search(self, folded: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a folded stretch."""
        return self.regex.search(folded, start, len(folded) if end is None else end)

    def matches(self, folded: str, start: int, end: int, at: Sequence[int] | None) -> Iterator[re.Match[str]]:
        """What `finditer` gives in `folded[start:end]`, tried only `at` the given places (None: everywhere)."""
        if at is None:
            yield from self.regex.finditer(folded, start, end)
            return
        match, done = self.regex.match, start
        for place in at:
            if place >= done and (m := match(folded, place, end)):
                done = m.end()
                yield m


Places = dict[int, Sequence[int] | None]
"""By the number of a pattern: where it may match, in order; None where anywhere. Those that cannot are not in it."""


class Index:
    """The heads and anchors of many patterns, to be found together."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self.patterns = tuple(patterns)
        self.free = frozenset(i for i, p in enumerate(self.patterns) if not p.anchors)
        self.headless = frozenset(i for i, p in enumerate(self.patterns) if not p.heads)
        anchored: dict[str, set[int]] = {}
        headed: dict[tuple[str, bool], set[int]] = {}
        for i, pattern in enumerate(self.patterns):
            for anchor in pattern.anchors:
                anchored.setdefault(anchor, set()).add(i)
            for head in pattern.heads:
                headed.setdefault((head, pattern.at_word and _of_word(head[0])), set()).add(i)
        self._anchored = tuple(map(frozenset, anchored.values()))
        self._headed = tuple((at_word, frozenset(owners)) for (_, at_word), owners in headed.items())
        self._anchors = AhoCorasick(list(anchored), implementation=Implementation.ContiguousNFA)
        self._heads = AhoCorasick([head for head, _ in headed], implementation=Implementation.ContiguousNFA)

    def places(self, folded: str, start: int, end: int) -> Places:
        """Which patterns may match inside a stretch, and where."""
        return _places(self, folded, start, end)

    def everywhere(self, pattern: Pattern, folded: str, start: int, end: int) -> Sequence[int] | None:
        """Where a pattern may match inside a stretch by its heads alone; None: anywhere, or not one of these."""
        if not pattern.heads or pattern not in self.patterns:
            return None
        places = _everywhere(self, folded).get(pattern, [])
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def anchors_in(self, folded: str) -> tuple[list[tuple[int, int, int]], list[int]]:
        """Every anchor in a text as (number, start, end), and the ends alone, which are in order."""
        found = self._anchors.find_matches_as_indexes(folded, overlapping=True)
        return found, [end for _, _, end in found]

    def heads_in(self, folded: str) -> tuple[list[tuple[int, frozenset[int]]], list[int]]:
        """Every head that can begin a match, as (place, patterns), and the places alone, in order.

        Patterns with no anchor anywhere in the text are left out from the start.
        """
        possible = self.free.union(*(self._anchored[number] for number in {a[0] for a in _anchors_in(self, folded)[0]}))
        alive: dict[int, frozenset[int]] = {}
        found = []
        for number, start, _ in self._heads.find_matches_as_indexes(folded, overlapping=True):
            at_word, owners = self._headed[number]
            if at_word and start and _of_word(folded[start - 1]):
                continue
            if number not in alive:
                alive[number] = owners & possible
            if alive[number]:
                found.append((start, alive[number]))
        found.sort(key=itemgetter(0))
        return found, [start for start, _ in found]


def _of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=8)
def _anchors_in(index: Index, folded: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    return index.anchors_in(folded)


@lru_cache(maxsize=8)
def _heads_in(index: Index, folded: str) -> tuple[list[tuple[int, frozenset[int]]], list[int]]:
    return index.heads_in(folded)


@lru_cache(maxsize=8)
def _everywhere(index: Index, folded: str) -> dict[Pattern, list[int]]:
    found: dict[Pattern, list[int]] = {}
    for at, owners in _heads_in(index, folded)[0]:
        for i in owners:
            if not (here := found.setdefault(index.patterns[i], [])) or here[-1] != at:
                here.append(at)
    return found


@lru_cache(maxsize=32)
def _places(index: Index, folded: str, start: int, end: int) -> Places:
    """Remembered, as one stretch is asked about by several readers, and found in one pass over the whole text."""
    possible = set(index.free)
    anchors, ends = _anchors_in(index, folded)
    for number, at, _ in anchors[bisect_right(ends, start) : bisect_right(ends, end)]:
        if at >= start:
            possible |= index._anchored[number]
    heads, starts = _heads_in(index, folded)
    found: dict[int, list[int]] = {}
    for at, owners in heads[bisect_left(starts, start) : bisect_left(starts, end)]:
        for i in owners & possible:
            if not (here := found.setdefault(i, [])) or here[-1] != at:
                here.append(at)
    return {i: found.get(i) for i in sorted(possible) if i in index.headless or i in found}


def _heads_of(parsed: Any) -> Literals:
    """The literals one of which begins any match; none where it can begin with anything."""
    going_on, done = _beginnings(parsed)
    found = {h[:LONGEST] for h in going_on | done}
    if "" in found or not found:
        return frozenset()
    # "we" says all that "we are" says.
    return frozenset(h for h in found if not any(h[:n] in found for n in range(1, len(h))))


def _beginnings(parsed: Any) -> tuple[set[str], set[str]]:
    """How a match can begin: literals that what follows goes on with, and literals nothing is known behind."""
    going_on: set[str] = {""}
    done: set[str] = set()
    for op, value in parsed:
        before = going_on
        kind = str(op)
        if kind in _NO_WIDTH:
            continue
        more, last = _one(kind, value)
        done = done | {h + x for h in before for x in last}
        going_on = {h + x for h in before for x in more}
        if len(going_on) + len(done) > MOST:
            return set(), (done - {h + x for h in before for x in last}) | before
        if not going_on:
            break
    return going_on, done


def _one(kind: str, value: Any) -> tuple[set[str], set[str]]:
    """The same for one part of a parsed pattern."""
    if kind == "LITERAL":
        return {chr(value)}, set()
    if kind == "SUBPATTERN":
        return _beginnings(value[3])
    if kind == "ATOMIC_GROUP":
        return _beginnings(value)
    if kind == "BRANCH":
        sides = [_beginnings(branch) for branch in value[1]]
        return set().union(*(s[0] for s in sides)), set().union(*(s[1] for s in sides))
    if kind == "IN":
        return _one_of(value)
    if kind in _ONCE:
        least, most, inner = value
        going_on, done = _beginnings(inner)
        if most != 1:
            going_on, done = set(), going_on | done
        return (going_on | {""}, done) if least == 0 else (going_on, done)
    return set(), {""}


def _one_of(value: Any) -> tuple[set[str], set[str]]:
    """A set of characters: each of them; white space, which folding has made plain, as a space."""
    found: set[str] = set()
    for op, inner in value:
        if str(op) == "LITERAL":
            found.add(chr(inner))
        elif str(op) == "CATEGORY" and str(inner) == "CATEGORY_SPACE":
            found.add(" ")
        else:
            return set(), {""}
    return found, set()


def _anchors(parsed: Any) -> Literals | None:
    """The best set of literals of a parsed pattern, one of which is in any match: its shortest is the longest."""
    best: Literals | None = None
    run = ""

    def offer(found: Literals | None) -> None:
        nonlocal best
        if found and (best is None or min(map(len, found)) > min(map(len, best))):
            best = found

    for op, value in parsed:
        kind = str(op)
        if kind == "LITERAL":
            run += chr(value)
            continue
        if run:
            offer(frozenset({run}))
        run = ""
        if kind == "SUBPATTERN":
            offer(_anchors(value[3]))
        elif kind in _ONCE and value[0] >= 1:
            offer(_anchors(value[2]))
        elif kind == "BRANCH":
            sides = [_anchors(branch) for branch in value[1]]
            if all(sides):
                offer(frozenset().union(*(s for s in sides if s)))
    if run:
        offer(frozenset({run}))
    return best
