"""The record's own values, by key: where a chain ends, how words were folded."""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from onrecord.store.schema import meta


def put_meta(tx: Connection, key: str, value: str) -> None:
    """Set one of the record's own values."""
    put = "INSERT INTO meta (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    tx.execute(text(put), {"key": key, "value": value})


def get_meta(tx: Connection, key: str) -> str | None:
    """One of the record's own values."""
    return tx.execute(select(meta.c.value).where(meta.c.key == key)).scalar()


LINKS = "links"
"""How often the links were changed."""

READ = "read"
"""How often a file was read, or what was read from one taken away."""

_ONE_MORE = text(
    "INSERT INTO meta (key, value) VALUES (:key, '1')"
    " ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT)"
)


def count_up(tx: Connection, key: str) -> None:
    """One more under this key."""
    tx.execute(_ONE_MORE, {"key": key})
