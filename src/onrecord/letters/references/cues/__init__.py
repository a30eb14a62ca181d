"""How letters point at other papers: one TOML file per language, with examples and counter-examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from onrecord.letters.references.cues.heads import Heads, Key

HERE = Path(__file__).parent

_BESIDE = re.split(
    r"\s+",
    "yours ours others replying link stop not_before not_after number day_only about to from of small between dated "
    "the under title voted gathers before_verbs also_verbs you we sent said before verb_first plainly_numbered",
)
_SECTIONS = ("letters", "treaties", "resolutions", "meetings", "documents", "statements")
_NOT_SEARCHED = frozenset((section, name) for section in _SECTIONS for name in _BESIDE)
"""Patterns that are matched beside a place, never looked for in a text."""


@dataclass(frozen=True, eq=False)
class Cues:
    """The cues of one language.

    patterns   (section, name) -> pattern, as written in the file
    """

    language: str
    patterns: Mapping[tuple[str, str], str]
    examples: tuple[tuple[str, str, str, str], ...]
    counter: tuple[tuple[str, str], ...]

    def source(self, section: str, name: str) -> str:
        """A pattern as written; one that never matches when the file has none."""
        return self.patterns.get((section, name)) or "(?!)"

    def compiled(self, section: str, name: str, shape: str = "{}", *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """A pattern put into a shape ("{}" stands for it) and compiled, once."""
        return _compiled(self.source(section, name), shape, flags)

    def joined(self, section: str, names: tuple[str, ...], shape: str, flags: int) -> re.Pattern[str]:
        """Several cues as one pattern, each a group with its name; one alone without a group."""
        if len(names) == 1:
            return self.compiled(section, names[0], shape, flags=flags)
        return _compiled("|".join(f"(?P<{name}>{self.source(section, name)})" for name in names), shape, flags)

    @cached_property
    def _searched(self) -> dict[tuple[str, tuple[str, ...]], tuple[frozenset[Key], bool]]:
        return {}

    def searched(self, section: str, names: tuple[str, ...]) -> tuple[frozenset[Key], bool]:
        """Those of some cues that the file has, and whether `heads` knows where each of them can begin."""
        known = self._searched.get((section, names))
        if known is None:
            keys = frozenset((section, name) for name in names if (section, name) in self.patterns)
            known = self._searched[section, names] = keys, self.heads.known.issuperset(keys)
        return known

    @cached_property
    def heads(self) -> Heads:
        """Where its patterns may begin."""
        return Heads({key: source for key, source in self.patterns.items() if key not in _NOT_SEARCHED})

    @property
    def edge(self) -> str:
        """What stands before a word: nothing of a word, but in Chinese, which sets no spaces."""
        return "" if self.language == "zh" else r"(?<!\w)"


@cache
def _compiled(source: str, shape: str, flags: int) -> re.Pattern[str]:
    return re.compile(shape.replace("{}", f"(?:{source})"), flags)


def languages() -> tuple[str, ...]:
    """Codes of the languages with cues, in order."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))


def _spaced(value: str) -> str:
    """A line of print may end, or be indented, at any space; one that may be left out may be left out whole."""
    return value.replace(" ?", r"(?:\s+)?").replace(" ", r"\s+")


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language, English where there are none of its own.

    >>> cues_of("xx").language
    'en'
    """
    path = HERE / f"{language.split('-')[0]}.toml"
    path = path if path.is_file() else HERE / "en.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    patterns = {
        (section, name): _spaced(value)
        for section, rows in data.items()
        for name, value in rows.items()
        if isinstance(value, str)
    }
    examples = tuple(tuple(row) for rows in data.values() for row in rows.get("examples", ()))
    counter = tuple(tuple(row) for rows in data.values() for row in rows.get("not", ()))
    return Cues(path.stem, patterns, examples, counter)
