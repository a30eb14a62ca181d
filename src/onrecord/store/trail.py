"""The trail: who changed what, a line for each change, each line sealed with the one before it.

Lines are only ever added. A line changed or removed by hand shows in `verify`, the last one too: where the chain ends
is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from onrecord.store.clock import now
from onrecord.store.meta import get_meta, put_meta
from onrecord.store.schema import audit
from onrecord.store.seals import TRAIL, chained, hashed

HEAD = "trail"
"""Key in `meta`: number and seal of the last line."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the trail. `detail`: what more is to be said, as JSON values."""

    number: int
    at: datetime
    by: str
    action: str
    subject: str
    detail: Any


def trace(tx: Connection, action: str, subject: str, detail: Any = None, *, by: str) -> None:
    """Write a line of the trail."""
    said = msgspec.json.encode(detail, enc_hook=str).decode()
    row = {"at": now().isoformat(), "by": by, "action": action, "subject": subject, "detail": said}
    seal = chained(head(tx)[1], row)
    number = tx.execute(insert(audit).returning(audit.c.number), row | {"seal": seal}).scalar_one()
    put_meta(tx, HEAD, f"{number} {seal}")


def head(tx: Connection) -> tuple[int, str]:
    """Number and seal of the last line; 0 and "" for an empty trail."""
    number, _, seal = (get_meta(tx, HEAD) or "0 ").partition(" ")
    return int(number), seal


def lines(tx: Connection, *, subject: str | None = None, limit: int | None = None) -> list[Change]:
    """Changes (to one thing), the latest first."""
    found = select(audit).order_by(audit.c.number.desc()).limit(limit)
    if subject is not None:
        found = found.where(audit.c.subject == subject)
    return [
        Change(r.number, datetime.fromisoformat(r.at), r.by, r.action, r.subject, msgspec.json.decode(r.detail))
        for r in tx.execute(found)
    ]


def broken(tx: Connection) -> Iterator[tuple[str, bool]]:
    """Which lines are not as they were written: their numbers in words, and True where they are gone."""
    last, seal = 0, ""
    for row in tx.execute(select(audit).order_by(audit.c.number), execution_options={"yield_per": 5000}).mappings():
        if row["seal"] != chained(seal, row):
            # A number may be skipped where a change was called off; a number skipped and a broken chain is a line gone.
            gone = row["number"] > last + 1
            yield (_numbers(last + 1, row["number"] - 1), True) if gone else (str(row["number"]), False)
        last, seal = row["number"], row["seal"]
    number, end = head(tx)
    if number > last:
        yield _numbers(last + 1, number), True
    elif (number, end) != (last, seal):
        yield str(last), False


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def chain_trail(tx: Connection) -> None:
    """Chain the lines of a record made before they were; a line changed by hand before that stays broken."""
    last, seal = 0, ""
    made = []
    for row in list(tx.execute(select(audit).order_by(audit.c.number)).mappings()):
        right = row["seal"] == hashed([row[name] for name in TRAIL])
        last, seal = row["number"], chained(seal, row) if right else "broken"
        made.append((last, seal))
    if made:
        put = update(audit).where(audit.c.number == bindparam("n")).values(seal=bindparam("new"))
        tx.execute(put, [{"n": number, "new": new} for number, new in made])
        put_meta(tx, HEAD, f"{last} {seal}")
