"""What stands beside the words: treaty status and votes, from what ships and from what was imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
        self._whole: set[str] = set()

    def have(self, calls: Iterable[RollCall]) -> None:
        """Fetch all votes of these roll calls: for a table of all states, a hundredth of what all states ever cast."""
        for id in dict.fromkeys(call.id for call in calls if call.id not in self._whole):
            for vote in self._record.votes(roll_call=id):
                self._of[id][vote.state] = vote.vote
            self._whole.add(id)

    def of(self, state: str, call: RollCall) -> str | None:
        """Yes | no | abstain, or None: no row."""
        if call.id not in self._whole and state not in self._states:
            self._states.add(state)
            for vote in self._record.votes(state=state):
                self._of[vote.roll_call.id][state] = vote.vote
        return super().of(state, call)

    def totals(self, call: RollCall) -> dict[str, int]:
        """How many voted yes, no and abstained."""
        self.have([call])
        return super().totals(call)


def _status_of(record: Record) -> StatusOf:
    """Imported rows of a treaty stand in for those that ship; without any, what ships."""
    from onrecord.reference.treaties import treaty as treaty_of

    imported: dict[str, dict[str, list[TreatyAct]]] = defaultdict(lambda: defaultdict(list))
    for act in record.treaty_acts():
        imported[act.treaty][act.state].append(act)
    if not imported:
        return status

    days = {id: date.fromisoformat(day) for id, day in record.every("as_at").items()}

    def found(state: str, treaty: str, on: date) -> StatusFact | None:
        rows = imported.get(treaty)
        if rows is None:
            return status(state, treaty, on)
        sources = sorted({act.source for acts in rows.values() for act in acts})
        acts = rows.get(state, [])
        return status_from(acts, state, treaty_of(treaty), on, as_at=days.get(treaty), source="; ".join(sources))

    return found


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in: "votes" or "treaty acts", how many rows, a line for each row that was passed over.

    true_on   the day on which rows of treaty status are taken to be true; None of votes
    """

    what: str
    rows: int
    skipped: tuple[str, ...]
    true_on: date | None = None


def import_facts(record: Record, path: Path, *, treaty: str | None = None, as_at: date | None = None) -> Imported:
    """Take in a table of votes or of treaty status; what it is, is told by its name and columns.

    `treaty`: id, for a depositary's page saved as HTML or CSV. `as_at`: the day the rows of treaty status were true;
    else the day the page tells, else that of its latest act: nothing is said to be so on a later day. Raises
    `UnknownFormat` for any other table.
    """
    from onrecord.formats.imports.reading import Skipped
    from onrecord.formats.imports.treaty_status import depositary_page, page_day, treaty_actions
    from onrecord.formats.imports.un_library import library_votes
    from onrecord.formats.imports.un_votes import unvotes

    skipped: list[Skipped] = []
    true_on = None
    if treaty:
        acts = list(depositary_page(path, treaty, skipped=skipped))
        what, (count, true_on) = "treaty acts", _save_acts(record, acts, as_at or page_day(path))
    elif path.is_dir() and _is_unvotes(path):
        what, count = "votes", record.save_votes(unvotes(path, skipped=skipped))
    elif path.is_dir():
        raise UnknownFormat(str(path), "a folder without votes.csv and roll_calls.csv", "name the table in it")
    elif {"mtdsg_number", "participant"} <= set(_columns(path)):
        acts = list(treaty_actions(path, skipped=skipped))
        what, (count, true_on) = "treaty acts", _save_acts(record, acts, as_at)
    elif path.suffix.lower() == ".csv":
        what, count = "votes", record.save_votes(library_votes(path, skipped=skipped))
    else:
        raise UnknownFormat(str(path), "no table of votes or treaty status", "see `onrecord facts --help`")
    return Imported(what, count, tuple(str(one) for one in skipped), true_on)


def _is_unvotes(folder: Path) -> bool:
    return all(any(folder.glob(f"{name}.csv*")) for name in ("votes", "roll_calls"))


def _save_acts(record: Record, acts: list[TreatyAct], as_at: date | None) -> tuple[int, date | None]:
    """Keep the acts and, treaty by treaty, the day their rows are known to be true on; that day, too."""
    count = record.save_treaty_acts(acts)
    latest = max((act.on for act in acts if act.on <= date.today() and act.act != "withdrawal"), default=None)
    told = as_at or latest
    if told is not None:
        for id in sorted({act.treaty for act in acts}):
            record.set("as_at", id, told.isoformat())
    return count, told


def _columns(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from (name.strip().strip('"') for name in lines.readline().split(","))
