"""Outlook's .msg: one mail with all that hangs on it in a compound file. After [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache

from onrecord.errors import CannotRead, TooLarge
from onrecord.model import Source
from onrecord.sources.compound import SIGNATURE, Compound, Storage
from onrecord.sources.mail import members_of_mail, source_of_mail, taken_apart
from onrecord.sources.outlook import Attachment, Item, as_eml, links
from onrecord.sources.reader import Given, Reader

_TYPE = "application/vnd.ms-outlook"
_PROPERTIES, _STREAM, _ITEM = "__properties_version1.0", "__substg1.0_", "__substg1.0_3701000D"
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_OUTER, _INNER, _SMALL = 32, 24, 8
"""Bytes before the first property: of the mail, of a mail within it, of a recipient or an attachment."""
_WIDE, _FIXED = 0x001F, frozenset((0x0002, 0x0003, 0x000B, 0x0014, 0x0040))
_DATA = 0x3701
_MOST, _DEEPEST = 300, 20
"""Mails in one file, and in each other."""


def sniff(head: bytes, name: str) -> int:
    """A compound file that lists a mail's properties."""
    return 3 if head.startswith(SIGNATURE) and _PROPERTIES.encode("utf-16-le") in head else 0


def read(given: Given) -> Source:
    """The mail itself."""
    item, mail = _opened(given.data, given.name)
    told = tuple(
        ("attachments_unread", f"of {name} the mail keeps only where it was: ask for the file") for name in links(item)
    )
    return source_of_mail(taken_apart(mail, given.name), given, _TYPE, told)


def members(given: Given) -> Iterator[Given | CannotRead]:
    """What is attached to it."""
    return members_of_mail(taken_apart(_opened(given.data, given.name)[1], given.name), given)


@lru_cache(maxsize=1)
def _opened(data: bytes, name: str) -> tuple[Item, bytes]:
    """Opened once for its words and once more for what is attached, were the last one not kept."""
    item = _Items(name).item(Compound(data, name).root, _OUTER, 0)
    return item, as_eml(item)


class _Items:
    """Counts the mails in one file: folders that lead back to themselves could make it endless."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def item(self, folder: Storage, before: int, depth: int) -> Item:
        """The mail that a folder is, with those attached to it."""
        self._count += 1
        if self._count > _MOST or depth > _DEEPEST:
            raise TooLarge(self._name, "more mails within mails than any mail has", "save them one by one")
        folders = folder.storages()
        recipients = tuple(_values(f, _SMALL) for name, f in folders if name.startswith(_RECIPIENT))
        attachments = tuple(self._attachment(f, depth) for name, f in folders if name.startswith(_ATTACHMENT))
        return Item(_values(folder, before), recipients, attachments)

    def _attachment(self, folder: Storage, depth: int) -> Attachment:
        values = _values(folder, _SMALL)
        inner = folder.storage(_ITEM)
        if inner is not None:
            # An object of another program (a drawing, a sheet) lies there too; only a mail has properties.
            has = _PROPERTIES in inner.streams()
            return Attachment(values, self.item(inner, _INNER, depth + 1) if has else None)
        content = values.pop(_DATA, None)
        return Attachment(values, content if isinstance(content, bytes) else None)


def _values(folder: Storage, before: int) -> dict[int, bytes | str | int]:
    found: dict[int, bytes | str | int] = {}
    fixed = folder.stream(_PROPERTIES) or b""
    for at in range(before, len(fixed) - 15, 16):
        kind, number, _, value = struct.unpack_from("<HHIq", fixed, at)
        if kind in _FIXED:
            found[number] = value if kind in (0x0014, 0x0040) else value & 0xFFFFFFFF
    for name in folder.streams():
        if not name.startswith(_STREAM):
            continue
        try:
            number, kind = int(name[12:16], 16), int(name[16:], 16)
        except ValueError:
            continue  # one value of several, "...-00000001"
        data = folder.stream(name) or b""
        found[number] = data.decode("utf-16-le", "replace") if kind == _WIDE else data
    return found


READER = Reader("Outlook mail", (_TYPE,), sniff, read, members)
