"""Pages that many ask for at once are made in several processes: in one, Python makes them one after another.

The first process makes the first page; when a second is wanted meanwhile, another process is started, and once it is
there it makes what would have to wait. Whoever is alone at the desk hardly ever starts one.
"""

from __future__ import annotations

import inspect
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from queue import Empty, PriorityQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from onrecord import api
from onrecord.reference.files import folders
from onrecord.web.asked_in import KEPT, language_of
from onrecord.web.who import Who

if TYPE_CHECKING:
    from starlette.applications import Starlette

Page = Callable[[Request], Response]

MOST = max(0, min(3, (os.cpu_count() or 1) - 1))
"""Processes beside the first. Each holds the program and its reference data, some hundred megabytes."""

HERE = 0
PATIENCE = 60
"""Seconds for a page of another process; then it is made here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All of a request that a kept page rests on. `token`: what stands where the session's token goes."""

    path: str
    query: bytes
    accept: bytes
    language: str
    who: Who
    token: str


class Makers:
    """This process and those beside it, as they are free; `most`: how many may be beside it."""

    def __init__(self, place: str | Path, most: int = MOST) -> None:
        self._place, self._most = str(place), most
        self._free: PriorityQueue[int] = PriorityQueue()
        self._free.put(HERE)
        self._others: dict[int, ProcessPoolExecutor] = {}
        self._ids: dict[int, int] = {}
        self._lock = Lock()

    @property
    def others(self) -> dict[int, int]:
        """The processes beside this one that are there: number -> process id."""
        return {n: id for n, id in self._ids.items() if n in self._others}

    def make(self, request: Request, page: Page, token: str) -> Response:
        """The page, made by whichever process is free first, this one rather than another."""
        try:
            maker = self._free.get_nowait()
        except Empty:
            self._one_more()
            maker = self._free.get()
        try:
            made = self._asked_of(maker, request, token) if maker != HERE else None
            if made is not None:
                return made
            request.state.token = token
            return in_one_view(request, page)
        finally:
            if maker == HERE or maker in self._others:
                self._free.put(maker)

    def close(self) -> None:
        """End the other processes."""
        with self._lock:
            self._most, others = 0, list(self._others.values())
            self._others.clear()
        for pool in others:
            pool.shutdown(wait=False, cancel_futures=True)

    def _asked_of(self, maker: int, request: Request, token: str) -> Response | None:
        """None where the other process could not make it: what is wrong then shows here."""
        asked = Asked(
            request.url.path,
            request.scope["query_string"],
            request.headers.get("accept", "").encode(),
            language_of(request),
            request.state.who,
            token,
        )
        try:
            status, headers, body = self._others[maker].submit(_made, asked).result(PATIENCE)
        except (BrokenProcessPool, TimeoutError, RuntimeError, KeyError):
            if pool := self._others.pop(maker, None):
                pool.shutdown(wait=False, cancel_futures=True)
            return None
        except Exception:  # a page that does not exist, a letter that was taken away
            return None
        response = Response(body, status)
        response.raw_headers = headers
        return response

    def _one_more(self) -> None:
        """Start another process, unless there are enough; it takes its first page when it is there."""
        with self._lock:
            number = next((n for n in range(1, self._most + 1) if n not in self._others), None)
            if number is None:
                return
            began = str(self._place), tuple(folders()[1:])
            pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin, initargs=began)
            self._others[number] = pool
        Thread(target=self._join, args=(number, pool), daemon=True).start()

    def _join(self, number: int, pool: ProcessPoolExecutor) -> None:
        try:
            self._ids[number] = pool.submit(os.getpid).result()
        except Exception:  # no process can be started, or the desk was closed meanwhile: pages are made here
            self._most = 0
            return
        if number in self._others:
            self._free.put(number)


def in_one_view(request: Request, page: Page) -> Response:
    """The page put together from one view of the record."""
    with request.app.state.desks.record.one_view():
        return page(request)


# ---- in the other process

_app: Starlette | None = None


def _begin(place: str, references: tuple[Path, ...]) -> None:
    from onrecord.web.app import make_app

    global _app
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
    Thread(target=_end_with_the_first, daemon=True).start()
    for folder in references:
        api.use_reference(folder)
    _app = make_app(place, others=0)


def _end_with_the_first() -> None:
    first = parent_process()
    assert first is not None
    connection.wait([first.sentinel])
    os._exit(0)


def _made(asked: Asked) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body of a page."""
    assert _app is not None
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "root_path": "",
        "path": asked.path,
        "query_string": asked.query,
        "headers": [(b"accept", asked.accept)],
        "session": {KEPT: asked.language},
        "state": {"who": asked.who, "token": asked.token},
        "app": _app,
    }
    for route in _app.routes:
        match, found = route.matches(scope)
        if match is Match.FULL and isinstance(route, Route):
            made = in_one_view(Request({**scope, **found}), inspect.unwrap(route.endpoint))
            return made.status_code, made.raw_headers, bytes(made.body)
    raise LookupError(asked.path)
