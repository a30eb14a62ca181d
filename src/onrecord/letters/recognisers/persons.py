"""Names of persons by their shape: a few capitalised words with initials and particles between, or Chinese ones."""

from __future__ import annotations

import re

from onrecord.letters.cues import anywhere
from onrecord.letters.recognisers.han_names import is_han_name

_PARTICLES = """
de da do dos das del della di du la le van von der den ter ten zu zum und y e i al el bin ibn ben bint ould arap abu af
av ap mac st san ул кызы оглы
"""
PARTICLES = frozenset(_PARTICLES.split())
_LINKS = "et and of the for und or des les in on at to pour contre against sur para por con with по"
_NO_PART = frozenset(_LINKS.split())
_FIELDS = frozenset(("asuntos", "relaciones", "derechos", "organismos", "affaires", "relations", "droits"))
"""With these begins what an office is for, as plainly capitalised as a name."""
_OF = frozenset(("de", "del"))
_TOKEN = re.compile(r"[^\s,]+")
_CAPITALISED = re.compile(
    r"['’‘ʻ`]?(?:[A-ZÀ-ÖØ-ÝĀ-ŽА-ЯЁƏİ][\w'’ʻ–-]*[.:]?|(?:[A-ZА-ЯЁ]\.-?){1,4}[A-ZА-ЯЁ]?"
    r"|(?:a[lnstdrz]h?|el|ul)-[A-ZÀ-Ý][\w'’-]+|d['’][A-ZÀ-Ý][\w'’-]+)\Z"
)
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ][.:]\s?){1,4}")
_GLUED = re.compile(r"(\b[A-ZÀ-ÝА-ЯЁ]\.)(?=[A-ZÀ-ÝА-ЯЁ][\w'’-]{2,})|\b[A-Z][A-Za-z]{1,3}\.(?=[A-Z]\.\s)")
_ONLY_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.-?){1,4}[A-ZА-ЯЁ]?\Z")
_OF_A_BODY = re.compile(r"(?:[A-Z]\.){1,4}[A-Z]\Z")
"""Initials that end a line, without their last stop: an editor's paper ("Redakteur der N.Z.Z."), no surname."""
_STOPPED = re.compile(r"[^\W\d_]{6,}\.\Z")
"""A whole word with a stop behind it, inside a line: a motto's ("Sufragio efectivo. No reelección"), no name."""
_ARABIC_WORD = re.compile(r"[\u0600-\u06ff.]+\Z")
# صلاح الدين is a name, الإنسانية and الذخائر are none; what عبد stands before is part of a name (عبد الملك).
_ARABIC_NO_NAME = re.compile(
    r"(?:و|ب|ل)?(?:ال|لل)\w{2,}(?:ية|يات|ات)\Z|(?:من|في|على|إلى|عن|بشأن|حول|ضد|لدى|أن|التي|الذي)\Z"
)
_SERVANT = re.compile(r"\bعبد\s+ال\w+")


def is_name(text: str, code: str) -> bool:
    """True for what can be a person's name and holds no word of a post, a body or a street.

    >>> is_name("Ilse van der Quarrender", "en"), is_name("Ministry of Trade", "en"), is_name("Г. К. Арденова", "ru")
    (True, False, True)
    """
    text = text.strip(' .,*_()"')
    if not text or len(text) > 60 or any(c.isdigit() for c in text):
        return False
    if "\u4e00" <= text[0] <= "\u9fff":
        return is_han_name(text)
    tokens = _TOKEN.findall(_GLUED.sub(r"\g<0> ", text))
    if not 1 <= len(tokens) <= 6 or not _shaped(tokens):
        return False
    if len(tokens) == 1 and (len(text) < 3 or _ONLY_INITIALS.match(text)):
        return False
    words = _SERVANT.sub(" ", _INITIALS.sub(" ", text))
    return not any(anywhere(key, code).search(words) for key in ("posts", "bodies"))


def _shaped(tokens: list[str]) -> bool:
    if any(t.casefold() in _NO_PART for t in tokens) or any(map(_STOPPED.match, tokens[1:-1])):
        return False
    if tokens[0].casefold() in _FIELDS:
        return False
    if len(tokens) > 3 and tokens[0].casefold() in _OF and "y" in map(str.casefold, tokens):
        return False  # "de Seguridad Internacional y Humana": what a director is of
    if all(_ARABIC_WORD.match(t) for t in tokens):
        return len(tokens) > 1 and not any(map(_ARABIC_NO_NAME.match, tokens))
    capitals = sum(bool(_CAPITALISED.match(t)) for t in tokens)
    others = [t for t in tokens if not _CAPITALISED.match(t)]
    return (
        capitals > 0
        and all(t.casefold().strip(".") in PARTICLES for t in others)
        and bool(_CAPITALISED.match(tokens[-1]))
        and not _OF_A_BODY.match(tokens[-1])
    )


def with_initials(text: str) -> bool:
    """A name whose initials stand before it without a space: "И.В.Арденов"."""
    return bool(_GLUED.search(text))


def surname_of(name: str) -> str:
    """The part two writings of one name share: its last word that is no initial, folded.

    >>> surname_of("Tobias OSTERLEY"), surname_of("Арденовой Г. К.")
    ('osterley', 'арденовой')
    """
    tokens = [t.strip(".,") for t in _GLUED.sub(r"\g<0> ", name).split()]
    full = [t for t in tokens if len(t) > 2] or tokens or [""]
    leading_initials = len(tokens[0]) <= 2 if tokens else False
    trailing_initials = len(tokens) > 1 and len(tokens[-1]) <= 2 and not leading_initials
    return (full[0] if trailing_initials else full[-1]).casefold()
