"""The cues of one language: read from its TOML file, compiled once, found in a sentence.

A cue file is data for people who know letters; `recognisers/acts/en.toml` explains the fields. A pattern is a regular
expression with three additions: a space is any white space, `{name}` is any word of the class `name`, and ` .. ` is a
gap of up to six words. Patterns match whole words, in small letters, with straight apostrophes.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.errors import BadReference
from onrecord.letters import patterns
from onrecord.letters.pattern_index import Index
from onrecord.letters.patterns import Pattern, exchanged
from onrecord.letters.statements import plain
from onrecord.model import Act, Stance
from onrecord.reference.files import is_kept, kept

FOLDER = "recognisers/acts"
CONDITIONS = "recognisers/conditions"
FALLBACK = "en"
SOUGHT = ("own", "client", "addressee", "carry", "other", "government", "office", "connector")
"""Word classes that are looked for all over a letter."""

LONGEST = 2000
"""Characters of a stretch at most of which it is remembered what may match there: a sentence, and not a letter."""

LATELY = 8
"""Stretches that are remembered: a sentence is asked about by several readers, the last of them a few clauses on."""

GAP = r"(?:[\s,]+[^\s;:]+){0,6}?[\s,]+"
_KEYS = frozenset(
    ["id", "act", "pattern", "weight", "who", "unless", "at", "stance", "strength", "kind", "example", "counter"]
)
_MARK = re.compile(r"[,;:—–(“\"«\[，；：、،؛]\s*")
_NOT = re.compile(r"(?<=[a-z):]) not(?![a-z-])")
_CANNOT = re.compile(r"cannot(?!\|can't)")
_ARABIC = re.compile("[\u0621-\u064a]")
_ARABIC_LETTER = re.compile(r"\[[^\]]*\]|([\u0621-\u064a])([?*+]?)")
_VOWELS = "[\u064b-\u0652\u0640]*"
# A vowel sign stands inside a word, though it is no letter.
_WITH_VOWELS = r"[\w\u064b-\u0652]"


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One sign of one act. `group` is the table of the file it stands in; the other fields as in the file."""

    id: str
    group: str
    patterns: tuple[Pattern, ...]
    act: Act | None = None
    weight: float = 2.0
    who: str = "any"
    at: str = "any"
    unless: Pattern | None = None
    stance: Stance | None = None
    strength: int | None = None
    kind: str = ""
    example: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: where in the folded text, and the words that matched."""

    cue: Cue
    start: int
    end: int
    words: str


@dataclass(frozen=True, eq=False)
class Cues:
    """Everything one language's file holds."""

    language: str
    groups: Mapping[str, tuple[Cue, ...]]
    words: Mapping[str, Pattern]
    abbreviations: frozenset[str]
    conjunctions: frozenset[str] = frozenset()
    spaced: bool = True
    drops_subjects: bool = False

    @cached_property
    def rows(self) -> tuple[tuple[Cue, Pattern], ...]:
        """Every pattern, with its cue, in the order of the file."""
        return tuple((cue, pattern) for cues in self.groups.values() for cue in cues for pattern in cue.patterns)

    @cached_property
    def index(self) -> Index:
        """All patterns of cues, by number of row."""
        return Index(pattern for _, pattern in self.rows)

    @cached_property
    def index_of_words(self) -> Index:
        """The word classes that are looked for all over a letter."""
        return Index(self.words[name] for name in SOUGHT if name in self.words)

    def likely(self, folded: str, start: int, end: int, group: str) -> list[tuple[Cue, Pattern]]:
        """The patterns of a group that may match in `folded[start:end]`, each with its cue."""
        return [(cue, pattern) for cue, pattern, _ in self._trials(folded, start, end, group)]

    def matches(self, folded: str, start: int, end: int, group: str) -> Iterator[tuple[Cue, re.Match[str]]]:
        """Every match of a group's patterns in `folded[start:end]`, pattern by pattern."""
        for cue, pattern, at in self._trials(folded, start, end, group):
            for m in pattern.matches(folded, start, end, at):
                yield cue, m

    def find(self, folded: str, start: int, end: int, group: str = "cue") -> Iterator[Hit]:
        """Every hit of a group's cues in `folded[start:end]`."""
        barred: dict[str, bool] = {}
        openings: list[int] | None = None
        for cue, pattern, at in self._trials(folded, start, end, group):
            if cue.at in ("start", "item"):
                openings = self._openings(folded, start, end) if openings is None else openings
                here = openings if at is None else [place for place in openings if place in at]
                found: Iterable[re.Match[str]] = [m for o in here if (m := pattern.regex.match(folded, o, end))]
            else:
                found = pattern.matches(folded, start, end, at)
            for m in found:
                if cue.unless and cue.id not in barred:
                    barred[cue.id] = cue.unless.search(folded, start, end) is not None
                if not barred.get(cue.id):
                    yield Hit(cue, m.start(), m.end(), " ".join(m[0].split()))

    def of_class(self, name: str, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every word of a class in `folded[start:end]`; none where the language has no such class."""
        pattern = self.words.get(name)
        if pattern is not None:
            yield from pattern.matches(folded, start, end, self.index_of_words.everywhere(pattern, folded, start, end))

    def _trials(self, folded: str, start: int, end: int, group: str) -> Sequence[_Trial]:
        """The patterns of a group worth trying on a stretch, in the order of the file, and where."""
        for seen in self._lately:
            if seen.folded is folded and seen.start <= start and end <= seen.end:
                break
        else:
            seen = self._look(folded, start, end)
        found = seen.groups.get(group, ())
        if seen.start == start and seen.end == end:
            return found
        return [
            (cue, pattern, near)
            for cue, pattern, at in found
            if (near := at and at[bisect_left(at, start) : bisect_left(at, end)]) or at is None
        ]

    def _look(self, folded: str, start: int, end: int) -> _Stretch:
        groups: dict[str, list[_Trial]] = {}
        rows = self.rows
        for i, at in self.index.places(folded, start, end).items():
            cue, pattern = rows[i]
            if cue.group in groups:
                groups[cue.group].append((cue, pattern, at))
            else:
                groups[cue.group] = [(cue, pattern, at)]
        seen = _Stretch(folded, start, end, groups)
        if end - start <= LONGEST:
            self._lately.insert(0, seen)
            del self._lately[LATELY:]
        return seen

    @cached_property
    def _lately(self) -> list[_Stretch]:
        """What was found of the stretches looked at last, the newest first."""
        return []

    def _openings(self, folded: str, start: int, end: int) -> list[int]:
        """Where a clause can begin: at the head, after a mark, after a connector."""
        found = {start} | {m.end() for m in _MARK.finditer(folded, start, end)}
        after = (m.end() for m in self.of_class("connector", folded, start, end))
        found |= {next((i for i in range(at, end) if not folded[i].isspace()), at) for at in after}
        return sorted(found)


_Trial = tuple[Cue, Pattern, list[int] | None]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What may match in a stretch of a text, by group: it serves for the clauses of a sentence too."""

    folded: str
    start: int
    end: int
    groups: Mapping[str, list[_Trial]]


@cache
def languages() -> tuple[str, ...]:
    """Languages that have a cue file, in name order."""
    folder = files("onrecord.letters").joinpath(FOLDER)
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def load(language: str) -> Cues:
    """The cues of a language; none where it has no file: English words mean nothing in Dutch ("die", "must").

    A text too short to tell its language is read as English. A language may have a file of conditions alone.

    >>> load("en").language, load("nl").rows, sorted(load("de").groups)
    ('en', (), ['condition'])
    """
    tag = language.split("-")[0].lower()
    if tag in languages():
        return _load(tag)
    return _load(FALLBACK) if tag == "und" else _none(tag)


@cache
def _none(tag: str) -> Cues:
    """No cues but those of conditions, where there is a file of them, with the marks that part clauses anywhere."""
    file = files("onrecord.letters").joinpath(CONDITIONS, f"{tag}.toml")
    known = (
        read(tomllib.loads(file.read_text(encoding="utf-8")), file.name) if tag.isalpha() and file.is_file() else None
    )
    return replace(
        _load(FALLBACK),
        groups=known.groups if known else {},
        words=known.words if known else {},
        abbreviations=frozenset(),
        conjunctions=frozenset(),
    )


@cache
def _load(language: str) -> Cues:
    name, source, of = _file(language)
    return kept(f"cues_{language}", lambda: read(tomllib.loads(source), name), Cues, of=of)


def _file(language: str) -> tuple[str, str, bytes]:
    """The name of a language's file, what stands in it, and with it the code by which it is understood."""
    name = f"{language}.toml"
    source = files("onrecord.letters").joinpath(FOLDER, name).read_text(encoding="utf-8")
    return (
        name,
        source,
        source.encode() + b"".join(Path(m).read_bytes() for m in (__file__, patterns.__file__, plain.__file__)),
    )


def make_ready(language: str = FALLBACK) -> None:
    """Build what processes keep of a language's file, where none has yet: a fenced worker may not write it."""
    if not is_kept(f"cues_{language}", of=_file(language)[2]):
        _load(language)


@dataclass(frozen=True, slots=True)
class _Writing:
    """How patterns of one file are to be understood: its word classes, its script, and its name for messages.

    contracts   a verb may be written together with the "not" behind it ("doesn't")
    """

    classes: Mapping[str, str]
    spaced: bool
    prefixes: str
    name: str
    contracts: bool = False


def read(data: Mapping[str, Any], name: str) -> Cues:
    """Cues from a parsed file; `name` is for messages. Raises `BadReference` for what cannot be used."""
    classes = {k: "(?:" + "|".join(_longest_first(v)) + ")" for k, v in data.get("classes", {}).items()}
    prefixes = "(?:" + "|".join(data["prefixes"]) + ")?" if data.get("prefixes") else ""
    writing = _Writing(classes, bool(data.get("spaced", True)), prefixes, name, bool(data.get("contracts")))
    words = {key: _compile("{" + key + "}", writing, key) for key in classes}
    groups: dict[str, tuple[Cue, ...]] = {}
    for group, rows in data.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            groups[group] = tuple(_cue(row, group, writing, data["language"]) for row in rows)
    ids = [c.id for cues in groups.values() for c in cues]
    for cue_id in ids:
        if ids.count(cue_id) > 1:
            raise BadReference(f"{name}: two cues are called {cue_id!r}")
    short, joining = (frozenset(data.get(key, ())) for key in ("abbreviations", "conjunctions"))
    drops = bool(data.get("drops_subjects", False))
    return Cues(data["language"], groups, words, short, joining, writing.spaced, drops)


def _cue(row: Mapping[str, Any], group: str, writing: _Writing, tag: str) -> Cue:
    where = f"{row.get('id', row.get('pattern', '?'))}"
    unknown = set(row) - _KEYS
    if unknown or "pattern" not in row or "id" not in row:
        raise BadReference(
            f"{writing.name}: {where}: " + (f"unknown fields {sorted(unknown)}" if unknown else "needs id and pattern")
        )
    patterns = row["pattern"] if isinstance(row["pattern"], list) else [row["pattern"]]
    act = row.get("act")
    return Cue(
        id=f"{tag}/{act or group}/{row['id']}",
        group=group,
        patterns=tuple(_compile(p, writing, where) for p in patterns),
        act=Act(act) if act else None,
        weight=float(row.get("weight", 2.0)),
        who=row.get("who", "any"),
        at=row.get("at", "any"),
        unless=_compile(row["unless"], writing, where) if "unless" in row else None,
        stance=Stance(row["stance"]) if "stance" in row else None,
        strength=row.get("strength"),
        kind=row.get("kind", row.get("vote", "")),
        example=row.get("example", ""),
        counter=row.get("counter", ""),
    )


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _with_vowels(m: re.Match[str]) -> str:
    """An Arabic letter with the vowel signs that may stand on it, both of them optional where the letter is."""
    if m[1] is None:
        return m[0]
    return f"(?:{m[1]}{_VOWELS}){m[2]}" if m[2] else m[1] + _VOWELS


def _compile(pattern: str, writing: _Writing, where: str) -> Pattern:
    def class_of(m: re.Match[str]) -> str:
        if m[1] not in writing.classes:
            raise BadReference(f"{writing.name}: {where}: no class {m[1]!r}")
        return writing.classes[m[1]]

    for _ in range(3):  # classes may name classes
        pattern = re.sub(r"\{([a-z_]+)\}", class_of, pattern)
    spaced = writing.spaced
    if writing.contracts:
        pattern = _CANNOT.sub("(?:cannot|can't)", pattern.replace("will not", "(?:will not|won't)"))
        pattern = _NOT.sub("(?: not|n't)", pattern)
    pattern = pattern.replace(" .. ", GAP if spaced else r".{0,20}?").replace(" ", r"\s+" if spaced else r"\s*")
    pattern, letter = exchanged(f"{writing.prefixes}(?:{pattern})", plain.FOLDED), r"[\w]"
    bare = pattern
    if _ARABIC.search(pattern):
        letter = _WITH_VOWELS
        pattern = _ARABIC_LETTER.sub(_with_vowels, pattern.replace(r"\w", letter))
    # Open where the pattern itself begins or ends with no letter ("asks (?!for)").
    edge = rf"(?:(?<!{letter})|(?!{letter}))" if spaced else ""
    try:
        return Pattern.of(f"{edge}(?:{pattern}){edge}", bare, at_word=spaced)
    except re.error as e:
        raise BadReference(f"{writing.name}: {where}: {e}") from None
