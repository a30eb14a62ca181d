"""How letters point at other papers: one TOML file per language, with examples and counter-examples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
NEVER = re.compile(r"(?!)")


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
        (section, name): value.replace(" ", r"\s+")  # a line of print may end, or be indented, at any space
        for section, rows in data.items()
        for name, value in rows.items()
        if isinstance(value, str)
    }
    examples = tuple(tuple(row) for rows in data.values() for row in rows.get("examples", ()))
    counter = tuple(tuple(row) for rows in data.values() for row in rows.get("not", ()))
    return Cues(path.stem, patterns, examples, counter)
