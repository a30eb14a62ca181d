"""From the place a user names to an open database with its originals."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store.again import FOLDING, reindex
from onrecord.store.database import Database, connect_file, connect_server, explained
from onrecord.store.fold import VERSION
from onrecord.store.ledger import restand
from onrecord.store.meta import get_meta
from onrecord.store.migrations import Say, migrate, missing
from onrecord.store.originals import FolderOriginals, Originals, TableOriginals

FILE = "onrecord.db"
ROOM = 64 * 1024
"""Bytes free on a disk below which it is full: the file that SQLite makes beside a database takes half of them."""
SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def opened(place: str | Path, *, say: Say | None = None) -> tuple[Database, Originals]:
    """Open the place, making and migrating what is missing; `say` is told of what takes long."""
    if isinstance(place, str) and place.startswith(SCHEMES):
        return _server(place, say)
    return _folder(Path(place), say)


def _server(url: str, say: Say | None) -> tuple[Database, Originals]:
    engine = connect_server(url.replace("postgres://", "postgresql://", 1))
    database = Database(engine, engine.url.render_as_string(hide_password=True))
    _migrate(database, say, writable=True)
    return database, TableOriginals(database)


def _folder(folder: Path, say: Say | None) -> tuple[Database, Originals]:
    where = str(folder)
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{where}: is a file, and a record is a folder; name another place")
    with explained(where):
        folder.mkdir(parents=True, exist_ok=True)
        originals = FolderOriginals(folder / "originals")
        writable = os.access(folder, os.W_OK) and not _read_only_disk(folder)
        if not writable and not (folder / FILE).exists():
            raise StoreError(f"{where}: cannot be written, and holds no record to read; name another place")
        if writable:
            originals.folder.mkdir(exist_ok=True)
            originals.sweep()
    database = Database(connect_file(folder / FILE, read_only=not writable), where, read_only=not writable)
    try:
        _migrate(database, say, writable=writable)
    except StoreError:
        if not writable or not _shown_though_full(folder):
            raise
        database.close()
        database = Database(connect_file(folder / FILE, read_only=True), where, read_only=True)
        _migrate(database, say, writable=False)
        if say:
            say(f"{where}: the disk is full; the record is shown as it is, and nothing can be added or decided")
    return database, originals


def _migrate(database: Database, say: Say | None, *, writable: bool) -> None:
    """Take missing steps; looks first, so that opening an up-to-date record waits for no writer."""
    with database.reading() as tx:
        behind = missing(tx)
    if behind and not writable:
        raise StoreError(f"{database.where}: made by an older onrecord, and cannot be written to bring it up to date")
    if behind:
        with database.writing() as tx:
            migrate(tx, say=say)
            restand(tx)
    if writable:
        with database.reading() as tx:
            folded = get_meta(tx, FOLDING)
        if folded != VERSION:
            reindex(database)


def _read_only_disk(folder: Path) -> bool:
    # Windows has no such question; there the folder's rights tell it.
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def _shown_though_full(folder: Path) -> bool:
    """SQLite makes a file beside the database to read it, and a full disk has no room for one; without it only what
    stands in the database itself is seen, so that nothing may wait beside it."""
    waiting = folder / f"{FILE}-wal"
    full = shutil.disk_usage(folder).free < ROOM
    return full and (folder / FILE).exists() and not (waiting.exists() and waiting.stat().st_size)
