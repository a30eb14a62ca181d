"""The doors of a record to what people set by hand, what is hidden, and the facts that others' tables tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.model import Quote, RollCall, TreatyAct, Vote
from onrecord.store import facts, redaction, settings, shelf
from onrecord.store.accounts import Role
from onrecord.store.at_work import AtWork
from onrecord.store.trail import Change as Line
from onrecord.store.trail import lines, trace


class ByHand(AtWork):
    """Hidden passages, settings, the trail, treaty acts and votes."""

    # ---- hidden passages

    def redact(self, sha: str, quote: Quote, *, why: str) -> str:
        """Hide a quotation of a letter in every view, search, export and page; returns the id of the redaction."""
        self.needs(Role.ADMINISTRATOR, "hide a passage")
        self.file(sha)
        with self.writing() as tx, shelf.reindexed(tx, sha):
            id = redaction.redact(tx, sha, quote, by=self.who, why=why)
            trace(tx, "redact", f"redaction:{id}", by=self.who)
        return id

    def lift(self, id: str) -> None:
        """Show a hidden passage again; that it was hidden stays in the record."""
        self.needs(Role.ADMINISTRATOR, "show a hidden passage")
        with self.writing() as tx:
            sha = redaction.source(tx, id)
            with shelf.reindexed(tx, sha):
                redaction.lift(tx, id)
            trace(tx, "lift", f"redaction:{id}", by=self.who)

    # ---- what is set by hand, and facts from outside

    def set(self, kind: str, key: str, value: Any) -> None:
        """Set a value of one of the kinds in `settings.py`; None takes it away."""
        if kind in settings.RIGHTS:
            self.needs(Role.ADMINISTRATOR, "say who may see what")
        with self.writing() as tx:
            if value is None:
                settings.unset(tx, kind, key, by=self.who)
            else:
                settings.put(tx, kind, key, value, by=self.who)

    def get(self, kind: str, key: str) -> Any:
        """One value, or None."""
        if self.public:
            return self.every(kind).get(key)
        with self.reading() as tx:
            return redaction.veiled_values(tx, kind, {key: settings.get(tx, kind, key)}).get(key)

    def every(self, kind: str) -> dict[str, Any]:
        """All values of a kind, by key; a reader is given none that tells of private letters."""
        with self.reading() as tx:
            if self.public and kind in settings.OF_LETTERS:
                return {}
            shut = shelf.shut_away(tx, self._today)
            found = {key: value for key, value in settings.every(tx, kind).items() if key not in shut}
            return redaction.veiled_values(tx, kind, found)

    def trail(self, *, subject: str | None = None, limit: int | None = None) -> list[Line]:
        """Who changed what, the latest first; nothing for a reader."""
        with self.reading() as tx:
            if self.public:
                return []
            words = redaction.hidden_words(tx)
            return [redaction.veiled_line(words, line) for line in lines(tx, subject=subject, limit=limit)]

    def save_treaty_acts(self, acts: Iterable[TreatyAct]) -> int:
        """Keep treaty acts; a row given again replaces itself. Returns how many were given."""
        with self.writing() as tx:
            return self._taken(tx, "treaty acts", facts.save_treaty_acts(tx, acts))

    def treaty_acts(self, *, state: str | None = None, treaty: str | None = None) -> list[TreatyAct]:
        """Treaty acts, by treaty, state and day."""
        with self.reading() as tx:
            return facts.treaty_acts_of(tx, state=state, treaty=treaty)

    def save_votes(self, cast: Iterable[Vote]) -> int:
        """Keep votes, any number, with their roll calls; returns how many were given."""
        with self.writing() as tx:
            return self._taken(tx, "votes", facts.save_votes(tx, cast))

    def votes(self, **wanted: Any) -> Iterator[Vote]:
        """Votes, by day. `wanted`: state, symbol, roll_call (id), title (words in it)."""
        with self.reading() as tx:
            yield from facts.votes_of(tx, **wanted)

    def save_roll_calls(self, calls: Iterable[RollCall]) -> int:
        """Keep roll calls without votes."""
        with self.writing() as tx:
            return self._taken(tx, "roll calls", facts.save_roll_calls(tx, calls))

    def _taken(self, tx: Connection, what: str, given: int) -> int:
        """Say in the trail that facts were taken in; how many stays true when they replace the same."""
        if given:
            trace(tx, "import", what, {"given": given}, by=self.who)
        return given

    def roll_calls(self, *, symbol: str | None = None) -> list[RollCall]:
        """Roll calls, by day."""
        with self.reading() as tx:
            return facts.roll_calls_of(tx, symbol=symbol)
