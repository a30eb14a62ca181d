"""Who may use a team's record: accounts, and signing in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from onrecord.errors import BadDecision

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.accounts import Account

ROLES = ("reader", "editor", "administrator")


def accounts(record: Record) -> list[Account]:
    """Every account, closed ones too; none on a record of one person."""
    from onrecord.store import accounts as kept

    with record.reading() as tx:
        return kept.every(tx)


def account(record: Record, name: str) -> Account:
    """One account. Raises `NotFound`."""
    from onrecord.store import accounts as kept

    with record.reading() as tx:
        return kept.account(tx, name)


def put_account(
    record: Record, name: str, role: str, *, password: str | None = None, active: bool = True, by: str
) -> Account:
    """Open an account or change one. Raises `BadDecision`: the first one has to be an administrator's."""
    from onrecord.store import accounts as kept

    if role not in ROLES:
        raise BadDecision(f"a role is one of {', '.join(ROLES)}")
    record.needs(kept.Role.ADMINISTRATOR, "keep accounts")
    with record.writing() as tx:
        if role != "administrator" and not kept.every(tx):
            raise BadDecision("the first account is an administrator's: somebody has to keep the others")
        return kept.put(tx, name, kept.Role[role.upper()], password=password, active=active, by=by)


def sign_in(record: Record, name: str, password: str) -> Account | None:
    """The account that name and password open; None where they open none. Raises `Withheld` while it is shut."""
    from onrecord.store import accounts as kept

    with record.writing() as tx:
        return kept.check(tx, name, password)


def seal(record: Record, name: str) -> str:
    """Changes with the password: a session begun with the old one ends."""
    from onrecord.store import accounts as kept
    from onrecord.store import settings

    with record.reading() as tx:
        found = settings.get(tx, kept.KIND, name) or {}
    return sha256(str(found.get("password", "")).encode()).hexdigest()[:16]
