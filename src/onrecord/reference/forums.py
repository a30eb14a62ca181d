"""Forums: where states meet and negotiate: conferences, meetings of parties, processes. One file each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of


@dataclass(frozen=True, slots=True)
class Forum:
    """A place of negotiation.

    treaty   id of the treaty it serves or made; None when it serves none or several
    body     id of the body it belongs to
    """

    id: str
    names: tuple[Name, ...]
    treaty: str | None = None
    body: str | None = None
    examples: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id


def forums() -> tuple[Forum, ...]:
    """Every forum known, in order of id."""
    return tuple(_by_id().values())


def forum(id: str) -> Forum:
    """The forum of an id. Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "forum")


def find_forum(name: str) -> Forum | None:
    """The forum that bears a name in any language; None when none or more than one does.

    >>> find_forum("Oslo Process").treaty
    'CCM'
    """
    from onrecord.reference.gazetteer import look_up

    found = look_up(name, kinds=("forum",))
    return forum(found[0]) if len(found) == 1 else None


def read_forum(table: files.Table) -> Forum:
    """One file -> one forum. Raises `BadReference` for anything that is not as it should be."""
    return Forum(
        id=table.text("id"),
        names=names_of(table),
        treaty=table.optional("treaty"),
        body=table.optional("body"),
        examples=table.texts("examples"),
        not_this=table.texts("not_this"),
    )


_by_id = loader("forums", read_forum)
