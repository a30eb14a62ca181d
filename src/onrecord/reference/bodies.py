"""Bodies: organs of the United Nations, other organisations, coalitions and campaigns. One file each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reference import files
from onrecord.reference.names import Name, shown
from onrecord.reference.things import chosen, loader, names_of

SORTS = ("un", "intergovernmental", "red_cross", "non_governmental")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or an organ of one.

    sort      un | intergovernmental | red_cross | non_governmental
    part_of   id of the body it is an organ of; None when it stands alone
    topics    ids of treaties and weapon classes it works on
    """

    id: str
    names: tuple[Name, ...]
    sort: str
    part_of: str | None = None
    topics: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()

    def name(self, language: str = "en") -> str:
        """Its name in a language, else in English."""
        return shown(self.names, language) or self.id


def bodies() -> tuple[Body, ...]:
    """Every body known, in order of id."""
    return tuple(_by_id().values())


def body(id: str) -> Body:
    """The body of an id. Raises `BadReference` for an id nobody bears."""
    return chosen(_by_id(), id, "body")


def find_body(name: str) -> Body | None:
    """The body that bears a name or abbreviation in any language; None when none or more than one does.

    >>> find_body("Совет Безопасности").id
    'UNSC'
    """
    from onrecord.reference.gazetteer import look_up

    found = look_up(name, kinds=("organisation",))
    return body(found[0]) if len(found) == 1 else None


def read_body(table: files.Table) -> Body:
    """One file -> one body. Raises `BadReference` for anything that is not as it should be."""
    sort = table.text("sort")
    if sort not in SORTS:
        raise table.bad("sort", "one of " + ", ".join(SORTS))
    return Body(
        id=table.text("id"),
        names=names_of(table),
        sort=sort,
        part_of=table.optional("part_of"),
        topics=table.texts("topics"),
        examples=table.texts("examples"),
        not_this=table.texts("not_this"),
    )


_by_id = loader("bodies", read_body)
