"""The same person or body over many letters, and who held which post when.

Two names are one person when they do not contradict each other and share a state or a body ("A. Ruiz" and "Ana Ruiz" of
one coalition); a person can say so or deny it ("same:<name>|<name>"), and a denial holds. Bodies are one when the words
of their names are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Day, Decision, Judgement, Letter, Party, standing
from onrecord.model.citation import dated
from onrecord.record.parties import fold, same_person, same_state, seat_words


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post a person is seen in. `first`, `last`: days of the letters that show it, not of the appointment."""

    role: str | None
    organisation: str | None
    first: Day | None
    last: Day | None
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One person. `name` is the fullest form seen, `names` all forms, `tenures` the posts by their first day."""

    name: str
    names: tuple[str, ...]
    state: str | None
    tenures: tuple[Tenure, ...]


def people(letters: Iterable[Letter], decisions: Sequence[Decision] = ()) -> tuple[Person, ...]:
    """Everybody who writes or receives, by name; each once.

    >>> people([])
    ()
    """
    said = _said(decisions)
    alike: dict[tuple[str, str, str], list[tuple[Party, Letter]]] = {}
    for letter in letters:
        for party in (*letter.sender, *letter.recipients, *letter.copies):
            if party.name:
                key = (fold(party.name), party.state or "", fold(party.organisation or ""))
                alike.setdefault(key, []).append((party, letter))
    groups: list[list[tuple[Party, Letter]]] = []
    by_word: dict[str, set[int]] = {}
    # Names in full come first, so that an initial finds the one it abbreviates and two that differ stay apart.
    for (name, _, _), seen in sorted(alike.items(), key=lambda item: -len(item[1][0][0].name or "")):
        near = {n for word in _words(name, said) for n in by_word.get(word, ())}
        fitting = [n for n in sorted(near) if _same(seen[0][0], groups[n], said)]
        if len(fitting) != 1:
            fitting = [len(groups)]
            groups.append([])
        groups[fitting[0]].extend(seen)
        for word in name.split():
            by_word.setdefault(word, set()).add(fitting[0])
    return tuple(sorted((_person(g) for g in groups), key=lambda p: fold(p.name)))


def _words(name: str, said: dict[frozenset[str], bool]) -> set[str]:
    """Words by which the groups of one person are found: two forms of a name share one, unless somebody joined them."""
    decided = {other for pair, same in said.items() if same and name in pair for other in pair}
    return {word for known in (name, *decided) for word in known.split()}


def same_body(one: str, other: str) -> bool:
    """True when two names of a body differ only in article, capitals, order of small words or punctuation.

    >>> same_body("the Open Fields Coalition", "Open Fields Coalition"), same_body("Open Fields", "Open Seas")
    (True, False)
    """
    return fold(one) == fold(other) or seat_words(one) == seat_words(other)


def in_post(people: Iterable[Person], words: str, on: Day | None = None) -> tuple[tuple[Person, Tenure], ...]:
    """Who is seen in a post whose name holds these words, by first day; with `on`, the one nearest before that day."""
    wanted = set(fold(words).split())
    found = [
        (person, tenure)
        for person in people
        for tenure in person.tenures
        if wanted <= set(fold(f"{tenure.role or ''} {tenure.organisation or ''}").split())
    ]
    found.sort(key=lambda x: (x[1].first or "9999", x[0].name))
    if on is None:
        return tuple(found)
    before = [x for x in found if x[1].first and x[1].first <= on]
    return tuple(before[-1:])


def _same(party: Party, group: Sequence[tuple[Party, Letter]], said: dict[frozenset[str], bool]) -> bool:
    if said:
        pairs = [frozenset((fold(party.name or ""), fold(other.name or ""))) for other, _ in group]
        if any(said.get(pair) is False for pair in pairs):
            return False
        if any(said.get(pair) for pair in pairs):
            return True
    first = group[0][0]
    return same_person(party, first) and any(_together(party, other) for other, _ in group)


def _together(one: Party, other: Party) -> bool:
    """True for one state or one body, or where neither side tells of any and the names are the same in full."""
    if one.state and other.state:
        return same_state(one.state, other.state)
    if one.organisation and other.organisation:
        return same_body(one.organisation, other.organisation)
    told = [bool(p.state or p.organisation) for p in (one, other)]
    return not all(told) and fold(one.name or "") == fold(other.name or "")


def _person(group: Sequence[tuple[Party, Letter]]) -> Person:
    names = tuple(dict.fromkeys(p.name for p, _ in group if p.name))
    posts: dict[tuple[str, str], list[tuple[Party, Letter]]] = {}
    for party, letter in group:
        if party.role or party.organisation:
            posts.setdefault((fold(party.role or ""), fold(party.organisation or "")), []).append((party, letter))
    tenures = sorted((_tenure(x) for x in posts.values()), key=lambda t: t.first or "9999")
    return Person(names[0], names, next((p.state for p, _ in group if p.state), None), tuple(tenures))


def _tenure(seen: Sequence[tuple[Party, Letter]]) -> Tenure:
    party = seen[0][0]
    days = sorted(d for _, x in seen if (d := dated(x)))
    letters = tuple(dict.fromkeys(x.id for _, x in seen))
    return Tenure(party.role, party.organisation, days[0] if days else None, days[-1] if days else None, letters)


def _said(decisions: Sequence[Decision]) -> dict[frozenset[str], bool]:
    said = {}
    for decision in standing(tuple(decisions)):
        if decision.about.startswith("same:") and decision.judgement is not Judgement.UNSURE:
            one, _, other = decision.about.removeprefix("same:").partition("|")
            said[frozenset((fold(one), fold(other)))] = decision.judgement is not Judgement.REJECT
    return said
