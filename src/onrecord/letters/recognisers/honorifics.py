"""Titles before a name and letters after it, by our own lists (the language files): what is no part of a name.

A library's parser makes "H.E." a first name; here the name is kept whole and only what the lists know is taken off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.letters.cues import phrases, words

_ARTICLE = re.compile(r"(?:the|l['’]|le|la|el|il|der|die|das)\s+", re.IGNORECASE)


_GENERAL = re.compile(r"(?:Secretary|Manager|Director|Counsel|Assembly|Coordinator|Superintendent)\b", re.IGNORECASE)
_ACADEMIC = frozenset(("professor", "prof", "profesor", "profesora", "professeur", "профессор"))
_PARTICLES = ("de ", "d'", "d’", "van ", "von ", "al-", "el-", "ten ")


@dataclass(frozen=True, slots=True)
class Titled:
    """A name without its titles: characters `start` to `end` of the text; `posts`: titles that are posts as well."""

    start: int
    end: int
    honorifics: tuple[str, ...]
    posts: tuple[str, ...]
    suffixes: tuple[str, ...] = ()


def without_titles(text: str, code: str) -> Titled:
    """Take off what stands before and after a name.

    >>> found = without_titles("H.E. Mr. Tobias Osterley", "en")
    >>> "H.E. Mr. Tobias Osterley"[found.start:found.end], found.honorifics
    ('Tobias Osterley', ('H.E', 'Mr'))
    >>> found = without_titles("Senator Ada Corbishley MP", "en")
    >>> found.posts, found.suffixes
    (('Senator',), ('MP',))
    """
    start, end = 0, len(text.rstrip())
    start += len(text) - len(text.lstrip(' *_("“«'))
    honorifics: list[str] = []
    posts: list[str] = []
    while match := _titles(code).match(text, start, end):
        rest = text[match.end() : end].lstrip(" .,:")
        title = match[1].casefold().strip(" .")
        is_post = title in words("posts", code) and title not in _ACADEMIC
        if title == "general" and _GENERAL.match(rest):
            break  # "General Secretary": no general of that name
        if is_post and (not rest or (rest[0].islower() and not rest.startswith(_PARTICLES))):
            break  # "Minister of ...", "President and ...": a post that goes on
        (posts if is_post else honorifics).append(match[1].strip(" ."))
        start = end - len(rest) if rest else end
    suffixes: list[str] = []
    while match := _suffixes(code).search(text, start, end):
        suffixes.insert(0, match[1])
        end = match.start()
    return Titled(start, max(start, end), tuple(honorifics), tuple(posts), tuple(suffixes))


@cache
def _titles(code: str) -> re.Pattern[str]:
    some = "|".join(re.escape(p).replace(r"\ ", r"\s+").replace("'", "['’]") for p in phrases("honorifics", code))
    # A second title may stand in brackets: "Amb. (Dr.) Ada Ames".
    return re.compile(
        rf"(?:{_ARTICLE.pattern})?\(?((?<!\w)(?:{some})(?!['’]?\w|-\w))[.,]*\)?\s*(?:{_RETIRED}\s*)?(?:/\s*)?",
        re.IGNORECASE,
    )


_RETIRED = r"\((?:ret|retd|ret['’]d|rtd|retired|r|er|2s|en retraite|a\.\s?d)\.?\)"
"""Behind a rank: "Major General (Retd) Ada Ames", "Général (2S)"."""


@cache
def _suffixes(code: str) -> re.Pattern[str]:
    some = "|".join(re.escape(p) for p in phrases("suffixes", code) if p) or "(?!)"
    courtesies = r"\((?:mr|mrs|ms|miss|mx|dr|prof|m|mme|mlle|sr|sra|srta|dra|herr|frau|г-н|г-жа)\.?\)"
    return re.compile(rf",?\s+({some}|{courtesies})\.?(?:\s*\([^()]{{1,24}}\))?[\s,)*_]*\Z", re.IGNORECASE)
