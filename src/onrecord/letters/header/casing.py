"""Names printed in capitals, as one would write them: "OPEN FIELDS COALITION" -> "Open Fields Coalition".

Letterheads and signatures are set in capitals for their looks; a citation in capitals shouts. The value is written
naturally, the quotation keeps the ink.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Party, Place

_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "at",
        "by",
        "from",
        "with",
        "de",
        "la",
        "le",
        "les",
        "il",
        "lo",
        "gli",
        "degli",
        "du",
        "des",
        "d",
        "l",
        "et",
        "à",
        "au",
        "aux",
        "en",
        "sur",
        "pour",
        "y",
        "del",
        "los",
        "las",
        "el",
        "para",
        "con",
        "und",
        "der",
        "die",
        "das",
        "für",
        "von",
        "zu",
        "im",
        "am",
        "e",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "dei",
        "della",
        "delle",
        "per",
        "i",
        "в",
        "и",
        "по",
        "на",
        "за",
        "при",
        "о",
        "об",
        "из",
        "для",
        "от",
        "с",
        "к",
    ]
)
"""Words that stay small inside a name, in all languages together: none of them is a name of its own."""

_OFFICE = re.compile(
    r"(minist|secr[eé]t|embajad|ambassad|direcci|direction|d[eé]part|commiss|comisi|mission permanente|misi[oó]n perm|"
    r"d[eé]l[eé]gation|pr[eé]siden|gouvern|gobierno|conseil|consejo|consulat|"
    r"министерств|департамент|посольств|управлени|постоянно|комитет|комисси|администраци|правительств|канцеляри|отдел)",
    re.IGNORECASE,
)
"""Offices that Romance languages and Russian write with one capital: "Ministère des affaires étrangères"."""

_REALM = re.compile(
    r"(r[eé]p[uú]bli|fed[eé]ra[ct]i|f[eé]d[eé]ra|royaume|reino|kingdom|республик|федераци|королевств|союз)", re.I
)
"""What a state is called keeps its capital inside an office's name: "дел Республики Арден"."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLC]{2,}\Z")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-ÝАЕЁИОУЫЭЮЯ]")
_PREFIXED = re.compile(r"(Mc|Mac(?=don|arth|kenz|mill|gre|int|kin)|[OD][’'])([a-zà-ÿ])")


def natural(name: str, language: str = "en", *, person: bool = False) -> str:
    """A name in capitals as it is written in running text; any other name unchanged.

    Words without a vowel or of one to three letters between full stops stay ("NGO", "U.N."), roman numbers too.

    >>> natural("OPEN FIELDS COALITION"), natural("MINISTRY OF DEFENCE"), natural("WILLIAM H. MCADOO", person=True)
    ('Open Fields Coalition', 'Ministry of Defence', 'William H. McAdoo')
    >>> natural("MINISTÈRE DES AFFAIRES ÉTRANGÈRES", "fr"), natural("CAMPAÑA CAMPOS ABIERTOS", "es")
    ('Ministère des affaires étrangères', 'Campaña Campos Abiertos')
    >>> natural("ICRC"), natural("Embassy of Ardovia")
    ('ICRC', 'Embassy of Ardovia')
    """
    letters = [c for c in name if c.isalpha()]
    if not letters or not all(c.isupper() or c.lower() == c.upper() for c in letters):
        return name
    words = _WORD.findall(name)
    if not person and len(words) == 1 and len(name) <= 6:
        return name
    first, sentence = True, language != "en" and not person and bool(_OFFICE.match(name))
    out, at = [], 0
    for found in _WORD.finditer(name):
        out.append(name[at : found.start()])
        out.append(_word(found.group(), first=first, sentence=sentence, person=person))
        at, first = found.end(), False
    return "".join(out) + name[at:]


def _word(word: str, *, first: bool, sentence: bool, person: bool) -> str:
    if len(word) == 1 or _ROMAN.match(word) or (len(word) > 1 and not _VOWEL.search(word)):
        return word
    low = word.lower()
    if not first and low in _SMALL:
        return low
    if first or person or not sentence or _proper(word):
        made = low[0].upper() + low[1:]
        return _PREFIXED.sub(lambda m: m[1] + m[2].upper(), made) if person else made
    return low


def _proper(word: str) -> bool:
    """True for a name of its own: a state or a city keeps its capital inside a body's name."""
    from onrecord.reference.places import find_place
    from onrecord.reference.states import find_states

    return bool(_REALM.match(word) or find_states(word) or find_place(word))


def natural_party(party: Party, language: str) -> Party:
    """The party with name, post and body written naturally."""
    return replace(
        party,
        name=party.name and natural(party.name, language, person=True),
        role=party.role and natural(party.role, language),
        organisation=party.organisation and natural(party.organisation, language),
    )


def natural_place(place: Place | None) -> Place | None:
    """The place written naturally: a city in capitals is a name like a person's."""
    return place and replace(place, name=natural(place.name, person=True))
