"""How the letters of a search are spread over states, kinds, years and acts."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, select

from onrecord.store import search
from onrecord.store.filters import Filters
from onrecord.store.query import parse
from onrecord.store.schema import letters, parties, statements, topics

MOST = 40
"""Values shown of one facet."""


def of(tx: Connection, typed: str, filters: Filters) -> dict[str, dict[str, int]]:
    """Letters per value: by state (on any side), kind, language, year, act and topic, the most first."""
    query = parse(typed)
    where = [filters.where(), *search.unwanted(tx, query)]
    if query.wanted:
        where.append(search.engine(tx).matching(query))
    found = select(letters.c.number).where(*where)
    columns: dict[str, tuple[ColumnElement[str | None], ColumnElement[int]]] = {
        "state": (parties.c.state, parties.c.letter),
        "kind": (letters.c.kind, letters.c.number),
        "language": (letters.c.language, letters.c.number),
        "year": (func.substr(letters.c.date, 1, 4), letters.c.number),
        "act": (statements.c.act, statements.c.letter),
        "topic": (topics.c.topic, topics.c.letter),
    }
    everything = not query.wanted and not query.unwanted and filters == Filters()
    return {name: _counted(tx, by, number, None if everything else found) for name, (by, number) in columns.items()}


def _counted(
    tx: Connection, by: ColumnElement[str | None], number: ColumnElement[int], found: Select[tuple[int]] | None
) -> dict[str, int]:
    many = func.count(distinct(number))
    asked = select(by, many).where(by.is_not(None)).group_by(by).order_by(many.desc(), by).limit(MOST)
    if found is not None:
        asked = asked.where(number.in_(found))
    return {str(value): count for value, count in tx.execute(asked)}
