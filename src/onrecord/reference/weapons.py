"""Weapon classes, as words of policy alone: what treaties call them, never how anything works. One file each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of


@dataclass(frozen=True, slots=True)
class Weapon:
    """A class of weapons treaties speak of. `treaties`: ids of those that are about it."""

    id: str
    names: tuple[Name, ...]
    treaties: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id


def weapons() -> tuple[Weapon, ...]:
    """Every weapon class known, in order of id."""
    return tuple(_by_id().values())


def weapon(id: str) -> Weapon:
    """The weapon class of an id. Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "weapon class")


def find_weapon(name: str) -> Weapon | None:
    """The weapon class that bears a name in any language; None when none or more than one does.

    >>> find_weapon("armes à sous-munitions").id
    'cluster_munitions'
    """
    from onrecord.reference.gazetteer import look_up

    found = look_up(name, kinds=("weapon",))
    return weapon(found[0]) if len(found) == 1 else None


def read_weapon(table: files.Table) -> Weapon:
    """One file -> one weapon class. Raises `BadReference` for anything that is not as it should be."""
    return Weapon(
        id=table.text("id"),
        names=names_of(table),
        treaties=table.texts("treaties"),
        examples=table.texts("examples"),
        not_this=table.texts("not_this"),
    )


_by_id = loader("weapons", read_weapon)
