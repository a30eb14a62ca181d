"""Who asks, and what they may: reader, editor, administrator; alone on a machine, everything."""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("reader", "editor", "administrator")
"""Each may what the one before may, and more."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person at the desk. `role`: one of `ROLES`."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """True when this person's role is that one or above it.

        >>> Who("Ana", "editor").may("reader"), Who("Ana", "editor").may("administrator")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


ALONE = Who("local", "administrator")
"""Whoever sits at the machine, on a record without accounts."""

NOBODY = Who("local", "reader")
"""A stranger at the door of a team's record: sees the page to sign in, and nothing else."""
