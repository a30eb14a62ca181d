"""A seal on each precious row: the hash of its values, so that a row changed by hand shows and is named.

Seals guard against accidents and careless hands, not against somebody who knows this file. The ledger of decisions
(`ledger.py`) and the trail (`settings.py`) are chained besides; which rows there are stands in `inventory.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, select, update

from onrecord.store.schema import (
    audit,
    codings,
    disputes,
    redactions,
    roll_calls,
    settings,
    sources,
    treaty_acts,
    votes,
)

SEALED: Mapping[Table, tuple[str, ...]] = {
    sources: ("sha256", "name", "size", "added_at"),
    settings: ("kind", "key", "value", "by", "at"),
    redactions: ("sha256", "quote", "by", "at", "why", "lifted", "id"),
    disputes: ("id", "statement", "step", "by", "at", "words", "quote"),
    codings: ("letter", "coder", "body", "at", "done"),
    treaty_acts: ("state", "treaty", "act", "on", "source", "standing"),
}
"""Tables and the columns sealed, in order; the order is part of the seal. Roll calls are sealed with their votes."""

TRAIL = ("at", "by", "action", "subject", "detail")
"""The columns of `audit` that are sealed, after the seal of the line before."""

_CALL = ("id", "organ", "symbol", "on", "title", "source")


def sealed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return dict(row) | {"seal": hashed([row[name] for name in SEALED[table]])}


def chained(before: str, row: Mapping[str, Any] | RowMapping) -> str:
    """The seal of a line of the trail; `before`: the seal of the line before it."""
    return hashed([before, *(row[name] for name in TRAIL)])


def hashed(values: list[Any]) -> str:
    return sha256(
        json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    ).hexdigest()


def broken(tx: Connection) -> Iterator[tuple[str, str]]:
    """Table and name of each row whose seal does not fit."""
    for table, names in SEALED.items():
        key = [column.name for column in table.primary_key]
        for row in tx.execute(select(table), execution_options={"yield_per": 1000}).mappings():
            if row["seal"] != hashed([row[name] for name in names]):
                yield table.name, " ".join(str(row[name]) for name in key)
    for number, call, seal in _calls(tx):
        if call["seal"] != seal:
            yield roll_calls.name, f"{call['id']} (number {number})"


def seal_roll_calls(tx: Connection, numbers: set[int] | None = None) -> None:
    """Seal roll calls with all their votes."""
    made = [{"n": n, "seal": seal} for n, _, seal in _calls(tx) if numbers is None or n in numbers]
    if made:
        tx.execute(update(roll_calls).where(roll_calls.c.number == bindparam("n")).values(seal=bindparam("seal")), made)


def _calls(tx: Connection) -> Iterator[tuple[int, RowMapping, str]]:
    """Number, row and right seal of each roll call."""
    calls = {row["number"]: row for row in tx.execute(select(roll_calls)).mappings()}
    cast = select(votes.c.roll_call, votes.c.state, votes.c.vote).order_by(votes.c.roll_call, votes.c.state)
    rows = tx.execute(cast, execution_options={"yield_per": 5000})
    voted = {number: _voteshashed(some) for number, some in groupby(rows, key=lambda row: row.roll_call)}
    for number, row in calls.items():
        yield number, row, hashed([*(row[name] for name in _CALL), voted.get(number, "")])


def _voteshashed(cast: Iterator[Any]) -> str:
    return sha256("\n".join(f"{row.state} {row.vote}" for row in cast).encode()).hexdigest()


def seal_all(tx: Connection) -> None:
    """Seal every row of a record made before there were seals."""
    for table, names in ({audit: TRAIL} | dict(SEALED)).items():
        rows = list(tx.execute(select(table)).mappings())
        for row in rows:
            same = [column == row[column.name] for column in table.primary_key]
            tx.execute(update(table).where(*same).values(seal=hashed([row[name] for name in names])))
    seal_roll_calls(tx)
