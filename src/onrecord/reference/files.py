"""Reading the data files: one TOML file per thing, checked, with what ships first and a user's own folders after it.

Parsing some four hundred small files costs a quarter of a second; so the tables are kept, once read, in one file of
the user's cache folder under the fingerprint of all files (name, size, time of change). Where nothing can be written,
or what was written is damaged, the files are simply read again.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from onrecord.errors import BadReference

T = TypeVar("T")

SHIPPED = Path(__file__).parent / "data"
ENVIRONMENT = "ONRECORD_REFERENCE"
"""Folders of a user's own, parted as in PATH."""

KINDS = ("states", "treaties", "bodies", "forums", "weapons", "themes", "status", "offices")


class Table:
    """One data file, read with complaints that name the file and the key.

    Kept inside this room: nobody outside sees a raw dictionary.
    """

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        self.name, self.values = name, values

    def bad(self, key: str, expected: str) -> BadReference:
        """The error for a key that is not as expected."""
        return BadReference(f"{self.name}: {key}: expected {expected}")

    def text(self, key: str, default: str | None = None) -> str:
        """A required (or defaulted) string."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value.strip():
            raise self.bad(key, "a text")
        return value

    def optional(self, key: str) -> str | None:
        """A string, or None when the key is absent."""
        return self.text(key) if key in self.values else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; () when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.bad(key, "a list of texts")
        return tuple(value)

    def year(self, key: str) -> int | None:
        """A year, or None when the key is absent."""
        value = self.values.get(key)
        if value is not None and not (isinstance(value, int) and 0 < value < 2200):
            raise self.bad(key, "a year such as 1991")
        return value

    def day(self, key: str) -> date | None:
        """A date, or None when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        try:
            # The cache keeps dates as text.
            return value if isinstance(value, date) else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.bad(key, "a date such as 2008-05-30") from None

    def inner(self, key: str) -> Table:
        """A table inside this one; empty when absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.bad(key, "a table")
        return Table(f"{self.name}: {key}", value)

    def rows(self, key: str) -> tuple[Table, ...]:
        """The tables of a list; () when absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.bad(key, f"tables, each begun with [[{key}]]")
        return tuple(Table(f"{self.name}: {key} {n}", v) for n, v in enumerate(value, 1))

    def sources(self) -> dict[str, str]:
        """Where the facts are from: short key -> title, address, day looked up. Every file has at least one."""
        found = self.values.get("sources")
        if not isinstance(found, dict) or not found or not all(isinstance(v, str) and v for v in found.values()):
            raise self.bad("sources", 'a table of where the facts are from: key = "title, address, day"')
        return found


def tables(kind: str) -> tuple[Table, ...]:
    """The files of one kind, in order of name; a user's file of the same name stands in for the shipped one."""
    return tuple(Table(name, values) for name, values in _everything().get(kind, {}).items())


def folders() -> tuple[Path, ...]:
    """Where data files are looked for: what ships, then `ONRECORD_REFERENCE`, then `overlay` folders."""
    named = [Path(p) for p in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if p]
    return (SHIPPED, *named, *_overlaid)


_overlaid: list[Path] = []
_forgetters: list[Callable[[], object]] = []


def overlay(folder: str | os.PathLike[str]) -> None:
    """Add a folder of one's own states, bodies, treaties ...: `states/XAR.toml`, `treaties/XLT.toml` beside each other.

    Holds for this process, `overlaid` for a while; the variable `ONRECORD_REFERENCE` does the same for a command.
    Raises `BadReference` when there is no such folder or a file in it is wrong.
    """
    place = Path(folder)
    if not place.is_dir():
        raise BadReference(f"{place}: no such folder of reference data")
    if place not in _overlaid:
        _overlaid.append(place)
    forget()


@contextmanager
def overlaid(*folders: str | os.PathLike[str]) -> Iterator[None]:
    """Have folders of one's own for as long as a block runs; what was overlaid before is there again after it.

    Raises `BadReference` like `overlay`.
    """
    before = list(_overlaid)
    try:
        for folder in folders:
            overlay(folder)
        yield
    finally:
        _overlaid[:] = before
        forget()


def forget() -> None:
    """Drop what has been loaded, so that changed files are read again."""
    _everything.cache_clear()
    fingerprint.cache_clear()
    for clear in _forgetters:
        clear()


def when_forgotten(clear: Callable[[], object]) -> None:
    """Have this called whenever what was loaded is dropped: for what others keep of it."""
    _forgetters.append(clear)


def remembered(load: Callable[[], T]) -> Callable[[], T]:
    """A loader that loads once, until an overlay changes what there is to load."""
    kept = cache(load)
    _forgetters.append(kept.cache_clear)
    return kept


@cache
def fingerprint() -> str:
    """Changes when any data file, or the code that reads them, changes."""
    seen = hashlib.sha256()
    for place in (Path(__file__).parent, *(f / kind for f in folders() for kind in KINDS)):
        for entry in _entries(place):
            about = entry.stat()
            seen.update(f"{entry.path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return seen.hexdigest()[:32]


def kept(what: str, build: Callable[[], T], shape: type[T] | Any, *, of: bytes = b"") -> T:
    """`build()`, or what an earlier process built from the same files. Never fails for want of a place to keep it.

    of   what else it was built from, where that is no file of reference data
    """
    place = _kept_at(what, of)
    try:
        return msgspec.msgpack.decode(place.read_bytes(), type=shape)
    except (OSError, msgspec.MsgspecError):
        pass
    built = build()
    _keep(place, msgspec.msgpack.encode(built))
    return built


def is_kept(what: str, *, of: bytes = b"") -> bool:
    """Whether `kept` would find it made: who may write makes it for those who may not."""
    return _kept_at(what, of).is_file()


def _kept_at(what: str, of: bytes) -> Path:
    return _cache_folder() / f"{what}-{fingerprint()}{hashlib.sha256(of).hexdigest()[:16] if of else ''}.msgpack"


_KEPT = 6


def _keep(place: Path, data: bytes) -> None:
    unfinished = place.with_suffix(f".{os.getpid()}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        unfinished.replace(place)
        # The newest few stay: two programs may use two overlays in turn; older ones belong to files that have changed.
        siblings = sorted(place.parent.glob(f"{place.name.split('-')[0]}-*.msgpack"), key=lambda p: p.stat().st_mtime)
        for old in siblings[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("onrecord", appauthor=False) / "reference"


@cache
def _everything() -> dict[str, dict[str, dict[str, Any]]]:
    return kept("tables", _read_everything, dict[str, dict[str, dict[str, Any]]])


def _read_everything() -> dict[str, dict[str, dict[str, Any]]]:
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for kind in KINDS:
        by_stem: dict[str, tuple[str, Path]] = {}
        for folder in folders():
            for entry in _entries(folder / kind):
                if entry.name.endswith(".toml"):
                    by_stem[entry.name] = (f"{kind}/{entry.name}", Path(entry.path))
        found[kind] = {name: _read(path) for _, (name, path) in sorted(by_stem.items())}
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise BadReference(f"{path}: not TOML: {wrong}") from None


def _entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((e for e in entries if e.is_file()), key=lambda e: e.name)
    except OSError:
        return ()
