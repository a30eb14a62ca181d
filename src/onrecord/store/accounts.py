"""Who may do what on a team's record: accounts with a role, and passwords kept as argon2 hashes.

A record of one person has no account and asks for none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection

from onrecord.errors import BadDecision, NotFound, Withheld
from onrecord.store import settings
from onrecord.store.clock import now

KIND = "account"
TRIES = 5
"""Wrong passwords in a row before an account is shut for `SHUT`."""

SHUT = timedelta(minutes=15)
SHORTEST = 10
"""Characters a password must have."""


class Role(IntEnum):
    """What an account may do; each role may do what those before it may."""

    READER = 1  # see what is not private
    EDITOR = 2  # see all, add, decide, dispute
    ADMINISTRATOR = 3  # hide passages, set privacy, keep accounts, restore

    @property
    def named(self) -> str:
        """With its article, for a sentence."""
        return f"a{'' if self is Role.READER else 'n'} {self.name.lower()}"

    def may(self, needed: Role) -> bool:
        """True when this role is enough."""
        return self >= needed


@dataclass(frozen=True, slots=True)
class Account:
    """A person on a team's record. `active`: False once the account is closed; its decisions stay signed."""

    name: str
    role: Role
    active: bool = True


def put(tx: Connection, name: str, role: Role, *, password: str | None = None, active: bool = True, by: str) -> Account:
    """Open an account or change one; `password` None keeps the one it has. Raises `BadDecision`."""
    name = name.strip()
    if not name:
        raise BadDecision("an account needs a name")
    old = settings.get(tx, KIND, name) or {}
    if password is None and "password" not in old:
        raise BadDecision(f"the new account {name!r} needs a password")
    if password is not None and len(password) < SHORTEST:
        raise BadDecision(f"a password has {SHORTEST} characters or more")
    if not (active and role is Role.ADMINISTRATOR):
        _not_the_last(tx, name)
    kept = old.get("password") if password is None else _hasher().hash(password)
    settings.put(tx, KIND, name, {"role": role.name, "active": active, "password": kept, "wrong": 0}, by=by)
    return Account(name, role, active)


def _not_the_last(tx: Connection, name: str) -> None:
    """A record that nobody may administer any more could not be repaired."""
    others = [a for a in every(tx) if a.active and a.role is Role.ADMINISTRATOR and a.name != name]
    mine = settings.get(tx, KIND, name) or {}
    if not others and mine.get("role") == Role.ADMINISTRATOR.name and mine.get("active"):
        raise BadDecision(f"{name} is the only administrator; make another one first")


def check(tx: Connection, name: str, password: str) -> Account | None:
    """The account, if name and password fit and it is open; None otherwise, without saying which was wrong.

    Raises `Withheld` while the account is shut after too many wrong passwords.
    """
    from argon2.exceptions import InvalidHashError, VerifyMismatchError

    found: dict[str, Any] | None = settings.get(tx, KIND, name)
    if found and found.get("shut") and now() < datetime.fromisoformat(found["shut"]):
        raise Withheld(f"too many wrong passwords; try again after {found['shut'][11:16]} UTC")
    try:
        _hasher().verify(found["password"] if found else _NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        if found:
            _count(tx, name, found)
        return None
    if not found or not found["active"]:
        return None
    if found["wrong"]:
        settings.put(tx, KIND, name, {**found, "wrong": 0, "shut": None}, by=name)
    return Account(name, Role[found["role"]])


_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""A hash nothing fits: an unknown name takes as long as a wrong password, and so gives nothing away."""


def _count(tx: Connection, name: str, found: dict[str, Any]) -> None:
    wrong = int(found.get("wrong", 0)) + 1
    shut = (now() + SHUT).isoformat() if wrong >= TRIES else None
    settings.put(tx, KIND, name, {**found, "wrong": 0 if shut else wrong, "shut": shut}, by="")


def every(tx: Connection) -> list[Account]:
    """All accounts, closed ones too, by name."""
    return [Account(name, Role[v["role"]], v["active"]) for name, v in settings.every(tx, KIND).items()]


def account(tx: Connection, name: str) -> Account:
    """One account. Raises `NotFound`."""
    for one in every(tx):
        if one.name == name:
            return one
    raise NotFound(f"no account {name!r} on this record")


def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()
