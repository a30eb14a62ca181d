"""winmail.dat by itself, as people save it who cannot open it; within a mail it is unpacked where it is attached."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import CannotRead
from onrecord.model import Source
from onrecord.sources.mail import members_of_mail, source_of_mail, taken_apart
from onrecord.sources.outlook import as_eml
from onrecord.sources.reader import Given, Reader
from onrecord.sources.tnef import SIGNATURE, item_of

_TYPE = "application/vnd.ms-tnef"


def sniff(head: bytes, name: str) -> int:
    """Its signature."""
    return 3 if head.startswith(SIGNATURE) else 0


def read(given: Given) -> Source:
    """The mail's words, where it holds them."""
    return source_of_mail(taken_apart(as_eml(item_of(given.data, given.name)), given.name), given, _TYPE)


def members(given: Given) -> Iterator[Given | CannotRead]:
    """The files in it."""
    return members_of_mail(taken_apart(as_eml(item_of(given.data, given.name)), given.name), given)


READER = Reader("winmail.dat", (_TYPE, "application/ms-tnef"), sniff, read, members)
