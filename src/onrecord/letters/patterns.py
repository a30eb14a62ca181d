"""Many patterns over one text: which of them can match, and where, told before any is tried.

Every match of a pattern begins with one of a few literals, its heads ("we", "my government"), and holds one of a few
others, its anchors ("cannot", "unable"). Both are read off the parsed pattern and found in one pass over the text. A
pattern is then tried only where one of its heads stands, and only if an anchor is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

MOST = 400
"""Heads of one pattern at most; beyond, the shorter beginnings they share are used."""

COMMON = 12
"""Heads of one small letter, beyond which a pattern can begin nearly everywhere."""

WIDEST = 64
"""Characters of a range ("[A-Z]") that are still told one by one."""

LENGTHS = (14, 7, 4)
"""Characters after which a head is long enough; the fewer, where longer heads would be too many to be told."""

NEEDS = 2
"""Sets of literals kept of a pattern at most."""

TELLING = 3
"""Characters of an anchor that tells something; a Chinese sign tells something alone."""

_ONCE = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
Literals = frozenset[str]


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern for folded text, compiled when it is first tried: few of a language's are in any letter.

    source    the regular expression
    anchors   literals of which one must occur in any match (() = not known)
    needs     the same, several sets of which each must be met, the rarest first
    marks     what else any match holds: single marks ("?"), and "0" for any figure
    heads     literals of which one must begin any match (() = not known); any white space and marks between words
              stand there as one blank
    at_word   a match begins where a word begins, if it begins with a letter or figure
    """

    source: str
    anchors: tuple[str, ...]
    heads: tuple[str, ...] = ()
    at_word: bool = True
    needs: tuple[tuple[str, ...], ...] = ()
    marks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, source: str, core: str, *, at_word: bool) -> Pattern:
        """`core`: the pattern without edges and Arabic vowel signs, from which heads and anchors are read.

        Raises `re.error` for what is no regular expression.
        """
        from re import _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(core)
        needed = sorted(dict.fromkeys(_needed(parsed)), key=_rarest, reverse=True)
        # "th" stands in every sentence
        telling = [one for one in needed if not any(len(a) < TELLING and a.isascii() for a in one)]
        anchors = needed[0] if needed and needed[0] in telling else frozenset()
        needs = tuple(tuple(sorted(one)) for one in telling[:NEEDS])
        marks = frozenset(m for one in needed if len(one) == 1 for m in one if len(m) == 1 and not m.isalpha())
        heads = tuple(sorted(_heads_of(parsed, Folding.SPACES)))
        return cls(source, tuple(sorted(anchors)), heads, at_word, needs, marks)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled."""
        return re.compile(self.source)

    def search(self, folded: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a folded stretch."""
        return self.regex.search(folded, start, len(folded) if end is None else end)

    def matches(self, folded: str, start: int, end: int, at: Sequence[int] | None) -> Sequence[re.Match[str]]:
        """What `finditer` gives in `folded[start:end]`, tried only `at` the given places (None: everywhere)."""
        if at is None:
            return tuple(self.regex.finditer(folded, start, end))
        match, done, found = self.regex.match, start, []
        for place in at:
            if place >= done and (m := match(folded, place, end)):
                done = m.end()
                found.append(m)
        return found


class Sought:
    """One pattern that is searched for all over a letter, tried only where one of its heads stands.

    >>> [m[0] for m in sought(r"(?:note|letter)s? of \\d+").finditer("Your letter of 12 May and our Note of 3 May")]
    ['letter of 12']
    """

    def __init__(self, regex: re.Pattern[str]) -> None:
        self.regex = regex
        self.match, self.fullmatch = regex.match, regex.fullmatch

    @property
    def _folding(self) -> Folding:
        return Folding.CASE if self.regex.flags & re.IGNORECASE else Folding.FIGURES

    @cached_property
    def _heads(self) -> AhoCorasick | None:
        from re import _parser  # type: ignore[attr-defined]

        from ahocorasick_rs import AhoCorasick, Implementation

        heads = _heads_of(_parser.parse(self.regex.pattern, self.regex.flags), self._folding)
        if not heads or sum(len(h) == 1 and h.islower() for h in heads) > COMMON:
            return None
        return AhoCorasick(sorted(heads), implementation=Implementation.ContiguousNFA)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        end = len(text) if end is None else end
        plain = _plain(text, self._folding) if end - start > SHORT else None
        if plain is None or self._heads is None:
            yield from self.regex.finditer(text, start, end)
            return
        match, done = self.regex.match, start
        for place in sorted({found[1] for found in self._heads.find_matches_as_indexes(plain, overlapping=True)}):
            if done <= place < end and (m := match(text, place, end)):
                done = max(m.end(), place + 1)
                yield m

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return next(self.finditer(text, start, end), None)


def sought(pattern: str, flags: int = 0) -> Sought:
    """Compile a pattern to be searched for all over a letter; raises `re.error` as `re.compile` does."""
    return Sought(re.compile(pattern, flags))


SHORT = 160
"""Characters up to which a pattern is tried everywhere: there it costs less than looking for its heads."""


@cache
def _signs() -> dict[str, str]:
    """Every figure and every kind of space to one of its kind; there are none beyond these bounds."""
    figures = {c: "0" for c in map(chr, range(0x1FBFA)) if c.isdecimal() and c != "0"}
    return figures | {c: " " for c in map(chr, range(0x3001)) if c.isspace() and c != " "}


def exchanged(text: str, table: Mapping[str, str]) -> str:
    """As `str.translate`, in a fourth of the time: a letter has few kinds of characters. No value may be a key.

    >>> exchanged("We\u00a0agree", {"\u00a0": " "})
    'We agree'
    """
    for character in table.keys() & set(text):
        text = text.replace(character, table[character])
    return text


@lru_cache(maxsize=8)
def _plain(text: str, folding: Folding) -> str:
    """A text with one kind of space and of figure, every character in its place."""
    return in_small(_plain(text, Folding.FIGURES)) if folding is Folding.CASE else exchanged(text, _signs())


def in_small(text: str) -> str:
    """A text in small letters, every character in its place: the few that are two when small ("İ") stay as they are."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Folding(Enum):
    """What has been made one in the text that heads are looked for in."""

    SPACES = "white space and marks, of which several are one"
    FIGURES = "white space, and figures"
    CASE = "white space, figures, and small and capital letters"


def _heads_of(parsed: Any, folding: Folding) -> Literals:
    """The literals one of which begins any match; none where it can begin with anything."""
    found: set[str] = set()
    for longest in LENGTHS:
        going_on, done = _beginnings(parsed, folding, longest)
        found = going_on | done
        if found and not any(map(_is_blank, found)):
            break
    if "" in found or not found:
        return frozenset()
    # "we" says all that "we are" says.
    return frozenset(h for h in found if not any(h[:n] in found for n in range(1, len(h))))


def _beginnings(parsed: Any, folding: Folding, longest: int) -> tuple[set[str], set[str]]:
    """How a match can begin: literals that what follows goes on with, and literals nothing is known behind."""
    going_on: set[str] = {""}
    done: set[str] = set()
    for op, value in parsed:
        before = going_on
        kind = str(op)
        if kind == "FAILURE" or (kind == "ASSERT_NOT" and not value[1]):
            return set(), done  # "(?!)": nothing matches
        if kind == "ASSERT" and value[0] > 0:  # what must follow ends the head
            more, last = set[str](), set[str]().union(*_beginnings(value[1], folding, longest))
        elif kind in _NO_WIDTH:
            continue
        else:
            more, last = _one(kind, value, folding, longest)
        done = done | {h + x for h in before for x in last}
        longer = {h + x for h in before for x in more}
        going_on = {h for h in longer if len(h) < longest}
        done |= longer - going_on
        if len(going_on) + len(done) > MOST:
            return set(), (done - longer - {h + x for h in before for x in last}) | before
        if not going_on:
            break
    return going_on, done


def _one(kind: str, value: Any, folding: Folding, longest: int) -> tuple[set[str], set[str]]:
    """The same for one part of a parsed pattern."""
    if kind == "LITERAL":
        return _character(value, folding)
    if kind == "SUBPATTERN":
        return _beginnings(value[3], folding, longest)
    if kind == "ATOMIC_GROUP":
        return _beginnings(value, folding, longest)
    if kind == "BRANCH":
        sides = [_beginnings(branch, folding, longest) for branch in value[1]]
        return set().union(*(s[0] for s in sides)), set().union(*(s[1] for s in sides))
    if kind == "IN":
        return _one_of(value, folding)
    if kind in _ONCE:
        least, most, inner = value
        going_on, done = _beginnings(inner, folding, longest)
        if most != 1 and folding is Folding.SPACES and going_on and not done and all(map(_is_blank, going_on)):
            going_on = {" "}
        elif most != 1:
            going_on, done = set(), going_on | done
        return (going_on | {""}, done) if least == 0 else (going_on, done)
    return set(), {""}


def _is_blank(begun: str) -> bool:
    """True for blanks and marks, behind which any word may stand; not for nothing at all."""
    return begun != "" and not any(c.isalnum() or c == "_" for c in begun)


def _one_of(value: Any, folding: Folding) -> tuple[set[str], set[str]]:
    """A set of characters: each of them, as folding has made it."""
    found: set[str] = set()
    for op, inner in value:
        kind = f"{op} {inner}" if str(op) == "CATEGORY" else str(op)
        if kind == "LITERAL" or (kind == "RANGE" and inner[1] - inner[0] < WIDEST):
            codes = (inner,) if kind == "LITERAL" else range(inner[0], inner[1] + 1)
            found = found.union(*(_character(code, folding)[0] for code in codes))
        elif kind == "CATEGORY CATEGORY_SPACE":
            found.add(" ")
        elif kind == "CATEGORY CATEGORY_DIGIT" and folding is not Folding.SPACES:
            found.add("0")
        else:
            return set(), {""}
    return found, set()


def _character(code: int, folding: Folding) -> tuple[set[str], set[str]]:
    character = chr(code)
    if folding is not Folding.SPACES:
        character = exchanged(character, _signs())
    if folding is Folding.CASE:
        character = character.lower()
    return ({character}, set()) if len(character) == 1 else (set(), {""})


def _needed(parsed: Any) -> list[Literals]:
    """Sets of literals of a parsed pattern, of each of which one is in any match."""
    found: list[Literals] = []
    run = ""
    for op, value in parsed:
        kind = str(op)
        if kind == "LITERAL":
            run += chr(value)
            continue
        if run:
            found.append(frozenset({run}))
        run = ""
        if kind == "SUBPATTERN":
            found += _needed(value[3])
        elif kind in _ONCE and value[0] >= 1:
            found += _needed(value[2])
        elif kind == "ASSERT" and value[0] > 0:
            found += _needed(value[1])
        elif kind in ("ASSERT", "ASSERT_NOT") and value[0] < 0 and len(set(value[1].getwidth())) > 1:
            raise re.error("look-behind requires fixed-width pattern")  # said now, not when it is first tried
        elif kind == "IN" and [f"{op} {inner}" for op, inner in value] == ["CATEGORY CATEGORY_DIGIT"]:
            found.append(frozenset({"0"}))
        elif kind == "BRANCH":
            sides = [_needed(branch) for branch in value[1]]
            if all(sides):
                found.append(frozenset().union(*(max(side, key=_rarest) for side in sides)))
    if run:
        found.append(frozenset({run}))
    return found


def _rarest(found: Literals) -> float:
    """How seldom a set is met: its commonest literal tells."""
    return min(map(_rarity, found))


def _rarity(literal: str) -> float:
    """How seldom a literal is met: the longer the seldomer, but that a language's small words are met everywhere."""
    return len(literal) / 4 if literal in small_words() else len(literal)


@cache
def small_words() -> frozenset[str]:
    """The words of every language known that say little by themselves ("the", "de", "и")."""
    from onrecord.reference.languages import languages

    return frozenset(word for one in languages() for word in one.function_words)
