"""Who writes and receives: persons with their posts, and bodies, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.api.knowing import Known, known_of
from onrecord.api.known_record import KnownRecord

if TYPE_CHECKING:
    from onrecord.record.identity import Person


@dataclass(frozen=True, slots=True)
class BodySeen:
    """A body that writes or receives. `name` as printed first; `letters`: how many it is in."""

    name: str
    state: str | None
    letters: int


LATELY = 300
"""Letters among which persons and bodies are told apart, in a record of many."""


def near(found: KnownRecord, who: str = "") -> tuple[Known, int]:
    """The letters to tell persons and bodies apart among, and how many there would be.

    To tell everybody apart in a record of many letters takes long: there it is the last ones, or the last of those
    where `who` is the code of a state, or stands in the name of a person or a body.
    """
    who, total = who.strip(), found.record.count()
    if total <= LATELY:
        return found, total
    ways: list[dict[str, str]] = [{"state": who.upper()}, {"person": who}, {"body": who}] if who else [{}]
    counts = [found.record.count("", **way) for way in ways]
    total, wanted = next(((n, way) for n, way in zip(counts, ways, strict=True) if n), (0, {}))
    hits = found.record.search("", limit=min(LATELY, total), offset=max(0, total - LATELY), **wanted) if total else []
    letters = found.letters_by_id([hit.letter.id for hit in hits]).values()
    return known_of(letters, as_of=found.as_of), total


def people(found: Known) -> tuple[Person, ...]:
    """Everybody who writes or receives, by name; each once, as far as names and decisions tell."""
    from onrecord.record.identity import people as find_people

    return find_people(found.letters, found.decisions)


def bodies(found: Known) -> tuple[BodySeen, ...]:
    """Every body that writes or receives, by name; spellings that differ in small words or capitals are one."""
    from onrecord.record.parties import fold

    seen: dict[str, BodySeen] = {}
    for letter in found.letters:
        mine = {fold(p.organisation): p for p in (*letter.sender, *letter.recipients, *letter.copies) if p.organisation}
        for key, party in mine.items():
            before = seen.get(key) or BodySeen(" ".join((party.organisation or "").split()), party.state, 0)
            seen[key] = replace(before, letters=before.letters + 1, state=before.state or party.state)
    return tuple(sorted(seen.values(), key=lambda b: fold(b.name)))
