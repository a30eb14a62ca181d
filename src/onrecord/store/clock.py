"""This moment, as the record writes it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, to the second, UTC."""
    return datetime.now(UTC).replace(microsecond=0)
