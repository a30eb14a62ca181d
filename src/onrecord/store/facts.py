"""Treaty acts and votes, imported in bulk. A row imported again replaces itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.model import RollCall, TreatyAct, Vote
from onrecord.store import due, inventory
from onrecord.store.schema import roll_calls, treaty_acts, votes
from onrecord.store.seals import seal_roll_calls, sealed

AT_ONCE = 5_000
"""Rows written in one go: enough to be quick, few enough to stay small in memory."""


def save_treaty_acts(tx: Connection, acts: Iterable[TreatyAct]) -> int:
    """Keep treaty acts; returns how many were given. What came of asks to join a treaty is to be worked out again."""
    due.status_changed(tx)
    rows = [_act_row(act) for act in acts]
    inventory.enter(tx, treaty_acts, rows)
    return _upsert(tx, treaty_acts, rows)


def save_votes(tx: Connection, cast: Iterable[Vote]) -> int:
    """Keep votes, any number, with their roll calls; returns how many votes were given."""
    known: dict[str, int] = {}
    total = 0
    rest = iter(cast)
    while some := list(islice(rest, AT_ONCE)):
        new = {v.roll_call.id: v.roll_call for v in some if v.roll_call.id not in known}
        known |= _numbers(tx, new.values())
        rows = ({"state": v.state, "roll_call": known[v.roll_call.id], "vote": v.vote} for v in some)
        total += _upsert(tx, votes, rows)
    seal_roll_calls(tx, set(known.values()))
    return total


def save_roll_calls(tx: Connection, calls: Iterable[RollCall]) -> int:
    """Keep roll calls, for instance adopted without a vote; returns how many were given."""
    given = list(calls)
    seal_roll_calls(tx, set(_numbers(tx, given).values()))
    return len(given)


def treaty_acts_of(tx: Connection, *, state: str | None = None, treaty: str | None = None) -> list[TreatyAct]:
    """Acts, by treaty, state and day."""
    found = select(treaty_acts).order_by(treaty_acts.c.treaty, treaty_acts.c.state, treaty_acts.c.on, treaty_acts.c.act)
    if state is not None:
        found = found.where(treaty_acts.c.state == state)
    if treaty is not None:
        found = found.where(treaty_acts.c.treaty == treaty)
    return [
        TreatyAct(r.state, r.treaty, r.act, date.fromisoformat(r.on), r.source, bool(r.standing))
        for r in tx.execute(found)
    ]


def votes_of(
    tx: Connection,
    *,
    state: str | None = None,
    symbol: str | None = None,
    roll_call: str | None = None,
    title: str | None = None,
) -> Iterator[Vote]:
    """Votes, by day; `symbol` normalised ("A/RES/70/54"), `title`: words its title contains."""
    found = select(votes.c.state, votes.c.vote, roll_calls).join_from(
        votes, roll_calls, votes.c.roll_call == roll_calls.c.number
    )
    wanted = {votes.c.state: state, roll_calls.c.symbol: symbol, roll_calls.c.id: roll_call}
    found = found.where(*(column == value for column, value in wanted.items() if value is not None))
    if title is not None:
        found = found.where(roll_calls.c.title.icontains(title, autoescape=True))
    found = found.order_by(roll_calls.c.on, roll_calls.c.id, votes.c.state)
    calls: dict[int, RollCall] = {}
    for r in tx.execute(found, execution_options={"yield_per": AT_ONCE}):
        call = calls.get(r.number) or calls.setdefault(r.number, _call(r))
        yield Vote(call, r.state, r.vote)


def roll_calls_of(tx: Connection, *, symbol: str | None = None) -> list[RollCall]:
    """Roll calls, by day."""
    found = select(roll_calls).order_by(roll_calls.c.on, roll_calls.c.id)
    if symbol is not None:
        found = found.where(roll_calls.c.symbol == symbol)
    return [_call(r) for r in tx.execute(found)]


def _call(r: Any) -> RollCall:
    return RollCall(r.id, r.organ, r.symbol, date.fromisoformat(r.on), r.title, r.source)


def _act_row(act: TreatyAct) -> dict[str, Any]:
    plain = {
        "state": act.state,
        "treaty": act.treaty,
        "act": act.act,
        "on": act.on.isoformat(),
        "source": act.source,
        "standing": int(act.standing),
    }
    return sealed(treaty_acts, plain)


def _numbers(tx: Connection, calls: Iterable[RollCall]) -> dict[str, int]:
    """Keep the roll calls and give the short number of each."""
    rows = [
        {"id": c.id, "organ": c.organ, "symbol": c.symbol, "on": c.on.isoformat(), "title": c.title, "source": c.source}
        for c in calls
    ]
    if not rows:
        return {}
    _upsert(tx, roll_calls, rows, key=("id",))
    inventory.enter(tx, roll_calls, rows)
    known = select(roll_calls.c.id, roll_calls.c.number)
    ids = [row["id"] for row in rows]
    return {
        r.id: r.number
        for i in range(0, len(ids), 500)
        for r in tx.execute(known.where(roll_calls.c.id.in_(ids[i : i + 500])))
    }


def _upsert(tx: Connection, table: Table, rows: Iterable[dict[str, Any]], *, key: tuple[str, ...] = ()) -> int:
    """Insert, or replace the row with the same key; a few thousand at a time."""
    keys = key or tuple(column.name for column in table.primary_key)
    dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
    total = 0
    rest = iter(rows)
    while some := list(islice(rest, AT_ONCE)):
        once = {tuple(row[k] for k in keys): row for row in some}
        statement = dialect.insert(table)
        changed = {name: statement.excluded[name] for name in some[0] if name not in keys}
        tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=changed), list(once.values()))
        total += len(some)
    return total
