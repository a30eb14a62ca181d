"""Two coders: each codes a letter apart, unseen by the other; how far they agree; what is left to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import BadDecision, MissingTool
from onrecord.model import Act, Letter

if TYPE_CHECKING:
    from onrecord.store import Record
    from onrecord.store.coding import Agreement

NO_STATEMENT = "no statement"
"""The label for words that make no statement at all."""

LABELS = (*(act.value for act in Act), NO_STATEMENT)


@dataclass(frozen=True, slots=True)
class Coded:
    """The coding of one letter as one coder may see it.

    mine      this coder's labels by statement; done: True once they were handed in
    all       handed-in labels by coder; only one's own until one has handed in
    waiting   how many others have handed in that this coder may not see yet
    agreement of all that were handed in; None for fewer than two, or until one's own is
    differ    statements on which coders differ, with each one's label
    lacking   what is missing for the figures of agreement, in a sentence
    """

    mine: Mapping[str, str]
    done: bool
    all: Mapping[str, Mapping[str, str]]
    waiting: int
    agreement: Agreement | None
    differ: Mapping[str, Mapping[str, str]]
    lacking: str = ""


def coded(record: Record, letter: str, coder: str) -> Coded:
    """What a coder may see of the coding of a letter: the others' only when their own is handed in."""
    from onrecord.store import coding

    with record.reading() as tx:
        mine = coding.mine(tx, letter, coder)
        everybody = coding.all_of(tx, letter)
    if coder not in everybody:
        return Coded(mine, False, {}, len(everybody), None, {})
    labels: dict[str, dict[str, str]] = {}
    for who, made in everybody.items():
        for unit, label in made.items():
            labels.setdefault(unit, {})[who] = label
    differ = {unit: said for unit, said in labels.items() if len(set(said.values())) > 1}
    found, lacking = None, ""
    if len(everybody) > 1:
        try:
            found = coding.agreement(everybody)
        except MissingTool as missing:
            lacking = str(missing)
    return Coded(mine, True, everybody, 0, found, differ, lacking)


def code(record: Record, letter: Letter, coder: str, labels: Mapping[str, str], *, done: bool) -> None:
    """Keep a coder's labels; with `done` they are handed in, and stay. Raises `BadDecision` for what makes no sense."""
    from onrecord.store import coding

    if not coder.strip():
        raise BadDecision("a coding needs the name of its coder")
    units = {said.id for said in letter.statements}
    if wrong := sorted({*labels.values()} - {*LABELS}) or sorted(labels.keys() - units):
        raise BadDecision(f"{wrong[0]!r} is no label or no statement of this letter")
    if done and (left := units - labels.keys()):
        raise BadDecision(f"{len(left)} statements have no label yet; nothing was handed in")
    with record.writing() as tx:
        coding.save(tx, letter.id, coder, labels)
        if done:
            coding.hand_in(tx, letter.id, coder)


def codings(record: Record) -> dict[str, dict[str, bool]]:
    """Letter -> coder -> True when handed in."""
    from sqlalchemy import select

    from onrecord.store.schema import codings as table

    found: dict[str, dict[str, bool]] = {}
    with record.reading() as tx:
        for row in tx.execute(select(table.c.letter, table.c.coder, table.c.done).order_by(table.c.at)):
            found.setdefault(row.letter, {})[row.coder] = bool(row.done)
    return found
