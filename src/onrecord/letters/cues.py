"""The phrases of the language files as patterns, made once and kept."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reference.languages import LanguageCues, languages

ANY = ""
"""In place of a language: all of them together."""


def codes(language: str) -> str:
    """What to ask the cues with for a letter in `language`: its own and English, whose marks stand in every letterhead.

    >>> codes("fr"), codes("en"), codes("und")
    ('fr+en', 'en', '')
    """
    if language == "und":
        return ANY
    return language if language == "en" else f"{language}+en"


def spoken(code: str) -> tuple[LanguageCues, ...]:
    """The cues of one language ("fr") or several ("fr+en"), of every one for `ANY`; () where there is no file."""
    wanted = code.split("+")
    return tuple(one for one in languages() if code == ANY or one.code in wanted)


@cache
def phrases(key: str, code: str = ANY) -> tuple[str, ...]:
    """All phrases of one key, longest first.

    >>> "objet" in phrases("subject", "fr"), "objet" in phrases("subject")
    (True, True)
    """
    found = {phrase for one in spoken(code) for phrase in getattr(one, key)}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


def _source(phrase: str) -> str:
    """The pattern of one phrase."""
    body = r"\s+".join(
        re.escape(word).replace(r"\.\.\.", r"[^\n]{0,60}?").replace(r"\*", r"\w*").replace("'", "['’]")
        for word in phrase.split()
    )
    return _edge(phrase[0], r"(?<!\w)") + body + ("" if phrase[-1] == "*" else _edge(phrase[-1], r"(?!\w)"))


def _edge(character: str, pattern: str) -> str:
    # Chinese knows no spaces between words: there a phrase may stand anywhere.
    return pattern if character.isalnum() and character < "\u2e80" else ""


@cache
def anywhere(key: str, code: str = ANY) -> re.Pattern[str]:
    """A pattern that finds any phrase of the key.

    >>> bool(anywhere("compliments", "en").search("The Embassy presents  its compliments to the Ministry"))
    True
    """
    return re.compile("|".join(_source(p) for p in phrases(key, code)) or r"(?!)", re.IGNORECASE)


@cache
def label(key: str, code: str = ANY) -> re.Pattern[str]:
    """A pattern for a line that begins with a mark of the key and a colon, a stop or wide space after it.

    >>> label("subject", "en").match("Re: Accession").end()
    4
    """
    some = "|".join(_source(p) for p in phrases(key, code)) or r"(?!)"
    return re.compile(rf"(?:{some})\s?(?:\.?\s*[:：]|\.(?=\s)|\s*[-–—](?=\s)|[ \t]{{3,}})\s*", re.IGNORECASE)


@cache
def begins(key: str, code: str = ANY) -> re.Pattern[str]:
    """The same phrases, to be used with `match`: a stretch that begins with one."""
    return anywhere(key, code)


@cache
def words(key: str, code: str = ANY) -> frozenset[str]:
    """The phrases of the key in lower case, for whole-word look-ups."""
    return frozenset(phrase.casefold() for phrase in phrases(key, code))
