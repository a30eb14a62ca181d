"""Letters on the shelf: put, taken, found by id, name or filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from onrecord.errors import NotFound
from onrecord.model import Decision, Evidence, Letter, Quote
from onrecord.reference import likeness
from onrecord.store import due, rows, search
from onrecord.store.filters import Filters, ordered, shut
from onrecord.store.fold import shadow
from onrecord.store.redaction import holding, veiled_all
from onrecord.store.schema import INDEXED, bodies, decided, letters, names, parties, prints, sources, statements

SHORTEST_PREFIX = 4
AT_ONCE = 500
MOST_ALIKE = 20
"""So many letters alike one are looked at: a text sent to two hundred ministers is no copy of any."""
ANY = Filters()


def put(tx: Connection, sha: str, found: Sequence[Letter]) -> None:
    """Put the letters of one source on the shelf in place of those read from it before."""
    take_away(tx, sha)
    hidden = holding(tx).get(sha, [])
    for position, (letter, shown) in enumerate(zip(found, veiled_all(found, hidden), strict=True)):
        body = rows.letter_to_body(letter)
        row = rows.letter_to_row(letter, body, position=position) | {"sha256": sha}
        (number,) = tx.execute(insert(letters).returning(letters.c.number), row).one()
        tx.execute(insert(bodies), {"letter": number, "body": body})
        index(tx, number, shown)


def index(tx: Connection, number: int, letter: Letter) -> None:
    """Enter what the letter is found by."""
    for table, made in rows.rows_of(letter, number).items():
        if made:
            tx.execute(insert(table), made)
    search.enter(tx, number, letter.text)
    due.entered(tx, number)


def index_as_decided(tx: Connection, numbers: Sequence[int], right: Mapping[int, Letter]) -> None:
    """Enter these letters by what is right: as decided where it is told in `right`, else as they were read."""
    for number, read in zip(numbers, fetch(tx, numbers), strict=True):
        body = tx.execute(select(bodies.c.body).where(bodies.c.letter == number)).scalar_one()
        columns = rows.found_by(right.get(number) or rows.letter_from_body(body))
        tx.execute(update(letters).where(letters.c.number == number).values(columns))
        for table, made in rows.decided_rows(read, number, right.get(number)).items():
            tx.execute(delete(table).where(table.c.letter == number))
            if made:
                tx.execute(insert(table), made)


def unindex(tx: Connection, number: int, letter: Letter) -> None:
    """Take out what the letter is found by; it must be the letter as it was entered."""
    search.remove(tx, number, letter.text)
    for table in INDEXED:
        tx.execute(delete(table).where(table.c.letter == number))
    due.left(tx, number)


@contextmanager
def reindexed(tx: Connection, sha: str) -> Iterator[None]:
    """Enter the letters of a source anew around a change of what is hidden in it."""
    for number, shown in of_source(tx, sha).items():
        unindex(tx, number, shown)
    yield
    for number, letter in raw(tx, sha):
        tx.execute(update(letters).where(letters.c.number == number).values(rows.found_by(letter)))
    for number, shown in of_source(tx, sha).items():
        index(tx, number, shown)


def of_source(tx: Connection, sha: str) -> dict[int, Letter]:
    """The letters of a source by row number, as everybody sees them."""
    kept = list(raw(tx, sha))
    shown = veiled_all([letter for _, letter in kept], holding(tx).get(sha, []))
    return {number: letter for (number, _), letter in zip(kept, shown, strict=True)}


def raw(tx: Connection, sha: str) -> Iterator[tuple[int, Letter]]:
    """Row numbers and letters of a source as they were read, nothing hidden."""
    mine = select(bodies).join(letters, letters.c.number == bodies.c.letter).where(letters.c.sha256 == sha)
    for number, body in tx.execute(mine.order_by(letters.c.position)).all():
        yield number, rows.letter_from_body(body)


def take_away(tx: Connection, sha: str) -> None:
    """Remove what was read from a source; the original stays."""
    for number, shown in of_source(tx, sha).items():
        unindex(tx, number, shown)
    mine = select(letters.c.number).where(letters.c.sha256 == sha)
    tx.execute(delete(bodies).where(bodies.c.letter.in_(mine)))
    tx.execute(delete(letters).where(letters.c.sha256 == sha))


def numbers(tx: Connection, filters: Filters) -> list[int]:
    """Row numbers of the letters, oldest first."""
    return list(tx.execute(select(letters.c.number).where(filters.where()).order_by(*ordered())).scalars())


def fetch(
    tx: Connection, wanted: Sequence[int], *, hidden: dict[str, list[Quote]] | None = None, as_read: bool = True
) -> Iterator[Letter]:
    """Letters by row number, in the order given.

    hidden    what `redaction.holding` gives, if it is at hand
    as_read   False: as people decided on them, once the record is up to date
    """
    with_body = select(letters.c.number, letters.c.sha256, bodies.c.body).where(letters.c.number.in_(wanted))
    with_body = with_body.join_from(letters, bodies, bodies.c.letter == letters.c.number)
    found = {row.number: row for row in tx.execute(with_body)}
    hidden = holding(tx) if hidden is None else hidden
    apart = select(decided).where(decided.c.letter.in_(wanted))
    right = {} if as_read else {row.letter: row.body for row in tx.execute(apart)}
    shown: dict[int, Letter] = {}
    for number in wanted:
        if number not in found:
            continue
        if number in right:
            yield rows.letter_from_body(right[number])
            continue
        if found[number].sha256 in hidden and number not in shown:
            shown |= of_source(tx, found[number].sha256)
        yield shown.get(number) or rows.letter_from_body(found[number].body)


def find(tx: Connection, called: str, may: Filters = ANY) -> Letter:
    """The letter of that id, beginning of an id (four characters or more) or file name. Raises `NotFound`."""
    for found in _candidates(tx, called, may):
        if len(found) == 1:
            return next(fetch(tx, [found[0][0]]))
        if found:
            shown = ", ".join(sorted({id for _, id in found})[:5])
            raise NotFound(
                f"{called!r} means {len(found)} letters ({shown}{', ...' if len(found) > 5 else ''}); say which"
            )
    raise NotFound(f"no letter {called!r} in this record; `onrecord search` finds letters by their words")


def _candidates(tx: Connection, called: str, may: Filters) -> Iterable[list[tuple[int, str]]]:
    either = select(letters.c.number, letters.c.id).where(may.where()).order_by(letters.c.number)
    yield list(tx.execute(either.where(letters.c.id == called).limit(1)))
    named = select(names.c.sha256).where(names.c.name == called)
    yield list(tx.execute(either.where(letters.c.sha256.in_(named))))
    inside = select(names.c.sha256).where(names.c.name.endswith("/" + called, autoescape=True))
    yield list(tx.execute(either.where(letters.c.sha256.in_(inside))))
    if len(called) >= SHORTEST_PREFIX:
        begins = letters.c.id.startswith(called, autoescape=True)
        yield list(tx.execute(either.where(begins)))
        yield list(tx.execute(either.where(letters.c.sha256.startswith(called, autoescape=True))))


def alike(tx: Connection, letter: Letter, may: Filters = ANY) -> list[int]:
    """Row numbers of letters that share prints with this one, the most first; the letter itself is not among them.

    Of a letter with a date only those of the same date and those without one: others are no copies of it.
    """
    wanted = likeness.prints(letter.text)
    if not wanted:
        return []
    shared = select(prints.c.letter.label("number"), func.count().label("n")).where(prints.c.print.in_(wanted))
    if letter.date:
        # The few letters of a day are looked up; many letters share a print by chance.
        day = select(letters.c.number).where(letters.c.date == str(letter.date.value))
        undated = select(letters.c.number).where(letters.c.date.is_(None))
        shared = shared.where(prints.c.letter.in_(day.union_all(undated)))
    near = shared.group_by(prints.c.letter).having(func.count() >= likeness.SHARED).subquery()
    found = (
        select(near.c.number)
        .join_from(near, letters, letters.c.number == near.c.number)
        .where(letters.c.id != letter.id, may.where())
        .order_by(near.c.n.desc(), near.c.number)
    )
    return list(tx.execute(found.limit(MOST_ALIKE)).scalars())


def statement(tx: Connection, id: str, may: Filters = ANY) -> Evidence:
    """The statement of that id. Raises `NotFound`."""
    where = select(statements.c.letter).join(letters, letters.c.number == statements.c.letter)
    for (number,) in tx.execute(where.where(statements.c.id == id, may.where()).limit(1)):
        for as_read in (True, False):
            letter = next(fetch(tx, [number], as_read=as_read))
            if found := next((said for said in letter.statements if said.id == id), None):
                return Evidence(letter, found)
    raise NotFound(f"no statement {id!r} in this record")


def known_statements(tx: Connection, ids: set[str], may: Filters = ANY) -> frozenset[str]:
    """Those of these ids that are a statement of a letter here."""
    of_letters = select(statements.c.id).join(letters, letters.c.number == statements.c.letter).where(may.where())
    some = sorted(ids)
    parts = (some[i : i + AT_ONCE] for i in range(0, len(some), AT_ONCE))
    return frozenset(id for part in parts for id in tx.execute(of_letters.where(statements.c.id.in_(part))).scalars())


def file_of(tx: Connection, id: str, may: Filters = ANY) -> str:
    """SHA-256 of the kept file a letter was read from: of the archive or mail, when it came inside one."""
    found = tx.execute(select(letters.c.sha256).where(letters.c.id == id, may.where()).limit(1)).scalar()
    if found is None:
        raise NotFound(f"no letter {id!r} in this record")
    return str(found)


def shut_away(tx: Connection, on: date | None) -> frozenset[str]:
    """Files, letters and statements, by hash or id, that a reader may not see on that day; none when `on` is None."""
    if on is None:
        return frozenset()
    closed = select(letters.c.number, letters.c.id).where(shut(letters.c.sha256, on))
    ids = {row.id for row in tx.execute(closed)}
    of_them = select(statements.c.id).where(statements.c.letter.in_(closed.with_only_columns(letters.c.number)))
    shas = set(tx.execute(select(sources.c.sha256).where(shut(sources.c.sha256, on))).scalars())
    # A letter that came inside a mail or an archive has a source of its own, and decisions on it name that one.
    inside = {x.source.sha256 for some in closed_numbers(tx, on) for x in fetch(tx, some, hidden={})}
    return frozenset({*ids, *tx.execute(of_them).scalars(), *shas, *inside})


def of_known_names(tx: Connection, decisions: Iterable[Decision], may: Filters) -> list[Decision]:
    """Decisions without those on names that stand in no letter that may be seen."""
    found = list(decisions)
    named = {d.about: d.about.removeprefix("same:").split("|") for d in found if d.about.startswith("same:")}
    if not named:
        return found
    seen = select(parties.c.person, parties.c.body).join(letters, letters.c.number == parties.c.letter)
    known = {name for row in tx.execute(seen.where(may.where()).distinct()) for name in row}
    return [d for d in found if all(shadow(name) in known for name in named.get(d.about, ()))]


def closed_numbers(tx: Connection, on: date) -> Iterator[list[int]]:
    """Row numbers of the letters that a reader may not see on that day, some at a time."""
    found = list(tx.execute(select(letters.c.number).where(shut(letters.c.sha256, on))).scalars())
    yield from (found[i : i + AT_ONCE] for i in range(0, len(found), AT_ONCE))


def said(tx: Connection, filters: Filters, *, limit: int | None = None, offset: int = 0) -> Iterator[Evidence]:
    """Statements that meet the filters, each with its letter, as decided, in the order of the letters."""
    found = (
        select(statements.c.letter, statements.c.id)
        .join_from(statements, letters, statements.c.letter == letters.c.number)
        .where(filters.where(), *filters.on_statement(), statements.c.act != "")
        .order_by(*ordered(), statements.c.position)
        .limit(limit)
        .offset(offset)
    )
    last: tuple[int, Letter] | None = None
    for number, id in tx.execute(found).all():
        if last is None or last[0] != number:
            last = number, next(fetch(tx, [number], as_read=False))
        yield from (Evidence(last[1], said) for said in last[1].statements if said.id == id)
