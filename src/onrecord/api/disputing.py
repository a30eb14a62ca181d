"""Right of reply: somebody disputes a quotation; dispute, answer and correction are shown with the statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.api.deciding import statement_of
from onrecord.errors import NotFound
from onrecord.model import Day, Decision, Judgement, Letter, Profile, Quote
from onrecord.model.citation import day_in_words

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


def dispute_statement(record: Record, statement: str, *, by: str, words: str) -> str:
    """The same where only the statement's id is known. Raises `NotFound`, `BadDecision`."""
    from onrecord.store import disputes

    _, quote = statement_of(record, statement)
    with record.writing() as tx:
        return disputes.dispute(tx, statement, by=by, words=words, quote=quote)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute from its first word to its last.

    statement   id of the statement it is on as the letters are read now; None when its words are not found any more
    steps       the dispute, then answers and corrections, in the order written
    """

    id: str
    statement: str | None
    steps: tuple[Step, ...]

    @property
    def quote(self) -> Quote | None:
        """The words disputed, as they were when they were disputed."""
        return self.steps[0].quote


def disputes(record: Record, *, letters: Iterable[Letter] | None = None) -> tuple[Dispute, ...]:
    """Every dispute, in the order begun, each with the statement it is on now.

    A newer reader may have cut a letter otherwise: then the words disputed are looked for, as for decisions. `letters`:
    all of them, with decisions applied, if they are at hand.
    """
    from onrecord.store import disputes as kept

    found: dict[str, list[Step]] = {}
    with record.reading() as tx:
        for step in kept.of(tx):
            found.setdefault(step.dispute, []).append(step)
    known = record.known_statements(some[0].statement for some in found.values())
    lost = [some[0] for some in found.values() if some[0].statement not in known]
    now = {id: id for id in known} | (_found_again(record, lost, letters) if lost else {})
    made = (Dispute(id, now.get(some[0].statement), tuple(some)) for id, some in found.items())
    # What is disputed in a private letter is not there for a reader, whose letters are without it.
    return tuple(one for one in made if one.statement or not record.public)


def _found_again(record: Record, lost: list[Step], letters: Iterable[Letter] | None) -> dict[str, str]:
    """Statement as disputed -> as it is now: one that a person added, or what a newer reader made of the words."""
    from onrecord.record import review

    held = tuple(review.apply(record.decisions(), record.letters()) if letters is None else letters)
    at = {said.id for letter in held for said in letter.statements}
    made = {}
    for step in lost:
        now = step.statement if step.statement in at else _over(step, held)
        if now is not None:
            made[step.statement] = now
    return made


def _over(step: Step, held: tuple[Letter, ...]) -> str | None:
    """The statement that stands on most of the words disputed, at least half of them."""
    from onrecord.record.review import place

    if step.quote is None:
        return None
    placed = place(Decision("", "", Judgement.UNSURE, step.by, step.at, quote=step.quote), held)
    if placed.quote is None:
        return None
    start, end = placed.quote.start, placed.quote.end
    said = [s for letter in held if letter.id == placed.letter for s in letter.statements]
    over = {s.id: min(s.quote.end, end) - max(s.quote.start, start) for s in said}
    best = max(over, key=lambda id: over[id], default=None)
    return best if best is not None and 2 * over[best] >= end - start else None


def disputes_by_statement(record: Record) -> dict[str, list[Step]]:
    """Every step of every dispute, by the statement it is on now, in the order written."""
    found: dict[str, list[Step]] = {}
    for one in disputes(record):
        if one.statement:
            found.setdefault(one.statement, []).extend(one.steps)
    return found


def with_disputes(made: Profile, steps: Mapping[str, Sequence[Step]]) -> Profile:
    """A profile whose notes say which of the words they stand for are disputed, by whom, and what followed.

    `steps`: by statement, as of `disputes_by_statement`.
    """
    said: dict[int, list[str]] = {}
    numbers = {note.evidence.statement.id: note.number for note in made.notes if note.evidence}
    for sentence in (one for section in made.sections for one in section.sentences):
        for one in sentence.evidence:
            if one.statement.id in steps:
                number = numbers.get(one.statement.id, sentence.notes[-1] if sentence.notes else 0)
                said.setdefault(number, []).append(_in_a_line(steps[one.statement.id]))
    if not said:
        return made
    notes = (replace(n, text=" ".join((n.text, *dict.fromkeys(said.get(n.number, ()))))) for n in made.notes)
    return replace(made, notes=tuple(notes))


_STEPS = {"dispute": "disputed by", "answer": "answered by", "correction": "corrected by"}


def _in_a_line(steps: Sequence[Step]) -> str:
    """The steps in a line: who disputes, who answered, each with its day."""
    told = "; ".join(f"{_STEPS[s.step]} {s.by}, {day_in_words(Day(s.at.date().isoformat()))}" for s in steps)
    return f"{told[0].upper()}{told[1:]}."
