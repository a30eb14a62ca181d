"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, over the same folded words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.model import Letter, Quote
from onrecord.store import fts_postgres, fts_sqlite
from onrecord.store.filters import Filters, ordered
from onrecord.store.highlight import places, snippet
from onrecord.store.query import Query, parse
from onrecord.store.schema import letters

MOST = 1_000
"""So many letters are given at once; each comes whole, with its text."""

RANKED = 5_000
"""So many letters are weighed against each other; it takes some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found.

    query      as it was typed
    snippet    a stretch of its text as read, on one line
    marks      stretches of `snippet` to highlight
    """

    letter: Letter
    query: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, letter: Letter, typed: str) -> Hit:
        """The letter with what the query found in it marked."""
        return cls(letter, typed, *snippet(letter.text, parse(typed)))

    @property
    def page(self) -> int | None:
        """The page that the first words found stand on; None without pages, or where it is not told for certain.

        It is that of the quotations around them, of whose words the reader knows the page.
        """
        if self.letter.source.pages in (None, 1) or not self.places:
            return self.letter.source.pages if self.places else None
        at = self.places[0][0]
        known = sorted((q.start, q.end, q.page) for q in quotations(self.letter) if q.page)
        before = [page for start, _, page in known if start <= at]
        after = [page for _, end, page in known if end > at]
        around = {*before[-1:], *after[:1]}
        return around.pop() if len(around) == 1 and before and after else None

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """All stretches of `letter.text` that were found."""
        return places(self.letter.text, parse(self.query))


def quotations(value: Any) -> Iterator[Quote]:
    """Every quotation in a letter, wherever it stands."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from quotations(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from quotations(getattr(value, field.name))


def enter(tx: Connection, number: int, body: str) -> None:
    """Index the words of a letter."""
    engine(tx).enter(tx, number, body)


def remove(tx: Connection, number: int, body: str) -> None:
    """Take a letter's words out again; `body` must be the text they were entered with."""
    engine(tx).remove(tx, number, body)


def empty(tx: Connection) -> None:
    """Forget every word."""
    engine(tx).empty(tx)


def found(tx: Connection, typed: str, filters: Filters, *, limit: int, offset: int) -> list[int]:
    """Row numbers of the letters that meet query and filters, best first; oldest first when the query has no words.

    Words that more than `RANKED` letters have tell little of which is best: those letters come newest first.
    """
    query = parse(typed)
    where = [filters.where(), *unwanted(tx, query)]
    if not query.wanted:
        listed = select(letters.c.number).where(*where).order_by(*ordered())
        return list(tx.execute(listed.limit(limit).offset(offset)).scalars())
    if engine(tx).broad(tx, query, RANKED):
        newest = letters.c.date.desc().nulls_last(), letters.c.number
        best = select(letters.c.number).where(engine(tx).matching(query), *where).order_by(*newest)
    else:
        best = engine(tx).ranked(query).where(*where)
    return list(tx.execute(best.limit(limit).offset(offset)).scalars())


def count(tx: Connection, typed: str, filters: Filters) -> int:
    """How many letters meet query and filters."""
    query = parse(typed)
    if query.wanted and not query.unwanted and filters == Filters():
        return tx.execute(select(func.count()).select_from(engine(tx).numbers(query).subquery())).scalar_one()
    where = [filters.where(), *unwanted(tx, query)]
    if query.wanted:
        where.append(engine(tx).matching(query))
    return tx.execute(select(func.count()).select_from(letters).where(*where)).scalar_one()


def more_than(tx: Connection, number: int, filters: Filters) -> bool:
    """More letters meet the filters than that."""
    return tx.execute(select(letters.c.number).where(filters.where()).limit(1).offset(number)).first() is not None


def unwanted(tx: Connection, query: Query) -> list[ColumnElement[bool]]:
    """Conditions for what a query leaves out."""
    return [~engine(tx).matching(Query(((term,),))) for term in query.unwanted]


def engine(tx: Connection) -> ModuleType:
    """The search of the database at hand."""
    return fts_postgres if tx.dialect.name == "postgresql" else fts_sqlite
