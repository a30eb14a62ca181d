"""Every form in which every known thing may be printed: what the index of names is built from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reference.folding import words_of
from onrecord.reference.names import Name, Sort
from onrecord.reference.russian import adjective_forms, cases

_ANY_CASE, _CAPITAL_FIRST, _ALL_CAPITALS, _WITH_ITS_VOWEL = 0, 1, 2, 3
_DAMMA = "\u064f"


class Sense(NamedTuple):
    """What a form means. `kind` is "" for a phrase that only looks like the thing ("Guinea pig").

    case: 0 written in any case; 1 begins with a capital; 2 an abbreviation, all capitals; 3 bears its
    vowel sign, without which it is another name ("عُمان" is Oman, "عمان" and "عمّان" are Amman)
    """

    kind: str
    id: str
    language: str
    sort: str
    case: int
    since: int | None = None
    until: int | None = None

    def written_as(self, exact: str) -> bool:
        """True when the characters are cased as the name must be: "Turkey" is no turkey, "US" is not us."""
        if self.case == _ANY_CASE:
            return True
        if self.case == _CAPITAL_FIRST:
            return not exact[0].islower()
        if self.case == _WITH_ITS_VOWEL:
            return _DAMMA in exact
        return exact == exact.upper()


def every_sense() -> Iterator[tuple[str, Sense]]:
    """Each form of each name of each thing, with its sense; order of kinds is order of preference."""
    from onrecord.reference.bodies import bodies
    from onrecord.reference.forums import forums
    from onrecord.reference.states import states
    from onrecord.reference.treaties import treaties
    from onrecord.reference.weapons import weapons

    for state in states():
        for name in state.names:
            yield from _forms(name, "state", state.code, state.since, state.until)
        for phrase in state.not_this:
            yield phrase, Sense("", state.code, "mul", Sort.ALSO, _CAPITAL_FIRST if phrase[0].isupper() else 0)
        for city in state.cities:
            for name in city.names:
                yield from _forms(name, "place", city.id, None, None)
    for kind, things in (
        ("treaty", treaties()),
        ("organisation", bodies()),
        ("forum", forums()),
        ("weapon", weapons()),
    ):
        for thing in things:
            for name in thing.names:
                yield from _forms(name, kind, thing.id, None, None)
            for phrase in thing.not_this:
                yield phrase, Sense("", thing.id, "mul", Sort.ALSO, _ANY_CASE)


def _forms(name: Name, kind: str, id: str, since: int | None, until: int | None) -> Iterator[tuple[str, Sense]]:
    sense = Sense(kind, id, name.language, name.sort.value, _case(name, kind), name.since or since, name.until or until)
    if name.language == "ru" and sense.case != _ALL_CAPITALS:
        # Adjectives stand in the masculine, in small letters; nouns of people as names do.
        made = adjective_forms(name.text) if name.sort is Sort.ADJECTIVE and name.text.islower() else cases(name.text)
        for form in made:
            yield form, sense
    else:
        yield name.text, sense


def _case(name: Name, kind: str) -> int:
    if _DAMMA in name.text:
        return _WITH_ITS_VOWEL
    letters = [c for c in name.text if c.isalpha()]
    if not letters or letters[0].islower():
        return _ANY_CASE
    if len(letters) <= 8 and all(c.isupper() for c in letters):
        return _ALL_CAPITALS
    if kind not in ("state", "place") and len(name.text.split()) > 2:
        # "the convention on cluster munitions" is printed without capitals as often as with.
        return _ANY_CASE
    if kind == "treaty" and len(words_of(name.text).folded) > 1 and not name.text.split()[-1].isupper():
        return _ANY_CASE  # "la convention d'Oslo", "конвенции Осло"; not "a new start"
    return _CAPITAL_FIRST
