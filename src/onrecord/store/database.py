"""The database under a record: one writer at a time, readers never wait, errors in one clear line.

A writing transaction takes the only writer's place when it begins (`BEGIN IMMEDIATE` on SQLite, an advisory lock on
PostgreSQL) and waits for it, so that two people deciding at once never meet an error and never deadlock.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, NoSuchModuleError

from onrecord.errors import Busy, MissingTool, StoreError

T = TypeVar("T")

PATIENCE = 60
"""Seconds a writer waits for its turn before it says `Busy`."""

WRITERS_PLACE = 7_301_177
"""The advisory lock a writer holds on PostgreSQL; any number, the same in every version."""


ROOM_TO_WRITE = "check that its folder may be written and its disk has room"
"""What to do about a record that cannot be written."""

VIEW = "view"
"""Where a connection keeps what holds as long as its transaction does."""


def once_a_view(tx: Connection, name: str, find: Callable[[], T]) -> T:
    """What `find` finds, looked for once in a transaction that reads; in one that writes it may change."""
    if tx.get_execution_options().get("onrecord_writes"):
        return find()
    held: dict[str, T] = tx.info.setdefault(VIEW, {})
    if name not in held:
        held[name] = find()
    return held[name]


class Database:
    """Transactions on one record. `where`: the place as the user named it, for messages."""

    def __init__(self, engine: Engine, where: str, *, read_only: bool = False) -> None:
        self.engine, self.where, self.read_only = engine, where, read_only
        self.dialect = engine.dialect.name
        self._current = threading.local()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of the record as it stands now; inside `writing`, the same transaction."""
        if held := getattr(self._current, "tx", None) or getattr(self._current, "view", None):
            yield held
            return
        with explained(self.where), self.engine.connect() as tx, tx.begin():
            yield tx

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """All that is read inside is read from one view of the record, in this thread; quicker for many questions.

        After a `writing` inside, the view is that of the record as it stands then.
        """
        if getattr(self._current, "tx", None) or getattr(self._current, "view", None):
            yield
            return
        with explained(self.where), self.engine.connect() as view:
            self._current.view = view
            try:
                yield
            finally:
                self._current.view = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all or nothing; a `writing` inside it joins it. Raises `Busy`, `StoreError`."""
        if held := getattr(self._current, "tx", None):
            yield held
            return
        if self.read_only:
            raise StoreError(f"{self.where}: cannot be written, and is shown as it is; {ROOM_TO_WRITE}")
        with explained(self.where), self.engine.connect() as tx:
            tx = tx.execution_options(onrecord_writes=True)
            with tx.begin():
                if self.dialect == "postgresql":
                    tx.execute(text("SELECT pg_advisory_xact_lock(:place)"), {"place": WRITERS_PLACE})
                self._current.tx = tx
                try:
                    yield tx
                finally:
                    self._current.tx = None
        if view := getattr(self._current, "view", None):
            view.rollback()  # begins anew with the next question

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def connect_file(path: Path, *, read_only: bool = False) -> Engine:
    """Open or make the SQLite file of a record."""
    if read_only:
        # Not as an address of SQLAlchemy's: it reads "?", "#" and "%" of a folder's name as marks of its own.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(address, uri=True, timeout=PATIENCE, check_same_thread=False),
            poolclass=QueuePool,
        )
    else:
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _settings_read_only if read_only else _settings)
    event.listen(engine, "begin", _begin)
    return engine


def connect_server(url: str) -> Engine:
    """Connect to a PostgreSQL server with psycopg. Raises `MissingTool` without the extra."""
    try:
        parsed = make_url(url).set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise MissingTool("a team record needs psycopg: pip install 'onrecord[postgres]'") from None
    event.listen(engine, "begin", _forget)
    return engine


def _settings(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's "begin" event below opens transactions
    for setting in ("synchronous = FULL", "foreign_keys = ON", "cache_size = -8000"):
        connection.execute(f"PRAGMA {setting}")
    for attempt in range(50):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            # Two processes making one record: turning it to WAL does not wait for the other as everything else does.
            if attempt == 49:
                raise
            time.sleep(0.1)


def _settings_read_only(connection: Any, _: object) -> None:
    connection.isolation_level = None


def _begin(tx: Connection) -> None:
    _forget(tx)
    tx.exec_driver_sql("BEGIN IMMEDIATE" if tx.get_execution_options().get("onrecord_writes") else "BEGIN")


def _forget(tx: Connection) -> None:
    """What held in the transaction before may hold no more."""
    tx.info.pop(VIEW, None)


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a database or a disk says into one line a person can act on."""
    try:
        yield
    except DBAPIError as error:
        raise _plain(where, error.orig or error) from error
    except sqlite3.Error as error:
        raise _plain(where, error) from error
    except OSError as error:
        raise StoreError(f"{where}: {error.strerror or error}; nothing was changed") from error


def _plain(where: str, error: BaseException) -> StoreError:
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    low = said.lower()
    if "locked" in low or "busy" in low:
        return Busy(f"{where}: another process has held the record for {PATIENCE} s; try again when it is done")
    if "full" in low or "no space" in low or "disk i/o" in low or "file too large" in low:
        return StoreError(f"{where}: the disk is full or cannot be written ({said}); free some space and run it again")
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return StoreError(f"{where}: cannot be written or opened ({said}); {ROOM_TO_WRITE}")
    if "not a database" in low or "malformed" in low:
        return StoreError(f"{where}: onrecord.db is damaged ({said}); restore a backup, or move it away and rebuild")
    return StoreError(f"{where}: {said}")
