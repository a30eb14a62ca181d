"""Which letters have rows to be made anew: written down in the transaction of the change itself, so that none is lost.

Step 1 makes a letter as decided and what it is found by, step 2 its link and what it cites, step 3 its asks. A step
done for one letter can make others due for the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, literal, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.model import Decision
from onrecord.store.schema import FOLLOWING, asks, decided, due, heads, letters, links, statements

STEPS = (1, 2, 3)


def mark(tx: Connection, step: int, numbers: Iterable[int]) -> None:
    """These letters are due for a step."""
    rows = [{"step": step, "letter": number} for number in set(numbers)]
    if rows:
        dialect = postgresql if tx.dialect.name == "postgresql" else sqlite
        tx.execute(dialect.insert(due).on_conflict_do_nothing(), rows)


def entered(tx: Connection, number: int) -> None:
    """A letter was put on the shelf."""
    mark(tx, 1, [number])


def left(tx: Connection, number: int) -> None:
    """A letter was taken from the shelf: how it was decided must not be shown, and what rests on it is to be undone."""
    tx.execute(delete(decided).where(decided.c.letter == number))
    tx.execute(delete(due).where(due.c.letter == number))
    mark(tx, 1, tx.execute(select(heads.c.letter).where(heads.c.letter == number)).scalars())


def decided_on(tx: Connection, made: Sequence[Decision]) -> None:
    """The letters that these decisions touch are due."""
    targets = {d.about.partition(":")[2].partition(":")[0] for d in made}
    sources = {d.source for d in made if d.source}
    found = (
        select(letters.c.number).where(or_(letters.c.id.in_(targets), letters.c.sha256.in_(sources | targets))),
        select(heads.c.letter).where(heads.c.source.in_(sources)),
        select(statements.c.letter).where(statements.c.id.in_(targets)),
        select(asks.c.letter).where(asks.c.id.in_(targets)),
    )
    mark(tx, 1, (number for one in found for number in tx.execute(one).scalars()))


def status_changed(tx: Connection, addressees: Collection[str] | None = None) -> None:
    """Asks to join a treaty (of these addressees) are due: what came of them rests on its status."""
    wanted = select(asks.c.letter).where(asks.c.joining != "")
    if addressees is not None:
        wanted = wanted.where(asks.c.addressee.in_(addressees))
    mark(tx, 3, tx.execute(wanted).scalars())


def waiting(tx: Connection) -> dict[int, int]:
    """How many letters are due, by step."""
    return {row.step: row.n for row in tx.execute(select(due.c.step, func.count().label("n")).group_by(due.c.step))}


def anything(tx: Connection) -> bool:
    """True when any letter is due."""
    return tx.execute(select(due.c.letter).limit(1)).first() is not None


def take(tx: Connection, step: int, limit: int) -> list[int]:
    """The next letters due for a step, those near in time together, so that one is of use to the other."""
    wanted = select(due.c.letter).where(due.c.step == step)
    if step > 1:
        joined = due.join(heads, heads.c.letter == due.c.letter, isouter=True)
        wanted = select(due.c.letter).select_from(joined).where(due.c.step == step).order_by(heads.c.day)
    return list(tx.execute(wanted.limit(limit)).scalars())


def done(tx: Connection, step: int, numbers: Collection[int]) -> None:
    """These letters are no longer due for a step."""
    tx.execute(delete(due).where(due.c.step == step, due.c.letter.in_(numbers)))


def everything(tx: Connection) -> None:
    """Forget all that follows from letters together; every letter is due."""
    for table in (due, links, *FOLLOWING):
        tx.execute(delete(table))
    tx.execute(insert(due).from_select(["step", "letter"], select(literal(1), letters.c.number)))
