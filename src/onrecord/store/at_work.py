"""Who works on a record, with which rights: what every part of its doors rests on."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import NotFound, Withheld
from onrecord.store import files
from onrecord.store.accounts import Role
from onrecord.store.clock import now
from onrecord.store.database import Database
from onrecord.store.files import Kept
from onrecord.store.filters import Filters
from onrecord.store.originals import Originals


class AtWork:
    """An open record and whoever works on it."""

    def __init__(
        self, database: Database, originals: Originals, *, who: str = "", public: bool = False, role: Role | None = None
    ) -> None:
        self.database, self.originals = database, originals
        self.who, self.public, self.role = who, public, role
        self.reading = database.reading

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def writing(self) -> AbstractContextManager[Connection]:
        """Do what is inside as one, all or nothing; inside another it joins it. Raises `Withheld` for a reader."""
        self.needs(Role.EDITOR, "change the record")
        return self.database.writing()

    def needs(self, role: Role, what: str) -> None:
        """Raises `Withheld` when the account at work has a lesser role; whoever works without one may do all."""
        if self.role is not None and not self.role.may(role):
            raise Withheld(f"{self.who} is {self.role.named}: only {role.named} may {what}")

    def one_view(self) -> AbstractContextManager[None]:
        """All that is read inside, in this thread, is read from one view of the record; quicker for many questions."""
        return self.database.one_view()

    def batch(self) -> AbstractContextManager[Connection]:
        """Do all inside as one: quicker for many files, and all or nothing. Others wait meanwhile, so keep it short."""
        return self.writing()

    def _filters(self, given: dict[str, Any]) -> Filters:
        return Filters(**given, public_on=self._today)

    @property
    def _today(self) -> date | None:
        return now().date() if self.public else None

    @property
    def read_only(self) -> bool:
        """The record lies where nothing can be written."""
        return self.database.read_only

    def file(self, sha: str) -> Kept:
        """One file. Raises `NotFound`."""
        with self.reading() as tx:
            for found in files.kept(tx, sha, public_on=self._today):
                return found
        raise NotFound(f"no file {sha} in this record")
