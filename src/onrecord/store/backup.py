"""A backup is a record in a folder, whatever the record it is of lives in: it can be opened, searched and restored.

It is written beside its place and takes its name at the very end, so that a backup that is there is whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from onrecord.errors import StoreError
from onrecord.store.again import reindex
from onrecord.store.database import Database, explained
from onrecord.store.originals import Originals, flush_all, flush_folder
from onrecord.store.place import FILE, opened
from onrecord.store.schema import metadata, sources

AT_ONCE = 2_000


def backup(database: Database, originals: Originals, target: Path) -> None:
    """Copy a record to a folder that is not there yet. Raises `StoreError`."""
    _free(target)
    part = target.with_name(target.name + ".part")
    with explained(str(target)):
        shutil.rmtree(part, ignore_errors=True)
        part.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir()
    _copy(database, originals, part)
    with explained(str(target)):
        part.rename(target)
        flush_folder(target.parent)


def restore(source: Path, place: str | Path) -> None:
    """Bring a backup back: to a folder that is not there yet, or to an empty database. Raises `StoreError`."""
    if not (source / FILE).is_file():
        raise StoreError(f"{source}: is no backup of a record (no {FILE} in it)")
    database, originals = opened(source)
    try:
        if isinstance(place, str) and "://" in place:
            _copy_rows(database, originals, *opened(place))
        else:
            backup(database, originals, Path(place))
    finally:
        database.close()


def _free(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StoreError(f"{target}: is there already; name a place that is not")
    if target.exists():
        target.rmdir()


def _copy(database: Database, originals: Originals, part: Path) -> None:
    """Rows first, originals after: an original added meanwhile is one too many, never one too few."""
    if database.dialect == "sqlite":
        with explained(str(part)):
            _copy_file(database, part / FILE)
        copied, kept = opened(part)
        try:
            _copy_originals(copied, originals, kept)
        finally:
            copied.close()
    else:
        _copy_rows(database, originals, *opened(part))


def _copy_file(database: Database, target: Path) -> None:
    import sqlite3

    source = database.engine.raw_connection()
    copy = sqlite3.connect(target)
    try:
        source.driver_connection.backup(copy)  # type: ignore[union-attr]
    finally:
        copy.close()
        source.close()


def _copy_originals(listing: Database, source: Originals, target: Originals) -> None:
    with listing.reading() as tx:
        shas = list(tx.execute(select(sources.c.sha256).order_by(sources.c.number)).scalars())
    for sha in shas:
        if target.keep(source.get(sha), flush=False) != sha:
            raise StoreError(f"original {sha} is no longer what was added; run `onrecord verify`")
    flush_all()


def _copy_rows(database: Database, originals: Originals, target: Database, kept: Originals) -> None:
    """Copy row by row between two kinds of database; all or nothing."""
    try:
        with database.reading() as tx, target.writing() as to:
            if to.execute(select(func.count()).select_from(sources)).scalar_one():
                raise StoreError(f"{target.where}: holds a record already; name an empty place")
            for table in metadata.sorted_tables:
                to.execute(delete(table))
                rows = tx.execute(select(table), execution_options={"yield_per": AT_ONCE}).mappings()
                for some in rows.partitions(AT_ONCE):
                    to.execute(insert(table), [dict(row) for row in some])
            _continue_numbers(to)
            reindex(target)
            _copy_originals(database, originals, kept)
    finally:
        target.close()


def _continue_numbers(tx: Connection) -> None:
    """New rows get numbers after those that were copied."""
    if tx.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column: Any = table.c.get("number")
        if column is not None and table.name != "decisions":
            last = tx.execute(select(func.max(column))).scalar()
            if last:
                tx.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'number'), {int(last)})"))
