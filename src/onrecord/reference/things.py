"""What treaties, bodies, forums and weapon classes have in common: an id, names, abbreviations, and their source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from onrecord.errors import BadReference
from onrecord.reference import files
from onrecord.reference.names import Name, Sort
from onrecord.reference.states import read_names


class Thing(Protocol):
    """Anything with an id of its own, and names."""

    @property
    def id(self) -> str: ...
    @property
    def names(self) -> tuple[Name, ...]: ...


T = TypeVar("T", bound=Thing)


def loader(kind: str, read: Callable[[files.Table], T]) -> Callable[[], dict[str, T]]:
    """A loader of all files of one kind, by id, once."""

    def load() -> dict[str, T]:
        found: dict[str, T] = {}
        for table in files.tables(kind):
            one = read(table)
            if one.id in found:
                raise table.bad("id", f"an id of its own; {one.id} is taken")
            found[one.id] = one
        return found

    return files.remembered(load)


def chosen(things: dict[str, T], id: str, what: str) -> T:
    """The thing of an id. Raises `BadReference` naming what was asked for."""
    try:
        return things[id]
    except KeyError:
        raise BadReference(f"no {what} has the id {id!r}") from None


def names_of(table: files.Table) -> tuple[Name, ...]:
    """The names of a thing: as a state's, with `abbreviations` that hold in every language."""
    table.sources()
    names = read_names(table) + tuple(Name(text, "mul", Sort.ALSO) for text in table.texts("abbreviations"))
    if not any(n.language == "en" and n.sort is Sort.SHORT for n in names):
        raise table.bad("short", "at least an English short name")
    return names
