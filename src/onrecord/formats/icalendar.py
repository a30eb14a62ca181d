"""Reminders as iCalendar (RFC 5545), for any calendar program: one all-day event per chase date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from onrecord.model import Ask
from onrecord.model.citation import day_in_words


class Due(Protocol):
    """What a reminder has to tell: the ask, the day, and the days it has waited by then."""

    @property
    def ask(self) -> Ask: ...
    @property
    def on(self) -> date: ...
    @property
    def waited(self) -> int: ...


def to_icalendar(reminders: Iterable[Due], *, made: date) -> bytes:
    """A calendar file. `made` is the day it was written (a calendar wants to know). Ids are stable over exports.

    >>> to_icalendar([], made=date(2020, 1, 2)).splitlines()[:2]
    [b'BEGIN:VCALENDAR', b'VERSION:2.0']
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//reminders//EN", "CALSCALE:GREGORIAN"]
    for reminder in reminders:
        lines += _event(reminder, made)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(reminder: Due, made: date) -> list[str]:
    ask = reminder.ask
    asked = day_in_words(ask.asked_on)
    words = f"{ask.asker or 'somebody'} asked {ask.addressee}, {asked}: “{ask.quote.shown}” — {ask.because}"
    return [
        "BEGIN:VEVENT",
        f"UID:{ask.id}-{reminder.waited}@onrecord",
        f"DTSTAMP:{made:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{reminder.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{reminder.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'Ask again: {ask.addressee}, {reminder.waited} days since {asked}')}",
        f"DESCRIPTION:{_escaped(words)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line in octets, folded before 75 of them and never inside a character (RFC 5545, 3.1)."""
    made, width = [], 0
    for character in line:
        octets = character.encode()
        if width + len(octets) > 74:
            made.append(b"\r\n ")
            width = 1
        made.append(octets)
        width += len(octets)
    return b"".join(made) + b"\r\n"
