"""How the letters of a search are spread over states, kinds, years and acts."""

from __future__ import annotations

from sqlalchemy import CTE, ColumnElement, Connection, Select, distinct, func, literal, select, union_all

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
    everything = not query.wanted and not query.unwanted and filters == Filters()
    found = None if everything else select(letters.c.number).where(*where).cte("found")
    columns: dict[str, tuple[ColumnElement[str | None], ColumnElement[int]]] = {
        "state": (parties.c.state, parties.c.letter),
        "kind": (letters.c.kind, letters.c.number),
        "language": (letters.c.language, letters.c.number),
        "year": (func.substr(letters.c.date, 1, 4), letters.c.number),
        "act": (statements.c.act, statements.c.letter),
        "topic": (topics.c.topic, topics.c.letter),
    }
    asked = (_counted(name, by, number, found) for name, (by, number) in columns.items())
    spread: dict[str, dict[str, int]] = {name: {} for name in columns}
    for row in tx.execute(union_all(*asked)):
        spread[row.name][str(row.value)] = row.many
    return {name: dict(sorted(some.items(), key=lambda one: -one[1])) for name, some in spread.items()}


def _counted(
    name: str, by: ColumnElement[str | None], number: ColumnElement[int], found: CTE | None
) -> Select[tuple[str, str | None, int]]:
    many = func.count(distinct(number))
    asked = select(literal(name).label("name"), by.label("value"), many.label("many")).where(by.is_not(None), by != "")
    if found is not None:
        asked = asked.where(number.in_(select(found.c.number)))
    most = asked.group_by(by).order_by(many.desc(), by).limit(MOST).subquery()
    return select(most.c.name, most.c.value, most.c.many)
