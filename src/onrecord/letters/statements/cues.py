"""The cues of one language: read from its TOML file, compiled once, found in a sentence.

A cue file is data for people who know letters; `recognisers/acts/en.toml` explains the fields. A pattern is a regular
expression with three additions: a space is any white space, `{name}` is any word of the class `name`, and ` .. ` is a
gap of up to six words. Patterns match whole words, in small letters, with straight apostrophes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.errors import BadReference
from onrecord.model import Act, Stance

FOLDER = "recognisers/acts"
FALLBACK = "en"
GAP = r"(?:[\s,]+[^\s;:]+){0,6}?[\s,]+"
LETTERS = 3
_KEYS = frozenset(
    ["id", "act", "pattern", "weight", "who", "unless", "at", "stance", "strength", "kind", "example", "counter"]
)
_MARK = re.compile(r"[,;:—–(“\"«\[，；：、،؛]\s*")
# Quotation marks and spaces of one kind; the forms of Arabic alif, ya and ta marbuta that writers interchange.
_FOLD = str.maketrans("’‘ʼ\n\u00a0\u202f\t\u2011أإآٱىة", "'''    -ااااي\u0647")
_ARABIC = re.compile("([\u0621-\u064a])")
_VOWELS = "[\u064b-\u0652\u0640]*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern and the literals of which one must occur wherever it matches (() = not known)."""

    regex: re.Pattern[str]
    anchors: tuple[str, ...]

    def may_match(self, folded: str) -> bool:
        """False only when no match is possible: a cheap look before the dear one."""
        return not self.anchors or any(a in folded for a in self.anchors)

    def search(self, folded: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a folded stretch."""
        return self.regex.search(folded, start, len(folded) if end is None else end)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Which patterns of all groups can match a text, told by three letters of a literal they need."""

    pairs: tuple[tuple[Cue, Pattern], ...]
    by_letters: Mapping[str, tuple[tuple[int, str], ...]]
    always: frozenset[int]

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> Index:
        """The index of a language's cues."""
        pairs = tuple((cue, pattern) for cue in cues for pattern in cue.patterns)
        by_letters: dict[str, list[tuple[int, str]]] = {}
        always = set()
        for i, (_, pattern) in enumerate(pairs):
            if not pattern.anchors or min(map(len, pattern.anchors)) < LETTERS:
                always.add(i)
                continue
            for anchor in pattern.anchors:
                by_letters.setdefault(anchor[:LETTERS], []).append((i, anchor))
        return cls(pairs, {k: tuple(v) for k, v in by_letters.items()}, frozenset(always))


@lru_cache(maxsize=16)
def _likely(index: Index, folded: str) -> dict[str, list[tuple[Cue, Pattern]]]:
    """The patterns worth trying on a text by group, in the order of the file; all groups ask for a clause in turn."""
    letters = frozenset(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))
    found = {i for i in index.always if index.pairs[i][1].may_match(folded)}
    for three in letters & index.by_letters.keys():
        for i, anchor in index.by_letters[three]:
            if i not in found and anchor in folded:
                found.add(i)
    by_group: dict[str, list[tuple[Cue, Pattern]]] = {}
    for i in sorted(found):
        pair = index.pairs[i]
        by_group.setdefault(pair[0].group, []).append(pair)
    return by_group


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything one language's file holds."""

    language: str
    groups: Mapping[str, tuple[Cue, ...]]
    words: Mapping[str, Pattern]
    abbreviations: frozenset[str]
    conjunctions: frozenset[str] = frozenset()
    spaced: bool = True
    drops_subjects: bool = False
    index: Index = field(default=Index((), {}, frozenset()), repr=False, compare=False)

    def likely(self, folded: str, group: str) -> list[tuple[Cue, Pattern]]:
        """The patterns of a group that may match this text, each with its cue."""
        return _likely(self.index, folded).get(group, [])

    def find(self, folded: str, start: int, end: int, group: str = "cue") -> Iterator[Hit]:
        """Every hit of a group's cues in `folded[start:end]`."""
        piece = folded[start:end]
        barred: dict[str, bool] = {}
        openings: list[int] | None = None
        for cue, pattern in self.likely(piece, group):
            if cue.at == "any":
                matches: Iterable[re.Match[str]] = pattern.regex.finditer(piece)
            else:
                openings = self._openings(piece) if openings is None else openings
                matches = [m for at in openings if (m := pattern.regex.match(piece, at))]
            for m in matches:
                if cue.unless and cue.id not in barred:
                    barred[cue.id] = cue.unless.may_match(piece) and cue.unless.search(piece) is not None
                if not barred.get(cue.id):
                    yield Hit(cue, start + m.start(), start + m.end(), " ".join(m[0].split()))

    def _openings(self, piece: str) -> list[int]:
        """Where a clause can begin: at the head, after a mark, after a connector."""
        found = {0} | {m.end() for m in _MARK.finditer(piece)}
        connector = self.words.get("connector")
        if connector:
            after = (m.end() for m in connector.regex.finditer(piece))
            found |= {next((i for i in range(at, len(piece)) if not piece[i].isspace()), at) for at in after}
        return sorted(found)


def fold(text: str) -> str:
    """The text in small letters with plain spaces and apostrophes, every character in its place.

    >>> fold("We’re\\nNOT")
    "we're not"
    """
    text = text.translate(_FOLD)
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def languages() -> tuple[str, ...]:
    """Languages that have a cue file, in name order."""
    folder = files("onrecord.letters").joinpath(FOLDER)
    return tuple(sorted(f.name[:-5] for f in folder.iterdir() if f.name.endswith(".toml")))


def load(language: str) -> Cues:
    """The cues of a language; those of English where a language has none.

    >>> load("en").language
    'en'
    """
    tag = language.split("-")[0].lower()
    return _load(tag if tag in languages() else FALLBACK)


@cache
def _load(language: str) -> Cues:
    name = f"{language}.toml"
    source = files("onrecord.letters").joinpath(FOLDER, name).read_text(encoding="utf-8")
    return read(tomllib.loads(source), name)


@dataclass(frozen=True, slots=True)
class _Writing:
    """How patterns of one file are to be understood: its word classes, its script, and its name for messages."""

    classes: Mapping[str, str]
    spaced: bool
    prefixes: str
    name: str


def read(data: Mapping[str, Any], name: str) -> Cues:
    """Cues from a parsed file; `name` is for messages. Raises `BadReference` for what cannot be used."""
    classes = {k: "(?:" + "|".join(_longest_first(v)) + ")" for k, v in data.get("classes", {}).items()}
    prefixes = "(?:" + "|".join(data["prefixes"]) + ")?" if data.get("prefixes") else ""
    writing = _Writing(classes, bool(data.get("spaced", True)), prefixes, name)
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
    index = Index.of(cue for cues in groups.values() for cue in cues)
    return Cues(data["language"], groups, words, short, joining, writing.spaced, drops, index=index)


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


def _compile(pattern: str, writing: _Writing, where: str) -> Pattern:
    def class_of(m: re.Match[str]) -> str:
        if m[1] not in writing.classes:
            raise BadReference(f"{writing.name}: {where}: no class {m[1]!r}")
        return writing.classes[m[1]]

    for _ in range(3):  # classes may name classes
        pattern = re.sub(r"\{([a-z_]+)\}", class_of, pattern)
    spaced = writing.spaced
    pattern = pattern.replace(" .. ", GAP if spaced else r".{0,20}?").replace(" ", r"\s+" if spaced else r"\s*")
    pattern = _ARABIC.sub(rf"\1{_VOWELS}", f"{writing.prefixes}(?:{pattern})".translate(_FOLD))
    # Open where the pattern itself begins or ends with no letter ("asks (?!for)").
    edge = r"(?:(?<![\w])|(?![\w]))" if spaced else ""
    try:
        regex = re.compile(f"{edge}(?:{pattern}){edge}")
    except re.error as e:
        raise BadReference(f"{writing.name}: {where}: {e}") from None
    return Pattern(regex, _anchors(pattern))


def _anchors(pattern: str) -> tuple[str, ...]:
    """Literals of which at least one must occur in any match; () when there are none worth looking for."""
    from re import _parser  # type: ignore[attr-defined]

    found = _required(_parser.parse(pattern))
    return tuple(sorted(found)) if found and min(map(len, found)) >= 1 else ()


def _required(parsed: Any) -> frozenset[str] | None:
    """The best set of literals of a parsed pattern: the one whose shortest literal is longest."""
    best: frozenset[str] | None = None
    run = ""

    def offer(found: frozenset[str] | None) -> None:
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
            offer(_required(value[3]))
        elif kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] >= 1:
            offer(_required(value[2]))
        elif kind == "BRANCH":
            sides = [_required(branch) for branch in value[1]]
            if all(sides):
                offer(frozenset().union(*(s for s in sides if s)))
    if run:
        offer(frozenset({run}))
    return best
