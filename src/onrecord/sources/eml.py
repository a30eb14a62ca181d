"""Mail as its standard keeps it (RFC 5322): told by its header fields, read by `mail.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import CannotRead
from onrecord.model import Source
from onrecord.sources.mail import members_of_mail, source_of_mail, taken_apart
from onrecord.sources.reader import Given, Reader

_TYPE = "message/rfc822"
_FIELD = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date|X-[\w-]+|Reply-To|DKIM-Signature"
    rb"|Content-Type|Cc|References|In-Reply-To):[ \t]?.",
    re.IGNORECASE | re.MULTILINE,
)
# Three of these in one header and nothing but header lines before them: a mail, not a letter that begins "To: ...".
_FEWEST = 3


def sniff(head: bytes, name: str) -> int:
    """A block of header fields from the first line on, with those that every mail has."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf"), maxsplit=1)[0]
    lines = block.replace(b"\r", b"").split(b"\n")
    # The block may be cut by the end of what we see: the last line is not held against it.
    fields = all(re.match(rb"[!-9;-~]+:|[ \t]", line) for line in lines[: len(lines) - 1 or 1])
    found = {match[0].split(b":")[0].lower() for match in _FIELD.finditer(block)}
    if not fields or not found:
        return 0
    sure = found & {b"message-id", b"mime-version", b"received", b"return-path"}
    if name.lower().endswith((".eml", ".emlx")) or (sure and len(found) >= _FEWEST):
        return 2
    return 0


def read(given: Given) -> Source:
    """The mail itself."""
    return source_of_mail(taken_apart(given.data, given.name), given, _TYPE)


def members(given: Given) -> Iterator[Given | CannotRead]:
    """What is attached to it."""
    return members_of_mail(taken_apart(given.data, given.name), given)


READER = Reader("mail", (_TYPE,), sniff, read, members)
