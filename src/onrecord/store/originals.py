"""Originals, untouched, under their SHA-256: files in the record's folder, or rows of a team's database."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy import text

from onrecord.errors import NotFound
from onrecord.store.database import Database, explained

STALE = 24 * 3600
"""Seconds after which a half-written file of a killed process is swept away."""


class Originals(Protocol):
    """Where originals lie."""

    def keep(self, data: bytes, *, flush: bool = True) -> str:
        """Keep the bytes; returns their SHA-256. Doing it again changes nothing.

        `flush=False` leaves it to the caller to see that they reach the disk (`flush_all`).
        """

    def get(self, sha: str) -> bytes:
        """The bytes as they were received. Raises `NotFound`."""

    def all(self) -> Iterator[str]:
        """SHA-256 of everything kept, in order."""


class FolderOriginals:
    """`originals/<first two digits>/<sha256>`, each written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes, *, flush: bool = True) -> str:
        """Write to a temporary file, flush it to the disk, then give it its name: a crash leaves all or nothing."""
        sha = sha256(data).hexdigest()
        place = self.path(sha)
        with explained(str(self.folder)):
            if place.exists() and place.stat().st_size == len(data):
                return sha
            if not place.parent.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                flush_folder(self.folder, flush)
            handle, part = tempfile.mkstemp(prefix=".part-", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    if flush:
                        os.fsync(file.fileno())
                Path(part).replace(place)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
            flush_folder(place.parent, flush)
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes as they were received."""
        try:
            return self.path(sha).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"{self.path(sha)}: the original is not there; restore it from a backup") from None

    def all(self) -> Iterator[str]:
        """SHA-256 of every file kept, in order."""
        for place in sorted(self.folder.glob("[0-9a-f][0-9a-f]/[0-9a-f]*")):
            yield place.name

    def sweep(self) -> None:
        """Remove what a killed process left half-written long ago."""
        for part in self.folder.glob("[0-9a-f][0-9a-f]/.part-*"):
            if time.time() - part.stat().st_mtime > STALE:
                part.unlink(missing_ok=True)

    def path(self, sha: str) -> Path:
        """Where the file of that hash lies."""
        return self.folder / sha[:2] / sha


class TableOriginals:
    """Rows of the team's database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, data: bytes, *, flush: bool = True) -> str:
        """Insert the bytes unless they are there."""
        sha = sha256(data).hexdigest()
        with self.database.writing() as tx:
            once = text("INSERT INTO originals (sha256, bytes) VALUES (:sha, :data) ON CONFLICT DO NOTHING")
            tx.execute(once, {"sha": sha, "data": data})
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes as they were received."""
        with self.database.reading() as tx:
            found = tx.execute(text("SELECT bytes FROM originals WHERE sha256 = :sha"), {"sha": sha}).scalar()
        if found is None:
            raise NotFound(f"{sha}: the original is not there; restore it from a backup")
        return bytes(found)

    def all(self) -> Iterator[str]:
        """SHA-256 of everything kept, in order."""
        with self.database.reading() as tx:
            yield from tx.execute(text("SELECT sha256 FROM originals ORDER BY sha256")).scalars().all()


def flush_all() -> None:
    """Flush everything that was written to the disks: for many files far quicker than one after another."""
    os.sync()


def flush_folder(folder: Path, wanted: bool = True) -> None:
    """Flush a folder's entries to the disk; without it a rename may not survive a power cut."""
    if not wanted:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
