"""All known names in one index, and the one pass over a text that finds them.

The longest name wins ("Papua New Guinea" is no Guinea), words are whole words, and a name that means two things gives
both. What is found is what is written in the data files and its case forms: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from onrecord.reference import files
from onrecord.reference.folding import Words, arabic_readings, has_arabic, is_arabic, without_article, words_of
from onrecord.reference.names import Sort
from onrecord.reference.senses import Sense, every_sense

_HERE = ""
"""Key of a node under which the senses of the name that ends there are kept; no word is empty."""

_ANYWHERE = frozenset({"mul", "ru", "uk", "ar", "fa", "zh"})
"""Languages whose names cannot be taken for a word of another: their script, or an abbreviation, tells."""

_RANK = {sort.value: n for n, sort in enumerate(Sort)}

# Words after which a lone name is a person's: "Mr. Jordan", "Mme France".
_HONORIFICS = frozenset(
    re.split(
        r"\s+",
        "mr mrs ms miss dr sir lord lady prof professor senator judge monsieur madame mme mlle m herr frau sr sra "
        "senor senora don dona signor signora г н господин госпожа",
    )
)
# A capital letter before a name that is also a surname makes it one ("Michael Jordan"), but for these words.
_PLAIN = frozenset(
    re.split(
        r"\s+",
        "a an the in of to from for and or by with at on as but if while when where both between since like unlike "
        "although against within among only even neither either nor that this about before after until during under "
        "over north south east west northern southern eastern western king queen president government ambassador "
        "embassy republic republik republique republica repubblica konigreich "
        "le la les l de du des d en et au aux par pour avec dans el los las y con por para del al der die das",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A known thing named in a text.

    kind     state | place | treaty | organisation | forum | weapon, of the first id
    ids      what it can mean, best first; more than one when it is ambiguous
    sort     short | formal | also | former | adjective: what kind of name it is
    because  the rule, for a person to read
    """

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    sort: str
    because: str

    @property
    def id(self) -> str:
        return self.ids[0]


def find_mentions(
    text: str, language: str | Sequence[str] | None = None, *, on: date | None = None
) -> tuple[Found, ...]:
    """Every known state, place, treaty, body, forum and weapon class named in a text, in order, none overlapping.

    `language`: BCP 47 tag or tags of the text; English names, formal names and other scripts are known beside them,
    None takes the names of every language. `on`: the day of writing, which settles names that changed hands.

    >>> [(f.kind, f.ids) for f in find_mentions("Papua New Guinea signed the Mine Ban Treaty.", "en")]
    [('state', ('PNG',)), ('treaty', ('APMBC',))]
    """
    asked = None if language is None else frozenset([language] if isinstance(language, str) else language)
    return _find(_index(), text, asked, on)


@lru_cache(maxsize=128)
def _find(index: _Index, text: str, asked: frozenset[str] | None, on: date | None) -> tuple[Found, ...]:
    """Remembered, as several readers ask about the same letter and the same lines of its head."""
    words = words_of(text)
    found: list[Found] = []
    free = 0
    for at in _beginnings(index, text, words):
        if at < free:
            continue
        for length, senses in _candidates(index, words, at):
            usable = _usable(senses, text, words, at, length, asked)
            if usable:
                free = at + length
                one = _settled(usable, words, at, length, on)
                if one and not (
                    _is_in_capitals(text, words, at, length) or _is_a_person(one, text, words, at, length, found)
                ):
                    found.append(one)
                break
    return tuple(found)


def _beginnings(index: _Index, text: str, words: Words) -> list[int]:
    """The words with which a name can begin."""
    first = index.first
    if has_arabic(text):
        return [n for n, word in enumerate(words.folded) if word in first or is_arabic(word)]
    following = [*words.folded[1:], ""]
    return [
        n
        for n, word in enumerate(words.folded)
        # Most words that begin a name ("the") begin none with the word behind them.
        if (node := first.get(word)) is not None and (_HERE in node or following[n] in node)
    ]


def look_up(name: str, *, kinds: Iterable[str] = (), on: date | None = None) -> tuple[str, ...]:
    """The ids a whole name stands for, best first; () when it is not known. Case does not matter here."""
    index = _index()
    words = words_of(name)
    wanted = frozenset(kinds)
    found = _whole(index, words, 0, wanted, on)
    if not found and len(words.folded) > 1 and words.folded[0] in ARTICLES:
        return _whole(index, words, 1, wanted, on)
    return found


def _whole(index: _Index, words: Words, at: int, wanted: frozenset[str], on: date | None) -> tuple[str, ...]:
    """The ids of the name that is all words from `at` on."""
    for length, numbers in _candidates(index, words, at):
        if at + length == len(words.folded):
            senses = [s for n in numbers if (s := index.senses[n]).kind and (not wanted or s.kind in wanted)]
            plain = [s for s in senses if s.sort != Sort.ADJECTIVE] or senses
            return _ids(_on_day(plain, on))
    return ()


ARTICLES = frozenset(re.split(" ", "the le la les l el los las il lo gli i der die das o os as"))


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    first: dict[str, Any]
    senses: tuple[Sense, ...]


def make_ready() -> None:
    """Build what processes keep of the names, where none has yet."""
    if not files.is_kept("names"):
        _index()


@files.remembered
def _index() -> _Index:
    first, rows = files.kept("names", _build, tuple[dict[str, Any], list[tuple[Any, ...]]])
    return _Index(first, tuple(Sense(*row) for row in rows))


def _build() -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    first: dict[str, Any] = {}
    numbers: dict[Sense, int] = {}
    for form, sense in every_sense():
        words = [without_article(word) for word in words_of(form).folded]
        # "The Gambia" is printed "Gambia" too; "La Paz" is no Paz.
        if len(words) > 1 and words[0] in ARTICLES and sense.kind != "place":
            words = words[1:]
        node = first
        for word in words:
            node = node.setdefault(word, {})
        here: list[int] = node.setdefault(_HERE, [])
        number = numbers.setdefault(sense, len(numbers))
        if number not in here:
            here.append(number)
    first.pop(_HERE, None)
    return first, [tuple(s) for s in numbers]


def _candidates(index: _Index, words: Words, at: int) -> list[tuple[int, list[int]]]:
    """Names that begin with word `at`: how many words, which senses; longest first."""
    found: list[tuple[int, list[int]]] = []
    node: dict[str, Any] = index.first
    for n in range(at, len(words.folded)):
        word = words.folded[n]
        if n > at and words.gaps[n] not in ("", " ") and not _joins(words.gaps[n]):
            break
        following = node.get(word)
        if following is None and is_arabic(word):
            following = next((node[w] for w in arabic_readings(word) if w in node), None)
        if following is None:
            break
        node = following
        if _HERE in node:
            found.append((n - at + 1, node[_HERE]))
    found.reverse()
    return found


def _joins(gap: str) -> bool:
    """True for what may part two words of one name: a space, a hyphen, a line break and indent; no blank line."""
    return len(gap) <= 80 and gap.count("\n") <= 1


def _usable(
    numbers: Sequence[int], text: str, words: Words, at: int, length: int, asked: frozenset[str] | None
) -> list[Sense]:
    senses = _index().senses
    exact = text[words.starts[at] : words.ends[at + length - 1]]
    return [s for n in numbers if (s := senses[n]).written_as(exact) and _spoken(s, asked, length)]


def _spoken(sense: Sense, asked: frozenset[str] | None, length: int) -> bool:
    """True when a name of this language may be met in a text of the languages asked for."""
    if asked is None or sense.language in asked or sense.language in _ANYWHERE:
        return True
    if sense.sort == Sort.ADJECTIVE:
        return False
    return sense.language == "en" or (sense.sort == Sort.FORMAL and length > 1)


def _settled(senses: list[Sense], words: Words, at: int, length: int, on: date | None) -> Found | None:
    """One finding of all that a name can mean; None when the phrase is listed as meaning none of them."""
    meant = _on_day(senses, on)
    if not meant[0].kind:
        return None
    # A city and its state may share a name ("Luxembourg"): the state is meant unless a dateline says otherwise.
    if any(s.kind == "state" for s in meant):
        meant = [s for s in meant if s.kind != "place"]
    first = meant[0]
    because = f"{first.sort} name of a {first.kind}" + (f" ({first.language})" if first.language != "mul" else "")
    return Found(first.kind, _ids(meant), words.starts[at], words.ends[at + length - 1], first.sort, because)


def _on_day(senses: list[Sense], on: date | None) -> list[Sense]:
    """The senses in use on a day, best first; all of them when none was."""
    day = on.year if on else 9999
    then = [s for s in senses if (s.since or 0) <= day <= (s.until or 9999)]
    return sorted(then or senses, key=lambda s: (bool(s.kind), _RANK.get(s.sort, 9)))


def _ids(senses: Iterable[Sense]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.id for s in senses))


def _is_a_person(one: Found, text: str, words: Words, at: int, length: int, found: list[Found]) -> bool:
    """True for a lone name that is somebody's: after an honorific, or a surname after a capitalised word."""
    if at == 0 or length > 1 or one.kind not in ("state", "place") or one.sort == Sort.ADJECTIVE:
        return False
    dotted = words.folded[at - 1] == "." and at > 1
    before = at - 2 if dotted else at - 1
    if words.folded[before] in _HONORIFICS:
        return True
    if one.kind == "state" and not _surname(one.id):
        return False
    if "\u0400" <= words.folded[at][0] <= "\u04ff":
        return False  # declined, it is the state: "Посольство Грузии"
    if dotted or words.gaps[at] != " " or not text[words.starts[before]].isupper() or words.folded[before] in _PLAIN:
        return False
    return not (found and found[-1].end == words.ends[before])


# Abbreviations that are words too: in a line of capitals they are nothing but words ("CALL US").
_WORDS = frozenset({"us", "laws", "aws", "las", "who", "it", "pax", "halo", "cd", "mag", "star"})


def _is_in_capitals(text: str, words: Words, at: int, length: int) -> bool:
    """True for an abbreviation that is a word too, beside a word in capitals."""
    if length > 1 or words.folded[at] not in _WORDS:
        return False
    beside = (n for n in (at - 1, at + 1) if 0 <= n < len(words.folded))
    return any(words.folded[n].isalpha() and _shouted(text[words.starts[n] : words.ends[n]]) for n in beside)


def _shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper()


@files.remembered
def _surnames() -> frozenset[str]:
    from onrecord.reference.states import states

    return frozenset(s.code for s in states() if s.is_also_a_surname)


def _surname(code: str) -> bool:
    return code in _surnames()
