"""What a state is under a treaty on a day, computed from the depositary's rows in `data/status/<treaty>.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model.facts import StatusFact, TreatyAct
from onrecord.reference import files
from onrecord.reference.states import has_state
from onrecord.reference.states import state as state_of
from onrecord.reference.treaties import Treaty
from onrecord.reference.treaties import treaty as treaty_of

BINDING = ("ratification", "accession", "acceptance", "approval", "succession", "consent")
ACTS = ("signature", *BINDING, "provisional_application", "withdrawal", "ratification_withdrawn")


@dataclass(frozen=True, slots=True)
class StatusTable:
    """All rows of one treaty, as they were on the day `as_at`."""

    treaty: str
    as_at: date
    source: str
    acts: dict[str, tuple[TreatyAct, ...]]


def status(state: str, treaty: str, on: date) -> StatusFact | None:
    """What a state is under a treaty on a day, and what it can still do on that day.

    `party` from the day its instrument is deposited (`in_force_since` says when the treaty binds it). None means
    "cannot tell" and never "not a party": no rows of that treaty (NPT, BWC), a state they do not list, or ids unknown.
    Rows after the day are left out, so that a letter of 2015 is judged by what was so in 2015.

    >>> status("RUS", "CCM", date(2015, 10, 1)).status, status("RUS", "CCM", date(2015, 10, 1)).can
    ('not_party', ('accede',))
    >>> status("RUS", "NPT", date(2015, 10, 1)) is None
    True
    """
    table = _tables().get(treaty)
    known = has_state(state)
    if table is None or not known or (known.standing in ("former", "invented") and known.code not in table.acts):
        return None
    acts = table.acts.get(known.code, ())
    return status_from(acts, known.code, treaty_of(treaty), on, as_at=table.as_at, source=table.source)


def status_from(
    acts: Iterable[TreatyAct], state: str, treaty: Treaty, on: date, *, as_at: date | None, source: str
) -> StatusFact:
    """The same from rows in hand, for rows a user imported.

    A status page prints in brackets what was taken back, and says when only in a note: of a state whose act stands no
    more, and whose withdrawal has no row, the status is `withdrawn` on the day of the rows and "unknown" before.
    """
    acts = tuple(acts)
    until = sorted((a for a in acts if a.on <= on), key=lambda a: (a.on, ACTS.index(a.act)))
    bound = signed = left = None
    for act in until:
        if act.act in BINDING:
            bound, left = act, None
        elif act.act == "withdrawal":
            bound, signed, left = None, None, act
        elif act.act == "ratification_withdrawn":
            # The CTBT is not in force: a state that takes its ratification back is a signatory again.
            bound = None
        elif act.act == "signature":
            signed = act
    now = "party" if bound else "signatory" if signed else "withdrawn" if left else "not_party"
    since = bound or signed or left
    if since and not since.standing and not any(a.act in _TAKING_BACK for a in acts):
        now, since, bound = ("withdrawn" if as_at and on >= as_at else "unknown"), None, None
    rows = tuple(_standing(a, left) for a in until)
    return StatusFact(
        state=state,
        treaty=treaty.id,
        on=on,
        status=now,
        since=since.on if since else None,
        can=_can(now, state, treaty, on),
        acts=rows,
        as_at=as_at,
        source=source,
        in_force_since=treaty.in_force_for(bound.on) if bound else None,
    )


_TAKING_BACK = ("withdrawal", "ratification_withdrawn")


def parties(treaty: str, on: date) -> tuple[str, ...]:
    """Codes of all states that are party on a day; () when the data files have no rows of that treaty.

    >>> len(parties("CCM", date(2026, 2, 3)))
    112
    """
    table = _tables().get(treaty_of(treaty).id)
    if table is None:
        return ()
    return tuple(s for s in table.acts if (fact := status(s, treaty, on)) and fact.status == "party")


def status_tables() -> tuple[StatusTable, ...]:
    """The tables of all treaties whose rows are known."""
    return tuple(_tables().values())


def _standing(act: TreatyAct, left: TreatyAct | None) -> TreatyAct:
    if left is None or act.act == "withdrawal":
        return act
    return TreatyAct(act.state, act.treaty, act.act, act.on, act.source, standing=False)


def _can(now: str, state: str, treaty: Treaty, on: date) -> tuple[str, ...]:
    """What is left to do: a signatory ratifies; who has not signed signs while that is open, or accedes."""
    known = state_of(state)
    if known.standing == "former" or (known.standing == "other" and state not in _ADMITTED):
        return ()
    if now == "party":
        return ("withdraw",)
    if now == "signatory":
        return ("ratify",)
    signs = ("sign",) if treaty.open_for_signature_on(on) else ()
    return signs + (("accede",) if treaty.open_for_accession_on(on) else ())


# States outside the United Nations that the Secretary-General as depositary takes instruments from ("all States").
_ADMITTED = frozenset({"COK", "NIU"})


@files.remembered
def _tables() -> dict[str, StatusTable]:
    return {one.treaty: one for one in map(read_status, files.tables("status"))}


def read_status(table: files.Table) -> StatusTable:
    """One file -> the rows of one treaty. Raises `BadReference` for an unknown state, act or day."""
    id, as_at = treaty_of(table.text("treaty")).id, table.day("as_at")
    if as_at is None:
        raise table.bad("as_at", "the day on which the rows were true")
    source = "; ".join(table.sources().values())
    rows = table.inner("acts")
    return StatusTable(id, as_at, source, {code: _acts(rows.inner(code), code, id, source) for code in rows.values})


def _acts(row: files.Table, code: str, treaty: str, source: str) -> tuple[TreatyAct, ...]:
    state_of(code)
    found = []
    for act in row.values:
        day = row.day(act)
        if act not in ACTS or day is None:
            raise row.bad(act, "one of " + ", ".join(ACTS) + ", with its day")
        found.append(TreatyAct(code, treaty, act, day, source))
    return tuple(found)
