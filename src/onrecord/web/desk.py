"""What the pages share: the record, and all it says together, put together once for each state of the record."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from onrecord import api
from onrecord.web.pages_kept import Pages
from onrecord.web.who import Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.store import Record

_HARMLESS = ("search:", "account:", "grace:")
"""Settings that change no view of the letters."""

MOST_MADE = 500
"""Values kept under a name; those asked for last stay."""


class Desk:
    """One record behind the pages. `known` is kept until the record changes; requests may come from many threads."""

    def __init__(self, record: Record, papers: api.Papers) -> None:
        self.record = record
        self._lock = Lock()
        self._stamp: tuple[int, ...] = ()
        self._known: api.KnownRecord | None = None
        self._made: OrderedDict[str, Any] = OrderedDict()
        self.pages = Pages()
        self.papers = papers

    def known(self) -> api.KnownRecord:
        """All the record says together, as it is now: what changed is worked out first, a page reads the rest."""
        stamp = self.record.stamp()
        with self._lock:
            if self._known is None or (stamp != self._stamp and not self._untouched(stamp)):
                self._known, self._made = api.known(self.record), OrderedDict()
            self._stamp = stamp
            return self._known

    def made(self, name: str, make: Callable[[api.KnownRecord], Any]) -> Any:
        """What `make` makes of all that is known, kept under a name while the record stays as it is."""
        known = self.known()
        with self._lock:
            if name in self._made and self._known is known:
                self._made.move_to_end(name)
                return self._made[name]
        value = make(known)
        with self._lock:
            if self._known is known:
                self._made[name] = value
                while len(self._made) > MOST_MADE:
                    self._made.popitem(last=False)
        return value

    def _untouched(self, stamp: tuple[int, ...]) -> bool:
        """True when since last time only settings changed that no view of the letters rests on."""
        changes = self.record.trail(limit=max(0, stamp[0] - self._stamp[0]))
        # A reader is shown no trail: what changed is not known then, and all is put together anew.
        known = len(changes) >= stamp[0] - self._stamp[0]
        return known and stamp[1:] == self._stamp[1:] and all(c.subject.startswith(_HARMLESS) for c in changes)


class Desks:
    """The desk of the whole record, and the one that readers see: without what is private or under an embargo."""

    def __init__(self, place: str | Path) -> None:
        self.record: Record = api.open_record(place)
        self.papers = api.Papers()
        self._all = Desk(self.record, self.papers)
        self._public = Desk(self.record.seen_by("", public=True), self.papers)

    def of(self, who: Who) -> Desk:
        """The desk for a person."""
        return self._public if who.role == "reader" else self._all

    def close(self) -> None:
        """Let go of the record."""
        self.papers.close()
        self.record.close()


def page_of(request: Request) -> int:
    """Which page of a list is asked for, from 1."""
    given = request.query_params.get("page", "")
    return max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1


def desk_of(request: Request) -> Desk:
    """The desk of whoever asks."""
    desks: Desks = request.app.state.desks
    return desks.of(request.state.who)
