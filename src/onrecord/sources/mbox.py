"""MBOX: many mails in one file, each begun by a line `From ` (RFC 4155, as mail programs really write it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.sources.reader import Given, Reader

# "From sender day month ... year": a sentence that begins "From " has no year at the end of its line.
_BEGINS = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{0,300}\d{4}[^\r\n]{0,20}\r?\n(?=[!-9;-~]+:)")


def sniff(head: bytes, name: str) -> int:
    """The first line, with header fields after it."""
    return 3 if _BEGINS.match(head) else 0


def members(given: Given) -> Iterator[Given]:
    """Each mail in order, `0001.eml` and so on; `>From ` at the start of a line is `From ` again."""
    starts = list(_BEGINS.finditer(given.data))
    for number, start in enumerate(starts, start=1):
        end = starts[number].start() if number < len(starts) else len(given.data)
        mail = given.data[start.end() : end]
        yield given.member(f"{number:04}.eml", re.sub(rb"(?m)^>(>*From )", rb"\1", mail))


READER = Reader("MBOX", ("application/mbox",), sniff, members=members)
