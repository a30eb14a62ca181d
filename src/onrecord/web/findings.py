"""What was read from a letter as rows to decide on: where each stands, what else it can be, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.model import Act, Decision, Kind, Letter, Party, Quote, Statement

SIDES = ("sender", "recipients", "copies")
PRINTED = ("salutation", "closing", "signature")
DECIDABLE = ("date", "place", "kind", "language", "sender", "recipients", "copies", "subject")
"""Fields of a letter that a person can correct."""

ACTS = tuple(act.value for act in Act)
KINDS = tuple(kind.value for kind in Kind)


def fields(read: Letter, found: Letter, decisions: Sequence[Decision]) -> Iterator[dict[str, Any]]:
    """Header rows. `read`: as it was read; `found`: as decided. Fields a person may have to fill are always there."""
    stands = _by_about(decisions)
    date = found.date
    others = [other.value for other in (date.others if date else ())]
    yield _row(read, "date", [("date", date.value, date.quote)] if date else [], stands, others=others, day=True)
    yield _row(read, "place", [("place", found.place.name, found.place.quote)] if found.place else [], stands)
    yield _row(read, "kind", [("kind", found.kind.value, None)], stands, choices=KINDS)
    yield _row(read, "language", [("language", found.language, None)], stands)
    for side in SIDES:
        parties = getattr(found, side)
        values = [(f"{side}{n}", _party(p), p.quote) for n, p in enumerate(parties, start=1)]
        if values or side != "copies":
            yield _row(read, side, values, stands, parties=parties)
    subject = found.subject
    yield _row(read, "subject", [("subject", _line(subject.value), subject.quote)] if subject else [], stands)
    for name in PRINTED:
        if printed := getattr(found, name):
            yield _row(read, name, [(name, _line(printed.value), printed.quote)], stands)
    for name in ("reference_numbers", "enclosures"):
        values = [(f"{name}{n}", _line(p.value), p.quote) for n, p in enumerate(getattr(found, name), start=1)]
        if values:
            yield _row(read, name, values, stands)


def _row(
    read: Letter, name: str, values: list[tuple[str, str, Quote | None]], stands: dict[str, list[Decision]], **more: Any
) -> dict[str, Any]:
    about = f"field:{read.id}:{name}"
    return {
        "label": name,
        "about": about if name in DECIDABLE else None,
        "field": name,
        "values": [{"mark": mark, "text": text, "quote": quote} for mark, text, quote in values],
        "others": (),
        "choices": (),
        "parties": None,
        "day": False,
        "decisions": stands.get(about, []),
        **more,
    }


def _party(party: Party) -> str:
    return party.described or party.state or "?"


def _line(text: str) -> str:
    return " ".join(text.split())


def statements(read: Letter, found: Letter, decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """One row per statement that was read or added, as decided; a rejected one stays, marked, so that it can be undone.

    `mark` is s1, s2, ... in the order read, so that a link to one outlives the rejection of another; those that a
    person added follow.
    """
    stands, now = _by_about(decisions), {s.id: s for s in found.statements}
    known = {s.id for s in read.statements}
    everything = [*read.statements, *(s for s in found.statements if s.id not in known)]
    return [_statement(n, s, now.get(s.id), stands) for n, s in enumerate(everything, start=1)]


def _statement(
    number: int, read: Statement, now: Statement | None, stands: dict[str, list[Decision]]
) -> dict[str, Any]:
    about = f"statement:{read.id}"
    mine = stands.get(about, [])
    return {
        "mark": f"s{number}",
        "about": about,
        "said": now or read,
        "rejected": any(d.judgement == "reject" for d in mine),
        "decisions": mine,
    }


def _by_about(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.about, []).append(decision)
    return found
