"""Many patterns over one text: which of them can match, and where, told before any is tried.

What is known of a pattern is how its matches begin (the first two words of its heads) and what else they hold (two
sets of literals, of each of which one is there). The words of a text are gone through once, the last first; at each
stand the patterns that it can begin and whose literals have all been seen by then. Sets of patterns are whole numbers
with a bit for each: to join and to meet them is one step, however many patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache, reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from onrecord.letters.patterns import Pattern
from onrecord.letters.remembered import Remembered

Places = dict[int, list[int] | None]
"""By the number of a pattern: where it may match, in order; None where anywhere. Those that cannot are not in it."""

REMEMBERED = 10_000
"""Words of which an index keeps what they say, in two kilobytes each at most."""

_WORD = re.compile(r"\w+")
_WORDS = re.compile("([\\w\u064b-\u0652]+)")
_VOWELS = re.compile("[\u064b-\u0652\u0640]")
"""Arabic vowel signs, and the stroke that draws a word out: they stand in words, and patterns are told without them."""


class Beginnings:
    """Patterns filed under a word that their heads have at one place: whole, or as far as the heads go."""

    def __init__(self) -> None:
        self.free = 0
        self._words: dict[str, int] = {}
        self._begun: dict[str, int] = {}

    def file(self, number: int, words: Iterable[tuple[str, bool]]) -> None:
        """File a pattern under words, each of them whole or not."""
        for word, whole in words:
            filed = self._words if whole else self._begun
            filed[word] = filed.get(word, 0) | 1 << number

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(b) for b in self._begun}))

    def of(self, word: str) -> int:
        """The patterns that go with a word."""
        found = self.free | self._words.get(word, 0)
        for n in self._lengths:
            found |= self._begun.get(word[:n], 0) if n <= len(word) else 0
        return found


class Word(NamedTuple):
    """What a word of a text says of patterns: those it can begin, those it can go on, those whose literals it has.

    holds       of the first set of literals that a pattern needs
    holds_too   of the second
    """

    begins: int
    goes_on: int
    holds: int
    holds_too: int


class Index:
    """Many patterns for folded text, found together.

    headless   those that need not begin with a word (bits)
    joined     those that may begin with the blank or mark before their first word (bits)
    marked     those that hold a mark (bits), by mark
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self.patterns = tuple(patterns)
        self._numbers = {pattern: number for number, pattern in enumerate(self.patterns)}
        self.first, self.second = Beginnings(), Beginnings()
        self.headless = self.joined = 0
        self.marked: dict[str, int] = {}
        self.free = [0, 0]
        self.words = Remembered(self._word, most=REMEMBERED)
        self.begun_by = Remembered(self._begun_by, most=REMEMBERED)
        needed: dict[str, list[int]] = {}
        for number, pattern in enumerate(self.patterns):
            self._file(number, pattern)
            for mark in pattern.marks:
                self.marked[mark] = self.marked.get(mark, 0) | 1 << number
            for k in (0, 1):
                pieces = [_piece(literal) for literal in pattern.needs[k]] if k < len(pattern.needs) else [""]
                if not all(pieces):
                    self.free[k] |= 1 << number
                    continue
                for piece in pieces:
                    needed.setdefault(piece, [0, 0])[k] |= 1 << number
        self._needed = tuple(needed.values())
        self._literals = AhoCorasick(list(needed), implementation=Implementation.ContiguousNFA)

    def _file(self, number: int, pattern: Pattern) -> None:
        """File a pattern under the first two words of its heads; what goes on after a word tells that it is whole."""
        begun = [[(m[0], m.end() < len(head)) for m in _WORD.finditer(head)] for head in pattern.heads]
        if not pattern.at_word or not begun or not all(begun):
            self.headless |= 1 << number
            return
        self.joined |= any(not _WORD.match(head) for head in pattern.heads) << number
        self.first.file(number, (words[0] for words in begun))
        if all(len(words) > 1 for words in begun):
            self.second.file(number, (words[1] for words in begun))
        else:
            self.second.free |= 1 << number

    def _word(self, word: str) -> Word:
        """What a word says of the patterns."""
        word = _VOWELS.sub("", word)
        found = {number for number, _, _ in self._literals.find_matches_as_indexes(word, overlapping=True)}
        first, second = (reduce(or_, (self._needed[n][k] for n in found), 0) for k in (0, 1))
        return Word(self.first.of(word), self.second.of(word), first, second)

    def _begun_by(self, word: str) -> tuple[int, ...]:
        """The numbers of the patterns that a word can begin."""
        return tuple(_numbers(self.first.of(_VOWELS.sub("", word))))

    def with_marks(self, text: str) -> int:
        """The patterns whose marks all stand in a text."""
        here, found = set(text), ~0
        for mark, bits in self.marked.items():
            if here.isdisjoint(_figures()) if mark == "0" else mark not in here:
                found &= ~bits
        return found

    def places(self, folded: str, start: int, end: int) -> Places:
        """Which patterns may match inside a stretch, and where."""
        places, known = _known_in(self, folded)
        first, last = bisect_left(places, start), bisect_left(places, end)
        marked = self.with_marks(folded[start:end])
        one, other = self.free
        goes_on = known[last][1]
        begun: list[tuple[int, int]] = []
        for at in range(last - 1, first - 1, -1):
            begins, goes, more, also = known[at]
            one |= more
            other |= also
            if begins and (begins := begins & goes_on & one & other & marked):
                begun.append((at, begins))
            goes_on = goes
        if first:  # the stretch may begin inside a word
            one, other = one | known[first - 1].holds, other | known[first - 1].holds_too
        found: dict[int, list[int]] = {}
        for at, bits in reversed(begun):
            place = places[at]
            if joined := bits & self.joined:
                for i in _numbers(joined):
                    found.setdefault(i, []).extend(range(max(start, _end_before(folded, place)), place + 1))
                bits ^= joined
            for i in _numbers(bits):
                if i in found:
                    found[i].append(place)
                else:
                    found[i] = [place]
        anywhere = _numbers(self.headless & marked & one & other)
        return {i: found.get(i) for i in sorted((*found, *anywhere))}

    def everywhere(self, pattern: Pattern, folded: str, start: int, end: int) -> list[int] | None:
        """Where a pattern may match inside a stretch by its heads alone; None: anywhere, or not one of these."""
        number = self._numbers.get(pattern)
        if number is None or self.headless >> number & 1:
            return None
        places = _everywhere(self, folded).get(number, [])
        return places[bisect_left(places, start) : bisect_left(places, end)]


@cache
def _figures() -> frozenset[str]:
    """The figures of every writing; there are none beyond this bound."""
    return frozenset(c for c in map(chr, range(0x1FBFA)) if c.isdecimal())


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        last = bits.bit_length() - 1
        yield last
        bits ^= 1 << last


def _piece(literal: str) -> str:
    """The longest part of a literal that stands inside one word."""
    return max(_WORD.findall(literal), key=len, default="")


@lru_cache(maxsize=4)
def _words_in(folded: str) -> tuple[list[int], list[str]]:
    """The places of the words of a text, and the words."""
    pieces = _WORDS.split(folded)
    return list(accumulate(map(len, pieces)))[0:-1:2], pieces[1::2]


@lru_cache(maxsize=8)
def _known_in(index: Index, folded: str) -> tuple[list[int], list[Word]]:
    """The places of the words of a text, and what each says; none stands behind the last."""
    places, words = _words_in(folded)
    return places, [*map(index.words.__getitem__, words), index.words[""]]


@lru_cache(maxsize=8)
def _everywhere(index: Index, folded: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    places, words = _words_in(folded)
    for place, begun in zip(places, map(index.begun_by.__getitem__, words), strict=True):
        for i in begun:
            at = _end_before(folded, place) if index.joined >> i & 1 else place
            found.setdefault(i, []).extend(range(at, place + 1))
    return found


def _end_before(folded: str, place: int) -> int:
    """Where the word before ends, behind which only marks and blanks stand up to a place."""
    while place and not (folded[place - 1].isalnum() or folded[place - 1] == "_"):
        place -= 1
    return place
