"""What a garbled word can stand for, when more than the word itself says so: its phrase, or the word printed again.

A word that no list knows is mended towards a cue only when a single confusion parts them (`mending`). Here the company
it keeps allows more: "Very truly vours" can be nothing but a close, "Mou cher Ames" nothing but a greeting, and a name
printed once as "Bntler" and elsewhere as "Butler" is one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.letters.cues import codes, phrases, spoken
from onrecord.letters.ocr_confusions import confused, undone

Mend = tuple[int, int, str]

LONG = 7
"""Letters from which a cue's word is known by one confusion, in any text: no other word comes so near by chance."""

_PHRASE_KEYS = ("salutations", "closings", "compliments", "letter_dated", "honorifics")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W_][\w|(’'-]*")
SHORT_LINE = 64
"""Characters of a line in which a greeting or a close is looked for."""
_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][^\W\d_]{3,}(?![\w'’-])")


@cache
def misread(words: frozenset[str], known: frozenset[str], language: str) -> dict[str, str]:
    """What one confusion makes of each long word, and no list knows: misread -> meant; those of two words are left out.

    >>> misread(frozenset(["secretary"]), frozenset(), "en")["secretarv"]
    'secretary'
    """
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) >= LONG:
            for wrong in undone(word, backward=False):
                # Endings are grammar where they are inflected, accents are spelling: "gesandten", "Députe".
                same_end = language == "en" or wrong[-1:] == word[-1:]
                if wrong not in known and same_end and wrong.isalpha() and wrong.isascii() == word.isascii():
                    found.setdefault(wrong, set()).add(word)
    return {wrong: meant.pop() for wrong, meant in found.items() if len(meant) == 1}


def may_be(seen: str, meant: str, most: int = 2) -> int:
    """By how many confusions of OCR engines `seen` can be a reading of `meant`; -1 when by more than `most`.

    >>> may_be("vours", "yours"), may_be("yciirs", "yours"), may_be("yours", "years")
    (1, 2, -1)
    """
    if abs(len(seen) - len(meant)) > most:
        return -1
    row = {0: 0}  # characters of `seen` read so far -> confusions, while `meant` is walked through
    for character in meant:
        after: dict[int, int] = {}
        for at, cost in row.items():
            if seen[at : at + 1] == character:
                after[at + 1] = min(cost, after.get(at + 1, most + 1))
            elif cost < most:
                for other in confused(character):
                    if seen.startswith(other, at):
                        stop = at + len(other)
                        after[stop] = min(cost + 1, after.get(stop, most + 1))
        row = after
        if not row:
            return -1
    return row.get(len(seen), -1)


@cache
def _by_word(code: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of two words and more by each of their words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in _PHRASE_KEYS:
        for phrase in phrases(key, code):
            words = tuple(phrase.casefold().split())
            if 2 <= len(words) <= 6 and all(word.isalpha() for word in words):
                for word in {w for w in words if len(w) > 2}:
                    found.setdefault(word, []).append(words)
    return {word: tuple(sorted(some, key=len, reverse=True)) for word, some in found.items()}


@cache
def _run_together(code: str) -> dict[str, int]:
    """The first two words of greetings and closes written as one -> where they part: "moncher", "dearmr"."""
    known = {word for one in spoken("") for word in one.function_words}
    found: dict[str, int] = {}
    for key in ("salutations", "closings"):
        for phrase in phrases(key, code):
            words = phrase.casefold().split()
            if len(words) > 1 and words[0].isalpha() and words[1].isalpha() and len(words[0] + words[1]) > 6:
                joined = words[0] + words[1]
                if joined not in known:
                    found[joined] = len(words[0])
    for title in ("mr", "mrs", "ms", "dr", "sir"):
        found[f"dear{title}"] = 4
    return found


def in_phrases(text: str, start: int, end: int, code: str, *, least: int = 2) -> Iterator[Mend]:
    """The garbled words of a line that opens with a greeting or a close, all of whose other words are right.

    least   words that the greeting or close must have
    """
    if end - start > SHORT_LINE:
        end = start + SHORT_LINE
    tokens = list(_TOKEN.finditer(text, start, end))[:7]
    said = [token[0].casefold() for token in tokens]
    if not said:
        return
    part = _run_together(code).get(said[0]) if least < 3 else None
    if part:
        at = tokens[0].start()
        yield at, tokens[0].end(), f"{tokens[0][0][:part]} {tokens[0][0][part:]}"
        return
    tried: set[tuple[str, ...]] = set()
    for word in said[:6]:
        for phrase in _by_word(code).get(word, ()):
            if phrase in tried or not least <= len(phrase) <= len(said):
                continue
            tried.add(phrase)
            costs = [may_be(seen, meant) for seen, meant in zip(said, phrase, strict=False)]
            if -1 not in costs and 0 < sum(costs) <= 3 and costs.count(0) * 3 >= len(costs):
                for token, meant, cost in zip(tokens, phrase, costs, strict=False):
                    if cost:
                        yield token.start(), token.end(), cased(token[0], meant)
                return
            if not any(costs):
                return


def cased(said: str, word: str) -> str:
    """The word in the case of what is printed."""
    letters = [c for c in said if c.isalpha()]
    if len(letters) > 1 and sum(c.isupper() for c in letters) * 2 > len(letters):
        return word.upper()
    return word.capitalize() if said[0].isupper() or not said[0].isalpha() else word


def printed_again(text: str, lines: Iterable[tuple[int, int]], language: str) -> Iterator[Mend]:
    """Names of head and foot that stand elsewhere with other letters, one confusion or two apart.

    What stands there more often is right; of two printings, the one whose letters follow each other as in other words.
    """
    code = codes(language)
    # Words with a capital alone: "duties" in the text says nothing of a Mr. Dulles.
    counts = Counter(word.casefold() for word in _WORD.findall(text) if len(word) > 3 and word[0].isupper())
    places = [(m.start(), m.end(), m[0]) for a, b in lines for m in _NAME.finditer(text, a, min(b, a + 110))]
    words = sorted({word.casefold() for _, _, word in places if counts[word.casefold()] < 3})
    for word in words:
        better = _better(word, counts, code)
        if better:
            for start, end, said in places:
                if said.casefold() == word:
                    yield start, end, cased(said, better)


def _better(word: str, counts: Counter[str], code: str) -> str:
    """The one other printing of a word that is better than it; "" without."""
    near = [
        other
        for other in counts
        if other != word
        and abs(len(other) - len(word)) < 3
        and (other[:2] == word[:2] or other[-3:] == word[-3:])
        and (may_be(word, other) > 0)
    ]
    if len(near) != 1:
        return ""
    other = near[0]
    if counts[other] > counts[word]:
        return other
    if counts[other] == counts[word] and len(other) != len(word):
        return other if len(other) < len(word) else ""  # one letter is read as two: "rn" for "m"
    return other if counts[other] == counts[word] and _oddness(word, code) > _oddness(other, code) else ""


def _oddness(word: str, code: str) -> int:
    """How many of its runs of three letters stand in no word that is known."""
    padded = f" {word} "
    known = _runs()
    return sum(padded[n : n + 3] not in known for n in range(len(padded) - 2))


@cache
def _runs() -> frozenset[str]:
    """Runs of three letters of the words of all cue lists and of the names of cities."""
    from onrecord.reference.places import places

    found: set[str] = set()
    for one in spoken(""):
        for key in ("posts", "bodies", "honorifics", "closings", "salutations", "function_words"):
            for phrase in getattr(one, key):
                for word in _WORD.findall(phrase.casefold()):
                    found |= {f" {word} "[n : n + 3] for n in range(len(word))}
    for city in places():
        for name in city.names:
            for word in _WORD.findall(name.text.casefold()):
                found |= {f" {word} "[n : n + 3] for n in range(len(word))}
    return frozenset(found)
