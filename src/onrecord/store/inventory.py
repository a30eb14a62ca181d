"""A list of every row that cannot be made again, so that `verify` can name one that was removed by hand.

Files have theirs in the trail ("add"), decisions and the trail are numbered and chained; all else is entered here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store.schema import codings, disputes, inventory, redactions, roll_calls, settings, treaty_acts

NAMED: Mapping[Table, tuple[str, ...]] = {
    settings: ("kind", "key"),
    redactions: ("id",),
    disputes: ("number",),
    codings: ("letter", "coder"),
    treaty_acts: ("state", "treaty", "act", "on"),
    roll_calls: ("id",),
}
"""Tables and the columns that name a row."""

AT_ONCE = 5_000


def enter(tx: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """List rows that were written; those listed already stay so."""
    dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
    once = dialect.insert(inventory).on_conflict_do_nothing()
    made = [{"part": table.name, "name": _name(table, row)} for row in rows]
    for i in range(0, len(made), AT_ONCE):
        tx.execute(once, made[i : i + AT_ONCE])


def strike(tx: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Take a row off the list, as it is rightly removed."""
    tx.execute(delete(inventory).where(inventory.c.part == table.name, inventory.c.name == _name(table, row)))


def enter_all(tx: Connection) -> None:
    """List every row of a record made before there was a list."""
    for table in NAMED:
        enter(tx, table, _rows(tx, table))


def astray(tx: Connection) -> Iterator[tuple[str, str, bool]]:
    """Table and name of each row that is listed and gone (True), or here and not listed (False)."""
    for table in NAMED:
        listed = set(tx.execute(select(inventory.c.name).where(inventory.c.part == table.name)).scalars())
        here = {_name(table, row) for row in _rows(tx, table)}
        yield from ((table.name, name, True) for name in sorted(listed - here))
        yield from ((table.name, name, False) for name in sorted(here - listed))


def _rows(tx: Connection, table: Table) -> list[Mapping[str, Any]]:
    return [dict(row) for row in tx.execute(select(*(table.c[name] for name in NAMED[table]))).mappings()]


def _name(table: Table, row: Mapping[str, Any]) -> str:
    return " ".join(str(row[column]) for column in NAMED[table])
