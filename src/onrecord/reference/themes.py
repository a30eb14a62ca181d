"""Themes of treaty work (use, transfer, victim assistance ...), each with the words that betray it per language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme. `cues`: language and beginning of a word or phrase ("stockpil" stands for stockpiles, stockpiling)."""

    id: str
    names: tuple[Name, ...]
    cues: tuple[tuple[str, str], ...]
    examples: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A cue of a theme in a text, characters `start` to `end`."""

    id: str
    start: int
    end: int


def themes() -> tuple[Theme, ...]:
    """Every theme known, in order of id."""
    return tuple(_by_id().values())


def theme(id: str) -> Theme:
    """The theme of an id. Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "theme")


def find_themes(text: str, language: str) -> tuple[ThemeFound, ...]:
    """Every cue of every theme in a text of a language, in order.

    >>> [f.id for f in find_themes("to destroy its stockpiles and assist the victims", "en")]
    ['stockpiling', 'victim_assistance']
    """
    pattern = _patterns().get(language)
    if pattern is None:
        return ()
    small = text.lower()
    # A few letters change their length in small ones; offsets must not.
    searched = small if len(small) == len(text) else text
    found = [(m.lastgroup or "", m.start(), m.end()) for m in pattern.finditer(searched)]
    return tuple(ThemeFound(id, start, end) for id, start, end in found)


def read_theme(table: files.Table) -> Theme:
    """One file -> one theme. Raises `BadReference` for anything that is not as it should be."""
    by_language = table.inner("cues")
    return Theme(
        id=table.text("id"),
        names=names_of(table),
        cues=tuple((language, cue) for language in by_language.values for cue in by_language.texts(language)),
        examples=table.texts("examples"),
        not_this=table.texts("not_this"),
    )


_by_id = loader("themes", read_theme)


@files.remembered
def _patterns() -> dict[str, re.Pattern[str]]:
    languages = {language for one in themes() for language, _ in one.cues}
    return {language: _pattern(language) for language in languages}


def _pattern(language: str) -> re.Pattern[str]:
    # One alternation of literals; a cue is the beginning of its last word, and spaces in it may be a line break.
    # Chinese has no word boundaries; Arabic writes conjunctions and the article onto the word.
    before = {"zh": "", "ar": r"(?<!\w)[وفبلك]{0,2}(?:ال)?"}.get(language, r"(?<!\w)")
    after = "" if language == "zh" else r"\w*"
    groups = []
    for one in themes():
        cues = sorted((c.lower() for known, c in one.cues if known == language), key=len, reverse=True)
        if cues:
            either = "|".join(r"\s+".join(map(re.escape, cue.split())) for cue in cues)
            groups.append(f"(?P<{one.id}>(?:{either}){after})")
    initials = {re.escape(c[0].lower()) for one in themes() for known, c in one.cues if known == language}
    ahead = "" if language == "ar" else f"(?=[{''.join(sorted(initials))}])"
    return re.compile(before + ahead + "(?:" + "|".join(groups) + ")")
