"""The phrases of the language files as patterns, made once and kept."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.letters.inflected import INFLECTED, forms
from onrecord.reference.languages import LanguageCues, languages
from onrecord.reference.traditional import written

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
    """All phrases of one key, longest first; posts and bodies in every form they are printed in.

    >>> "objet" in phrases("subject", "fr"), "objet" in phrases("subject")
    (True, True)
    """
    said = [(one.code, phrase) for one in spoken(code) for phrase in getattr(one, key)]
    given = [(language, w) for language, phrase in said for w in (written(phrase) if language == "zh" else (phrase,))]
    found = {
        form for language, phrase in given for form in (forms(phrase, language) if key in INFLECTED else (phrase,))
    }
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


_Node = dict[str, Any]
_ACCENTED = {c: f"[{c}{bare}]" for c, bare in zip("àâéèêëîïôûç", "aaeeeeiiouc", strict=True)}
"""French capitals often go without their accents: "MINISTERE"; in a short word the accent may tell it apart."""
_LONG = 5


def _pieces(phrase: str) -> list[str]:
    """A phrase as pieces of a pattern, one a character; the last is the edge of its last word."""
    pieces: list[str] = []
    for word in phrase.split():
        if pieces:
            pieces.append(r"\s+")
        at = 0
        while at < len(word):
            if word.startswith("...", at):
                pieces.append(r"[^\n]{0,60}?")
                at += 3
                continue
            special = {"*": r"\w*", "'": "['’]"}.get(word[at]) or (
                _ACCENTED.get(word[at]) if len(word) >= _LONG else None
            )
            pieces.append(special or re.escape(word[at]))
            at += 1
    return [*pieces, "" if phrase[-1] == "*" else _edge(phrase[-1], r"(?!\w)")]


def _pattern(some: tuple[str, ...]) -> str:
    """One pattern for many phrases, the longest that fits winning: a tree, so that none is tried in vain."""
    worded, others = _Node(), _Node()
    for phrase in some:
        node = worded if _edge(phrase[0], "x") else others
        for piece in _pieces(phrase.lower()):
            node = node.setdefault(piece, {})
    parts = [rf"(?<!\w){_tree(worded)}"] if worded else []
    return "|".join([*parts, _tree(others)] if others else parts) or r"(?!)"


def _tree(node: _Node) -> str:
    if not node:
        return ""
    # What goes on stands before what ends here: the longest phrase wins.
    ends = {"", r"(?!\w)"}
    ways = [piece + _tree(child) for piece, child in node.items() if piece not in ends or child]
    ways += sorted(piece for piece, child in node.items() if piece in ends and not child)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _edge(character: str, pattern: str) -> str:
    # Chinese knows no spaces between words: there a phrase may stand anywhere.
    return pattern if character.isalnum() and character < "\u2e80" else ""


@cache
def anywhere(key: str, code: str = ANY) -> re.Pattern[str]:
    """A pattern that finds any phrase of the key.

    >>> bool(anywhere("compliments", "en").search("The Embassy presents  its compliments to the Ministry"))
    True
    """
    return re.compile(_pattern(phrases(key, code)), re.IGNORECASE)


@cache
def label(key: str, code: str = ANY) -> re.Pattern[str]:
    """A pattern for a line that begins with a mark of the key and a colon, a stop or wide space after it.

    >>> label("subject", "en").match("Re: Accession").end()
    4
    """
    some = _pattern(phrases(key, code))
    return re.compile(
        rf"(?:{some})\s?(?:\.?\s*[:：](?:[-–—](?=\s))?|\s*/\s*(?=[\u0621-\u064a])"
        r"|\.(?=\s)|\s*[-–—](?=\s)|[ \t]{3,})\s*",
        re.IGNORECASE,
    )


@cache
def begins(key: str, code: str = ANY) -> re.Pattern[str]:
    """The same phrases, to be used with `match`: a stretch that begins with one."""
    return anywhere(key, code)


@cache
def words(key: str, code: str = ANY) -> frozenset[str]:
    """The phrases of the key in lower case, for whole-word look-ups."""
    return frozenset(phrase.casefold() for phrase in phrases(key, code))
