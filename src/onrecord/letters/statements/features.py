"""What the trained weights look at in a clause: its words, whose doing it is, and what stands beside it.

Every sign of a clause is a number of 32 bits, a hash of its name, so that the weights hold no words of any letter.
Words count by their first letters, which leaves endings out, long ones also nearly whole; names inside a sentence count
as one word. The cues found in a clause are no signs of it: weights that had seen which cues stand in the marked letters
would trust them too far in others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from zlib import crc32

from onrecord.letters.remembered import Remembered
from onrecord.letters.statements.acts import Clause
from onrecord.letters.statements.holders import Told
from onrecord.letters.statements.plain import fold

STEM = 6
"""Letters of a word that count: endings are left out."""

WHOLE = 9
"""Letters of a long word by which it counts once more, more nearly whole ("commendable" beside "commend")."""

MOST = 100_000
"""Words of which a language's numbers are kept at hand."""

OPENING, ENDING = 6, 4
"""Words at the head and at the end of a clause that count once more for standing there."""

AHEAD = 3
"""Clauses from the head or the end of a letter up to which the place of a clause counts."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[?;:\"]")
_SIGNS = re.compile(r"[^\W\d_]|\d+|[?？;；:：]")
_MASK = 0xFFFFFFFF
_PAIR, _FIRST, _FIRST_PAIR = 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35
_EARLY, _LATE = 0x27D4EB2F, 0x165667B1
_ARTICLE = re.compile(r"^[وفبلك]?(?:ال|لل)(?=..)|^[وف](?=...)")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a clause: the acts its neighbours' cues tell, and how many clauses stand before and behind.

    behind   none is counted beyond `AHEAD`
    """

    before: str
    after: str
    number: int
    behind: int


_numbers = Remembered[str, int](lambda name: crc32(name.encode()), most=MOST)


def whole(word: str, language: str) -> int:
    """The number of a word nearly whole.

    >>> whole("commendable", "en") == whole("commendably", "en") != whole("commended", "en")
    True
    """
    return crc32(f"{language}={fold(word)[:WHOLE]}".encode())


def shape(word: str) -> str:
    """A word as it counts: a name is "Xx", a figure "0", others their first letters.

    >>> shape("ratification"), shape("Arden"), shape("1998")
    ('ratifi', 'Xx', '0')
    """
    if word[0].isdigit():
        return "0"
    if word[0].isupper() and len(word) > 1:
        return "Xx"
    return _ARTICLE.sub("", fold(word))[:STEM]


@cache
def words_of(language: str) -> Remembered[str, int]:
    """The numbers of a language's words as they are written in a sentence."""
    return Remembered(lambda word: crc32(f"{language}:{shape(word)}".encode()), most=MOST)


@cache
def wholes_of(language: str) -> Remembered[str, int]:
    """The numbers of a language's long words, nearly whole; of a name, that of any name."""
    names = words_of(language)
    return Remembered(lambda word: names[word] if word[0].isupper() else whole(word, language), most=MOST)


def tokens(written: str, folded: str, *, spaced: bool = True) -> list[str]:
    """The words of a clause; its first word, and words all in capitals, in small letters."""
    if not spaced:
        return _SIGNS.findall(folded)
    found = _WORDS.findall(folded if written.isupper() else written)
    if found:
        found[0] = found[0].lower()
    return found


def see(clause: Clause, told: Told | None, words: Sequence[str], language: str, beside: Beside) -> set[int]:
    """The signs of a clause."""
    ids = list(map(words_of(language).__getitem__, words))
    pairs = [(a * _PAIR + b) & _MASK for a, b in pairwise(ids)]
    wholes = wholes_of(language)
    found = {*ids, *pairs, *(wholes[w] for w in words if len(w) >= STEM)}
    found.update([n ^ _EARLY for n in ids[:OPENING]], [n ^ _LATE for n in ids[-ENDING:]])
    if ids:
        found.add(ids[0] ^ _FIRST)
    if pairs:
        found.add(pairs[0] ^ _FIRST_PAIR)
    first = next((s.side for s in clause.subjects if s.nominative), "")
    subject = clause.subject.side if clause.subject else ""
    place = (min(beside.number, AHEAD), min(beside.behind, AHEAD))
    found.update(_doing(subject, clause.how, clause.lead, clause.condition is not None))
    found.update(_standing(first, language, min(len(words) // 6, 6), *place))
    found.update(_between(beside.before, beside.after))
    found.update([_numbers["has " + s.side] for s in clause.subjects])
    if told is not None:
        found.update(_telling(told.kind, told.main, told.subject.side, language, told.words))
    return found


def _numbered(*names: str) -> tuple[int, ...]:
    return tuple(map(_numbers.__getitem__, names))


@cache
def _doing(subject: str, how: str, lead: str | None, condition: bool) -> tuple[int, ...]:
    return _numbered(f"how {how}", f"lead {lead}", f"subject {subject}", f"condition {condition}")


@cache
def _standing(first: str, language: str, length: int, start: int, end: int) -> tuple[int, ...]:
    return _numbered(
        f"first {first}",
        f"language {language}",
        f"length {length}",
        f"from start {start}",
        f"from end {end}",
    )


@cache
def _between(before: str, after: str) -> tuple[int, ...]:
    return _numbered(f"before {before}", f"after {after}", f"between {before} {after}")


def _telling(kind: str, main: bool, side: str, language: str, words: str) -> tuple[int, ...]:
    return _numbered(f"told {kind} {main} {side}", f"told {language} {words}")


def named(words: Sequence[str], language: str) -> list[tuple[int, str]]:
    """Words and pairs of words of a clause with their numbers, to tell which of them spoke for an act."""
    ids = list(map(words_of(language).__getitem__, words))
    pairs = zip(ids, ids[1:], words, words[1:], strict=False)
    joined = [((a * _PAIR + b) & _MASK, f"{one} {two}") for a, b, one, two in pairs]
    whole_words = wholes_of(language)
    wholes = [(whole_words[w], w) for w in words if len(w) >= STEM]
    return [*joined, *zip(ids, words, strict=True), *wholes]
