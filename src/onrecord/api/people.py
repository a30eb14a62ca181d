"""Who writes and receives: persons with their posts, and bodies, each once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.api.knowing import Known

if TYPE_CHECKING:
    from onrecord.record.identity import Person


@dataclass(frozen=True, slots=True)
class BodySeen:
    """A body that writes or receives. `name` as printed first; `letters`: how many it is in."""

    name: str
    state: str | None
    letters: int


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
