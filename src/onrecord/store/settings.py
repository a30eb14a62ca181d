"""What people set by hand, as JSON under a kind and a key; who set what is in the trail (`trail.py`).

Kinds in use: `known` (header values from an archivist's list, by file), `check` (what must stay true), `sentence` (an
editor's own sentence in a profile), `edition` (of a profile, to tell the next from), `chase`, `extension`, `pause`
(when to ask again), `search` (a saved search), `private` and `embargo` (of a file), `as_at` (of imported
treaty rows), `account`.
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from onrecord.store import inventory
from onrecord.store.clock import now
from onrecord.store.meta import LINKS, READ
from onrecord.store.schema import audit, meta, settings
from onrecord.store.seals import sealed
from onrecord.store.trail import trace

RIGHTS = frozenset({"private", "embargo", "account"})
"""Kinds that say who may see what: an administrator sets them."""

OF_LETTERS = frozenset({"edition"})
"""Kinds whose values quote letters, private ones too: readers are not given them."""

SECRET = frozenset({"account"})
"""Kinds whose values never enter the trail."""


def put(tx: Connection, kind: str, key: str, value: Any, *, by: str) -> None:
    """Set a value (anything JSON holds); the one before goes to the trail."""
    was = get(tx, kind, key)
    if was == value:
        return
    tx.execute(delete(settings).where(settings.c.kind == kind, settings.c.key == key))
    row = {"kind": kind, "key": key, "value": _json(value), "by": by, "at": now().isoformat()}
    tx.execute(insert(settings), sealed(settings, row))
    inventory.enter(tx, settings, [row])
    trace(tx, "set", f"{kind}:{key}", {} if kind in SECRET else {"was": was, "now": value}, by=by)


def unset(tx: Connection, kind: str, key: str, *, by: str) -> None:
    """Take a value away; it stays in the trail."""
    was = get(tx, kind, key)
    if was is not None:
        tx.execute(delete(settings).where(settings.c.kind == kind, settings.c.key == key))
        inventory.strike(tx, settings, {"kind": kind, "key": key})
        trace(tx, "unset", f"{kind}:{key}", {} if kind in SECRET else {"was": was}, by=by)


def get(tx: Connection, kind: str, key: str) -> Any:
    """The value, or None."""
    found = tx.execute(select(settings.c.value).where(settings.c.kind == kind, settings.c.key == key)).scalar()
    return None if found is None else msgspec.json.decode(found)


def every(tx: Connection, kind: str) -> dict[str, Any]:
    """All values of a kind by key, keys in order."""
    found = select(settings.c.key, settings.c.value).where(settings.c.kind == kind).order_by(settings.c.key)
    return {row.key: msgspec.json.decode(row.value) for row in tx.execute(found)}


def _json(value: Any) -> str:
    return msgspec.json.encode(value, enc_hook=str).decode()


def stamp(tx: Connection) -> tuple[int, ...]:
    """Numbers that change when anything a view rests on does: the end of the trail, how often files were read and links
    changed."""
    found = tx.execute(_STAMP).one()
    return tuple(int(number or 0) for number in found)


_STAMP = select(
    select(func.max(audit.c.number)).scalar_subquery(),
    *(select(meta.c.value).where(meta.c.key == key).scalar_subquery() for key in (READ, LINKS)),
)
