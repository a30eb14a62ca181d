"""A body's name at the top of its paper that no word tells to be one: "SHORES WITHOUT MINES" over its street."""

from __future__ import annotations

import re

from onrecord.letters.address import has_honorific, names_in
from onrecord.letters.cues import anywhere, codes
from onrecord.letters.header.segments import whole_mention
from onrecord.letters.marks import is_contact, mark_of
from onrecord.letters.reading import Reading
from onrecord.model import ZoneKind

_ADDRESS = re.compile(r"\d")
_LONGEST = 60
_PAPERS = re.compile(
    r"\b(?:letter|statement|press|release|memorandum|note|draft|copy|translation|lettre|carta|nota|comunicado"
    r"|communiqué|déclaration|письмо|заявление|encl|annex)\b",
    re.IGNORECASE,
)
"""What a first line calls the paper itself."""


OF_A_SOCIETY = re.compile(
    r"(?:(?:vice|co)[- ]?)?(?:president[ea]?|présidente?|coordinat(?:or|rice)|coordonnat(?:eur|rice)|coordinadora?|"
    r"chair(?:man|woman|person)?|convenor|secretary[- ]general|secretari[oa] general|secrétaire générale?|"
    r"(?:executive |national )?director|directora? (?:ejecutiv[oa]|nacional)|direct(?:eur|rice) "
    r"(?:exécuti(?:f|ve)|nationale?)|"
    r"председатель(?: правления)?|координатор|رئيس|رئيسة|منسق|منسقة|主席|会长|协调员)",
    re.IGNORECASE,
)
"""Posts that head a society as well as a state: what is printed over such a signature is its body."""


def named_at_the_top(reading: Reading, signer: str | None, role: str | None = None) -> str | None:
    """The first line of a letterhead if it names no person, place or paper, and more speaks for a body.

    It stands over an address or telephone, the letter uses it again, or who signs heads what he leaves unsaid.
    `signer`: who signs; paper printed with his own name is no body's.
    """
    head = [line for line in reading.lines_of(ZoneKind.LETTERHEAD) if line.number < 8]
    if not head or head[0].number:
        return None
    first, code = head[0].text.strip(" *_"), codes(reading.language)
    over = OF_A_SOCIETY.fullmatch(role or "") or any(
        is_contact(line.text, code) or _ADDRESS.search(line.text) for line in head[1:4]
    )
    if not over and first.casefold() not in reading.text[head[0].end :].casefold():
        return None
    words = first.split()
    if not 1 < len(words) < 8 or len(first) > _LONGEST or re.search(r"[\d@:;?]", first) or not first[0].isupper():
        return None
    if mark_of(first, code) or has_honorific(first, code) or whole_mention(first) or _PAPERS.search(first):
        return None
    if anywhere("posts", code).search(first) or anywhere("salutations", code).match(first):
        return None
    greeted = [reading.text[s.start : s.end] for s in reading.spans(ZoneKind.SALUTATION)]
    others = {word for text in (signer or "", *greeted) for word in names_in(text)}
    return None if names_in(first) & others else first
