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
    if not found and "," in name:
        return _with_state(*(part.strip() for part in name.split(",", 1)))
    return place(found[0]) if len(found) == 1 else None


def _with_state(name: str, state: str) -> City | None:
    """A city with its state after it: "Bangkok, Siam"; None when the city lies in another."""
    from onrecord.reference.gazetteer import look_up

    found = [place(i) for i in look_up(name, kinds=("place",))]
    named = look_up(state, kinds=("state",))
    lying = [city for city in found if city.state in named]
    return lying[0] if len(lying) == 1 else None


@files.remembered
def _by_id() -> dict[str, City]:
    return {city.id: city for state in states() for city in state.cities}
