"""Votes of the General Assembly from the `unvotes` tables (Voeten's data): a table of roll calls and one of votes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.formats.imports.reading import Skipped, day, rows, state_on
from onrecord.model import RollCall, Vote
from onrecord.model.symbols import resolution

SOURCE = "UN General Assembly Voting Data (Voeten), as in unvotes"
_CAST = frozenset({"yes", "no", "abstain"})


def unvotes(folder: Path, *, skipped: list[Skipped] | None = None) -> Iterator[Vote]:
    """Every vote in `roll_calls.csv` and `votes.csv` of a folder, gzipped or not, in the order of the file.

    An absent state has no row there and gets none here. Raises `Damaged` for tables of another shape.
    """
    calls = {call.id.removeprefix("unvotes:"): call for call in roll_calls(_found(folder, "roll_calls.csv"))}
    for line, (call, code, name, vote) in rows(
        _found(folder, "votes.csv"), ("rcid", "country_code", "country", "vote")
    ):
        of = calls.get(call)
        state = state_on(code, name, of.on.year) if of else None
        if of is None or state is None or vote not in _CAST:
            if skipped is not None:
                skipped.append(Skipped(line, f"no such state: {name}" if of else f"no such roll call: {call}"))
            continue
        yield Vote(of, state, vote)


def roll_calls(path: Path) -> Iterator[RollCall]:
    """The roll calls alone."""
    for _, (id, on, symbol, short, long) in rows(path, ("rcid", "date", "unres", "short", "descr")):
        made = day(on) or date(int(on[:4] or 1), 1, 1)
        # The table's short title is the subject heading; the resolution's own title stands in either column.
        title = max((short, long), key=lambda x: ("resolution /" in x or "Implementation" in x, len(x)))
        yield RollCall(f"unvotes:{id}", "UNGA", resolution(symbol) or symbol, made, title or short, SOURCE)


def _found(folder: Path, name: str) -> Path:
    packed = folder / f"{name}.gz"
    return packed if packed.exists() else folder / name
