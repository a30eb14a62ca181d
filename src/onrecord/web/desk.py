"""What the pages share: the record, and all it says together, put together once for each state of the record."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from onrecord import api

if TYPE_CHECKING:
    from onrecord.store import Record


class Desk:
    """One record behind the pages. `known` is kept until the record changes; requests may come from many threads."""

    def __init__(self, place: str | Path) -> None:
        self.place = place
        self.record: Record = api.open_record(place)
        self._lock = Lock()
        self._known: tuple[object, api.Known] | None = None

    def known(self) -> api.Known:
        """All the record says together, as it is now."""
        stamp = self.record.stamp()
        with self._lock:
            if self._known is None or self._known[0] != stamp:
                self._known = (stamp, api.known(self.record))
            return self._known[1]

    def close(self) -> None:
        """Let go of the record."""
        self.record.close()
