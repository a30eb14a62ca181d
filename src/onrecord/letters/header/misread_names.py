"""A name that a scan garbled and that is printed once: read as the one known name a confusion of letters leads to.

Only in a text that shows other signs of garbling, and only a word that no list of names has and that holds letters in
an order names hardly have: "Murpby" is Murphy. Where two known names are as near, or the word could be a name, what
letters mostly follow each other in names decides, if it decides clearly: "Larsori" is Larson. Else the ink stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.letters.header.assembly import Draft
from onrecord.letters.lookalikes import cased
from onrecord.letters.ocr_confusions import undone
from onrecord.letters.reading import Reading
from onrecord.reference.persons import personal_names

_ODD = {4: 3, 5: 6, 6: 12, 7: 12}
_ODD_LONG = 25
"""By a word's letters: the rarest run of three letters must stand in fewer names than this.

Tried on the 68,000 family names of the same census that the list leaves out: some 15 in 1,000 of them would be changed.
Of names of the list with one letter misread 60 in 100 of five letters are restored, 70 of six and seven, 85 of longer.
"""

MISREAD, KNOWN, COMMON = 6.0, 3.0, 1.5
"""What weighs against a misread letter, and for a name that is on the list, or common there (natural logarithms).

Of 3,000 names of the list, taken off it and with one letter misread, 32 in 100 are restored so, and of those left whole
2 in 100 are changed; of names on the list with one letter misread 72 in 100 are restored. With 3 in 100 letters misread
one name in six is, so that far more is won than lost; with 1 in 100 still twice as much.
"""

LEAST = 6
"""Letters of a word that is weighed so."""

LONG = 8
"""Letters from which two confusions are undone."""

_WORD = re.compile(r"[^\W_]{4,}")


def well_spelled(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with garbled names as they were meant; as they are in a text that is not garbled."""
    if not reading.garbled:
        return list(drafts)
    return [_mended(reading, draft) if draft.name else draft for draft in drafts]


def _mended(reading: Reading, draft: Draft) -> Draft:
    name = draft.name or ""

    def read(word: re.Match[str]) -> str:
        # What is printed twice with the same letters is so written.
        known = (meant(word[0]) or likelier(word[0])) if reading.text.count(word[0]) < 2 else ""
        return cased(word[0], known) if known else word[0]

    now = _WORD.sub(read, name)
    return replace(draft, name=now, misread=True) if now != name else draft


def meant(word: str) -> str:
    """The one known name that a word can be a misreading of, in small letters; "" when it is known, or none or two are.

    >>> meant("Murpby"), meant("Cliristlan"), meant("Murphy"), meant("Ronne")
    ('murphy', 'christian', '', '')
    """
    names, said = personal_names(), word.casefold()
    if said in names or names.rarest_run(said) >= _ODD.get(len(said), _ODD_LONG):
        return ""
    # An accent is spelling: "Tobías" is no misread "Tobias".
    once = {one for one in undone(said) if one.isascii() == said.isascii()}
    near = {one for one in once if one in names}
    if not near and len(said) >= LONG:
        near = {two for one in once for two in undone(one) if two in names.common}
    found = near if len(near) == 1 else near & names.common
    return found.pop() if len(found) == 1 else ""


def likelier(word: str) -> str:
    """What a word is by one confusion, if it is far more likely a name than the word as printed; "" when it is not.

    >>> likelier("Larsori"), likelier("Ziegler"), likelier("Ashwcll")
    ('larson', '', 'ashwell')
    """
    names, said = personal_names(), word.casefold()
    if said in names or len(said) < LEAST or not said.isascii() or not said.isalpha():
        return ""
    weighed = [(_likelihood(said), "")]
    for one in {one for one in undone(said) if one.isascii() and one.isalpha()}:
        known = KNOWN * (one in names) + COMMON * (one in names.common)
        weighed.append((_likelihood(one) + known - MISREAD, one))
    return max(weighed)[1]


def _likelihood(word: str) -> float:
    """How likely a name has these letters in this order: the logarithm, each letter by the two before it."""
    padded = f" {word} "
    return sum(personal_names().likelihood(padded[n : n + 3]) for n in range(len(word)))
