"""Right of reply: a state or person disputes a quotation; dispute, answer and correction stay with the statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, insert, select

from onrecord.errors import BadDecision, NotFound
from onrecord.model import Quote
from onrecord.store import inventory
from onrecord.store.clock import now
from onrecord.store.redaction import holding, veiled_quote, without, words_of
from onrecord.store.schema import disputes
from onrecord.store.seals import sealed
from onrecord.store.trail import trace

STEPS = ("dispute", "answer", "correction")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a dispute. `quote`: the words disputed, on the first step; None on the others."""

    dispute: str
    statement: str
    step: str
    by: str
    at: datetime
    words: str
    quote: Quote | None = None


def dispute(tx: Connection, statement: str, *, by: str, words: str, quote: Quote) -> str:
    """Write down that somebody disputes a quotation; returns the id of the dispute."""
    at = now()
    id = sha256(f"{statement} {by} {at.isoformat()} {words}".encode()).hexdigest()[:16]
    _write(tx, Step(id, statement, "dispute", by, at, words, quote))
    return id


def reply(tx: Connection, dispute: str, step: str, *, by: str, words: str) -> None:
    """Add an `answer` or a `correction` to a dispute. Raises `NotFound`, `BadDecision`."""
    if step not in STEPS[1:]:
        raise BadDecision(f"a dispute is followed by an answer or a correction, not by {step!r}")
    statement = tx.execute(select(disputes.c.statement).where(disputes.c.id == dispute).limit(1)).scalar()
    if statement is None:
        raise NotFound(f"no dispute {dispute!r} in this record")
    _write(tx, Step(dispute, statement, step, by, now(), words))


def _write(tx: Connection, step: Step) -> None:
    if not step.words.strip() or not step.by.strip():
        raise BadDecision("a dispute needs words and the name of who says them")
    row = {
        "id": step.dispute,
        "statement": step.statement,
        "step": step.step,
        "by": step.by,
        "at": step.at.isoformat(),
        "words": step.words,
        "quote": msgspec.json.encode(step.quote).decode() if step.quote else None,
    }
    number = tx.execute(insert(disputes).returning(disputes.c.number), sealed(disputes, row)).scalar_one()
    inventory.enter(tx, disputes, [{"number": number}])
    trace(tx, step.step, f"dispute:{step.dispute}", {"statement": step.statement}, by=step.by)


def of(tx: Connection, statement: str | None = None) -> list[Step]:
    """Every step (on one statement), in the order written."""
    hidden = [quote for some in holding(tx).values() for quote in some]
    words = words_of(hidden)
    found = select(disputes).order_by(disputes.c.number)
    if statement is not None:
        found = found.where(disputes.c.statement == statement)
    return [
        Step(
            r.id,
            r.statement,
            r.step,
            without(words, r.by),
            datetime.fromisoformat(r.at),
            without(words, r.words),
            veiled_quote(msgspec.json.decode(r.quote, type=Quote), hidden) if r.quote else None,
        )
        for r in tx.execute(found)
    ]
