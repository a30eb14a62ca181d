"""Right of reply: somebody disputes a quotation; dispute, answer and correction are shown with the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import NotFound
from onrecord.model import Letter

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.disputes import Step


def dispute(record: Record, letter: Letter, statement: str, *, by: str, words: str) -> str:
    """Write down that `by` disputes a statement of a letter (as decided); returns the id of the dispute.

    Raises `NotFound` when the letter has no such statement, `BadDecision` without words or a name.
    """
    from onrecord.store import disputes

    said = next((s for s in letter.statements if s.id == statement), None)
    if said is None:
        raise NotFound(f"no statement {statement} in this letter")
    with record.writing() as tx:
        return disputes.dispute(tx, statement, by=by, words=words, quote=said.quote)


def answer_dispute(record: Record, dispute: str, step: str, *, by: str, words: str) -> None:
    """Add an `answer` or a `correction`. Raises `NotFound`, `BadDecision`."""
    from onrecord.store import disputes

    with record.writing() as tx:
        disputes.reply(tx, dispute, step, by=by, words=words)


def disputes_by_statement(record: Record) -> dict[str, list[Step]]:
    """Every step of every dispute, by the statement disputed, in the order written."""
    from onrecord.store import disputes

    found: dict[str, list[Step]] = {}
    with record.reading() as tx:
        for step in disputes.of(tx):
            found.setdefault(step.statement, []).append(step)
    return found
