"""Places: capitals, seats of the United Nations and cities of diplomacy, each in the file of the state it lies in."""

from __future__ import annotations

from onrecord.reference import files
from onrecord.reference.states import City, states


def places() -> tuple[City, ...]:
    """Every place known, by state."""
    return tuple(_by_id().values())


def place(id: str) -> City:
    """The place of an id, as "Geneva". Raises `BadReference` for an id nobody bears."""
    from onrecord.reference.things import chosen

    return chosen(_by_id(), id, "place")


def find_place(name: str) -> City | None:
    """The place that bears a name in any language; None when none or more than one does.

    >>> find_place("Wellington").state, find_place("Женева").state
    ('NZL', 'CHE')
    """
    from onrecord.reference.gazetteer import look_up

    found = look_up(name, kinds=("place",))
    return place(found[0]) if len(found) == 1 else None


@files.remembered
def _by_id() -> dict[str, City]:
    return {city.id: city for state in states() for city in state.cities}
