"""Any value of `model` as plain lists, dictionaries and strings, for JSON."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> Any:
    """The value as JSON would hold it: enums by value, dates as ISO strings, tuples as lists.

    >>> from onrecord.model import Day, Span
    >>> plain((Span(0, 3), Day("2012-07")))
    [{'start': 0, 'end': 3}, '2012-07']
    """
    import msgspec

    return msgspec.json.decode(msgspec.json.encode(value, enc_hook=str))
