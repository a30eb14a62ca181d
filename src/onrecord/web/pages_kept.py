"""Pages kept as they were made, under the stamp of the record they were made of."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from starlette.responses import Response

MOST = 32_000_000
"""Bytes of all pages kept."""


class Pages:
    """The pages kept, those asked for last at the end; of one stamp only."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Response] = OrderedDict()
        self._stamp: tuple[int, ...] = ()
        self._bytes = 0
        self._lock = Lock()

    def get(self, stamp: tuple[int, ...], key: tuple[object, ...]) -> Response | None:
        """The page, if it was made of the record as it is."""
        with self._lock:
            if stamp != self._stamp:
                self._kept.clear()
                self._stamp, self._bytes = stamp, 0
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, stamp: tuple[int, ...], key: tuple[object, ...], page: Response) -> None:
        """Keep a page made of the record as it was at that stamp."""
        with self._lock:
            if stamp != self._stamp or key in self._kept:
                return
            self._kept[key] = page
            self._bytes += len(page.body)
            while self._bytes > MOST:
                self._bytes -= len(self._kept.popitem(last=False)[1].body)
