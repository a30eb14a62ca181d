"""Reminders as iCalendar (RFC 5545), for any calendar program: one all-day event per chase date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Protocol

from onrecord.model import Ask
from onrecord.model.citation import day_in_words


class Due(Protocol):
    """What a reminder has to tell: the ask, the day, the days it has waited by then, and whose date it is."""

    @property
    def ask(self) -> Ask: ...
    @property
    def on(self) -> date: ...
    @property
    def waited(self) -> int: ...
    @property
    def overdue(self) -> bool: ...
    @property
    def why(self) -> str: ...


def to_icalendar(reminders: Iterable[Due], *, made: date, named: Callable[[str], str] = str) -> bytes:
    """A calendar file. `made` is the day it was written (a calendar wants to know). Ids are stable over exports.

    `named` gives the name of an asker or addressee ("XAR" -> "Ardovia"). Each event names the day the ask was made and
    the day the record was last added to: what it says of an answer is true on that day only.

    >>> to_icalendar([], made=date(2020, 1, 2)).splitlines()[:2]
    [b'BEGIN:VCALENDAR', b'VERSION:2.0']
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//reminders//EN", "CALSCALE:GREGORIAN"]
    for reminder in reminders:
        lines += _event(reminder, made, named)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(reminder: Due, made: date, named: Callable[[str], str]) -> list[str]:
    ask = reminder.ask
    asked, whom = day_in_words(ask.asked_on), named(ask.addressee)
    since = f"{reminder.waited} days since {asked}" if ask.asked_on else "asked on a day not known"
    who = named(ask.asker) if ask.asker else "somebody"
    words = f"{who} asked {whom}, {asked}: “{ask.quote.shown}” — {ask.because}"
    words = f"{reminder.why}\n{words}" if reminder.why else words
    # What is overdue moves with each export: one event that calendars replace, not one more each time.
    id = "overdue" if reminder.overdue else f"own-{reminder.on:%Y%m%d}" if reminder.why else str(reminder.waited)
    return [
        "BEGIN:VEVENT",
        f"UID:{ask.id}-{id}@onrecord",
        f"DTSTAMP:{made:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{reminder.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{reminder.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'Ask again: {whom}, {since}')}",
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
