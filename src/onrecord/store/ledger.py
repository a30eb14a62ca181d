"""The ledger of decisions: only ever appended to, each row sealed with the one before it.

A decision's own `before` chains it to the decision written before it in the office where it was made, and goes with it
when two offices exchange ledgers. The `seal` chains the rows of this record in the order in which they came here, so
that a row taken out or put in by hand shows. Both are checked by `verify`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.errors import BadDecision
from onrecord.model import Decision, Judgement, Quote, conflicts, standing
from onrecord.store import due, settings
from onrecord.store.clock import now
from onrecord.store.meta import get_meta, put_meta
from onrecord.store.redaction import holding, veiled_decision
from onrecord.store.rows import decision_from_body, decision_to_body
from onrecord.store.schema import decisions, stands

HEAD = "ledger"
"""Key in `meta`: how many decisions there are and the last seal, so that a missing last row shows too."""


WITHHELD = "withheld"
"""Kind of the setting that names decisions of other offices which quote what they hide."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What an import brought: how many decisions were new, how many were here already, and what now conflicts."""

    new: int
    known: int
    conflicts: tuple[tuple[Decision, ...], ...]


def decide(
    tx: Connection,
    about: str,
    judgement: Judgement,
    *,
    by: str,
    why: str = "",
    quote: Quote | None = None,
    source: str | None = None,
    field: str | None = None,
    value: str | None = None,
    replaces: str | None = None,
    at: datetime | None = None,
) -> Decision:
    """Write a decision; it replaces what stands on the same thing. Saying the same again writes nothing.

    `value`: JSON of the right value. Where two decisions of different offices conflict, all of them are replaced (one
    row each). Raises `BadDecision`.
    """
    draft = Decision("", about, judgement, by, at or now(), why, quote, source, field, value)
    _sensible(draft)
    here = written(tx, about)
    stood = [d for d in standing(here) if d.field == field] if replaces is None else _known(here, replaces)
    if not stood:
        return append(tx, [draft])[0]
    if replaces is None and all(_same(draft, d) for d in stood):
        return stood[-1]
    return append(tx, [replace(draft, replaces=d.id) for d in stood])[-1]


def withdraw(tx: Connection, id: str, *, by: str, why: str = "", at: datetime | None = None) -> Decision:
    """Take a decision back (undo), or a withdrawal (redo); what it had replaced stands again. Raises `BadDecision`."""
    body = tx.execute(select(decisions.c.body).where(decisions.c.id == id)).scalar()
    if body is None:
        raise BadDecision(f"no decision {id!r} in this record")
    old = decision_from_body(body)
    here = written(tx, old.about)
    done = [d for d in here if d.replaces == id and d.judgement is Judgement.WITHDRAW and _in_force(here, d)]
    if done:
        return done[-1]
    draft = Decision("", old.about, Judgement.WITHDRAW, by, at or now(), why, old.quote, old.source, old.field)
    return append(tx, [replace(draft, replaces=id)])[0]


def _in_force(here: Sequence[Decision], withdrawal: Decision) -> bool:
    later = [d for d in here if d.replaces == withdrawal.id and d.judgement is Judgement.WITHDRAW]
    return not any(_in_force(here, d) for d in later)


def _sensible(draft: Decision) -> None:
    if not draft.by.strip():
        raise BadDecision(f"a decision on {draft.about} needs the name of who decides")
    if ":" not in draft.about or "\x00" in draft.about:
        what = "statement:ID, field:LETTER:date, link:LETTER, ask:ID, letter:LETTER"
        raise BadDecision(f"say what of {draft.about!r} is decided on; one of {what}")
    if draft.judgement is Judgement.WITHDRAW:
        raise BadDecision("to take a decision back, withdraw it by its id")
    if (draft.judgement is Judgement.CORRECT) != (draft.field is not None and draft.value is not None):
        if draft.judgement is not Judgement.CORRECT:
            raise BadDecision(f"only a correction of {draft.about} names a field and its right value")
        lacks = "the right value" if draft.value is None else "which field"
        raise BadDecision(f"a correction of {draft.about} names a field and its right value; this does not say {lacks}")
    if draft.value is not None:
        try:
            json.loads(draft.value)
        except ValueError:
            raise BadDecision(f"the right value of {draft.field} is not JSON: {draft.value!r}") from None


def _known(here: Sequence[Decision], replaces: str) -> list[Decision]:
    found = [d for d in here if d.id == replaces]
    if not found:
        raise BadDecision(f"no decision {replaces!r} on the same thing: it cannot be replaced")
    return found


def _same(draft: Decision, stood: Decision) -> bool:
    def said(d: Decision) -> tuple[object, ...]:
        return d.about, d.judgement, d.by, d.why, d.field, d.value

    return said(draft) == said(stood)


def append(tx: Connection, drafts: Sequence[Decision]) -> list[Decision]:
    """Write decisions at the end of the ledger, each chained to the one before it."""
    last = tx.execute(select(decisions.c.id).order_by(decisions.c.number.desc()).limit(1)).scalar()
    made: list[Decision] = []
    for draft in drafts:
        made.append(replace(draft, before=made[-1].id if made else last).signed)
    _write(tx, made)
    return made


def _write(tx: Connection, made: Sequence[Decision]) -> None:
    number, seal = head(tx)
    rows = []
    for decision in made:
        number, seal = number + 1, sealed(seal, number + 1, decision.id)
        body = decision_to_body(decision)
        rows.append({"number": number, "id": decision.id, "about": decision.about, "body": body, "seal": seal})
    if rows:
        tx.execute(insert(decisions), rows)
        put_meta(tx, HEAD, f"{number} {seal}")
        for about in dict.fromkeys(d.about for d in made):
            _note_standing(tx, about)
        due.decided_on(tx, made)


def head(tx: Connection) -> tuple[int, str]:
    """Number and seal of the last row; 0 and "" for an empty ledger."""
    number, _, seal = (get_meta(tx, HEAD) or "0 ").partition(" ")
    return int(number), seal


def sealed(before: str, number: int, id: str) -> str:
    """The seal of a row."""
    return sha256(f"{before} {number} {id}".encode()).hexdigest()


def _note_standing(tx: Connection, about: str) -> None:
    tx.execute(delete(stands).where(stands.c.about == about))
    found = standing(written(tx, about))
    if found:
        tx.execute(insert(stands), [_stands(d) for d in found])


def _stands(decision: Decision) -> dict[str, str | None]:
    kind, _, rest = decision.about.partition(":")
    target = rest.partition(":")[0]
    return {"id": decision.id, "about": decision.about, "kind": kind, "target": target, "source": decision.source}


def restand(tx: Connection) -> None:
    """Work out anew which decisions stand; the table is derived."""
    tx.execute(delete(stands))
    found = standing(written(tx))
    if found:
        tx.execute(insert(stands), [_stands(d) for d in found])


def written(tx: Connection, about: str | None = None) -> list[Decision]:
    """Every decision (on one thing), in the order written."""
    found = select(decisions.c.body).order_by(decisions.c.number)
    if about is not None:
        found = found.where(decisions.c.about == about)
    return [decision_from_body(body) for body in tx.execute(found).scalars()]


def on_any(decision: Decision, shut: frozenset[str]) -> bool:
    """The decision is on one of these files, letters or statements."""
    return bool(shut) and (decision.source in shut or not shut.isdisjoint(decision.about.split(":")))


def exported(tx: Connection, *, whole: bool = False, seen: Collection[str] | None = None) -> Iterator[str]:
    """The ledger as JSON Lines, without line ends.

    A decision that quotes a hidden passage is only named (`{"withheld": id, ...}`), unless the `whole` is asked for;
    so is one that is not among those `seen`, the ids of all that whoever asks may see (None: all).
    """
    hidden = holding(tx)
    for body in tx.execute(select(decisions.c.body).order_by(decisions.c.number)).scalars():
        decision = decision_from_body(body)
        open_to_all = (seen is None or decision.id in seen) and (
            not hidden or veiled_decision(decision, hidden) == decision
        )
        if whole or open_to_all:
            yield body
        else:
            yield json.dumps({WITHHELD: decision.id, "before": decision.before})


def merge(tx: Connection, lines: Iterable[str]) -> Merge:
    """Take in another office's ledger: what is new is appended as it was written there. All or nothing.

    Raises `BadDecision` with the line that is no decision, was changed after it was written, or follows one that is
    neither here nor above it.
    """
    known = set(tx.execute(select(decisions.c.id)).scalars()) | set(settings.every(tx, WITHHELD))
    new: list[Decision] = []
    seen = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if withheld := _withheld(line):
            settings.put(tx, WITHHELD, withheld, True, by="")
            known.add(withheld)
            continue
        decision = _read(line, number)
        if decision.id in known:
            seen += 1
            continue
        for before in (decision.before, decision.replaces):
            if before is not None and before not in known:
                raise BadDecision(
                    f"line {number}: follows decision {before}, which is missing; export the whole ledger"
                )
        known.add(decision.id)
        new.append(decision)
    _write(tx, new)
    return Merge(len(new), seen, conflicts(written(tx)))


def _withheld(line: str) -> str | None:
    """The id of a decision that its office did not give away."""
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return str(said[WITHHELD]) if isinstance(said, dict) and WITHHELD in said else None


def _read(line: str, number: int) -> Decision:
    try:
        decision = decision_from_body(line)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadDecision(f"line {number}: is no decision ({error})") from None
    if decision.id != decision.content_id:
        raise BadDecision(f"line {number}: decision {decision.id} was changed after it was written")
    return decision
