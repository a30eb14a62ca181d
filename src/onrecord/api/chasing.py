"""When to ask again, with what people set: chase dates of their own, pauses, days of grace, kept in the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.api.knowing import Known, asks
from onrecord.errors import BadDecision, NotFound
from onrecord.model import Ask

if TYPE_CHECKING:
    from onrecord.record.chasing import Pause, Reminder
    from onrecord.store import Record


def reminders(
    record: Record, found: Known, *, today: date, after: Sequence[int] | None = None, of: str | None = None
) -> tuple[Reminder, ...]:
    """What lies ahead of everybody who owes an answer (or of one addressee), by day; what is overdue comes today."""
    from onrecord.api.knowing import asks_of
    from onrecord.record import chasing

    pauses = _pauses(record)
    made = chasing.reminders(
        asks_of(asks(found), addressee=of),
        after=tuple(after or chasing.AFTER),
        pauses=pauses,
        extensions={id: int(value["days"]) for id, value in record.every("extension").items()},
        own=[(v["ask"], date.fromisoformat(v["on"]), v["why"]) for v in record.every("chase").values()],
    )
    return chasing.due(made, today, pauses=pauses)


def calendar(found: Sequence[Reminder], *, today: date) -> bytes:
    """The same as a calendar file, states by their names."""
    from onrecord.formats.icalendar import to_icalendar
    from onrecord.record.named import with_article_of

    return to_icalendar(found, made=today, named=with_article_of)


def ask_called(found: Sequence[Ask], called: str) -> Ask:
    """The ask of that id, or whose id begins so. Raises `NotFound` where there is none or more than one."""
    fitting = [ask for ask in found if ask.id.startswith(called)]
    if len(fitting) != 1:
        raise NotFound(f"{len(fitting)} asks have an id that begins with {called}; `onrecord asks` shows the ids")
    return fitting[0]


def remind(record: Record, ask: Ask, on: date, *, why: str, by: str) -> None:
    """Set a chase date of one's own for an ask."""
    value = {"ask": ask.id, "on": on.isoformat(), "why": why or "set by hand"}
    record.seen_by(by, public=False).set("chase", f"{ask.id} {on.isoformat()}", value)


def extend(record: Record, ask: Ask, days: int, *, why: str, by: str) -> None:
    """Give an ask days of grace; 0 takes them back."""
    if days < 0:
        raise BadDecision("days of grace are 0 or more")
    record.seen_by(by, public=False).set("extension", ask.id, {"days": days, "why": why} if days else None)


def pause(record: Record, first: date, last: date, *, why: str, by: str, ask: Ask | None = None) -> None:
    """Let the clock stand still on these days, for one ask or for all."""
    if last < first:
        raise BadDecision(f"a pause ends on {last}, before it begins on {first}")
    key = f"{first.isoformat()} {last.isoformat()} {ask.id if ask else 'all'}"
    value = {"first": first.isoformat(), "last": last.isoformat(), "why": why, "ask": ask.id if ask else None}
    record.seen_by(by, public=False).set("pause", key, value)


def forget(record: Record, ask: Ask | None, *, by: str) -> int:
    """Take back the dates, grace and pauses set for one ask, or the pauses for all; returns how many."""
    mine = record.seen_by(by, public=False)
    gone = [
        (kind, key)
        for kind in ("chase", "extension", "pause")
        for key, value in record.every(kind).items()
        if (key == ask.id or value.get("ask") == ask.id if ask else kind == "pause" and value["ask"] is None)
    ]
    for kind, key in gone:
        mine.set(kind, key, None)
    return len(gone)


def _pauses(record: Record) -> list[Pause]:
    from onrecord.record.chasing import Pause

    kept = record.every("pause").values()
    return [Pause(date.fromisoformat(v["first"]), date.fromisoformat(v["last"]), v["why"], v["ask"]) for v in kept]
