"""Files that were sent and are being read: in the background, so that the page can be left and come back to.

Each file is kept in the record before it is put in line; what a power cut leaves unread is listed, to be read then.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from onrecord import api

if TYPE_CHECKING:
    from onrecord.store import Record

_MOST = 5000
"""Outcomes remembered; beyond that the oldest are told no more."""


@dataclass(slots=True)
class Item:
    """One file in line. `state`: waiting | reading | done; `anew`: to be read though it was read before."""

    sha256: str
    name: str
    state: str = "waiting"
    letters: int = 0
    known: bool = False
    errors: tuple[str, ...] = ()
    anew: bool = False
    ids: tuple[str, ...] = ()


class Line:
    """The files in line, and one thread that reads them, each in a worker process with limits."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._items: deque[Item] = deque(maxlen=_MOST)
        self._waiting: deque[Item] = deque()
        self._running = False

    def put(self, sha: str, name: str, *, anew: bool = False) -> None:
        """Put a kept file in line; one that is in line already stays where it is."""
        with self._lock:
            if any(one.sha256 == sha and one.state != "done" for one in self._items):
                return
            item = Item(sha, name, anew=anew)
            self._items.append(item)
            self._waiting.append(item)
            if not self._running:
                self._running = True
                threading.Thread(target=self._read, daemon=True, name="reading").start()

    def told(self) -> list[dict[str, Any]]:
        """Every file sent since the start, the last first."""
        with self._lock:
            return [
                {
                    "name": i.name,
                    "state": i.state,
                    "letters": i.letters,
                    "known": i.known,
                    "errors": list(i.errors),
                    "ids": list(i.ids),
                }
                for i in reversed(self._items)
            ]

    def progress(self) -> tuple[int, int] | None:
        """How many of the files in line are done, and how many there are; None when nothing is under way."""
        with self._lock:
            left = sum(one.state != "done" for one in self._items)
            return (len(self._items) - left, len(self._items)) if left else None

    def _read(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._running = False
                    return
                item = self._waiting.popleft()
                item.state = "reading"
            try:
                told = api.read_kept(self._record, item.sha256, workers=1, anew=item.anew)
                letters, known, errors, ids = told.letters, told.known, tuple(str(e) for e in told.errors), told.ids
            except Exception as error:  # whatever it is, the next file is read
                letters, known, errors, ids = 0, False, (f"{item.name}: {error}",), ()
            with self._lock:
                item.letters, item.known, item.errors, item.ids = letters, known, errors, ids
                item.state = "done"


_FIRST = threading.Lock()


def line_of(request: Request) -> Line:
    """The files in line at this desk."""
    state = request.app.state
    with _FIRST:
        if not hasattr(state, "line"):
            state.line = Line(state.desks.record)
        found: Line = state.line
    return found
