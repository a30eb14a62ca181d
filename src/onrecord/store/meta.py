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


def count_up(tx: Connection, key: str) -> None:
    """One more under this key."""
    put_meta(tx, key, str(counted(tx, key) + 1))


def counted(tx: Connection, key: str) -> int:
    """How often `count_up` was called."""
    return int(get_meta(tx, key) or 0)
