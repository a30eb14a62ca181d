"""The sessions that are open. They live here, not in the cookie: signing out ends one for every copy of its cookie."""

from __future__ import annotations

import secrets
import time
from threading import Lock

from starlette.requests import Request

HOURS = 12
"""After which a session ends, whatever was done in it."""

_MOST = 10_000
"""Open sessions remembered; beyond that the oldest ends."""


class Sessions:
    """Who signed in when, by the session's own secret. One process serves a record, so its memory is enough; a restart
    ends every session, as its cookies were signed with another key."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, float]] = {}
        self._lock = Lock()

    def begin(self, name: str) -> str:
        """A new session for a name; returns its secret."""
        secret = secrets.token_urlsafe(24)
        with self._lock:
            self._open[secret] = name, time.monotonic()
            while len(self._open) > _MOST:
                del self._open[next(iter(self._open))]
        return secret

    def name(self, secret: object) -> str | None:
        """Whose session it is; None when it ended.

        >>> sessions = Sessions()
        >>> secret = sessions.begin("Ada")
        >>> sessions.name(secret), sessions.end(secret), sessions.name(secret)
        ('Ada', None, None)
        """
        with self._lock:
            name, since = self._open.get(str(secret), (None, 0.0))
            if name is not None and time.monotonic() - since > HOURS * 3600:
                del self._open[str(secret)]
                return None
            return name

    def end(self, secret: object) -> None:
        """End one session."""
        with self._lock:
            self._open.pop(str(secret), None)


_FIRST = Lock()


def sessions(request: Request) -> Sessions:
    """The open sessions of this desk."""
    state = request.app.state
    with _FIRST:
        if not hasattr(state, "sessions"):
            state.sessions = Sessions()
        found: Sessions = state.sessions
    return found
