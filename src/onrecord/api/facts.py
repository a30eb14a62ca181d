"""What stands beside the words: treaty status and votes, from what ships and from what was imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UnknownFormat
from onrecord.model import RollCall, StatusFact, TreatyAct
from onrecord.record.facts import StatusOf, Votes
from onrecord.reference.status import status, status_from

if TYPE_CHECKING:
    from onrecord.store import Record


def beside(record: Record | None) -> tuple[StatusOf, Votes]:
    """Status as a function and votes as an index; a record's own imports go before what ships."""
    if record is None:
        return status, Votes()
    return _status_of(record), KeptVotes(record)


class KeptVotes(Votes):
    """The votes of a record, fetched when asked for: there may be a million."""

    def __init__(self, record: Record) -> None:
        super().__init__(calls=record.roll_calls())
        self._record = record
        self._states: set[str] = set()

    def of(self, state: str, call: RollCall) -> str | None:
        """Yes | no | abstain, or None: no row."""
        if state not in self._states:
            self._states.add(state)
            for vote in self._record.votes(state=state):
                self._of[vote.roll_call.id][state] = vote.vote
        return super().of(state, call)

    def totals(self, call: RollCall) -> dict[str, int]:
        """How many voted yes, no and abstained."""
        for vote in self._record.votes(roll_call=call.id):
            self._of[call.id][vote.state] = vote.vote
        return super().totals(call)


def _status_of(record: Record) -> StatusOf:
    """Imported rows of a treaty stand in for those that ship; without any, what ships."""
    from onrecord.reference.treaties import treaty as treaty_of

    imported: dict[str, dict[str, list[TreatyAct]]] = defaultdict(lambda: defaultdict(list))
    for act in record.treaty_acts():
        imported[act.treaty][act.state].append(act)
    if not imported:
        return status

    def found(state: str, treaty: str, on: date) -> StatusFact | None:
        rows = imported.get(treaty)
        if rows is None:
            return status(state, treaty, on)
        sources = sorted({act.source for acts in rows.values() for act in acts})
        acts = rows.get(state, [])
        return status_from(acts, state, treaty_of(treaty), on, as_at=None, source="; ".join(sources))

    return found


def import_facts(record: Record, path: Path, *, treaty: str | None = None) -> tuple[str, int, list[str]]:
    """Take in a table of votes or of treaty status; what it is, is told by its name and columns.

    Returns what was imported ("votes", "treaty acts"), how many rows, and a line for each row that was passed over.
    `treaty`: id, for a depositary's page saved as HTML or CSV. Raises `UnknownFormat` for any other table.
    """
    from onrecord.formats.imports.reading import Skipped
    from onrecord.formats.imports.treaty_status import depositary_page, treaty_actions
    from onrecord.formats.imports.un_library import library_votes
    from onrecord.formats.imports.un_votes import unvotes

    skipped: list[Skipped] = []
    if treaty:
        what, count = "treaty acts", record.save_treaty_acts(depositary_page(path, treaty, skipped=skipped))
    elif path.is_dir():
        what, count = "votes", record.save_votes(unvotes(path, skipped=skipped))
    elif {"mtdsg_number", "participant"} <= set(_columns(path)):
        what, count = "treaty acts", record.save_treaty_acts(treaty_actions(path, skipped=skipped))
    elif path.suffix.lower() == ".csv":
        what, count = "votes", record.save_votes(library_votes(path, skipped=skipped))
    else:
        raise UnknownFormat(str(path), "no table of votes or treaty status", "see `onrecord import --help`")
    return what, count, [str(one) for one in skipped]


def _columns(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from (name.strip().strip('"') for name in lines.readline().split(","))
